import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { registerStatement, renameStatement } from '../../evidence/index.ts'
import type { DueKind, ItemKind, Step } from '../outline/tree.ts'
import type { Level } from '../plans/model.ts'
import { handDown } from '../handing/queries.ts'
import { addTarget } from '../targets/queries.ts'
import type { Doubt } from './rules.ts'

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
  /** An item of another plan kept here. */
  signpostItemId?: string | null
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

/** The columns of an item that stand in it word for word; what is not said is left open. */
export const wordsAndDates = (item: Omit<NewItem, 'planId'>) => ({
  title: item.title,
  reference: item.reference ?? '',
  aim: item.aim ?? '',
  kind: item.kind ?? 'improvement',
  reason: item.reason ?? '',
  signpost: item.signpost ?? '',
  signpost_item_id: item.signpostItemId ?? null,
  lead_agency_id: item.leadAgencyId ?? null,
  owning_group_id: item.owningGroupId ?? null,
  overseeing_group_id: item.overseeingGroupId ?? null,
  starts_on: item.startsOn ?? null,
  due_kind: item.dueKind ?? (item.due ? 'date' : 'to_be_confirmed'),
  due: item.due ?? null,
  forecast: item.forecast ?? null,
  links: [...(item.links ?? [])],
})

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
      ...wordsAndDates(item),
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
  if (numUpdatedRows > 0n) {
    await renameStatement(db, item.id, change.title)
    await handDown(db, [item.id])
  }
  return numUpdatedRows > 0n
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
