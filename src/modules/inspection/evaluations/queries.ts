import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Evaluation } from '../queries.ts'

export type FullEvaluation = Evaluation & { version: number; deleted_at: Date | null }
export type EvaluationFields = Pick<Evaluation, 'indicator' | 'grade' | 'scale' | 'page'>

const selected = (db: Db) =>
  db
    .selectFrom('inspection.evaluation')
    .select(['id', 'source_id', 'indicator', 'grade', 'scale', 'page', 'version', 'deleted_at'])
    .$castTo<FullEvaluation>()

/** One evaluation, taken away or not. Whether its source may be seen is asked of the source. */
export const findEvaluation = (db: Db, id: string): Promise<FullEvaluation | undefined> =>
  selected(db).where('id', '=', id).executeTakeFirst()

/** What was taken away from a source and can be brought back. */
export const gone = (db: Db, sourceId: string): Promise<FullEvaluation[]> =>
  selected(db).where('source_id', '=', sourceId).where('deleted_at', 'is not', null).orderBy('position').execute()

/** Adds a grade at the end of those of its source. */
export const addEvaluation = async (db: Db, sourceId: string, fields: EvaluationFields): Promise<string> =>
  (
    await db
      .insertInto('inspection.evaluation')
      .values({
        source_id: sourceId,
        ...fields,
        position: sql<number>`(select coalesce(max(position), -1) + 1 from inspection.evaluation where source_id = ${sourceId})`,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

/** Saves unless somebody saved first. True when saved. */
export const saveEvaluation = async (
  db: Db,
  id: string,
  version: number,
  fields: EvaluationFields,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('inspection.evaluation')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const setEvaluationDeleted = (db: Db, id: string, at: Date | null): Promise<unknown> =>
  db.updateTable('inspection.evaluation').set({ deleted_at: at }).where('id', '=', id).execute()
