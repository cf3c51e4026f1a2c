import { daysBetween, longDate } from '../../../platform/dates.ts'
import { counted, joined } from '../../../platform/sentence.ts'
import { typedDay } from '../days.ts'
import type { DocumentRequest } from './queries.ts'

type Standing = Pick<DocumentRequest, 'due' | 'returned_on' | 'post_id'>

/** Returned, late, or still to come. */
export const standingOf = (request: Standing, today: string): 'returned' | 'late' | 'to_come' =>
  request.returned_on ? 'returned' : request.due !== null && request.due < today ? 'late' : 'to_come'

/** "Returned on 3 October 2026, 2 days late", "12 days late", "Due on 1 December 2026", "No date is set". */
export const standingWords = (request: Standing, today: string): string => {
  if (request.returned_on) {
    const over = request.due && request.returned_on > request.due ? daysBetween(request.due, request.returned_on) : 0
    return `Returned on ${longDate(request.returned_on)}${over > 0 ? `, ${counted(over, 'day')} late` : ''}`
  }
  if (request.due === null) return 'No date is set'
  return request.due < today
    ? `${counted(daysBetween(request.due, today), 'day')} late`
    : `Due on ${longDate(request.due)}`
}

/** "12 documents were asked for: 7 are returned, 3 are late and 2 are still to come. Nobody is named for 2 of them." */
export function requestSentence(requests: readonly Standing[], today: string): string {
  if (requests.length === 0) return 'No document has been asked for yet.'
  const count = (state: ReturnType<typeof standingOf>) => requests.filter((r) => standingOf(r, today) === state).length
  const parts = (
    [
      [count('returned'), 'returned'],
      [count('late'), 'late'],
      [count('to_come'), 'still to come'],
    ] as const
  ).flatMap(([n, words]) => (n === 0 ? [] : [`${n} ${n === 1 ? 'is' : 'are'} ${words}`]))
  const nobody = requests.filter((r) => !r.returned_on && r.post_id === null).length
  const asked = `${counted(requests.length, 'document')} ${requests.length === 1 ? 'was' : 'were'} asked for`
  return `${asked}: ${joined(parts)}.${nobody === 0 ? '' : ` Nobody is named who provides ${nobody === 1 ? 'one' : nobody} of them.`}`
}

/** The order in which they need somebody: late ones first, then by the day they are due, returned ones last. */
export const inNeed = <T extends Standing & { title: string }>(requests: readonly T[], today: string): T[] => {
  const rank = { late: 0, to_come: 1, returned: 2 } as const
  return requests.toSorted(
    (a, b) =>
      rank[standingOf(a, today)] - rank[standingOf(b, today)] ||
      (a.due ?? '9999').localeCompare(b.due ?? '9999') ||
      a.title.localeCompare(b.title),
  )
}

export type Pasted = { reference: string; title: string; due: string | null; post: string }

/**
 * A list that was pasted: one document a line, in columns parted by tabs or semicolons: the document, and after it in any
 * order its reference, the day it is due and the post that provides it. A first line that names the columns is left out.
 */
export function readPasted(
  text: string,
  posts: readonly { id: string; title: string }[],
): { value: Pasted[]; errors?: undefined } | { value?: undefined; errors: string[] } {
  const errors: string[] = []
  const value: Pasted[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const cells = line.split(/[\t;]/).map((cell) => cell.replace(/^[\s•*-]+/, '').trim())
    const [title = '', ...rest] = cells
    if (
      cells.every((cell) => cell === '') ||
      (at === 0 && /^(document|title|what|asked for)/i.test(title) && rest.length > 0)
    )
      continue
    const row: Pasted = { reference: '', title, due: null, post: '' }
    if (title === '') errors.push(`Line ${at + 1} does not begin with the name of a document`)
    if (title.length > 500) errors.push(`Line ${at + 1}: the name of a document must be 500 characters or fewer`)
    for (const cell of rest.filter(Boolean)) {
      const post = posts.find((each) => each.title.toLowerCase() === cell.toLowerCase())
      const day = typedDay(cell)
      if (day) row.due = day
      else if (post) row.post = post.id
      else if (cell.length <= 40 && row.reference === '' && /\d/.test(cell) && !/^\d{1,2}[\s/.-]/.test(cell))
        row.reference = cell
      else
        errors.push(
          `Line ${at + 1}: “${cell.slice(0, 60)}” is neither a date, nor a post of the partnership, nor a reference`,
        )
    }
    value.push(row)
  }
  if (errors.length > 0) return { errors }
  return value.length === 0
    ? { errors: ['Paste the list of documents, one on each line'] }
    : value.length > 500
      ? { errors: ['Paste at most 500 documents at a time'] }
      : { value }
}
