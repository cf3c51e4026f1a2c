import { daysBetween, longDate } from '../../../platform/dates.ts'
import { counted } from '../../../platform/sentence.ts'
import type { Watch } from './queries.ts'

type Looked = Pick<Watch, 'finding_id' | 'post' | 'holder' | 'how' | 'review_on'>

/** Has the day of the next look gone by? */
export const isOverdue = (watch: Pick<Watch, 'review_on'>, today: string): boolean =>
  watch.review_on !== null && watch.review_on < today

/** Who watches, for a row: the post, or that nobody is named. */
export const watcher = (watch: Pick<Watch, 'post' | 'holder'>): string =>
  watch.post ? `${watch.post}${watch.holder ? ` (${watch.holder})` : ', vacant'}` : 'No post is named'

/** "Next look on 3 March 2027", "The look of 7 November 2026 is 12 days overdue", "No next look is set". */
export const nextLook = (watch: Pick<Watch, 'review_on'>, today: string): string =>
  watch.review_on === null
    ? 'No next look is set'
    : isOverdue(watch, today)
      ? `The look of ${longDate(watch.review_on)} is ${counted(daysBetween(watch.review_on, today), 'day')} overdue`
      : `Next look on ${longDate(watch.review_on)}`

/** "2 of 3 strengths are watched": how many are, how many looks are overdue, and how many nobody watches. */
export function watchSentence(strengths: readonly { id: string }[], watched: readonly Looked[], today: string): string {
  if (strengths.length === 0) return 'No strength has been found yet.'
  const by = new Set(watched.map((w) => w.finding_id))
  const none = strengths.filter(({ id }) => !by.has(id)).length
  const seen = strengths.length - none
  const late = watched.filter((w) => isOverdue(w, today)).length
  const first =
    seen === 0
      ? `Nobody watches ${strengths.length === 1 ? 'the one strength there is' : `any of the ${strengths.length} strengths`}.`
      : none === 0
        ? `${strengths.length === 1 ? 'The one strength is' : `All ${strengths.length} strengths are`} watched.`
        : `${seen} of ${counted(strengths.length, 'strength')} ${seen === 1 ? 'is' : 'are'} watched; nobody watches ${none === 1 ? 'the other one' : `the other ${none}`}.`
  return late === 0 ? first : `${first} ${counted(late, 'look')} ${late === 1 ? 'is' : 'are'} overdue.`
}
