import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Resource } from './rules.ts'

export type ResourceWords = Omit<Resource, 'id' | 'item_id' | 'post' | 'post_ends_on'>

const resourcesFrom = (db: Db) =>
  db
    .selectFrom('plan.resource as r')
    .innerJoin('plan.item as i', (j) =>
      j.onRef('i.partnership_id', '=', 'r.partnership_id').onRef('i.id', '=', 'r.item_id'),
    )
    .leftJoin('partnership.post as p', (j) =>
      j.onRef('p.partnership_id', '=', 'r.partnership_id').onRef('p.id', '=', 'r.post_id'),
    )
    .select([
      'r.id',
      'r.item_id',
      'r.kind',
      'r.what',
      sql<number | null>`r.pounds::float8`.as('pounds'),
      'r.each_year',
      'r.post_id',
      'p.title as post',
      'p.ends_on as post_ends_on',
      'r.from_whom',
      'r.state',
      'r.ends_on',
    ])
    .where('i.deleted_at', 'is', null)

/** With what an item is done, money first. */
export const resourcesOf = (db: Db, itemId: string): Promise<Resource[]> =>
  resourcesFrom(db).where('r.item_id', '=', itemId).orderBy('r.kind').orderBy('r.id').$castTo<Resource>().execute()

/** With what a whole plan is done. */
export const resourcesOfPlan = (db: Db, planId: string): Promise<Resource[]> =>
  resourcesFrom(db).where('i.plan_id', '=', planId).orderBy('r.kind').orderBy('r.id').$castTo<Resource>().execute()

export const findResource = (db: Db, id: string): Promise<Resource | undefined> =>
  resourcesFrom(db).where('r.id', '=', id).$castTo<Resource>().executeTakeFirst()

export const addResource = (db: Db, itemId: string, words: ResourceWords): Promise<unknown> =>
  db
    .insertInto('plan.resource')
    .values({ item_id: itemId, ...words })
    .execute()

export const saveResource = (db: Db, id: string, words: ResourceWords): Promise<unknown> =>
  db.updateTable('plan.resource').set(words).where('id', '=', id).execute()

export const removeResource = (db: Db, id: string): Promise<unknown> =>
  db.deleteFrom('plan.resource').where('id', '=', id).execute()
