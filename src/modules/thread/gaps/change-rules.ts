import { longDate } from '../../../platform/dates.ts'
import {
  type Gap,
  type GapChange,
  type GapFacts,
  type GapItem,
  type GapKind,
  type GapPiece,
  weightOf,
} from './facts.ts'
import { threadOf } from './item-rules.ts'

/** What a change of practice lacks, and which measures say nothing about it. */
export const changeGaps = (facts: GapFacts): Gap[] => {
  const items = new Map(facts.items.map((item) => [item.id, item]))
  const pieces = piecesOn(facts.pieces)
  return [
    ...facts.changes
      .filter((change) => change.stopped_on === null || change.stopped_on > facts.today)
      .flatMap((change) => {
        const under = change.item_ids.flatMap((id) => items.get(id) ?? [])
        return [...lacks(change, under, facts.today), ...older(change, under, pieces, facts.today)]
      }),
    ...measureGaps(facts),
  ]
}

const lacks = (change: GapChange, under: readonly GapItem[], today: string): Gap[] => {
  const title = `“${change.title}”`
  const edit = `/plan/practice/${change.id}`
  const found: Gap[] = []
  if (change.in_use_from === null && change.trial_to === null)
    found.push(
      gapOf(
        change,
        under,
        'change_without_day',
        `${title} does not say from which day it is in use.`,
        edit,
        'Say from which day',
      ),
    )
  if ((change.at_least === null && change.measure_level === null) || change.criterion_on === null)
    found.push(
      gapOf(
        change,
        under,
        'change_without_level',
        `${title} has no level written down beforehand, so nothing can show that practice is different.`,
        edit,
        'Write the level down',
      ),
    )
  const due = change.review_on ?? change.trial_to
  if (due !== null && due < today && !change.decided && (change.reviewed_on === null || change.reviewed_on < due))
    found.push(
      gapOf(
        change,
        under,
        'trial_overdue',
        `${change.trial_to === null ? title : `The trial of ${title}`} was to be reviewed on ${longDate(due)}, and nobody has decided.`,
        edit,
        'Adopt, adapt or abandon it',
      ),
    )
  if (change.in_use_from !== null && change.in_use_from <= today && change.told === 0)
    found.push(
      gapOf(
        change,
        under,
        'nobody_told',
        `${title} is in use since ${longDate(change.in_use_from)}, and nobody is recorded as told.`,
        edit,
        'Say who was told',
      ),
    )
  return found
}

// What is attached to it speaks only about time before it was in use.
const older = (
  change: GapChange,
  under: readonly GapItem[],
  pieces: ReadonlyMap<string, GapPiece[]>,
  today: string,
): Gap[] => {
  const from = change.in_use_from
  if (from === null || from > today) return []
  const read = [change.id, ...under.map(({ id }) => id)]
    .flatMap((id) => pieces.get(id) ?? [])
    .filter(({ nature }) => nature !== 'document')
    .flatMap((piece) => piece.speaks_to ?? piece.dated ?? [])
  const newest = read.toSorted().at(-1)
  return newest === undefined || newest >= from
    ? []
    : [
        gapOf(
          change,
          under,
          'evidence_older',
          `The evidence for “${change.title}” is older than the change: the newest is from ${longDate(newest)}, and it is in use since ${longDate(from)}.`,
          `/evidence/new?for=${change.id}`,
          'Add newer evidence',
        ),
      ]
}

const measureGaps = (facts: GapFacts): Gap[] => {
  const findings = new Map(facts.findings.map((finding) => [finding.id, finding]))
  const items = new Map<string, GapItem[]>()
  for (const item of facts.items)
    for (const { measure_id: id } of item.targets) if (id) items.set(id, [...(items.get(id) ?? []), item])
  return facts.measures.flatMap((measure): Gap[] => {
    const links = facts.linked.filter((link) => link.measure_id === measure.id && findings.has(link.finding_id))
    const under = items.get(measure.id) ?? []
    if (links.length === 0 && under.length === 0) return []
    const thread = threadOf(under)
    const findingIds = [...new Set([...links.map(({ finding_id: id }) => id), ...thread.findingIds])]
    const base = {
      subject: measure.title,
      subjectId: measure.id,
      findingId: findingIds[0] ?? null,
      findingIds,
      planId: under[0]?.plan_id ?? null,
      postIds: measure.owner_post_id ? [measure.owner_post_id] : [],
    }
    const late = links.filter((link) => link.late)
    return [
      ...(measure.silent
        ? [
            {
              ...base,
              kind: 'measure_silent' as const,
              sentence: measure.latest_to
                ? `“${measure.title}” has no data since ${longDate(measure.latest_to)}.`
                : `“${measure.title}” has no data yet; it was named on ${longDate(measure.named_on)}.`,
              mend: { href: `/measure/measures/${measure.id}/figures`, words: 'Enter its figures' },
              weight: weightOf('measure_silent'),
            },
          ]
        : []),
      ...(late.length > 0
        ? [
            {
              ...base,
              kind: 'measure_named_after' as const,
              findingIds: late.map(({ finding_id: id }) => id),
              findingId: late[0]?.finding_id ?? null,
              sentence: `“${measure.title}” was named or linked after its figures since the change had come, so they prove nothing.`,
              mend: { href: `/measure/measures/${measure.id}`, words: 'Look at it; later figures count' },
              weight: weightOf('measure_named_after'),
            },
          ]
        : []),
    ]
  })
}

/** The pieces on each statement. */
export const piecesOn = (pieces: readonly GapPiece[]): Map<string, GapPiece[]> => {
  const on = new Map<string, GapPiece[]>()
  for (const piece of pieces)
    for (const id of piece.on) {
      const all = on.get(id)
      if (all) all.push(piece)
      else on.set(id, [piece])
    }
  return on
}

const gapOf = (
  change: GapChange,
  under: readonly GapItem[],
  kind: GapKind,
  sentence: string,
  href: string,
  words: string,
): Gap => ({
  kind,
  subject: change.title,
  subjectId: change.id,
  ...threadOf(under),
  planId: under[0]?.plan_id ?? null,
  postIds: [...new Set(under.flatMap(({ leads }) => leads.map(({ id }) => id)))],
  sentence,
  mend: { href, words },
  weight: weightOf(kind),
})
