import type { Db } from '../../../platform/db.ts'
import { handDown } from '../handing/queries.ts'
import { registerStatement, registerStatements } from '../../evidence/index.ts'
import { type NewItem, wordsAndDates } from '../items/queries.ts'
import type { DueKind } from '../outline/tree.ts'
import type { AgreedHow } from '../updates/rules.ts'

/** An item as it stands after some time: `parent` is the place of another one earlier in the same list. */
export type PastItem = Omit<NewItem, 'planId' | 'parentId' | 'doubts' | 'importId'> & {
  parent: number | null
  status: string
  statusOn: string | null
  createdAt: Date
}

/** Adds a whole plan's items at once. Gives their ids, in order. */
export async function addPastItems(db: Db, planId: string, items: readonly PastItem[]): Promise<string[]> {
  const titles = items.map(({ title }) => title)
  const ids = await registerStatements(db, 'item', '/plan/items/:id', titles)
  const idOf = (n: number) => ids[n] ?? ''
  const values = items.map((item, n) => ({
    id: idOf(n),
    plan_id: planId,
    parent_id: item.parent === null ? null : idOf(item.parent),
    level: item.level,
    position: item.position ?? n,
    ...wordsAndDates(item),
    status: item.status,
    status_on: item.statusOn,
    created_at: item.createdAt,
  }))
  if (values.length > 0) await db.insertInto('plan.item').values(values).execute()
  const leads = items.flatMap((item, n) =>
    (item.leads ?? []).map((post_id, position) => ({ item_id: idOf(n), post_id, position })),
  )
  if (leads.length > 0) await db.insertInto('plan.lead').values(leads).execute()
  const answers = items.flatMap((item, n) =>
    (item.findings ?? []).map((finding_id) => ({ item_id: idOf(n), finding_id })),
  )
  if (answers.length > 0) await db.insertInto('plan.answer').values(answers).execute()
  const milestones = items.flatMap((item, n) =>
    (item.milestones ?? []).map(({ title, due, doneOn }, position) => ({
      item_id: idOf(n),
      title,
      due: due ?? null,
      done_on: doneOn ?? null,
      position,
    })),
  )
  if (milestones.length > 0) await db.insertInto('plan.milestone').values(milestones).execute()
  await addTargets(
    db,
    items.flatMap((item, n) =>
      (item.targets ?? []).map((target, position) => ({ ...target, position, itemId: idOf(n) })),
    ),
  )
  return ids
}

type PastTarget = NonNullable<NewItem['targets']>[number] & { itemId: string; position: number }

async function addTargets(db: Db, targets: readonly PastTarget[]): Promise<void> {
  if (targets.length === 0) return
  const made = await db
    .insertInto('plan.target')
    .values(targets.map(({ itemId, text, position }) => ({ item_id: itemId, text, position })))
    .returning(['id', 'item_id', 'position'])
    .execute()
  const steps = targets.flatMap(({ itemId, position, steps }) => {
    const target = made.find((row) => row.item_id === itemId && row.position === position)
    return (steps ?? []).map(({ due, value, unit }) => ({ target_id: target?.id ?? '', due, value, unit }))
  })
  if (steps.length > 0) await db.insertInto('plan.step').values(steps).execute()
}

export type PastUpdate = {
  itemId: string
  title: string
  keyId: string
  dated: string
  writtenAt: Date
  writtenBy: string
  status: string
  done: string
  next: string
  difference: string
  help: string
  forecast: string | null
  forPostId: string | null
  agreedHow: AgreedHow
  agreedOn: string | null
  contributions: readonly { agencyId: string | null; agency: string; text: string }[]
}

/** Adds updates as they were written, without touching the items' status. Gives their ids, in order. */
export async function addPastUpdates(db: Db, updates: readonly PastUpdate[]): Promise<string[]> {
  const ids: string[] = []
  for (const { itemId, dated, title } of updates)
    ids.push(
      await registerStatement(db, {
        kind: 'update',
        title: `Update of ${dated} on ${title}`,
        path: `/plan/items/${itemId}`,
      }),
    )
  if (updates.length === 0) return ids
  await db
    .insertInto('plan.item_update')
    .values(
      updates.map((u, n) => ({
        id: ids[n] ?? '',
        item_id: u.itemId,
        key_id: u.keyId,
        dated: u.dated,
        written_at: u.writtenAt,
        written_by: u.writtenBy,
        status: u.status,
        done: u.done,
        next: u.next,
        difference: u.difference,
        help: u.help,
        forecast: u.forecast,
        for_post_id: u.forPostId,
        agreed_how: u.agreedHow,
        agreed_on: u.agreedOn,
      })),
    )
    .execute()
  const parts = updates.flatMap((u, n) =>
    u.contributions.map(({ agencyId, agency, text }, position) => ({
      update_id: ids[n] ?? '',
      agency_id: agencyId,
      agency,
      text,
      position,
    })),
  )
  if (parts.length > 0) await db.insertInto('plan.contribution').values(parts).execute()
  return ids
}

export type PastMove = {
  itemId: string
  which: 'due' | 'forecast'
  was: string | null
  became: string | null
  becameKind: DueKind
  reason: string
  movedBy: string
  movedAt: Date
}

/** Adds the dates that moved, without moving them again. */
export async function addPastMoves(db: Db, moves: readonly PastMove[]): Promise<void> {
  if (moves.length === 0) return
  await db
    .insertInto('plan.move')
    .values(
      moves.map((m) => ({
        item_id: m.itemId,
        which: m.which,
        was: m.was,
        became: m.became,
        became_kind: m.becameKind,
        reason: m.reason,
        moved_by: m.movedBy,
        moved_at: m.movedAt,
      })),
    )
    .execute()
}

/** Ties targets, found by their words, to the measures that hold their figures. Throws when there is no such target. */
export async function holdPastTargets(db: Db, targets: readonly { text: string; measureId: string }[]): Promise<void> {
  for (const { text, measureId } of targets) {
    const held = await db
      .updateTable('plan.target')
      .set({ measure_id: measureId })
      .where('text', '=', text)
      .returning('item_id')
      .execute()
    await handDown(
      db,
      held.map(({ item_id }) => item_id),
    )
    if (held.length === 0) throw new Error(`No target says “${text}”.`)
  }
}
