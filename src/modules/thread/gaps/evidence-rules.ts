import { daysBetween, longDate } from '../../../platform/dates.ts'
import { piecesOn } from './change-rules.ts'
import {
  type Gap,
  type GapFacts,
  type GapFinding,
  type GapItem,
  type GapKind,
  type GapPiece,
  named,
  weightOf,
} from './facts.ts'

/** Who was asked and told back, whether children were heard, whether practice was read again, and grades without evidence. */
export const evidenceGaps = (facts: GapFacts): Gap[] => {
  const pieces = piecesOn(facts.pieces)
  const under = underFindings(facts)
  return [
    ...facts.findings
      .filter(({ kind }) => kind !== 'strength')
      .flatMap((finding) => {
        const { items, changes } = under.get(finding.id) ?? { items: [], changes: [] }
        if (items.length === 0) return []
        const ids = [finding.id, ...items.map(({ id }) => id), ...changes.map(({ id }) => id)]
        const all = [...new Map(ids.flatMap((id) => pieces.get(id) ?? []).map((piece) => [piece.id, piece])).values()]
        return [...voices(finding, all, facts), ...notRepeated(finding, changes, all, facts)]
      }),
    ...notToldBack(facts, under),
    ...grades(facts),
  ]
}

type Under = { items: GapItem[]; changes: GapFacts['changes'][number][] }

const underFindings = (facts: GapFacts): Map<string, Under> => {
  const under = new Map<string, Under>()
  const changesOf = new Map<string, GapFacts['changes'][number][]>()
  for (const change of facts.changes)
    for (const id of change.item_ids) changesOf.set(id, [...(changesOf.get(id) ?? []), change])
  for (const item of facts.items)
    for (const id of new Set([...item.findings, ...item.through].map((finding) => finding.id))) {
      const here = under.get(id) ?? { items: [], changes: [] }
      here.items.push(item)
      for (const change of changesOf.get(item.id) ?? []) if (!here.changes.includes(change)) here.changes.push(change)
      under.set(id, here)
    }
  return under
}

const isView = ({ nature }: GapPiece) => nature.startsWith('views_')

const voices = (finding: GapFinding, pieces: readonly GapPiece[], facts: GapFacts): Gap[] => {
  const views = pieces.filter(isView)
  const found: Gap[] = []
  if (!views.some(({ nature }) => nature === 'views_of_children')) {
    const reasons = facts.silences.filter(({ statement_id: id }) => id === finding.id)
    const newest = reasons
      .map(({ lapses_on: on }) => on)
      .toSorted()
      .at(-1)
    if (newest === undefined)
      found.push(
        gapOf(
          finding,
          'no_childrens_voice',
          `No child’s or young person’s view is among the evidence for finding ${named(finding)}, and no reason is given.`,
          `/evidence/statements/${finding.id}`,
          'Add a view or a reason',
        ),
      )
    else if (newest <= facts.today)
      found.push(
        gapOf(
          finding,
          'voice_reason_lapsed',
          `No child’s or young person’s view is among the evidence for finding ${named(finding)}, and the reason lapsed on ${longDate(newest)}.`,
          `/evidence/statements/${finding.id}`,
          'Ask, or give the reason again',
        ),
      )
  }
  const groups = [...new Set(views.map(({ nature }) => nature))]
  if (views.length >= 2 && groups.length === 1)
    found.push(
      gapOf(
        finding,
        'same_group_only',
        `Only ${groupWords[groups[0] ?? ''] ?? 'the same people'} were asked about finding ${named(finding)}, ${views.length === 2 ? 'twice' : `${views.length} times`}.`,
        `/evidence/new?for=${finding.id}`,
        'Ask somebody else',
      ),
    )
  return found
}

const groupWords: Record<string, string> = {
  views_of_children: 'children and young people',
  views_of_families: 'parents and carers',
  views_of_staff: 'staff',
}

const notToldBack = (facts: GapFacts, under: ReadonlyMap<string, Under>): Gap[] => {
  const findings = new Map(facts.findings.map((finding) => [finding.id, finding]))
  const findingsOf = new Map<string, string[]>()
  for (const [id, { items, changes }] of under)
    for (const each of [...items, ...changes]) findingsOf.set(each.id, [...(findingsOf.get(each.id) ?? []), id])
  return facts.pieces.flatMap((piece): Gap[] => {
    if (!isView(piece) || piece.view?.told_back_on) return []
    const asked = piece.dated ?? piece.added_on
    const days = daysBetween(asked, facts.today)
    const threads = [...new Set(piece.on.flatMap((id) => (findings.has(id) ? [id] : (findingsOf.get(id) ?? []))))]
    if (days < 60 || threads.length === 0) return []
    const whose = piece.view?.whose ? `${piece.view.whose} were asked` : 'Views were asked for'
    return [
      {
        kind: 'not_told_back',
        subject: piece.title,
        subjectId: piece.id,
        findingId: threads[0] ?? null,
        findingIds: threads,
        planId: null,
        postIds: [],
        sentence: `${whose} (“${piece.title}”, ${longDate(asked)}) and nothing was told back for ${days} days.`,
        mend: { href: `/evidence/pieces/${piece.id}/view/edit`, words: 'Say what was told back' },
        weight: weightOf('not_told_back'),
      },
    ]
  })
}

const notRepeated = (
  finding: GapFinding,
  changes: readonly GapFacts['changes'][number][],
  pieces: readonly GapPiece[],
  facts: GapFacts,
): Gap[] => {
  const inUse = changes
    .flatMap(({ in_use_from: from, stopped_on: stopped }) => (from && from <= facts.today && !stopped ? [from] : []))
    .toSorted()[0]
  if (!inUse) return []
  const attached = new Set(pieces.map(({ id }) => id))
  const own = facts.audits.filter(
    (audit) => audit.source_id === finding.source_id || (audit.evidence_id !== null && attached.has(audit.evidence_id)),
  )
  const ids = new Set(own.map(({ id }) => id))
  const again = facts.audits.filter(
    (audit) => ids.has(audit.id) || (audit.repeats_id !== null && ids.has(audit.repeats_id)),
  )
  const newest = again.toSorted((a, b) => b.read_to.localeCompare(a.read_to))[0]
  return newest && newest.read_to < inUse
    ? [
        gapOf(
          finding,
          'audit_not_repeated',
          `“${newest.title}” read practice up to ${longDate(newest.read_to)}, and it has not been repeated since the change was in use on ${longDate(inUse)}.`,
          `/inspection/audits/${newest.id}`,
          'Plan to repeat it',
        ),
      ]
    : []
}

const grades = (facts: GapFacts): Gap[] =>
  facts.grades
    .filter(({ evidence }) => evidence === 0)
    .map((grade) => ({
      kind: 'grade_without_evidence',
      subject: grade.what,
      subjectId: grade.id,
      findingId: grade.finding_id,
      findingIds: grade.finding_id ? [grade.finding_id] : [],
      planId: null,
      postIds: [],
      sentence: `The partnership says “${grade.what}” and has attached no evidence for it.`,
      mend: { href: grade.href, words: 'Add the evidence' },
      weight: weightOf('grade_without_evidence'),
    }))

const gapOf = (finding: GapFinding, kind: GapKind, sentence: string, href: string, words: string): Gap => ({
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
