import type { Db } from '../../../../platform/db.ts'

/** The names of measures that figures may go under. */
export const findMeasures = (db: Db): Promise<{ id: string; title: string }[]> =>
  db
    .selectFrom('measure.measure')
    .select(['id', 'title'])
    .where('deleted_at', 'is', null)
    .where('derived', 'is', null)
    .orderBy('title')
    .orderBy('id')
    .execute()
