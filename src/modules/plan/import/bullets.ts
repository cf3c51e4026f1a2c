import type { Where } from '../../../documents/read/model.ts'
import { datesIn, isVagueDate, looksLikeDate } from './dates.ts'
import type { Grid } from './grids.ts'
import { postsIn, soundsLikePost } from './leads.ts'
import { gridFrom, type Line } from './lines.ts'
import type { Meaning } from './proposal.ts'
import { isStatus } from './status.ts'
import { wordsOf } from './words.ts'

type Parts = Partial<Record<Meaning, string>>

const labels: [Meaning, RegExp][] = [
  ['lead', /\b(?:leads?(?: officer| agency)?|owners?|responsible|by whom|who|accountable|led by)\s*[:–-]\s*/i],
  ['due', /\b(?:by when|when|due(?: date)?|deadline|timescale|target date|complete by|date|by(?=\s*:))\s*[:–-]\s*/i],
  ['status', /\b(?:status|b?rag)\s*[:–-]\s*/i],
  ['measure', /\b(?:measures?|success|we will know|how we will know|target|evidence)\s*[:–-]\s*/i],
  ['progress', /\b(?:progress|updates?|so far)\s*[:–-]\s*/i],
]

/** Bullets under headings as items: the heading is the theme, and brackets, labels or "by …" at the end say who and when. */
export const bulletsOf = (lines: Line[]): Grid | null => {
  const groups: { theme: string | null; entries: { parts: Parts; where: Where }[] }[] = []
  let theme: string | null = null
  let current: (typeof groups)[number] | null = null
  let finding: string | null = null
  for (const raw of lines) {
    const line = numbered(raw)
    if (line.marker === null) {
      if (/\b(?:should|must|needs? to)\b/.test(line.text) && wordsOf(line.text).length > 5) finding = line.text
      else if (isCaption(line.text)) {
        // "Actions" above the bullets says what they are, not what they are about.
      } else if (line.title || (wordsOf(line.text).length <= 14 && !/[.;,]$/.test(line.text))) {
        theme = line.text.replace(/:$/, '')
        finding = null
      }
      current = null
      continue
    }
    if (!current) {
      current = { theme, entries: [] }
      groups.push(current)
    }
    const last = current.entries.at(-1)
    const parts = partsOf(line.text)
    if (finding) parts.finding = finding
    // A deeper entry that names no deed of its own tells more about the entry above it.
    if (last && (line.level ?? 0) > 0 && !parts.aim)
      for (const [meaning, text] of Object.entries(parts) as [Meaning, string][]) last.parts[meaning] ??= text
    else current.entries.push({ parts, where: line.where })
  }
  const plans = groups.filter(
    ({ entries }) =>
      entries.filter(({ parts }) => parts.lead || parts.due || parts.status).length >=
      Math.max(1, entries.length * 0.5),
  )
  const rows = plans.flatMap(({ theme, entries }) => entries.map((entry) => ({ ...entry, theme })))
  const owned = rows.filter(({ parts }) => parts.lead).length
  const dated = rows.filter(({ parts }) => parts.due).length
  if (rows.length < 3 || owned + dated < rows.length * 0.8) return null
  const meanings: Meaning[] = ['finding', 'aim', 'lead', 'due', 'status', 'measure', 'progress']
  const used = meanings.filter((meaning) => rows.some(({ parts }) => parts[meaning]))
  return gridFrom(
    'bullets',
    used.map(() => ''),
    rows.map(({ parts, theme, where }) => ({ cells: used.map((meaning) => parts[meaning] ?? ''), theme, where })),
    used,
  )
}

// "Action 1.2 – …" and a line that ends in who and when are entries, though no list mark stands before them.
const numbered = (line: Line): Line => {
  if (line.marker !== null) return line
  const [whole = '', number] =
    /^(?:(?:actions?|task|step|activity|milestone)\s+)?\(?([A-Z]?\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?)\)?\s*(?:[.:–—]|-(?=\s))\s*(?=\S)/i.exec(
      line.text,
    ) ?? []
  const deed = line.text.slice(whole.length)
  const { aim, lead, due, status } = partsOf(deed)
  const facts = [lead, due, status].filter(Boolean).length
  return aim && facts >= (number === undefined ? 2 : 1) ? { ...line, text: deed, marker: number ?? '•' } : line
}

