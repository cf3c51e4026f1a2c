import type { Db } from '../../../platform/db.ts'
import { openHere } from '../queries.ts'

/** Who watches that a strength stays one, how, and when they next look. */
export type Watch = {
  id: string
  finding_id: string
  post_id: string | null
  post: string | null
  holder: string | null
  how: string
  review_on: string | null
  since: string
  ended_on: string | null
  version: number
}
export type WatchFields = Pick<Watch, 'post_id' | 'how' | 'review_on'>

const selected = (db: Db) =>
  db
    .selectFrom('inspection.watch as w')
    .innerJoin('inspection.finding as f', (j) =>
      j.onRef('f.partnership_id', '=', 'w.partnership_id').onRef('f.id', '=', 'w.finding_id'),
    )
    .innerJoin('inspection.source as s', (j) =>
      j.onRef('s.partnership_id', '=', 'f.partnership_id').onRef('s.id', '=', 'f.source_id'),
    )
    .leftJoin('partnership.post_today as p', (j) =>
      j.onRef('p.partnership_id', '=', 'w.partnership_id').onRef('p.id', '=', 'w.post_id'),
    )
    .select([
      'w.id',
      'w.finding_id',
      'w.post_id',
      'p.title as post',
      'p.holder',
      'w.how',
      'w.review_on',
      'w.since',
      'w.ended_on',
      'w.version',
    ])
    .where('f.deleted_at', 'is', null)
    .where('s.deleted_at', 'is', null)
    .where(openHere)
    .orderBy('w.review_on', (by) => by.asc().nullsLast())
    .orderBy('w.id')
    .$castTo<Watch>()

/** Everything that is watched today, the next look first; what is under embargo only for its named readers. */
export const watches = (db: Db): Promise<Watch[]> => selected(db).where('w.ended_on', 'is', null).execute()

/** Who watches one finding, and who did. */
export const watchesOf = (db: Db, findingId: string): Promise<Watch[]> =>
  selected(db).where('w.finding_id', '=', findingId).execute()

export const findWatch = (db: Db, id: string): Promise<Watch | undefined> =>
  selected(db).where('w.id', '=', id).executeTakeFirst()

export const addWatch = async (db: Db, findingId: string, since: string, fields: WatchFields): Promise<string> =>
  (
    await db
      .insertInto('inspection.watch')
      .values({ finding_id: findingId, since, ...fields })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

/** Saves the fields unless somebody saved first, or stopped watching. True when saved. */
export const saveWatch = async (db: Db, id: string, version: number, fields: WatchFields): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('inspection.watch')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Somebody looked, in one click: what was said before stays in history. The version grows, so that a form opened before notices it. */
export const setNextLook = (db: Db, id: string, reviewOn: string): Promise<unknown> =>
  db
    .updateTable('inspection.watch')
    .set((e) => ({ review_on: reviewOn, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .execute()

export const endWatch = (db: Db, id: string, on: string | null): Promise<unknown> =>
  db.updateTable('inspection.watch').set({ ended_on: on }).where('id', '=', id).execute()
