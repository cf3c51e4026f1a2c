import { isVagueDate, looksLikeDate } from './dates.ts'
import { doing } from './deeds.ts'
import { postsIn, soundsLikePost } from './leads.ts'
import type { Meaning } from './proposal.ts'
import { isStatus } from './status.ts'
import { wordsOf } from './words.ts'

const promise = /\b(?:will|shall|must|should)\b/i
const counted =
  /\d+\s?%|\bper ?cent\b|\b(?:increase|reduc|fewer|more|rate|number|proportion|percentage|baseline|evidence|feedback|audit)\w*/i
const told =
  /\b(?:has|have|had|was|were|is being|are being|been|held|completed|agreed|started|commenced|underway|continues?|established|delivered|appointed|took place|met)\b/i

/** What the cells of a column look like, as shares (0 to 1) of its filled cells. */
export type Look = {
  filled: number
  blank: number
  words: number
  dates: number
  statuses: number
  posts: number
  numbers: number
  actions: number
  counts: number
  stories: number
  distinct: number
  ranks: number
}

export const lookOf = (cells: string[]): Look => {
  const texts = cells.map((cell) => cell.trim()).filter((cell) => cell && !/^n\/?a$/i.test(cell))
  const share = (test: (text: string) => boolean) => (texts.length ? texts.filter(test).length / texts.length : 0)
  const lengths = texts.map((text) => (/[a-z]/i.test(text) ? wordsOf(text).length : 0))
  return {
    filled: texts.length,
    blank: cells.length ? 1 - texts.length / cells.length : 1,
    words: lengths.reduce((sum, n) => sum + n, 0) / (texts.length || 1),
    dates: share((text) => looksLikeDate(text) || (isVagueDate(text) && text.length < 30)),
    statuses: share(isStatus),
    posts: share((text) => text.length < 140 && postsIn(text).some(soundsLikePost)),
    numbers: share((text) => /^[A-Z]{0,4}[ .-]?\d{1,3}(?:[.\-/ ]?\d{1,3}|[.-]?[a-z])*[.)]?$/i.test(text)),
    actions: share((text) => doing.test(text) || promise.test(text)),
    counts: share((text) => counted.test(text)),
    stories: share((text) => wordsOf(text).length >= 8 && told.test(text) && !promise.test(text)),
    ranks: share((text) =>
      /^(?:(?:very )?(?:high|medium|low)|med|h|m|l|p?[1-5]|must|should|could|urgent|critical|\d{1,3}\s?%)$/i.test(text),
    ),
    distinct: new Set(texts).size / (texts.length || 1),
  }
}

/** How well a column's cells fit each meaning (-1 to 1). */
export const fitOf = (look: Look, meaning: Meaning): number => {
  if (look.filled === 0) return 0
  const long = Math.min(1, look.words / 12)
  switch (meaning) {
    case 'reference':
      return look.numbers > 0.6 ? 1 : look.words > 3 ? -1 : -0.4
    case 'due':
    case 'start':
      return look.dates > 0.5 ? 1 : look.dates > 0.25 ? 0.2 : look.words > 6 ? -1 : -0.5
    case 'status':
      return look.statuses > 0.6 ? 1 : look.words > 5 ? -1 : -0.3
    case 'lead':
    case 'agency':
      return look.posts > 0.5 ? 0.9 : look.words > 14 ? -0.8 : look.dates > 0.5 || look.numbers > 0.6 ? -1 : -0.1
    case 'progress':
      return look.stories > 0.4 ? 0.9 : look.dates > 0.6 || look.statuses > 0.6 ? -0.9 : look.words > 8 ? 0.1 : -0.2
    case 'measure':
      return look.counts > 0.4
        ? 0.5
        : look.dates > 0.6 || look.statuses > 0.6 || look.numbers > 0.7 || look.ranks > 0.6
          ? -0.9
          : 0
    case 'aim':
      return look.dates > 0.6 || look.statuses > 0.6 || look.numbers > 0.6 ? -1 : look.actions > 0.4 ? 0.7 : long * 0.2
    case 'outcome':
    case 'driver':
    case 'finding':
    case 'theme':
      return look.dates > 0.6 || look.statuses > 0.6 || look.numbers > 0.6 || look.ranks > 0.6
        ? -1.4
        : look.words > 2
          ? 0.1
          : -0.1
    default:
      return 0
  }
}
