import { addDays, longDate } from '../../../platform/dates.ts'
import { type Since, staleSentence } from '../standing/rules.ts'
import type { Support } from '../supports/queries.ts'
import type { Silence } from './queries.ts'

/** The reason that still counts: the newest that has not lapsed. */
const standingSilence = (silences: readonly Silence[], today: string): Silence | undefined =>
  silences.find(({ lapses_on: lapses }) => lapses > today)

/** Are children's own views among the evidence, and if not, why? */
export const voiceSentence = (
  supports: readonly Pick<Support, 'nature' | 'speaks_to' | 'dated'>[],
  silences: readonly Silence[],
  since: Since,
  today: string,
): { sentence: string; missing: boolean } => {
  const voices = supports.filter(({ nature }) => nature === 'views_of_children')
  if (voices.some((piece) => staleSentence(piece, since) === null))
    return { sentence: 'Children’s own views are among it.', missing: false }
  const none = voices.length > 0 ? 'Children’s views are too old to prove it' : 'No children’s views'
  const standing = standingSilence(silences, today)
  if (standing)
    return {
      sentence: `${none}: ${standing.reason} This reason lapses on ${longDate(standing.lapses_on)}.`,
      missing: false,
    }
  const lapsed = silences[0]
  return lapsed
    ? {
        sentence: `${none}, and the reason given on ${longDate(lapsed.given_on)} lapsed on ${longDate(lapsed.lapses_on)}.`,
        missing: true,
      }
    : { sentence: `${none}, and nobody has said why.`, missing: true }
}

/** A reason lasts a year at most: then somebody asks again. */
export const lapseError = (lapses: string, today: string): string | null =>
  lapses <= today
    ? 'The day on which the reason lapses must be after today'
    : lapses > addDays(today, 366)
      ? 'A reason lasts a year at most: choose an earlier day on which it lapses'
      : null
