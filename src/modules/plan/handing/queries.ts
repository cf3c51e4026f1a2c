// A measure stands to the left of the plan and cannot look at it, so the plan hands down what belongs on its chart.
import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { handSteps, measures, pinMarks } from '../../measure/index.ts'
import { type HeldCycle, type HeldStep, pinsOf, stepsOf } from './rules.ts'

/**
 * Hands down to the measures what these items hold now: the steps of their targets and the days of their tests of change.
 * Whatever changes either, or takes an item away or brings it back, calls this.
 */
export const handDown = async (db: Db, itemIds: readonly string[]): Promise<void> => {
  if (itemIds.length === 0) return
  const among = sql<string>`any(${itemIds}::uuid[])`
  const steps = await db
    .selectFrom('plan.item as i')
    .innerJoin('plan.target as t', (j) =>
      j.onRef('t.partnership_id', '=', 'i.partnership_id').onRef('t.item_id', '=', 'i.id'),
    )
    .innerJoin('plan.step as s', (j) =>
      j.onRef('s.partnership_id', '=', 't.partnership_id').onRef('s.target_id', '=', 't.id'),
    )
    .select(['i.id as item_id', 'i.title as item', 't.measure_id', 's.due', 's.value', 's.unit'])
    .where('i.id', '=', among)
    .where('i.deleted_at', 'is', null)
    .where('t.measure_id', 'is not', null)
    .orderBy('t.position')
    .$castTo<HeldStep>()
    .execute()
  const cycles = await db
    .selectFrom('plan.pdsa as c')
    .innerJoin('plan.item as i', (j) =>
      j.onRef('i.partnership_id', '=', 'c.partnership_id').onRef('i.id', '=', 'c.item_id'),
    )
    .select(['c.item_id', 'c.number', 'c.title', 'c.measure_id', 'c.starts', 'c.ends', 'c.decision'])
    .where('c.item_id', '=', among)
    .where('i.deleted_at', 'is', null)
    .where('c.deleted_at', 'is', null)
    .where('c.measure_id', 'is not', null)
    .orderBy('c.number')
    .$castTo<HeldCycle>()
    .execute()
  const units = steps.length === 0 ? [] : await measures(db)
  await handSteps(db, itemIds, stepsOf(steps, new Map(units.map(({ id, unit }) => [id, unit]))))
  await pinMarks(db, itemIds, pinsOf(cycles))
}
