import type { FoundDate } from './dates.ts'

/** An amount in a text (`at` and `end` in characters); `unit` is `%` or the word that was counted. */
export type Amount = { at: number; end: number; value: number; unit: string }

export const percent = /(?<![\d./-])(\d{1,3}(?:[,\d]{4,12})?(?:\.\d+)?)\s?(%|per ?cent\b|percent\b)/gi
const count =
  /(?<![\d./-])\b(\d{1,3}(?:,\d{3})*)\b(?!\s?(?:[%/.-]\d|st\b|nd\b|rd\b|th\b|days?\b|weeks?\b|months?\b|years?\b|hours?\b))\s+([a-z]+)/g
// "from 20 to 35 carers" and "20 → 35" name where a count stands and where it is to stand.
const move =
  /(?:\bfrom\s+\d[\d,]*(?:\s+[^\d.;\n]{1,30}(?:\d{4})?)?\s+to|(?<![\d,./-])\b\d[\d,]*\s*(?:→|->|➔))\s*(\d{1,3}(?:,\d{3})+|\d+)\b(?!\s?%|[./-]\d)(?:\s+(?!(?:a|an|by|in|at|per|each|every|or|and)\b)([a-z]+))?/gi
const span = /^(?:day|week|month|year|hour|minute)s?$/i
const changes = /\b(?:reduc|fall|fell|drop|cut|lower|shorten|short|decreas|ris|increas|grow|rais|improv|lengthen|→)\w*/i

/** The amounts by which a text says what is to be reached, without where it stands now ("from 40%", "baseline 12"). */
export const amountsIn = (text: string, dates: FoundDate[]): Amount[] => {
  const percents = amountsOf(text, percent).map((each) => ({ ...each, unit: '%' }))
  const found = percents.length > 0 ? percents : movesIn(text)
  const all = found.length > 0 ? found : countsIn(text, dates)
  return all.filter((each) => !isStart(text, each, all.length === 1))
}

const amountsOf = (text: string, pattern: RegExp): Amount[] =>
  [...text.matchAll(pattern)].map((m) => ({
    at: m.index,
    end: m.index + m[0].length,
    value: Number((m[1] ?? '').replace(/,/g, '')),
    unit: m[2] ?? '',
  }))

// "From 4 to 6 weeks" is how long something takes; "waits fall from 40 to 18 weeks" is a target.
const movesIn = (text: string): Amount[] =>
  amountsOf(text, move).filter(({ unit }) => !span.test(unit) || changes.test(text))

/** Plain numbers count where several dates go with as many of one thing, or one leads the text and has its date. */
const countsIn = (text: string, dates: FoundDate[]): Amount[] => {
  const found = amountsOf(text, count)
    .map((each) => ({ ...each, end: each.end - each.unit.length }))
    .filter((each) => dates.every((d) => each.end <= d.at || each.at >= d.end))
  const [first] = found
  const leads =
    first !== undefined &&
    found.length === 1 &&
    dates.length === 1 &&
    /^\W*(?:at least|over|more than|a total of|all)?\s*$/i.test(text.slice(0, first.at)) &&
    /\bby(?: the)?(?: end(?: of)?)?\s*$/i.test(text.slice(0, dates[0]?.at ?? 0))
  const isSeries = dates.length >= 2 && found.length === dates.length && new Set(found.map((f) => f.unit)).size === 1
  return leads || isSeries ? found : []
}

const isStart = (text: string, { at, end }: Amount, isOnly: boolean): boolean => {
  if (/^\s*(?:to|→|->|➔)\s*(?:over |at least |under )?\d/.test(text.slice(end))) return true
  const before = text.slice(Math.max(0, at - 22), at)
  if (/\b(?:baseline(?: of)?|currently)\W*$/i.test(before)) return true
  return !isOnly && /\b(?:from|baseline(?: of)?|currently|was|is|at)\s*(?:\(?[a-z ]{0,12})?$/i.test(before)
}
