import type { Db } from '../../../platform/db.ts'

export type Candidate = { id: string; reference: string; title: string; aim: string; level: string; plan: string }

/** Every item of every plan, in plan order: what a finding might be answered by. */
export const candidates = (db: Db): Promise<Candidate[]> =>
  db
    .selectFrom('plan.item as i')
    .innerJoin('plan.plan as p', (j) =>
      j.onRef('p.partnership_id', '=', 'i.partnership_id').onRef('p.id', '=', 'i.plan_id'),
    )
    .select(['i.id', 'i.reference', 'i.title', 'i.aim', 'i.level', 'p.title as plan'])
    .where('i.deleted_at', 'is', null)
    .where('p.deleted_at', 'is', null)
    .orderBy('p.position')
    .orderBy('i.reference')
    .orderBy('i.title')
    .execute()

/** Ties items to a finding. */
export const addAnswers = (db: Db, findingId: string, itemIds: readonly string[]): Promise<unknown> =>
  db
    .insertInto('plan.answer')
    .values(itemIds.map((item_id) => ({ item_id, finding_id: findingId })))
    .onConflict((c) => c.doNothing())
    .execute()

/** Unties one item from a finding. */
export const removeAnswer = (db: Db, findingId: string, itemId: string): Promise<unknown> =>
  db.deleteFrom('plan.answer').where('finding_id', '=', findingId).where('item_id', '=', itemId).execute()
