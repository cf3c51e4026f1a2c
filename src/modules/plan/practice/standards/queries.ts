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
  version: number
  told: Told[]
}

/** Every standard in every edition, by title, the newest edition first. One query, however many there are. */
export const standards = (db: Db): Promise<Standard[]> =>
  db
    .selectFrom('plan.standard as s')
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
