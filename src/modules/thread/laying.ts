// From what was gathered to the facts that the rules look at: pure, one pass for each finding.
import type { PracticeChange, TreeItem } from '../plan/index.ts'
import type { Support } from '../evidence/index.ts'
import { dayOf, type Thread } from './gathering.ts'
import type {
  ChangeFacts,
  EvidenceFacts,
  EvidenceKind,
  LevelFacts,
  MeasureFacts,
  SuggestedLevel,
} from './levels/facts.ts'
import { firstInUse, isLapsed, levelOf } from './levels/rules.ts'
import { type LevelStanding, standingOf } from './levels/standing.ts'

/** A finding with all that hangs under it, what the rule suggests and what holds. */
export type Laid = {
  finding: Thread['findings'][number]
  items: TreeItem[]
  lines: TreeItem[]
  changes: PracticeChange[]
  supports: Support[]
  facts: LevelFacts
  inUse: string | null
  suggestion: SuggestedLevel
  standing: LevelStanding
  /** Whoever answers for the work: holders of lead posts, and the agencies that deliver it. */
  answerable: { holders: string[]; agencies: string[] }
}

/** Lays one finding's thread, or each of them. Strengths have no level and are left out. */
export const lay = (thread: Thread, only?: string): Laid[] => {
  const maps = mapsOf(thread)
  return thread.findings
    .filter(({ id, kind }) => kind !== 'strength' && (only === undefined || id === only))
    .map((finding) => layOne(thread, maps, finding))
}

type Maps = {
  changesOf: Map<string, PracticeChange[]>
  supportsOn: Map<string, Support[]>
  updatesOf: Map<string, string[]>
  measures: Map<string, MeasureFacts>
  linkedTo: Map<string, Thread['linked']>
  meansOf: Map<string, Thread['means']>
  posts: Map<string, Thread['posts'][number]>
}

const mapsOf = (thread: Thread): Maps => {
  const changesOf = new Map<string, PracticeChange[]>()
  for (const change of thread.changes)
    for (const id of change.item_ids) changesOf.set(id, [...(changesOf.get(id) ?? []), change])
  const updatesOf = new Map<string, string[]>()
  for (const [update, item] of thread.itemOfUpdate) {
    const all = updatesOf.get(item)
    if (all) all.push(update)
    else updatesOf.set(item, [update])
  }
  return {
    changesOf,
    supportsOn: Map.groupBy(thread.supports, ({ statement_id: id }) => id),
    updatesOf,
    measures: new Map(thread.measures.map((m) => [m.id, measureFacts(thread, m)])),
    linkedTo: Map.groupBy(thread.linked, ({ finding_id: id }) => id),
    meansOf: Map.groupBy(thread.means, ({ item_id: id }) => id),
    posts: new Map(thread.posts.map((post) => [post.id, post])),
  }
}

const measureFacts = (thread: Thread, m: Thread['measures'][number]): MeasureFacts => ({
  id: m.id,
  title: m.title,
  kind: m.kind,
  better: m.better,
  named_on: m.named_on,
  linked_on: m.named_on,
  figures: thread.figures.get(m.id) ?? [],
  breaks: thread.breaks.get(m.id) ?? [],
})

const layOne = (thread: Thread, maps: Maps, finding: Thread['findings'][number]): Laid => {
  const items = thread.under.get(finding.id) ?? []
  const lines = items.filter(({ line }) => line)
  const changes = [...new Set(items.flatMap(({ id }) => maps.changesOf.get(id) ?? []))]
  const onItem = (id: string) =>
    [id, ...(maps.updatesOf.get(id) ?? [])].flatMap((each) => maps.supportsOn.get(each) ?? [])
  const itemSupports = new Map(items.map(({ id }) => [id, onItem(id)]))
  const supports = [
    ...(maps.supportsOn.get(finding.id) ?? []),
    ...[...itemSupports.values()].flat(),
    ...changes.flatMap(({ id }) => maps.supportsOn.get(id) ?? []),
  ]
  const answerable = answerableFor(lines, maps)
  const facts: LevelFacts = {
    today: thread.today,
    found_on: finding.found_on,
    items: lines
      .filter(({ kind }) => kind !== 'no_improvement_needed')
      .map(({ id, title, closed }) => {
        const all = itemSupports.get(id) ?? []
        const lapsed = all.filter((piece) => isLapsed(piece, thread.today)).length
        return { id, title, closed, evidence: all.length - lapsed, lapsed }
      }),
    changes: changes.map((change) => changeFacts(change, maps)),
    measures: (maps.linkedTo.get(finding.id) ?? []).flatMap(({ measure_id: id, linked_on }) => {
      const measure = maps.measures.get(id)
      return measure ? [{ ...measure, linked_on }] : []
    }),
    comparisons: [],
    evidence: evidenceFacts(supports, changes, itemSupports),
    judgement: judgementOn(thread, finding.id, answerable.agencies),
    support: supportOf(lines, maps),
  }
  const suggestion = levelOf(facts)
  const standing = standingOf(thread.levels.get(finding.id) ?? [], suggestion, thread.today)
  return { finding, items, lines, changes, supports, facts, inUse: firstInUse(facts), suggestion, standing, answerable }
}

