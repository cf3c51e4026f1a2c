import type { Db } from '../../../platform/db.ts'
import { breaksOf } from '../breaks/queries.ts'
import { measures as measuresOf } from '../definitions/queries.ts'
import { letOut, outside } from '../disclosure/queries.ts'
import { splitMeasures } from '../figures/queries.ts'
import type { Break, Measure } from '../model.ts'
import type { Seen } from './comparing.ts'
import { type Line, shownIn } from './rules.ts'

export type Gathered = { measures: Measure[]; figures: Seen[]; breaks: Break[]; threshold: number }

/**
 * The measures that are split by something, or one of them, with all their figures as they may be shown outside: a profile is made
 * to be handed round. The same few queries, however many they are.
 */
export async function gather(db: Db, only?: string): Promise<Gathered> {
  const all = await measuresOf(db)
  const split = await splitMeasures(db)
  const measures = all.filter(({ id }) => split.has(id) && (only === undefined || id === only))
  const ids = measures.map(({ id }) => id)
  const out = await outside(db, ids)
  return {
    measures,
    figures: out.figures,
    breaks: await breaksOf(db, ids),
    threshold: out.rule.threshold,
  }
}

/** Remembers what a page showed: it may be printed, so it has left. */
export const remember = (db: Db, lines: readonly Line[], at: Date): Promise<void> =>
  letOut(db, { figures: shownIn(lines) }, 'profile', at)
