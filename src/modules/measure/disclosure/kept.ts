// What was judged stays in memory for as long as nothing that it was judged by changes.

type Kept<T> = { stamp: string; size: number; used: number; outcome: Promise<T | null> }

/**
 * Outcomes by name, each with the stamp of all that it was made from: of a name only the newest is kept. In all at most `most`, by
 * their size; what nobody asked for in `minutes` goes as well.
 */
export function keeper<T>(most: number, sizeOf: (outcome: T) => number, minutes = 15, now = () => performance.now()) {
  const kept = new Map<string, Kept<T>>()
  const tidy = () => {
    let sum = 0
    for (const [name, { size, used }] of [...kept].toReversed()) {
      if (used < now() - minutes * 60_000 || sum + size > most) kept.delete(name)
      else sum += size
    }
  }
  return {
    /** What is kept under this very stamp, perhaps still in the making: then null once that comes to nothing. */
    find(name: string, stamp: string): Promise<T | null> | null {
      const entry = kept.get(name)
      if (entry?.stamp !== stamp) return null
      kept.delete(name)
      kept.set(name, { ...entry, used: now() })
      return entry.outcome
    },
    /** Null: it could not be made, or from what is not certain, and is not kept. */
    keep(name: string, stamp: string, making: Promise<T | null>): void {
      const outcome = making.catch(() => null)
      kept.delete(name)
      kept.set(name, { stamp, size: 0, used: now(), outcome })
      void outcome.then((made) => {
        const entry = kept.get(name)
        if (entry?.outcome !== outcome) return
        if (made === null) kept.delete(name)
        else entry.size = sizeOf(made)
        tidy()
      })
    },
  }
}
