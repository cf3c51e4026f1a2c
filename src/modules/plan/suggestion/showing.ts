import type { Ctx } from '../../../platform/route.ts'
import type { PlanTree, TreeItem } from '../outline/tree.ts'
import type { Plan } from '../plans/model.ts'
import { lastSuggested, type Suggestion, suggestionFacts, suggestionFrom, suggestionsOf } from './queries.ts'
import { differs, isTone, keyed, nothingWords, reopening } from './rules.ts'

/** What a page shows beside the reported status: when it was suggested, what and why, and whether it is private still. */
export type ShownSuggestion = {
  /** The day of the update it was suggested for; null: today. */
  on: string | null
  suggestion: Pick<Suggestion, 'tone' | 'word' | 'reasons' | 'wanting' | 'note'> | null
  /** Why nothing is suggested. */
  nothing: string
  /** Only those who work on the item see it, because no update has been given yet. */
  isPrivate: boolean
  /** Why the lead says something else, as the last update gives it. */
  differsWhy: string
  /** Why the item should be opened again; for those who may do so. */
  reopen: string[]
}

/**
 * The suggestion on one item. Who works on it sees what holds today; everybody else sees what was suggested when the last
 * update was given, and nothing before one was. `items`: the item, and for a heading what stands under it.
 */
export const shownOn = async (
  c: Ctx,
  plan: Plan,
  item: TreeItem,
  items: readonly TreeItem[],
  works: boolean,
): Promise<ShownSuggestion | null> => {
  const [last] = await lastSuggested(c.db, [item.id])
  const differsWhy = last?.differs_why ?? ''
  if (!works)
    return last?.suggested && isTone(last.suggested)
      ? {
          on: last.dated,
          suggestion: {
            ...keyed(last.suggested, plan.keys[0]?.words ?? []),
            reasons: last.suggested_why,
            wanting: '',
          },
          nothing: '',
          isPrivate: false,
          differsWhy,
          reopen: [],
        }
      : null
  const tree: PlanTree = { plan, items: [...items] }
  const facts = (await suggestionFacts(c.db, tree, c.today, 'working page')).get(item.id)
  if (!facts || item.kind !== 'improvement') return null
  return {
    on: null,
    suggestion: suggestionFrom(facts, tree, c.today),
    nothing: nothingWords(facts),
    isPrivate: last === undefined,
    differsWhy,
    reopen: reopening(facts, c.today),
  }
}

/**
 * For the outline: the suggestions that differ from what was reported. Who edits the plan sees those of today; a lead sees
 * today’s on their own items; the rest is what was suggested when the last update was given.
 */
export const differing = async (c: Ctx, tree: PlanTree): Promise<Map<string, Pick<Suggestion, 'tone' | 'word'>>> => {
  const live = await suggestionsOf(c.db, tree, c.today, 'working page')
  const key = tree.plan.keys[0]?.words ?? []
  const said = new Map(
    c.may('plan.edit')
      ? []
      : (
          await lastSuggested(
            c.db,
            tree.items.map(({ id }) => id),
          )
        ).map((last) => [last.item_id, last] as const),
  )
  return new Map(
    tree.items.flatMap((item) => {
      const own = c.may('plan.edit') || item.leads.some(({ person_id }) => person_id === c.user.id)
      const stored = said.get(item.id)?.suggested
      const suggestion = own ? live.get(item.id) : stored && isTone(stored) ? keyed(stored, key) : undefined
      return suggestion && differs(item.status.tone, suggestion) ? [[item.id, suggestion] as const] : []
    }),
  )
}
