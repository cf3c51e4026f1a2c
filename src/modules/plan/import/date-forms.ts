import type { DateContext, ReadDate } from './dates.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const year = "['’‘]?((?:19|20)\\d\\d|\\d\\d)(?!\\d|%)"
const nearYear = "(?:['’‘]?)((?:19|20)\\d\\d|[2-4]\\d)(?!\\d|%|[.,/-]\\d{3})"
const fullYear = '((?:19|20)\\d\\d)(?!\\d)'

const pad = (n: number) => String(n).padStart(2, '0')
const lastDay = (y: number, m: number) => new Date(Date.UTC(y, m, 0)).getUTCDate()
const iso = (y: number, m: number, d: number): string | null =>
  m >= 1 && m <= 12 && d >= 1 && d <= lastDay(y, m) ? `${y}-${pad(m)}-${pad(d)}` : null
const endOf = (y: number, m: number) => `${y}-${pad(m)}-${pad(lastDay(y, m))}`
const yearOf = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text))
const monthOf = (text: string) => months.indexOf(text.slice(0, 3).toLowerCase()) + 1

/** A way to word a date, and how it is read. */
export type Form = { at: RegExp; read: (m: RegExpMatchArray, context: DateContext) => Omit<ReadDate, 'words'> | null }

const plain = (date: string | null) => (date ? { date, unclear: null } : null)
const loose = (date: string, what: string) => ({ date, unclear: `“${what}” names no day, so its last day is taken.` })
const seasonEnd: Record<string, [number, number]> = { spring: [0, 5], summer: [0, 8], autumn: [0, 11], winter: [1, 2] }
const termEnd: Record<string, number> = { autumn: 12, spring: 3, summer: 7 }

const quarter = (m: RegExpMatchArray, context: DateContext): Omit<ReadDate, 'words'> | null => {
  const q = Number(m[1] ?? ['first', 'second', 'third', 'fourth'].indexOf((m[2] ?? '').toLowerCase()) + 1)
  if (q < 1 || q > 4) return null
  const first = m[3] ? yearOf(m[3]) : context.endYear === null ? null : context.endYear - (q === 4 ? 1 : 0)
  if (first === null) return { date: null, unclear: `“${m[0].trim()}” names no year.` }
  const financial = q === 4 ? endOf(first + 1, 3) : endOf(first, 3 + q * 3)
  if (m[4]) return loose(financial, m[0].trim())
  const calendar = endOf(m[3] || q < 4 ? first : first + 1, q * 3)
  return {
    date: financial,
    unclear: `“${m[0].trim()}” may count quarters of the financial or of the calendar year.`,
    others: [
      { date: financial, label: 'Quarter of the financial year' },
      { date: calendar, label: 'Quarter of the calendar year' },
    ],
  }
}

const noYear = (m: RegExpMatchArray, month: number, day: number | null, context: DateContext) => {
  if (context.endYear === null) return { date: null, unclear: `“${m[0].trim()}” names no year.` }
  const own = day ? iso(context.endYear, month, day) : endOf(context.endYear, month)
  if (!own) return null
  const before = own.replace(/^\d+/, String(context.endYear - 1))
  return {
    date: own,
    unclear: `“${m[0].trim()}” names no year.`,
    others: [
      { date: own, label: String(context.endYear) },
      { date: before, label: String(context.endYear - 1) },
    ],
  }
}

