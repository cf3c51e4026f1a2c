import { boundsOf, figure, figuresOf, rangeWords } from './figures.ts'
import { hasLimits, type Meaning, phaseOf, type Series } from './series.ts'
import { signalWords } from './words.ts'

/** One row of the table under the chart: the same numbers in the same rounding. */
export type ChartRow = {
  /** The point, counted from 1. */
  number: number
  period: string
  /** "18 of 25"; empty where no counts are known. */
  counts: string
  /** "72%"; "No figure" where it is missing, "Not shown" where it may not be. */
  value: string
  centre: string
  /** "53% to 79%"; empty where nothing is expected. */
  expected: string
  /** "Better, two of three"; empty where the point says nothing. */
  signal: string
  meaning: Meaning
  provisional: boolean
  excluded: boolean
  /** The first point of a later phase. */
  begins: boolean
}

export const rowsOf = (series: Series): ChartRow[] => {
  const { reading, periods, counts = [], provisional = [] } = series
  const figures = figuresOf(reading, series.unit, series.steps)
  const bounds = boundsOf(reading, series.unit)
  const open = new Set(provisional)
  const hidden = new Set(series.hidden)
  const begins = new Set(reading.phases.slice(1).map(({ first }) => first))
  return reading.points.map((point, at) => {
    const phase = phaseOf(reading, at + 1)
    // The counts of a hidden figure would give it away.
    const count = hidden.has(at + 1) ? null : (counts[at] ?? null)
    return {
      number: at + 1,
      period: periods[at]?.words ?? String(at + 1),
      counts: count === null ? '' : `${count[0].toLocaleString('en-GB')} of ${count[1].toLocaleString('en-GB')}`,
      value: point.value === null ? (hidden.has(at + 1) ? 'Not shown' : 'No figure') : figure(point.value, figures),
      centre: point.centre === null ? '' : figure(point.centre, figures),
      expected: phase && hasLimits(reading, phase) ? rangeWords(point.lower, point.upper, figures, bounds) : '',
      signal: point.excluded ? 'Left out' : signalWords(point),
      meaning: point.meaning,
      provisional: open.has(at + 1),
      excluded: point.excluded,
      begins: begins.has(at + 1),
    }
  })
}
