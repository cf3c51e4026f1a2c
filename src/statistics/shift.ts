// Whether a series moved after a change, held against its own time before it, by the rules of a run chart.
import { lastRun, medianOf, runChart } from './run-chart.ts'

/** One or two points are a spike. */
export const fewestInRun = 3
/** A run that began so many points before the change was under way without it. */
const mostBeforeChange = 3

export type Shift =
  | { is: 'few'; useful: number }
  /** `run`: points at the end on the better side since the change; `wanted`: how many would not be chance. */
  | { is: 'shift' | 'earlier' | 'ordinary'; run: number; wanted: number }

/**
 * The baseline's median is kept. A shift is a run after the change that is longer than chance gives, or so few crossings that
 * chance would not give them, where the baseline by itself was steady and at least three points hold the better side.
 */
export const shiftAfter = (before: readonly number[], after: readonly number[], better: 'higher' | 'lower'): Shift => {
  const median = medianOf(before) ?? 0
  const values = [...before, ...after]
  const chart = runChart(values, median)
  if (chart.tooFew) return { is: 'few', useful: chart.useful }
  const last = lastRun(values, median)
  const isBetter = last.side === (better === 'higher' ? 'above' : 'below')
  const run = isBetter ? lastRun(after, median).length : 0
  const wanted = (chart.longestRunMost ?? 0) + 1
  if (isBetter && last.length - run > mostBeforeChange) return { is: 'earlier', run, wanted }
  const steady = !runChart(before).signal
  const isShift = run >= wanted || (run >= fewestInRun && steady && chart.by.includes('crossings'))
  return { is: isShift ? 'shift' : 'ordinary', run, wanted }
}

/** How many points after the change, every one of them better, are the fewest that show a shift. Null: 60 would not. */
export const fewestToShift = (before: readonly number[], better: 'higher' | 'lower'): number | null => {
  const best = (medianOf(before) ?? 0) + (better === 'higher' ? 1 : -1)
  for (let points = 1; points <= 60; points++)
    if (
      shiftAfter(
        before,
        Array.from({ length: points }, () => best),
        better,
      ).is === 'shift'
    )
      return points
  return null
}
