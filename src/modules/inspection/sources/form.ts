import { dateFields } from '../../../platform/asked.ts'
import { londonDate, londonTime } from '../../../platform/dates.ts'
import {
  also,
  choice,
  choices,
  date,
  dateOf,
  type Form,
  type Read,
  readForm,
  text,
  wordOf,
  wrong,
  versionOf,
} from '../../../platform/forms.ts'
import { londonInstant, sourceKinds, states } from '../rules.ts'
import type { Source, SourceFields } from './queries.ts'

export type TypedSource = { fields: SourceFields; readers: readonly string[]; version: number }

/** Reads the fields of a source. `people`: the ids of those who may be named as readers under embargo. */
export function readSource(form: Form, people: readonly string[]): Read<TypedSource> {
  const read = readForm(form, {
    kind: choice(sourceKinds, { called: 'The kind of source', required: 'Choose what kind of source it is' }),
    title: text({ called: 'The title', required: 'Enter the title', max: 300 }),
    publisher: text({ called: 'The publisher', max: 200 }),
    state: choice(states, { called: 'Draft or final', required: 'Say whether it is a draft or final' }),
    published: date({ called: 'the date it was published' }),
    starts: date({ called: 'the first day of the work' }),
    ends: date({ called: 'the last day of the work' }),
    embargo: date({ called: 'the day the embargo ends' }),
    embargoTime: also(text({ called: 'The time the embargo ends' }), (time) =>
      time === null || clock(time) ? undefined : 'Enter the time the embargo ends as hours and minutes, like 09:30',
    ),
    readers: choices(people, { called: 'The readers under embargo' }),
  })
  if (read.errors) return read
  const { published, starts, ends, embargo, embargoTime, readers, ...named } = read.value
  if (starts && ends && ends < starts)
    return { errors: [wrong('ends', 'The last day of the work must be on or after the first', 'day')] }
  if (!embargo && embargoTime) return { errors: [wrong('embargo', 'Enter the day the embargo ends', 'day')] }
  const version = versionOf(form)
  const embargo_until = embargo ? londonInstant(embargo, clock(embargoTime ?? '00:00') ?? '00:00') : null
  return {
    value: {
      fields: {
        ...named,
        publisher: named.publisher ?? '',
        published_on: published,
        starts_on: starts,
        ends_on: ends,
        embargo_until,
      },
      readers,
      version,
    },
  }
}

// "9:30", "09.30" and "0930" are the same to people.
const clock = (typed: string): string | null => {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.]?(\d{2})$/.exec(typed.trim()) ?? []
  return hour !== '' && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null
}

/** A source as its form shows it. */
export const wordsOfSource = (s: Source, readerIds: readonly string[]): Form => ({
  kind: s.kind,
  title: s.title,
  publisher: s.publisher,
  state: s.state,
  ...dateFields('published', s.published_on),
  ...dateFields('starts', s.starts_on),
  ...dateFields('ends', s.ends_on),
  ...dateFields('embargo', s.embargo_until && londonDate(s.embargo_until)),
  embargoTime: s.embargo_until ? londonTime(s.embargo_until) : '',
  readers: readerIds,
})

/** Whether anything about an embargo was typed: such a part of the form is shown open. */
export const speaksOfEmbargo = (form: Form): boolean =>
  Object.values(dateOf(form, 'embargo')).some((word) => word !== '') || wordOf(form, 'embargoTime') !== ''
