import type { Db } from '../../../platform/db.ts'

/** Which findings the items of other plans answer, with the titles of those plans. */
export const answeredElsewhere = (db: Db, planId: string): Promise<{ finding_id: string; plan: string }[]> =>
  db
    .selectFrom('plan.answer as a')
    .innerJoin('plan.item as i', (j) =>
      j.onRef('i.partnership_id', '=', 'a.partnership_id').onRef('i.id', '=', 'a.item_id'),
    )
    .innerJoin('plan.plan as p', (j) =>
      j.onRef('p.partnership_id', '=', 'i.partnership_id').onRef('p.id', '=', 'i.plan_id'),
    )
    .select(['a.finding_id', 'p.title as plan'])
    .distinct()
    .where('i.deleted_at', 'is', null)
    .where('p.deleted_at', 'is', null)
    .where('p.id', '<>', planId)
    .orderBy('p.title')
    .execute()
