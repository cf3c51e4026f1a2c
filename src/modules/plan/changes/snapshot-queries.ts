import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { openEvidence } from '../../evidence/index.ts'
import { changesAfter } from '../../history/index.ts'
import { findings } from '../../inspection/index.ts'
import { posts } from '../../partnership/index.ts'
import type { Who } from '../outline/queries.ts'
import type { Plan } from '../plans/model.ts'
import { asOf, type ItemNow, type Now } from './rewinding.ts'
import type { Snapshot } from './snapshot.ts'

/** A plan as it stood at an instant, worked out from what was recorded since. The number of queries never grows. */
export const snapshotAt = async (db: Db, plan: Plan, at: Date, who: Who): Promise<Snapshot> => {
  const items = await itemRows(db, plan.id)
  const known = await findings(db, who)
  const updates = await updateRows(db, plan.id)
  const statements = [...items.map(({ id }) => id), ...updates.map(({ id }) => id), ...known.map(({ id }) => id)]
  return asOf(plan, at, {
    items,
    leads: await db
      .selectFrom('plan.lead as l')
      .innerJoin('plan.item as i', (j) =>
        j.onRef('i.partnership_id', '=', 'l.partnership_id').onRef('i.id', '=', 'l.item_id'),
      )
      .select(['l.id', 'l.item_id', 'l.post_id', 'l.position'])
      .where('i.plan_id', '=', plan.id)
      .execute(),
    targets: await db
      .selectFrom('plan.target as t')
      .innerJoin('plan.item as i', (j) =>
        j.onRef('i.partnership_id', '=', 't.partnership_id').onRef('i.id', '=', 't.item_id'),
      )
      .select(['t.id', 't.item_id', 't.text', 't.position'])
      .where('i.plan_id', '=', plan.id)
      .execute(),
    updates,
    moves: await moveRows(db, plan.id),
    evidence: await openEvidence(db, statements, who.now, at),
    findings: known,
    posts: await posts(db),
    changes: await changesAfter(db, ['plan.item', 'plan.lead', 'plan.target'], at),
  })
}

const itemRows = (db: Db, planId: string): Promise<ItemNow[]> =>
  db
    .selectFrom('plan.item')
    .select([
      'id',
      'level',
      'position',
      'reference',
      'title',
      'aim',
      'kind',
      'due_kind',
      'due',
      'forecast',
      'created_at',
      'deleted_at',
    ])
    .where('plan_id', '=', planId)
    .$castTo<ItemNow>()
    .execute()

const updateRows = async (db: Db, planId: string): Promise<Now['updates']> =>
  (
    await sql<Now['updates'][number]>`
    select u.id, u.item_id, u.status, u.dated, u.written_at
      from plan.item_update u join plan.item i on i.id = u.item_id
     where i.plan_id = ${planId} order by u.dated, u.written_at`.execute(db)
  ).rows

const moveRows = async (db: Db, planId: string): Promise<Now['moves']> =>
  (
    await sql<Now['moves'][number]>`
    select m.item_id, m.which, m.was, m.became, m.became_kind, m.reason, m.moved_at
      from plan.move m join plan.item i on i.id = m.item_id
     where i.plan_id = ${planId} order by m.moved_at, m.id`.execute(db)
  ).rows

/** When the plan came into Holdfast: the day of its first item. Null while it has none. */
export const beganAt = async (db: Db, planId: string): Promise<Date | null> =>
  (
    await db
      .selectFrom('plan.item')
      .select((e) => e.fn.min('created_at').as('began'))
      .where('plan_id', '=', planId)
      .executeTakeFirst()
  )?.began ?? null
