import { dateFields } from '../../../platform/asked.ts'
import {
  choice,
  choices,
  date,
  type Form,
  longText,
  type Read,
  readForm,
  text,
  versionOf,
  wrong,
} from '../../../platform/forms.ts'
import type { Step, StepFields } from './queries.ts'
import { stepKinds, stepWords } from './rules.ts'

/** Reads a step of a programme. A date that is to be confirmed is none, and may be said in words. */
export function readStep(form: Form): Read<StepFields & { version: number }> {
  const read = readForm(form, {
    kind: choice(stepKinds, { called: 'The step', required: 'Choose what step it is' }),
    title: text({ called: 'What it is called', max: 300 }),
    starts: date({ called: 'the first day' }),
    ends: date({ called: 'the last day' }),
    expected: text({ called: 'When it is expected', max: 100 }),
    done: choices(['yes'], { called: 'Whether it is done' }),
    note: longText({ called: 'The note', max: 2000 }),
  })
  if (read.errors) return read
  const { kind, title, starts, ends, expected, done, note } = read.value
  if (ends && !starts) return { errors: [wrong('starts', 'Enter the first day, or leave both days empty', 'day')] }
  if (starts && ends && ends < starts)
    return { errors: [wrong('ends', 'The last day must be on or after the first', 'day')] }
  return {
    value: {
      kind,
      title: title ?? stepWords[kind],
      starts_on: starts,
      ends_on: ends === starts ? null : ends,
      expected: starts ? '' : (expected ?? ''),
      done: done.length > 0,
      note: note ?? '',
      version: versionOf(form),
    },
  }
}

/** A step as its form shows it. */
export const wordsOfStep = (step: Step): Form => ({
  kind: step.kind,
  title: step.title,
  ...dateFields('starts', step.starts_on),
  ...dateFields('ends', step.ends_on),
  expected: step.expected,
  done: step.done ? 'yes' : '',
  note: step.note,
})
