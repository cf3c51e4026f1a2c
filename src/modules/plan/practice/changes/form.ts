import { dateFields } from '../../../../platform/asked.ts'
import {
  date,
  type Form,
  type FormError,
  longText,
  number,
  type Read,
  readForm,
  text,
  wordOf,
  wordsOf,
  wrong,
} from '../../../../platform/forms.ts'
import type { ChangeFields, PracticeChange } from './queries.ts'
import { criterionChanged, criterionWords } from './rules.ts'

export type Offered = {
  items: readonly { id: string; reference: string; title: string }[]
  standards: readonly { id: string; title: string; number: number }[]
  measures: readonly { id: string; title: string; unit: string }[]
}

export type Typed = { change: ChangeFields; items: string[] }

const fields = {
  title: text({ called: 'The change', required: 'Say what staff do differently', max: 300 }),
  before: longText({ called: 'What was done before' }),
  now: longText({ called: 'What is done now' }),
  place: text({ called: 'Where', max: 500 }),
  in_use_from: date({ called: 'the day it is in use from' }),
  trial_from: date({ called: 'the first day of the trial' }),
  trial_to: date({ called: 'the last day of the trial' }),
  review_on: date({ called: 'the day of the review' }),
  at_least: number({ called: 'In at least', min: 1, max: 100_000, whole: true }),
  out_of: number({ called: 'Out of', min: 1, max: 100_000, whole: true }),
  measure_level: number({ called: 'The level of the measure' }),
  criterion: longText({ called: 'The level in words', max: 1000 }),
  to_tell: number({ called: 'How many are to be told', min: 1, max: 10_000, whole: true }),
  to_tell_what: text({ called: 'What they are', max: 100 }),
  stopped_on: date({ called: 'the day it stopped' }),
}

/**
 * Reads a change of practice. `was` is what is stored; `evidence` tells whether evidence has come. A level that is changed
 * after evidence came needs a tick, and both levels stay.
 */
export function readChange(
  form: Form,
  offered: Offered,
  was: PracticeChange | null,
  evidence: boolean,
  today: string,
): Read<Typed> {
  const read = readForm(form, fields)
  if (read.errors) return read
  const { to_tell_what: toTellWhat, ...v } = read.value
  const change: ChangeFields = {
    ...v,
    before: v.before ?? '',
    now: v.now ?? '',
    place: v.place ?? '',
    criterion: v.criterion ?? '',
    to_tell_what: toTellWhat ?? '',
    // The form that writes it down does not ask when it stopped.
    stopped_on: was ? v.stopped_on : null,
    standard_id: offered.standards.find(({ id }) => id === wordOf(form, 'standard_id'))?.id ?? null,
    measure_id: offered.measures.find(({ id }) => id === wordOf(form, 'measure_id'))?.id ?? null,
    reviewed_on: was?.reviewed_on ?? null,
    decision: was?.decision ?? null,
    learned: was?.learned ?? '',
    ...levelKept(
      was,
      { ...v, criterion: v.criterion ?? '', measure_id: wordOf(form, 'measure_id') || null },
      offered,
      evidence,
      today,
    ),
  }
  const errors = errorsIn(form, change, was, evidence)
  const ticked = wordsOf(form, 'items')
  const items = [
    ...(was?.item_ids ?? []).filter((id) => offered.items.every((item) => item.id !== id)),
    ...offered.items.filter(({ id }) => ticked.includes(id)).map(({ id }) => id),
  ]
  return errors.length > 0 ? { errors } : { value: { change, items } }
}

type Level = Pick<PracticeChange, 'criterion' | 'at_least' | 'out_of' | 'measure_id' | 'measure_level'>

const levelKept = (
  was: PracticeChange | null,
  now: Level,
  offered: Offered,
  evidence: boolean,
  today: string,
): Pick<ChangeFields, 'criterion_on' | 'earlier_criteria'> => {
  const titleOf = (id: string | null) => offered.measures.find((measure) => measure.id === id)?.title ?? null
  const words = criterionWords(now, titleOf(now.measure_id))
  if (was && !criterionChanged(was, now))
    return { criterion_on: was.criterion_on, earlier_criteria: was.earlier_criteria }
  const before = was && criterionWords(was, titleOf(was.measure_id))
  return {
    criterion_on: words === null ? null : today,
    earlier_criteria: before
      ? [
          ...was.earlier_criteria,
          { words: before, written_on: was.criterion_on, replaced_on: today, after_evidence: evidence },
        ]
      : (was?.earlier_criteria ?? []),
  }
}

const errorsIn = (form: Form, v: ChangeFields, was: PracticeChange | null, evidence: boolean): FormError[] => [
  ...(v.trial_to && !v.trial_from ? [wrong('trial_from', 'Enter the first day of the trial', 'day')] : []),
  ...(v.trial_from && !v.trial_to ? [wrong('trial_to', 'Enter the last day of the trial', 'day')] : []),
  ...(v.trial_from && v.trial_to && v.trial_to < v.trial_from
    ? [wrong('trial_to', 'The last day of the trial must be on or after its first', 'day')]
    : []),
  ...(v.at_least !== null && v.out_of === null ? [wrong('out_of', 'Enter out of how many records')] : []),
  ...(v.at_least === null && v.out_of !== null ? [wrong('at_least', 'Enter in at least how many records')] : []),
  ...(v.at_least !== null && v.out_of !== null && v.at_least > v.out_of
    ? [wrong('at_least', 'It cannot be more than out of how many')]
    : []),
  ...(v.measure_level !== null && v.measure_id === null
    ? [wrong('measure_id', 'Choose the measure of this level')]
    : []),
  ...(v.measure_id !== null && v.measure_level === null
    ? [wrong('measure_level', 'Enter the level that the measure must reach')]
    : []),
  ...(v.stopped_on && v.in_use_from && v.stopped_on < v.in_use_from
    ? [wrong('stopped_on', 'It cannot stop before it is in use', 'day')]
    : []),
  ...(was?.criterion_on && evidence && criterionChanged(was, v) && wordOf(form, 'level_confirmed') !== 'yes'
    ? [
        wrong(
          'level_confirmed',
          'Evidence has come since the level was written down: say that you change it all the same',
        ),
      ]
    : []),
]

/** A change of practice as the words of its form. */
export const wordsOfChange = (change: PracticeChange): Form => ({
  title: change.title,
  before: change.before,
  now: change.now,
  place: change.place,
  criterion: change.criterion,
  at_least: numberWord(change.at_least),
  out_of: numberWord(change.out_of),
  measure_id: change.measure_id ?? '',
  measure_level: numberWord(change.measure_level),
  standard_id: change.standard_id ?? '',
  to_tell: numberWord(change.to_tell),
  to_tell_what: change.to_tell_what,
  items: change.item_ids,
  ...dateFields('in_use_from', change.in_use_from),
  ...dateFields('trial_from', change.trial_from),
  ...dateFields('trial_to', change.trial_to),
  ...dateFields('review_on', change.review_on),
  ...dateFields('stopped_on', change.stopped_on),
})

const numberWord = (n: number | null) => (n === null ? '' : String(n))
