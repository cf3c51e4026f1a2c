import type { Db } from '../../../../platform/db.ts'

/** What people are told of: a change of practice or a standard. */
export type About = { change_id: string; standard_id: null } | { change_id: null; standard_id: string }

export const addTold = (
  db: Db,
  about: About,
  told: { whom: string; how: string; people: number | null; dated: string },
): Promise<unknown> =>
  db
    .insertInto('plan.told')
    .values({ ...about, ...told })
    .execute()

export const findTold = (
  db: Db,
  id: string,
): Promise<{ id: string; whom: string; change_id: string | null; standard_id: string | null } | undefined> =>
  db.selectFrom('plan.told').select(['id', 'whom', 'change_id', 'standard_id']).where('id', '=', id).executeTakeFirst()

export const removeTold = (db: Db, id: string): Promise<unknown> =>
  db.deleteFrom('plan.told').where('id', '=', id).execute()
