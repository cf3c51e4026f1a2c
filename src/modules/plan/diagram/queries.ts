import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { renameStatement } from '../../evidence/index.ts'
import type { Level } from '../plans/model.ts'
import type { Share } from './rules.ts'

/** The shared drivers of a plan; items that are deleted share nothing. */
export const sharesOf = async (db: Db, planId: string): Promise<Share[]> =>
  (
    await sql<Share>`
    select a.item_id, a.under_id
      from plan.also_under a
      join plan.item i on i.id = a.item_id
      join plan.item u on u.id = a.under_id
     where i.plan_id = ${planId} and i.deleted_at is null and u.deleted_at is null
     order by u.position, a.id`.execute(db)
  ).rows

/** Puts an item somewhere else in its plan unless somebody saved first. True when it was put there. */
export const putUnder = async (
  db: Db,
  itemId: string,
  version: number,
  place: { parentId: string | null; level: Level },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('plan.item')
    .set({ parent_id: place.parentId, level: place.level, version: version + 1 })
    .where('id', '=', itemId)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Gives an item another title unless somebody saved first. True when it has it. */
export const rename = async (db: Db, itemId: string, version: number, title: string): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('plan.item')
    .set({ title, version: version + 1 })
    .where('id', '=', itemId)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await renameStatement(db, itemId, title)
  return numUpdatedRows > 0n
}

export const share = (db: Db, itemId: string, underId: string): Promise<unknown> =>
  db
    .insertInto('plan.also_under')
    .values({ item_id: itemId, under_id: underId })
    .onConflict((c) => c.doNothing())
    .execute()

export const unshare = (db: Db, itemId: string, underId: string): Promise<unknown> =>
  db.deleteFrom('plan.also_under').where('item_id', '=', itemId).where('under_id', '=', underId).execute()
