import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'

/** Holds these items until the transaction ends, so that nobody changes them between looking and saving. */
export const holdItems = async (db: Db, ids: readonly string[]): Promise<void> => {
  await sql`select id from plan.item where id = any(${ids}::uuid[]) order by id for update`.execute(db)
}

/** Puts an item's status back to what it was before an update that is taken back. */
export const putStatusBack = (
  db: Db,
  itemId: string,
  status: { status: string; statusOn: string | null },
): Promise<unknown> =>
  db
    .updateTable('plan.item')
    .set({ status: status.status, status_on: status.statusOn })
    .where('id', '=', itemId)
    .execute()

/** The last update of each of these items: to tell whether somebody has reported since. */
export const lastUpdateIds = async (db: Db, itemIds: readonly string[]): Promise<Map<string, string>> => {
  const { rows } = await sql<{ item_id: string; id: string }>`
    select distinct on (item_id) item_id, id from plan.item_update
     where item_id = any(${itemIds}::uuid[])
     order by item_id, dated desc, written_at desc`.execute(db)
  return new Map(rows.map(({ item_id: item, id }) => [item, id]))
}

/** Keeps with an import what was taken over from it. */
export const keepTaken = (db: Db, importId: string, choices: unknown): Promise<unknown> =>
  db
    .updateTable('plan.import')
    .set({ choices: JSON.stringify(choices) })
    .where('id', '=', importId)
    .execute()

/** The plan to which most of these items belong; undefined when none of them is in a plan. */
export const planOfItems = async (db: Db, ids: readonly string[]): Promise<string | undefined> => {
  const { rows } = await sql<{ plan_id: string }>`
    select plan_id from plan.item where id = any(${ids}::uuid[]) and deleted_at is null
     group by plan_id order by count(*) desc limit 1`.execute(db)
  return rows[0]?.plan_id
}
