import { longDate } from '../../../platform/dates.ts'
import { latenessSentence } from '../lateness/rules.ts'
import type { Figure, Measure, Observation } from '../model.ts'
import { ageWords, latestSentence, periodWords, valueWords } from '../rules.ts'

/** The newest figure in a sentence, how old it is, and whether the next one is late. */
export const newestSentence = (
  measure: Pick<Measure, 'unit' | 'frequency' | 'named_on'> & Partial<Pick<Measure, 'decimals' | 'calendar'>>,
  figures: readonly Figure[],
  today: string,
): string => {
  const known = figures.flatMap((each): Observation[] => (each.value === null ? [] : [{ ...each, value: each.value }]))
  const latest = known.at(-1)
  const last = figures.at(-1)
  const late = latenessSentence(measure, last, today)
  const hidden =
    last && last.value === null ? `${periodWords(last)}: ${valueWords(last, measure).toLowerCase()}.` : undefined
  const first = latest
    ? `${latestSentence(measure, latest).slice(0, -1)}; ${ageWords(latest, today)}.`
    : hidden === undefined
      ? `No figure yet. It was named on ${longDate(measure.named_on)}.`
      : undefined
  return [hidden, first, late || undefined].filter((words) => words !== undefined).join(' ')
}
