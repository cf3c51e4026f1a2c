import type { Agreement, Ratings } from './agreement.ts'
import { normalQuantile } from './distributions.ts'

export type Metric = 'nominal' | 'ordinal' | 'interval'

/**
 * Krippendorff's alpha (2011): 1 - Do/De from the coincidences of values within units that were rated twice or more, each pair
 * weighted 1/(m - 1). Distances: nominal 0 or 1; interval (c - k)²; ordinal (values from c to k, half of both ends)².
 * Null with a reason when only one value was used. Linear in the ratings, square in the number of different values.
 * The standard error is Gwet's (2014), for the nominal and interval metrics.
 */
export function krippendorff(ratings: Ratings, metric: Metric): Agreement {
  const units = ratings.map((unit) => unit.filter((value) => value !== null)).filter((unit) => unit.length >= 2)
  const values = [...new Set(units.flat())].sort((a, b) => a - b)
  const empty = (reason: string): Agreement => ({
    value: null,
    se: null,
    lower: null,
    upper: null,
    observed: null,
    expected: null,
    units: units.length,
    reason,
  })
  if (units.length === 0) return empty('No unit was rated twice.')
  if (values.length < 2) return empty('Only one value was used, so there is nothing to disagree about.')
  const place = new Map(values.map((value, n) => [value, n]))
  const counts = units.map((unit) => {
    const row = values.map(() => 0)
    for (const value of unit) {
      const n = place.get(value) ?? 0
      row[n] = (row[n] ?? 0) + 1
    }
    return row
  })
  const marginal = values.map((_, c) => sum(counts.map((row) => row[c] ?? 0)))
  const n = sum(marginal)
  const distance = distances(values, marginal, metric)
  const apart = (a: readonly number[], b: readonly number[]) =>
    sum(a.map((x, c) => x * sum(b.map((y, k) => y * (distance[c]?.[k] ?? 0)))))
  const observed = sum(counts.map((row, u) => apart(row, row) / ((units[u]?.length ?? 0) - 1))) / n
  const expected = apart(marginal, marginal) / (n * (n - 1))
  const value = 1 - observed / expected
  return { ...empty(''), value, reason: null, ...spread(counts, distance, value) }
}

function distances(values: readonly number[], marginal: readonly number[], metric: Metric): number[][] {
  const upTo: number[] = []
  for (const count of marginal) upTo.push((upTo.at(-1) ?? 0) + count)
  return values.map((a, c) =>
    values.map((b, k) => {
      if (c === k) return 0
      if (metric === 'nominal') return 1
      if (metric === 'interval') return (a - b) ** 2
      const [low, high] = [Math.min(c, k), Math.max(c, k)]
      const between = (upTo[high] ?? 0) - (upTo[low] ?? 0) + (marginal[low] ?? 0)
      return (between - ((marginal[low] ?? 0) + (marginal[high] ?? 0)) / 2) ** 2
    }),
  )
}

// Gwet's form of alpha: agreement weights are 1 less the distance, over the largest distance.
function spread(counts: readonly number[][], distance: readonly number[][], value: number) {
  const n = counts.length
  const widest = Math.max(...distance.flat())
  const weight = (i: number, j: number) => 1 - (distance[i]?.[j] ?? 0) / widest
  const raters = counts.map(sum)
  const mean = sum(raters) / n
  const own = counts.map((row, u) => {
    const pairs = sum(row.map((count, i) => count * (sum(row.map((other, j) => other * weight(i, j))) - 1)))
    return pairs / (mean * ((raters[u] ?? 0) - 1))
  })
  const bare = sum(own) / n
  const epsilon = 1 / sum(raters)
  const shares = (counts[0] ?? []).map((_, i) => sum(counts.map((row) => (row[i] ?? 0) / mean)) / n)
  const expected = sum(shares.map((p, i) => p * sum(shares.map((q, j) => q * weight(i, j)))))
  const observed = (1 - epsilon) * bare + epsilon
  if (n < 2 || 1 - expected < 1e-12) return { observed, expected }
  const alpha = (bare - expected) / (1 - expected)
  const near = shares.map((_, i) => sum(shares.map((p, j) => p * weight(i, j))))
  const terms = counts.map((row, u) => {
    const off = ((raters[u] ?? 0) - mean) / mean
    const agreed = ((own[u] ?? 0) - observed * off - expected) / (1 - expected)
    const chance = sum(row.map((count, i) => count * (near[i] ?? 0))) / mean - expected * off
    return agreed - 2 * (1 - alpha) * ((chance - expected) / (1 - expected)) - alpha
  })
  const se = Math.sqrt(sum(terms.map((term) => term * term)) / (n * (n - 1)))
  const half = normalQuantile(0.975) * se
  return { observed, expected, se, lower: Math.max(-1, value - half), upper: Math.min(1, value + half) }
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
