import { longDate } from '../../../platform/dates.ts'
import type { DueKind, TreeItem } from '../outline/tree.ts'
import { type Level, levels, type Plan } from '../plans/model.ts'

/** A day that was agreed or forecast, or that there is none. */
export type Agreed = { kind: DueKind; date: string | null }

/** Has an agreed date moved? Agreeing the first one is no move. */
export const isMove = (was: Agreed, becomes: Agreed): boolean =>
  was.date !== null && (becomes.kind !== 'date' || becomes.date !== was.date)

/** Does a forecast say something new, so that a reason is owed? The first is compared with the agreed date. */
export const isNewForecast = (
  was: { forecast: string | null; due: string | null },
  forecast: string | null,
): boolean => {
  const before = was.forecast ?? was.due
  return forecast !== null && before !== null && forecast !== before
}

/** "30 September 2027", "ongoing", "to be confirmed". */
export const agreedWords = ({ kind, date }: Agreed): string =>
  date ? longDate(date) : kind === 'ongoing' ? 'ongoing' : kind === 'date' ? 'no date' : 'to be confirmed'

/** The sentence a moved date leaves in history. */
export const moveSentence = (which: 'due' | 'forecast', was: Agreed, becomes: Agreed, reason: string): string =>
  `moved the ${which === 'due' ? 'agreed date' : 'forecast'} from ${agreedWords(was)} to ${agreedWords(becomes)}, because “${reason.trim().replace(/[.\s]+$/, '')}”`

/** The items under which an item may stand: above its level, and neither itself nor beneath itself. */
export const parentsFor = (items: readonly TreeItem[], itemId: string | null): TreeItem[] =>
  items.filter(
    (each) => each.level !== 'action' && each.id !== itemId && (itemId === null || !each.above.includes(itemId)),
  )

/** The level that comes next below a parent in this plan; the top level when there is none. */
export const nextLevel = (plan: Pick<Plan, 'levels'>, parent: { level: Level } | undefined): Level => {
  const used = plan.levels.map(({ level }) => level)
  const below = parent ? used.filter((level) => rank(level) > rank(parent.level)) : used
  return below[0] ?? used.at(-1) ?? 'action'
}

/** Why an item may not stand there, in words; nothing when it may. */
export const misplaced = (
  level: Level,
  parent: TreeItem | undefined,
  children: readonly { level: Level; title: string }[],
): { field: 'parent' | 'level'; text: string } | undefined => {
  if (parent && rank(parent.level) >= rank(level))
    return {
      field: 'level',
      text: `An item of this level cannot stand under “${parent.title}”. Choose a lower level or another place`,
    }
  const child = children.find((each) => rank(each.level) <= rank(level))
  if (child) return { field: 'level', text: `“${child.title}” stands under it, so its level must be higher than that` }
  return undefined
}

const rank = (level: Level) => levels.indexOf(level)

/** A doubt that an import left on an item, until somebody settles it. */
export type Doubt = { code: string; sentence: string; suggests?: number | string }

/** May somebody write about this item? Its lead posts' holders and writers may, and who edits the plan. */
export const mayUpdate = (
  item: Pick<TreeItem, 'leads'>,
  who: { holds: readonly string[]; writesFor: readonly string[]; edits: boolean },
): boolean => who.edits || item.leads.some(({ id }) => who.holds.includes(id) || who.writesFor.includes(id))
