type Working = { id: string; from_id: string; by_id: string }

/**
 * Measures that one figure could be reckoned from another of: those worked out from others with what they are worked out from,
 * however far that reaches. No sum ties two groups, so each may be weighed by itself, and only a whole one. In the order of the first
 * of each. Pure.
 */
export function groupsOf(measureIds: readonly string[], workings: readonly Working[]): string[][] {
  const root = new Map<string, string>()
  const find = (id: string): string => {
    let at = id
    for (let next = root.get(at); next !== undefined; next = root.get(at)) at = next
    return at
  }
  const join = (a: string, b: string) => {
    const [first, second] = [find(a), find(b)]
    if (first !== second) root.set(second, first)
  }
  for (const { id, from_id, by_id } of workings) {
    join(id, from_id)
    join(id, by_id)
  }
  const all = [...new Set([...measureIds, ...workings.flatMap(({ id, from_id, by_id }) => [id, from_id, by_id])])]
  const wanted = new Set(measureIds.map(find))
  return [...Map.groupBy(all, find)].flatMap(([at, ids]) => (wanted.has(at) ? [ids] : []))
}
