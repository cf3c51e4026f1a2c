import { daysBetween } from '../../../platform/dates.ts'
import { isLate } from '../outline/rules.ts'
import { isOwedBit } from '../rounds/rules.ts'
import type { TreeItem } from '../outline/tree.ts'

/** A quarter: leads are asked once in it. */
const quarterDays = 91

/** The items of rounds that are open, and whether an update on each is owed there. */
export type OwedInRounds = ReadonlyMap<string, boolean>

export const owedInRounds = (
  bits: readonly { item_id: string; required: boolean; led: boolean; answered: boolean }[],
): OwedInRounds => new Map(bits.map((bit) => [bit.item_id, isOwedBit(bit)]))

/**
 * Is an update owed? Where the item stands in an open round, the round says; otherwise an open improvement owes one that
 * nobody has written about for a quarter, or ever.
 */
export const needsUpdate = (
  item: Pick<TreeItem, 'id' | 'kind' | 'closed' | 'updated_on'>,
  today: string,
  rounds: OwedInRounds = new Map(),
): boolean =>
  rounds.get(item.id) ??
  (item.kind === 'improvement' &&
    !item.closed &&
    (item.updated_on === null || daysBetween(item.updated_on, today) > quarterDays))

export type Mine = { late: TreeItem[]; owed: TreeItem[]; going: TreeItem[]; finished: TreeItem[] }

/** Somebody's items in the order of what they ask for: late first, then those that need an update. */
export const sortedMine = (items: readonly TreeItem[], today: string, rounds: OwedInRounds = new Map()): Mine => {
  const mine: Mine = { late: [], owed: [], going: [], finished: [] }
  for (const item of items) {
    if (item.closed) mine.finished.push(item)
    else if (isLate(item, today)) mine.late.push(item)
    else if (needsUpdate(item, today, rounds)) mine.owed.push(item)
    else mine.going.push(item)
  }
  const byDue = (a: TreeItem, b: TreeItem) => (a.due ?? '9999').localeCompare(b.due ?? '9999')
  return {
    late: mine.late.sort(byDue),
    owed: mine.owed.sort(byDue),
    going: mine.going.sort(byDue),
    finished: mine.finished,
  }
}
