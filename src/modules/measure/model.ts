export const kinds = ['outcome', 'experience', 'process', 'balancing'] as const
export type MeasureKind = (typeof kinds)[number]

export const directions = ['higher', 'lower', 'neither'] as const
export type Better = (typeof directions)[number]

export const frequencies = ['month', 'quarter', 'half_year', 'year', 'irregular'] as const
export type Frequency = (typeof frequencies)[number]

export const breakKinds = ['definition', 'source', 'tool', 'population'] as const
export type BreakKind = (typeof breakKinds)[number]

export const states = ['provisional', 'final', 'corrected'] as const
export type ObservationState = (typeof states)[number]

/** How its years and quarters are named. */
export const calendars = ['calendar', 'financial', 'academic', 'audit_round'] as const
export type Calendar = (typeof calendars)[number]

/** Which chart: p' and u' are Laney's, written pp and up. */
export const charts = ['auto', 'run', 'i', 'p', 'pp', 'u', 'up', 'c', 'g', 't'] as const
export type Chart = (typeof charts)[number]

/** Worked out from two others: one in per cent of the other, one for every so many of the other, one less the other. */
export const derivations = ['share', 'rate', 'difference'] as const
export type Derivation = (typeof derivations)[number]

/** A defined quantity. `named_on` is the day on which it and its direction were named. */
export type Measure = {
  id: string
  title: string
  counted: string
  out_of: string
  unit: string
  kind: MeasureKind
  better: Better
  frequency: Frequency
  named_on: string
  source: string
  owner_post_id: string | null
  version: number
  calendar: Calendar
  chart: Chart
  /** Limits come from the first so many points of each phase; null: from all of them. */
  baseline_points: number | null
  decimals: number
  context: string
  catalogue_key: string | null
  /** A derived measure has no figures of its own; then `derived_from` and `derived_by` name its parts. */
  derived: Derivation | null
  derived_from: string | null
  derived_by: string | null
  derived_per: number | null
}

/** The value of a measure for a period, as it holds now. */
export type Observation = {
  id: string
  measure_id: string
  period_from: string
  period_to: string
  value: number
  numerator: number | null
  denominator: number | null
  state: ObservationState
  note: string
  entered_at: Date
}

/** A figure as it stands: without a value when it was hidden at the source ("<5"), or when there was nobody to count (0 of 0). */
export type Figure = Omit<Observation, 'value'> & { value: number | null; withheld: string }

/** A figure of one category of a breakdown. */
export type PartFigure = Figure & { breakdown_id: string }

/** A period of a derived measure that cannot be worked out, and why not. */
export type Unknown = { period_from: string; period_to: string; why: string }

/** A value that another one replaced. */
export type Revision = Figure & { replaced_at: Date }

/** From this day on the figures are not comparable with those before. */
export type Break = { id: string; measure_id: string; dated: string; what: BreakKind; reason: string }
