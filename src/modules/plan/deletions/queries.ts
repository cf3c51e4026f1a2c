import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { endStatement, restoreStatement } from '../../evidence/index.ts'
import { handDown } from '../handing/queries.ts'

/** Deletes an item with all beneath it. It stays in the database and can be brought back. Gives how many went. */
export const deleteItem = async (db: Db, itemId: string, at: Date): Promise<number> => {
  const ids = await subtree(db, itemId, null)
  await db
    .updateTable('plan.item')
    .set({ deleted_at: at })
    .where('id', 'in', ids)
    .where('deleted_at', 'is', null)
    .execute()
  for (const id of await withUpdates(db, ids)) await endStatement(db, id, at)
  await handDown(db, ids)
  return ids.length
}

/** Brings back an item and what was deleted together with it. Gives how many came back. */
export const restoreItem = async (db: Db, item: { id: string; deleted_at: Date }): Promise<number> => {
  const ids = await subtree(db, item.id, item.deleted_at)
  await db.updateTable('plan.item').set({ deleted_at: null }).where('id', 'in', ids).execute()
  for (const id of await withUpdates(db, ids)) await restoreStatement(db, id)
  await handDown(db, ids)
  return ids.length
}

export type Deleted = {
  id: string
  plan_id: string
  title: string
  reference: string
  deleted_at: Date
  parent: string | null
  parent_gone: boolean
  beneath: number
}

/** What was deleted from a plan, newest first: each once, with how much went along. */
export const deletedItems = async (db: Db, planId: string): Promise<Deleted[]> =>
  (
    await sql<Deleted>`
    select i.id, i.plan_id, i.title, i.reference, i.deleted_at, p.title as parent, p.deleted_at is not null as parent_gone,
           (select count(*)::int from plan.item b where b.plan_id = i.plan_id and b.deleted_at = i.deleted_at and b.id <> i.id) as beneath
      from plan.item i left join plan.item p on p.id = i.parent_id
     where i.plan_id = ${planId} and i.deleted_at is not null and (p.id is null or p.deleted_at is distinct from i.deleted_at)
     order by i.deleted_at desc limit 100`.execute(db)
  ).rows

/** An item that was deleted, for its restoration. */
export const findDeleted = async (
  db: Db,
  id: string,
): Promise<{ id: string; plan_id: string; title: string; deleted_at: Date; parent_gone: boolean } | undefined> =>
  (
    await sql<{ id: string; plan_id: string; title: string; deleted_at: Date; parent_gone: boolean }>`
    select i.id, i.plan_id, i.title, i.deleted_at, p.deleted_at is not null as parent_gone
      from plan.item i left join plan.item p on p.id = i.parent_id
     where i.id = ${id} and i.deleted_at is not null`.execute(db)
  ).rows[0]

// An item and all beneath it that was deleted at the same instant, or not at all: what goes and comes together.
const subtree = async (db: Db, itemId: string, deletedAt: Date | null): Promise<string[]> =>
  (
    await sql<{ id: string }>`
    with recursive below as (
      select id from plan.item where id = ${itemId}
      union all
      select i.id from plan.item i join below on i.parent_id = below.id
       where i.deleted_at is not distinct from ${deletedAt}::timestamptz)
    select id from below`.execute(db)
  ).rows.map(({ id }) => id)

const withUpdates = async (db: Db, ids: readonly string[]): Promise<string[]> => [
  ...ids,
  ...(await db.selectFrom('plan.item_update').select('id').where('item_id', 'in', ids).execute()).map(({ id }) => id),
]
