import { longDate } from '../../../../platform/dates.ts'
import { toldSentence } from '../changes/rules.ts'
import type { Standard } from './queries.ts'

/** Does it count today, since when, until when? */
export const standsWords = (standard: Pick<Standard, 'starts' | 'ended_on'>, today: string): string =>
  standard.ended_on && standard.ended_on <= today
    ? `Counted until ${longDate(standard.ended_on)}`
    : standard.starts > today
      ? `Counts from ${longDate(standard.starts)}`
      : `Counts since ${longDate(standard.starts)}`

/** The sentence above the list of standards. */
export const standardsLede = (newest: readonly Standard[], today: string): string => {
  if (newest.length === 0)
    return 'No standard is written down yet. Say what is expected of staff, so that a change of practice can follow it.'
  const counting = newest.filter(({ starts, ended_on: ended }) => starts <= today && (!ended || ended > today))
  const bare = counting.filter(({ exemplar }) => exemplar === '').length
  const untold = counting.filter((s) => toldSentence(s).missing).length
  return `${[
    `${counting.length} ${counting.length === 1 ? 'standard counts' : 'standards count'} today`,
    bare > 0 && `${bare} without an exemplar`,
    untold > 0 && `${untold} that nobody was told of`,
  ]
    .filter(Boolean)
    .join(', ')}.`
}
