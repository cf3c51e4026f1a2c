import { londonDate } from '../../../platform/dates.ts'
import type { PlanTree, TreeItem } from '../outline/tree.ts'
import type { StatusKey } from '../plans/model.ts'
import { statusShown } from '../plans/rules.ts'
import { type RolledUp, rolledUp } from '../rollup/rules.ts'
import { isTone, keyed } from '../suggestion/rules.ts'
import type { AgreedHow } from '../updates/rules.ts'
import type {
  FrozenEvidence,
  FrozenFinding,
  FrozenItem,
  FrozenLead,
  FrozenLevel,
  FrozenMove,
  FrozenPractice,
  FrozenRound,
  FrozenUpdate,
  HandedLevel,
  ReleaseModel,
  Said,
} from './model.ts'

/** An update as the database holds it, with the words of its post and of its agencies. */
export type UpdateRow = {
  id: string
  item_id: string
  round_id: string | null
  dated: string
  written_at: Date
  status: string
  done: string
  next: string
  difference: string
  help: string
  forecast: string | null
  post: string | null
  agreed_how: AgreedHow
  no_change: boolean
  suggested: string | null
  suggested_why: string[]
  differs_why: string
  contributions: { agency: string; text: string }[]
}

/** What a release is made from, all of it read while nothing could change. */
export type Parts = {
  partnership: string
  tree: PlanTree
  owningGroup: string | null
  overseeingGroup: string | null
  round: FrozenRound
  roundItems: readonly { item_id: string; required: boolean; why_not: string }[]
  /** The last update on each item. */
  updates: readonly UpdateRow[]
  /** Every update there is: evidence may hang on an earlier one. */
  allUpdates: readonly { id: string; item_id: string }[]
  /** The first thing said on each item in this round. */
  saidInRound: readonly { item_id: string; written_at: Date }[]
  moves: readonly (FrozenMove & { item_id: string })[]
  evidence: readonly (FrozenEvidence & { statement_id: string })[]
  /** Findings that everybody may know, with the last conclusion on each. */
  findings: readonly Omit<FrozenFinding, 'level' | 'evidence'>[]
  practice: readonly (FrozenPractice & { items: string[] })[]
  levels: readonly HandedLevel[]
  number: number
  now: Date
}

/** The frozen copy of a plan. The same parts give the same model, and so the same digest. */
export const frozen = (parts: Parts): ReleaseModel => {
  const { plan, items } = parts.tree
  const known = new Set(parts.findings.map(({ id }) => id))
  const updates = new Map(parts.updates.map((update) => [update.item_id, update]))
  const moves = Map.groupBy(parts.moves, ({ item_id: id }) => id)
  const earlier = Map.groupBy(parts.allUpdates, ({ item_id: id }) => id)
  const rolled = rolledUp(parts.tree)
  const evidence = Map.groupBy(parts.evidence, ({ statement_id: id }) => id)
  const piecesOn = (ids: readonly string[]) => unique(ids.flatMap((id) => evidence.get(id) ?? []))
  const asFrozen = (item: TreeItem): FrozenItem => {
    const update = updates.get(item.id)
    return {
      ...itself(item),
      leads: item.leads.map(frozenLead),
      answers: item.findings.map(({ id }) => id).filter((id) => known.has(id)),
      through: item.through.map(({ id }) => id).filter((id) => known.has(id)),
      moves: (moves.get(item.id) ?? []).map((move) => less(move, 'item_id')),
      update: update ? frozenUpdate(update, item, plan.keys) : null,
      evidence: piecesOn([item.id, ...(earlier.get(item.id) ?? []).map(({ id }) => id)]),
      practice: parts.practice.filter(({ items: of }) => of.includes(item.id)).map(({ id }) => id),
      round: saidOf(item.id, parts),
      rolled: frozenRoll(rolled.get(item.id)),
    }
  }
  const sources = sourcesOf(items, parts.findings)
  return {
    form: 1,
    partnership: parts.partnership,
    plan: {
      id: plan.id,
      title: plan.title,
      kind: plan.kind,
      levels: plan.levels,
      starts_on: plan.starts_on,
      ends_on: plan.ends_on,
      roll_up: plan.roll_up,
      rated_level: plan.rated_level,
      owning_group: parts.owningGroup,
      overseeing_group: parts.overseeingGroup,
    },
    key: plan.keys[0] ?? null,
    round: parts.round,
    number: parts.number,
    released_at: parts.now.toISOString(),
    items: items.map(asFrozen),
    findings: parts.findings
      .filter(({ source_id: id }) => sources.has(id))
      .map((finding) => ({ ...finding, level: levelOf(finding.id, parts.levels), evidence: piecesOn([finding.id]) })),
    practice: parts.practice.map((change) => less(change, 'items')),
  }
}

