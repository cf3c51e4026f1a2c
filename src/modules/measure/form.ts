import { dateFields } from '../../platform/asked.ts'
import {
  choice,
  date,
  type Form,
  longText,
  type Read,
  readForm,
  text,
  versionOf,
  wordOf,
} from '../../platform/forms.ts'
import { directions, frequencies, kinds, type Measure } from './model.ts'
import type { MeasureFields } from './queries.ts'

/** Reads the form of a measure. `owners` are the posts that may own it. */
export function readMeasure(form: Form, owners: readonly string[]): Read<MeasureFields & { version: number }> {
  const read = readForm(form, {
    title: text({ called: 'The name', required: 'Enter a name for the measure', max: 300 }),
    counted: longText({ called: 'What is counted', required: 'Say what is counted', max: 2000 }),
    out_of: longText({ called: 'Out of what', max: 2000 }),
    unit: text({ called: 'The unit', max: 40 }),
    kind: choice(kinds, { called: 'The kind', required: 'Choose what kind of measure it is' }),
    better: choice(directions, { called: 'The direction', required: 'Choose which way is better' }),
    frequency: choice(frequencies, { called: 'How often', required: 'Choose how often a figure comes' }),
    named_on: date({
      called: 'the day it was named',
      required: 'Enter the day on which it and its direction were named',
    }),
    source: text({ called: 'The source', max: 500 }),
  })
  if (read.errors) return read
  const owner = wordOf(form, 'owner')
  const { out_of, unit, source, ...rest } = read.value
  return {
    value: {
      ...rest,
      out_of: out_of ?? '',
      unit: unit ?? '',
      source: source ?? '',
      owner_post_id: owners.includes(owner) ? owner : null,
      version: versionOf(form),
    },
  }
}

/** A measure as its form shows it. */
export const wordsOfMeasure = (m: Measure): Form => ({
  version: String(m.version),
  title: m.title,
  counted: m.counted,
  out_of: m.out_of,
  unit: m.unit,
  kind: m.kind,
  better: m.better,
  frequency: m.frequency,
  ...dateFields('named_on', m.named_on),
  source: m.source,
  owner: m.owner_post_id ?? '',
})
