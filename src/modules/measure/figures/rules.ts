import { addDays, isIsoDate, isoDate } from '../../../platform/dates.ts'
import type { Calendar, ObservationState } from '../model.ts'

export type Figure = {
  period_from: string
  period_to: string
  value: number | null
  withheld: string
  numerator: number | null
  denominator: number | null
  state: ObservationState
  note: string
}

export const mostLines = 500

/**
 * Reads pasted lines: a period, then a value, or a numerator and a denominator ("Jul 2026, 18, 25"). Tabs, semicolons and
 * commas part them. Each line that cannot be read gives a sentence that begins with its number; then nothing is entered.
 */
export const readPasted = (
  pasted: string,
  state: ObservationState,
  unit: string,
  calendar: Calendar = 'calendar',
): { value: Figure[]; errors: { line: number; text: string }[] } => {
  const value: Figure[] = []
  const errors: { line: number; text: string }[] = []
  const seen = new Map<string, number>()
  const lines = pasted.replaceAll(/\r\n?/g, '\n').split('\n')
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '' || (at === 0 && isHead(line))) continue
    const number = at + 1
    const read = readLine(line, state, unit, calendar)
    if ('error' in read) {
      errors.push({ line: number, text: `Line ${number}: ${read.error}` })
      continue
    }
    const key = `${read.period_from} ${read.period_to}`
    const before = seen.get(key)
    if (before === undefined) value.push(read)
    else errors.push({ line: number, text: `Line ${number}: this period stands in line ${before} too` })
    seen.set(key, before ?? number)
  }
  if (value.length === 0 && errors.length === 0)
    errors.push({ line: 1, text: 'Paste at least one line, such as: September 2026, 72' })
  if (lines.length > mostLines)
    return { value: [], errors: [{ line: 1, text: `Paste at most ${mostLines} lines at a time` }] }
  return { value, errors }
}

const isHead = (line: string) => /^\s*"?(period|month|quarter|date|year)\b/i.test(line) && !/\d/.test(line)

const readLine = (
  line: string,
  state: ObservationState,
  unit: string,
  calendar: Calendar,
): Figure | { error: string } => {
  const [first = '', ...rest] = cellsOf(line)
  const period = readPeriod(first, calendar)
  if (!period) return { error: `“${first}” is no period, such as September 2026, 2026-09, Q2 2026/27 or 2026` }
  const read = readValues(
    rest.filter((cell) => cell !== ''),
    unit,
  )
  return 'error' in read ? read : { ...period, ...read, state, note: '' }
}

type Values = Pick<Figure, 'value' | 'withheld' | 'numerator' | 'denominator'>

/** The one or two cells of a figure: a value, "18" and "25", or what the source put in a hidden figure's place. */
export const readValues = (cells: readonly string[], unit: string): Values | { error: string } => {
  const [first = '', second] = cells
  if (cells.length === 0) return { error: 'there is no value after the period' }
  if (cells.length > 2) return { error: 'there are more than two figures after the period' }
  const hidden = readWithheld(first) ?? (second === undefined ? null : readWithheld(second))
  if (hidden) return { value: null, withheld: hidden, numerator: null, denominator: null }
  const numbers = cells.map(readNumber)
  const bad = cells[numbers.indexOf(null)]
  if (bad !== undefined)
    return { error: `“${bad}” is no number, such as 72 or 72.5, and not <5 or * for a figure that is withheld` }
  const [a = 0, b] = numbers as number[]
  const fault = valueFault(b === undefined ? { value: a } : { numerator: a, denominator: b }, unit)
  if (fault) return { error: fault }
  return b === undefined ? plain(a) : share(a, b, unit)
}

/** A figure that was hidden at the source: "<5", "< 5", "*", "c" or "[c]". Null when it is none. */
export const readWithheld = (cell: string): string | null => {
  const bare = cell.trim().toLowerCase()
  const below = /^(?:<|&lt;) ?(\d{1,3})%?$/.exec(bare)
  if (below) return `<${below[1]}`
  return /^(\*{1,3}|c|\[c\])$/.test(bare) ? '*' : null
}

const plain = (value: number): Values => ({ value, withheld: '', numerator: null, denominator: null })
const share = (numerator: number, denominator: number, unit: string): Values => ({
  // 0 of 0 is a fact, but no value: there was nobody to count.
  value: denominator === 0 ? null : Math.round((numerator / denominator) * perOf(unit) * 1e4) / 1e4,
  withheld: '',
  numerator,
  denominator,
})

/** What a share of one is multiplied by: 100 for "%", 1,000 for "per 1,000". */
export const perOf = (unit: string): number =>
  unit === '%' ? 100 : Number(/^per (\d[\d,]{0,9})/i.exec(unit)?.[1]?.replaceAll(',', '') ?? 1) || 1

/** The value of a period from a form: given outright, or worked out from both counts. */
export const valueOf = (
  given: { value: number | null; numerator: number | null; denominator: number | null },
  unit: string,
): Values | null =>
  given.numerator !== null && given.denominator !== null
    ? share(given.numerator, given.denominator, unit)
    : given.value === null
      ? null
      : plain(given.value)

