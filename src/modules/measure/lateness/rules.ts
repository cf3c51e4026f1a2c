import { addDays, addMonths, longDate } from '../../../platform/dates.ts'
import type { Calendar, Frequency, Measure, Observation } from '../model.ts'
import { periodWords } from '../rules.ts'

type Rhythmic = Pick<Measure, 'frequency' | 'named_on'> & Partial<Pick<Measure, 'calendar'>>
type Period = Pick<Observation, 'period_from' | 'period_to'>

/** Months from one figure to the next; null where there is no rhythm. */
export const monthsOf: Record<Frequency, number | null> = {
  month: 1,
  quarter: 3,
  half_year: 6,
  year: 12,
  irregular: null,
}

/** Days that a figure may take to come after its period has ended: half a period. */
const graceOf: Record<Frequency, number> = { month: 15, quarter: 46, half_year: 92, year: 183, irregular: 0 }

// The month (from 0) in which each year begins. Audit rounds have no year of their own.
const yearBegins: Record<Calendar, number> = { calendar: 0, financial: 3, academic: 7, audit_round: 0 }

/** The month, quarter, half year or year in which a day lies, as the calendar cuts them. */
export const periodAround = (day: string, months: number, calendar: Calendar = 'calendar'): Period => {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  const offset = yearBegins[calendar]
  const first = Math.floor((month - offset) / months) * months + offset
  const period_from = `${String(Math.floor(first / 12)).padStart(4, '0')}-${String((first % 12) + 1).padStart(2, '0')}-01`
  return { period_from, period_to: addDays(addMonths(period_from, months), -1) }
}

/** The period whose figure comes next, and the day by which it is expected. Null without rhythm. */
export const nextFigure = (
  measure: Rhythmic,
  latest: Pick<Observation, 'period_to'> | undefined,
): (Period & { by: string }) | null => {
  const months = monthsOf[measure.frequency]
  if (months === null) return null
  const period = latest
    ? following(latest.period_to, months)
    : periodAround(measure.named_on, months, measure.calendar ?? 'calendar')
  return { ...period, by: addDays(period.period_to, graceOf[measure.frequency]) }
}

const following = (ended: string, months: number): Period => {
  const period_from = addDays(ended, 1)
  return { period_from, period_to: addDays(addMonths(period_from, months), -1) }
}

/** How many figures are missing whose day has passed. */
const missedFigures = (
  measure: Rhythmic,
  latest: Pick<Observation, 'period_to'> | undefined,
  today: string,
): number => {
  let missed = 0
  for (let at = nextFigure(measure, latest); at && at.by < today && missed < 120; missed++) at = nextFigure(measure, at)
  return missed
}

/** Is a figure missing? Half a period may pass after a period has ended. A measure without rhythm is never late. */
export const isSilent = (
  measure: Rhythmic,
  latest: Pick<Observation, 'period_to'> | undefined,
  today: string,
): boolean => {
  const next = nextFigure(measure, latest)
  return next !== null && next.by < today
}

/** Two figures missing: what it said last can no longer be taken for how things are. */
export const isStale = (
  measure: Rhythmic,
  latest: Pick<Observation, 'period_to'> | undefined,
  today: string,
): boolean => missedFigures(measure, latest, today) >= 2

/** "July to September 2026 is late: it was expected by 15 November 2026." and, when more are missing, how many. Nothing when none is. */
export const latenessSentence = (
  measure: Rhythmic,
  latest: Pick<Observation, 'period_to'> | undefined,
  today: string,
): string => {
  const [next, missed] = [nextFigure(measure, latest), missedFigures(measure, latest, today)]
  if (!next || missed === 0) return ''
  const words = periodWords(next, measure.calendar)
  return missed === 1
    ? `The figure of ${words} is late: it was expected by ${longDate(next.by)}.`
    : `Stale: ${missed} figures are missing. The first, of ${words}, was expected by ${longDate(next.by)}.`
}
