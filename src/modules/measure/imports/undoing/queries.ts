// Taking an import back: its figures go, and those it replaced come back.
import { sql } from 'kysely'
import type { Db } from '../../../../platform/db.ts'

export type Later = { name: string; made_at: Date; count: number }

/** What has replaced figures of this import since: later imports by name, and corrections by hand. */
export const replacedSince = async (db: Db, id: string): Promise<{ imports: Later[]; byHand: number }> => {
  const { rows } = await sql<{ name: string | null; made_at: Date | null; count: number }>`
    select i.name, i.made_at, count(*)::int as count
      from measure.observation o left join measure.import i on i.id = o.replaced_by
     where o.import_id = ${id} and o.replaced_at is not null
     group by i.id, i.name, i.made_at order by i.made_at desc nulls last`.execute(db)
  return {
    imports: rows.flatMap(({ name, made_at, count }) =>
      name !== null && made_at !== null ? [{ name, made_at, count }] : [],
    ),
    byHand: rows.find(({ name }) => name === null)?.count ?? 0,
  }
}

export type Undone = { gone: number; back: number; measures: string[] }

/** Takes the figures of an import away and brings back those that it replaced. `measures`: whose figures these were. */
export const undoFigures = async (db: Db, id: string, at: Date): Promise<Undone> => {
  await sql`select set_config('statement_timeout', '10min', true),
    pg_advisory_xact_lock(hashtext('measure.import'), hashtext(current_partnership()::text))`.execute(db)
  const gone = await sql<{ measure_id: string; count: number }>`
    with gone as (update measure.observation set replaced_at = ${at} where import_id = ${id} and replaced_at is null returning measure_id)
    select measure_id, count(*)::int as count from gone group by measure_id`.execute(db)
  const back = await sql<{ count: number }>`
    with back as (update measure.observation set replaced_at = null, replaced_by = null where replaced_by = ${id} returning 1)
    select count(*)::int as count from back`.execute(db)
  return {
    gone: gone.rows.reduce((sum, { count }) => sum + count, 0),
    back: back.rows[0]?.count ?? 0,
    measures: gone.rows.map(({ measure_id }) => measure_id),
  }
}

/** Of the measures an import added, those that nobody has defined since and no figure stands under. */
export const leftEmpty = async (db: Db, ids: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from measure.measure m where id = any(${ids}::uuid[]) and version = 1 and deleted_at is null
       and not exists (select from measure.observation o where o.measure_id = m.id and o.replaced_at is null)`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

export const setUndone = async (db: Db, id: string, at: Date): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('measure.import')
    .set({ state: 'undone', undone_at: at, undone_by: sql<string | null>`current_person()` })
    .where('id', '=', id)
    .where('state', '=', 'imported')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
