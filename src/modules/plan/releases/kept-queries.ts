import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { HandedGap, Release, ReleaseLine } from './model.ts'

const lines = (db: Db) =>
  db
    .selectFrom('plan.release as r')
    .innerJoin('plan.plan as p', (j) =>
      j.onRef('p.partnership_id', '=', 'r.partnership_id').onRef('p.id', '=', 'r.plan_id'),
    )
    .innerJoin('plan.round as o', (j) =>
      j.onRef('o.partnership_id', '=', 'r.partnership_id').onRef('o.id', '=', 'r.round_id'),
    )
    .select([
      'r.id',
      'r.plan_id',
      'p.title as plan',
      'r.round_id',
      'o.title as round',
      'r.number',
      'r.released_at',
      'r.digest',
    ])

/** The releases of every plan, or of one, the newest first; without what they hold. */
export const planReleases = (db: Db, planId?: string): Promise<ReleaseLine[]> =>
  lines(db)
    .$if(planId !== undefined, (q) => q.where('r.plan_id', '=', planId ?? ''))
    .orderBy('r.released_at', 'desc')
    .orderBy('r.number', 'desc')
    .limit(200)
    .execute()

/** A release with what it holds; undefined when there is none. */
export const findPlanRelease = (db: Db, id: string): Promise<Release | undefined> =>
  lines(db).select('r.model').where('r.id', '=', id).$castTo<Release>().executeTakeFirst()

/** The release before this one, of the same plan. */
export const releaseBefore = (
  db: Db,
  { plan_id: planId, number }: Pick<ReleaseLine, 'plan_id' | 'number'>,
): Promise<Release | undefined> =>
  lines(db)
    .select('r.model')
    .where('r.plan_id', '=', planId)
    .where('r.number', '<', number)
    .orderBy('r.number', 'desc')
    .limit(1)
    .$castTo<Release>()
    .executeTakeFirst()

/** The gaps as they stood on the day of a release. Only for those who read the thread. */
export const gapsOfRelease = async (db: Db, releaseId: string): Promise<HandedGap[]> => {
  const row = await db
    .selectFrom('plan.release_gaps')
    .select('gaps')
    .where('release_id', '=', releaseId)
    .$castTo<{ gaps: HandedGap[] }>()
    .executeTakeFirst()
  return row?.gaps ?? []
}

/** The release that a round left; null while it is not closed. */
export const releaseOfRound = async (db: Db, roundId: string): Promise<string | null> =>
  (await db.selectFrom('plan.release').select('id').where('round_id', '=', roundId).executeTakeFirst())?.id ?? null

/** How many contributions of a plan agencies hold back until its next release. */
export const heldBackIn = async (db: Db, planId: string): Promise<number> =>
  (
    await sql<{ held: number }>`
    select count(*)::int as held from plan.contribution c
      join plan.item_update u on u.id = c.update_id join plan.item i on i.id = u.item_id
     where i.plan_id = ${planId} and i.deleted_at is null and c.held_back`.execute(db)
  ).rows[0]?.held ?? 0
