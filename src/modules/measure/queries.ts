import type { Db } from '../../platform/db.ts'
import { endSource, registerSource } from '../evidence/index.ts'
import { refresh } from './figures/queries.ts'
import type { Measure } from './model.ts'

/** What the form of a measure leaves alone has its usual value. */
type Usual =
  | 'calendar'
  | 'chart'
  | 'baseline_points'
  | 'decimals'
  | 'context'
  | 'catalogue_key'
  | 'derived'
  | 'derived_from'
  | 'derived_by'
  | 'derived_per'
export type MeasureFields = Omit<Measure, 'id' | 'version' | Usual> & Partial<Pick<Measure, Usual>>

/** Adds a measure, and registers it as something living that evidence may refer to. Gives its id. */
export const addMeasure = async (db: Db, fields: MeasureFields): Promise<string> => {
  const id = await registerSource(db, { kind: 'measure', title: fields.title, path: '/measure/measures/:id' })
  await db
    .insertInto('measure.measure')
    .values({ id, ...fields })
    .execute()
  if (fields.derived) await refresh(db, [id])
  return id
}

/** Saves a measure unless somebody saved first. True when saved. */
export const saveMeasure = async (db: Db, id: string, version: number, fields: MeasureFields): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('measure.measure')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await refresh(db, [id])
  return numUpdatedRows > 0n
}

/** Takes a measure away, or brings it back: its figures stay. */
export const setMeasureDeleted = async (db: Db, id: string, at: Date | null): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('measure.measure')
    .set({ deleted_at: at })
    .where('id', '=', id)
    .where('deleted_at', at ? 'is' : 'is not', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await endSource(db, id, at)
  if (numUpdatedRows > 0n && at === null) await refresh(db, [id])
  return numUpdatedRows > 0n
}

type Gone = Pick<Measure, 'id' | 'title' | 'catalogue_key'> & { deleted_at: Date }

/** The measures that were taken away, the last one first. */
export const goneMeasures = (db: Db): Promise<Gone[]> =>
  db
    .selectFrom('measure.measure')
    .select(['id', 'title', 'catalogue_key', 'deleted_at'])
    .where('deleted_at', 'is not', null)
    .orderBy('deleted_at', 'desc')
    .$castTo<Gone>()
    .execute()
