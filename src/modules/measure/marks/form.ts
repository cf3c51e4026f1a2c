import { date, type Form, longText, number, type Read, readForm, text, wordOf, wrong } from '../../../platform/forms.ts'
import type { Measure } from '../model.ts'
import {
  type Annotation,
  type Exclusion,
  exclusionFault,
  keyOf,
  type Phase,
  phaseFault,
  type Step,
  stepFault,
} from './rules.ts'

type Period = { period_from: string; period_to: string }

export function readPhase(
  form: Form,
  phases: readonly Phase[],
  periods: readonly Period[],
): Read<Pick<Phase, 'starts_on' | 'reason'>> {
  const read = readForm(form, {
    starts_on: date({ called: 'the day the phase begins', required: 'Enter the day the phase begins' }),
    reason: longText({ called: 'The reason', required: 'Say why a new phase begins', max: 2000 }),
  })
  if (read.errors) return read
  const fault = phaseFault(read.value.starts_on, phases, periods)
  return fault ? { errors: [wrong('starts_on', fault, 'day')] } : read
}

export function readExclusion(
  form: Form,
  excluded: readonly Exclusion[],
  periods: readonly Period[],
): Read<Pick<Exclusion, 'period_from' | 'period_to' | 'reason'>> {
  const read = readForm(form, {
    reason: longText({ called: 'The reason', required: 'Say why this figure does not count', max: 2000 }),
  })
  const period = periods.find((each) => keyOf(each) === wordOf(form, 'period'))
  const fault = exclusionFault(period, excluded)
  const errors = [...(fault ? [wrong('period', fault)] : []), ...(read.errors ?? [])]
  if (errors.length > 0 || !period || !read.value) return { errors }
  return { value: { period_from: period.period_from, period_to: period.period_to, ...read.value } }
}

export const readAnnotation = (form: Form): Read<Pick<Annotation, 'dated' | 'text'>> =>
  readForm(form, {
    dated: date({ called: 'the day', required: 'Enter the day to pin it at' }),
    text: text({ called: 'The note', required: 'Write the note', max: 300 }),
  })

export function readStep(
  form: Form,
  own: readonly Step[],
  measure: Pick<Measure, 'unit'>,
): Read<Pick<Step, 'due' | 'value'>> {
  const read = readForm(form, {
    value: number({ called: 'The step', required: 'Enter how much shall be reached', min: -1e12, max: 1e12 }),
    due: date({ called: 'the day of the step', required: 'Enter the day by which it shall be reached' }),
  })
  if (read.errors) return read
  const fault = stepFault(read.value, own, measure.unit)
  return fault
    ? {
        errors: [
          wrong(fault.startsWith('There') ? 'due' : 'value', fault, fault.startsWith('There') ? 'day' : undefined),
        ],
      }
    : read
}
