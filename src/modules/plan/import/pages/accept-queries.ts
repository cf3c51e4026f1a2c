import { sql } from 'kysely'
import type { Db } from '../../../../platform/db.ts'
import type { PlanLevel } from '../../plans/model.ts'

/** Rows of many items at once, each statement's text the same whatever their number. */
export type ItemToWrite = {
  id: string
  parent_id: string | null
  level: string
  position: number
  reference: string
  title: string
  aim: string
  kind: 'improvement' | 'no_improvement_needed'
  reason: string
  lead_agency_id: string | null
  starts_on: string | null
  due_kind: 'date' | 'ongoing' | 'to_be_confirmed'
  due: string | null
  status: string
  status_on: string | null
  links: string[]
  doubts: { code: string; sentence: string }[]
}
export type TargetToWrite = { item_id: string; position: number; text: string }
export type StepToWrite = { item_id: string; position: number; due: string; value: number; unit: string }
export type UpdateToWrite = { id: string; item_id: string; status: string; done: string }
export type ContributionToWrite = {
  update_id: string
  agency_id: string | null
  agency: string
  text: string
  position: number
}

/** The rows of an import carry its id and have one line of history together; `loud` writes single lines again. */
export const hushRows = (db: Db, hushed: boolean): Promise<unknown> =>
  sql`select set_config('holdfast.silent', ${hushed ? 'on' : 'off'}, true)`.execute(db)

export const writeItems = (db: Db, planId: string, importId: string, rows: readonly ItemToWrite[]): Promise<unknown> =>
  sql`insert into plan.item (id, plan_id, import_id, parent_id, level, position, reference, title, aim, kind, reason,
             lead_agency_id, starts_on, due_kind, due, status, status_on, links, doubts)
      select id, ${planId}::uuid, ${importId}::uuid, parent_id, level, position, reference, title, aim, kind, reason,
             lead_agency_id, starts_on, due_kind, due, status, status_on,
             array(select jsonb_array_elements_text(links)), doubts
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, parent_id uuid, level text, position int,
             reference text, title text, aim text, kind text, reason text, lead_agency_id uuid, starts_on date,
             due_kind text, due date, status text, status_on date, links jsonb, doubts jsonb)`.execute(db)

export const writeLeads = (
  db: Db,
  rows: readonly { item_id: string; post_id: string; position: number }[],
): Promise<unknown> =>
  sql`insert into plan.lead (item_id, post_id, position)
      select item_id, post_id, position
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(item_id uuid, post_id uuid, position int)
      on conflict do nothing`.execute(db)

export const writeTargets = async (
  db: Db,
  targets: readonly TargetToWrite[],
  steps: readonly StepToWrite[],
): Promise<void> => {
  await sql`insert into plan.target (item_id, position, text)
      select item_id, position, text
        from jsonb_to_recordset(${JSON.stringify(targets)}::jsonb) as r(item_id uuid, position int, text text)`.execute(
    db,
  )
  await sql`insert into plan.step (target_id, due, value, unit)
      select t.id, r.due, r.value, r.unit
        from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as r(item_id uuid, position int, due date, value numeric, unit text)
        join plan.target t on t.item_id = r.item_id and t.position = r.position
      on conflict do nothing`.execute(db)
}

export const writeUpdates = async (
  db: Db,
  at: { importId: string; keyId: string; dated: string },
  updates: readonly UpdateToWrite[],
  contributions: readonly ContributionToWrite[],
): Promise<void> => {
  await sql`insert into plan.item_update (id, item_id, key_id, dated, status, done, agreed_how, import_id)
      select id, item_id, ${at.keyId}::uuid, ${at.dated}::date, status, done, 'imported', ${at.importId}::uuid
        from jsonb_to_recordset(${JSON.stringify(updates)}::jsonb) as r(id uuid, item_id uuid, status text, done text)`.execute(
    db,
  )
  await sql`insert into plan.contribution (update_id, agency_id, agency, text, position)
      select update_id, agency_id, agency, text, position
        from jsonb_to_recordset(${JSON.stringify(contributions)}::jsonb) as r(update_id uuid, agency_id uuid, agency text, text text, position int)`.execute(
    db,
  )
}

export const writeAnswers = (db: Db, rows: readonly { item_id: string; finding_id: string }[]): Promise<unknown> =>
  sql`insert into plan.answer (item_id, finding_id)
      select item_id, finding_id
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(item_id uuid, finding_id uuid)
      on conflict do nothing`.execute(db)

/** The headings of a plan that is there, so that an import below them makes none twice; and the last place at the top. */
export const headingsOf = (
  db: Db,
  planId: string,
): Promise<{ id: string; parent_id: string | null; level: string; title: string; position: number }[]> =>
  db
    .selectFrom('plan.item')
    .select(['id', 'parent_id', 'level', 'title', 'position'])
    .where('plan_id', '=', planId)
    .where('deleted_at', 'is', null)
    .execute()

/** Gives a plan the levels that an import brought. */
export const addLevels = (db: Db, planId: string, levels: readonly PlanLevel[]): Promise<unknown> =>
  db
    .updateTable('plan.plan')
    .set((e) => ({ levels: JSON.stringify(levels), version: e('version', '+', 1) }))
    .where('id', '=', planId)
    .execute()

/** What happened to the items of an import since: what an undoing would take along. */
export const sinceImport = async (
  db: Db,
  importId: string,
  planId: string,
): Promise<{ updates: number; changed: number; added: number }> => {
  const { rows } = await sql<{ updates: number; changed: number; added: number }>`
    select (select count(*)::int from plan.item_update u join plan.item i on i.id = u.item_id
             where i.import_id = ${importId} and i.deleted_at is null and u.import_id is distinct from ${importId}) as updates,
           (select count(*)::int from plan.item i where i.import_id = ${importId} and i.deleted_at is null and i.version > 1) as changed,
           (select count(*)::int from plan.item i where i.plan_id = ${planId} and i.deleted_at is null
               and i.import_id is distinct from ${importId}) as added`.execute(db)
  return rows[0] ?? { updates: 0, changed: 0, added: 0 }
}

/** Deletes what an import brought; it stays in the database. Gives the ids of items and updates whose statements end. */
export const deleteImported = async (
  db: Db,
  importId: string,
  at: Date,
): Promise<{ items: string[]; statements: string[] }> => {
  const { rows } = await sql<{ id: string }>`
    update plan.item set deleted_at = ${at} where import_id = ${importId} and deleted_at is null returning id`.execute(
    db,
  )
  const items = rows.map(({ id }) => id)
  const { rows: updates } = await sql<{ id: string }>`
    select id from plan.item_update where item_id = any(${items}::uuid[])`.execute(db)
  return { items, statements: [...items, ...updates.map(({ id }) => id)] }
}

export const deletePlan = (db: Db, planId: string, at: Date): Promise<unknown> =>
  db.updateTable('plan.plan').set({ deleted_at: at }).where('id', '=', planId).execute()
