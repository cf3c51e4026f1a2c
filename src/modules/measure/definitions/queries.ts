import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Measure } from '../model.ts'

const selected = (db: Db) =>
  db
    .selectFrom('measure.measure')
    .select([
      'id',
      'title',
      'counted',
      'out_of',
      'unit',
      'kind',
      'better',
      'frequency',
      'named_on',
      'source',
      'owner_post_id',
      'version',
      'calendar',
      'chart',
      'baseline_points',
      'decimals',
      'context',
      'catalogue_key',
      'derived',
      'derived_from',
      'derived_by',
      'derived_per',
    ])
    .where('deleted_at', 'is', null)
    .$castTo<Measure>()

/** All measures that are not deleted, by title. */
export const measures = (db: Db): Promise<Measure[]> => selected(db).orderBy('title').orderBy('id').execute()

export const findMeasure = (db: Db, id: string): Promise<Measure | undefined> =>
  selected(db).where('id', '=', id).executeTakeFirst()

/** Those of some measures that are worked out from others, or that are worked out from one of them; with their parts' names. */
export type Workings = Pick<Measure, 'id' | 'title' | 'unit' | 'derived' | 'derived_per'> & {
  from_id: string
  from_title: string
  by_id: string
  by_title: string
}

export const workingsOf = (
  db: Db,
  ids: readonly string[] | 'all',
  also: 'standing' | 'none' = 'none',
): Promise<Workings[]> =>
  db
    .selectFrom('measure.measure as m')
    .innerJoin('measure.measure as f', (j) =>
      j.onRef('f.partnership_id', '=', 'm.partnership_id').onRef('f.id', '=', 'm.derived_from'),
    )
    .innerJoin('measure.measure as b', (j) =>
      j.onRef('b.partnership_id', '=', 'm.partnership_id').onRef('b.id', '=', 'm.derived_by'),
    )
    .select([
      'm.id',
      'm.title',
      'm.unit',
      'm.derived',
      'm.derived_per',
      'f.id as from_id',
      'f.title as from_title',
      'b.id as by_id',
      'b.title as by_title',
    ])
    .where('m.deleted_at', 'is', null)
    .$if(ids !== 'all', (q) => {
      const among = sql<string>`any(${ids}::uuid[])`
      return q.where((e) =>
        also === 'standing'
          ? e.or([e('m.id', '=', among), e('f.id', '=', among), e('b.id', '=', among)])
          : e('m.id', '=', among),
      )
    })
    .orderBy('m.id')
    .$castTo<Workings>()
    .execute()
