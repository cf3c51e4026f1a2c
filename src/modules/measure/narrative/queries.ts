import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Narrative } from './rules.ts'

type Period = Pick<Narrative, 'period_from' | 'period_to'>

// Words of a measure that was taken away are kept with it and shown again when it comes back.
const selected = (db: Db) =>
  db
    .selectFrom('measure.narrative as n')
    .leftJoin('measure.measure as m', (j) =>
      j.onRef('m.partnership_id', '=', 'n.partnership_id').onRef('m.id', '=', 'n.measure_id'),
    )
    .select([
      'n.id',
      'n.measure_id',
      'n.period_from',
      'n.period_to',
      'n.text',
      'n.made_by',
      'n.made_at',
      'n.changed_by',
      'n.changed_at',
      'n.version',
    ])
    .where('m.deleted_at', 'is', null)
    .$castTo<Narrative>()

/** All that stands beside figures; or only what stands beside those of one measure. */
export const narratives = (db: Db, measureId?: string): Promise<Narrative[]> =>
  selected(db)
    .$if(measureId !== undefined, (q) => q.where('n.measure_id', '=', measureId ?? ''))
    .orderBy('n.period_to', 'desc')
    .orderBy('n.id')
    .execute()

export const findNarrative = (db: Db, id: string): Promise<Narrative | undefined> =>
  selected(db).where('n.id', '=', id).executeTakeFirst()

/** The periods that have a figure of any measure, the newest first. */
export const periodsWithFigures = (db: Db, most: number): Promise<Period[]> =>
  db
    .selectFrom('measure.observation as o')
    .innerJoin('measure.measure as m', (j) =>
      j.onRef('m.partnership_id', '=', 'o.partnership_id').onRef('m.id', '=', 'o.measure_id'),
    )
    .select(['o.period_from', 'o.period_to'])
    .distinct()
    .where('o.replaced_at', 'is', null)
    .where('m.deleted_at', 'is', null)
    .orderBy('o.period_to', 'desc')
    .orderBy('o.period_from')
    .limit(most)
    .execute()

export type NewNarrative = Pick<Narrative, 'measure_id' | 'period_from' | 'period_to' | 'text'> &
  Partial<Pick<Narrative, 'made_by' | 'made_at'>>

/** Writes beside the figures of a period. Undefined when somebody wrote there first. */
export const addNarrative = async (db: Db, written: NewNarrative): Promise<string | undefined> =>
  (
    await db
      .insertInto('measure.narrative')
      .values(written)
      .onConflict((on) => on.doNothing())
      .returning('id')
      .executeTakeFirst()
  )?.id

/** Saves other words unless somebody saved first. True when saved. */
export const saveNarrative = async (db: Db, id: string, version: number, text: string, at: Date): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('measure.narrative')
    .set({ text, version: version + 1, changed_by: sql`current_person()`, changed_at: at })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes the words away; the history keeps them. Undefined when there are none of that id. */
export const removeNarrative = (db: Db, id: string): Promise<Narrative | undefined> =>
  db
    .deleteFrom('measure.narrative')
    .where('id', '=', id)
    .returning([
      'id',
      'measure_id',
      'period_from',
      'period_to',
      'text',
      'made_by',
      'made_at',
      'changed_by',
      'changed_at',
      'version',
    ])
    .$castTo<Narrative>()
    .executeTakeFirst()
