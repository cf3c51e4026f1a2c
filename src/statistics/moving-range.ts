/**
 * Ranges between neighbours: a missing point breaks two of them. `skip` tells which points are left out beforehand, so that
 * their neighbours become neighbours of each other.
 */
export function movingRanges(
  values: readonly (number | null)[],
  skip: (at: number) => boolean = () => false,
): number[] {
  const ranges: number[] = []
  let last: number | null = null
  for (const [at, value] of values.entries()) {
    if (skip(at)) continue
    if (value !== null && last !== null) ranges.push(Math.abs(value - last))
    last = value
  }
  return ranges
}

/**
 * The mean of moving ranges. Screened (Nelson 1982): ranges of 3.267 times the mean or more are left out, once, and the mean
 * taken again. When every range is 0 the mean is 0, not nothing. Null without a range. `average`: the mean, or the median.
 */
export function meanRange(ranges: readonly number[], screened: boolean, average = mean): number | null {
  const first = average(ranges)
  if (first === null || !screened || first === 0) return first
  const limit = 3.267 * first
  return average(ranges.filter((range) => range < limit)) ?? first
}

export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const [low, high] = [sorted[half - 1] ?? 0, sorted[half] ?? 0]
  return sorted.length % 2 === 1 ? high : (low + high) / 2
}
