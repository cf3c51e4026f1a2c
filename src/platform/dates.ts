// Dates as people read and type them. A date is '2026-05-12', an instant is a Date; London time only when showing.
// Nothing here looks at the clock.

export type IsoDate = string & { readonly isoDate: true }

/** A date that was checked elsewhere (a date column, a test). Throws on anything else than an existing day. */
export const isoDate = (text: string): IsoDate => {
  if (!isIsoDate(text)) throw new Error(`"${text}" is not a date such as 2026-05-12`)
  return text
}

export const isIsoDate = (text: string): text is IsoDate => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  return exists(Number(year), Number(month), Number(day))
}

/** '2026-05-12' is "12 May 2026". */
export const longDate = (date: string): string => {
  const { year, month, day } = partsOf(date)
  return `${day} ${months[month - 1]} ${year}`
}

/** '2026-09-12' is "12 Sep 2026", for tables. */
export const shortDate = (date: string): string => {
  const { year, month, day } = partsOf(date)
  return `${day} ${months[month - 1]?.slice(0, 3)} ${year}`
}

/** '2026-11-20' is "Friday 20 November 2026", for a day somebody must keep. */
export const dayAndDate = (date: string): string => {
  const { year, month, day } = partsOf(date)
  return `${weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]} ${longDate(date)}`
}

/** '2026-10-05' is "October 2026". */
export const monthOf = (date: string): string => {
  const { year, month } = partsOf(date)
  return `${months[month - 1]} ${year}`
}

/** The months of two dates: "May 2026", "May to July 2026", "November 2026 to January 2027". */
export const monthSpan = (from: string, to: string): string => {
  const [start, end] = [partsOf(from), partsOf(to)]
  if (start.year !== end.year) return `${monthOf(from)} to ${monthOf(to)}`
  if (start.month !== end.month) return `${months[start.month - 1]} to ${monthOf(to)}`
  return monthOf(from)
}

/** An instant in London: "19 November 2026, 21:40". */
export const longInstant = (instant: Date): string => `${longDate(londonDate(instant))}, ${londonTime(instant)}`

/** The clock in London: "21:40". */
export const londonTime = (instant: Date): string => {
  const { hour, minute } = london(instant)
  return `${hour}:${minute}`
}

/** The day it is in London at an instant: '2026-11-19'. */
export const londonDate = (instant: Date): IsoDate => {
  const { year, month, day } = london(instant)
  return isoDate(`${year}-${month}-${day}`)
}

/** The first instant of a day in London: 25 September 2026 began at 23:00 on the 24th in UTC. */
export const startOfDay = (date: string): Date => {
  const start = new Date(`${date}T00:00:00Z`)
  const summer = new Date(start.getTime() - 3_600_000)
  return londonDate(summer) === date ? summer : start
}

/** Whole days from one date to another: '2026-05-01' to '2026-05-03' is 2. */
export const daysBetween = (from: string, to: string): number => (utc(to) - utc(from)) / 86_400_000

/** Does something dated, such as a membership, count on a day? The last day counts. */
export const holdsOn = (dated: { starts: string; ends: string | null }, today: string): boolean =>
  dated.starts <= today && (dated.ends === null || dated.ends >= today)

/** A date so many days later (or earlier, when negative). */
export const addDays = (date: string, days: number): IsoDate =>
  isoDate(new Date(utc(date) + days * 86_400_000).toISOString().slice(0, 10))

/** The same day so many months later, or the last day of a shorter month. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, of = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  const at = new Date(Date.UTC(year, month - 1 + months, Math.min(of, last.getUTCDate())))
  return at.toISOString().slice(0, 10)
}

/** Three boxes of a form as they were typed. Months may be words. */
export type DateWords = { day: string; month: string; year: string }
export type DateRead =
  | { kind: 'date'; date: IsoDate }
  | { kind: 'empty' }
  | { kind: 'error'; text: string; part: 'day' | 'month' | 'year' }

/**
 * Reads a typed date. `name` names it inside a sentence: "the date the action is due" gives "The date the action is due
 * must include a month". `part` is the first box that is wrong. Wording follows the GOV.UK date input.
 */
export const readDate = ({ day, month, year }: DateWords, name: string): DateRead => {
  const typed = { day: day.trim(), month: month.trim(), year: year.trim() }
  const missing = (['day', 'month', 'year'] as const).filter((part) => typed[part] === '')
  const first = missing[0]
  if (missing.length === 3) return { kind: 'empty' }
  if (first) return { kind: 'error', part: first, text: `${upper(name)} must include ${list(missing)}` }
  if (!/^\d{4}$/.test(typed.year)) {
    return { kind: 'error', part: 'year', text: `${upper(name)} must have a year of 4 numbers, like 2027` }
  }
  const number = monthNumber(typed.month)
  if (!number) return { kind: 'error', part: 'month', text: `${upper(name)} must have a month from 1 to 12` }
  const [wholeYear, wholeDay] = [Number(typed.year), /^\d{1,2}$/.test(typed.day) ? Number(typed.day) : 0]
  if (wholeYear < 1900 || wholeYear > 2199) {
    return { kind: 'error', part: 'year', text: `${upper(name)} must have a year between 1900 and 2199` }
  }
  if (!exists(wholeYear, number, wholeDay)) {
    return {
      kind: 'error',
      part: 'day',
      text: `${upper(name)} must be a real date: ${shown(typed.day, number, wholeYear)}`,
    }
  }
  return { kind: 'date', date: isoDate(`${typed.year}-${two(number)}-${two(wholeDay)}`) }
}

/** A date as three boxes show it. */
export const dateWords = (date: string | null | undefined): DateWords => {
  if (!date) return { day: '', month: '', year: '' }
  const { year, month, day } = partsOf(date)
  return { day: String(day), month: String(month), year: String(year) }
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

const london = (instant: Date) => {
  const found = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]))
  const { year = '', month = '', day = '', hour = '', minute = '' } = found
  return { year, month, day, hour, minute }
}

// A page of 300 items shows the same few hundred days over and over: checking each once halves its time.
const known = new Map<string, { year: number; month: number; day: number }>()

const partsOf = (date: string) => {
  const parts = known.get(date)
  if (parts) return parts
  const [year = 0, month = 0, day = 0] = isoDate(date).split('-').map(Number)
  if (known.size >= 5000) known.clear()
  const made = { year, month, day }
  known.set(date, made)
  return made
}

const utc = (date: string) => {
  const { year, month, day } = partsOf(date)
  return Date.UTC(year, month - 1, day)
}

const exists = (year: number, month: number, day: number) => {
  const made = new Date(Date.UTC(year, month - 1, day))
  return made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day
}

const monthNumber = (typed: string): number | undefined => {
  if (/^\d{1,2}$/.test(typed)) return Number(typed) >= 1 && Number(typed) <= 12 ? Number(typed) : undefined
  const word = typed.toLowerCase().replace('.', '')
  const found = months.findIndex(
    (month) => word.length >= 3 && month.toLowerCase().startsWith(word === 'sept' ? 'sep' : word),
  )
  return found < 0 ? undefined : found + 1
}

const shown = (day: string, month: number, year: number) =>
  /^\d{1,2}$/.test(day) ? `there is no ${Number(day)} ${months[month - 1]} ${year}` : 'its day must be a number'

const list = (parts: readonly string[]) => parts.map((part) => `a ${part}`).join(' and ')
const two = (number: number) => String(number).padStart(2, '0')
const upper = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)
