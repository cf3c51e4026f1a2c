import { sql } from 'kysely'
import type { Db } from '../../../../platform/db.ts'
import type { Told } from '../changes/queries.ts'

/** What is expected of staff, in one of its editions. */
export type Standard = {
  id: string
  title: string
  number: number
  follows_id: string | null
  says: string
  starts: string
  review_on: string | null
  ended_on: string | null
  evidence_id: string | null
  exemplar: string
  exemplar_id: string | null
  post_id: string | null
  post: string | null
  version: number
  told: Told[]
}

/** Every standard in every edition, by title, the newest edition first. One query, however many there are. */
export const standards = (db: Db): Promise<Standard[]> =>
  db
    .selectFrom('plan.standard as s')
    .leftJoin('partnership.post as p', (j) =>
      j.onRef('p.partnership_id', '=', 's.partnership_id').onRef('p.id', '=', 's.post_id'),
    )
    .select([
      's.id',
      's.title',
      's.number',
      's.follows_id',
      's.says',
      's.starts',
      's.review_on',
      's.ended_on',
      's.evidence_id',
      's.exemplar',
      's.exemplar_id',
      's.post_id',
      'p.title as post',
      's.version',
      sql<
        Told[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'whom', t.whom, 'how', t.how, 'people', t.people,
        'dated', t.dated) order by t.dated, t.id), '[]') from plan.told t
        where t.partnership_id = s.partnership_id and t.standard_id = s.id)`.as('told'),
    ])
    .orderBy('s.title')
    .orderBy('s.number', 'desc')
    .$castTo<Standard>()
    .execute()

export type StandardFields = Omit<
  Standard,
  'id' | 'number' | 'follows_id' | 'evidence_id' | 'exemplar_id' | 'post' | 'version' | 'told'
> & { evidence_id?: string | null; exemplar_id?: string | null }

/** Adds a standard; with `follows` it is the next edition, and the one it follows ends on the day it starts. */
export const addStandard = async (
  db: Db,
  standard: StandardFields,
  follows: { id: string; number: number } | null,
): Promise<string> => {
  const { id } = await db
    .insertInto('plan.standard')
    .values({ ...standard, number: (follows?.number ?? 0) + 1, follows_id: follows?.id ?? null })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (follows)
    await db.updateTable('plan.standard').set({ ended_on: standard.starts }).where('id', '=', follows.id).execute()
  return id
}

/** Saves a standard unless somebody saved first. True when saved. */
export const saveStandard = async (db: Db, id: string, version: number, standard: StandardFields): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('plan.standard')
    .set({ ...standard, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
