import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { LastSaid } from './model.ts'

/** What was last said about each item outside a round. Words that an import brought were said before, nobody knows when. */
export const lastSaid = async (db: Db, itemIds: readonly string[], roundId: string): Promise<LastSaid[]> =>
  (
    await sql<LastSaid>`
    select distinct on (item_id) id, item_id, key_id, dated, status, done, next, help
      from plan.item_update
     where item_id = any(${itemIds}::uuid[]) and agreed_how <> 'imported' and round_id is distinct from ${roundId}::uuid
     order by item_id, dated desc, written_at desc, id desc`.execute(db)
  ).rows
