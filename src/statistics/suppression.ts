import { attacker } from './attacker.ts'

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
  /** Small cells that what is known already gives away: nothing hides them any more. */
  lost: Set<string>
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
export function audit(table: Table, hidden: ReadonlySet<string>, asked: Iterable<string> = hidden): Bounds[] {
  const values = new Set(table.cells.map(({ id }) => id))
  const { bounds } = attacker(table, hidden)
  return [...asked].filter((id) => hidden.has(id) && values.has(id)).map(bounds)
}

export type Wishes = {
  /** Zeros are small too. */
  zeros?: boolean
  /** Small whatever their value: hidden at the source, say. */
  also?: ReadonlySet<string>
  /** Known to everybody already (released before): they cannot be hidden any more. */
  known?: ReadonlySet<string>
  /** Never printed (what is left of a total, a complement): unknown from the start, and judged like any cell. */
  unprinted?: ReadonlySet<string>
  /** What hiding a cell costs; its value plus one where nothing is said, and a zero last of all. */
  cost?: (cell: Cell) => number
}

/**
 * Hides the small cells and as few others as keep them hidden. A primary cell is protected when what can still be said of it
 * is no narrower than 0 to threshold - 1 (`protection`: 'interval'), or at least leaves two values (`'width'`) where a table is
 * too small for more; when neither can be had the release is refused. Others are hidden cheapest first, by their value, and
 * taken back where the audit shows they were not needed. Tables that no sum ties together are settled each by itself.
 */
export function suppress(table: Table, threshold: number, wishes: Wishes = {}): Suppressed {
  const settled = pieces(table).map((piece) => suppressPiece(piece, threshold, wishes))
  return {
    primary: new Set(settled.flatMap(({ primary }) => [...primary])),
    secondary: new Set(settled.flatMap(({ secondary }) => [...secondary])),
    bounds: settled.flatMap(({ bounds }) => bounds),
    refused: settled.some(({ refused }) => refused),
    lost: new Set(settled.flatMap(({ lost }) => [...lost])),
  }
}

const usualCost = ({ value }: Cell) => 1 + value + (value === 0 ? 1e6 : 0)

function suppressPiece(table: Table, threshold: number, wishes: Wishes): Suppressed {
  const { zeros = false, also = none, known = none, unprinted = none, cost = usualCost } = wishes
  const small = table.cells
    .filter(({ id, value }) => also.has(id) || isSmall(value, threshold, zeros))
    .map(({ id }) => id)
  const lost = new Set(known.size === 0 ? [] : givenAway(table, known, small))
  const primary = new Set(small.filter((id) => !lost.has(id)))
  if (primary.size === 0) return { primary, secondary: new Set(), bounds: [], refused: false, lost }
  const values = new Map(table.cells.map(({ id, value }) => [id, value]))
  const search = {
    table,
    vague: table.cells.some(({ id }) => also.has(id)),
    primary,
    threshold,
    free: new Set(table.cells.map(({ id }) => id).filter((id) => unprinted.has(id) && !primary.has(id))),
    values,
    costs: new Map(table.cells.map((cell) => [cell.id, known.has(cell.id) ? Number.POSITIVE_INFINITY : cost(cell)])),
  }
  for (const protection of ['interval', 'width'] as const) {
    const secondary = hide(search, protection)
    if (secondary) {
      const bounds = audit(table, new Set([...primary, ...search.free, ...secondary]), primary)
      return { primary, secondary, bounds, refused: false, lost }
    }
  }
  const all = new Set([...values.keys()].filter((id) => !primary.has(id) && !known.has(id) && !search.free.has(id)))
  const bounds = audit(table, new Set([...primary, ...search.free, ...all]), primary)
  return { primary, secondary: all, bounds, refused: true, lost }
}

// Small cells that are known, or that what is known tells to the number.
function givenAway(table: Table, known: ReadonlySet<string>, small: readonly string[]): string[] {
  const hidden = new Set(table.cells.map(({ id }) => id).filter((id) => !known.has(id)))
  const told = audit(table, hidden, small).filter((each) => !isProtected(each, 0, 'width'))
  return [...small.filter((id) => known.has(id)), ...told.map(({ id }) => id)]
}

const none: ReadonlySet<string> = new Set()

// Cells that no chain of sums connects are tables of their own.
function pieces({ cells, sums }: Table): Table[] {
  const above = new Map<string, string>(cells.map(({ id }) => [id, id]))
  const top = (id: string): string => {
    let at = id
    for (let next = above.get(at); next !== undefined && next !== at; next = above.get(at)) at = next
    above.set(id, at)
    return at
  }
  for (const { total, of } of sums) for (const id of of) above.set(top(id), top(total))
  const sumsAt = Map.groupBy(sums, ({ total }) => top(total))
  return [...Map.groupBy(cells, ({ id }) => top(id))].map(([at, own]) => ({ cells: own, sums: sumsAt.get(at) ?? [] }))
}

type Protection = 'interval' | 'width'

const isProtected = ({ lower, upper }: Bounds, threshold: number, protection: Protection) =>
  protection === 'width'
    ? upper === null || upper - lower > 1e-6
    : lower <= 1e-6 && (upper === null || upper >= threshold - 1 - 1e-6)

type Search = {
  table: Table
  /** Some values are not known to us either. */
  vague: boolean
  primary: ReadonlySet<string>
  free: ReadonlySet<string>
  threshold: number
  values: ReadonlyMap<string, number>
  costs: ReadonlyMap<string, number>
}

