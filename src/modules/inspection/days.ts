import { type IsoDate, isIsoDate, longDate, readDate } from '../../platform/dates.ts'

/** A day that was typed or pasted in one piece: "12 January 2027", "12/01/2027", "2027-01-12". Null when it is none. */
export function typedDay(text: string): IsoDate | null {
  const words = text.trim()
  if (isIsoDate(words)) return words
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[\s./-]+(\w+)[\s./-]+(\d{4})$/.exec(words) ?? []
  const read = readDate({ day, month, year }, 'the date')
  return read.kind === 'date' ? read.date : null
}

/** "11 to 22 January 2027", "28 January to 5 February 2027", "20 December 2026 to 8 January 2027". */
export function daySpan(from: string, to: string): string {
  if (from === to) return longDate(from)
  const [day = '', month = '', year = ''] = longDate(from).split(' ')
  const [, endMonth, endYear] = longDate(to).split(' ')
  const start = year !== endYear ? longDate(from) : month !== endMonth ? `${day} ${month}` : day
  return `${start} to ${longDate(to)}`
}

/** Whole months from one day to a later one. */
export function monthsBetween(from: string, to: string): number {
  const [y1 = 0, m1 = 0, d1 = 0] = from.split('-').map(Number)
  const [y2 = 0, m2 = 0, d2 = 0] = to.split('-').map(Number)
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0)
}

/** How old something is, in words: "today", "12 days old", "5 months old", "2 years old". */
export function ageWords(day: string, today: string): string {
  if (day > today) return 'not yet'
  const months = monthsBetween(day, today)
  if (months >= 24) return `${Math.floor(months / 12)} years old`
  if (months >= 2) return `${months} months old`
  const days = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000)
  return days === 0 ? 'of today' : days === 1 ? '1 day old' : `${days} days old`
}
