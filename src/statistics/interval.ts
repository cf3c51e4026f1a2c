import { hypergeometric, normalQuantile } from './distributions.ts'

export type Interval = { estimate: number; lower: number; upper: number }

const zFor = (confidence: number) => normalQuantile(1 - (1 - confidence) / 2)
const clamp = (x: number) => Math.min(1, Math.max(0, x))
const isCount = (x: number, n: number) => Number.isFinite(x) && Number.isFinite(n) && n > 0 && x >= 0 && x <= n

/**
 * Wilson's interval for x of n (Wilson 1927): (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n). Shares from 0 to 1. Exactly
 * 0 below when x is 0, exactly 1 above when x is n. n need not be whole. Null when n is not above 0 or x not within 0 to n.
 */
export function wilson(x: number, n: number, confidence = 0.95): Interval | null {
  if (!isCount(x, n)) return null
  const z = zFor(confidence)
  const p = x / n
  const middle = p + (z * z) / (2 * n)
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  return {
    estimate: p,
    lower: x === 0 ? 0 : clamp((middle - half) / scale),
    upper: x === n ? 1 : clamp((middle + half) / scale),
  }
}

/**
 * Wilson's interval for a sample of n from N: with n(N-1)/(N-n) in the place of n. When everybody was asked (n = N) there
 * is no chance left and the interval is the share itself; `census` says so. Never for comparing two rounds: without any
 * change in practice it calls about one in five of them different.
 */
export function wilsonFinite(
  x: number,
  n: number,
  N: number,
  confidence = 0.95,
): (Interval & { effectiveN: number | null; census: boolean }) | null {
  if (!isCount(x, n) || N < n) return null
  const p = x / n
  if (n === N) return { estimate: p, lower: p, upper: p, effectiveN: null, census: true }
  const effectiveN = (n * (N - 1)) / (N - n)
  const interval = wilson(p * effectiveN, effectiveN, confidence)
  if (!interval) return null
  return {
    estimate: p,
    lower: x === 0 ? 0 : interval.lower,
    upper: x === n ? 1 : interval.upper,
    effectiveN,
    census: false,
  }
}

/**
 * The exact interval for x of n drawn from N: from the largest number K of marked ones among the N under which x or more would
 * be as rare as half of what the confidence leaves, to the smallest under which x or fewer would be (as samplingbook). Bounds are shares K/N that can be: never below x/N, never
 * above (N-(n-x))/N. To be offered when x is 0 or n, or N is small; null for samples over a million. Linear in n.
 */
export function exactHypergeometric(x: number, n: number, N: number, confidence = 0.95): Interval | null {
  if (!isCount(x, n) || !Number.isFinite(N) || N < n || n > 1e6) return null
  const tail = (1 - confidence) / 2
  const most = N - (n - x)
  const atLeast = (K: number) => sumOf(x, Math.min(n, K), (k) => hypergeometric(k, n, K, N))
  const atMost = (K: number) => sumOf(Math.max(0, n - (N - K)), x, (k) => hypergeometric(k, n, K, N))
  // Both chances only rise or only fall with K, so halving finds the turn.
  const rise = turn(0, most - x, (k) => atLeast(x + k) > tail)
  const fall = turn(0, most - (x + rise), (k) => atMost(most - k) > tail)
  const lowest = x + Math.max(0, rise - 1)
  const highest = most - Math.max(0, fall - 1)
  return { estimate: x / n, lower: lowest / N, upper: highest / N }
}

// The first whole number from `low` on for which it is so, at most `high`.
function turn(low: number, high: number, is: (k: number) => boolean): number {
  let [from, to] = [low, Math.max(low, Math.floor(high))]
  while (from < to) {
    const middle = from + Math.floor((to - from) / 2)
    if (is(middle)) to = middle
    else from = middle + 1
  }
  return from
}

const sumOf = (from: number, to: number, f: (k: number) => number) => {
  let sum = 0
  for (let k = from; k <= to; k++) sum += f(k)
  return sum
}

/**
 * Newcombe's interval for the difference of two independent shares (1998, method 10), built from the two Wilson intervals.
 * No correction for a finite population, on purpose (see wilsonFinite).
 */
export function newcombe(
  x1: number,
  n1: number,
  x2: number,
  n2: number,
  confidence = 0.95,
): { difference: number; lower: number; upper: number } | null {
  const [a, b] = [wilson(x1, n1, confidence), wilson(x2, n2, confidence)]
  if (!a || !b) return null
  const difference = a.estimate - b.estimate
  // (p - l)² is z² l(1 - l)/n, since l solves Wilson's equation: the form of the published package, to the last digit.
  const [lower1, upper1] = roots(x1, n1, zFor(confidence))
  const [lower2, upper2] = roots(x2, n2, zFor(confidence))
  const half = (one: number, other: number) =>
    zFor(confidence) * Math.sqrt((one * (1 - one)) / n1 + (other * (1 - other)) / n2)
  return { difference, lower: difference - half(lower1, upper2), upper: difference + half(upper1, lower2) }
}

const roots = (x: number, n: number, z: number): [number, number] => {
  const p = x / n
  const middle = (x + (z * z) / 2) / (n + z * z)
  const half = ((z * Math.sqrt(n)) / (n + z * z)) * Math.sqrt(p * (1 - p) + (z * z) / (4 * n))
  return [clamp(middle - half), clamp(middle + half)]
}

export type Stratum = { x: number; n: number; N: number }

/**
 * The share in a whole population from a sample drawn stratum by stratum (n of N in each, x of them so): the weighted mean, its
 * standard error with the finite-population correction, and three intervals: Wald, on the logit scale, and Wilson's with the
 * effective size p(1-p)/se². Null when a stratum is empty or its sample is none; the standard error is null when a stratum of
 * more than one has a sample of one, since one says nothing about spread.
 */
export function stratified(strata: readonly Stratum[], confidence = 0.95) {
  const total = strata.reduce((sum, { N }) => sum + N, 0)
  if (strata.length === 0 || strata.some(({ x, n, N }) => !isCount(x, n) || N < n)) return null
  const estimate = strata.reduce((sum, { x, n, N }) => sum + (N / total) * (x / n), 0)
  if (strata.some(({ n, N }) => n === 1 && N > 1)) return { estimate, se: null, wald: null, logit: null, wilson: null }
  const variance = strata.reduce((sum, { x, n, N }) => {
    const p = x / n
    return n === N ? sum : sum + (N / total) ** 2 * (1 - n / N) * ((p * (1 - p)) / (n - 1))
  }, 0)
  const se = Math.sqrt(variance)
  const z = zFor(confidence)
  const inner = estimate * (1 - estimate)
  const size = variance > 0 ? inner / variance : null
  return {
    estimate,
    se,
    wald: { lower: estimate - z * se, upper: estimate + z * se },
    logit: inner > 0 ? onLogit(estimate, (z * se) / inner) : null,
    wilson: size === null ? null : bounds(wilson(estimate * size, size, confidence)),
  }
}

const bounds = (interval: Interval | null) => (interval ? { lower: interval.lower, upper: interval.upper } : null)
const onLogit = (p: number, half: number) => {
  const centre = Math.log(p / (1 - p))
  const back = (x: number) => 1 / (1 + Math.exp(-x))
  return { lower: back(centre - half), upper: back(centre + half) }
}
