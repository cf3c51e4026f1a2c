// Run charts: the Anhøj rules. Anhøj and Olesen 2014 (doi:10.1371/journal.pone.0113825), Schilling 2012 for the longest
// run, Chen 2010 for the crossings; the limits are those of Anhøj and Wentzel-Larsen 2020 (doi:10.1371/journal.pone.0233920).

import { median as medianOf } from './moving-range.ts'
import { runsOf } from './runs.ts'

export { medianOf }

export type Side = 'above' | 'below'

/** What a run chart says. The limits are null where no point lies off the median. */
export type RunChart = {
  median: number | null
  /** The useful observations: points that do not lie on the median. Those on it neither break nor lengthen a run. */
  useful: number
  longestRun: number
  longestRunMost: number | null
  crossings: number
  crossingsLeast: number | null
  /** More points in one run, or fewer crossings, than chance would give: false when there are too few to say. */
  signal: boolean
  /** Which of the two rules it was. */
  by: ('run' | 'crossings')[]
  /** Why nothing is said: too few useful points. */
  tooFew: boolean
}

/** Fewer useful points than this say nothing: the limits are weak below it. */
export const fewestUseful = 10

/**
 * Judges a series against its median. A missing value is null. `median` may be given (the median of a baseline); otherwise
 * it is that of all points. Time grows in step with the number of points, but for sorting them once.
 */
export const runChart = (values: readonly (number | null)[], median?: number): RunChart => {
  const present = values.filter((v): v is number => v !== null)
  const centre = median ?? medianOf(present)
  const { useful, longestRun, longestRunMax, crossings, crossingsMin } = runsOf(present, centre)
  const tooFew = useful < fewestUseful
  const by: RunChart['by'] = []
  if (!tooFew && (longestRun ?? 0) > (longestRunMax ?? 0)) by.push('run')
  if (!tooFew && (crossings ?? 0) < (crossingsMin ?? 0)) by.push('crossings')
  return {
    median: centre,
    useful,
    longestRun: longestRun ?? 0,
    longestRunMost: longestRunMax,
    crossings: crossings ?? 0,
    crossingsLeast: crossingsMin,
    signal: by.length > 0,
    by,
    tooFew,
  }
}

/** The run at the end of a series: on which side of the median its last points lie, and how many they are. */
export const lastRun = (
  values: readonly (number | null)[],
  median: number,
): { side: Side | null; length: number; from: number } => {
  let [length, from, side] = [0, values.length, 0]
  for (let at = values.length - 1; at >= 0; at--) {
    const value = values[at]
    const now = value === null || value === undefined ? 0 : Math.sign(value - median)
    if (now === 0) continue
    if (side !== 0 && now !== side) break
    side = now
    length++
    from = at
  }
  return { side: side > 0 ? 'above' : side < 0 ? 'below' : null, length, from }
}
