/** An item that cannot end before another one has. */
export type Dependency = { item_id: string; needs_id: string }

/**
 * The way back from `needs` to `item` through what each waits for, when there is one: the first and the last are the two.
 * Empty when the dependency closes no ring.
 */
export const ringOf = (item: string, needs: string, dependencies: readonly Dependency[]): string[] => {
  const waits = Map.groupBy(dependencies, ({ item_id: id }) => id)
  const seen = new Set([needs])
  const ways: string[][] = [[needs]]
  for (let way = ways.shift(); way; way = ways.shift()) {
    const at = way.at(-1) ?? ''
    if (at === item) return way
    for (const { needs_id: next } of waits.get(at) ?? [])
      if (!seen.has(next)) {
        seen.add(next)
        ways.push([...way, next])
      }
  }
  return []
}

/** Why an item cannot wait for another; null when it may. `name` gives an item's title. */
export const unneedable = (
  item: string,
  needs: string,
  dependencies: readonly Dependency[],
  name: (id: string) => string,
): string | null => {
  if (item === needs) return 'An item cannot wait for itself'
  if (dependencies.some((each) => each.item_id === item && each.needs_id === needs))
    return `It waits for “${name(needs)}” already`
  const ring = ringOf(item, needs, dependencies)
  if (ring.length === 0) return null
  const steps = ring.slice(0, -1).map((id, at) => `“${name(id)}” waits for “${name(ring[at + 1] ?? '')}”`)
  return `They would wait for each other: ${steps.join(', and ')}`
}