// Only findings of the reports that this plan answers at all: other plans answer the rest.
const sourcesOf = (items: readonly TreeItem[], findings: Parts['findings']): Set<string> => {
  const answered = new Set(items.flatMap((item) => item.findings.map(({ id }) => id)))
  return new Set(findings.filter(({ id }) => answered.has(id)).map(({ source_id: id }) => id))
}

const itself = (item: TreeItem) => ({
  id: item.id,
  parent_id: item.parent_id,
  level: item.level,
  position: item.position,
  depth: item.depth,
  line: item.line,
  above: item.above,
  reference: item.reference,
  title: item.title,
  aim: item.aim,
  kind: item.kind,
  reason: item.reason,
  signpost: item.signpost,
  status: item.status,
  status_on: item.status_on,
  closed: item.closed,
  starts_on: item.starts_on,
  due_kind: item.due_kind,
  due: item.due,
  forecast: item.forecast,
  moved: item.moved,
  targets: item.targets,
  milestones: item.milestones,
  updated_on: item.updated_on,
  links: item.links,
  created_at: item.created_at.toISOString(),
  lead_agency: item.lead_agency,
  owning_group: item.owning_group,
  overseeing_group: item.overseeing_group,
})

const frozenLead = (lead: TreeItem['leads'][number]): FrozenLead => less(lead, 'person_id')

const frozenUpdate = (update: UpdateRow, item: TreeItem, keys: readonly StatusKey[]): FrozenUpdate => ({
  id: update.id,
  dated: update.dated,
  status: statusShown({ status: update.status, kind: item.kind }, keys),
  done: update.done,
  next: update.next,
  difference: update.difference,
  help: update.help,
  forecast: update.forecast,
  post: update.post,
  agreed_how: update.agreed_how,
  no_change: update.no_change,
  suggested: suggestionOf(update, keys),
  differs_why: update.differs_why,
  contributions: update.contributions,
})

/** The suggested status in the plan's own words. */
const suggestionOf = (
  { suggested, suggested_why: why }: Pick<UpdateRow, 'suggested' | 'suggested_why'>,
  keys: readonly StatusKey[],
): FrozenUpdate['suggested'] => {
  if (suggested === null || !isTone(suggested)) return null
  const { tone, word } = keyed(suggested, keys[0]?.words ?? [])
  return { tone, word, why }
}

const frozenRoll = (rolled: RolledUp | undefined): FrozenItem['rolled'] =>
  rolled ? { tone: rolled.tone, word: rolled.word, reason: rolled.reason } : null

const levelOf = (findingId: string, levels: readonly HandedLevel[]): FrozenLevel | null => {
  const found = levels.find((level) => level.findingId === findingId)
  if (!found) return null
  const at = found.confirmedAt
  return {
    level: found.level as FrozenLevel['level'],
    mixed: found.mixed,
    judged: found.judged,
    words: found.words,
    reason: found.reason,
    on: at === null ? null : londonDate(new Date(at)),
  }
}

/** How an item stood in its round. Late is what was first said after the due day. */
export const saidOf = (
  itemId: string,
  { round, roundItems, saidInRound }: Pick<Parts, 'roundItems' | 'saidInRound'> & { round: { due: string } },
): FrozenItem['round'] => {
  const asked = roundItems.find(({ item_id: id }) => id === itemId)
  if (!asked) return { said: 'not_in_round', on: null, why: '' }
  const first = saidInRound.find(({ item_id: id }) => id === itemId)
  if (!first) return { said: asked.required ? 'missing' : 'not_required', on: null, why: asked.why_not }
  const on = londonDate(first.written_at)
  const said: Said = on > round.due ? 'late' : 'in_time'
  return { said, on, why: '' }
}

/** How many items of a round were said in time, late, not at all, or were not owed. */
export const saidCounts = (items: readonly { round: { said: Said } }[]): Record<Said, number> => {
  const counts: Record<Said, number> = { in_time: 0, late: 0, missing: 0, not_required: 0, not_in_round: 0 }
  for (const { round } of items) counts[round.said]++
  return counts
}

const unique = (pieces: readonly (FrozenEvidence & { statement_id: string })[]): FrozenEvidence[] => [
  ...new Map(pieces.map((piece) => [piece.id, less(piece, 'statement_id')])).values(),
]

const less = <T extends object, K extends keyof T>(row: T, key: K): Omit<T, K> => {
  const { [key]: _, ...rest } = row
  return rest
}
