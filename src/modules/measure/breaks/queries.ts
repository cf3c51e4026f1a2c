import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Break } from '../model.ts'

/** Where the figures of some measures stop being comparable, oldest first. */
export const breaksOf = (db: Db, measureIds: readonly string[]): Promise<Break[]> =>
  db
    .selectFrom('measure.break')
    .select(['id', 'measure_id', 'dated', 'what', 'reason'])
    .where('measure_id', '=', sql<string>`any(${measureIds}::uuid[])`)
    .orderBy('dated')
    .orderBy('id')
    .$castTo<Break>()
    .execute()

/** Says that the figures from a day on are not comparable with those before. */
export const addBreak = (
  db: Db,
  measureId: string,
  at: { dated: string; what: Break['what']; reason: string },
): Promise<unknown> =>
  db
    .insertInto('measure.break')
    .values({ measure_id: measureId, ...at })
    .execute()

/** Takes a break away; undefined when there is none of that id. */
export const removeBreak = (db: Db, id: string): Promise<{ measure_id: string; dated: string } | undefined> =>
  db.deleteFrom('measure.break').where('id', '=', id).returning(['measure_id', 'dated']).executeTakeFirst()
