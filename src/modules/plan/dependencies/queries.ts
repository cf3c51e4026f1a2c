import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Dependency } from './rules.ts'

/** All dependencies of the partnership between items that are not deleted: a ring may run through several plans. */
export const dependencies = async (db: Db): Promise<(Dependency & { why: string })[]> =>
  (
    await sql<Dependency & { why: string }>`
    select d.item_id, d.needs_id, d.why
      from plan.dependency d
      join plan.item i on i.id = d.item_id
      join plan.item n on n.id = d.needs_id
     where i.deleted_at is null and n.deleted_at is null
     order by d.id`.execute(db)
  ).rows

export type Candidate = { id: string; plan_id: string; plan: string; reference: string; title: string; line: boolean }

/** Every item of every plan by name: what an item may wait for. */
export const candidates = async (db: Db): Promise<Omit<Candidate, 'line'>[]> =>
  (
    await sql<Omit<Candidate, 'line'>>`
    select i.id, i.plan_id, p.title as plan, i.reference, i.title
      from plan.item i join plan.plan p on p.id = i.plan_id
     where i.deleted_at is null and p.deleted_at is null and i.kind = 'improvement' and i.level in ('driver', 'project', 'action')
     order by p.position, p.title, i.reference, i.title`.execute(db)
  ).rows

export const addDependency = (db: Db, itemId: string, needsId: string, why: string): Promise<unknown> =>
  db
    .insertInto('plan.dependency')
    .values({ item_id: itemId, needs_id: needsId, why })
    .onConflict((c) => c.doNothing())
    .execute()

export const removeDependency = async (db: Db, itemId: string, needsId: string): Promise<boolean> =>
  (
    await db
      .deleteFrom('plan.dependency')
      .where('item_id', '=', itemId)
      .where('needs_id', '=', needsId)
      .executeTakeFirst()
  ).numDeletedRows > 0n
