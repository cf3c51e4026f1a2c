import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Was } from './rules.ts'

/** The agreed dates that the items of a plan had before, the oldest first. */
export const formerDates = async (db: Db, planId: string): Promise<Was[]> =>
  (
    await sql<Was>`
    select m.item_id, m.was
      from plan.move m join plan.item i on i.id = m.item_id
     where i.plan_id = ${planId} and i.deleted_at is null and m.which = 'due' and m.was is not null
     order by m.moved_at, m.id`.execute(db)
  ).rows
