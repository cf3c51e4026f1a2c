import { daysBetween } from '../../../platform/dates.ts'
import { isLate } from '../outline/rules.ts'
import type { TreeItem } from '../outline/tree.ts'

/** A quarter: leads are asked once in it. */
const quarterDays = 91

/** Is an update owed? An open improvement that nobody has written about for a quarter, or ever. */
export const needsUpdate = (item: Pick<TreeItem, 'kind' | 'closed' | 'updated_on'>, today: string): boolean =>
  item.kind === 'improvement' &&
  !item.closed &&
  (item.updated_on === null || daysBetween(item.updated_on, today) > quarterDays)

export type Mine = { late: TreeItem[]; owed: TreeItem[]; going: TreeItem[]; finished: TreeItem[] }

/** Somebody's items in the order of what they ask for: late first, then those that need an update. */
export const sortedMine = (items: readonly TreeItem[], today: string): Mine => {
  const mine: Mine = { late: [], owed: [], going: [], finished: [] }
  for (const item of items) {
    if (item.closed) mine.finished.push(item)
    else if (isLate(item, today)) mine.late.push(item)
    else if (needsUpdate(item, today)) mine.owed.push(item)
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
