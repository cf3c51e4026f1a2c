import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { handDown } from '../handing/queries.ts'
import type { Cycle } from './rules.ts'

export type CycleWords = Omit<
  Cycle,
  'id' | 'item_id' | 'number' | 'predicted_on' | 'result_on' | 'prediction_then' | 'version'
>

const columns = [
  'c.id',
  'c.item_id',
  'c.number',
  'c.title',
  'c.question',
  'c.prediction',
  'c.plan',
  'c.starts',
  'c.ends',
  'c.did',
  'c.result',
  'c.learned',
  'c.decision',
  'c.measure_id',
  'c.predicted_on',
  'c.result_on',
  'c.prediction_then',
  'c.version',
] as const

/** The cycles on an item, the first one first. */
export const cyclesOf = (db: Db, itemId: string): Promise<Cycle[]> =>
  db
    .selectFrom('plan.pdsa as c')
    .select(columns)
    .where('c.item_id', '=', itemId)
    .where('c.deleted_at', 'is', null)
    .orderBy('c.number')
    .$castTo<Cycle>()
    .execute()

export type PlanCycle = Cycle & { item: string; reference: string }

/** All cycles of a plan with the items they are tried on, in the plan's order. */
export const cyclesOfPlan = (db: Db, planId: string): Promise<PlanCycle[]> =>
  db
    .selectFrom('plan.pdsa as c')
    .innerJoin('plan.item as i', (j) =>
      j.onRef('i.partnership_id', '=', 'c.partnership_id').onRef('i.id', '=', 'c.item_id'),
    )
    .select(columns)
    .select(['i.title as item', 'i.reference'])
    .where('i.plan_id', '=', planId)
    .where('i.deleted_at', 'is', null)
    .where('c.deleted_at', 'is', null)
    .orderBy('i.position')
    .orderBy('i.id')
    .orderBy('c.number')
    .$castTo<PlanCycle>()
    .execute()

export const findCycle = (db: Db, id: string): Promise<Cycle | undefined> =>
  db
    .selectFrom('plan.pdsa as c')
    .select(columns)
    .where('c.id', '=', id)
    .where('c.deleted_at', 'is', null)
    .$castTo<Cycle>()
    .executeTakeFirst()

/** Begins the next cycle on an item. Gives its id. A prediction that comes together with its result is none. */
export const addCycle = async (db: Db, itemId: string, words: CycleWords, today: string): Promise<string> => {
  const { id } = await db
    .insertInto('plan.pdsa')
    .values({
      item_id: itemId,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from plan.pdsa where item_id = ${itemId})`,
      ...words,
      predicted_on: words.prediction === '' ? null : today,
      result_on: words.result === '' ? null : today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await handDown(db, [itemId])
  return id
}

/** Saves a cycle unless somebody saved first. What was predicted before the first result is kept as it was. */
export const saveCycle = async (
  db: Db,
  was: Cycle,
  version: number,
  words: CycleWords,
  today: string,
): Promise<boolean> => {
  const firstResult = was.result_on === null && words.result !== ''
  const { numUpdatedRows } = await db
    .updateTable('plan.pdsa')
    .set({
      ...words,
      predicted_on: was.predicted_on ?? (words.prediction === '' ? null : today),
      result_on: firstResult ? today : was.result_on,
      prediction_then: firstResult ? was.prediction : was.prediction_then,
      version: version + 1,
    })
    .where('id', '=', was.id)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await handDown(db, [was.item_id])
  return numUpdatedRows > 0n
}

/** Takes a cycle away; it stays in the database. */
export const removeCycle = async (db: Db, id: string, at: Date): Promise<void> => {
  const gone = await db
    .updateTable('plan.pdsa')
    .set({ deleted_at: at })
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .returning('item_id')
    .executeTakeFirst()
  if (gone) await handDown(db, [gone.item_id])
}
