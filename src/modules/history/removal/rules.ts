import { createHash } from 'node:crypto'

/** A passage as it is compared: capitals and the number of blanks between words do not matter. */
export const evenOut = (passage: string): string => passage.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()

/** What may not be removed, as a sentence; null when it may. Two letters would take half the plan with them. */
export function refusal(passage: string): string | null {
  const length = evenOut(passage).length
  if (length === 0) return 'Enter the words to remove'
  if (length < 4)
    return 'Enter at least four letters, or words around them: fewer would be found in places that have nothing to do with it'
  return length > 2000 ? 'Enter at most 2,000 characters. Remove a longer passage in parts' : null
}

/** A PostgreSQL regular expression that finds the passage whatever its capitals and blanks. */
export const patternFor = (passage: string): string => evenOut(passage).split(' ').map(escaped).join('\\s+')

/** The same inside a JSON text, where quotes are escaped and line breaks are written out. */
export const jsonPatternFor = (passage: string): string =>
  evenOut(passage)
    .split(' ')
    .map((word) => escaped(JSON.stringify(word).slice(1, -1)))
    .join('(\\s|\\\\n|\\\\t|\\\\r)+')

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What the register keeps instead of the words. */
export const digestFor = (salt: Buffer, passage: string): string =>
  createHash('sha256').update(salt).update(evenOut(passage)).digest('hex')

/**
 * Finds in a text the passage that a register entry stands for, knowing only its salted digest and length: every stretch of
 * that length that begins at a word is tried. Gives the words as they stand, or null. Used when a restored backup brings
 * back what had been removed.
 */
export function passageIn(text: string, entry: { salt: Buffer; digest: string; length: number }): string | null {
  const { even, at } = withPlaces(text)
  for (let start = 0; start + entry.length <= even.length; start++) {
    if (start > 0 && /[\p{L}\p{N}]/u.test(even[start - 1] ?? '')) continue
    const stretch = even.slice(start, start + entry.length)
    if (createHash('sha256').update(entry.salt).update(stretch).digest('hex') === entry.digest)
      return text.slice(at[start], (at[start + entry.length - 1] ?? 0) + 1)
  }
  return null
}

// The text evened out, and for each of its letters where it stood.
function withPlaces(text: string): { even: string; at: number[] } {
  const letters: string[] = []
  const at: number[] = []
  for (let i = 0; i < text.length; i++) {
    const letter = /\s/.test(text[i] ?? '') ? ' ' : (text[i] ?? '').toLowerCase()
    if (letter === ' ' && letters.at(-1) === ' ') continue
    for (const unit of letter.length === 1 ? [letter] : [letter[0] ?? '']) {
      letters.push(unit)
      at.push(i)
    }
  }
  return { even: letters.join(''), at }
}

/** What a place is called for people: 'plan.item_update.done' is "updates". */
export const placeWords = (place: string): string =>
  words[place.split('.').slice(0, 2).join('.')] ?? place.split('.').slice(0, 2).join(' ')

const words: Record<string, string> = {
  'plan.item': 'items of the plan',
  'plan.item_update': 'updates',
  'plan.contribution': 'contributions of agencies',
  'plan.milestone': 'milestones',
  'plan.target': 'measures of items',
  'plan.move': 'reasons for moved dates',
  'plan.import': 'plans that were dropped in',
  'plan.plan': 'plans',
  'inspection.finding': 'findings',
  'inspection.wording': 'wordings of findings',
  'inspection.conclusion': 'conclusions',
  'inspection.source': 'sources of findings',
  'inspection.report_reading': 'reports that were dropped in',
  'evidence.piece': 'evidence',
  'evidence.support': 'what evidence shows',
  'evidence.statement': 'the register of statements',
  'evidence.file': 'stored files',
  'report.paper': 'papers being written',
  'report.release': 'released papers',
  'history.value': 'the history',
  'identity.membership': 'names of people in this partnership',
  'partnership.post': 'titles of posts',
  'partnership.holding': 'notes on posts',
}

/** Names of staff and posts may hold the same words as a child's name: ticked only by a person. */
export const isTickedFirst = (place: string): boolean => !/^(identity|partnership)\./.test(place)
