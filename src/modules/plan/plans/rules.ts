import type { Tone } from '../../../platform/shapes.tsx'
import { upper } from '../../../platform/sentence.ts'
import type { Plan, PlanLevel, StatusKey } from './model.ts'
import { levels } from './model.ts'

/** A status as it is shown. No tone: nobody has stated one. */
export type StatusShown = { code: string; word: string; tone: Tone | null }

/** The code of an item whose status nobody has stated: every imported item, until its first update. */
export const notStated = 'not_stated'

/** The status of an item in words. A code that the newest key dropped is read with the last key that had it. */
export const statusShown = (item: { status: string; kind: string }, keys: readonly StatusKey[]): StatusShown => {
  if (item.kind === 'no_improvement_needed' && item.status === notStated)
    return { code: notStated, word: 'No improvement needed', tone: 'none' }
  const word = keys.flatMap((key) => key.words).find(({ code }) => code === item.status)
  return word
    ? { code: word.code, word: word.word, tone: word.shape }
    : { code: notStated, word: 'Not yet stated', tone: null }
}

/** What this plan calls a level: "Priority"; the level's own name when the plan does not use it. */
export const wordOfLevel = (plan: Pick<Plan, 'levels'>, level: string): string =>
  plan.levels.find((each) => each.level === level)?.word ?? upper(level)

/** The levels a form ticked, from the top, with the plan's words for them. At least one that can hold items. */
export const levelsOf = (ticked: readonly string[], word: (level: string) => string): PlanLevel[] =>
  levels.filter((level) => ticked.includes(level)).map((level) => ({ level, word: word(level).trim() || upper(level) }))

/** The plans that a plan may stand under: strategic ones that stand under none themselves, and not the plan itself. */
export const mayStandUnder = <T extends { id: string; kind: Plan['kind']; parent_id: string | null }>(
  all: readonly T[],
  planId: string | null,
): T[] => all.filter(({ id, kind, parent_id: above }) => kind === 'strategic' && above === null && id !== planId)
