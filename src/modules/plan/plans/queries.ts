import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { KeyWord, Level, Plan, PlanLevel, RollUp, StatusKey } from './model.ts'
import { defaultKey, defaultLevels } from '../status-keys.ts'

export type NewPlan = {
  title: string
  kind?: Plan['kind']
  levels?: readonly PlanLevel[]
  words?: readonly KeyWord[]
  startsOn?: string | null
  endsOn?: string | null
  owningGroupId?: string | null
  overseeingGroupId?: string | null
  parentId?: string | null
  ratedLevel?: Level | null
  rollUp?: RollUp
}

const columns = [
  'id',
  'title',
  'kind',
  'levels',
  'starts_on',
  'ends_on',
  'owning_group_id',
  'overseeing_group_id',
  'parent_id',
  'roll_up',
  'rated_level',
  'position',
  'version',
] as const

const keysOfPlan = sql<StatusKey[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'number', k.number, 'starts', k.starts, 'words', k.words)
         order by k.number desc), '[]')
    from plan.status_key k where k.plan_id = plan.plan.id)`

/** All plans that are not deleted, in their order. */
export const plans = (db: Db): Promise<Plan[]> =>
  db
    .selectFrom('plan.plan')
    .select([...columns, keysOfPlan.as('keys')])
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('created_at')
    .$castTo<Plan>()
    .execute()

export const findPlan = (db: Db, id: string): Promise<Plan | undefined> =>
  db
    .selectFrom('plan.plan')
    .select([...columns, keysOfPlan.as('keys')])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .$castTo<Plan>()
    .executeTakeFirst()

export type PlanSize = { plan_id: string; level: Level; items: number; updated_on: string | null }

/** How many items each plan has on each level, and when they were last updated: for the list of plans. */
export const planSizes = (db: Db): Promise<PlanSize[]> =>
  db
    .selectFrom('plan.item')
    .select([
      'plan_id',
      'level',
      sql<number>`count(*)::int`.as('items'),
      sql<string | null>`max(status_on)::text`.as('updated_on'),
    ])
    .where('deleted_at', 'is', null)
    .groupBy(['plan_id', 'level'])
    .$castTo<PlanSize>()
    .execute()

/** Makes a plan with its levels and the first version of its key. Gives its id. */
export const addPlan = async (db: Db, plan: NewPlan): Promise<string> => {
  const { id } = await db
    .insertInto('plan.plan')
    .values({
      title: plan.title,
      kind: plan.kind ?? 'strategic',
      levels: JSON.stringify(plan.levels ?? defaultLevels),
      starts_on: plan.startsOn ?? null,
      ends_on: plan.endsOn ?? null,
      owning_group_id: plan.owningGroupId ?? null,
      overseeing_group_id: plan.overseeingGroupId ?? null,
      parent_id: plan.parentId ?? null,
      rated_level: plan.ratedLevel ?? null,
      roll_up: plan.rollUp ?? 'none',
      position: sql<number>`(select coalesce(max(position) + 1, 0) from plan.plan)`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addKey(db, id, plan.words ?? defaultKey)
  return id
}

/** Adds the next version of a plan's key. Updates keep the version they were written with. */
export const addKey = async (db: Db, planId: string, words: readonly KeyWord[]): Promise<void> => {
  await db
    .insertInto('plan.status_key')
    .values({
      plan_id: planId,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from plan.status_key where plan_id = ${planId})`,
      words: JSON.stringify(words),
    })
    .execute()
}

/** Saves a plan unless somebody saved first. True when saved. */
export const savePlan = async (
  db: Db,
  id: string,
  version: number,
  plan: Required<Omit<NewPlan, 'words'>>,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('plan.plan')
    .set({
      title: plan.title,
      kind: plan.kind,
      levels: JSON.stringify(plan.levels),
      starts_on: plan.startsOn,
      ends_on: plan.endsOn,
      owning_group_id: plan.owningGroupId,
      overseeing_group_id: plan.overseeingGroupId,
      parent_id: plan.parentId,
      rated_level: plan.ratedLevel,
      roll_up: plan.rollUp,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The levels that items of a plan stand at: those may not be taken away. */
export const levelsInUse = async (db: Db, planId: string): Promise<string[]> =>
  (
    await db
      .selectFrom('plan.item')
      .select('level')
      .distinct()
      .where('plan_id', '=', planId)
      .where('deleted_at', 'is', null)
      .execute()
  ).map(({ level }) => level)
