import type { Db } from '../../../platform/db.ts'
import { letOut, outside } from '../disclosure/queries.ts'
import type { ObservationState } from '../model.ts'

/** The newest known figure of a measure. Where it is hidden its value may be judged by, and never said. */
export type LatestOutside = {
  measure_id: string
  period_from: string
  period_to: string
  value: number
  numerator: number | null
  denominator: number | null
  state: ObservationState
  hidden: boolean
  /** Rounded, since the counts behind it are not known. */
  unchecked: boolean
}

/**
 * The newest known figure of some measures, of everybody, for sentences that leave: what may be said of it has been weighed with all
 * figures of the measure, and is remembered as let out.
 */
export async function latestOutside(
  db: Db,
  measureIds: readonly string[],
  through: string,
  at: Date,
): Promise<LatestOutside[]> {
  const ids = [...new Set(measureIds)]
  if (ids.length === 0) return []
  const { figures } = await outside(db, ids)
  const newest = ids.flatMap((id) => {
    const known = figures.filter(
      ({ figure }) => figure.measure_id === id && figure.breakdown_id === null && figure.value !== null,
    )
    return (
      known
        .toSorted(
          (a, b) =>
            a.figure.period_to.localeCompare(b.figure.period_to) ||
            a.figure.period_from.localeCompare(b.figure.period_from),
        )
        .at(-1) ?? []
    )
  })
  await letOut(db, { figures: newest.filter(({ hidden }) => !hidden) }, through, at)
  return newest.map(({ figure, hidden, unchecked, value, numerator, denominator }) => ({
    measure_id: figure.measure_id,
    period_from: figure.period_from,
    period_to: figure.period_to,
    // A percentage that could not be checked is judged by as it is said: rounded.
    value: value ?? figure.value ?? 0,
    numerator,
    denominator,
    state: figure.state,
    hidden,
    unchecked,
  }))
}