function hide(search: Search, protection: Protection): Set<string> | null {
  const { table, primary, free, costs, values } = search
  const secondary = new Set<string>()
  const hidden = () => new Set([...primary, ...free, ...secondary])
  const witnesses: Witness[] = []
  const exposed = (of: readonly Witness[]) => firstExposed(search, hidden(), protection, of, witnesses)
  for (let first = exposed(witnesses); first !== null; first = exposed(search.vague ? [] : witnesses)) {
    const added = cheapest(table, first, hidden(), costs)
    if (!added) return null
    for (const id of added) secondary.add(id)
  }
  // What was hidden for one cell may have become needless through what was hidden for another: try the dearest first.
  for (const id of [...secondary].sort((a, b) => (values.get(b) ?? 0) - (values.get(a) ?? 0))) {
    secondary.delete(id)
    const unknown = hidden()
    const isSo = (name: string, value: number) => unknown.has(name) || Math.abs(value - (values.get(name) ?? 0)) < 1e-7
    const still = witnesses.filter((witness) => [...witness].every(([name, value]) => isSo(name, value)))
    if (exposed(search.vague ? [] : still) !== null) secondary.add(id)
  }
  return secondary
}

// Values that the unknowns could have: proof that a cell may be so little or so much. It stays one while more is hidden.
type Witness = ReadonlyMap<string, number>

function firstExposed(
  { table, primary, threshold, values }: Search,
  hidden: ReadonlySet<string>,
  protection: Protection,
  known: readonly Witness[],
  found: Witness[],
): string | null {
  const { end } = attacker(table, hidden)
  const seen = [...known]
  for (const id of primary) {
    const is = values.get(id) ?? 0
    const told = { id, lower: Number.POSITIVE_INFINITY, upper: Number.NEGATIVE_INFINITY }
    const hear = (witness: Witness) => {
      const value = witness.get(id) ?? is
      told.lower = Math.min(told.lower, value)
      told.upper = Math.max(told.upper, value)
    }
    seen.forEach(hear)
    for (const way of [1, -1] as const) {
      if (isProtected(told, threshold, protection)) break
      const at = end(id, way)
      // The truth satisfies every sum: where no solution is found, something is wrong, and nothing is taken for safe.
      if (!at) return id
      const witness = new Map(at.point)
      seen.push(witness)
      found.push(witness)
      hear(witness)
    }
    if (!isProtected(told, threshold, protection)) return id
  }
  return null
}

// The cheapest way round: from the exposed cell along its sums back to itself (a cycle), counting only cells not yet hidden; in a
// table of rows and columns this is the cheapest rectangle, or a longer way where a rectangle is dear.
function cheapest(
  { sums }: Table,
  exposed: string,
  hidden: ReadonlySet<string>,
  costs: ReadonlyMap<string, number>,
): string[] | null {
  const groups = sums.map(({ total, of }) => [total, ...of])
  const of = new Map<string, number[]>()
  for (const [n, group] of groups.entries()) for (const id of group) of.set(id, [...(of.get(id) ?? []), n])
  const cost = (id: string) => (hidden.has(id) ? 0 : (costs.get(id) ?? Number.POSITIVE_INFINITY))
  let best: { cost: number; path: string[] } | null = null
  for (const start of of.get(exposed) ?? [])
    for (const goal of of.get(exposed) ?? []) {
      if (goal === start) continue
      const found = way(groups, of, start, goal, exposed, cost)
      if (found && found.cost > 0 && Number.isFinite(found.cost) && (!best || found.cost < best.cost)) best = found
    }
  if (best) return best.path.filter((id) => !hidden.has(id))
  // A single row: any other cell of the sum will do.
  const others = (of.get(exposed) ?? [])
    .flatMap((n) => groups[n] ?? [])
    .filter((id) => id !== exposed && !hidden.has(id) && Number.isFinite(cost(id)))
  const [cheap] = others.sort((a, b) => cost(a) - cost(b))
  if (cheap) return [cheap]
  const left = [...costs.keys()].filter((id) => !hidden.has(id) && Number.isFinite(cost(id)))
  const [any] = left.sort((a, b) => cost(a) - cost(b))
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

/**
 * A table of rows and columns as cells and sums; ids are "row,column" from 1. Totals stand in the last row and column unless
 * told otherwise: their places from 0, -1 where there is none.
 */
export function tableOf(
  counts: readonly (readonly number[])[],
  {
    totalRow = counts.length - 1,
    totalColumn = (counts[0]?.length ?? 0) - 1,
  }: { totalRow?: number; totalColumn?: number } = {},
): Table {
  const id = (r: number, c: number) => `${r + 1},${c + 1}`
  const [rows, columns] = [counts.length, counts[0]?.length ?? 0]
  const cells = counts.flatMap((row, r) => row.map((value, c) => ({ id: id(r, c), value })))
  const upTo = (n: number) => Array.from({ length: n }, (_, at) => at)
  const others = (n: number, total: number) => upTo(n).filter((at) => at !== total)
  const sum = (r: number, c: number, of: string[]) => ({ total: id(r, c), of })
  return {
    cells,
    sums: [
      ...(totalColumn < 0
        ? []
        : upTo(rows).map((r) =>
            sum(
              r,
              totalColumn,
              others(columns, totalColumn).map((c) => id(r, c)),
            ),
          )),
      ...(totalRow < 0
        ? []
        : upTo(columns).map((c) =>
            sum(
              totalRow,
              c,
              others(rows, totalRow).map((r) => id(r, c)),
            ),
          )),
    ],
  }
}
