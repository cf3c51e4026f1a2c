import { type Weights, weightsOf } from './agreement-weights.ts'
import { normalQuantile, twoSided } from './distributions.ts'

export type { Weights } from './agreement-weights.ts'
export { krippendorff, type Metric } from './krippendorff.ts'

/** One row per unit (a record, a question), one column per rater; null where a rater did not rate. */
export type Ratings = readonly (readonly (number | null)[])[]

/** A coefficient, or why there is none, in words. `se`: its standard error; `lower`, `upper`: its 95% interval, where defined. */
export type Agreement = {
  value: number | null
  se: number | null
  lower: number | null
  upper: number | null
  /** Observed and expected agreement, from 0 to 1. */
  observed: number | null
  expected: number | null
  /** Units that counted. */
  units: number
  reason: string | null
}

const nothing = (units: number, reason: string): Agreement => ({
  value: null,
  se: null,
  lower: null,
  upper: null,
  observed: null,
  expected: null,
  units,
  reason,
})

const result = (
  value: number,
  se: number | null,
  observed: number,
  expected: number | null,
  units: number,
): Agreement => {
  const half = se === null ? null : normalQuantile(0.975) * se
  return {
    value,
    se,
    lower: half === null ? null : Math.max(-1, value - half),
    upper: half === null ? null : Math.min(1, value + half),
    observed,
    expected,
    units,
    reason: null,
  }
}

const allSame = 'Everybody gave the same answer to everything, so chance alone would agree as often.'

/**
 * Cohen's kappa for two raters (Cohen 1960; weighted 1968), (po - pe)/(1 - pe), over the declared scale; units that one of them
 * did not rate are left out. The standard error is the one of Fleiss, Cohen and Everitt (1969), as in vcd. Also the test
 * against kappa = 0: `z` and two-sided `p`. Null with a reason when chance agreement is complete or nothing is left.
 */
export function cohenKappa(
  ratings: Ratings,
  categories: readonly number[],
  weights: Exclude<Weights, 'ordinal'> = 'unweighted',
): Agreement & { z: number | null; p: number | null } {
  const place = new Map(categories.map((category, at) => [category, at]))
  const pairs = ratings.flatMap(([a, b]) => {
    const [i, j] = [place.get(a ?? Number.NaN), place.get(b ?? Number.NaN)]
    return i === undefined || j === undefined ? [] : [[i, j] as const]
  })
  const n = pairs.length
  if (n === 0) return { ...nothing(0, 'No unit was rated by both.'), z: null, p: null }
  const q = categories.length
  const w = q < 2 ? [[1]] : weightsOf(q, weights)
  const cells = w.map((row) => row.map(() => 0))
  for (const [i, j] of pairs) (cells[i] as number[])[j] = at(cells, i, j) + 1 / n
  const rows = cells.map((row) => total(row))
  const columns = cells.map((_, j) => cells.reduce((sum, row) => sum + (row[j] ?? 0), 0))
  const observed = double(q, (i, j) => at(w, i, j) * at(cells, i, j))
  const expected = double(q, (i, j) => at(w, i, j) * (rows[i] ?? 0) * (columns[j] ?? 0))
  if (1 - expected < 1e-12) return { ...nothing(n, allSame), observed, expected, z: null, p: null }
  const kappa = (observed - expected) / (1 - expected)
  const byColumn = w.map((row) => row.reduce((sum, weight, j) => sum + weight * (columns[j] ?? 0), 0))
  const byRow = w.map((_, j) => rows.reduce((sum, share, i) => sum + at(w, i, j) * share, 0))
  const spread = double(
    q,
    (i, j) => at(cells, i, j) * (at(w, i, j) - ((byColumn[i] ?? 0) + (byRow[j] ?? 0)) * (1 - kappa)) ** 2,
  )
  const variance = (spread - (kappa - expected * (1 - kappa)) ** 2) / ((1 - expected) ** 2 * n)
  const chance = double(
    q,
    (i, j) => (rows[i] ?? 0) * (columns[j] ?? 0) * (at(w, i, j) - ((byColumn[i] ?? 0) + (byRow[j] ?? 0))) ** 2,
  )
  const under = (chance - expected ** 2) / (n * (1 - expected) ** 2)
  const z = under > 1e-12 / n ? kappa / Math.sqrt(under) : null
  return {
    ...result(kappa, isOneSided(rows, columns) ? null : Math.sqrt(Math.max(0, variance)), observed, expected, n),
    z,
    p: z === null ? null : twoSided(z),
  }
}

