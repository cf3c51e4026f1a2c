import type { ChangeFacts, EvidenceFacts, LevelFacts } from './facts.ts'

/** One level of the ladder: reached, or what it needs. Level 3 says since when, and what has come after. */
export type Rung = {
  reached: boolean
  words: string
  blocked?: string
  since?: string
  further?: number
  newest?: string
}

/** Evidence whose day of review has passed, and that nobody has looked at since, counts no more. */
export const isLapsed = (piece: { review_on: string | null; reviewed_on: string | null }, today: string): boolean =>
  piece.review_on !== null &&
  piece.review_on < today &&
  (piece.reviewed_on === null || piece.reviewed_on < piece.review_on)

/** The first day on which a change of practice that still holds was in use. */
export const firstInUse = (facts: Pick<LevelFacts, 'changes' | 'today'>): string | null =>
  facts.changes.flatMap((change) => (isLive(change, facts.today) ? (change.in_use_from ?? []) : [])).toSorted()[0] ??
  null

const isLive = (change: Pick<ChangeFacts, 'in_use_from' | 'stopped_on' | 'abandoned'>, today: string): boolean =>
  change.in_use_from !== null &&
  change.in_use_from <= today &&
  !change.abandoned &&
  (change.stopped_on === null || change.stopped_on > today)

/** The last day a piece of evidence speaks about. */
export const endOf = (piece: Pick<EvidenceFacts, 'speaks_from' | 'speaks_to' | 'dated'>) =>
  piece.speaks_to ?? piece.dated ?? piece.speaks_from ?? ''