/** The order matters: a longer form stands before the shorter one in it. The last `yearForms` need the words of a date column. */
export const forms: Form[] = [
  {
    at: /\b(20\d\d)-(\d\d)-(\d\d)(?:T[\d:.]+Z?)?\b/g,
    read: (m) => plain(iso(Number(m[1]), Number(m[2]), Number(m[3]))),
  },
  {
    at: /\b(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:20)?\d\d)\b/g,
    read: (m) => plain(iso(yearOf(m[3] ?? ''), Number(m[2]), Number(m[1]))),
  },
  { at: /\b(\d\d) (\d\d) ((?:20)?[12]\d)\b/g, read: (m) => plain(iso(yearOf(m[3] ?? ''), Number(m[2]), Number(m[1]))) },
  {
    at: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s*(?:of\\s+)?[-–/ ]?${month},?[-–/ ]*${year}`, 'gi'),
    read: (m) => plain(iso(yearOf(m[3] ?? ''), monthOf(m[2] ?? ''), Number(m[1]))),
  },
  {
    at: new RegExp(`\\b${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+${fullYear}`, 'gi'),
    read: (m) => plain(iso(Number(m[3]), monthOf(m[1] ?? ''), Number(m[2]))),
  },
  {
    at: new RegExp(`\\b${month}[-–/, ]*(?:of )?${year}`, 'gi'),
    read: (m) => loose(endOf(yearOf(m[2] ?? ''), monthOf(m[1] ?? '')), m[0].trim()),
  },
  { at: /(?<![\d/.-])(0?[1-9]|1[0-2])\/(20\d\d)\b/g, read: (m) => loose(endOf(Number(m[2]), Number(m[1])), m[0]) },
  {
    at: new RegExp(`\\b(autumn|spring|summer)\\s+term,?\\s*(?:of )?${nearYear}(?:\\s?[/–-]\\s?(\\d\\d))?`, 'gi'),
    read: (m) => {
      const term = (m[1] ?? '').toLowerCase()
      const later = m[3] && term !== 'autumn' ? 1 : 0
      return loose(endOf(yearOf(m[2] ?? '') + later, termEnd[term] ?? 12), m[0].trim())
    },
  },
  {
    at: new RegExp(
      `\\b(spring|summer|autumn|winter)(?: holidays?| break)?,?\\s*(?:of )?${nearYear}(?:\\s?[/–-]\\s?\\d\\d)?`,
      'gi',
    ),
    read: (m) => {
      const [later, last] = seasonEnd[(m[1] ?? '').toLowerCase()] ?? [0, 12]
      return loose(endOf(yearOf(m[2] ?? '') + later, last), m[0].trim())
    },
  },
  {
    at: /\b(?:q(?:uarter|tr)?\s?([1-4])|(first|second|third|fourth) quarter)(?:,?\s*(?:of )?(?:fy\s?)?((?:20)?\d\d)(?:\s?[/–-]\s?((?:20)?\d\d))?)?\b/gi,
    read: quarter,
  },
  {
    at: new RegExp(`\\b${month}\\s+half[- ]?term,?\\s+${fullYear}`, 'gi'),
    read: (m) => loose(endOf(Number(m[2]), monthOf(m[1] ?? '')), m[0].trim()),
  },
  {
    at: /\b(?:AY|(?:academic|school|session)(?: year| session)?) (20\d\d)\s?[/–-]\s?(?:20)?\d\d\b/gi,
    read: (m) => loose(endOf(Number(m[1]) + 1, 7), m[0]),
  },
  { at: /\b(20\d\d)\s?[/–-]\s?((?:20)?\d\d)\b/g, read: (m) => twoYears(m) },
  { at: /\beaster\s+(20\d\d)\b/gi, read: (m) => loose(easter(Number(m[1])), m[0]) },
  { at: /\b(?:christmas|xmas)\s+(20\d\d)\b/gi, read: (m) => loose(`${m[1]}-12-25`, m[0]) },
  { at: /(?<![\d/.-])(20\d\d)\b/g, read: (m) => loose(`${m[1]}-12-31`, m[0]) },
  {
    at: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${month}(?![a-z])`, 'gi'),
    read: (m, context) => noYear(m, monthOf(m[2] ?? ''), Number(m[1]), context),
  },
  {
    at: new RegExp(`\\b(?:by|end|of|before|from|until|late|early|mid)?\\s*\\b${month}(?![a-z])`, 'gi'),
    read: (m, context) => noYear(m, monthOf(m[1] ?? ''), null, context),
  },
  {
    at: /\b(?:end of )?(?:the )?(autumn|spring|summer) term\b/gi,
    read: (m, context) => noYear(m, termEnd[(m[1] ?? '').toLowerCase()] ?? 12, null, context),
  },
]

/** How many of the forms count only in a date's own place: a year, a month or a term alone. */
export const yearForms = 8

/** Easter Sunday (the anonymous Gregorian rule). */
const easter = (y: number): string => {
  const [a, b, c] = [y % 19, Math.floor(y / 100), y % 100]
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114
  return `${y}-${pad(Math.floor(n / 31))}-${pad((n % 31) + 1)}`
}

const twoYears = (m: RegExpMatchArray) => {
  const first = Number(m[1])
  const second = yearOf(m[2] ?? '')
  return second === first + 1 ? loose(endOf(second, 3), m[0]) : second > first ? loose(endOf(second, 12), m[0]) : null
}
