import type { Leaving } from './model.ts'

/** A figure as it left at some moment, part by part. */
export type LetOut = Omit<Leaving, 'withheld' | 'at'> & { breakdown_id: string | null; let_out_at: Date }

/**
 * What stood outside after each moment at which something left, for the measures and periods it touched: what left then, and what
 * had left before and still stood. Rows come in the order they left. Pure.
 */
export function batches<R extends LetOut>(rows: readonly R[]): (R & { release: string })[] {
  const standing = new Map<string, Map<string, R>>()
  return [...Map.groupBy(rows, ({ let_out_at: at }) => at.toISOString())].flatMap(([release, left]) => {
    for (const row of left) {
      const series = `${row.measure_id} ${row.period_from} ${row.period_to}`
      const places = standing.get(series) ?? new Map<string, R>()
      places.set(row.breakdown_id ?? '', row)
      standing.set(series, places)
    }
    const touched = new Set(left.map((row) => `${row.measure_id} ${row.period_from} ${row.period_to}`))
    return [...touched].flatMap((series) =>
      [...(standing.get(series)?.values() ?? [])].map((row) => ({ ...row, release })),
    )
  })
}
