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
