import { type Equation, extremes } from './simplex.ts'

/** Something that may be published: a cell, or a total. `value` is what is so; the identity ties equal cells of linked tables. */
export type Cell = { id: string; value: number }

/** A total and the cells that add up to it. Linked tables and differences of filters are further sums over the same cells. */
export type Sum = { total: string; of: readonly string[] }

export type Table = { cells: readonly Cell[]; sums: readonly Sum[] }

export type Bounds = { id: string; lower: number; upper: number | null }

export type Suppressed = {
  /** Too small to publish by themselves. */
  primary: Set<string>
  /** Left out so that nobody can work out a primary one. */
  secondary: Set<string>
  /** What an attacker who knows everything published can still say of each primary cell. */
  bounds: Bounds[]
  /** Nothing protects a primary cell any more: publish none of it. */
  refused: boolean
}

/**
 * Is a count too small to publish? 0 < value < threshold; with `zeros` also 0, where that nobody did something tells on
 * everybody. Totals are judged like any other cell.
 */
export const isSmall = (value: number, threshold: number, zeros = false): boolean =>
  value < threshold && (zeros ? value >= 0 : value > 0)

/**
 * The attacker's audit: knowing every cell that is published, that counts are never negative and how totals add up, between
 * which values does each hidden cell lie? One linear programme each way (simplex). `upper` null: no bound.
 */
export function audit({ cells, sums }: Table, hidden: ReadonlySet<string>, asked: Iterable<string> = hidden): Bounds[] {
  const values = new Map(cells.map(({ id, value }) => [id, value]))
  const unknowns = [...hidden].filter((id) => values.has(id))
  const place = new Map(unknowns.map((id, at) => [id, at]))
  const equations: Equation[] = []
  for (const { total, of } of sums) {
    const terms: [number, number][] = []
    let known = 0
    for (const [id, sign] of [...of.map((part): [string, number] => [part, 1]), [total, -1] as [string, number]]) {
      const at = place.get(id)
      if (at === undefined) known += sign * (values.get(id) ?? 0)
      else terms.push([at, sign])
    }
    if (terms.length > 0) equations.push({ terms, total: -known })
  }
  const ids = [...asked].filter((id) => place.has(id))
  const found = extremes(
    unknowns.length,
    equations,
    ids.map((id) => [[place.get(id) ?? 0, 1]]),
  )
  return ids.map((id, n) => ({ id, lower: found[n]?.lower ?? 0, upper: found[n]?.upper ?? null }))
}

/**
 * Hides the small cells and as few others as keep them hidden. A primary cell is protected when what can still be said of it
 * is no narrower than 0 to threshold - 1 (`protection`: 'interval'), or at least leaves two values (`'width'`) where a table is
 * too small for more; when neither can be had the release is refused. Others are hidden cheapest first, by their value, and
 * taken back where the audit shows they were not needed.
 */
export function suppress(table: Table, threshold: number, { zeros = false } = {}): Suppressed {
  const primary = new Set(table.cells.filter(({ value }) => isSmall(value, threshold, zeros)).map(({ id }) => id))
  if (primary.size === 0) return { primary, secondary: new Set(), bounds: [], refused: false }
  for (const protection of ['interval', 'width'] as const) {
    const secondary = hide(table, primary, threshold, protection)
    if (secondary) {
      const bounds = audit(table, new Set([...primary, ...secondary]), primary)
      return { primary, secondary, bounds, refused: false }
    }
  }
  const all = new Set(table.cells.map(({ id }) => id).filter((id) => !primary.has(id)))
  return { primary, secondary: all, bounds: audit(table, new Set([...primary, ...all]), primary), refused: true }
}

type Protection = 'interval' | 'width'

const isProtected = ({ lower, upper }: Bounds, threshold: number, protection: Protection) =>
  protection === 'width'
    ? upper === null || upper - lower > 1e-6
    : lower <= 1e-6 && (upper === null || upper >= threshold - 1 - 1e-6)