const isCaption = (text: string) =>
  /^(?:(?:key |our |agreed |planned )?(?:actions?|steps|tasks|improvements?)|(?:what )?we will(?: do)?|what we (?:will|plan to) do|to do this we will)\s*:?$/i.test(
    text,
  )

/** What a bullet says: the deed, and who, when and how far from labels, brackets or its last words. */
export const partsOf = (text: string): Parts => {
  const parts: Parts = {}
  let deed = text
  const marks = labels
    .flatMap(([meaning, label]) => {
      const m = label.exec(text)
      // "… - Lead Officer - May 2027" ends a post; only a colon, or the head of a piece, makes a label of it.
      const isLabel = m !== null && (m[0].includes(':') || /(?:^|[^\w\s]\s*)$/.test(text.slice(0, m.index)))
      return m && isLabel ? [{ meaning, at: m.index, end: m.index + m[0].length }] : []
    })
    .sort((a, b) => a.at - b.at)
  const first = marks[0]
  if (first) {
    deed = text.slice(0, first.at)
    marks.forEach((mark, i) => {
      const value = text.slice(mark.end, marks[i + 1]?.at ?? text.length).replace(/^[\s(]+|[\s,;|().–-]+$/g, '')
      placed(parts, mark.meaning, value)
    })
  }
  const bracket = /[([]([^()[\]]+)[)\]][.\s]*$/.exec(deed)
  if (bracket) {
    const pieces = (bracket[1] ?? '').split(/\s*[;,|–]\s+|\s+-\s+/).filter(Boolean)
    const found = pieces.filter((piece) => byContent(parts, piece))
    if (found.length > 0) deed = deed.slice(0, bracket.index)
  }
  if (!bracket) {
    const tail = deed.split(/\s+[–—|]\s+|\s+-\s+|\s*\|\s*/)
    while (tail.length > 1 && byContent(parts, tail.at(-1) ?? '')) tail.pop()
    if (tail.length > 0) deed = tail.join(' – ')
  }
  if (!parts.due) {
    const date = datesIn(deed).findLast((each) => /\bby(?: the)?(?: end(?: of)?)?\s*$/i.test(deed.slice(0, each.at)))
    if (date) parts.due = deed.slice(date.at, date.end)
  }
  deed = deed.replace(/[\s,;:(–-]+$/, '').trim()
  if (wordsOf(deed).length > 0) parts.aim = deed
  return parts
}

// "Head of Education, by March 2026" under one label holds a post and a date.
const placed = (parts: Parts, meaning: Meaning, value: string) => {
  if (meaning !== 'lead') {
    parts[meaning] = value
    return
  }
  const date = datesIn(value, { endYear: null }, true)[0]
  if (!date) {
    const pieces = value.split(/\s*[,;]\s*/)
    const last = pieces.at(-1) ?? ''
    const isWhen = pieces.length > 1 && isVagueDate(last) && last.length < 30
    if (isWhen) parts.due ??= last
    parts.lead = isWhen ? pieces.slice(0, -1).join(', ') : value
    return
  }
  const before = value
    .slice(0, date.at)
    .replace(/[\s,;(]*\b(?:by|due|before|end of|until)?(?: the)?(?: end(?: of)?)?\s*$/i, '')
    .replace(/[\s,;(–-]+$/, '')
  if (before) parts.lead = before
  parts.due ??= value.slice(date.at, date.end)
}

const byContent = (parts: Parts, piece: string): boolean => {
  const words = piece.replace(/^(?:by|due|led by|lead)\s+/i, '').trim()
  if (!parts.due && (looksLikeDate(words) || (isVagueDate(words) && words.length < 25))) {
    parts.due = words
    return true
  }
  if (!parts.status && isStatus(words)) {
    parts.status = words
    return true
  }
  if (wordsOf(words).length <= 10 && postsIn(words).length > 0 && postsIn(words).every(soundsLikePost)) {
    parts.lead = parts.lead ? `${parts.lead}; ${words}` : words
    return true
  }
  return false
}
