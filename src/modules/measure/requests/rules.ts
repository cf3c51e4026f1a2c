import { daysBetween, longDate } from '../../../platform/dates.ts'

export const states = ['asked', 'assigned', 'answered', 'declined'] as const
export type RequestState = (typeof states)[number]

export type AnalysisRequest = {
  id: string
  question: string
  why: string
  measure_id: string | null
  asked_by: string | null
  asked_for: string
  asked_on: string
  due: string | null
  post_id: string | null
  answer: string
  answered_on: string | null
  state: RequestState
  version: number
}

type Standing = Pick<AnalysisRequest, 'state' | 'due' | 'asked_on' | 'answered_on' | 'post_id'>

export const isOpen = ({ state }: Pick<Standing, 'state'>): boolean => state === 'asked' || state === 'assigned'
export const isLate = (request: Standing, today: string): boolean =>
  isOpen(request) && request.due !== null && request.due < today

const days = (n: number) => (n === 1 ? '1 day' : `${n} days`)

/** "Waiting for 12 days, due on 30 November 2026", "Late by 3 days", "Answered on 9 October 2026, after 14 days". */
export const standingWords = (request: Standing, today: string): string => {
  if (!isOpen(request)) {
    const ended = request.answered_on
    const word = request.state === 'answered' ? 'Answered' : 'Declined'
    return ended ? `${word} on ${longDate(ended)}, after ${days(daysBetween(request.asked_on, ended))}` : word
  }
  if (request.due !== null && request.due < today) return `Late by ${days(daysBetween(request.due, today))}`
  const waited = `Waiting for ${days(daysBetween(request.asked_on, today))}`
  return request.due === null ? `${waited}, no date is set` : `${waited}, due on ${longDate(request.due)}`
}

/** The sentence that opens the list. */
export const requestsSentence = (requests: readonly Standing[], today: string): string => {
  if (requests.length === 0) return 'Nobody has asked for an analysis yet.'
  const open = requests.filter(isOpen)
  if (open.length === 0) return 'Every request has its answer.'
  const late = requests.filter((each) => isLate(each, today)).length
  const nobody = open.filter(({ post_id }) => post_id === null).length
  const oldest = open.map(({ asked_on }) => asked_on).toSorted()[0] ?? today
  return [
    `${open.length === 1 ? '1 request waits' : `${open.length} requests wait`} for an answer, the oldest for ${days(daysBetween(oldest, today))}.`,
    ...(late > 0 ? [`${late} ${late === 1 ? 'is' : 'are'} late.`] : []),
    ...(nobody > 0 ? [`Nobody is named to answer ${nobody === 1 ? 'one' : nobody} of them.`] : []),
  ].join(' ')
}

/** Late ones first, then by the day they are due, then by age; what has ended last, the newest first. */
export const inNeed = <T extends Standing>(requests: readonly T[], today: string): T[] =>
  requests.toSorted((a, b) => {
    const rank = (each: T) => (isLate(each, today) ? 0 : isOpen(each) ? 1 : 2)
    const ended = (b.answered_on ?? '').localeCompare(a.answered_on ?? '')
    return (
      rank(a) - rank(b) ||
      (isOpen(a) ? (a.due ?? '9999').localeCompare(b.due ?? '9999') : ended) ||
      a.asked_on.localeCompare(b.asked_on)
    )
  })
