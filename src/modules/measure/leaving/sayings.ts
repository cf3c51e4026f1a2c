import type { Db } from '../../../platform/db.ts'
import type { Sayings } from '../../../platform/route.ts'
import { measures } from '../definitions/queries.ts'
import { latestSentence } from '../rules.ts'
import { latestOutside } from './latest.ts'
import { tableRule } from './rules.ts'
import { thresholdOf } from '../disclosure/queries.ts'

/** What measures say as living evidence where it leaves: the newest figure of each, or that it is not shown. */
export async function measureSayings(db: Db, sourceIds: readonly string[], at: Date): Promise<Sayings> {
  const known = (await measures(db)).filter(({ id }) => sourceIds.includes(id))
  const latest = await latestOutside(
    db,
    known.map(({ id }) => id),
    'evidence pack',
    at,
  )
  const words = new Map(
    known.flatMap((measure): [string, string][] => {
      const figure = latest.find(({ measure_id: id }) => id === measure.id)
      if (!figure) return []
      return [
        [measure.id, figure.hidden ? 'Its newest figure is not shown.' : `Now: ${latestSentence(measure, figure)}`],
      ]
    }),
  )
  const rule = tableRule(await thresholdOf(db), {
    all: latest.length,
    hidden: latest.filter(({ hidden }) => hidden).length,
    unchecked: latest.filter(({ unchecked }) => unchecked).length,
  })
  return { words, rule: latest.length === 0 ? '' : rule }
}
