// What came of an import, in numbers and in words.
import type { Refusal } from './figures.ts'
import type { Doubt } from './table.ts'

export type Counts = { new: number; changed: number; unchanged: number }

/** The answer of the command line and of a push. `doubts`: how something unclear was taken; absent when nothing was. */
export type ImportAnswer = {
  measures_new: string[]
  new: number
  changed: number
  unchanged: number
  refused: Refusal[]
  refused_more?: number
  doubts?: Doubt[]
}

export const answerOf = (staged: {
  measures: readonly { measure: { name: string; known: object | null }; counts: Counts }[]
  counts: Counts
  refused: readonly Refusal[]
  refusals: number
  doubts: readonly Doubt[]
}): ImportAnswer => ({
  measures_new: staged.measures.flatMap(({ measure, counts }) =>
    measure.known === null && counts.new > 0 ? [measure.name] : [],
  ),
  ...staged.counts,
  refused: [...staged.refused],
  ...(staged.refusals > staged.refused.length ? { refused_more: staged.refusals - staged.refused.length } : {}),
  ...(staged.doubts.length > 0 ? { doubts: [...staged.doubts] } : {}),
})

const count = (n: number) => n.toLocaleString('en-GB')

/** "310 new, 2 changed, 5 unchanged". */
export const importSentence = (counts: Counts): string =>
  (['new', 'changed', 'unchanged'] as const)
    .flatMap((what) => (counts[what] > 0 ? [`${count(counts[what])} ${what}`] : []))
    .join(', ') || 'nothing new'

/** "312 figures", "one figure". */
export const figuresWords = (n: number): string => (n === 1 ? 'one figure' : `${count(n)} figures`)