/** Why a figure cannot be: a sentence, or nothing. */
export const valueFault = (
  given: { value?: number | null; numerator?: number | null; denominator?: number | null },
  unit: string,
): string | undefined => {
  const { value = null, numerator = null, denominator = null } = given
  if (denominator !== null && denominator < 0) return 'the number it is out of cannot be below 0'
  if (denominator === 0 && numerator !== 0) return `${numerator} of 0 cannot be: only 0 can be out of 0`
  if (numerator !== null && denominator !== null && unit === '%' && (numerator < 0 || numerator > denominator))
    return `${numerator} of ${denominator} is no share: the first figure must be between 0 and the second`
  if (value !== null && unit === '%' && (value < 0 || value > 100)) return `${value}% is not between 0 and 100`
  if (value !== null && Math.abs(value) > 1e12) return 'this number is too big'
  return undefined
}

// A comma parts cells, but "1,234" between tabs or semicolons is one number.
const cellsOf = (line: string): string[] => {
  const by = line.includes('\t') ? '\t' : line.includes(';') ? ';' : ','
  return line.split(by).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )
}

const readNumber = (cell: string): number | null => {
  const bare = cell
    .replace(/\s*%$/, '')
    .replaceAll(/,(?=\d{3}(\D|$))/g, '')
    .replace('−', '-')
  return /^-?\d{1,15}(\.\d{1,8})?$/.test(bare) ? Number(bare) : null
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthOfWord = (word: string): number => {
  const at = monthNames.indexOf(word.toLowerCase().slice(0, 3))
  return /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/i.test(
    word,
  )
    ? at + 1
    : 0
}

/**
 * A period as people write it: "September 2026", "2026-09", "09/2026", "Jul to Sep 2026", "Q2 2026/27" and "2026/27" (from
 * August in a measure with academic years, else from April), "Q2 2026" and "2026" (from January), a day, or two days with "to"
 * between them. Null when it is none.
 */
export const readPeriod = (
  typed: string,
  calendar: Calendar = 'calendar',
): { period_from: string; period_to: string } | null => {
  const begins = calendar === 'academic' ? 8 : 4
  const text = typed.trim().replaceAll(/[–—]/g, '-').replaceAll(/\s+/g, ' ')
  const two =
    /^(\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4}) ?(?:to|-) ?(\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4})$/i.exec(text)
  if (two) {
    const [from, to] = [dayOf(two[1] ?? ''), dayOf(two[2] ?? '')]
    return from && to && from <= to ? { period_from: from, period_to: to } : null
  }
  const day = dayOf(text)
  if (day) return { period_from: day, period_to: day }
  const quarter = /^q([1-4]) ?(\d{4})(?:[/-](\d{2}|\d{4}))?$/i.exec(text)
  if (quarter) return quarterOf(Number(quarter[1]), Number(quarter[2]), quarter[3], begins)
  const year = /^(\d{4})(?:[/-](\d{2}|\d{4}))?$/.exec(text)
  // 2011-12 is December, 2011/12 a year.
  const isMonth = text[4] === '-' && Number(year?.[2]) <= 12
  if (year?.[2] && !isMonth && follows(year[1] ?? '', year[2])) return months(Number(year[1]), begins, 12)
  const numbered = /^(?:(\d{4})[-/](\d{1,2})|(\d{1,2})[-/](\d{4}))$/.exec(text)
  if (numbered) {
    const [y, m] = numbered[1] ? [numbered[1], numbered[2]] : [numbered[4], numbered[3]]
    return months(Number(y), Number(m), 1)
  }
  if (year && !year[2]) return months(Number(year[1]), 1, 12)
  const worded = /^([a-z]+)(?: (\d{4}))? ?(?:(?:to|-) ?([a-z]+) )?(\d{4})?$/i.exec(text)
  return worded ? wordedPeriod(worded) : null
}

const wordedPeriod = ([, first = '', firstYear, second, lastYear]: RegExpExecArray) => {
  const start = monthOfWord(first)
  if (start === 0) return null
  if (!second) return firstYear || lastYear ? months(Number(firstYear ?? lastYear), start, 1) : null
  const end = monthOfWord(second)
  if (end === 0 || !lastYear) return null
  const toYear = Number(lastYear)
  const fromYear = firstYear ? Number(firstYear) : start <= end ? toYear : toYear - 1
  const length = (toYear - fromYear) * 12 + end - start + 1
  return length >= 1 && length <= 60 ? months(fromYear, start, length) : null
}

const dayOf = (text: string): string | null => {
  if (isIsoDate(text)) return text
  const [, day, month, year] = /^(\d{1,2})[/ ](\d{1,2}|[a-z]+)[/ ](\d{4})$/i.exec(text) ?? []
  if (!day || !month || !year) return null
  const number = /^\d/.test(month) ? Number(month) : monthOfWord(month)
  const iso = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isIsoDate(iso) ? iso : null
}

// A quarter of a year that begins in April or August when two years are named, of a calendar year when one is.
const quarterOf = (quarter: number, year: number, second: string | undefined, begins: number) =>
  second === undefined
    ? months(year, quarter * 3 - 2, 3)
    : follows(String(year), second)
      ? months(year, begins + (quarter - 1) * 3, 3)
      : null

const follows = (first: string, second: string) =>
  String(Number(first) + 1).endsWith(second) && (second.length === 4 || second.length === 2)

const months = (year: number, month: number, length: number) => {
  if (month < 1 || (month > 12 && length !== 3) || year < 1900 || year > 2199) return null
  const first = year * 12 + month - 1
  return { period_from: firstDay(first), period_to: addDays(firstDay(first + length), -1) }
}

const firstDay = (month: number) => isoDate(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`)
