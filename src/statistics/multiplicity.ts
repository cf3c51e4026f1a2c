/**
 * Holm's p values (1979): sorted, the i-th of m times (m - i + 1), never falling, at most 1. Missing values stay missing and
 * are not counted. In the order in which they were given.
 */
export function holm(p: readonly (number | null)[]): (number | null)[] {
  const known = p.flatMap((value, at) => (value === null ? [] : [{ value, at }])).sort((a, b) => a.value - b.value)
  const out: (number | null)[] = p.map(() => null)
  let highest = 0
  for (const [n, { value, at }] of known.entries()) {
    highest = Math.max(highest, Math.min(1, (known.length - n) * value))
    out[at] = highest
  }
  return out
}

/** Bonferroni's p values: each times their number, at most 1. */
export const bonferroni = (p: readonly (number | null)[]): (number | null)[] => {
  const m = p.filter((value) => value !== null).length
  return p.map((value) => (value === null ? null : Math.min(1, value * m)))
}

/** Benjamini and Hochberg's p values (1995), which bound the share of false alarms among the alarms. */
export function benjaminiHochberg(p: readonly (number | null)[]): (number | null)[] {
  const known = p.flatMap((value, at) => (value === null ? [] : [{ value, at }])).sort((a, b) => b.value - a.value)
  const out: (number | null)[] = p.map(() => null)
  let lowest = 1
  for (const [n, { value, at }] of known.entries()) {
    lowest = Math.min(lowest, (known.length / (known.length - n)) * value)
    out[at] = lowest
  }
  return out
}
