import { severity } from '../outline/tree.ts'
import type { StatusShown } from '../plans/rules.ts'
import type { FrozenLevel } from '../releases/model.ts'
import type { SnapFinding, SnapItem, Snapshot } from './snapshot.ts'
import { type Stretch, wordDifference } from './words.ts'

export type ItemName = { id: string; reference: string; title: string }
export type StatusChanged = { item: ItemName; was: StatusShown; became: StatusShown }
export type DateChanged = {
  item: ItemName
  which: 'due' | 'forecast'
  was: string | null
  was_kind: string
  became: string | null
  became_kind: string
  /** How often it moved between the two; 0 for a first date. */
  times: number
  /** How often it has moved in all. */
  in_all: number
  /** Why, one for each move between the two, the oldest first. */
  reasons: string[]
}
export type WordsChanged = {
  item: ItemName
  what: 'title' | 'aim' | 'measure'
  was: string
  became: string
  stretches: Stretch[]
}
export type LeadsChanged = { item: ItemName; came: string[]; went: string[] }
export type LevelChanged = {
  finding: ItemName
  was: FrozenLevel | null
  became: FrozenLevel | null
  way: 'up' | 'down' | 'first' | 'other'
}
export type NewEvidence = { on: ItemName & { kind: 'item' | 'finding' }; titles: string[] }

/** What changed between two moments of a plan. What stayed is not in it. */
export type PlanChanges = {
  added: ItemName[]
  removed: ItemName[]
  closed: StatusChanged[]
  reopened: StatusChanged[]
  worse: StatusChanged[]
  better: StatusChanged[]
  /** Got its first status. */
  first: StatusChanged[]
  /** Another word of the key that is as good or bad. */
  reworded: StatusChanged[]
  dates: DateChanged[]
  evidence: NewEvidence[]
  words: WordsChanged[]
  leads: LeadsChanged[]
  /** Null where one of the two does not know levels. */
  levels: LevelChanged[] | null
}

/** Compares two snapshots of one plan, in the order of the later one. Items are known by their id, whatever they are called. */
export const changesBetween = (before: Snapshot, after: Snapshot): PlanChanges => {
  const then = new Map(before.items.map((item) => [item.id, item]))
  const now = new Set(after.items.map(({ id }) => id))
  const both = after.items.flatMap((item) => {
    const was = then.get(item.id)
    return was ? [{ was, item }] : []
  })
  const statuses = both.flatMap(statusChange)
  const ways = Map.groupBy(statuses, ({ way }) => way)
  const of = (way: Way): StatusChanged[] => (ways.get(way) ?? []).map(({ change }) => change)
  return {
    added: after.items.filter(({ id }) => !then.has(id)).map(nameOf),
    removed: before.items.filter(({ id }) => !now.has(id)).map(nameOf),
    closed: of('closed'),
    reopened: of('reopened'),
    worse: of('worse'),
    better: of('better'),
    first: of('first'),
    reworded: of('reworded'),
    dates: both.flatMap(dateChanges),
    evidence: [
      ...both.flatMap(({ was, item }) => newEvidence('item', was, item)),
      ...after.findings.flatMap((finding) => {
        const was = before.findings.find(({ id }) => id === finding.id)
        return was ? newEvidence('finding', was, finding) : []
      }),
    ],
    words: both.flatMap(wordChanges),
    leads: both.flatMap(leadChange),
    levels: before.knowsLevels && after.knowsLevels ? levelChanges(before.findings, after.findings) : null,
  }
}

/** Did nothing change? */
export const isNothing = (changes: PlanChanges): boolean =>
  Object.values(changes).every((each) => each === null || each.length === 0)

type Both = { was: SnapItem; item: SnapItem }
type Way = 'closed' | 'reopened' | 'worse' | 'better' | 'first' | 'reworded'

const nameOf = ({ id, reference, title }: ItemName): ItemName => ({ id, reference, title })

