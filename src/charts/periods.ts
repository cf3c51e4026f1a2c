/** The time that one point stands for. `from` and `to` are null where the words name no time. */
export type Period = { from: string | null; to: string | null; words: string; short: string }

export type Rhythm = { months: 1 | 3 | 6 | 12 | null; one: string; many: string }

const names = 'January February March April May June July August September October November December'.split(' ')
export const monthName = (index: number): string => names[((index % 12) + 12) % 12] ?? ''
const shortName = (index: number) => monthName(index).slice(0, 3)

/** A period in words: "October 2026", "July to September 2026", "2025/26", "5 October 2026". */
export const periodOf = (from: string, to: string): Period => {
  const [a, b] = [monthIndex(from), monthIndex(to)]
  const [y1, y2] = [Math.floor(a / 12), Math.floor(b / 12)]
  const whole = from.endsWith('-01') && nextDay(to).endsWith('-01')
  const made = (words: string, short: string): Period => ({ from, to, words, short })
  if (!whole && from === to) return made(dayWords(from, monthName), dayWords(from, shortName))
  if (!whole)
    return made(
      `${dayWords(from, monthName)} to ${dayWords(to, monthName)}`,
      `${dayWords(from, shortName)} to ${dayWords(to, shortName)}`,
    )
  if (a === b) return made(`${monthName(a)} ${y1}`, `${shortName(a)} ${y1}`)
  if (b - a === 11) {
    const year = y1 === y2 ? String(y1) : `${y1}/${String(y2).slice(2)}`
    return made(year, year)
  }
  const year = y1 === y2 ? '' : ` ${y1}`
  return made(`${monthName(a)}${year} to ${monthName(b)} ${y2}`, `${shortName(a)}${year} to ${shortName(b)} ${y2}`)
}

/** Reads "2026-01", "2026-01-31", "31/01/2026", "Jan 2026", "Q1 2026", "2026 Q1", "2025/26" and "2026". Other words name no time. */
export const readPeriod = (text: string): Period => {
  const words = text.trim().replaceAll(/\s+/g, ' ')
  const span = spanOf(words)
  return span ? periodOf(...span) : { from: null, to: null, words, short: words }
}

function spanOf(words: string): [string, string] | null {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words)
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(words)
  const [, y, m, d] = day ?? (british ? ['', british[3], british[2], british[1]] : [])
  if (y !== undefined && m !== undefined && d !== undefined) {
    const date = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
    return isDate(date) ? [date, date] : null
  }
  const month = /^(\d{4})-(\d{1,2})$/.exec(words)
  if (month && Number(month[2]) >= 1 && Number(month[2]) <= 12)
    return months(Number(month[1]) * 12 + Number(month[2]) - 1, 1)
  const quarter = /^(?:(\d{4})[ -]?Q([1-4])|Q([1-4])[ -](\d{4}))$/i.exec(words)
  if (quarter) return months(Number(quarter[1] ?? quarter[4]) * 12 + (Number(quarter[2] ?? quarter[3]) - 1) * 3, 3)
  const named = /^([a-z]{3,9})\.?[ -](\d{4}|\d{2})$/i.exec(words)
  const at = named ? names.findIndex((name) => isShortOf(named[1] ?? '', name)) : -1
  if (named && at >= 0) return months((Number(named[2]) + (named[2]?.length === 2 ? 2000 : 0)) * 12 + at, 1)
  const across = /^(\d{4})[/-](\d{2})$/.exec(words)
  // A year over two calendar years is the financial one.
  if (across && (Number(across[1]) + 1) % 100 === Number(across[2])) return months(Number(across[1]) * 12 + 3, 12)
  return /^\d{4}$/.test(words) ? months(Number(words) * 12, 12) : null
}

const isShortOf = (given: string, name: string) =>
  name.toLowerCase() === given.toLowerCase() ||
  name.slice(0, 3).toLowerCase() === given.toLowerCase() ||
  (given.toLowerCase() === 'sept' && name === 'September')

const months = (first: number, count: number): [string, string] => [
  dayOfMonth(first),
  previousDay(dayOfMonth(first + count)),
]

/** The month of a day, counted from the year 0. */
export const monthIndex = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1

const dayOfMonth = (index: number) =>
  `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`
const shifted = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const nextDay = (date: string) => shifted(date, 1)
const previousDay = (date: string) => shifted(date, -1)
const isDate = (date: string) => {
  const at = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date)
}

export const dayWords = (date: string, name: (index: number) => string = monthName): string =>
  `${Number(date.slice(8, 10))} ${name(monthIndex(date))} ${date.slice(0, 4)}`
export const monthWords = (date: string): string => `${shortName(monthIndex(date))} ${date.slice(0, 4)}`

const rhythms: Rhythm[] = [
  { months: 12, one: 'year', many: 'years' },
  { months: 6, one: 'half year', many: 'half years' },
  { months: 3, one: 'quarter', many: 'quarters' },
  { months: 1, one: 'month', many: 'months' },
]
const irregular: Rhythm = { months: null, one: 'point', many: 'points' }

/**
 * How the points follow each other in time, and the place of each one: a month without a point leaves a gap. Where time is not
 * known, is not in order or is too uneven, they simply follow each other.
 */
export const placesOf = (periods: readonly Period[]): { rhythm: Rhythm; places: number[] } => {
  const plain = { rhythm: irregular, places: periods.map((_, at) => at) }
  const starts = periods.flatMap(({ from }) => (from === null ? [] : [monthIndex(from)]))
  const [first] = starts
  if (first === undefined || starts.length < periods.length) return plain
  const lengths = new Set(periods.map(({ from, to }) => lengthOf(from ?? '', to ?? '')))
  const [length] = lengths
  const steps = starts.slice(1).map((start, at) => start - (starts[at] ?? 0))
  if (steps.some((step) => step < 1)) return plain
  const days = lengths.size > 1 || length === null
  // One day alone has no step.
  if (days && steps.length === 0) return plain
  const common = days ? steps.reduce(gcd, 0) : (length ?? 1)
  const rhythm = rhythms.find(({ months }) => common % (months ?? 1) === 0)
  if (!rhythm?.months || steps.some((step) => step % (rhythm.months ?? 1) !== 0)) return plain
  const places = starts.map((start) => (start - first) / (rhythm.months ?? 1))
  return (places.at(-1) ?? 0) + 1 > periods.length * 2 + 2 ? plain : { rhythm, places }
}

const lengthOf = (from: string, to: string): number | null =>
  from.endsWith('-01') && nextDay(to).endsWith('-01') ? monthIndex(to) - monthIndex(from) + 1 : null
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

/** The period `count` steps of so many months after this one, in words; null where the step is not known. */
export const laterPeriod = (
  { from, to }: Pick<Period, 'from' | 'to'>,
  step: number | null,
  count: number,
): string | null => {
  if (from === null || to === null || step === null) return null
  const length = lengthOf(from, to)
  if (length !== null) return periodOf(...months(monthIndex(from) + count * step, length)).words
  return periodOf(sameDay(from, count * step), sameDay(to, count * step)).words
}

const sameDay = (date: string, later: number): string => {
  const month = monthIndex(date) + later
  const last = Number(previousDay(dayOfMonth(month + 1)).slice(8))
  const ends = nextDay(date).endsWith('-01')
  return `${dayOfMonth(month).slice(0, 8)}${String(ends ? last : Math.min(last, Number(date.slice(8)))).padStart(2, '0')}`
}
