import { type Period, periodOf, readPeriod } from '../charts/periods.ts'
import type { Row } from '../documents/read/model.ts'
import { onCalendar } from '../statistics/calendar.ts'

/** The figures of a file, in the order of time. `rows` are the rows of the file, for sentences about them; null where there is none. */
export type Figures = {
  labels: string[]
  periods: Period[]
  values: (number | null)[]
  denominators: (number | null)[] | null
  rows: (number | null)[]
  /** Every figure was written with a % sign. */
  percent: boolean
}

type Line = { row: number | null; label: string; period: Period; value: number | null; denominator: number | null }

/**
 * Reads `period,value` or `period,numerator,denominator`. Every bad row gets its own sentence; rows are put in the order of time
 * where every period names one. `repeats`: several events may share a day.
 */
export function readFigures(table: readonly Row[], { repeats = false } = {}): Figures | { sentences: string[] } {
  const [head, ...body] = table
  const names = (head?.cells ?? []).map((cell) => cell?.text.trim().toLowerCase() ?? '')
  const column = (name: string) => names.indexOf(name)
  const ratio = column('numerator') >= 0 || column('denominator') >= 0
  const wanted = ratio ? ['period', 'numerator', 'denominator'] : ['period', 'value']
  const missing = wanted.filter((name) => column(name) < 0)
  if (missing.length > 0)
    return {
      sentences: [
        `Row ${head?.where.row ?? 1}: the column “${missing.join('” and “')}” is missing. The first row names the columns: period and value, or period, numerator and denominator.`,
      ],
    }
  const sentences: string[] = []
  const lines: Line[] = []
  const seen = new Map<string, number>()
  let percent = !ratio
  for (const { cells, where } of body) {
    const row = where.row ?? 0
    const cell = (name: string) => cells[column(name)]?.text.trim() ?? ''
    const say = (sentence: string) => sentences.push(`Row ${row}: ${sentence}`)
    const label = cell('period')
    const before = seen.get(label)
    if (label === '') say('the period is empty. Write a month such as 2026-04, a day, a quarter or a year.')
    else if (before !== undefined && !repeats) say(`${label} stands in row ${before} already. Keep one of them.`)
    seen.set(label, row)
    const number = (name: string): number | null => {
      const read = numberIn(cell(name))
      if (read === undefined)
        say(
          `“${cell(name).slice(0, 40)}” in the column ${name} is not a number. Leave the cell empty where a figure is missing.`,
        )
      return read ?? null
    }
    if (!ratio && /\d$/.test(cell('value'))) percent = false
    const value = number(ratio ? 'numerator' : 'value')
    const denominator = ratio ? number('denominator') : null
    if (denominator !== null && denominator < 0) say(`the denominator ${denominator} is below zero.`)
    lines.push({ row, label, period: readPeriod(label), value, denominator })
  }
  if (sentences.length === 0 && lines.length === 0) sentences.push('There is no row beneath the names of the columns.')
  if (sentences.length > 0) return { sentences }
  const timed = lines.every(({ period }) => period.from !== null)
  // Events of one day keep the order of the file.
  const order = timed
    ? lines.toSorted((a, b) => (a.period.from ?? '').localeCompare(b.period.from ?? '') || (a.row ?? 0) - (b.row ?? 0))
    : lines
  return figuresOf(timed && !repeats ? inCalendar(order) : order, ratio, percent)
}

// A month without a row between two others is a missing figure, as an empty cell is.
const inCalendar = (lines: readonly Line[]): Line[] =>
  onCalendar(lines.map(({ period }) => ({ from: period.from ?? '', to: period.to ?? '' }))).flatMap(
    ({ from, to, at }): Line[] => {
      const own = lines[at ?? -1]
      const period = periodOf(from, to)
      return [own ?? { row: null, label: period.words, period, value: null, denominator: null }]
    },
  )

const figuresOf = (order: readonly Line[], ratio: boolean, percent: boolean): Figures => ({
  labels: order.map(({ label }) => label),
  periods: order.map(({ period }) => period),
  values: order.map(({ value }) => value),
  denominators: ratio ? order.map(({ denominator }) => denominator) : null,
  rows: order.map(({ row }) => row),
  percent,
})

/** "72", "72.5%", "1,250", "−3"; null for an empty cell, undefined for anything else. */
export function numberIn(text: string): number | null | undefined {
  const plain = text.replace('−', '-').replace(/\s*%$/, '').trim()
  if (text.trim() === '') return null
  if (!/^[-+]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?(e[-+]?\d+)?$/i.test(plain) || !/\d/.test(plain)) return undefined
  const number = Number(plain.replaceAll(',', ''))
  return Number.isFinite(number) ? number : undefined
}

/** What the chosen chart asks of its figures: a sentence for each row that does not fit it. */
export function unsuited(type: string, { values, denominators, rows }: Figures): string[] {
  const ratio = type === 'p' || type === 'u'
  if (ratio && denominators === null) return [`A ${type} chart needs the columns period, numerator and denominator.`]
  if (['c', 'g', 't'].includes(type) && denominators !== null)
    return [`A ${type} chart needs the columns period and value, not numerator and denominator.`]
  return values.flatMap((value, at) => {
    const row = rows[at] ?? 0
    const of = denominators?.[at] ?? null
    if (value === null) return []
    if (ratio && (!Number.isInteger(value) || value < 0)) return [`Row ${row}: the numerator ${value} is no count.`]
    if (type === 'p' && of !== null && value > of)
      return [
        `Row ${row}: the numerator ${value} is larger than the denominator ${of}. A p chart counts part of a whole.`,
      ]
    if (type === 'c' && (!Number.isInteger(value) || value < 0))
      return [`Row ${row}: ${value} is no count. A c chart needs whole numbers from 0.`]
    if (type === 'g' && value < 0) return [`Row ${row}: ${value} is below zero. A g chart counts cases between events.`]
    if (type === 't' && value <= 0) return [`Row ${row}: ${value} is not a time. A t chart needs times above zero.`]
    return []
  })
}
