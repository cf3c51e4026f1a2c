import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'

export type Milestone = {
  id: string
  item_id: string
  title: string
  due: string | null
  done_on: string | null
  position: number
}

export const milestonesOf = (db: Db, itemId: string): Promise<Milestone[]> =>
  db
    .selectFrom('plan.milestone')
    .select(['id', 'item_id', 'title', 'due', 'done_on', 'position'])
    .where('item_id', '=', itemId)
    .orderBy(sql`due nulls last`)
    .orderBy('position')
    .execute()

/** A milestone of an item that is not deleted. */
export const findMilestone = (db: Db, id: string): Promise<Milestone | undefined> =>
  db
    .selectFrom('plan.milestone as m')
    .innerJoin('plan.item as i', (j) =>
      j.onRef('i.partnership_id', '=', 'm.partnership_id').onRef('i.id', '=', 'm.item_id'),
    )
    .select(['m.id', 'm.item_id', 'm.title', 'm.due', 'm.done_on', 'm.position'])
    .where('m.id', '=', id)
    .where('i.deleted_at', 'is', null)
    .executeTakeFirst()

export const addMilestone = (db: Db, itemId: string, m: { title: string; due: string | null }): Promise<unknown> =>
  db
    .insertInto('plan.milestone')
    .values({
      item_id: itemId,
      title: m.title,
      due: m.due,
      position: sql<number>`(select coalesce(max(position) + 1, 0) from plan.milestone where item_id = ${itemId})`,
    })
    .execute()

export const saveMilestone = (
  db: Db,
  id: string,
  m: { title: string; due: string | null; doneOn: string | null },
): Promise<unknown> =>
  db.updateTable('plan.milestone').set({ title: m.title, due: m.due, done_on: m.doneOn }).where('id', '=', id).execute()

export const removeMilestone = (db: Db, id: string): Promise<unknown> =>
  db.deleteFrom('plan.milestone').where('id', '=', id).execute()
