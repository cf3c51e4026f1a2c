import { daysBetween, longDate } from '../../../platform/dates.ts'
import { counted, small, upper } from '../../../platform/sentence.ts'
import { daysLate, movedWords } from '../outline/rules.ts'
import { age } from '../outline/rows.ts'
import { standing } from '../outline/sentence.ts'
import type { TreeItem } from '../outline/tree.ts'

/** The sentence at the top of an item: when it is due, how that stands, and how it was last said to be going. */
export const itemLede = (item: TreeItem, today: string): string =>
  [dueSentence(item, today), saidSentence(item, today)].filter(Boolean).join(' ')

/** The sentence at the top of a heading: how the lines under it stand, and its own date and status where it has them. */
export const headingLede = (item: TreeItem, lines: readonly TreeItem[], today: string): string =>
  [
    lines.length === 0
      ? 'Nothing stands under it yet.'
      : `${upper(small(lines.length))} ${lines.length === 1 ? 'item stands' : 'items stand'} under it. ${standing(lines, today)}`,
    item.due === null ? '' : dueSentence(item, today).replace(/^It /, 'The heading itself '),
    item.status.tone === null ? '' : `Said of the heading itself: ${item.status.word.toLowerCase()}.`,
  ]
    .filter(Boolean)
    .join(' ')

const dueSentence = (item: TreeItem, today: string): string => {
  if (item.kind === 'no_improvement_needed')
    return 'No improvement is needed here; it stays in the plan with its reason.'
  if (item.kind === 'signpost') return 'This item stands in another plan.'
  if (item.due === null)
    return item.due_kind === 'ongoing' ? 'It is ongoing and has no end date.' : 'Its date has still to be agreed.'
  const late = daysLate(item, today)
  const moved = item.moved > 0 ? `, ${movedWords(item.moved)}` : ''
  if (late > 0) return `It was due on ${longDate(item.due)}${moved}, and is ${counted(late, 'day')} late.`
  if (item.closed) return `It was due on ${longDate(item.due)}${moved}.`
  return `It is due on ${longDate(item.due)}${moved}, ${inTime(daysBetween(today, item.due))}.`
}

const inTime = (days: number): string =>
  days === 0
    ? 'today'
    : days < 21
      ? `in ${counted(days, 'day')}`
      : days < 92
        ? `in ${Math.round(days / 7)} weeks`
        : `in ${Math.round(days / 30.4)} months`

const saidSentence = (item: TreeItem, today: string): string => {
  if (item.kind !== 'improvement') return ''
  if (item.status.tone === null) return 'Nobody has said yet how it is going.'
  const when = item.status_on ? `, ${age(item.status_on, today)}` : ''
  return `${upper(item.status.word.toLowerCase())}${when}.`
}
