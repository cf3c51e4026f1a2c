// The one place through which figures leave by API and feed: all of it through the door of disclosure.
import type { Db } from '../../../platform/db.ts'
import { measures } from '../definitions/queries.ts'
import { letOut, outside } from '../disclosure/queries.ts'
import { breakdownNames } from './queries.ts'
import type { Outgoing } from './rules.ts'

export type Released = { figures: Outgoing[]; sentence: string; threshold: number }

/** The figures of some measures as they may leave, each with its category, and the sentence that belongs with them. */
export const released = async (db: Db, ids: readonly string[], at: Date): Promise<Released> => {
  const named = new Map((await measures(db)).map((each) => [each.id, each]))
  const places = new Map((await breakdownNames(db)).map((each) => [each.id, each]))
  const out = await outside(db, ids)
  await letOut(db, out, 'api', at)
  return {
    sentence: out.sentence,
    threshold: out.rule.threshold,
    figures: out.figures.map(({ figure, value, numerator, denominator, words, unchecked }) => {
      const place = figure.breakdown_id === null ? undefined : places.get(figure.breakdown_id)
      return {
        measure_id: figure.measure_id,
        measure: named.get(figure.measure_id)?.title ?? '',
        unit: named.get(figure.measure_id)?.unit ?? '',
        dimension: place?.dimension ?? null,
        category: place?.category ?? null,
        from: figure.period_from,
        to: figure.period_to,
        value,
        numerator,
        denominator,
        state: figure.state,
        shown:
          words || (value === null ? 'None to count' : unchecked ? 'Rounded: the counts behind it are not known' : ''),
      }
    }),
  }
}
