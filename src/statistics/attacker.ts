import { type Equation, solver } from './simplex.ts'
import type { Bounds, Table } from './suppression.ts'

/** What somebody outside can still say of hidden cells, knowing the others, that counts are not negative, and every sum. */
export type Attacker = {
  /** The least and the greatest value of a cell; also values of all unknowns with which it has them, by id. */
  bounds: (id: string) => Bounds
  /** Asks for one end only; gives the values of the unknowns round it there. Null: the table contradicts itself. */
  end: (id: string, way: 1 | -1) => { value: number | null; point: [string, number][] } | null
}

/** Unknowns that no sum connects are solved apart, and only when asked for. */
export function attacker({ cells, sums }: Table, hidden: ReadonlySet<string>): Attacker {
  const values = new Map(cells.map(({ id, value }) => [id, value]))
  const terms: { terms: [string, number][]; total: number }[] = []
  const above = new Map<string, string>()
  const top = (id: string): string => {
    let at = id
    for (let next = above.get(at); next !== undefined && next !== at; next = above.get(at)) at = next
    return at
  }
  for (const { total, of } of sums) {
    const unknown: [string, number][] = []
    let known = 0
    for (const [id, sign] of [...of.map((part): [string, number] => [part, 1]), [total, -1] as [string, number]])
      if (hidden.has(id) && values.has(id)) unknown.push([id, sign])
      else known += sign * (values.get(id) ?? 0)
    const [first] = unknown
    if (!first) continue
    terms.push({ terms: unknown, total: -known })
    for (const [id] of unknown) if (top(id) !== top(first[0])) above.set(top(id), top(first[0]))
  }
  const together = Map.groupBy(terms, ({ terms: [first] }) => top(first?.[0] ?? ''))
  const solved = new Map<string, { ids: string[]; place: Map<string, number>; end: ReturnType<typeof solver> }>()
  const partOf = (id: string) => {
    const key = top(id)
    const known = solved.get(key)
    if (known) return known
    const own = together.get(key) ?? []
    const ids = [...new Set([id, ...own.flatMap(({ terms: each }) => each.map(([name]) => name))])]
    const place = new Map(ids.map((name, at) => [name, at]))
    const equations = own.map(
      ({ terms: each, total }): Equation => ({
        terms: each.map(([name, sign]) => [place.get(name) ?? 0, sign]),
        total,
      }),
    )
    const part = { ids, place, end: solver(ids.length, equations) }
    solved.set(key, part)
    return part
  }
  const end: Attacker['end'] = (id, way) => {
    const { ids, place, end: solve } = partOf(id)
    const found = solve?.([[place.get(id) ?? 0, 1]], way)
    return found ? { value: found.value, point: ids.map((name, at) => [name, found.point[at] ?? 0]) } : null
  }
  return { end, bounds: (id) => ({ id, lower: end(id, -1)?.value ?? 0, upper: end(id, 1)?.value ?? null }) }
}
