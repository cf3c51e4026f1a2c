import { type Form, longText, type Read, readForm, versionOf, wordOf, wrong } from '../../../platform/forms.ts'
import { keyOf } from '../marks/rules.ts'
import type { Narrative } from './rules.ts'

type Period = Pick<Narrative, 'period_from' | 'period_to'>

const text = longText({ called: 'What stands beside it', required: 'Write what a reader must know', max: 8000 })

/** Reads new words: of which of the periods that have figures, and what they are. */
export function readNew(form: Form, periods: readonly Period[]): Read<Period & { text: string }> {
  const read = readForm(form, { text })
  const period = periods.find((each) => keyOf(each) === wordOf(form, 'period'))
  if (read.errors || !period)
    return { errors: [...(period ? [] : [wrong('period', 'Choose the period')]), ...(read.errors ?? [])] }
  return { value: { period_from: period.period_from, period_to: period.period_to, ...read.value } }
}

export function readAgain(form: Form): Read<{ text: string; version: number }> {
  const read = readForm(form, { text })
  return read.errors ? read : { value: { ...read.value, version: versionOf(form) } }
}

export const wordsOfNarrative = (n: Narrative): Form => ({ version: String(n.version), text: n.text })
