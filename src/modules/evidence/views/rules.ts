import { daysBetween, longDate, londonDate } from '../../../platform/dates.ts'
import { counted } from '../../../platform/sentence.ts'
import type { Nature } from '../rules.ts'
import { askedWhen } from '../standing/rules.ts'

/** The views a piece holds: whose, how many were asked and heard, how, their words, what changed, told back when and how. */
export type View = {
  whose: string
  asked: number | null
  heard: number | null
  how: string
  words: string
  changed: string
  told_back_on: string | null
  told_back_how: string
}

/** As it is stored: the version tells whether somebody saved meanwhile. */
export type KeptView = View & { version: number }

type Piece = {
  nature: Nature
  dated: string | null
  speaks_from: string | null
  speaks_to: string | null
  added_at: Date
}

/** Does a piece of this kind hold somebody's views? */
export const holdsViews = (nature: Nature): boolean => nature.startsWith('views_')

/** "14 of 40 heard", "14 heard", "40 asked"; null when no number was given. */
export const heardWords = ({ asked, heard }: Pick<View, 'asked' | 'heard'>): string | null =>
  asked !== null && heard !== null
    ? `${heard} of ${asked} heard`
    : heard !== null
      ? `${heard} heard`
      : asked !== null
        ? `${asked} asked`
        : null

/** Days since people were asked, while nothing was told back; null once they were, or when a piece holds no views. */
export const daysUntold = (piece: Piece, view: View | null, today: string): number | null =>
  !holdsViews(piece.nature) || view?.told_back_on ? null : Math.max(0, daysBetween(askedOn(piece), today))

/** What people were told of what they said: "Asked in March 2026 and nothing told back for 71 days". */
export const toldBackSentence = (piece: Piece, view: View | null, today: string): string | null => {
  if (view?.told_back_on)
    return `Told back on ${longDate(view.told_back_on)}${view.told_back_how ? `: ${view.told_back_how}` : ''}`
  const days = daysUntold(piece, view, today)
  return days === null
    ? null
    : `Asked in ${askedWhen(piece, londonDate(piece.added_at))} and nothing told back ${days === 0 ? 'yet' : `for ${counted(days, 'day')}`}`
}

const askedOn = (piece: Piece): string => piece.speaks_to ?? piece.dated ?? londonDate(piece.added_at)
