import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { handDown } from '../handing/queries.ts'
import type { Step } from '../outline/tree.ts'

/** Adds a way to measure an item, with its dated steps. */
export const addTarget = async (
  db: Db,
  itemId: string,
  target: { text: string; steps?: readonly Step[]; position: number; measure_id?: string | null },
): Promise<void> => {
  const { id } = await db
    .insertInto('plan.target')
    .values({
      item_id: itemId,
      text: target.text,
      position: target.position,
      measure_id: target.measure_id ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addSteps(db, id, target.steps ?? [])
}

const addSteps = async (db: Db, targetId: string, steps: readonly Step[]): Promise<void> => {
  if (steps.length > 0)
    await db
      .insertInto('plan.step')
      .values(steps.map(({ due, value, unit }) => ({ target_id: targetId, due, value, unit })))
      .execute()
}

/** Writes the item's targets anew: those with an id are kept and changed, the others added, the missing ones taken away. */
export const setTargets = async (
  db: Db,
  itemId: string,
  targets: readonly { id: string | null; text: string; steps: readonly Step[]; measure_id: string | null }[],
): Promise<void> => {
  const kept = targets.flatMap(({ id }) => id ?? [])
  await db
    .deleteFrom('plan.target')
    .where('item_id', '=', itemId)
    .where('id', '<>', sql<string>`all(${kept}::uuid[])`)
    .execute()
  for (const [position, { id, text, steps, measure_id }] of targets.entries()) {
    if (id === null) {
      await addTarget(db, itemId, { text, steps, position, measure_id })
      continue
    }
    await db
      .updateTable('plan.target')
      .set({ text, position, measure_id })
      .where('id', '=', id)
      .where('item_id', '=', itemId)
      .execute()
    await db
      .deleteFrom('plan.step')
      .where('target_id', '=', id)
      .where('due', '<>', sql<string>`all(${steps.map(({ due }) => due)}::date[])`)
      .execute()
    if (steps.length > 0)
      await db
        .insertInto('plan.step')
        .values(steps.map(({ due, value, unit }) => ({ target_id: id, due, value, unit })))
        .onConflict((c) =>
          c
            .columns(['partnership_id', 'target_id', 'due'])
            .doUpdateSet((e) => ({ value: e.ref('excluded.value'), unit: e.ref('excluded.unit') })),
        )
        .execute()
  }
  await handDown(db, [itemId])
}
