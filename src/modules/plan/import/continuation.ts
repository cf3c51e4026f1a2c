import { looksLikeDate } from './dates.ts'
import { type Line, upper } from './draft.ts'
import type { Meaning, ReadColumn } from './proposal.ts'
import { isStatus } from './status.ts'
import { breaksOff, endsOpen, startsLow, wordsOf } from './words.ts'

/** True when a row is the rest of the row above it: its cells take up sentences there, or it holds nothing of its own. */
export const goesOn = (above: Line, cells: string[], columns: ReadColumn[], broken: boolean): boolean => {
  const filled = cells.flatMap((text, c) => (text ? [c] : []))
  const meanings = filled.map((c) => columns[c]?.meaning)
  const onlyStory = meanings.every(
    (meaning) => meaning === 'progress' || meaning === 'resources' || meaning === 'other' || meaning === 'reason',
  )
  if (onlyStory) return true
  let on = 0
  let off = 0
  for (const c of filled) {
    const meaning = columns[c]?.meaning
    const text = cells[c] ?? ''
    const before = above.cells[c] ?? ''
    const isStory = meaning === 'progress' || meaning === 'other'
    const weight = isStory ? 0.5 : 1
    if (!before) {
      if (!isStory && !startsLow(text)) off += isKey(meaning) ? 1.2 : 0.8
      continue
    }
    if (meaning === 'reference' || meaning === 'status' || meaning === 'due' || meaning === 'start') {
      if (!(meaning === 'due' && !looksLikeDate(text) && !looksLikeDate(before))) off += 2
    } else if (meaning === 'lead' || meaning === 'agency') off += startsLow(text) || breaksOff(before) ? -1 : 2
    else if (isStatus(text) || /^n\/?a$/i.test(text)) off += 1
    else if (startsLow(text)) on += endsOpen(before) ? 2 * weight : 0.6 * weight
    else if (breaksOff(before)) on += 1.5 * weight
    else if (!endsOpen(before)) off += 1.5 * weight
    else if (wordsOf(before).length <= 5 && wordsOf(text).length <= 5 && !isStory) on += 0.2
    else off += 0.7 * weight
  }
  // A new reference or a filled row begins an item; a page break makes a broken row likelier.
  if (!filled.some((c) => isKey(columns[c]?.meaning)) && meanings.includes('measure'))
    off += meanings.includes('lead') || meanings.includes('due') ? 1 : -0.9
  return on > 0 || broken ? on + (broken ? 0.3 : 0) > off : on > off || off < 0
}

const isKey = (meaning: Meaning | undefined) =>
  meaning !== undefined && (upper.includes(meaning) || meaning === 'reference')
