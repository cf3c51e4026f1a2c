import { longDate } from '../../../platform/dates.ts'
import type { Tone } from '../../../platform/shapes.tsx'
import { counted, joined, plural, small, upper } from '../../../platform/sentence.ts'
import type { LastSaid, SittingFacts, SittingItem } from './model.ts'

/** What Holdfast suggests for an item, in the plan's own words: the word, why, and what a better one would need. */
export type SuggestedShown = { tone: Tone; word: string; reasons: string[]; wanting: string; note: string }

type Words = SittingFacts['words']

/** The status that an item had last time, where today's key still has it. */
export const wordOfLast = (last: Pick<LastSaid, 'status'> | null, words: Words): Words[number] | undefined =>
  last ? words.find(({ code }) => code === last.status) : undefined

/** Why "no change since last time" cannot be said; undefined when it can. */
export const noChangeRefused = (each: { last: Pick<LastSaid, 'status'> | null }, words: Words): string | undefined =>
  each.last === null
    ? 'Nothing has been said about it before, so say how it is going'
    : wordOfLast(each.last, words)
      ? undefined
      : 'The plan’s key has changed since the last update, so say how it is going'

/** "No change since 1 August 2026: still at risk". */
export const noChangeWords = (last: Pick<LastSaid, 'dated'>, word: string): string =>
  `No change since ${longDate(last.dated)}: still ${word.toLowerCase()}`

/** Does somebody report another status than the one that is suggested? */
export const isOtherThanSuggested = (tone: Tone | undefined, suggested: Pick<SuggestedShown, 'tone'> | null): boolean =>
  suggested !== null && tone !== undefined && tone !== suggested.tone

type Counted = { items: readonly Pick<SittingItem, 'required' | 'answer'>[] }

/** How far a sitting is: "Nine updates are asked for; four are in." */
export const sittingSentence = (posts: readonly Counted[]): string => {
  const asked = posts.flatMap(({ items }) => items).filter(({ required, answer }) => required || answer)
  const done = asked.filter(({ answer }) => answer !== null).length
  if (asked.length === 0) return 'Nothing is asked for in this round.'
  const first = `${upper(small(asked.length))} ${plural(asked.length, 'update')} ${asked.length === 1 ? 'is' : 'are'} asked for`
  if (done === 0) return `${first}; none is in yet.`
  if (done === asked.length)
    return asked.length === 1
      ? 'The one update asked for is in.'
      : `All ${small(asked.length)} updates asked for are in.`
  return `${first}; ${small(done)} ${done === 1 ? 'is' : 'are'} in.`
}

/** "Saved 3 updates: 1.1.1, 1.1.2 and 1.2.1." */
export const savedSentence = (saved: readonly { reference: string; title: string }[]): string =>
  saved.length === 0
    ? 'Nothing was saved, because nothing was written.'
    : `Saved ${saved.length === 1 ? 'one update' : counted(saved.length, 'update')}: ${joined(saved.map(shortName))}.`

/** What is still to be put right: "Two updates have not been saved yet; their words are below." */
export const unsavedSentence = (left: number): string =>
  left === 1
    ? 'One update has not been saved yet; its words are below.'
    : `${upper(small(left))} updates have not been saved yet; their words are below.`

/** An item by its number; by its title where it has none. */
export const shortName = (item: { reference: string; title: string }): string => item.reference || `“${item.title}”`
