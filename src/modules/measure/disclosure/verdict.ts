import { batches, type LetOut } from './let-out.ts'
import type { Counted, Leaving, Left, Place, Protected, Rule, Shown } from './model.ts'
import { protect } from './rules.ts'

/** Figures that are weighed together, with all that left of their measures before, row by row in the order it left. */
export type Case = {
  measures: readonly Counted[]
  figures: readonly Leaving[]
  left: readonly (LetOut & { at: readonly Place[] })[]
  rule: Rule
}

/** What `protect` says of a case, without the figures themselves: in their order. */
export type Verdict = Omit<Protected, 'figures'> & { figures: Omit<Shown, 'figure' | 'remembered'>[] }

export const verdictOf = ({ measures, figures, left, rule }: Case): Verdict => {
  const { figures: shown, ...all } = protect({ measures, figures, before: batches(left) satisfies Left[] }, rule)
  return {
    ...all,
    figures: shown.map(({ value, numerator, denominator, hidden, words, unchecked }) => ({
      value,
      numerator,
      denominator,
      hidden,
      words,
      unchecked,
    })),
  }
}
