import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { endStatement, registerStatement, renameStatement, restoreStatement } from '../../evidence/index.ts'
import type { DueKind, ItemKind, Step } from '../outline/tree.ts'
import type { Level } from '../plans/model.ts'
import { type Agreed, type Doubt, isMove } from './rules.ts'

export type NewItem = {
  planId: string
  parentId?: string | null
  level: Level
  title: string
  reference?: string
  aim?: string
  kind?: ItemKind
  reason?: string
  signpost?: string
  leadAgencyId?: string | null
  owningGroupId?: string | null
  overseeingGroupId?: string | null
  startsOn?: string | null
  dueKind?: DueKind
  due?: string | null
  forecast?: string | null
  links?: readonly string[]
  doubts?: readonly Doubt[]
  importId?: string | null
  /** Among its brothers and sisters; the last when not given. */
  position?: number
  /** Ids of posts, findings. */
  leads?: readonly string[]
  findings?: readonly string[]
  targets?: readonly { text: string; steps?: readonly Step[] }[]
  milestones?: readonly { title: string; due?: string | null; doneOn?: string | null }[]
}

/** Adds an item with all that hangs on it. Gives its id, which is also that of its statement. */
export const addItem = async (db: Db, item: NewItem): Promise<string> => {
  const id = await registerStatement(db, { kind: 'item', title: item.title, path: '/plan/items/:id' })
  const parent = item.parentId ?? null
  await db
    .insertInto('plan.item')
    .values({
      id,
      plan_id: item.planId,
      parent_id: parent,
      level: item.level,
      position: item.position ?? lastUnder(item.planId, parent),
      title: item.title,
      reference: item.reference ?? '',
      aim: item.aim ?? '',
      kind: item.kind ?? 'improvement',
      reason: item.reason ?? '',
      signpost: item.signpost ?? '',
      lead_agency_id: item.leadAgencyId ?? null,
      owning_group_id: item.owningGroupId ?? null,
      overseeing_group_id: item.overseeingGroupId ?? null,
      starts_on: item.startsOn ?? null,
      due_kind: item.dueKind ?? (item.due ? 'date' : 'to_be_confirmed'),
      due: item.due ?? null,
      forecast: item.forecast ?? null,
      links: [...(item.links ?? [])],
      doubts: JSON.stringify(item.doubts ?? []),
      import_id: item.importId ?? null,
    })
    .execute()
  await setLeads(db, id, item.leads ?? [], [])
  await setAnswers(db, id, item.findings ?? [], [])
  for (const [position, target] of (item.targets ?? []).entries()) await addTarget(db, id, { ...target, position })
  if (item.milestones && item.milestones.length > 0)
    await db
      .insertInto('plan.milestone')
      .values(
        item.milestones.map(({ title, due, doneOn }, position) => ({
          item_id: id,
          title,
          due: due ?? null,
          done_on: doneOn ?? null,
          position,
        })),
      )
      .execute()
  return id
}

const lastUnder = (planId: string, parentId: string | null) =>
  sql<number>`(select coalesce(max(position) + 1, 0) from plan.item where plan_id = ${planId} and parent_id is not distinct from ${parentId})`

export type ItemChange = Required<
  Pick<
    NewItem,
    | 'parentId'
    | 'level'
    | 'title'
    | 'reference'
    | 'aim'
    | 'kind'
    | 'reason'
    | 'signpost'
    | 'leadAgencyId'
    | 'owningGroupId'
    | 'overseeingGroupId'
    | 'startsOn'
    | 'dueKind'
    | 'due'
    | 'forecast'
    | 'links'
  >
>

/** Saves an item unless somebody saved first. True when saved. */
export const saveItem = async (
  db: Db,
  item: { id: string; plan_id: string; parent_id: string | null; position: number },
  version: number,
  change: ItemChange,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('plan.item')
    .set({
      parent_id: change.parentId,
      level: change.level,
      position: change.parentId === item.parent_id ? item.position : lastUnder(item.plan_id, change.parentId),
      title: change.title,
      reference: change.reference,
      aim: change.aim,
      kind: change.kind,
      reason: change.reason,
      signpost: change.signpost,
      lead_agency_id: change.leadAgencyId,
      owning_group_id: change.owningGroupId,
      overseeing_group_id: change.overseeingGroupId,
      starts_on: change.startsOn,
      due_kind: change.dueKind,
      due: change.due,
      forecast: change.forecast,
      links: [...change.links],
      version: version + 1,
    })
    .where('id', '=', item.id)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await renameStatement(db, item.id, change.title)
  return numUpdatedRows > 0n
}

