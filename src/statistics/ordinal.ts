import { logChoose, studentQuantile, twoSided } from './distributions.ts'
import { median } from './moving-range.ts'

export type OrdinalComparison = {
  /** How many pairs (one of a, one of b) have a above b, ties counted half. */
  u: number
  /** From the normal approximation with the variance corrected for ties; null when every answer is the same. */
  p: number | null
  /** The same with half a step of correction for continuity. */
  pContinuity: number | null
  /** Exact, over every way to deal the answers out; null when there are more answers than `exactUpTo`. */
  pExact: number | null
  /** Cliff's delta: from -1 (every a below every b) to 1. */
  delta: number
  deltaLower: number | null
  deltaUpper: number | null
  magnitude: 'negligible' | 'small' | 'medium' | 'large'
  /** The chance that somebody of a answered higher than somebody of b, ties counted half. */
  superiority: number
  medianA: number
  medianB: number
}

/**
 * Two groups' answers on an ordered scale (Mann and Whitney 1947; Cliff 1993; thresholds .147, .33 and .474 after Romano 2006).
 * Null when a group has no answer. Sorting apart, linear in the number of answers; the exact p value is left out above
 * `exactUpTo` answers.
 */
export function compareOrdinal(
  a: readonly number[],
  b: readonly number[],
  { confidence = 0.95, exactUpTo = 40 } = {},
): OrdinalComparison | null {
  const [na, nb] = [a.length, b.length]
  if (na === 0 || nb === 0) return null
  const levels = levelsOf(a, b)
  let [below, u] = [0, 0]
  for (const { ofA, ofB } of levels) {
    u += ofA * below + (ofA * ofB) / 2
    below += ofB
  }
  const n = na + nb
  const ties = levels.reduce((sum, { ofA, ofB }) => sum + (ofA + ofB) ** 3 - (ofA + ofB), 0)
  const variance = n < 2 ? 0 : ((na * nb) / 12) * (n + 1 - ties / (n * (n - 1)))
  const distance = u - (na * nb) / 2
  const sd = Math.sqrt(variance)
  const delta = (2 * u) / (na * nb) - 1
  return {
    u,
    p: variance > 0 ? twoSided(distance / sd) : null,
    pContinuity: variance > 0 ? twoSided(Math.max(0, Math.abs(distance) - 0.5) / sd) : null,
    pExact: n <= exactUpTo ? exact(a, b, u) : null,
    delta,
    ...cliffInterval(a, b, delta, confidence),
    magnitude: magnitudeOf(Math.abs(delta)),
    superiority: u / (na * nb),
    medianA: median(a) ?? 0,
    medianB: median(b) ?? 0,
  }
}

const magnitudeOf = (size: number) =>
  size < 0.147 ? 'negligible' : size < 0.33 ? 'small' : size < 0.474 ? 'medium' : 'large'

type Level = { ofA: number; ofB: number }

function levelsOf(a: readonly number[], b: readonly number[]): Level[] {
  const counts = new Map<number, Level>()
  for (const value of [...a, ...b]) if (!counts.has(value)) counts.set(value, { ofA: 0, ofB: 0 })
  for (const value of a) (counts.get(value) as Level).ofA++
  for (const value of b) (counts.get(value) as Level).ofB++
  return [...counts].sort(([x], [y]) => x - y).map(([, level]) => level)
}

/**
 * How likely each U is when the answers, ties and all, are dealt out anew to groups of the same sizes: from 2U to its share.
 * Level by level, by hypergeometric steps; the work grows with levels · na² · nb.
 */
export function dealtAnew(a: readonly number[], b: readonly number[]): Map<number, number> {
  const na = a.length
  let ways = new Map<number, Map<number, number>>([[0, new Map([[0, 1]])]])
  let seen = 0
  for (const { ofA, ofB } of levelsOf(a, b)) {
    const size = ofA + ofB
    const next = new Map<number, Map<number, number>>()
    for (const [taken, byU] of ways)
      for (let k = 0; k <= Math.min(size, na - taken); k++) {
        const here = next.get(taken + k) ?? new Map<number, number>()
        next.set(taken + k, here)
        const choices = Math.exp(logChoose(size, k))
        for (const [twice, weight] of byU) {
          const more = twice + 2 * k * (seen - taken) + k * (size - k)
          here.set(more, (here.get(more) ?? 0) + weight * choices)
        }
      }
    ways = next
    seen += size
  }
  const all = ways.get(na) ?? new Map<number, number>()
  const total = [...all.values()].reduce((sum, weight) => sum + weight, 0)
  return new Map([...all].map(([twice, weight]) => [twice, weight / total]))
}

function exact(a: readonly number[], b: readonly number[], u: number): number {
  const centre = a.length * b.length
  const off = Math.abs(2 * u - centre)
  let p = 0
  for (const [twice, share] of dealtAnew(a, b)) if (Math.abs(twice - centre) >= off) p += share
  return Math.min(1, p)
}

const cliffInterval = (a: readonly number[], b: readonly number[], delta: number, confidence: number) => {
  const { ofA, ofB } = dominance(a, b)
  return deltaInterval(ofA, ofB, spreadOfPairs(a, b), delta, confidence)
}

/** How many pairs have a above b, and how many below. */
export const spreadOfPairs = (a: readonly number[], b: readonly number[]): { above: number; below: number } => {
  let [above, below] = [0, 0]
  for (const x of a)
    for (const y of b) {
      if (x > y) above++
      if (x < y) below++
    }
  return { above, below }
}

/** For each answer of one group: how often it is above, less how often below, those of the other, from -1 to 1; as a's lead over b. */
export const dominance = (a: readonly number[], b: readonly number[]) => {
  const lead = (value: number, others: readonly number[]) =>
    others.reduce((sum, other) => sum + Math.sign(value - other), 0) / others.length
  return { ofA: a.map((value) => lead(value, b)), ofB: b.map((value) => -lead(value, a)) }
}

/**
 * Cliff's asymmetric interval for delta (1996) with the unbiased variance and Student's t (Feng and Cliff 2004), from each
 * group's dominances. Groups that do not overlap at all count as one pair short of it, or there would be no spread.
 */
export function deltaInterval(
  ofA: readonly number[],
  ofB: readonly number[],
  { above, below }: { above: number; below: number },
  delta: number,
  confidence: number,
) {
  const [na, nb] = [ofA.length, ofB.length]
  if (na < 2 || nb < 2) return { deltaLower: null, deltaUpper: null }
  const d = Math.abs(delta) === 1 ? delta * (1 - 1 / (na * nb)) : delta
  const spread = (values: readonly number[]) => values.reduce((sum, value) => sum + (value - d) ** 2, 0)
  const pairs = above * (1 - d) ** 2 + below * (1 + d) ** 2 + (na * nb - above - below) * d * d
  const variance = (nb * nb * spread(ofA) + na * na * spread(ofB) - pairs) / (na * nb * (na - 1) * (nb - 1))
  const t = studentQuantile(1 - (1 - confidence) / 2, na + nb - 2)
  const half = t * Math.sqrt(variance) * Math.sqrt((1 - d * d) ** 2 + t * t * variance)
  const under = 1 - d * d + t * t * variance
  return {
    deltaLower: delta === -1 ? -1 : (d - d ** 3 - half) / under,
    deltaUpper: delta === 1 ? 1 : (d - d ** 3 + half) / under,
  }
}