// Where one rater gave the same answer throughout there is nothing to tell the spread from.
const isOneSided = (...margins: readonly (readonly number[])[]) =>
  margins.some((shares) => shares.filter((share) => share > 0).length === 1)

/**
 * Fleiss' kappa (1971) for any number of raters where each unit was rated by all of them: units with a missing rating are left
 * out, as in irr. With the test against 0 of Fleiss, Nee and Landis (1979).
 */
export function fleissComplete(ratings: Ratings): Agreement & { z: number | null; p: number | null } {
  const whole = ratings.filter((unit) => unit.every((rating) => rating !== null)) as number[][]
  const [n, r] = [whole.length, whole[0]?.length ?? 0]
  if (n === 0 || r < 2) return { ...nothing(n, 'No unit was rated by everybody.'), z: null, p: null }
  const categories = [...new Set(whole.flat())]
  const shares = categories.map((c) => total(whole.map((unit) => unit.filter((x) => x === c).length)) / (n * r))
  const observed =
    total(
      whole.map((unit) => (total(categories.map((c) => unit.filter((x) => x === c).length ** 2)) - r) / (r * (r - 1))),
    ) / n
  const expected = total(shares.map((p) => p * p))
  if (1 - expected < 1e-12) return { ...nothing(n, allSame), observed, expected, z: null, p: null }
  const kappa = (observed - expected) / (1 - expected)
  const s = total(shares.map((p) => p * (1 - p)))
  const variance = (2 / (s * s * n * r * (r - 1))) * (s * s - total(shares.map((p) => p * (1 - p) * (1 - p - p))))
  const z = kappa / Math.sqrt(variance)
  return { ...result(kappa, Math.sqrt(variance), observed, expected, n), z, p: twoSided(z) }
}

/** Agreement of any number of raters with gaps: the three coefficients of Gwet (2014) share their ground. */
type Counted = {
  /** Per unit with at least one rating: how many raters chose each category. */
  counts: number[][]
  raters: number[]
  w: number[][]
  /** Per unit: agreement of its pairs; 0 where there is only one rating. */
  pairs: number[]
  twice: number
  observed: number
}

function counted(ratings: Ratings, categories: readonly number[], w: number[][]): Counted | null {
  const place = new Map(categories.map((category, n) => [category, n]))
  const counts = ratings.flatMap((unit) => {
    const row = categories.map(() => 0)
    for (const rating of unit) {
      const n = rating === null ? undefined : place.get(rating)
      if (n !== undefined) row[n] = (row[n] ?? 0) + 1
    }
    return total(row) > 0 ? [row] : []
  })
  const raters = counts.map(total)
  const twice = raters.filter((r) => r >= 2).length
  if (twice === 0) return null
  const pairs = counts.map((row, n) => {
    const r = raters[n] ?? 0
    if (r < 2) return 0
    return total(row.map((count, i) => count * (total(row.map((other, j) => other * at(w, i, j))) - 1))) / (r * (r - 1))
  })
  return { counts, raters, w, pairs, twice, observed: total(pairs) / twice }
}

const sharesOf = ({ counts, raters }: Counted): number[] =>
  (counts[0] ?? []).map((_, i) => total(counts.map((row, n) => (row[i] ?? 0) / (raters[n] ?? 1))) / counts.length)

