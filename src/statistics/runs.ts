import { halfBinomialQuantile } from './distributions.ts'

export type Runs = {
  /** Points that count: known, included, and not on the centre line. */
  useful: number
  longestRun: number | null
  longestRunMax: number | null
  crossings: number | null
  crossingsMin: number | null
  /** A run longer, or crossings fewer, than chance would give one time in twenty (about). */
  signal: boolean
}

/**
 * The two Anhøj rules (Anhøj and Olesen 2014; Schilling 2012; Chen 2010): points on the centre line are left out, they neither
 * break nor lengthen a run. Longer than round(log2 n) + 3 is a signal; so are fewer crossings than the smallest k with
 * P(Bin(n-1, 1/2) <= k) >= 0.05. Linear in the number of points.
 */
export function runsOf(values: readonly (number | null)[], centre: number | null): Runs {
  let [useful, longest, crossings, run, side] = [0, 0, 0, 0, 0]
  if (centre !== null)
    for (const value of values) {
      if (value === null) continue
      const now = Math.sign(value - centre)
      if (now === 0) continue
      useful++
      if (side !== 0 && now !== side) crossings++
      run = now === side ? run + 1 : 1
      side = now
      if (run > longest) longest = run
    }
  if (useful === 0)
    return { useful: 0, longestRun: null, longestRunMax: null, crossings: null, crossingsMin: null, signal: false }
  const { longestRunMax, crossingsMin } = runLimits(useful)
  return {
    useful,
    longestRun: longest,
    longestRunMax,
    crossings,
    crossingsMin,
    signal: longest > longestRunMax || crossings < crossingsMin,
  }
}

/** The limits of the Anhøj rules for n useful points. Kept, since a table of measures asks for few different n. */
export function runLimits(n: number): { longestRunMax: number; crossingsMin: number } {
  const known = limits.get(n)
  if (known) return known
  const made = {
    longestRunMax: n < 1 ? 0 : roundHalfEven(Math.log2(n)) + 3,
    crossingsMin: halfBinomialQuantile(0.05, Math.max(0, n - 1)),
  }
  limits.set(n, made)
  return made
}

const limits = new Map<number, { longestRunMax: number; crossingsMin: number }>()
// As R rounds: a half goes to the even neighbour.
const roundHalfEven = (x: number) => {
  const floor = Math.floor(x)
  return x - floor === 0.5 ? floor + (floor % 2) : Math.round(x)
}
