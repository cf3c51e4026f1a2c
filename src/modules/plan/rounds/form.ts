import { dateFields } from '../../../platform/asked.ts'
import { choice, date, type Form, type FormError, longText, readForm, text, wrong } from '../../../platform/forms.ts'
import type { Round } from './model.ts'
import type { NewRound } from './queries.ts'
import { type Days, titleFor } from './rules.ts'

/** Reads the form of a round. The title may be left to the period. */
export const readRound = (
  form: Form,
  groups: readonly { id: string }[],
): { value: NewRound; errors?: undefined } | { value?: undefined; errors: readonly FormError[] } => {
  const read = readForm(form, {
    periodFrom: date({ called: 'the first day of the period', required: 'Enter the first day of the period' }),
    periodTo: date({ called: 'the last day of the period', required: 'Enter the last day of the period' }),
    title: text({ called: 'The title' }),
    opens: date({ called: 'the day it opens', required: 'Enter the day on which it opens' }),
    due: date({ called: 'the day updates are due', required: 'Enter the day on which updates are due' }),
    closes: date({ called: 'the day it closes', required: 'Enter the day on which it closes' }),
    group: choice(
      groups.map(({ id }) => id),
      { called: 'The group' },
    ),
    words: longText({ called: 'Your words' }),
  })
  if (read.errors) return { errors: read.errors }
  const { periodFrom, periodTo, title, opens, due, closes, group, words } = read.value
  const errors = [
    ...(periodTo < periodFrom
      ? [wrong('periodTo', 'The period must end on or after the day on which it begins', 'day')]
      : []),
    ...(due < opens ? [wrong('due', 'Updates cannot be due before the round opens', 'day')] : []),
    ...(closes < due ? [wrong('closes', 'The round cannot close before updates are due', 'day')] : []),
  ]
  if (errors.length > 0) return { errors }
  return {
    value: {
      title: title ?? titleFor(periodFrom, periodTo),
      periodFrom,
      periodTo,
      opens,
      due,
      closes,
      groupId: group,
      words: words ?? '',
    },
  }
}

/** A round as the words of its form. */
export const wordsOfRound = (round: Round): Form => ({
  version: String(round.version),
  title: round.title,
  ...daysOf({
    periodFrom: round.period_from,
    periodTo: round.period_to,
    opens: round.opens,
    due: round.due,
    closes: round.closes,
  }),
  group: round.group_id ?? '',
  words: round.words,
})

/** What the form of a new round begins with. */
export const wordsOffered = (days: Days, groupId: string | null): Form => ({
  title: titleFor(days.periodFrom, days.periodTo),
  ...daysOf(days),
  group: groupId ?? '',
})

const daysOf = (days: Days): Form =>
  Object.assign({}, ...Object.entries(days).map(([name, day]) => dateFields(name, day))) as Form

/** The fields that are compared when two people changed a round. */
export const compared = [
  { label: 'Title', names: ['title'] },
  { label: 'First day of the period', names: ['periodFrom-day', 'periodFrom-month', 'periodFrom-year'] },
  { label: 'Last day of the period', names: ['periodTo-day', 'periodTo-month', 'periodTo-year'] },
  { label: 'Opens', names: ['opens-day', 'opens-month', 'opens-year'] },
  { label: 'Due', names: ['due-day', 'due-month', 'due-year'] },
  { label: 'Closes', names: ['closes-day', 'closes-month', 'closes-year'] },
  { label: 'Reports to', names: ['group'] },
  { label: 'Words added to the mail', names: ['words'] },
] as const
