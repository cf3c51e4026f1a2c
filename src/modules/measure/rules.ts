import { addDays, daysBetween, longDate, monthSpan } from '../../platform/dates.ts'
import type { Better, BreakKind, Frequency, Measure, MeasureKind, Observation, ObservationState } from './model.ts'

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

/** Days from one figure to the next; null where there is no rhythm. */
export const daysOf: Record<Frequency, number | null> = {
  month: 31,
  quarter: 92,
  half_year: 184,
  year: 366,
  irregular: null,
}

/** A value with its unit: "72%", "12 weeks". */
export const figureWords = (value: number, unit: string): string => {
  const plain = value.toLocaleString('en-GB', { maximumFractionDigits: 2 })
  return unit === '%' ? `${plain}%` : unit === '' ? plain : `${plain} ${unit}`
}

/** The period in words: "July to September 2026", or two days when it is no whole months. */
export const periodWords = ({ period_from, period_to }: Pick<Observation, 'period_from' | 'period_to'>): string => {
  if (period_from === period_to) return longDate(period_to)
  const whole = period_from.endsWith('-01') && addDays(period_to, 1).endsWith('-01')
  return whole ? monthSpan(period_from, period_to) : `${longDate(period_from)} to ${longDate(period_to)}`
}

/** "July to September 2026: 72% (18 of 25), provisional." and without a figure "No figure yet." */
export const latestSentence = (
  measure: Pick<Measure, 'unit'>,
  latest: Pick<Observation, 'period_from' | 'period_to' | 'value' | 'numerator' | 'denominator' | 'state'> | undefined,
): string =>
  latest
    ? `${periodWords(latest)}: ${figureWords(latest.value, measure.unit)}${partsWords(latest)}${latest.state === 'provisional' ? ', provisional' : ''}.`
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

/**
 * Is a figure missing? One period and half of the next one may pass after the last period ended, because figures take
 * time to come. A measure without rhythm is never late; one without any figure is late a period and a half after it was named.
 */
export const isSilent = (
  measure: Pick<Measure, 'frequency' | 'named_on'>,
  latest: Pick<Observation, 'period_to'> | undefined,
  today: string,
): boolean => {
  const rhythm = daysOf[measure.frequency]
  return rhythm !== null && daysBetween(latest?.period_to ?? measure.named_on, today) > Math.round(rhythm * 1.5)
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

/** The sentence that opens the page of one measure. */
export const measureSentence = (
  measure: Pick<Measure, 'unit' | 'frequency' | 'named_on'>,
  figures: readonly Observation[],
  today: string,
): string => {
  const latest = figures.at(-1)
  if (!latest) return `No figure yet. It was named on ${longDate(measure.named_on)}.`
  const first = latestSentence(measure, latest).slice(0, -1)
  return `${first}; ${ageWords(latest, today)}.${isSilent(measure, latest, today) ? ' The next figure is late.' : ''}`
}
