// Run charts: the Anhøj rules. Anhøj and Olesen 2014 (doi:10.1371/journal.pone.0113825), Schilling 2012 for the longest
// run, Chen 2010 for the crossings; the limits are those of Anhøj and Wentzel-Larsen 2020 (doi:10.1371/journal.pone.0233920).

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
  const { useful, longestRun, crossings } = centre === null ? nothing : runsOf(present, centre)
  const limits = useful === 0 ? null : { run: longestRunLimit(useful), crossings: crossingsLimit(useful) }
  const tooFew = useful < fewestUseful
  const by: RunChart['by'] = []
  if (limits && !tooFew && longestRun > limits.run) by.push('run')
  if (limits && !tooFew && crossings < limits.crossings) by.push('crossings')
  return {
    median: centre,
    useful,
    longestRun,
    longestRunMost: limits?.run ?? null,
    crossings,
    crossingsLeast: limits?.crossings ?? null,
    signal: by.length > 0,
    by,
    tooFew,
  }
}

const nothing = { useful: 0, longestRun: 0, crossings: 0 }

/** The middle value, or the mean of the two in the middle; null without any. */
export const medianOf = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

const runsOf = (values: readonly number[], centre: number) => {
  let [useful, longestRun, run, crossings, side] = [0, 0, 0, 0, 0]
  for (const value of values) {
    const now = Math.sign(value - centre)
    if (now === 0) continue
    useful++
    if (side !== 0 && now !== side) crossings++
    run = now === side ? run + 1 : 1
    side = now
    longestRun = Math.max(longestRun, run)
  }
  return { useful, longestRun, crossings }
}

/** The longest run that chance still gives: round(log2(n)) + 3 (Schilling 2012). */
export const longestRunLimit = (useful: number): number => Math.round(Math.log2(useful)) + 3

/**
 * The fewest crossings that chance still gives: the smallest k for which a binomial of n - 1 fair coins has at least 5 per
 * cent at or below k (Chen 2010). Summed in logarithms: 2 to the power of -n is nought beyond n of about 1,075.
 */
export const crossingsLimit = (useful: number): number => {
  const coins = Math.max(useful - 1, 0)
  let term = -coins * Math.LN2
  let sum = Math.exp(term)
  let k = 0
  while (sum < 0.05 && k < coins) {
    term += Math.log(coins - k) - Math.log(k + 1)
    sum += Math.exp(term)
    k++
  }
  return k
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
