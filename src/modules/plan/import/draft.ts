import type { Figures } from './figures.ts'
import type { GridRow } from './grids.ts'
import type { Answer, Decision, Doubt, Meaning, Proposal, Warning } from './proposal.ts'

/** An item in the making: its words by meaning, before dates, leads and measures are read out of them. */
export type Draft = {
  key: string
  table: number
  rows: number[]
  page?: number
  sheet?: string
  /** True where a new page or table begins with this item: the place where words leak into a neighbour. */
  breakBefore: boolean
  text: Partial<Record<Meaning, string>>
  columns: Partial<Record<Meaning, number>>
  inherited: Meaning[]
  /** Meanings whose words were moved here from another cell or row. */
  moved: Partial<Record<Meaning, 'other cell' | 'other row'>>
  fill: string | null
  figures: Figures | null
  links: string[]
  extra: { heading: string; text: string }[]
  warnings: Warning[]
  /** True where the row's own aim is shared with the row above, so its finer words must tell it apart. */
  sharesAim: boolean
}

/** A line of the plan with the rows it was joined of; cells are by column, `inherited` names the columns taken from above. */
export type Line = {
  rows: GridRow[]
  cells: string[]
  first: GridRow
  theme: string | null
  inherited: number[]
  breakBefore: boolean
  sharesAim: boolean
}

/** The levels above and at the deed, from the top. */
export const upper: Meaning[] = ['theme', 'outcome', 'driver', 'finding', 'aim']

export type Question = Omit<Doubt, 'letter' | 'chosen' | 'settled' | 'answers'> & { answers: Answer[] }

/** What the stages of an import share: the answers given so far, the doubts raised and the things put right. */
export type Settling = {
  ask: (question: Question) => string
  putRight: Proposal['putRight']
  notes: string[]
  doubts: Doubt[]
  decisions: Decision[]
}

export const settlingOf = (decisions: Decision[]): Settling => {
  const given = new Map<string, string>()
  for (const decision of decisions) if (decision.do === 'answer') given.set(decision.doubt, decision.value)
  const doubts: Doubt[] = []
  const ask = (question: Question): string => {
    const likeliest = question.answers[0]?.value ?? ''
    const answer = given.get(question.key)
    const isKnown = answer !== undefined && question.answers.some((each) => each.value === answer)
    const chosen = isKnown ? answer : likeliest
    doubts.push({ ...question, letter: '', chosen, settled: isKnown })
    return chosen
  }
  return { ask, putRight: [], notes: [], doubts, decisions }
}

/** The words that describe what an item is about, without what has been done. */
export const aboutOf = (draft: Draft): string => {
  const own: Meaning[] = ['driver', 'aim', 'measure', 'finding', 'reason']
  const told = own.filter(
    (meaning) => draft.text[meaning] && (!draft.inherited.includes(meaning) || meaning !== 'driver'),
  )
  return [...told, ...(told.length === 0 ? (['outcome', 'theme'] as Meaning[]) : [])]
    .map((meaning) => draft.text[meaning] ?? '')
    .join('. ')
}

/** The words an item is known by: its aim, else what stands for it. */
export const nameOf = (draft: Draft): string =>
  draft.text.aim ??
  draft.text.driver ??
  draft.text.finding ??
  draft.text.measure ??
  draft.text.outcome ??
  draft.text.theme ??
  ''

/** One text after another; words that only say that nothing stands there give way. */
export const add = (a: string | undefined, b: string): string => (a && !/^(?:n\/?a|none|-)$/i.test(a) ? `${a} ${b}` : b)