const changeFacts = (change: PracticeChange, maps: Maps): ChangeFacts => ({
  id: change.id,
  title: change.title,
  in_use_from: change.in_use_from,
  stopped_on: change.stopped_on,
  abandoned: change.decision === 'abandon',
  at_least: change.at_least,
  out_of: change.out_of,
  criterion_on: change.criterion_on,
  measure: change.measure_id ? (maps.measures.get(change.measure_id) ?? null) : null,
  measure_level: change.measure_level,
})

// A piece that hangs on several links is one piece; what it can prove is every change it hangs on, itself or by an item.
const evidenceFacts = (
  supports: readonly Support[],
  changes: readonly PracticeChange[],
  itemSupports: ReadonlyMap<string, Support[]>,
): EvidenceFacts[] => {
  const provesOf = new Map<string, Set<string>>()
  const add = (piece: string, change: string) => provesOf.set(piece, (provesOf.get(piece) ?? new Set()).add(change))
  const onChange = Map.groupBy(supports, ({ statement_id: id }) => id)
  for (const change of changes) {
    for (const piece of onChange.get(change.id) ?? []) add(piece.evidence_id, change.id)
    for (const id of change.item_ids) for (const piece of itemSupports.get(id) ?? []) add(piece.evidence_id, change.id)
  }
  return [...new Map(supports.map((piece) => [piece.evidence_id, piece])).values()].map((piece) => ({
    title: piece.title,
    kind: kindOf(piece.nature),
    dated: piece.dated,
    speaks_from: piece.speaks_from,
    speaks_to: piece.speaks_to,
    result_met: piece.result_met,
    result_all: piece.result_all,
    review_on: piece.review_on,
    reviewed_on: piece.reviewed_on,
    change_ids: [...(provesOf.get(piece.evidence_id) ?? [])],
  }))
}

/** The kind of evidence that a piece is: everybody's views are one kind. */
export const kindOf = (nature: Support['nature']): EvidenceKind =>
  nature === 'views_of_children' || nature === 'views_of_families' || nature === 'views_of_staff' ? 'views' : nature

const answerableFor = (lines: readonly TreeItem[], maps: Maps) => ({
  holders: [...new Set(lines.flatMap(({ leads }) => leads.flatMap(({ person_id: id }) => id ?? [])))],
  agencies: [
    ...new Set(
      lines.flatMap(({ leads, lead_agency_id: agency }) => [
        ...(agency ? [agency] : []),
        ...leads.flatMap(({ id }) => maps.posts.get(id)?.agency_id ?? []),
      ]),
    ),
  ],
})

const judgementOn = (thread: Thread, findingId: string, agencies: readonly string[]): LevelFacts['judgement'] => {
  const row = (thread.levels.get(findingId) ?? []).findLast(
    ({ state, judged, seconded_at: at }) => state === 'confirmed' && judged && at !== null,
  )
  if (!row?.seconded_at) return null
  const agency = thread.people.find(({ person_id: id }) => id === row.seconded_by)?.agency_id ?? null
  return { on: dayOf(row.seconded_at), outside: agency !== null && !agencies.includes(agency) }
}

const supportOf = (lines: readonly TreeItem[], maps: Maps): LevelFacts['support'] => {
  const means = lines.flatMap(({ id }) => maps.meansOf.get(id) ?? [])
  const leads = [...new Set(lines.flatMap((item) => item.leads.map(({ id }) => id)))]
  return [
    ...means.map(({ what, ends_on }) => ({ what, ends_on })),
    ...leads.flatMap((id) => {
      const post = maps.posts.get(id)
      return post?.ends_on ? [{ what: post.title, ends_on: post.ends_on }] : []
    }),
  ]
}
