import { forms, yearForms } from './date-forms.ts'

/** A date as a plan words it. `date` is the last day it can mean; `unclear` says why it is not a plain day. */
export type ReadDate = {
  date: string | null
  unclear: string | null
  words: string
  others?: { date: string; label: string }[]
}

/** `year` is the year in which the plan ends, where the document says one: used for dates that name no year. */
export type DateContext = { endYear: number | null }

export type FoundDate = ReadDate & { at: number; end: number }

/** Every date in a text, in the order of the text; a year alone counts only when `years` is asked for. */
export const datesIn = (text: string, context: DateContext = { endYear: null }, years = false): FoundDate[] => {
  if (!/\d|quarter|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|term/i.test(text)) return []
  const found: FoundDate[] = []
  const full = years ? forms.length : forms.length - yearForms
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

const before = /\(?\b(?:was|previously|originally|formerly)\b[^);]*\)?\s*$/i

/** A cell of a date column: the last date it names (the first of a range is the start), or why there is none. */
export const readDate = (
  text: string,
  context: DateContext = { endYear: null },
): (ReadDate & { start: string | null }) | null => {
  const words = text.trim().replace(/[.;,]+$/, '')
  const isMoved = /\b(?:revis|extend|original|previous|moved|was)\w*\b/i.test(words)
  if (!words || /^(?:n\/?a|none|-|–)$/i.test(words)) return null
  // "30 June 2027 (was 31 March 2027)" is due in June.
  const now = datesIn(words.replace(before, ''), context, true)
  const found = now.length > 0 ? now : datesIn(words, context, true)
  const last = found.at(-1)
  if (!last) return vague.test(words) ? { date: null, unclear: `“${words}” names no date.`, words, start: null } : null
  const first = found.length > 1 ? (found[0]?.date ?? null) : null
  const isRange = !isMoved && first !== null && last.date !== null && first < last.date
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
