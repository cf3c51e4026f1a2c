// The words of a period taken apart, before anybody asks what measure they belong to.
import { addDays, isIsoDate, shortDate } from '../../../../platform/dates.ts'

/**
 * `months`: whole months, said outright. `part`: a quarter or half of a year. `two`: the year is named by both its calendar
 * years. `swapped`: the day that the American order would give. `serial`: the day as Excel's own number.
 */
export type Label =
  | { is: 'day'; day: string; swapped?: string; serial?: true }
  | { is: 'days'; from: string; to: string }
  | { is: 'months'; first: number; count: number }
  | { is: 'part'; nth: number; length: 3 | 6; year: number; two: boolean; academic: boolean }
  | { is: 'year'; year: number; two: boolean; academic: boolean }
  | { is: 'month_or_year'; year: number; second: number }
  | { is: 'round'; nth: number }
  | { is: 'wrong'; sentence: string }

const seen = new Map<string, Label | null>()

/** The label in its parts; null when it is no period. Remembered: a long file repeats few labels. */
export const parsePeriod = (typed: string): Label | null => {
  const known = seen.get(typed)
  if (known !== undefined) return known
  if (seen.size > 20_000) seen.clear()
  const label = typed.length > 80 ? null : parse(plain(typed))
  seen.set(typed, label)
  return label
}

