import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'

/** A scrutiny body: an inspectorate, an audit office, a commission. */
export type Body = { id: string; name: string; short_name: string; does: string; ended_on: string | null }
export type BodyFields = Pick<Body, 'name' | 'short_name' | 'does' | 'ended_on'>

/** All scrutiny bodies by name, also those that are no more. */
export const bodies = (db: Db): Promise<Body[]> =>
  db.selectFrom('inspection.body').select(['id', 'name', 'short_name', 'does', 'ended_on']).orderBy('name').execute()

export const addBody = async (db: Db, fields: BodyFields): Promise<string> =>
  (await db.insertInto('inspection.body').values(fields).returning('id').executeTakeFirstOrThrow()).id

export const saveBody = (db: Db, id: string, fields: BodyFields): Promise<unknown> =>
  db.updateTable('inspection.body').set(fields).where('id', '=', id).execute()

/** Which bodies take part in some sources. */
export const bodiesOf = (db: Db, sourceIds: readonly string[]): Promise<{ source_id: string; body_id: string }[]> =>
  db
    .selectFrom('inspection.source_body')
    .select(['source_id', 'body_id'])
    .where('source_id', '=', sql<string>`any(${sourceIds}::uuid[])`)
    .execute()

/** Makes these bodies, and no others, take part. */
export async function setBodies(db: Db, sourceId: string, bodyIds: readonly string[]): Promise<void> {
  await db
    .deleteFrom('inspection.source_body')
    .where('source_id', '=', sourceId)
    .where(sql<boolean>`body_id <> all(${bodyIds}::uuid[])`)
    .execute()
  if (bodyIds.length === 0) return
  await db
    .insertInto('inspection.source_body')
    .values(bodyIds.map((body_id) => ({ source_id: sourceId, body_id })))
    .onConflict((c) => c.columns(['partnership_id', 'source_id', 'body_id']).doNothing())
    .execute()
}
