import type { Db } from '../../../platform/db.ts'
import { type Agreed, isMove } from '../items/rules.ts'
import type { DueKind } from '../outline/tree.ts'

/** Keeps that a date moved, with its reason. */
export const keepMove = (
  db: Db,
  itemId: string,
  which: 'due' | 'forecast',
  was: Agreed,
  becomes: Agreed,
  reason: string,
): Promise<unknown> =>
  db
    .insertInto('plan.move')
    .values({ item_id: itemId, which, was: was.date, became: becomes.date, became_kind: becomes.kind, reason })
    .execute()

/** Moves the agreed date or the forecast of an item and keeps the reason (a first date is no move). */
export const moveDate = async (
  db: Db,
  itemId: string,
  which: 'due' | 'forecast',
  to: Agreed,
  reason: string,
): Promise<void> => {
  const item = await db
    .selectFrom('plan.item')
    .select(['due', 'due_kind', 'forecast'])
    .where('id', '=', itemId)
    .executeTakeFirstOrThrow()
  const was: Agreed =
    which === 'due'
      ? { kind: item.due_kind as DueKind, date: item.due }
      : { kind: 'date', date: item.forecast ?? item.due }
  await db
    .updateTable('plan.item')
    .set(which === 'due' ? { due: to.date, due_kind: to.kind } : { forecast: to.date })
    .set((e) => ({ version: e('version', '+', 1) }))
    .where('id', '=', itemId)
    .execute()
  if (isMove(was, to)) await keepMove(db, itemId, which, was, to, reason)
}

/** Every date of an item that moved, newest first. */
export const movesOf = (
  db: Db,
  itemId: string,
): Promise<
  {
    which: string
    was: string | null
    became: string | null
    became_kind: string
    reason: string
    moved_at: Date
    moved_by: string | null
  }[]
> =>
  db
    .selectFrom('plan.move')
    .select(['which', 'was', 'became', 'became_kind', 'reason', 'moved_at', 'moved_by'])
    .where('item_id', '=', itemId)
    .orderBy('moved_at', 'desc')
    .execute()
