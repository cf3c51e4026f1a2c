// What the label of a period means. Some labels say it themselves ("April 2026"), some only together with how often the
// measure comes and how its years are named ("2026", "Q2 2026", "30/04/2026").
import { addDays, isoDate, shortDate } from '../../../../platform/dates.ts'
import type { Calendar, Frequency } from '../../model.ts'
import { type Label, parsePeriod } from './labels.ts'

/** What is known of a measure's periods; null where the measure is new. */
export type Rhythm = { frequency: Frequency | null; calendar: Calendar | null }
export type Span = { from: string; to: string }
export type Period = Span & { doubt?: string }

const unknown: Rhythm = { frequency: null, calendar: null }

/** What the whole column tells about one label. */
export type Column = {
  /** The labels are plainly years, so that 2011-12 is one too. */
  years?: boolean
  /** Some dates work only in the American order and none only in the British one: then 04/05/2026 is either. */
  american?: boolean
}

/** The days that a label covers, with a doubt where it may mean something else; or a sentence why it is no period. */
export const readPeriod = (text: string, rhythm: Rhythm = unknown, column: Column = {}): Period | { error: string } => {
  const label = parsePeriod(text)
  if (label === null) return { error: `“${text}” is no period, such as Apr 2026, 2026-04, Q2 2026/27 or 2025/26` }
  if (label.is === 'wrong') return { error: label.sentence }
  if (label.is === 'day' && column.american && label.swapped)
    return {
      error: `“${text}” may be ${shortDate(label.day)} or ${shortDate(label.swapped)}: other dates of this column only work in the American order. Write the month in letters`,
    }
  return spanOf(label, text, rhythm, column)
}

const spanOf = (
  label: Exclude<Label, { is: 'wrong' }>,
  text: string,
  { frequency, calendar }: Rhythm,
  column: Column,
): Period | { error: string } => {
  const start = startOf(calendar)
  switch (label.is) {
    case 'days':
      return { from: label.from, to: label.to }
    case 'months':
      return monthsFrom(label.first, label.count)
    case 'day':
      return around(label.day, frequency, start, label.serial ? text : undefined)
    case 'part': {
      // Two years named ("Q2 2026/27") are a financial year, unless the measure's years begin in August.
      const begins = label.academic ? 8 : label.two ? (calendar === 'academic' ? 8 : 4) : start
      const span = monthsFrom(label.year * 12 + begins - 1 + (label.nth - 1) * label.length, label.length)
      return label.two || begins === 1
        ? span
        : { ...span, doubt: `“${text}” was taken as ${words(span)}, in the year that begins in ${label.year}` }
    }
    case 'year': {
      const begins = label.academic ? 8 : label.two ? (calendar === 'academic' ? 8 : 4) : start
      const span = monthsFrom(label.year * 12 + begins - 1, 12)
      return label.two || label.academic || begins === 1
        ? span
        : { ...span, doubt: `“${text}” was taken as the year that begins in ${label.year}: ${words(span)}` }
    }
    case 'month_or_year':
      return frequency === 'year' || (frequency === null && column.years)
        ? monthsFrom(label.year * 12 + (calendar === 'academic' ? 8 : 4) - 1, 12)
        : monthsFrom(label.year * 12 + label.second - 1, 1)
    case 'round':
      return { error: `“${text}” names a round, not its days: add a column with the period that the round covers` }
  }
}

const startOf = (calendar: Calendar | null) => (calendar === 'financial' ? 4 : calendar === 'academic' ? 8 : 1)

// A day stands for the period it lies in; where a measure comes now and then it stands for itself.
const around = (day: string, frequency: Frequency | null, start: number, serial: string | undefined): Period => {
  const doubt = serial ? { doubt: `“${serial}” was taken as a date of Excel, ${shortDate(day)}` } : {}
  const length = frequency === null ? 0 : { month: 1, quarter: 3, half_year: 6, year: 12, irregular: 0 }[frequency]
  if (length === 0) return { from: day, to: day, ...doubt }
  const month = monthNumber(day)
  const since = (month - (start - 1)) % length
  return { ...monthsFrom(month - since, length), ...doubt }
}

