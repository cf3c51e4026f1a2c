import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../../platform/db.ts'
import {
  endStatement,
  proveSince,
  registerStatement,
  renameStatement,
  restoreStatement,
} from '../../../evidence/index.ts'

/** Who was told of a change or a standard: whom, how many of them, how, on which day. */
export type Told = { id: string; whom: string; how: string; people: number | null; dated: string }

/** A level that stood before: in words, when it was written and replaced, and whether evidence had come by then. */
export type EarlierCriterion = {
  words: string
  written_on: string | null
  replaced_on: string
  after_evidence: boolean
}

/** What staff do differently, where, and from which day it is in use. Its id is that of its statement. */
export type PracticeChange = {
  id: string
  title: string
  before: string
  now: string
  place: string
  in_use_from: string | null
  trial_from: string | null
  trial_to: string | null
  review_on: string | null
  reviewed_on: string | null
  decision: 'adopt' | 'adapt' | 'abandon' | null
  learned: string
  standard_id: string | null
  standard: { id: string; title: string; number: number; starts: string; ended_on: string | null } | null
  /** The level written down beforehand, and the day on which it was. */
  criterion: string
  at_least: number | null
  out_of: number | null
  measure_id: string | null
  measure_level: number | null
  criterion_on: string | null
  /** The levels that stood before this one, the oldest first. */
  earlier_criteria: EarlierCriterion[]
  to_tell: number | null
  to_tell_what: string
  stopped_on: string | null
  version: number
  created_at: Date
  deleted_at: Date | null
  /** The items that bring it about, those that are deleted left out, and their plans. */
  item_ids: string[]
  plan_ids: string[]
  told: Told[]
}

/** All changes of practice that are not deleted, the one first in use first. One query, however many there are. */
export const practiceChanges = (db: Db): Promise<PracticeChange[]> => changes(db, sql`c.deleted_at is null`)

/** Those that some items bring about. */
export const changesOfItems = (db: Db, itemIds: readonly string[]): Promise<PracticeChange[]> =>
  changes(
    db,
    sql`c.deleted_at is null and c.id in (select change_id from plan.changes_practice where item_id = any(${itemIds}::uuid[]))`,
  )

/** One change, deleted or not. */
export const findChange = async (db: Db, id: string): Promise<PracticeChange | undefined> =>
  (await changes(db, sql`c.id = ${id}`))[0]

