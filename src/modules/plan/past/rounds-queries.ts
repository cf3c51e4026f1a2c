import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { DueKind } from '../outline/tree.ts'
import { planTree } from '../outline/queries.ts'
import { addRound, fixItems, type NewRound } from '../rounds/queries.ts'
import { wouldFix } from '../rounds/standing.ts'

/** How an item stood on a day: what its own row and its milestones say. */
export type PastState = {
  itemId: string
  status: string
  statusOn: string | null
  dueKind: DueKind
  due: string | null
  forecast: string | null
  /** By their place in the item's list: the day each was done, null before. */
  milestones: readonly (string | null)[]
}

/** Puts items as they stood on a day: one statement for the items, one for their milestones. */
export async function restateItems(db: Db, items: readonly PastState[]): Promise<void> {
  await sql`update plan.item i
      set status = s.status, status_on = s.status_on, due_kind = s.due_kind, due = s.due, forecast = s.forecast
     from unnest(${items.map((each) => each.itemId)}::uuid[], ${items.map((each) => each.status)}::text[],
       ${items.map((each) => each.statusOn)}::date[], ${items.map((each) => each.dueKind)}::text[],
       ${items.map((each) => each.due)}::date[], ${items.map((each) => each.forecast)}::date[])
       as s (id, status, status_on, due_kind, due, forecast)
    where i.id = s.id`.execute(db)
  const steps = items.flatMap(({ itemId, milestones }) =>
    milestones.map((doneOn, position) => ({ itemId, position, doneOn })),
  )
  await sql`update plan.milestone m set done_on = s.done_on
     from unnest(${steps.map((each) => each.itemId)}::uuid[], ${steps.map((each) => each.position)}::int[],
       ${steps.map((each) => each.doneOn)}::date[]) as s (item_id, position, done_on)
    where m.item_id = s.item_id and m.position = s.position and m.done_on is distinct from s.done_on`.execute(db)
}

export type PastRound = NewRound & { openedAt: Date; signedOff: { by: string; at: Date; note: string } | null }

/**
 * Adds a round as it was opened, and signed off where it was: its items are fixed from the plan as it stands, and the updates
 * dated within it are its own. Gives its id.
 */
export async function addPastRound(db: Db, planId: string, round: PastRound, reader: string): Promise<string> {
  const id = await addRound(db, planId, round)
  const tree = await planTree(db, planId, { personId: reader, now: round.openedAt })
  await fixItems(db, id, tree ? wouldFix({ period_to: round.periodTo }, tree) : [])
  await db
    .updateTable('plan.round')
    .set({
      state: round.signedOff ? 'signed_off' : 'open',
      asked_at: round.openedAt,
      signed_off_by: round.signedOff?.by ?? null,
      signed_off_at: round.signedOff?.at ?? null,
      sign_off_note: round.signedOff?.note ?? '',
    })
    .where('id', '=', id)
    .execute()
  await db
    .updateTable('plan.item_update')
    .set({ round_id: id })
    .where('item_id', 'in', (e) => e.selectFrom('plan.item').select('id').where('plan_id', '=', planId))
    .where('dated', '>=', round.opens)
    .where('dated', '<=', round.closes)
    .execute()
  return id
}
