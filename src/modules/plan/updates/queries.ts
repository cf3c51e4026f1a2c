import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { proveSince, registerStatements } from '../../evidence/index.ts'
import { type Agreed, isNewForecast } from '../items/rules.ts'
import { keepMove } from '../moves/queries.ts'
import type { AgreedHow } from './rules.ts'

export type Contribution = { agencyId?: string | null; agency: string; text: string; heldBack?: boolean }

export type NewUpdate = {
  itemId: string
  /** The day it speaks of, 'YYYY-MM-DD'. */
  dated: string
  /** A code of the plan's newest key, or of the key that `keyId` names. */
  status: string
  done: string
  next?: string
  difference?: string
  help?: string
  forecast?: string | null
  forecastReason?: string
  forPostId?: string | null
  agreedHow?: AgreedHow
  agreedOn?: string | null
  contributions?: readonly Contribution[]
  importId?: string | null
  keyId?: string
  /** The round it was written for. */
  roundId?: string | null
  pasted?: boolean
  noChange?: boolean
  byLink?: boolean
  /** The tone that was suggested when it was said, its reasons, and why the lead says another. */
  suggested?: string | null
  suggestedWhy?: readonly string[]
  differsWhy?: string
}

/** An item as it was just read, so that it is not read again. */
type Known = { plan_id: string; title: string; due: string | null; forecast: string | null }

/** Writes an update and lets the item's status follow it, unless a later one is there. Gives its id. */
export const postUpdate = async (db: Db, update: NewUpdate, known?: Known): Promise<string> => {
  const item = known ?? (await itemOf(db, update.itemId))
  const keyId = update.keyId ?? (await newestKey(db, item.plan_id))
  const [id] = await postUpdates(db, [{ ...update, keyId, item }])
  if (!id) throw new Error('An update was not written')
  return id
}

/** Writes several updates, each on an item of its own, in as many queries as one takes. Gives their ids, in order. */
export const postUpdates = async (
  db: Db,
  updates: readonly (NewUpdate & { keyId: string; item: Known })[],
): Promise<string[]> => {
  if (updates.length === 0) return []
  const ids = await registerStatements(
    db,
    'update',
    updates.map(({ itemId }) => `/plan/items/${itemId}`),
    updates.map(({ dated, item }) => `Update of ${dated} on ${item.title}`),
  )
  await db
    .insertInto('plan.item_update')
    .values(
      updates.map((update, at) => ({
        id: ids[at] ?? '',
        item_id: update.itemId,
        key_id: update.keyId,
        dated: update.dated,
        status: update.status,
        done: update.done,
        next: update.next ?? '',
        difference: update.difference ?? '',
        help: update.help ?? '',
        forecast: update.forecast ?? null,
        for_post_id: update.forPostId ?? null,
        agreed_how: update.agreedHow ?? 'holder',
        agreed_on: update.agreedOn ?? null,
        import_id: update.importId ?? null,
        round_id: update.roundId ?? null,
        pasted: update.pasted ?? false,
        no_change: update.noChange ?? false,
        by_link: update.byLink ?? false,
        suggested: update.suggested ?? null,
        suggested_why: [...(update.suggestedWhy ?? [])],
        differs_why: update.differsWhy ?? '',
      })),
    )
    .execute()
  const parts = updates.flatMap(({ contributions = [] }, at) =>
    contributions.map(({ agencyId, agency, text, heldBack }, position) => ({
      update_id: ids[at] ?? '',
      agency_id: agencyId ?? null,
      agency,
      text,
      position,
      held_back: heldBack ?? false,
    })),
  )
  if (parts.length > 0) await db.insertInto('plan.contribution').values(parts).execute()
  await follow(db, updates)
  for (const update of updates) await moveForecast(db, update.item, update)
  return ids
}

const itemOf = (db: Db, itemId: string): Promise<Known> =>
  db
    .selectFrom('plan.item')
    .select(['plan_id', 'title', 'due', 'forecast'])
    .where('id', '=', itemId)
    .executeTakeFirstOrThrow()

// The status follows the last update; one that speaks of an earlier day leaves it alone. No version: a lead's update must
// not refuse the coordinator who has the item's form open, and the form does not hold the status.
const follow = async (db: Db, updates: readonly NewUpdate[]): Promise<void> => {
  const { rows } = await sql<{ id: string; day: string | null }>`
    update plan.item i set status = u.status, status_on = u.dated
      from unnest(${updates.map(({ itemId }) => itemId)}::uuid[], ${updates.map(({ status }) => status)}::text[],
                  ${updates.map(({ dated }) => dated)}::date[]) as u (item_id, status, dated)
     where i.id = u.item_id and (i.status_on is null or i.status_on <= u.dated)
    returning i.id, case when exists (
      select from plan.status_key k, jsonb_to_recordset(k.words) as w (code text, shape text)
       where k.partnership_id = i.partnership_id and k.plan_id = i.plan_id and w.code = i.status and w.shape = 'done')
      then u.dated end as day`.execute(db)
  // Evidence of what is different must be newer than the closing: the registry of statements keeps that day.
  await proveSince(db, rows, 'closed')
}

