import { dateFields } from '../../../platform/asked.ts'
import { date, type Form, longText, number, type Read, readForm, text, wrong } from '../../../platform/forms.ts'
import type { View } from './rules.ts'

/** Reads whose views a piece holds. What was told back needs its day and its way together. */
export function readView(form: Form, today: string): Read<View> {
  const read = readForm(form, {
    whose: text({ called: 'Whose views', required: 'Say whose views these are', max: 300 }),
    asked: number({ called: 'How many were asked', min: 0, max: 1_000_000, whole: true }),
    heard: number({ called: 'How many were heard', min: 0, max: 1_000_000, whole: true }),
    how: longText({ called: 'How they were asked', max: 1000 }),
    words: longText({ called: 'Their words' }),
    changed: longText({ called: 'What changed' }),
    told_back_on: date({ called: 'the day they were told back' }),
    told_back_how: text({ called: 'How they were told back', max: 1000 }),
  })
  if (read.errors) return read
  const v = read.value
  const errors = [
    ...(v.asked !== null && v.heard !== null && v.heard > v.asked
      ? [wrong('heard', 'No more can be heard than were asked')]
      : []),
    ...(v.told_back_on && v.told_back_on > today
      ? [wrong('told_back_on', 'The day they were told back cannot be in the future', 'day')]
      : []),
    ...(v.told_back_on && !v.told_back_how ? [wrong('told_back_how', 'Say how they were told back')] : []),
    ...(!v.told_back_on && v.told_back_how ? [wrong('told_back_on', 'Enter the day they were told back', 'day')] : []),
  ]
  return errors.length > 0
    ? { errors }
    : {
        value: {
          ...v,
          how: v.how ?? '',
          words: v.words ?? '',
          changed: v.changed ?? '',
          told_back_how: v.told_back_how ?? '',
        },
      }
}

/** Views as the words of their form. */
export const wordsOfView = (view: View): Form => ({
  whose: view.whose,
  asked: view.asked === null ? '' : String(view.asked),
  heard: view.heard === null ? '' : String(view.heard),
  how: view.how,
  words: view.words,
  changed: view.changed,
  told_back_how: view.told_back_how,
  ...dateFields('told_back_on', view.told_back_on),
})