const plain = (typed: string) =>
  typed
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[‘’`]/g, "'")
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase()
    // 25/26 and Q2 25/26: two years that follow one another, and no month.
    .replace(/(^|^fy ?|\b[qh][1-4] )(\d{2})\/(\d{2})$/, (all, before: string, first: string, second: string) =>
      Number(second) === Number(first) + 1 && Number(second) > 12 ? `${before}20${first}/${second}` : all,
    )

const parse = (text: string): Label | null => {
  if (text === '') return null
  return (
    rounds(text) ?? parts(text) ?? years(text) ?? monthLabel(text) ?? dayLabel(text) ?? endings(text) ?? between(text)
  )
}

const rounds = (text: string): Label | null => {
  const found = /^(?:audit )?(?:round|wave|cycle|audit) ?(?:no\.? ?|number ?)?(\d{1,3})$/.exec(text)
  return found ? { is: 'round', nth: Number(found[1]) } : null
}

const yearWords = String.raw`(\d{4})(?: ?[/-] ?(\d{4}|\d{2}))?`
const partWords = String.raw`(?:q|qtr|quarter|qu|h|half)`
const partFirst = new RegExp(`^(${partWords})[ .-]?([1-4])[ ,:/-]{0,3}(?:of )?(fy|ay)? ?${yearWords}( academic)?$`)
const yearFirst = new RegExp(`^(fy|ay)? ?${yearWords}[ ,:/-]{0,3}(${partWords})[ .-]?([1-4])$`)
const ordinal = new RegExp(
  `^(1st|2nd|3rd|4th|first|second|third|fourth) (quarter|half),? (?:of )?(fy|ay)? ?${yearWords}$`,
)

const parts = (text: string): Label | null => {
  const first = partFirst.exec(text)
  if (first)
    return part(
      first[1] ?? '',
      Number(first[2]),
      first[4] ?? '',
      first[5],
      first[3] === 'ay' || Boolean(first[6]),
      first[3] === 'fy',
    )
  const last = yearFirst.exec(text)
  if (last) return part(last[4] ?? '', Number(last[5]), last[2] ?? '', last[3], last[1] === 'ay', last[1] === 'fy')
  const worded = ordinal.exec(text)
  if (!worded) return null
  const nth =
    { '1': 1, '2': 2, '3': 3, '4': 4, fi: 1, se: 2, th: 3, fo: 4 }[
      /^\d/.test(worded[1] ?? '') ? (worded[1] ?? '').slice(0, 1) : (worded[1] ?? '').slice(0, 2)
    ] ?? 0
  return part(worded[2] ?? '', nth, worded[4] ?? '', worded[5], worded[3] === 'ay', worded[3] === 'fy')
}

const part = (
  word: string,
  nth: number,
  year: string,
  second: string | undefined,
  academic: boolean,
  fy: boolean,
): Label | null => {
  const isHalf = word.startsWith('h')
  if (isHalf && nth > 2) return null
  if (second !== undefined && !follows(year, second)) return null
  return { is: 'part', nth, length: isHalf ? 6 : 3, year: Number(year), two: second !== undefined || fy, academic }
}

const years = (text: string): Label | null => {
  const found =
    /^(fy|ay|financial year|academic year|school year|academic|year|cy)? ?(\d{4})(?: ?([/-]) ?(\d{4}|\d{2}))?( \(?(?:academic|financial|school)(?: year)?\)?)?$/.exec(
      text,
    )
  if (!found) return null
  const [, before = '', year = '', by, second, behind = ''] = found
  if (Number(year) < 1900 || Number(year) > 2199) return null
  const academic = /^(ay|aca|sch)/.test(before) || /aca|sch/.test(behind)
  const said = before !== '' || behind !== ''
  if (second === undefined)
    return { is: 'year', year: Number(year), two: /^f/.test(before) || /fin/.test(behind), academic }
  const isPair = follows(year, second)
  if (second.length === 2 && !said && Number(second) >= 1 && Number(second) <= 12) {
    if (by === '-' && isPair) return { is: 'month_or_year', year: Number(year), second: Number(second) }
    // 2026/04 is a month, 2011/12 the year from April.
    if (!isPair) return { is: 'months', first: Number(year) * 12 + Number(second) - 1, count: 1 }
  }
  return isPair ? { is: 'year', year: Number(year), two: true, academic } : null
}

const follows = (first: string, second: string) =>
  String(Number(first) + 1).endsWith(second) && (second.length === 4 || second.length === 2)

const names = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthWord =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const monthOf = (word: string) => names.indexOf(word.slice(0, 3)) + 1

const wordYear = new RegExp(String.raw`^${monthWord}\.?[ ,/-]*(?:(\d{4})|'?(\d{2}))$`)
const yearWord = new RegExp(String.raw`^(\d{4})[ ,/-]*${monthWord}$`)

const monthLabel = (text: string): Label | null => {
  const worded = wordYear.exec(text)
  if (worded) return month(worded[2] ?? century(worded[3] ?? ''), monthOf(worded[1] ?? ''))
  const reversed = yearWord.exec(text)
  if (reversed) return month(reversed[1] ?? '', monthOf(reversed[2] ?? ''))
  const numbered = /^(?:(\d{4})[-/. ]?m?(\d{1,2})|m?(\d{1,2})[-/. ](\d{4}))$/.exec(text)
  if (!numbered) return null
  const [, year = '', second = '', first = '', last = ''] = numbered
  // 202604 is a month; 45678 is no year.
  if (/^\d{5}$/.test(text)) return null
  return year ? month(year, Number(second)) : month(last, Number(first))
}

const month = (year: string, number: number): Label | null =>
  number >= 1 && number <= 12 && Number(year) >= 1900 && Number(year) <= 2199
    ? { is: 'months', first: Number(year) * 12 + number - 1, count: 1 }
    : null

const century = (two: string) => (Number(two) >= 70 ? `19${two}` : `20${two}`)

const dayWords = new RegExp(
  String.raw`^(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)?(?:day)?,? ?(\d{1,2})(?:st|nd|rd|th)?[ ,/-]+(?:of )?${monthWord}\.?[ ,/-]+(\d{4}|\d{2})$`,
)
const wordDay = new RegExp(String.raw`^${monthWord}\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$`)

const dayLabel = (text: string): Label | null => {
  const bare = text.replace(/[ t]\d{2}:\d{2}(:\d{2}(\.\d+)?)?z?$/, '')
  if (isIsoDate(bare)) return { is: 'day', day: bare }
  const worded = dayWords.exec(bare)
  if (worded) return dated(worded[3] ?? '', monthOf(worded[2] ?? ''), worded[1] ?? '')
  const turned = wordDay.exec(bare)
  if (turned) return dated(turned[3] ?? '', monthOf(turned[1] ?? ''), turned[2] ?? '')
  const numbered = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})$/.exec(bare)
  if (numbered) return british(text, numbered)
  if (/^\d{4}\/\d{1,2}\/\d{1,2}$/.test(bare)) {
    const [year = '', number = '', day = ''] = bare.split('/')
    return dated(year, Number(number), day)
  }
  return serialDay(text)
}

const british = (text: string, [, first = '', second = '', third = '']: RegExpExecArray): Label | null => {
  const day = iso(third, Number(second), first)
  const other = iso(third, Number(first), second)
  if (day) return { is: 'day', day, ...(other && other !== day ? { swapped: other } : {}) }
  if (other)
    return {
      is: 'wrong',
      sentence: `“${text}” is no date with the day first; only the American order makes it ${shortDate(other)}. Write the day first, or the month in letters`,
    }
  return { is: 'wrong', sentence: `“${text}” is no day of the calendar` }
}

