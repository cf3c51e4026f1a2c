import type { Db } from '../../../platform/db.ts'

export const breakdownNames = (db: Db): Promise<{ id: string; dimension: string; category: string }[]> =>
  db.selectFrom('measure.breakdown').select(['id', 'dimension', 'category']).execute()

/** The ids of measures after one, in order: a page of a long answer. */
export const measuresAfter = async (db: Db, after: string | null, most: number): Promise<string[]> =>
  (
    await db
      .selectFrom('measure.measure')
      .select('id')
      .where('deleted_at', 'is', null)
      .$if(after !== null, (q) => q.where('id', '>', after ?? ''))
      .orderBy('id')
      .limit(most)
      .execute()
  ).map(({ id }) => id)
