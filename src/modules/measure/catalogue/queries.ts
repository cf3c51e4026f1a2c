import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'

/** Two people who take the same entry over at once: the second waits, and then finds it there. Held until the request ends. */
export const oneAtATime = async (db: Db): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('measure.catalogue'), hashtext(current_partnership()::text))`.execute(
    db,
  )
}
