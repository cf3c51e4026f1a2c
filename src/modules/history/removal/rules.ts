import { createHash } from 'node:crypto'

/**
 * A passage as it is compared: capitals, the number of blanks between words and the shape of quotes and dashes do not
 * matter.
 */
export const evenOut = (passage: string): string => withPlaces(passage.normalize('NFC')).even.trim()

/** What may not be removed, as a sentence; null when it may. Two letters would take half the plan with them. */
export function refusal(passage: string): string | null {
  const length = evenOut(passage).length
  if (length === 0) return 'Enter the words to remove'
  if (length < 4)
    return 'Enter at least four letters, or words around them: fewer would be found in places that have nothing to do with it'
  return length > 2000 ? 'Enter at most 2,000 characters. Remove a longer passage in parts' : null
}

/** A PostgreSQL regular expression that finds the passage whatever its capitals and blanks. */
export const patternFor = (passage: string): string =>
  evenOut(passage)
    .split(' ')
    .map((word) => Array.from(word, letterPattern).join(''))
    .join(`[\\s${blanks}]+`)

/** What stands where the words were: never longer than they, so that no text grows beyond its limit. */
export const putFor = (passage: string): string => {
  const { length } = evenOut(passage)
  return length >= 9 ? '[removed]' : length >= 6 ? '[gone]' : '[…]'
}

// Spaces that PostgreSQL does not count among \s: no-break, figure and narrow ones.
const blanks = '\u00a0\u2007\u202f'
const alike = ["'‘’ʼ", '"“”„', '-‐‑‒–—−']

// A server whose locale knows only English letters finds capitals with accents by being shown them.
const letterPattern = (letter: string): string => {
  const same = alike.find((each) => each.startsWith(letter))
  if (same) return `[${same.replace('-', '\\-')}]`
  const capital = letter.toUpperCase()
  if (letter > '\u007f' && capital !== letter && capital.length === letter.length) return `[${letter}${capital}]`
  return letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** What the register keeps instead of the words. */
export const digestFor = (salt: Buffer, passage: string): string =>
  createHash('sha256').update(salt).update(evenOut(passage)).digest('hex')

/**
 * Finds in a text the passage that a register entry stands for, knowing only its salted digest and length: every stretch of
 * that length that begins at a word is tried. Gives the words as they stand, or null. Used when a restored backup brings
 * back what had been removed.
 */
export function passageIn(text: string, entry: { salt: Buffer; digest: string; length: number }): string | null {
  const composed = text.normalize('NFC')
  const { even, at } = withPlaces(composed)
  for (let start = 0; start + entry.length <= even.length; start++) {
    if (start > 0 && /[\p{L}\p{N}]/u.test(even[start - 1] ?? '')) continue
    const stretch = even.slice(start, start + entry.length)
    if (createHash('sha256').update(entry.salt).update(stretch).digest('hex') === entry.digest)
      return composed.slice(at[start], (at[start + entry.length - 1] ?? 0) + 1)
  }
  return null
}

// The text evened out, and for each of its letters where it stood.
function withPlaces(text: string): { even: string; at: number[] } {
  const letters: string[] = []
  const at: number[] = []
  for (let i = 0; i < text.length; i++) {
    const letter = evenLetter(text[i] ?? '')
    if (letter === ' ' && letters.at(-1) === ' ') continue
    letters.push(letter)
    at.push(i)
  }
  return { even: letters.join(''), at }
}

function evenLetter(letter: string): string {
  if (/\s/.test(letter)) return ' '
  const lower = letter.toLowerCase()
  return alike.find((each) => each.includes(letter))?.[0] ?? (lower.length === 1 ? lower : letter)
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
  'evidence.edition': 'versions of evidence',
  'evidence.view': 'views of people',
  'evidence.silence': 'reasons why a voice is missing',
  'evidence.source': 'the register of living sources',
  'plan.practice_change': 'changes of practice',
  'plan.standard': 'standards',
  'plan.told': 'who was told',
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
