import { dateFields } from '../../platform/asked.ts'
import {
  choice,
  date,
  type Form,
  type FormError,
  longText,
  number,
  type Read,
  readForm,
  text,
  versionOf,
  wordOf,
  wrong,
} from '../../platform/forms.ts'
import { partsFault } from './derived/rules.ts'
import { calendars, charts, derivations, directions, frequencies, kinds, type Measure } from './model.ts'
import type { MeasureFields } from './queries.ts'

type Known = {
  /** The posts that may own it. */
  owners: readonly string[]
  /** All measures, of which two may be its parts. */
  measures: readonly Pick<Measure, 'id' | 'derived' | 'unit'>[]
  /** The measure itself, when it is changed, and what stands in the way of working it out from others. */
  own: string | null
  hasFigures: boolean
  isPart: boolean
}

/** Reads the form of a measure. */
export function readMeasure(form: Form, known: Known): Read<MeasureFields & { version: number }> {
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
    calendar: choice(calendars, { called: 'The calendar' }),
    chart: choice(charts, { called: 'The chart' }),
    baseline_points: number({ called: 'The points of the baseline', min: 2, max: 1000, whole: true }),
    decimals: number({ called: 'The decimals', min: 0, max: 4, whole: true }),
    context: longText({ called: 'What to bear in mind', max: 4000 }),
    derived: choice(derivations, { called: 'How it is worked out' }),
    derived_per: number({ called: 'For every how many', min: 1, max: 10_000_000 }),
  })
  if (read.errors) return read
  const owner = wordOf(form, 'owner')
  const { out_of, unit, source, calendar, chart, decimals, context, derived, derived_per, ...rest } = read.value
  const parts = readParts(form, derived, known)
  if ('errors' in parts) return parts
  return {
    value: {
      ...rest,
      out_of: out_of ?? '',
      unit: parts.unit ?? unit ?? '',
      source: source ?? '',
      calendar: calendar ?? 'calendar',
      chart: chart ?? 'auto',
      decimals: decimals ?? 1,
      context: context ?? '',
      derived,
      derived_from: parts.from,
      derived_by: parts.by,
      derived_per: derived === 'rate' ? (derived_per ?? 1000) : null,
      owner_post_id: known.owners.includes(owner) ? owner : null,
      version: versionOf(form),
    },
  }
}

type Parts = { from: string | null; by: string | null; unit?: string }

// The unit of what is worked out follows from its parts: nobody can type another one.
const readParts = (form: Form, derived: Measure['derived'], known: Known): Parts | { errors: FormError[] } => {
  if (derived === null) return { from: null, by: null }
  const find = (name: string) => known.measures.find(({ id }) => id === wordOf(form, name))
  const [from, by] = [find('derived_from'), find('derived_by')]
  const fault = known.hasFigures
    ? 'It has figures of its own, so it cannot be worked out from others. Add another measure'
    : known.isPart
      ? 'Another measure is worked out from this one, so this one needs figures of its own'
      : partsFault(known.own, from, by)
  if (fault || !from || !by) return { errors: [wrong('derived_from', fault ?? '')] }
  const parts = { from: from.id, by: by.id }
  return derived === 'share'
    ? { ...parts, unit: '%' }
    : derived === 'difference'
      ? { ...parts, unit: from.unit }
      : parts
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
  calendar: m.calendar,
  chart: m.chart,
  baseline_points: m.baseline_points === null ? '' : String(m.baseline_points),
  decimals: String(m.decimals),
  context: m.context,
  derived: m.derived ?? '',
  derived_from: m.derived_from ?? '',
  derived_by: m.derived_by ?? '',
  derived_per: m.derived_per === null ? '' : String(m.derived_per),
})
