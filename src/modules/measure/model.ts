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

/** A value that another one replaced. */
export type Revision = Observation & { replaced_at: Date }

/** From this day on the figures are not comparable with those before. */
export type Break = { id: string; measure_id: string; dated: string; what: BreakKind; reason: string }