const fromUnits = (of: Counted, value: number, expected: number, expectedOf: readonly number[]): number | null => {
  const n = of.counts.length
  if (n < 2) return null
  const terms = of.pairs.map((pair, u) => {
    const counts = (of.raters[u] ?? 0) >= 2
    const own = (n / of.twice) * ((pair - (counts ? expected : 0)) / (1 - expected))
    return own - 2 * (1 - value) * (((expectedOf[u] ?? 0) - expected) / (1 - expected)) - value
  })
  return Math.sqrt(total(terms.map((term) => term * term)) / (n * (n - 1)))
}

/**
 * Gwet's AC1 (unweighted) and AC2 (weighted), which stay fair where nearly everybody gives the same answer (Gwet 2008, 2014):
 * expected agreement is T·Σπ(1-π)/(q(q-1)) over the declared scale. Units without any rating are left out.
 */
export function gwet(ratings: Ratings, categories: readonly number[], weights: Weights = 'unweighted'): Agreement {
  const q = categories.length
  if (q < 2) return nothing(0, 'The scale needs at least two answers.')
  const of = counted(ratings, categories, weightsOf(q, weights, weights === 'ordinal' ? undefined : categories))
  if (!of) return nothing(0, 'No unit was rated twice.')
  const shares = sharesOf(of)
  const factor = total(of.w.map(total)) / (q * (q - 1))
  const expected = factor * total(shares.map((p) => p * (1 - p)))
  const value = (of.observed - expected) / (1 - expected)
  const expectedOf = of.counts.map(
    (row, n) => (factor * total(row.map((count, i) => count * (1 - (shares[i] ?? 0))))) / (of.raters[n] ?? 1),
  )
  return result(value, fromUnits(of, value, expected, expectedOf), of.observed, expected, of.counts.length)
}

/** Fleiss' kappa with gaps, Gwet's version: units rated once count for what is expected, units rated twice for what agrees. */
export function fleissKappa(
  ratings: Ratings,
  categories: readonly number[],
  weights: Weights = 'unweighted',
): Agreement {
  const q = categories.length
  if (q < 2) return nothing(0, 'The scale needs at least two answers.')
  const of = counted(ratings, categories, weightsOf(q, weights, categories))
  if (!of) return nothing(0, 'No unit was rated twice.')
  const shares = sharesOf(of)
  const expected = double(q, (i, j) => at(of.w, i, j) * (shares[i] ?? 0) * (shares[j] ?? 0))
  if (1 - expected < 1e-12) return { ...nothing(of.counts.length, allSame), observed: of.observed, expected }
  const value = (of.observed - expected) / (1 - expected)
  const near = shares.map((_, i) => total(shares.map((p, j) => p * ((at(of.w, i, j) + at(of.w, j, i)) / 2))))
  const expectedOf = of.counts.map(
    (row, n) => total(row.map((count, i) => count * (near[i] ?? 0))) / (of.raters[n] ?? 1),
  )
  return result(value, fromUnits(of, value, expected, expectedOf), of.observed, expected, of.counts.length)
}

/** How often two raters of the same unit gave the same answer. To be shown beside any coefficient. */
export function percentAgreement(ratings: Ratings, categories: readonly number[]): Agreement {
  const of = counted(ratings, categories, weightsOf(categories.length, 'unweighted'))
  if (!of) return nothing(0, 'No unit was rated twice.')
  const n = of.counts.length
  const terms = of.pairs.map((pair) => (n / of.twice) * pair - of.observed)
  const se = n < 2 ? null : Math.sqrt(total(terms.map((term) => term * term)) / (n * (n - 1)))
  return result(of.observed, se, of.observed, 0, n)
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
const at = (matrix: readonly (readonly number[])[], i: number, j: number) => matrix[i]?.[j] ?? 0
const double = (q: number, f: (i: number, j: number) => number) => {
  let sum = 0
  for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) sum += f(i, j)
  return sum
}
