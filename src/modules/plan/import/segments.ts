import { datesIn } from './dates.ts'
import { sentencesOf } from './words.ts'

/** `agency` heads a passage that one agency wrote ("CPC – …", "Police Scotland October 2020 …"). */
export type Segment = { text: string; at: number; agency: string | null }

const body =
  "(?:[A-Z][A-Z&]{1,7}|NHS(?: [A-Z][a-z]+)?|Police(?: Scotland)?|Health(?: Board| Service| Visiting)?|Education|Social [Ww]ork|Social [Cc]are|Children'?s [Ss]ervices|Children'?s [Ss]ocial [Ww]ork|Children'?s [Ss]ocial [Cc]are|Third [Ss]ector|Voluntary [Ss]ector|Housing|Justice|Virtual School|Early [Yy]ears|Adult [Ss]ervices|Public Health|Fire(?: and Rescue)?|Schools?|Children'?s Reporter|Council|Probation|Youth Justice|[A-Z][a-z]+ (?:Council|Police|Health Board))"
const dated = `(?:${body})`
const start = '(?<=^|[.!?;:)\\]"\'”’*]\\s+|\\n\\s*|[a-z0-9]\\s+)'

const prefix = new RegExp(`${start}(${body})(?:\\s?[–—:]\\s*|\\s?-\\s+|\\s+[–—-]\\s*)(?=["'“(]?[A-Za-z0-9])`, 'g')
const datedPrefix = new RegExp(
  `(?<=^|[.!?]\\s+|\\n\\s*)(${dated})\\s+\\(?((?:[A-Z][a-z]+|\\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+|\\d{1,2})[ /.-](?:20)?\\d\\d)\\)?[:\\s–-]*(?=[A-Z])`,
  'g',
)

// Words in capitals that stand before a dash or colon without being an agency.
const noAgency =
  /^(?:NB|COVID|NOTE|RAG|QI|KPI|UPDATE|STATUS|ACTION|NEXT|PROGRESS|RED|AMBER|GREEN|BLUE|Q[1-4]|AND|THE|LAC|FAQ|PDF|URL|ID|TBC|TBA|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC|LOIP|PHASE|STAGE|YEAR|AIM|KEY)$/

/** The places where an agency's own passage begins. */
export const agencyMarks = (text: string): { at: number; end: number; agency: string }[] => {
  const found = [...text.matchAll(prefix), ...text.matchAll(datedPrefix)]
    .filter((m) => !noAgency.test(m[1] ?? ''))
    .map((m) => ({ at: m.index, end: m.index + m[0].length, agency: (m[1] ?? '').trim() }))
    .filter((m) => datesIn(m.agency).length === 0)
    .sort((a, b) => a.at - b.at)
  return found.filter((m, i) => i === 0 || m.at >= (found[i - 1]?.end ?? 0))
}

/** A progress text cut where a person would see a new passage: at sentences, agency prefixes and dates at the head of a sentence. */
export const segmentsOf = (text: string): Segment[] => {
  const marks = agencyMarks(text)
  const cuts = new Map<number, string | null>(sentencesOf(text).map((sentence) => [sentence.at, null]))
  for (const mark of marks) cuts.set(mark.at, mark.agency)
  const places = [...cuts.keys()].sort((a, b) => a - b)
  return places.flatMap((at, i) => {
    const piece = text.slice(at, places[i + 1] ?? text.length).trim()
    return piece ? [{ text: piece, at, agency: cuts.get(at) ?? null }] : []
  })
}

/** A place inside a sentence whose full stop was lost: a capitalised subject with a verb of its own after plain words. */
export const lostStops = (text: string): number[] =>
  [...text.matchAll(/(?<=[a-z0-9)]) (?=[A-Z][\w']+(?: [\w'&]+){0,6}? (?:has|have|is|are|was|were) )/g)].map(
    (m) => m.index + 1,
  )