const dated = (year: string, number: number, day: string): Label | null => {
  const found = iso(year, number, day)
  return found ? { is: 'day', day: found } : null
}

const iso = (year: string, number: number, day: string): string | null => {
  const full = year.length === 2 ? century(year) : year
  const date = `${full}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isIsoDate(date) && date >= '1900' && date < '2200' ? date : null
}

// Excel counts days from 30 December 1899. Between 1990 and 2060: other numbers are no dates.
const serialDay = (text: string): Label | null => {
  if (!/^\d{5}(\.0+)?$/.test(text)) return null
  const days = Math.floor(Number(text))
  return days >= 32_874 && days <= 58_440 ? { is: 'day', day: addDays('1899-12-30', days), serial: true } : null
}

// "Year to 31 March 2026", "quarter ending June 2026", "w/c 6 April 2026", "at 31 March 2026".
const endings = (text: string): Label | null => {
  const found =
    /^(12 months?|year|six months|6 months|half year|3 months|three months|quarter|qtr|month|1 month|week|w|as|at|on)(?: ?\/ ?| )?(to|ending|ended|end|e|commencing|beginning|starting|c|at)?:? (.+)$/.exec(
      text,
    )
  if (!found) return null
  const [, length = '', how = '', rest = ''] = found
  const at = parse(rest)
  if (at === null || (at.is !== 'day' && at.is !== 'months')) return null
  if (/^(as|at|on)$/.test(length)) return at
  if (how === '' || how === 'at') return null
  const begins = /^(c|b|st)/.test(how)
  if (/^w/.test(length)) {
    if (at.is !== 'day') return null
    return begins
      ? { is: 'days', from: at.day, to: addDays(at.day, 6) }
      : { is: 'days', from: addDays(at.day, -6), to: at.day }
  }
  const count = /^(12|year)/.test(length) ? 12 : /^(six|6|half)/.test(length) ? 6 : /^(3|three|q)/.test(length) ? 3 : 1
  const number = at.is === 'months' ? at.first : monthNumber(at.day)
  if (begins) return at.is === 'day' && !at.day.endsWith('-01') ? null : { is: 'months', first: number, count }
  return at.is === 'day' && !addDays(at.day, 1).endsWith('-01')
    ? null
    : { is: 'months', first: number - count + 1, count }
}

const monthNumber = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

const firstOf = (label: Label | null): string | null =>
  label?.is === 'day'
    ? label.day
    : label?.is === 'days'
      ? label.from
      : label?.is === 'months'
        ? dayIn(label.first)
        : null
const lastOf = (label: Label | null): string | null =>
  label?.is === 'day'
    ? label.day
    : label?.is === 'days'
      ? label.to
      : label?.is === 'months'
        ? addDays(dayIn(label.first + label.count), -1)
        : null
const dayIn = (number: number) => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}-01`

// "1 Aug 2025 to 31 Jul 2026", "April to June 2026", "Apr-Jun 2026", "Oct 2025 - Mar 2026".
const between = (text: string): Label | null => {
  const middle =
    /^(?:from )?(.{1,34}?)(?: to | until | till | through )(.{3,34})$/.exec(text) ??
    /^(.{1,34}?) - (.{3,34})$/.exec(text) ??
    /^([a-z0-9 ]{1,34}?)-([a-z0-9 ]{3,34})$/.exec(text)
  if (!middle) return null
  const [, first = '', last = ''] = middle
  const end = parse(last)
  if (end?.is === 'wrong') return end
  const to = lastOf(end)
  if (!to) return null
  const begin = beginning(first, to)
  if (begin?.is === 'wrong') return begin
  const from = firstOf(begin)
  if (!from) return null
  if (to < from) return { is: 'wrong', sentence: `“${text}” ends before it begins` }
  return { is: 'days', from, to }
}

// The first end may leave to the last what both share: "April to June 2026", "1 April to 30 June 2026".
const beginning = (first: string, to: string): Label | null => {
  const whole = parse(first)
  if (whole) return whole
  const year = Number(to.slice(0, 4))
  const shared = /^\d{1,2}$/.test(first)
    ? parse(`${first} ${names[Number(to.slice(5, 7)) - 1] ?? ''} ${year}`)
    : parse(`${first} ${year}`)
  const from = firstOf(shared)
  if (!from || from <= to) return shared
  return parse(`${first} ${year - 1}`)
}
