import type { Laid } from '../laying.ts'
import type { Tone } from '../../../platform/shapes.tsx'
import { small, upper } from '../../../platform/sentence.ts'
import type { GapKind } from '../gaps/facts.ts'
import type { ChangeFacts, LevelFacts, SuggestedLevel } from '../levels/facts.ts'
import { seenIn } from '../levels/practice.ts'
import { levelWords } from '../levels/rules.ts'
import type { LevelStanding } from '../levels/standing.ts'

/** The links of the chain, from the finding down to the conclusions. */
export const links = [
  'finding',
  'items',
  'changes',
  'measures',
  'practice',
  'evidence',
  'grades',
  'conclusions',
] as const
export type Link = (typeof links)[number]

const linkOf: Partial<Record<GapKind, Link>> = {
  finding_without_item: 'finding',
  level_lapsed: 'finding',
  strength_unwatched: 'finding',
  too_many_items: 'items',
  change_without_day: 'changes',
  change_without_level: 'changes',
  trial_overdue: 'changes',
  nobody_told: 'changes',
  finding_without_measure: 'measures',
  measure_silent: 'measures',
  measure_named_after: 'measures',
  audit_not_repeated: 'practice',
  evidence_older: 'practice',
  not_told_back: 'evidence',
  no_childrens_voice: 'evidence',
  voice_reason_lapsed: 'evidence',
  same_group_only: 'evidence',
  grade_without_evidence: 'conclusions',
}

/** Where in the chain a gap breaks the thread. */
export const placeOf = (kind: GapKind): Link => linkOf[kind] ?? 'items'

/** The sentence that opens a finding's thread: what holds, what is suggested, and where the thread breaks. */
export const chainSentence = (standing: LevelStanding, suggestion: SuggestedLevel, gaps: number): string => {
  const level = `Level ${standing.level}, ${levelWords[standing.level].toLowerCase()}${standing.judged ? ', judged, not measured' : ''}${standing.mixed ? ', mixed' : ''}`
  const first = !standing.row
    ? `No level is confirmed yet; level ${suggestion.level}, ${levelWords[suggestion.level].toLowerCase()}, is suggested${suggestion.mixed ? ', mixed' : ''}.`
    : standing.fell
      ? `It fell from level ${standing.row.level} to ${standing.level}: ${standing.fell}`
      : suggestion.level > standing.level
        ? `${level}. Level ${suggestion.level} is suggested.`
        : `${level}.`
  return `${first} ${gaps === 0 ? 'No link of the thread is missing.' : `The thread breaks in ${gaps === 1 ? 'one place' : `${small(gaps)} places`}.`}`
}

/** "Five items answer it". */
export const saying = (n: number, one: string, many: string, none: string): string =>
  n === 0 ? none : upper(`${small(n)} ${n === 1 ? one : many}`)

/** "2 on track, 1 complete". */
export const statusCounts = (items: readonly { status: { word: string; tone: Tone | null } }[]): string =>
  [...Map.groupBy(items, ({ status }) => status.word)]
    .map(([word, all]) => `${all.length} ${word.charAt(0).toLowerCase()}${word.slice(1)}`)
    .join(', ')

/** The level of one item, worked out silently: 1 closed with evidence, 2 when a change it brings about is seen in practice. */
const itemLevel = (
  item: { closed: boolean; evidence: number },
  changes: readonly ChangeFacts[],
  facts: LevelFacts,
): 0 | 1 | 2 => {
  if (changes.some((change) => seenIn(change, facts).reached)) return 2
  return item.closed && item.evidence > 0 ? 1 : 0
}

/** How a rung of the ladder is drawn: confirmed solid, suggested open, not reached a hairline. */
export const rungState = (level: number, standing: LevelStanding, suggestion: SuggestedLevel): 'yes' | 'sug' | 'no' =>
  standing.row && level <= standing.level ? 'yes' : level <= suggestion.level ? 'sug' : 'no'

/** The level of each item that stands under a finding. */
export const itemLevels = ({
  lines,
  changes,
  facts,
}: Pick<Laid, 'lines' | 'changes' | 'facts'>): Map<string, 0 | 1 | 2> => {
  const evidence = new Map(facts.items.map((item) => [item.id, item]))
  const changesOf = (id: string) => {
    const ids = new Set(changes.filter(({ item_ids: of }) => of.includes(id)).map((change) => change.id))
    return facts.changes.filter((change) => ids.has(change.id))
  }
  return new Map(
    lines.map(({ id }) => [id, itemLevel(evidence.get(id) ?? { closed: false, evidence: 0 }, changesOf(id), facts)]),
  )
}

/** Whose conclusion it is. */
export const concludedBy = (c: { by_name: string; by_kind: keyof typeof byWords }): string =>
  c.by_name || byWords[c.by_kind]

const byWords = {
  inspectorate: 'The inspectorate',
  partnership: 'The partnership, about itself',
  peer_reviewer: 'A peer reviewer',
  young_people: 'Young people',
} as const
