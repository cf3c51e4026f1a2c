// What one figure of a file is worth, once the file has been read through: a figure, a refusal in words, or nothing.
import type { ObservationState } from '../../model.ts'
import { type FileMeasure, mostMeasures, pointsToSomebody, type Settled } from './book.ts'
import { readEnds, readPeriod, rhythmOf, type Period } from './periods.ts'
import type { Raw, Split } from './rows.ts'
import { isSameUnit, perOf, unitIn, unitOf, unitWords } from './units.ts'
import { type Cell, readCell } from './values.ts'

/** `places`: digits after the point as the file prints the value. */
export type Figure = {
  row: number
  column: string
  measure: number
  breakdown: Split | null
  from: string
  to: string
  value: number | null
  numerator: number | null
  denominator: number | null
  places: number
  state: ObservationState | null
  withheld: string
  note: string
}
export type Refusal = { row: number; column: string; sentence: string }

type Worth = Pick<Figure, 'value' | 'numerator' | 'denominator' | 'places' | 'withheld'> & { state?: ObservationState }
type No = { no: string; column?: string }

/** Judges one figure; null where the person left its measure out. */
export const judge = (raw: Raw, settled: Settled): Figure | Refusal | null => {
  const refuse = (sentence: string, column = raw.column): Refusal => ({
    row: raw.row,
    column,
    sentence: upper(sentence),
  })
  if (raw.name === '') return refuse('nothing says which measure this is: fill in its name')
  const measure = settled.of(raw.name)
  if (!measure) return refuse(`the file speaks of more than ${mostMeasures} measures. Import it in parts`)
  if (measure.leftOut) return null
  if (measure.known?.derived)
    return refuse(`“${measure.known.title}” is worked out from two other measures and takes no figures of its own`)
  const words = wordsFault(raw)
  if (words) return refuse(words.no, words.column)
  const period = periodOf(raw, measure, settled)
  if ('error' in period) return refuse(period.error, raw.ends ? 'Period' : raw.column)
  const unit = unitFault(raw, measure)
  if (unit) return refuse(unit)
  const worth = worthOf(raw, measure)
  if (worth === null) return null
  if ('no' in worth) return refuse(worth.no)
  return {
    row: raw.row,
    column: raw.column,
    measure: measure.n,
    breakdown: raw.breakdown,
    from: period.from,
    to: period.to,
    value: worth.value,
    numerator: worth.numerator,
    denominator: worth.denominator,
    places: worth.places,
    state: stateOf(raw.state) ?? worth.state ?? null,
    withheld: worth.withheld,
    note: raw.note,
  }
}

const upper = (sentence: string) => {
  const whole = sentence.charAt(0).toUpperCase() + sentence.slice(1)
  return /[.?]$/.test(whole) ? whole : `${whole}.`
}

const periodOf = (raw: Raw, measure: FileMeasure, { column }: Settled): Period | { error: string } => {
  const key = raw.ends ? `${raw.ends[0]}\u0000${raw.ends[1]}` : raw.label
  const known = measure.periods.get(key)
  if (known) return known
  const period = raw.ends
    ? readEnds(raw.ends[0], raw.ends[1], measure.rhythm, column)
    : raw.label === ''
      ? { error: 'nothing says which period this is of' }
      : readPeriod(raw.label, measure.rhythm, column)
  if (measure.periods.size < 20_000) measure.periods.set(key, period)
  if ('error' in period) return period
  if (period.doubt) say(measure, period.doubt)
  const length = rhythmOf(period)
  if (measure.known && measure.rhythm.frequency !== 'irregular' && length !== measure.rhythm.frequency)
    say(
      measure,
      `“${raw.ends ? raw.ends.join(' to ') : raw.label}” is ${lengthWords[length]}, but this measure comes every ${measure.rhythm.frequency.replace('_', ' ')}`,
    )
  return period
}

const lengthWords = {
  day: 'one day',
  month: 'a month',
  quarter: 'a quarter',
  half_year: 'half a year',
  year: 'a year',
  irregular: 'a span of its own',
}
const say = (measure: FileMeasure, doubt: string) => {
  if (measure.doubts.length < 8 && !measure.doubts.includes(doubt)) measure.doubts.push(doubt)
}

const wordsFault = (raw: Raw): (No & { column: string }) | null => {
  const free: [string, string, number][] = [
    ['Measure', raw.name, 300],
    [raw.breakdown?.dimension ?? 'Category', raw.breakdown?.category ?? '', 120],
    ['Breakdown', raw.breakdown?.dimension ?? '', 80],
    ['Note', raw.note, 2000],
    ['Unit', raw.unit ?? '', 40],
  ]
  for (const [column, text, most] of free) {
    if (text.length > most) return { no: `“${text.slice(0, 40)}…” is longer than ${most} characters`, column }
    const somebody = pointsToSomebody(text)
    if (somebody) return { no: somebody, column }
  }
  return null
}

