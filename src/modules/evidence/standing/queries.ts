import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Since } from './rules.ts'

/**
 * Says from which day evidence must speak to prove some statements: when a change of practice came into use, or an item
 * closed. A second closing leaves the first day alone; no day forgets it.
 */
export const proveSince = (
  db: Db,
  statements: readonly { id: string; day: string | null }[],
  why: NonNullable<Since['since_why']>,
): Promise<unknown> =>
  statements.length === 0
    ? Promise.resolve()
    : sql`update evidence.statement t
             set proves_since = s.day, since_why = case when s.day is null then null else ${why}::text end
            from unnest(${statements.map(({ id }) => id)}::uuid[], ${statements.map(({ day }) => day)}::date[]) as s (id, day)
           where t.id = s.id and t.proves_since is distinct from s.day
             and (s.day is null or t.proves_since is null or ${why}::text <> 'closed')`.execute(db)
