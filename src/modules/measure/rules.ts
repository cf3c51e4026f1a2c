import { addDays, daysBetween, longDate, monthSpan } from '../../platform/dates.ts'
import type {
  Better,
  BreakKind,
  Calendar,
  Chart,
  Figure,
  Frequency,
  MeasureKind,
  Observation,
  ObservationState,
} from './model.ts'

export const kindWords: Record<MeasureKind, string> = {
  outcome: 'Outcome',
  experience: 'Experience',
  process: 'Process',
  balancing: 'Balancing',
}

export const kindMeans: Record<MeasureKind, string> = {
  outcome: 'how children are doing',
  experience: 'what children and families say it is like',
  process: 'whether staff do what was agreed',
  balancing: 'what might get worse because of the change',
}

export const betterWords: Record<Better, string> = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  neither: 'Neither way is better by itself',
}

export const frequencyWords: Record<Frequency, string> = {
  month: 'Every month',
  quarter: 'Every quarter',
  half_year: 'Every half year',
  year: 'Every year',
  irregular: 'Now and then',
}

export const breakWords: Record<BreakKind, string> = {
  definition: 'The definition changed',
  source: 'The source changed',
  tool: 'The tool changed',
  population: 'Whom it counts changed',
}

export const stateWords: Record<ObservationState, string> = {
  provisional: 'Provisional',
  final: 'Final',
  corrected: 'Corrected',
}

export const calendarWords: Record<Calendar, string> = {
  calendar: 'Calendar years: January to December',
  financial: 'Financial years: April to March',
  academic: 'Academic years: August to July',
  audit_round: 'Audit rounds: each figure has days of its own',
}

export const chartWords: Record<Chart, string> = {
  auto: 'Chosen by what the figures are',
  run: 'Run chart: the median, and runs about it',
  i: 'XmR chart: single values',
  p: 'P chart: a count out of a count',
  pp: 'P′ chart: as P, for very large counts',
  u: 'U chart: a count over an amount it can exceed',
  up: 'U′ chart: as U, for very large amounts',
  c: 'C chart: counts of events in equal periods',
  g: 'G chart: cases between rare events',
  t: 'T chart: time between rare events',
}

/** Days from one figure to the next; null where there is no rhythm. */
export const daysOf: Record<Frequency, number | null> = {
  month: 31,
  quarter: 92,
  half_year: 184,
  year: 366,
  irregular: null,
}

/** A value with its unit: "72%", "12 weeks". */
export const figureWords = (value: number, unit: string, decimals = 2): string => {
  const plain = value.toLocaleString('en-GB', { maximumFractionDigits: decimals })
  return unit === '%' ? `${plain}%` : unit === '' ? plain : `${plain} ${unit}`
}

type How = { unit: string; decimals?: number }

/** A figure in words, also one without a value: "72%", "<5, withheld", "0 of 0". */
export const valueWords = (figure: Pick<Figure, 'value' | 'withheld'>, { unit, decimals }: How): string =>
  figure.value !== null
    ? figureWords(figure.value, unit, decimals)
    : figure.withheld
      ? `${figure.withheld}, withheld`
      : 'Nobody to count'

/** The period in words: "July to September 2026", two days when it is no whole months, a whole year by its own name. */
export const periodWords = (
  { period_from, period_to }: Pick<Observation, 'period_from' | 'period_to'>,
  calendar?: Calendar,
): string => {
  if (period_from === period_to) return longDate(period_to)
  const whole = period_from.endsWith('-01') && addDays(period_to, 1).endsWith('-01')
  const year = calendar && whole ? yearWords(period_from, period_to, calendar) : undefined
  return year ?? (whole ? monthSpan(period_from, period_to) : `${longDate(period_from)} to ${longDate(period_to)}`)
}

const yearWords = (from: string, to: string, calendar: Calendar): string | undefined => {
  const name = { calendar: '', audit_round: '', financial: 'financial year', academic: 'academic year' }[calendar]
  const first = { calendar: '01', audit_round: '01', financial: '04', academic: '08' }[calendar]
  const last = Number(from.slice(0, 4)) + 1
  if (from.slice(5, 7) !== first || addDays(to, 1) !== `${last}-${first}-01`) return undefined
  return name ? `${name} ${last - 1}/${String(last).slice(2)}` : String(last - 1)
}

/** "July to September 2026: 72% (18 of 25), provisional." and without a figure "No figure yet." */
export const latestSentence = (
  measure: How,
  latest: Pick<Observation, 'period_from' | 'period_to' | 'value' | 'numerator' | 'denominator' | 'state'> | undefined,
): string =>
  latest
    ? `${periodWords(latest)}: ${figureWords(latest.value, measure.unit, measure.decimals)}${partsWords(latest)}${latest.state === 'provisional' ? ', provisional' : ''}.`
    : 'No figure yet.'

/** " (18 of 25)" where both are known. */
export const partsWords = ({ numerator, denominator }: Pick<Observation, 'numerator' | 'denominator'>): string =>
  numerator === null || denominator === null
    ? ''
    : ` (${numerator.toLocaleString('en-GB')} of ${denominator.toLocaleString('en-GB')})`

/** How old the newest figure is: "its period ended 50 days ago". */
export const ageWords = (latest: Pick<Observation, 'period_to'>, today: string): string => {
  const days = daysBetween(latest.period_to, today)
  if (days < 0) return `its period ends in ${days === -1 ? '1 day' : `${-days} days`}`
  if (days === 0) return 'its period ends today'
  if (days < 60) return `its period ended ${days === 1 ? 'yesterday' : `${days} days ago`}`
  return `its period ended ${Math.round(days / 30.4)} months ago`
}

/** The sentence that opens the list. */
export const listSentence = (count: number, silent: number, empty: number): string => {
  if (count === 0) return 'No measure is defined yet. Without one nobody could tell whether anything got better.'
  const all = count === 1 ? 'One measure' : `${count} measures`
  const parts = [
    ...(empty > 0
      ? [
          `${empty === count ? 'none has' : empty === 1 ? 'one has no' : `${empty} have no`}${empty === count ? ' a' : ''} figure yet`,
        ]
      : []),
    ...(silent > 0 ? [`${silent === 1 ? 'one is' : `${silent} are`} waiting for a figure that is late`] : []),
  ]
  return parts.length === 0 ? `${all}, each with a figure that is not late.` : `${all}: ${parts.join(', ')}.`
}
