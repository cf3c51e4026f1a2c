// When a measure could tell anything at the earliest. Pure.
import { addDays, addMonths, longDate } from '../../../platform/dates.ts'
import { counted } from '../../../platform/sentence.ts'
import { fewestUseful } from '../../../statistics/run-chart.ts'
import { fewestPoints } from '../../../statistics/making-data-count.ts'
import { fewestToShift } from '../../../statistics/shift.ts'
import { monthsOf, nextFigure } from '../lateness/rules.ts'
import type { Break, Figure, Measure, MeasureKind } from '../model.ts'
import { periodWords } from '../rules.ts'

/** At least so many figures of the baseline lie before the finding: a baseline among the worst years improves by itself. */
export const fewestBefore = 3

type Told = {
  kind: MeasureKind
  better: Measure['better']
  frequency: Measure['frequency']
  figures: readonly (Pick<Figure, 'period_from' | 'period_to' | 'state'> & { value: number })[]
  breaks: readonly Pick<Break, 'dated'>[]
}

/**
 * The earliest end of a period at which a measure could tell anything of a change, if from now on every figure were better:
 * from how often it comes, its figures before the change and the rule of level 3.
 */
export const earliestSignal = (
  measure: Told,
  { in_use, found_on, today }: { in_use: string | null; found_on: string | null; today: string },
): { on: string | null; words: string } => {
  const never = (words: string) => ({ on: null, words })
  const { kind, better } = measure
  const months = monthsOf[measure.frequency]
  if (kind === 'process' || kind === 'balancing')
    return never(
      `A ${kind} measure cannot show that children are better off: it can only ${kind === 'process' ? 'show what staff do' : 'warn'}.`,
    )
  if (better === 'neither') return never('It names no direction, so it could never tell.')
  if (months === null) return never('Its figures come now and then, so nobody can say when it could tell anything.')
  const from = in_use ?? today
  const cut = measure.breaks.findLast(({ dated }) => dated <= from)
  const before = measure.figures.filter(
    (f) => f.state !== 'provisional' && f.period_to < from && (!cut || f.period_from >= cut.dated),
  )
  const early = found_on === null ? before : before.filter(({ period_to }) => period_to < found_on)
  if (early.length < fewestBefore)
    return never(
      `It has ${early.length === 0 ? 'no figures' : early.length === 1 ? 'one figure' : 'two figures'} from before the finding. Enter at least three, or it can never tell a change from a bad year.`,
    )
  const values = before.map(({ value }) => value)
  const points = fewestToShift(values, better)
  if (points === null)
    return never('Its figures before the change move so much that it could not tell anything within five years.')
  const on = endOf(from, points, months)
  return {
    on,
    words: `The earliest date on which it could tell us anything is ${longDate(on)}: ${counted(points, 'figure')} from ${longDate(from)} on, every one of them better.`,
  }
}

// Whole periods only: a change in use in the middle of one is seen from the next on.
const endOf = (from: string, points: number, months: number): string => {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number)
  const first = Math.ceil((month - 1 + (day > 1 ? 1 : 0)) / months) * months
  const end = year * 12 + first + points * months
  return addDays(`${Math.floor(end / 12)}-${String((end % 12) + 1).padStart(2, '0')}-01`, -1)
}

/** Of a measure without a figure: how many its chart needs, and for which period the last of them would be. */
export const firstSaying = (
  measure: Pick<Measure, 'frequency' | 'named_on'> & Partial<Pick<Measure, 'calendar' | 'chart'>>,
): string => {
  const [next, months] = [nextFigure(measure, undefined), monthsOf[measure.frequency]]
  const needed = ['auto', 'run'].includes(measure.chart ?? 'auto') ? fewestUseful : fewestPoints
  const many = needed === fewestUseful ? 'Ten' : String(needed)
  if (!next || months === null) return `${many} figures are needed before its chart can say anything.`
  const period_from = addMonths(next.period_from, (needed - 1) * months)
  const last = { period_from, period_to: addDays(addMonths(period_from, months), -1) }
  return `${many} figures are needed before its chart can say anything; the earliest is ${periodWords(last, measure.calendar)}.`
}
