import { daysBetween } from '../../../platform/dates.ts'
import { changeGaps } from './change-rules.ts'
import { evidenceGaps } from './evidence-rules.ts'
import { type Gap, type GapFacts, type GapFinding, type GapItem, type GapKind, named, weightOf } from './facts.ts'
import { itemGaps } from './item-rules.ts'

export { type Gap, type GapFacts, type GapKind, gapKinds, named, weightOf } from './facts.ts'

/** What each kind of gap is called in a filter. */
export const kindWords: Record<GapKind, string> = {
  finding_without_item: 'Finding that no item answers',
  level_lapsed: 'Level that no longer holds',
  post_vacant: 'Post that nobody holds',
  item_without_post: 'Item without a post',
  signpost_only: 'Answered only by a signpost',
  update_missing: 'Update missing',
  audit_not_repeated: 'Audit not repeated',
  evidence_older: 'Evidence older than the change',
  not_told_back: 'Nothing told back',
  no_childrens_voice: 'No children’s voice',
  voice_reason_lapsed: 'Reason for no children’s voice lapsed',
  finding_without_measure: 'Finding without a measure',
  measure_silent: 'Measure without new data',
  measure_named_after: 'Measure named or linked too late',
  trial_overdue: 'Review of a trial overdue',
  due_after_post_ends: 'Due after a post ends',
  change_without_day: 'Change without a day',
  change_without_level: 'Change without a level',
  nobody_told: 'Change nobody was told of',
  grade_without_evidence: 'Grade without evidence',
  item_without_measure: 'Item without a measure',
  item_without_date: 'Item without a date',
  same_group_only: 'Only the same group asked',
  strength_unwatched: 'Strength nobody watches',
  too_many_items: 'Too many items',
}

/** Every missing link, the worst first. Nothing is stored: a gap that is mended is gone. */
export const gapsOf = (facts: GapFacts): Gap[] =>
  [
    ...findingGaps(facts),
    ...itemGaps(facts),
    ...changeGaps(facts),
    ...evidenceGaps(facts),
    ...planGaps(facts),
  ].toSorted((a, b) => b.weight - a.weight || collator.compare(a.subject, b.subject))

const collator = new Intl.Collator('en-GB', { numeric: true })

/** Is this item one of those that answer the finding, itself or through a heading above it? */
export const answers = (item: Pick<GapItem, 'findings' | 'through'>, findingId: string): boolean =>
  item.findings.some(({ id }) => id === findingId) || item.through.some(({ id }) => id === findingId)

const findingGaps = (facts: GapFacts): Gap[] => {
  const linked = new Set(facts.linked.map(({ finding_id: id }) => id))
  const fallen = new Map(facts.fallen.map((each) => [each.finding_id, each]))
  const answering = answeringOf(facts.items)
  return facts.findings.flatMap((finding): Gap[] => {
    const fell = fallen.get(finding.id)
    const found: Gap[] = fell
      ? [
          gap(
            finding,
            'level_lapsed',
            `Level ${fell.level} of finding ${named(finding)} no longer holds: ${fell.why}`,
            `/thread/findings/${finding.id}`,
            'Look at the level again',
          ),
        ]
      : []
    if (finding.kind === 'strength')
      return facts.watched.has(finding.id)
        ? found
        : [
            ...found,
            gap(
              finding,
              'strength_unwatched',
              `Nobody watches that the strength ${named(finding)} stays one.`,
              `/inspection/findings/${finding.id}/watches/new`,
              'Name who watches it',
            ),
          ]
    const items = answering.get(finding.id) ?? []
    if (items.length === 0)
      return [
        ...found,
        gap(
          finding,
          'finding_without_item',
          `No item answers finding ${named(finding)}.`,
          `/plan/findings/${finding.id}/items`,
          'Say what answers it',
        ),
      ]
    const signpost = signpostOnly(items, facts.today)
    if (signpost)
      found.push(
        gap(
          finding,
          'signpost_only',
          `Finding ${named(finding)} is answered only by a signpost nobody reports on: “${named(signpost)}”.`,
          `/plan/items/${signpost.id}`,
          'Report on it, or add an item',
        ),
      )
    if (!linked.has(finding.id))
      found.push(
        gap(
          finding,
          'finding_without_measure',
          `No measure is linked to finding ${named(finding)}, so nobody could tell whether children are better off.`,
          `/thread/findings/${finding.id}/measures/new`,
          'Link a measure',
        ),
      )
    return found
  })
}

/** The items under each finding, lines and headings. */
export const answeringOf = <T extends Pick<GapItem, 'findings' | 'through'>>(items: readonly T[]): Map<string, T[]> => {
  const of = new Map<string, T[]>()
  for (const item of items)
    for (const id of new Set([...item.findings, ...item.through].map((finding) => finding.id))) {
      const all = of.get(id)
      if (all) all.push(item)
      else of.set(id, [item])
    }
  return of
}

// Half a year without a word: nobody reports on it here.
const signpostOnly = (items: readonly GapItem[], today: string): GapItem | undefined => {
  const lines = items.filter(({ line }) => line)
  if (lines.length === 0 || lines.some(({ kind }) => kind !== 'signpost')) return undefined
  return lines.every(({ updated_on: on }) => on === null || daysBetween(on, today) > 183) ? lines[0] : undefined
}

const gap = (finding: GapFinding, kind: GapKind, sentence: string, href: string, words: string): Gap => ({
  kind,
  subject: named(finding),
  subjectId: finding.id,
  findingId: finding.id,
  findingIds: [finding.id],
  planId: null,
  postIds: [],
  sentence,
  mend: { href, words },
  weight: weightOf(kind),
})

/** More than ten items for each finding, and more than twenty in all: nobody can steer by so many. */
const planGaps = (facts: GapFacts): Gap[] =>
  facts.plans.flatMap((plan): Gap[] => {
    const lines = facts.items.filter((item) => item.plan_id === plan.id && item.line && item.kind === 'improvement')
    const findings = new Set(lines.flatMap((item) => [...item.findings, ...item.through].map(({ id }) => id))).size
    if (lines.length <= 20 || findings === 0 || lines.length / findings <= 10) return []
    return [
      {
        kind: 'too_many_items',
        subject: plan.title,
        subjectId: plan.id,
        findingId: null,
        findingIds: [],
        planId: plan.id,
        postIds: [],
        sentence: `“${plan.title}” has ${lines.length} items for ${findings === 1 ? 'one finding' : `${findings} findings`}: nobody can steer by so many.`,
        mend: { href: `/plan/plans/${plan.id}`, words: 'Look for those that can go' },
        weight: weightOf('too_many_items'),
      },
    ]
  })

/** How many gaps there are, and the worst of them: the sentence that opens the page. */
export const gapSentence = (gaps: readonly Gap[], findings: number, filtered: boolean): string => {
  if (gaps.length === 0)
    return filtered
      ? 'No gap fits your choice.'
      : findings === 0
        ? 'There is no finding yet, so there is no thread to follow.'
        : 'The thread holds: no link is missing.'
  const count = gaps.length === 1 ? 'One link is missing' : `${gaps.length} links are missing`
  return `${count}${filtered ? ' that fits your choice'.replace('fits', gaps.length === 1 ? 'fits' : 'fit') : ''}. The worst: ${lowerFirst(gaps[0]?.sentence ?? '')}`
}

const lowerFirst = (sentence: string) =>
  /^(No|Nobody|Only|Level)\b/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence
