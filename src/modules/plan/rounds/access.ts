import { type Answer, type Ctx, missing } from '../../../platform/route.ts'
import type { Round } from './model.ts'
import { findRound } from './queries.ts'

/** The round that the address names, or that there is none. */
export async function withRound(c: Ctx, run: (round: Round) => Answer | Promise<Answer>): Promise<Answer> {
  const round = await findRound(c.db, c.params.round ?? '')
  return round ? run(round) : missing
}