const statusChange = ({ was, item }: Both): { way: Way; change: StatusChanged }[] => {
  if (was.status.code === item.status.code && was.status.tone === item.status.tone && was.closed === item.closed)
    return []
  return [{ way: wayOf(was, item), change: { item: nameOf(item), was: was.status, became: item.status } }]
}

const wayOf = (was: SnapItem, item: SnapItem): Way => {
  if (item.closed && !was.closed) return 'closed'
  if (was.closed && !item.closed) return 'reopened'
  if (was.status.tone === null) return 'first'
  const [old, young] = [rank(was.status), rank(item.status)]
  return young < old ? 'worse' : young > old ? 'better' : 'reworded'
}

const rank = ({ tone }: StatusShown) => severity.indexOf(tone)

const dateChanges = ({ was, item }: Both): DateChanged[] =>
  (['due', 'forecast'] as const).flatMap((which): DateChanged[] => {
    const [then, all] = [was.moves.filter((m) => m.which === which), item.moves.filter((m) => m.which === which)]
    const between = all.slice(then.length)
    const kinds = {
      was_kind: which === 'due' ? was.due_kind : 'date',
      became_kind: which === 'due' ? item.due_kind : 'date',
    }
    const stands = was[which] === item[which] && kinds.was_kind === kinds.became_kind
    if (stands && between.length === 0) return []
    // A forecast that was taken away is no news: the agreed date holds again.
    if (which === 'forecast' && item.forecast === null) return []
    return [
      {
        item: nameOf(item),
        which,
        was: was[which],
        became: item[which],
        ...kinds,
        times: between.length,
        in_all: all.length,
        reasons: between.map(({ reason }) => reason),
      },
    ]
  })

const newEvidence = (
  kind: 'item' | 'finding',
  was: Pick<SnapItem, 'evidence'>,
  now: ItemName & Pick<SnapItem, 'evidence'>,
): NewEvidence[] => {
  const known = new Set(was.evidence.map(({ id }) => id))
  const titles = now.evidence.filter(({ id }) => !known.has(id)).map(({ title }) => title)
  return titles.length > 0 ? [{ on: { ...nameOf(now), kind }, titles }] : []
}

const wordChanges = ({ was, item }: Both): WordsChanged[] => {
  const ids = new Set([...was.measures, ...item.measures].map(({ id }) => id))
  const textIn = (of: SnapItem, id: string) => of.measures.find((measure) => measure.id === id)?.text ?? ''
  return [
    { what: 'title' as const, was: was.title, became: item.title },
    { what: 'aim' as const, was: was.aim, became: item.aim },
    ...[...ids].map((id) => ({ what: 'measure' as const, was: textIn(was, id), became: textIn(item, id) })),
  ]
    .filter((each) => each.was !== each.became)
    .map((each) => ({ item: nameOf(item), ...each, stretches: wordDifference(each.was, each.became) }))
}

const leadChange = ({ was, item }: Both): LeadsChanged[] => {
  const missing = (from: SnapItem, other: SnapItem) =>
    from.leads.filter(({ id }) => !other.leads.some((lead) => lead.id === id)).map(({ title }) => title)
  const [came, went] = [missing(item, was), missing(was, item)]
  return came.length + went.length > 0 ? [{ item: nameOf(item), came, went }] : []
}

const levelChanges = (before: readonly SnapFinding[], after: readonly SnapFinding[]): LevelChanged[] =>
  after.flatMap((finding) => {
    const was = before.find(({ id }) => id === finding.id)?.level ?? null
    const became = finding.level
    if (same(was, became)) return []
    return [{ finding: nameOf(finding), was, became, way: levelWay(was, became) }]
  })

const same = (a: FrozenLevel | null, b: FrozenLevel | null): boolean =>
  a?.level === b?.level && a?.mixed === b?.mixed && a?.judged === b?.judged

const levelWay = (was: FrozenLevel | null, became: FrozenLevel | null): LevelChanged['way'] => {
  if (was === null) return 'first'
  if (became === null || became.level < was.level) return 'down'
  return became.level > was.level ? 'up' : 'other'
}