/** `first` counts months since the year 0. */
export const monthsFrom = (first: number, count: number): Span => ({
  from: firstDay(first),
  to: addDays(firstDay(first + count), -1),
})
const firstDay = (month: number) => isoDate(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`)

const words = ({ from, to }: Span) => `${shortDate(from)} to ${shortDate(to)}`

/** How long a span is, for guessing how often a new measure comes. */
export const rhythmOf = ({ from, to }: Span): Frequency | 'day' => {
  if (from === to) return 'day'
  if (!from.endsWith('-01') || !addDays(to, 1).endsWith('-01')) return 'irregular'
  const count = monthNumber(addDays(to, 1)) - monthNumber(from)
  return ({ 1: 'month', 3: 'quarter', 6: 'half_year', 12: 'year' } as const)[count as 1 | 3 | 6 | 12] ?? 'irregular'
}
const monthNumber = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

/** How often a new measure comes, and how its years are named, from the labels its figures carry. */
export const guessRhythm = (
  labels: Iterable<string>,
  column: Column = {},
): { frequency: Frequency; calendar: Calendar } => {
  const counts = new Map<string, number>()
  const days: string[] = []
  let calendar: Calendar = 'calendar'
  for (const text of labels) {
    const label = parsePeriod(text)
    if (label === null || label.is === 'wrong') continue
    if (label.is === 'round') return { frequency: 'irregular', calendar: 'audit_round' }
    const span = spanOf(label, text, unknown, column)
    if ('error' in span) continue
    const length = rhythmOf(span)
    if (length === 'day') days.push(span.from)
    else counts.set(length, (counts.get(length) ?? 0) + 1)
    if (isAcademic(label, span)) calendar = 'academic'
    else if (calendar === 'calendar' && isFinancial(label, span)) calendar = 'financial'
  }
  const most = [...counts].toSorted((a, b) => b[1] - a[1])[0]
  if (most && most[1] >= days.length) return { frequency: most[0] as Frequency, calendar }
  return { frequency: apart(days), calendar }
}

const isAcademic = (label: Label, span: Span) =>
  ('academic' in label && label.academic) || (span.from.slice(5) === '08-01' && span.to.slice(5) === '07-31')
const isFinancial = (label: Label, span: Span) =>
  ('two' in label && label.two) || (span.from.slice(5) === '04-01' && span.to.slice(5) === '03-31')

// Days that stand a month, a quarter or a year apart: the middle gap decides.
const apart = (days: readonly string[]): Frequency => {
  const sorted = [...new Set(days)].toSorted()
  const gaps = sorted.slice(1).map((day, i) => (Date.parse(day) - Date.parse(sorted[i] ?? day)) / 86_400_000)
  const middle = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)]
  if (middle === undefined) return 'irregular'
  if (middle >= 27 && middle <= 32) return 'month'
  if (middle >= 88 && middle <= 93) return 'quarter'
  if (middle >= 180 && middle <= 186) return 'half_year'
  return middle >= 360 && middle <= 370 ? 'year' : 'irregular'
}

/** Two cells, the first and the last day (or month) of a period. */
export const readEnds = (
  first: string,
  last: string,
  rhythm: Rhythm = unknown,
  column: Column = {},
): Period | { error: string } => {
  const [from, to] = [
    readPeriod(first, { ...rhythm, frequency: null }, column),
    readPeriod(last, { ...rhythm, frequency: null }, column),
  ]
  if ('error' in from) return from
  if ('error' in to) return to
  if (to.to < from.from) return { error: `the period ends (${last}) before it begins (${first})` }
  return { from: from.from, to: to.to }
}