function hide(
  table: Table,
  primary: ReadonlySet<string>,
  threshold: number,
  protection: Protection,
): Set<string> | null {
  const secondary = new Set<string>()
  const values = new Map(table.cells.map(({ id, value }) => [id, value]))
  const open = () =>
    audit(table, new Set([...primary, ...secondary]), primary).filter(
      (each) => !isProtected(each, threshold, protection),
    )
  for (let exposed = open(); exposed.length > 0; exposed = open()) {
    const [first] = exposed
    const added = first && cheapest(table, first.id, new Set([...primary, ...secondary]), values)
    if (!added) return null
    for (const id of added) secondary.add(id)
  }
  // What was hidden for one cell may have become needless through what was hidden for another: try the dearest first.
  for (const id of [...secondary].sort((a, b) => (values.get(b) ?? 0) - (values.get(a) ?? 0))) {
    secondary.delete(id)
    if (open().length > 0) secondary.add(id)
  }
  return secondary
}

// The cheapest way round: from the exposed cell along its sums back to itself (a cycle), counting only cells not yet hidden; in a
// table of rows and columns this is the cheapest rectangle, or a longer way where a rectangle is dear.
function cheapest(
  { sums }: Table,
  exposed: string,
  hidden: ReadonlySet<string>,
  values: ReadonlyMap<string, number>,
): string[] | null {
  const groups = sums.map(({ total, of }) => [total, ...of])
  const of = new Map<string, number[]>()
  for (const [n, group] of groups.entries()) for (const id of group) of.set(id, [...(of.get(id) ?? []), n])
  const cost = (id: string) => (hidden.has(id) ? 0 : 1 + (values.get(id) ?? 0) + (values.get(id) === 0 ? 1e6 : 0))
  let best: { cost: number; path: string[] } | null = null
  for (const start of of.get(exposed) ?? [])
    for (const goal of of.get(exposed) ?? []) {
      if (goal === start) continue
      const found = way(groups, of, start, goal, exposed, cost)
      if (found && found.cost > 0 && (!best || found.cost < best.cost)) best = found
    }
  if (best) return best.path.filter((id) => !hidden.has(id))
  // A single row: any other cell of the sum will do.
  const others = (of.get(exposed) ?? [])
    .flatMap((n) => groups[n] ?? [])
    .filter((id) => !hidden.has(id) && id !== exposed)
  const [cheap] = others.sort((a, b) => cost(a) - cost(b))
  if (cheap) return [cheap]
  const [any] = [...values.keys()].filter((id) => !hidden.has(id)).sort((a, b) => cost(a) - cost(b))
  return any === undefined ? null : [any]
}

// Dijkstra over the sums: two sums are neighbours through a cell that stands in both.
function way(
  groups: readonly (readonly string[])[],
  of: ReadonlyMap<string, readonly number[]>,
  start: number,
  goal: number,
  without: string,
  cost: (id: string) => number,
): { cost: number; path: string[] } | null {
  const reached = new Map<number, { cost: number; path: string[] }>([[start, { cost: 0, path: [] }]])
  const done = new Set<number>()
  for (;;) {
    const [next] = [...reached].filter(([n]) => !done.has(n)).sort(([, a], [, b]) => a.cost - b.cost)
    if (!next) return null
    const [at, { cost: so, path }] = next
    if (at === goal) return { cost: so, path }
    done.add(at)
    for (const id of groups[at] ?? [])
      if (id !== without && !path.includes(id))
        for (const other of of.get(id) ?? []) {
          if (other === at || done.has(other)) continue
          const sum = so + cost(id)
          const known = reached.get(other)
          if (!known || sum < known.cost) reached.set(other, { cost: sum, path: [...path, id] })
        }
  }
}

/** A table of rows and columns with its totals in the last row and column, as cells and sums; ids are "row,column" from 1. */
export function tableOf(withTotals: readonly (readonly number[])[]): Table {
  const id = (r: number, c: number) => `${r + 1},${c + 1}`
  const [rows, columns] = [withTotals.length, withTotals[0]?.length ?? 0]
  const cells = withTotals.flatMap((row, r) => row.map((value, c) => ({ id: id(r, c), value })))
  const upTo = (n: number) => Array.from({ length: Math.max(0, n - 1) }, (_, at) => at)
  const sums = [
    ...Array.from({ length: rows }, (_, r) => ({ total: id(r, columns - 1), of: upTo(columns).map((c) => id(r, c)) })),
    ...Array.from({ length: columns }, (_, c) => ({ total: id(rows - 1, c), of: upTo(rows).map((r) => id(r, c)) })),
  ]
  return { cells, sums }
}