const unitFault = (raw: Raw, measure: FileMeasure): string | null => {
  const said = raw.unit ?? unitIn(raw.name)?.unit ?? null
  const cell = raw.value === null ? null : readCell(raw.value)
  if (said !== null && !isSameUnit(measure.unit, said))
    return `the unit changed: “${measure.known?.title ?? measure.name}” is measured in ${unitWords(measure.unit)}, and this figure in ${unitWords(unitOf(said))}`
  if (cell?.is === 'number' && cell.points && unitOf(measure.unit) !== '%')
    return `the unit changed: “${measure.known?.title ?? measure.name}” is measured in ${unitWords(measure.unit)}, and “${raw.value}” is a share in %`
  return null
}

const worthOf = (raw: Raw, measure: FileMeasure): Worth | No | null => {
  const value: Cell = raw.value === null ? { is: 'nothing' } : readCell(raw.value)
  if (value.is === 'wrong') return { no: value.sentence }
  if (value.is === 'withheld') return hidden(value.as)
  const [top, bottom] = [countOf(raw.numerator), countOf(raw.denominator)]
  for (const count of [top, bottom]) if (count.is === 'wrong') return { no: count.sentence }
  if (top.is === 'withheld') return hidden(top.as)
  if (bottom.is === 'withheld') return hidden(bottom.as)
  if (value.is === 'pair') return share(value.numerator, value.denominator, measure)
  const given = value.is === 'number' ? plain(value, measure) : null
  if (given && 'no' in given) return given
  if (top.is === 'number' && bottom.is === 'number') {
    const counted = share(top.value, bottom.value, measure)
    return 'no' in counted || !given ? counted : agreeing(counted, given, raw, measure)
  }
  if (given) return given
  if (top.is === 'number') return { no: 'there is a numerator without a denominator' }
  return null
}

const countOf = (typed: string | null): Cell => {
  const cell = typed === null ? ({ is: 'nothing' } as const) : readCell(typed)
  if (cell.is === 'pair') return { is: 'wrong', sentence: `“${typed}” is two counts in one cell` }
  if (cell.is === 'number' && (cell.points || cell.value < 0))
    return { is: 'wrong', sentence: `“${typed}” is no count` }
  return cell
}

const hidden = (as: string): Worth => ({ value: null, numerator: null, denominator: null, places: 0, withheld: as })

const rounded = (value: number) => Math.round(value * 1e6) / 1e6

const plain = (cell: Extract<Cell, { is: 'number' }>, measure: FileMeasure): Worth | No => {
  const isPart = measure.unit === '%' && !cell.points && measure.scale === 'parts'
  const typed = measure.comma && cell.either !== undefined ? cell.either : cell.value
  const value = rounded(isPart ? typed * 100 : typed)
  if (measure.unit === '%' && (value < 0 || value > 100)) return { no: `${words(value)}% is not between 0 and 100` }
  const places = measure.comma && cell.either !== undefined ? 3 : cell.places
  return {
    value,
    numerator: null,
    denominator: null,
    places: Math.min(6, Math.max(0, isPart ? places - 2 : places)),
    withheld: '',
    ...(cell.state ? { state: cell.state } : {}),
  }
}

const share = (numerator: number, denominator: number, measure: FileMeasure): Worth | No => {
  if (denominator === 0)
    return numerator === 0
      ? { value: null, numerator: 0, denominator: 0, places: 0, withheld: '' }
      : { no: `${words(numerator)} of 0 cannot be` }
  if (measure.unit === '%' && numerator > denominator)
    return {
      no: `${words(numerator)} of ${words(denominator)} is no share: the numerator is larger than the denominator`,
    }
  const value = Math.round((numerator / denominator) * perOf(measure.unit) * 1e4) / 1e4
  return { value, numerator, denominator, places: 4, withheld: '' }
}

// Both counts and the share are printed: they must agree as far as it was printed.
const agreeing = (counted: Worth, given: Worth, raw: Raw, measure: FileMeasure): Worth | No => {
  if (counted.value === null) return { ...counted, ...(given.state ? { state: given.state } : {}) }
  const room = 0.5 * 10 ** -given.places + 1e-6
  if (given.value !== null && Math.abs(counted.value - given.value) > room)
    return {
      no: `“${raw.value}” is not ${words(counted.numerator ?? 0)} of ${words(counted.denominator ?? 0)}, which is ${words(Math.round(counted.value * 100) / 100)}${measure.unit === '%' ? '%' : ''}`,
    }
  return { ...counted, ...(given.state ? { state: given.state } : {}) }
}

const words = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 4 })

const stateOf = (text: string): ObservationState | null =>
  /^(?:p|prov|provisional|draft|estimate|estimated)$/i.test(text)
    ? 'provisional'
    : /^(?:f|final|confirmed|published)$/i.test(text)
      ? 'final'
      : /^(?:r|rev|revised|corrected|correction)$/i.test(text)
        ? 'corrected'
        : null
