import { longDate } from '../../../platform/dates.ts'
import { counted, upper } from '../../../platform/sentence.ts'
import { daySpan } from '../days.ts'
import type { Step, StepKind } from './queries.ts'

export const stepKinds = [
  'notice',
  'return',
  'fieldwork',
  'feedback',
  'publication',
  'progress_review',
  'meeting',
  'other',
] as const

export const stepWords: Record<StepKind, string> = {
  notice: 'Notice',
  return: 'Return',
  fieldwork: 'Fieldwork',
  feedback: 'Feedback',
  publication: 'Publication',
  progress_review: 'Progress review',
  meeting: 'Meeting',
  other: 'Another step',
}

type Dated = Pick<Step, 'kind' | 'title' | 'starts_on' | 'ends_on' | 'expected' | 'done'>

/** When a step is: its days, or that they are to be confirmed and what is expected. */
export const whenWords = (step: Pick<Dated, 'starts_on' | 'ends_on' | 'expected'>): string =>
  step.starts_on
    ? daySpan(step.starts_on, step.ends_on ?? step.starts_on)
    : `Date to be confirmed${step.expected && `: ${step.expected}`}`

/** Steps in the order in which they come: those with a day by their day, the others after them by their kind. */
export const inOrder = <T extends Dated>(steps: readonly T[]): T[] =>
  steps.toSorted((a, b) =>
    a.starts_on && b.starts_on
      ? a.starts_on.localeCompare(b.starts_on)
      : a.starts_on || b.starts_on
        ? a.starts_on
          ? -1
          : 1
        : stepKinds.indexOf(a.kind) - stepKinds.indexOf(b.kind),
  )

/** Done, going on, still to come, without a day, or gone by and not marked as done. */
export const stateOf = (step: Dated, today: string): 'done' | 'on' | 'to_come' | 'no_date' | 'passed' =>
  step.done
    ? 'done'
    : step.starts_on === null
      ? 'no_date'
      : step.starts_on > today
        ? 'to_come'
        : (step.ends_on ?? step.starts_on) >= today
          ? 'on'
          : 'passed'

export const stateWords = {
  done: 'Done',
  on: 'Now',
  to_come: 'To come',
  no_date: 'To be confirmed',
  passed: 'Gone by, not marked as done',
} as const

/** What is next, as a chair would say it: "Fieldwork begins on 11 January 2027; publication has no date yet." */
export function nextSentence(steps: readonly Dated[], today: string): string {
  if (steps.length === 0) return 'No step of its programme is entered yet.'
  const of = (state: ReturnType<typeof stateOf>) => inOrder(steps).filter((step) => stateOf(step, today) === state)
  const [passed, on, next, open] = [of('passed')[0], of('on')[0], of('to_come')[0], of('no_date')[0]]
  const parts = [
    passed &&
      `${passed.title} was due ${passed.ends_on ? 'by' : 'on'} ${longDate(passed.ends_on ?? passed.starts_on ?? today)} and is not marked as done`,
    on &&
      (on.ends_on && on.ends_on > today ? `${on.title} goes on until ${longDate(on.ends_on)}` : `${on.title} is today`),
    next && `${next.title} ${next.ends_on ? 'begins' : 'is'} on ${longDate(next.starts_on ?? today)}`,
    open && `${open.title} has no date yet${open.expected && ` (expected: ${open.expected})`}`,
  ].filter((part): part is string => typeof part === 'string')
  if (parts.length === 0) return 'Every step of its programme is done.'
  return `${parts.map((part, at) => (at === 0 ? upper(part) : lower(part))).join('; ')}.`
}

// A title that begins with several capitals is a name and keeps them.
const lower = (words: string) => (/^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words)

/** "3 steps are to come in 2 programmes, 1 of them without a date. 2 steps have gone by and are not marked as done." */
export function programmeSentence(steps: readonly (Dated & { source_id: string })[], today: string): string {
  if (steps.length === 0) return 'No inspection has a programme yet.'
  const states = steps.map((step) => stateOf(step, today))
  const count = (...of: ReturnType<typeof stateOf>[]) => states.filter((state) => of.includes(state)).length
  const [ahead, open, passed] = [count('on', 'to_come'), count('no_date'), count('passed')]
  const coming = steps.filter((_, at) => ['on', 'to_come', 'no_date'].includes(states[at] ?? ''))
  const sources = new Set(coming.map((step) => step.source_id)).size
  const first =
    ahead + open === 0
      ? 'Nothing is to come.'
      : `${counted(ahead + open, 'step')} ${ahead + open === 1 ? 'is' : 'are'} to come in ${sources === 1 ? 'one programme' : `${sources} programmes`}${open === 0 ? '' : `, ${open} of them without a date`}.`
  return passed === 0
    ? first
    : `${first} ${counted(passed, 'step')} ${passed === 1 ? 'has' : 'have'} gone by and ${passed === 1 ? 'is' : 'are'} not marked as done.`
}

/** Steps by the year in which they begin, the first year first; those without a day at the end. */
export const byYear = <T extends Dated>(steps: readonly T[]): { year: string; steps: T[] }[] =>
  [...Map.groupBy(inOrder(steps), (step) => step.starts_on?.slice(0, 4) ?? 'Date to be confirmed')].map(
    ([year, its]) => ({ year, steps: its }),
  )