const moveForecast = async (
  db: Db,
  item: { due: string | null; forecast: string | null },
  update: NewUpdate,
): Promise<void> => {
  const forecast = update.forecast ?? null
  if (forecast === null || forecast === item.forecast) return
  await db
    .updateTable('plan.item')
    .set((e) => ({ forecast, version: e('version', '+', 1) }))
    .where('id', '=', update.itemId)
    .execute()
  const [was, becomes]: [Agreed, Agreed] = [
    { kind: 'date', date: item.forecast ?? item.due },
    { kind: 'date', date: forecast },
  ]
  if (isNewForecast(item, forecast) && update.forecastReason)
    await keepMove(db, update.itemId, 'forecast', was, becomes, update.forecastReason)
}

const newestKey = async (db: Db, planId: string): Promise<string> =>
  (
    await db
      .selectFrom('plan.status_key')
      .select('id')
      .where('plan_id', '=', planId)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
  ).id

export type Update = {
  id: string
  item_id: string
  key_id: string
  dated: string
  written_at: Date
  status: string
  done: string
  next: string
  difference: string
  help: string
  forecast: string | null
  written_by: string | null
  for_post_id: string | null
  agreed_how: AgreedHow
  agreed_on: string | null
  contributions: { agency_id: string | null; agency: string; text: string; held_back: boolean }[]
}

/** All updates on some items, the newest first, each with its contributions. */
export const updatesOn = (db: Db, itemIds: readonly string[]): Promise<Update[]> =>
  db
    .selectFrom('plan.item_update as u')
    .select([
      'u.id',
      'u.item_id',
      'u.key_id',
      'u.dated',
      'u.written_at',
      'u.status',
      'u.done',
      'u.next',
      'u.difference',
      'u.help',
      'u.forecast',
      'u.written_by',
      'u.for_post_id',
      'u.agreed_how',
      'u.agreed_on',
    ])
    .select(
      sql<
        Update['contributions']
      >`(select coalesce(jsonb_agg(jsonb_build_object('agency_id', c.agency_id, 'agency', c.agency, 'text', c.text,
               'held_back', c.held_back and not exists (
                 select from plan.round r where r.partnership_id = u.partnership_id and r.id = u.round_id and r.state = 'closed'))
               order by c.position, c.id), '[]')
        from plan.contribution c where c.partnership_id = u.partnership_id and c.update_id = u.id)`.as('contributions'),
    )
    .where('u.item_id', '=', sql<string>`any(${itemIds}::uuid[])`)
    .orderBy('u.dated', 'desc')
    .orderBy('u.written_at', 'desc')
    .$castTo<Update>()
    .execute()

/** The last update on each item of a plan, with its words: for papers. */
export const lastUpdates = async (db: Db, planId: string): Promise<Omit<Update, 'contributions'>[]> =>
  (
    await sql<Omit<Update, 'contributions'>>`
    select distinct on (u.item_id) u.id, u.item_id, u.key_id, u.dated, u.written_at, u.status, u.done, u.next, u.difference, u.help, u.forecast,
           u.written_by, u.for_post_id, u.agreed_how, u.agreed_on
      from plan.item_update u join plan.item i on i.id = u.item_id
     where i.plan_id = ${planId} and i.deleted_at is null
     order by u.item_id, u.dated desc, u.written_at desc`.execute(db)
  ).rows

/** An update with the post it was written for; undefined when its item was deleted. */
export const findUpdate = (
  db: Db,
  id: string,
): Promise<
  | {
      id: string
      item_id: string
      title: string
      for_post_id: string | null
      agreed_how: string
      dated: string
      round_id: string | null
    }
  | undefined
> =>
  db
    .selectFrom('plan.item_update as u')
    .innerJoin('plan.item as i', (j) =>
      j.onRef('i.partnership_id', '=', 'u.partnership_id').onRef('i.id', '=', 'u.item_id'),
    )
    .select(['u.id', 'u.item_id', 'i.title', 'u.for_post_id', 'u.agreed_how', 'u.dated', 'u.round_id'])
    .where('u.id', '=', id)
    .where('i.deleted_at', 'is', null)
    .executeTakeFirst()

/** Records that the holder said yes. */
export const confirm = (db: Db, id: string, on: string): Promise<unknown> =>
  db.updateTable('plan.item_update').set({ agreed_how: 'holder', agreed_on: on }).where('id', '=', id).execute()

/** Updates that wait for a holder's yes, for these posts, the oldest first. */
export const waiting = (
  db: Db,
  postIds: readonly string[],
): Promise<{ id: string; item_id: string; title: string; dated: string; for_post_id: string | null }[]> =>
  db
    .selectFrom('plan.item_update as u')
    .innerJoin('plan.item as i', (j) =>
      j.onRef('i.partnership_id', '=', 'u.partnership_id').onRef('i.id', '=', 'u.item_id'),
    )
    .select(['u.id', 'u.item_id', 'i.title', 'u.dated', 'u.for_post_id'])
    .where('u.agreed_how', '=', 'not_yet')
    .where('u.for_post_id', '=', sql<string>`any(${postIds}::uuid[])`)
    .where('i.deleted_at', 'is', null)
    .orderBy('u.written_at')
    .execute()
