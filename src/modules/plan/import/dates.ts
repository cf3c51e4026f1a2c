/** A date as a plan words it. `date` is the last day it can mean; `unclear` says why it is not a plain day. */
export type ReadDate = {
  date: string | null
  unclear: string | null
  words: string
  others?: { date: string; label: string }[]
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const year = "(?:'|’)?((?:19|20)\\d\\d|\\d\\d)(?!\\d|%)"
const fullYear = '((?:19|20)\\d\\d)(?!\\d)'

const pad = (n: number) => String(n).padStart(2, '0')
const lastDay = (y: number, m: number) => new Date(Date.UTC(y, m, 0)).getUTCDate()
const iso = (y: number, m: number, d: number): string | null =>
  m >= 1 && m <= 12 && d >= 1 && d <= lastDay(y, m) ? `${y}-${pad(m)}-${pad(d)}` : null
const endOf = (y: number, m: number) => `${y}-${pad(m)}-${pad(lastDay(y, m))}`
const yearOf = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text))
const monthOf = (text: string) => months.indexOf(text.slice(0, 3).toLowerCase()) + 1

type Form = { at: RegExp; read: (m: RegExpMatchArray, context: DateContext) => Omit<ReadDate, 'words'> | null }

/** `year` is the year in which the plan ends, where the document says one: used for dates that name no year. */
export type DateContext = { endYear: number | null }

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

// The order matters: a longer form stands before the shorter form that is part of it.
const forms: Form[] = [
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
    at: new RegExp(`\\b(autumn|spring|summer)\\s+term,?\\s*(?:of )?${fullYear}(?:\\s?[/–-]\\s?(\\d\\d))?`, 'gi'),
    read: (m) => {
      const term = (m[1] ?? '').toLowerCase()
      const later = m[3] && term !== 'autumn' ? 1 : 0
      return loose(endOf(Number(m[2]) + later, termEnd[term] ?? 12), m[0].trim())
    },
  },
  {
    at: new RegExp(`\\b(spring|summer|autumn|winter),?\\s*(?:of )?${fullYear}(?:\\s?[/–-]\\s?\\d\\d)?`, 'gi'),
    read: (m) => {
      const [later, last] = seasonEnd[(m[1] ?? '').toLowerCase()] ?? [0, 12]
      return loose(endOf(Number(m[2]) + later, last), m[0].trim())
    },
  },
  {
    at: /\b(?:q(?:uarter|tr)?\s?([1-4])|(first|second|third|fourth) quarter)(?:,?\s*(?:of )?(?:fy\s?)?((?:20)?\d\d)(?:\s?[/–-]\s?((?:20)?\d\d))?)?\b/gi,
    read: quarter,
  },
  {
    at: /\b(?:academic|school|session) (?:year |session )?(20\d\d)\s?[/–-]\s?(?:20)?\d\d\b/gi,
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
]

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

export type FoundDate = ReadDate & { at: number; end: number }

/** Every date in a text, in the order of the text; a year alone counts only when `years` is asked for. */
export const datesIn = (text: string, context: DateContext = { endYear: null }, years = false): FoundDate[] => {
  if (!/\d|quarter|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(text)) return []
  const found: FoundDate[] = []
  const full = years ? forms.length : forms.length - 7
  const free = (from: number, to: number) => found.every((d) => to <= d.at || from >= d.end)
  for (const form of forms.slice(0, full)) {
    for (const m of text.matchAll(form.at)) {
      const end = m.index + m[0].length
      if (!free(m.index, end)) continue
      const read = form.read(m, context)
      if (read) found.push({ ...read, words: m[0].trim(), at: m.index, end })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

const vague =
  /\b(?:on-?going|continuous(?:ly)?|rolling|tb[cad]|to be (?:confirmed|agreed|decided)|immediate(?:ly)?|asap|as required|business as usual|bau|annual(?:ly)?|quarterly|termly|(?:each|every) (?:week|month|quarter|term|year)|monthly|weekly|short term|medium term|long term)\b|\bwithin\s+(?:\w+\s+){1,2}(?:days?|weeks?|months?|years?)\b|\b(?:\d+|one|two|three|six|twelve)\s+(?:days|weeks|months|years)\b/i

/** True for words that stand where a date should and name none ("ongoing", "within 6 months"). */
export const isVagueDate = (text: string): boolean => {
  const found = vague.exec(text)
  return found !== null && found[0].length >= text.trim().length * 0.6
}

/** A cell of a date column: the last date it names (the first of a range is the start), or why there is none. */
export const readDate = (
  text: string,
  context: DateContext = { endYear: null },
): (ReadDate & { start: string | null }) | null => {
  const words = text.trim().replace(/[.;,]+$/, '')
  if (!words || /^(?:n\/?a|none|-|–)$/i.test(words)) return null
  const found = datesIn(words, context, true)
  const last = found.at(-1)
  if (!last) return vague.test(words) ? { date: null, unclear: `“${words}” names no date.`, words, start: null } : null
  const first = found.length > 1 ? (found[0]?.date ?? null) : null
  const isRange = first !== null && last.date !== null && first < last.date
  const also = vague.test(words) && !last.unclear ? `“${words}” names a day and says that it goes on.` : last.unclear
  if (/^(?:from|starts?|starting|since|begins?)\b/i.test(words) && found.length === 1 && last.date)
    return {
      date: null,
      unclear: `“${words}” says when it begins and not when it ends.`,
      words,
      start: last.unclear ? last.date.replace(/\d\d$/, '01') : last.date,
    }
  const begun = isRange && found[0]?.unclear ? first.replace(/\d\d$/, '01') : first
  return { ...last, words, unclear: also, start: isRange ? begun : null }
}

/** True when nearly all of a cell is a date or words in a date's place. */
export const looksLikeDate = (text: string): boolean => {
  const words = text.trim()
  if (!words || words.length > 60) return false
  const found = datesIn(words, { endYear: null }, true)
  if (found.length === 0) return isVagueDate(words)
  const covered = found.reduce((sum, d) => sum + d.words.length, 0)
  return covered / words.length > 0.5 || words.length - covered < 16
}
