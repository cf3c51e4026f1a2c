/** How often each key was counted since its first time, forgotten so many milliseconds after that. */
export type Tally = { of(key: string): number; add(key: string): number }

const mostKeys = 10_000

/** A tally in the memory of this process, for limits: it never grows beyond some ten thousand keys. */
export const tally = (milliseconds: number): Tally => {
  const counts = new Map<string, { count: number; until: number }>()
  const current = (key: string) => {
    const made = counts.get(key)
    return made && made.until > Date.now() ? made : undefined
  }
  return {
    of: (key) => current(key)?.count ?? 0,
    add: (key) => {
      if (counts.size > mostKeys) counts.clear()
      const made = current(key)
      if (made) return ++made.count
      counts.set(key, { count: 1, until: Date.now() + milliseconds })
      return 1
    },
  }
}
