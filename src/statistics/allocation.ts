export type Allocation = {
  /** How many to draw from each stratum, in the order given. */
  sizes: number[]
  /** Sentences for the audit trail: caps, minimums and ties, and how each was settled. */
  notes: string[]
}

/**
 * Shares a sample out over strata in proportion to their size (largest remainder, Hare quota): k·N/total each, rounded down; what
 * is left goes to the largest remainders, in whole numbers so that no rounding decides. Ties go to the larger stratum, then to
 * the one named first. No stratum gives more than it has; what it cannot give is shared among the others. With `minimum`
 * every stratum that is not empty gives at least so many, as far as the sample reaches. A sample larger than all is all.
 */
export function allocate(strata: readonly number[], sample: number, { minimum = 0 } = {}): Allocation {
  const total = strata.reduce((sum, size) => sum + size, 0)
  const notes: string[] = []
  if (sample > total) notes.push(`There are only ${total}: all of them are drawn, not ${sample}.`)
  const wanted = Math.max(0, Math.min(Math.floor(sample), total))
  const sizes = strata.map(() => 0)
  let left = wanted
  if (minimum > 0) {
    const filled = strata.flatMap((size, at) => (size > 0 ? [at] : []))
    if (filled.length * minimum > wanted)
      notes.push(`${wanted} cannot give ${minimum} to each of ${filled.length} strata: the larger ones come first.`)
    for (const at of filled.sort((a, b) => (strata[b] ?? 0) - (strata[a] ?? 0) || a - b)) {
      const given = Math.min(minimum, strata[at] ?? 0, left)
      sizes[at] = given
      left -= given
    }
    if (left < wanted) notes.push(`Each stratum that is not empty gives at least ${minimum}.`)
  }
  share(strata, wanted, sizes, minimum, notes)
  return { sizes, notes }
}

function share(strata: readonly number[], wanted: number, sizes: number[], minimum: number, notes: string[]): void {
  // Strata that are full, or have got more by the minimum than their share, are settled; the rest share what is left anew.
  const open = new Set(strata.flatMap((size, at) => (size > (sizes[at] ?? 0) || minimum === 0 ? [at] : [])))
  for (;;) {
    const settled = sizes.reduce((sum, size, at) => (open.has(at) ? sum : sum + size), 0)
    const seats = wanted - settled
    const total = [...open].reduce((sum, at) => sum + (strata[at] ?? 0), 0)
    if (open.size === 0 || total === 0 || seats <= 0) return
    const shares = hare([...open], strata, seats, total)
    const full = [...open].filter((at) => (shares.sizes.get(at) ?? 0) > (strata[at] ?? 0))
    const over = [...open].filter((at) => (shares.sizes.get(at) ?? 0) < (sizes[at] ?? 0))
    if (full.length === 0 && over.length === 0) {
      for (const [at, size] of shares.sizes) sizes[at] = size
      notes.push(...shares.notes)
      return
    }
    for (const at of full) {
      sizes[at] = strata[at] ?? 0
      open.delete(at)
      notes.push(`Stratum ${at + 1} has only ${strata[at]}: the rest is shared among the others.`)
    }
    if (full.length === 0) for (const at of over) open.delete(at)
  }
}

function hare(open: readonly number[], strata: readonly number[], seats: number, total: number) {
  const sizes = new Map(open.map((at) => [at, Math.floor((seats * (strata[at] ?? 0)) / total)]))
  const remainder = (at: number) => (seats * (strata[at] ?? 0)) % total
  const left = seats - [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const ranked = open.toSorted((a, b) => remainder(b) - remainder(a) || (strata[b] ?? 0) - (strata[a] ?? 0) || a - b)
  for (const at of ranked.slice(0, left)) sizes.set(at, (sizes.get(at) ?? 0) + 1)
  const [last, next] = [ranked[left - 1], ranked[left]]
  const tied = last !== undefined && next !== undefined && remainder(last) === remainder(next) && remainder(last) > 0
  const notes = tied
    ? [`The last place was a tie of remainders: it went to the larger stratum, or to the one named first.`]
    : []
  return { sizes, notes }
}
