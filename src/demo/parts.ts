import type { PartsStory } from './story.ts'

type Counts = Record<string, readonly number[]>

/** So many of so many in each category, period by period. */
export const countsBy = (by: string, counts: Counts, outOf: Counts): PartsStory => ({
  by,
  of: Object.fromEntries(
    Object.entries(counts).map(([category, own]) => [
      category,
      own.map((count, at) => [count, outOf[category]?.[at] ?? count] as const),
    ]),
  ),
})

/** What the categories make together, period by period: the measure's own figures. */
export const sumsOf = ([first]: readonly PartsStory[]): (readonly [number, number])[] => {
  const lines = Object.values(first?.of ?? {})
  return (lines[0] ?? []).map((_, at) =>
    lines.reduce<readonly [number, number]>(
      ([n, d], line) => {
        const figure = line[at]
        return typeof figure === 'object' ? [n + figure[0], d + figure[1]] : [n, d]
      },
      [0, 0],
    ),
  )
}