/** Keeps that a date moved, with its reason. */
export const keepMove = (
  db: Db,
  itemId: string,
  which: 'due' | 'forecast',
  was: Agreed,
  becomes: Agreed,
  reason: string,
): Promise<unknown> =>
  db
    .insertInto('plan.move')
    .values({ item_id: itemId, which, was: was.date, became: becomes.date, became_kind: becomes.kind, reason })
    .execute()

/** Moves the agreed date or the forecast of an item and keeps the reason (a first date is no move). */
export const moveDate = async (
  db: Db,
  itemId: string,
  which: 'due' | 'forecast',
  to: Agreed,
  reason: string,
): Promise<void> => {
  const item = await db
    .selectFrom('plan.item')
    .select(['due', 'due_kind', 'forecast'])
    .where('id', '=', itemId)
    .executeTakeFirstOrThrow()
  const was: Agreed =
    which === 'due'
      ? { kind: item.due_kind as DueKind, date: item.due }
      : { kind: 'date', date: item.forecast ?? item.due }
  await db
    .updateTable('plan.item')
    .set(which === 'due' ? { due: to.date, due_kind: to.kind } : { forecast: to.date })
    .set((e) => ({ version: e('version', '+', 1) }))
    .where('id', '=', itemId)
    .execute()
  if (isMove(was, to)) await keepMove(db, itemId, which, was, to, reason)
}

/** Makes these posts the item's leads. */
export const setLeads = async (
  db: Db,
  itemId: string,
  postIds: readonly string[],
  before: readonly string[],
): Promise<void> => {
  const gone = before.filter((id) => !postIds.includes(id))
  const added = postIds.filter((id) => !before.includes(id))
  if (gone.length > 0)
    await db.deleteFrom('plan.lead').where('item_id', '=', itemId).where('post_id', 'in', gone).execute()
  if (added.length > 0)
    await db
      .insertInto('plan.lead')
      .values(added.map((post_id, at) => ({ item_id: itemId, post_id, position: before.length + at })))
      .onConflict((c) => c.doNothing())
      .execute()
}

/** Makes these findings the ones that the item answers; `before` are those it answered, as far as the reader may see. */
export const setAnswers = async (
  db: Db,
  itemId: string,
  findingIds: readonly string[],
  before: readonly string[],
): Promise<void> => {
  const gone = before.filter((id) => !findingIds.includes(id))
  const added = findingIds.filter((id) => !before.includes(id))
  if (gone.length > 0)
    await db.deleteFrom('plan.answer').where('item_id', '=', itemId).where('finding_id', 'in', gone).execute()
  if (added.length > 0)
    await db
      .insertInto('plan.answer')
      .values(added.map((finding_id) => ({ item_id: itemId, finding_id })))
      .onConflict((c) => c.doNothing())
      .execute()
}

