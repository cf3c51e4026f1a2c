import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { AgreedHow } from '../updates/rules.ts'

/** Records how a holder agreed, unless they have meanwhile. True when recorded. */
export const agree = async (db: Db, id: string, how: AgreedHow, on: string): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('plan.item_update')
    .set({ agreed_how: how, agreed_on: on })
    .where('id', '=', id)
    .where('agreed_how', '=', 'not_yet')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Says yes, for the holder of these posts, to those of these updates that wait for it. Gives the items they are on. */
export const confirmAll = async (
  db: Db,
  ids: readonly string[],
  posts: readonly string[],
  on: string,
): Promise<{ item_id: string; dated: string }[]> =>
  (
    await sql<{ item_id: string; dated: string }>`
    update plan.item_update set agreed_how = 'holder', agreed_on = ${on}::date
     where id = any(${ids}::uuid[]) and for_post_id = any(${posts}::uuid[]) and agreed_how = 'not_yet'
    returning item_id, dated`.execute(db)
  ).rows
