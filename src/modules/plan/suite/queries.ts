import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { SuiteRow } from './rules.ts'

export type LinkedPlan = { id: string; plan_id: string; title: string; whose: string; url: string | null; why: string }
export type LinkedWords = Omit<LinkedPlan, 'id' | 'plan_id'>

/** The items of some plans in their order, with the findings each answers itself. */
export const suiteRows = async (db: Db, planIds: readonly string[]): Promise<SuiteRow[]> =>
  (
    await sql<SuiteRow>`
    with answers as materialized (
      select item_id, jsonb_agg(finding_id) as findings from plan.answer group by item_id)
    select i.id, i.plan_id, i.parent_id, i.level, i.reference, i.title, i.kind, i.status, i.status_on, i.due_kind, i.due,
           case when i.kind = 'signpost' then i.signpost_item_id end as signpost_item_id, coalesce(a.findings, '[]') as findings
      from plan.item i left join answers a on a.item_id = i.id
     where i.plan_id = any(${planIds}::uuid[]) and i.deleted_at is null
     order by i.position, i.id`.execute(db)
  ).rows

/** The plans kept elsewhere that a plan is tied to. */
export const linkedPlans = (db: Db, planId: string): Promise<LinkedPlan[]> =>
  db
    .selectFrom('plan.linked_plan')
    .select(['id', 'plan_id', 'title', 'whose', 'url', 'why'])
    .where('plan_id', '=', planId)
    .orderBy('title')
    .execute()

export const findLinked = (db: Db, id: string): Promise<LinkedPlan | undefined> =>
  db
    .selectFrom('plan.linked_plan')
    .select(['id', 'plan_id', 'title', 'whose', 'url', 'why'])
    .where('id', '=', id)
    .executeTakeFirst()

export const addLinked = (db: Db, planId: string, words: LinkedWords): Promise<unknown> =>
  db
    .insertInto('plan.linked_plan')
    .values({ plan_id: planId, ...words })
    .execute()

export const saveLinked = (db: Db, id: string, words: LinkedWords): Promise<unknown> =>
  db.updateTable('plan.linked_plan').set(words).where('id', '=', id).execute()

export const removeLinked = (db: Db, id: string): Promise<unknown> =>
  db.deleteFrom('plan.linked_plan').where('id', '=', id).execute()

export type PointedRow = {
  id: string
  title: string
  kind: string
  status: string
  status_on: string | null
  plan_id: string
  plan: string
}

/** The item that a signpost points to; undefined when it was deleted. */
export const pointedTo = (db: Db, itemId: string): Promise<PointedRow | undefined> =>
  db
    .selectFrom('plan.item as i')
    .innerJoin('plan.plan as p', (j) =>
      j.onRef('p.partnership_id', '=', 'i.partnership_id').onRef('p.id', '=', 'i.plan_id'),
    )
    .select(['i.id', 'i.title', 'i.kind', 'i.status', 'i.status_on', 'i.plan_id', 'p.title as plan'])
    .where('i.id', '=', itemId)
    .where('i.deleted_at', 'is', null)
    .where('p.deleted_at', 'is', null)
    .executeTakeFirst()

/** Points an item at one in another plan, in these words, unless somebody saved the item first. */
export const pointAt = async (
  db: Db,
  itemId: string,
  version: number,
  to: { itemId: string | null; signpost: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('plan.item')
    .set({ signpost_item_id: to.itemId, signpost: to.signpost, kind: 'signpost', version: version + 1 })
    .where('id', '=', itemId)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
