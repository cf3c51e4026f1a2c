import { readDate } from '../../../platform/dates.ts'
import { dateOf, type Form, type FormError, wordOf, wrong } from '../../../platform/forms.ts'
import type { Step, Target } from '../outline/tree.ts'

export const mostTargets = 6
const mostSteps = 6

export type TargetFields = { id: string | null; text: string; steps: Step[]; measure_id: string | null }

/**
 * Reads the form of measures and their steps: text-0, measure-0, due-0-0-day, value-0-0, unit-0-0. A measure without words
 * goes. `defined` are the ids of the partnership's measures, one of which may hold its figures.
 */
export const readTargets = (
  form: Form,
  known: readonly string[],
  defined: readonly string[],
): { value: TargetFields[]; errors: FormError[] } => {
  const errors: FormError[] = []
  const value: TargetFields[] = []
  for (let at = 0; at < mostTargets; at++) {
    const text = wordOf(form, `text-${at}`).trim()
    const steps = readSteps(form, at, errors)
    if (text === '' && steps.length > 0)
      errors.push(wrong(`text-${at}`, 'Say what is measured, or take its steps away'))
    if (text.length > 2000) errors.push(wrong(`text-${at}`, 'The measure must be 2,000 characters or fewer'))
    const id = wordOf(form, `id-${at}`)
    const measure = wordOf(form, `measure-${at}`)
    const measure_id = defined.includes(measure) ? measure : null
    if (text !== '') value.push({ id: known.includes(id) ? id : null, text, steps, measure_id })
  }
  return { value, errors }
}

const readSteps = (form: Form, at: number, errors: FormError[]): Step[] => {
  const steps: Step[] = []
  for (let step = 0; step < mostSteps; step++) {
    const name = `${at}-${step}`
    const typed = wordOf(form, `value-${name}`).trim()
    const unit = wordOf(form, `unit-${name}`).trim()
    const read = readDate(dateOf(form, `due-${name}`), 'the date of this step')
    if (typed === '' && read.kind === 'empty') continue
    const figure = figureOf(typed, unit)
    if (read.kind === 'error') errors.push(wrong(`due-${name}`, read.text, read.part))
    else if (read.kind === 'empty')
      errors.push(wrong(`due-${name}`, `Enter the day by which “${typed}” is to be reached`, 'day'))
    else if (!figure) errors.push(wrong(`value-${name}`, 'Enter a figure for this step, such as 75%'))
    else if (figure.unit.length > 40) errors.push(wrong(`unit-${name}`, 'The unit must be 40 characters or fewer'))
    else if (steps.some(({ due }) => due === read.date))
      errors.push(wrong(`due-${name}`, 'Two steps of this measure have the same day', 'day'))
    else steps.push({ due: read.date, ...figure })
  }
  return steps.sort((a, b) => a.due.localeCompare(b.due))
}

/** "75%", "75 %", "12 weeks" or "12" with a unit beside it. */
const figureOf = (typed: string, unit: string): { value: number; unit: string } | null => {
  const found = /^(-?\d{1,12}(?:\.\d{1,6})?)\s*(%|[\p{L}][\p{L} ]{0,39})?$/u.exec(
    typed.replaceAll(/,(?=\d{3}(\D|$))/g, ''),
  )
  if (!found) return null
  return { value: Number(found[1]), unit: found[2]?.trim() || unit || '%' }
}

/** Measures as the words of their form. */
export const wordsOfTargets = (targets: readonly Target[]): Form =>
  Object.fromEntries(
    targets.flatMap(({ id, text, steps, measure_id }, at) => [
      [`id-${at}`, id],
      [`measure-${at}`, measure_id ?? ''],
      [`text-${at}`, text],
      ...steps.flatMap(({ due, value, unit }, step) => {
        const [year = '', month = '', day = ''] = due.split('-')
        return [
          [`value-${at}-${step}`, unit === '%' ? `${value}%` : String(value)],
          [`unit-${at}-${step}`, unit === '%' ? '' : unit],
          [`due-${at}-${step}-day`, String(Number(day))],
          [`due-${at}-${step}-month`, String(Number(month))],
          [`due-${at}-${step}-year`, year],
        ]
      }),
    ]),
  )
