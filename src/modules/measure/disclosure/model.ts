/** How a derived measure is worked out from two others. */
export type Derivation = 'share' | 'rate' | 'difference'

/** What the reckoning needs to know of a measure. */
export type Counted = {
  id: string
  unit: string
  /** Empty: a plain count, unless its figures carry the counts behind them. */
  out_of: string
  derived?: Derivation | null
  derived_from?: string | null
  derived_by?: string | null
}

/** A category of a breakdown; `within`: the category of a coarser breakdown that holds it whole (a ward of a locality). */
export type Place = { dimension: string; category: string; within?: { dimension: string; category: string } }

/** A figure that is to leave: of everybody, or of one category (`at`), or of several at once (a cell of a table of two breakdowns). */
export type Leaving = {
  measure_id: string
  period_from: string
  period_to: string
  value: number | null
  numerator: number | null
  denominator: number | null
  /** What came in its place where it was hidden at the source: "<5". */
  withheld?: string
  at?: readonly Place[]
}

/** A figure as it left before, part by part; null: that part did not. `release`: what left together. */
export type Left = Leaving & { release: string }

export type Release<F extends Leaving = Leaving> = {
  measures: readonly Counted[]
  figures: readonly F[]
  before?: readonly Left[]
}

export type Rule = { threshold: number; zeros?: boolean }

/** A figure as it may leave: a part that is null is not shown (or never was). */
export type Shown<F extends Leaving = Leaving> = {
  figure: F
  value: number | null
  numerator: number | null
  denominator: number | null
  /** True where anything of it is hidden: its chart point is a gap. */
  hidden: boolean
  /** What stands in the place of a hidden value. Empty where the value is shown. */
  words: string
  /** A percentage without the counts behind it: nobody could check it, so it is rounded. */
  unchecked: boolean
  /** It left before, part by part as it is shown now: there is nothing new to remember. */
  remembered?: boolean
}

export type Protected<F extends Leaving = Leaving> = {
  figures: Shown<F>[]
  /** Says what is not shown and why; to be printed with the figures. Empty where everything is shown and was checked. */
  sentence: string
  rule: Required<Rule>
  /** Figures too small to show, and others left out so that nobody can work those out. */
  small: number
  further: number
  /** Small figures that left before and cannot be taken back: a person has to know. */
  out: number
}
