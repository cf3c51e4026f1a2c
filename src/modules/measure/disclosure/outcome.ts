import type { Figure } from '../model.ts'
import type { LetOut } from './let-out.ts'
import type { Counted, Leaving, Place, Shown } from './model.ts'
import type { Verdict } from './verdict.ts'

/** A figure on its way out; `breakdown_id` null: of everybody. */
export type Outgoing = Figure & Leaving & { breakdown_id: string | null }

/** What was found of measures that were weighed together. */
export type Outcome = { figures: Shown<Outgoing>[]; small: number; further: number; out: number; unchecked: number }

/** The figures with what was found of each; those that left before just as they are shown are marked. */
export function outcomeOf(figures: readonly Outgoing[], verdict: Verdict, left: readonly LetOut[]): Outcome {
  if (verdict.figures.length !== figures.length) throw new Error('Not every figure was judged')
  const before = new Set(left.map(lineOf))
  const shown = verdict.figures.flatMap((each, nth): Shown<Outgoing>[] => {
    const figure = figures[nth]
    if (!figure) return []
    const { value, numerator, denominator } = each
    return [{ figure, ...each, remembered: before.has(lineOf({ ...figure, value, numerator, denominator })) }]
  })
  const { small, further, out } = verdict
  return { figures: shown, small, further, out, unchecked: shown.filter(({ unchecked }) => unchecked).length }
}

const lineOf = (line: Omit<LetOut, 'let_out_at'>) =>
  [
    line.measure_id,
    line.breakdown_id,
    line.period_from,
    line.period_to,
    line.value,
    line.numerator,
    line.denominator,
  ].join()

/** Of a measure and a figure only what is weighed. */
export const asCounted = (measure: Counted): Counted => ({
  id: measure.id,
  unit: measure.unit,
  out_of: measure.out_of,
  derived: measure.derived ?? null,
  derived_from: measure.derived_from ?? null,
  derived_by: measure.derived_by ?? null,
})

export const asLeaving = (figure: Outgoing): Leaving => ({
  measure_id: figure.measure_id,
  period_from: figure.period_from,
  period_to: figure.period_to,
  value: figure.value,
  numerator: figure.numerator,
  denominator: figure.denominator,
  withheld: figure.withheld,
  at: figure.at ?? [],
})

/** Where several figures would protect a small one as well as each other, their order decides: it is always the same. */
export const inOrder = (a: Outgoing, b: Outgoing): number =>
  Number(a.breakdown_id !== null) - Number(b.breakdown_id !== null) ||
  compared(a.period_to, b.period_to) ||
  compared(a.period_from, b.period_from) ||
  compared(a.measure_id, b.measure_id) ||
  compared(a.breakdown_id ?? '', b.breakdown_id ?? '')

const compared = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

export type Category = { id: string; dimension: string; category: string }
export type Part = { breakdown_id: string; part_id: string }

/** Where the figures of a category stand: a cell of two breakdowns is at both places, since it adds up to either. */
export function placing(categories: readonly Category[], parts: readonly Part[]) {
  const known = new Map(categories.map(({ id, ...place }): [string, Place] => [id, place]))
  const crossed = Map.groupBy(parts, ({ breakdown_id }) => breakdown_id)
  return (id: string | null): Place[] =>
    id === null ? [] : (crossed.get(id)?.map(({ part_id }) => part_id) ?? [id]).flatMap((each) => known.get(each) ?? [])
}