const changes = (db: Db, which: RawBuilder<unknown>): Promise<PracticeChange[]> =>
  db
    .selectFrom('plan.practice_change as c')
    .leftJoin('plan.standard as s', (j) =>
      j.onRef('s.partnership_id', '=', 'c.partnership_id').onRef('s.id', '=', 'c.standard_id'),
    )
    .select([
      'c.id',
      'c.title',
      'c.before',
      'c.now',
      'c.place',
      'c.in_use_from',
      'c.trial_from',
      'c.trial_to',
      'c.review_on',
      'c.reviewed_on',
      'c.decision',
      'c.learned',
      'c.standard_id',
      sql<PracticeChange['standard']>`case when s.id is null then null else jsonb_build_object(
        'id', s.id, 'title', s.title, 'number', s.number, 'starts', s.starts, 'ended_on', s.ended_on) end`.as(
        'standard',
      ),
      'c.criterion',
      'c.at_least',
      'c.out_of',
      'c.measure_id',
      'c.measure_level',
      'c.criterion_on',
      sql<EarlierCriterion[]>`c.earlier_criteria`.as('earlier_criteria'),
      'c.to_tell',
      'c.to_tell_what',
      'c.stopped_on',
      'c.version',
      'c.created_at',
      'c.deleted_at',
      sql<string[]>`(select coalesce(jsonb_agg(i.id order by i.position, i.id), '[]') from plan.changes_practice l
        join plan.item i on i.partnership_id = l.partnership_id and i.id = l.item_id
        where l.partnership_id = c.partnership_id and l.change_id = c.id and i.deleted_at is null)`.as('item_ids'),
      sql<string[]>`(select coalesce(jsonb_agg(distinct i.plan_id), '[]') from plan.changes_practice l
        join plan.item i on i.partnership_id = l.partnership_id and i.id = l.item_id
        where l.partnership_id = c.partnership_id and l.change_id = c.id and i.deleted_at is null)`.as('plan_ids'),
      sql<
        Told[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'whom', t.whom, 'how', t.how, 'people', t.people,
        'dated', t.dated) order by t.dated, t.id), '[]') from plan.told t
        where t.partnership_id = c.partnership_id and t.change_id = c.id)`.as('told'),
    ])
    .where(sql<boolean>`${which}`)
    .orderBy(sql`coalesce(c.in_use_from, c.trial_from) nulls last`)
    .orderBy('c.title')
    .$castTo<PracticeChange>()
    .execute()

export type ChangeFields = Omit<
  PracticeChange,
  | 'id'
  | 'standard'
  | 'version'
  | 'created_at'
  | 'deleted_at'
  | 'item_ids'
  | 'plan_ids'
  | 'told'
  | 'earlier_criteria'
  | 'to_tell'
  | 'to_tell_what'
> &
  Partial<Pick<PracticeChange, 'earlier_criteria' | 'to_tell' | 'to_tell_what'>>

const stored = ({ earlier_criteria: earlier, ...change }: ChangeFields) => ({
  ...change,
  ...(earlier ? { earlier_criteria: JSON.stringify(earlier) } : {}),
})

/** Adds a change of practice with the items that bring it about. Gives its id, which evidence can be added to. */
export const addChange = async (db: Db, change: ChangeFields, itemIds: readonly string[]): Promise<string> => {
  const id = await registerStatement(db, {
    kind: 'practice_change',
    title: change.title,
    path: '/plan/practice/:id',
  })
  await db
    .insertInto('plan.practice_change')
    .values({ id, ...stored(change) })
    .execute()
  await setItems(db, id, itemIds, [])
  await keepSince(db, id, change)
  return id
}

/** Saves a change of practice unless somebody saved first. True when saved. */
export const saveChange = async (db: Db, id: string, version: number, change: ChangeFields): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('plan.practice_change')
    .set({ ...stored(change), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await renameStatement(db, id, change.title)
  await keepSince(db, id, change)
  return true
}

// Evidence must speak about time after the change was in use.
const keepSince = (db: Db, id: string, change: ChangeFields): Promise<unknown> =>
  proveSince(db, [{ id, day: change.in_use_from }], 'in_use')

/** Makes these items the ones that bring the change about. */
export const setItems = async (
  db: Db,
  changeId: string,
  itemIds: readonly string[],
  before: readonly string[],
): Promise<void> => {
  const gone = before.filter((id) => !itemIds.includes(id))
  const added = itemIds.filter((id) => !before.includes(id))
  if (gone.length > 0)
    await db
      .deleteFrom('plan.changes_practice')
      .where('change_id', '=', changeId)
      .where('item_id', 'in', gone)
      .execute()
  if (added.length > 0)
    await db
      .insertInto('plan.changes_practice')
      .values(added.map((item_id) => ({ item_id, change_id: changeId })))
      .onConflict((c) => c.doNothing())
      .execute()
}

/** Takes a change away, or brings it back; its evidence stays. */
export const setChangeDeleted = async (db: Db, id: string, at: Date | null): Promise<void> => {
  await db.updateTable('plan.practice_change').set({ deleted_at: at }).where('id', '=', id).execute()
  await (at ? endStatement(db, id, at) : restoreStatement(db, id))
}

export type ChangeItem = { id: string; plan_id: string; reference: string; title: string }

/** The items that bring a change about, those that are deleted left out. */
export const changeItems = (db: Db, changeId: string): Promise<ChangeItem[]> =>
  db
    .selectFrom('plan.changes_practice as l')
    .innerJoin('plan.item as i', (j) =>
      j.onRef('i.partnership_id', '=', 'l.partnership_id').onRef('i.id', '=', 'l.item_id'),
    )
    .select(['i.id', 'i.plan_id', 'i.reference', 'i.title'])
    .where('l.change_id', '=', changeId)
    .where('i.deleted_at', 'is', null)
    .orderBy('i.position')
    .orderBy('i.id')
    .execute()
