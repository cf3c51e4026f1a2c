// What a chart of a series is drawn from. The shapes are those that src/statistics/series-reading.ts gives (readSeries), told again
// here because this folder stands alone.
import type { Period } from './periods.ts'

export type Meaning = 'common' | 'improvement' | 'concern' | 'neutral_high' | 'neutral_low'
export type Signal = 'outside' | 'trend' | 'two_of_three' | 'shift' | 'run'
export type Assurance = 'passes' | 'fails' | 'hit_or_miss'
export type ChartType = 'run' | 'i' | 'mr' | 'p' | 'pp' | 'u' | 'up' | 'c' | 'g' | 't'

export type ReadPoint = {
  value: number | null
  centre: number | null
  lower: number | null
  upper: number | null
  signals: readonly Signal[]
  direction: number
  meaning: Meaning
  excluded: boolean
}

export type ReadPhase = {
  /** Numbers (from 1) of its first and last point. */
  first: number
  last: number
  known: number
  useful: number
  longestRun: number | null
  longestRunMax: number | null
  crossings: number | null
  crossingsMin: number | null
  signal: boolean
  enough: boolean
  degenerate: boolean
  endRun: { side: 'above' | 'below'; length: number; first: number } | null
}

export type Reading = {
  type: ChartType
  better: 'higher' | 'lower' | 'neither'
  target: number | null
  points: readonly ReadPoint[]
  phases: readonly ReadPhase[]
  variation: Meaning | 'unclear' | null
  assurance: Assurance | null
}

/** A figure to reach by a day. */
export type Step = { value: number; due: string }
/** What happened at a point (its number from 1) or on a day. A cycle is a test of change (plan, do, study, act). */
export type Note = { at: number | string; words: string; kind?: 'note' | 'cycle' }

export type Series = {
  /** Unique on the page. */
  id: string
  title: string
  /** '%', 'weeks', or '' where nobody said. A ratio read `per: 100` has '%'. */
  unit: string
  reading: Reading
  /** One for each point. */
  periods: readonly Period[]
  /** The counts behind each figure: [18, 25] is "18 of 25". */
  counts?: readonly (readonly [number, number] | null)[]
  /** Numbers (from 1) of points that may still change. */
  provisional?: readonly number[]
  /** Numbers (from 1) of points whose figure is known but may not be shown: their value here is null. */
  hidden?: readonly number[]
  /** Why a phase begins at this point. */
  reasons?: readonly { first: number; words: string }[]
  notes?: readonly Note[]
  steps?: readonly Step[]
  /** How many first points the limits come from. */
  freeze?: number | null
  /** Months from one figure to the next, where somebody said. */
  every?: number | null
  /** Needed to tell steps to come from steps missed. */
  today?: string
  /** 'steps' draws the steps large, with the time to come, and no limits. */
  layout?: 'control' | 'steps'
  /** Fit the axis to small percentages; the chart then says where it ends. */
  fit?: boolean
}

export const isRun = (type: ChartType): boolean => type === 'run'

/** What the middle line is called: the line of a g chart is its median. */
export const centreName = (type: ChartType): 'median' | 'mean' => (type === 'run' || type === 'g' ? 'median' : 'mean')

export const chartNames: Record<ChartType, string> = {
  run: 'Run chart',
  i: 'XmR chart',
  mr: 'Moving range chart',
  p: 'P chart',
  pp: 'P′ chart',
  u: 'U chart',
  up: 'U′ chart',
  c: 'C chart',
  g: 'G chart',
  t: 'T chart',
}

/** Limits are drawn and spoken of only where there are enough points for them, and never on a run chart. */
export const hasLimits = (reading: Reading, phase: ReadPhase): boolean => phase.enough && !isRun(reading.type)

export const phaseOf = (reading: Reading, number: number): ReadPhase | undefined =>
  reading.phases.find(({ first, last }) => first <= number && number <= last)
