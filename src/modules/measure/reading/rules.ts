import { longDate } from '../../../platform/dates.ts'
import { firstSaying } from './earliest.ts'
import { latenessSentence } from '../lateness/rules.ts'
import type { Figure, Measure, Observation } from '../model.ts'
import { ageWords, latestSentence, periodWords, valueWords } from '../rules.ts'

/** The newest figure in a sentence, how old it is, and whether the next one is late. */
export const newestSentence = (
  measure: Pick<Measure, 'unit' | 'frequency' | 'named_on'> & Partial<Pick<Measure, 'decimals' | 'calendar' | 'chart'>>,
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
      ? `No figure yet. It was named on ${longDate(measure.named_on)}. ${firstSaying(measure)}`
      : undefined
  return [hidden, first, late || undefined].filter((words) => words !== undefined).join(' ')
}

type Said = {
  variation: 'common' | 'improvement' | 'concern' | 'neutral_high' | 'neutral_low' | 'unclear' | null
  assurance: 'passes' | 'fails' | 'hit_or_miss' | null
}

/** The question that a chair could ask of this chart, now. */
export const questionOf = ({ variation, assurance }: Said, late: boolean): string => {
  if (late) return 'Why has the figure not come, and when will it?'
  switch (variation) {
    case null:
      return 'Until there are enough figures to say: who else could tell us whether it is getting better?'
    case 'improvement':
      return 'What was different, and can it be kept and used elsewhere? What else could explain it?'
    case 'concern':
      return 'What changed when it began to get worse, who is looking into it, and when will they tell us?'
    case 'neutral_high':
    case 'neutral_low':
      return 'What changed, and is it good or bad for children?'
    case 'unclear':
      return 'It moves, but in no one direction: are two different things counted as one?'
    case 'common':
      return assurance === 'fails'
        ? 'It will not get there by itself: what will be done differently?'
        : assurance === 'hit_or_miss'
          ? 'Chance decides whether it is reached: what would make it sure?'
          : assurance === 'passes'
            ? 'It can be relied on: is this still the right thing to watch?'
            : 'Nothing has changed: was a change expected by now?'
  }
}