/** Adds a way to measure an item, with its dated steps. */
export const addTarget = async (
  db: Db,
  itemId: string,
  target: { text: string; steps?: readonly Step[]; position: number },
): Promise<void> => {
  const { id } = await db
    .insertInto('plan.target')
    .values({ item_id: itemId, text: target.text, position: target.position })
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
  targets: readonly { id: string | null; text: string; steps: readonly Step[] }[],
): Promise<void> => {
  const kept = targets.flatMap(({ id }) => id ?? [])
  await db
    .deleteFrom('plan.target')
    .where('item_id', '=', itemId)
    .where('id', '<>', sql<string>`all(${kept}::uuid[])`)
    .execute()
  for (const [position, { id, text, steps }] of targets.entries()) {
    if (id === null) {
      await addTarget(db, itemId, { text, steps, position })
      continue
    }
    await db
      .updateTable('plan.target')
      .set({ text, position })
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
}

/** Marks an item as changed, so that somebody who has its form open is told. False when somebody saved first. */
export const touch = async (db: Db, itemId: string, version: number): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('plan.item')
    .set({ version: version + 1 })
    .where('id', '=', itemId)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Puts brothers and sisters in this order. */
export const reorder = async (db: Db, ids: readonly string[]): Promise<void> => {
  await sql`update plan.item i set position = o.position - 1 from unnest(${ids}::uuid[]) with ordinality as o (id, position)
             where i.id = o.id and i.position <> o.position - 1`.execute(db)
}

export const doubtsOf = async (db: Db, itemId: string): Promise<Doubt[]> => {
  const row = await db.selectFrom('plan.item').select('doubts').where('id', '=', itemId).executeTakeFirst()
  return Array.isArray(row?.doubts) ? (row.doubts as Doubt[]) : []
}

export const setDoubts = (db: Db, itemId: string, doubts: readonly Doubt[]): Promise<unknown> =>
  db
    .updateTable('plan.item')
    .set({ doubts: JSON.stringify(doubts) })
    .where('id', '=', itemId)
    .execute()

/** An item and all beneath it that is not deleted yet, as ids with the updates' ids: what a deletion takes along. */
const subtree = async (db: Db, itemId: string, deletedAt: Date | null): Promise<string[]> =>
  (
    await sql<{ id: string }>`
    with recursive below as (
      select id from plan.item where id = ${itemId}
      union all
      select i.id from plan.item i join below on i.parent_id = below.id
       where i.deleted_at is not distinct from ${deletedAt}::timestamptz)
    select id from below`.execute(db)
  ).rows.map(({ id }) => id)

/** Deletes an item with all beneath it. It stays in the database and can be brought back. Gives how many went. */
export const deleteItem = async (db: Db, itemId: string, at: Date): Promise<number> => {
  const ids = await subtree(db, itemId, null)
  await db
    .updateTable('plan.item')
    .set({ deleted_at: at })
    .where('id', 'in', ids)
    .where('deleted_at', 'is', null)
    .execute()
  for (const id of await withUpdates(db, ids)) await endStatement(db, id, at)
  return ids.length
}

/** Brings back an item and what was deleted together with it. Gives how many came back. */
export const restoreItem = async (db: Db, item: { id: string; deleted_at: Date }): Promise<number> => {
  const ids = await subtree(db, item.id, item.deleted_at)
  await db.updateTable('plan.item').set({ deleted_at: null }).where('id', 'in', ids).execute()
  for (const id of await withUpdates(db, ids)) await restoreStatement(db, id)
  return ids.length
}

const withUpdates = async (db: Db, ids: readonly string[]): Promise<string[]> => [
  ...ids,
  ...(await db.selectFrom('plan.item_update').select('id').where('item_id', 'in', ids).execute()).map(({ id }) => id),
]

export type Deleted = {
  id: string
  plan_id: string
  title: string
  reference: string
  deleted_at: Date
  parent: string | null
  parent_gone: boolean
  beneath: number
}

/** What was deleted from a plan, newest first: each once, with how much went along. */
export const deletedItems = async (db: Db, planId: string): Promise<Deleted[]> =>
  (
    await sql<Deleted>`
    select i.id, i.plan_id, i.title, i.reference, i.deleted_at, p.title as parent, p.deleted_at is not null as parent_gone,
           (select count(*)::int from plan.item b where b.plan_id = i.plan_id and b.deleted_at = i.deleted_at and b.id <> i.id) as beneath
      from plan.item i left join plan.item p on p.id = i.parent_id
     where i.plan_id = ${planId} and i.deleted_at is not null and (p.id is null or p.deleted_at is distinct from i.deleted_at)
     order by i.deleted_at desc limit 100`.execute(db)
  ).rows

/** An item that was deleted, for its restoration. */
export const findDeleted = async (
  db: Db,
  id: string,
): Promise<{ id: string; plan_id: string; title: string; deleted_at: Date; parent_gone: boolean } | undefined> =>
  (
    await sql<{ id: string; plan_id: string; title: string; deleted_at: Date; parent_gone: boolean }>`
    select i.id, i.plan_id, i.title, i.deleted_at, p.deleted_at is not null as parent_gone
      from plan.item i left join plan.item p on p.id = i.parent_id
     where i.id = ${id} and i.deleted_at is not null`.execute(db)
  ).rows[0]

/** Every date of an item that moved, newest first. */
export const movesOf = (
  db: Db,
  itemId: string,
): Promise<
  {
    which: string
    was: string | null
    became: string | null
    became_kind: string
    reason: string
    moved_at: Date
    moved_by: string | null
  }[]
> =>
  db
    .selectFrom('plan.move')
    .select(['which', 'was', 'became', 'became_kind', 'reason', 'moved_at', 'moved_by'])
    .where('item_id', '=', itemId)
    .orderBy('moved_at', 'desc')
    .execute()

/** The plan an item belongs to; undefined when there is no such item or it was deleted. */
export const planOfItem = async (db: Db, itemId: string): Promise<string | undefined> =>
  (
    await db
      .selectFrom('plan.item')
      .select('plan_id')
      .where('id', '=', itemId)
      .where('deleted_at', 'is', null)
      .executeTakeFirst()
  )?.plan_id
