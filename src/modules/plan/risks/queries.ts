import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Risk, Score } from './rules.ts'

export type RiskWords = Pick<Risk, 'title' | 'cause' | 'effect' | 'doing' | 'post_id' | 'review_on'>
export type NewScore = Omit<Score, 'scored_by'>

const risksWhere = async (db: Db, which: ReturnType<typeof sql>): Promise<Risk[]> =>
  (
    await sql<Risk>`
    with scores as materialized (
      select risk_id, jsonb_agg(jsonb_build_object('dated', dated, 'likelihood', likelihood, 'impact', impact,
               'likelihood_after', likelihood_after, 'impact_after', impact_after, 'why', why, 'scored_by', scored_by)
             order by dated desc, scored_at desc) as scores
        from plan.risk_score group by risk_id),
    items as materialized (
      select m.risk_id, jsonb_agg(m.item_id order by i.position, i.id) as items
        from plan.mitigation m join plan.item i on i.id = m.item_id
       where i.deleted_at is null group by m.risk_id)
    select r.id, r.plan_id, r.number::int as number, r.title, r.cause, r.effect, r.doing, r.post_id, r.review_on,
           r.closed_on, r.closed_why, r.version, coalesce(s.scores, '[]') as scores, coalesce(x.items, '[]') as items
      from (select id, plan_id, row_number() over (partition by plan_id order by created_at, id) as number, title, cause,
                   effect, doing, post_id, review_on, closed_on, closed_why, version from plan.risk) r
      left join scores s on s.risk_id = r.id
      left join items x on x.risk_id = r.id
     where ${which}
     order by r.number`.execute(db)
  ).rows

/** The risks of a plan in the order in which they were written down, closed ones too. */
export const risksOf = (db: Db, planId: string): Promise<Risk[]> => risksWhere(db, sql`r.plan_id = ${planId}`)

export const findRisk = async (db: Db, id: string): Promise<Risk | undefined> =>
  (await risksWhere(db, sql`r.id = ${id}`))[0]

/** Writes a risk down with its first score. Gives its id. */
export const addRisk = async (db: Db, planId: string, words: RiskWords, score: NewScore): Promise<string> => {
  const { id } = await db
    .insertInto('plan.risk')
    .values({ plan_id: planId, ...words })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addScore(db, id, score)
  return id
}

/** Saves a risk unless somebody saved first. True when saved. */
export const saveRisk = async (db: Db, id: string, version: number, words: RiskWords): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('plan.risk')
    .set({ ...words, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Scores a risk anew: earlier scores stay. */
export const addScore = (db: Db, riskId: string, score: NewScore): Promise<unknown> =>
  db
    .insertInto('plan.risk_score')
    .values({ risk_id: riskId, ...score })
    .execute()

/** Says when a risk is looked at again. */
export const setReview = (db: Db, id: string, on: string | null): Promise<unknown> =>
  db
    .updateTable('plan.risk')
    .set((e) => ({ review_on: on, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .execute()

/** Closes a risk on a day with the reason, or opens it again (null). False when it was so already. */
export const setClosed = async (db: Db, id: string, closed: { on: string; why: string } | null): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('plan.risk')
    .set((e) => ({ closed_on: closed?.on ?? null, closed_why: closed?.why ?? '', version: e('version', '+', 1) }))
    .where('id', '=', id)
    .where('closed_on', closed ? 'is' : 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Makes these items the ones that make a risk smaller. */
export const setMitigation = async (db: Db, riskId: string, itemIds: readonly string[]): Promise<void> => {
  await db
    .deleteFrom('plan.mitigation')
    .where('risk_id', '=', riskId)
    .where('item_id', '<>', sql<string>`all(${itemIds}::uuid[])`)
    .execute()
  if (itemIds.length > 0)
    await db
      .insertInto('plan.mitigation')
      .values(itemIds.map((item_id) => ({ risk_id: riskId, item_id })))
      .onConflict((c) => c.doNothing())
      .execute()
}
