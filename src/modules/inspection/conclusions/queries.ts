import type { Db } from '../../../platform/db.ts'
import type { Conclusion } from '../queries.ts'

export type FullConclusion = Conclusion & { version: number; deleted_at: Date | null }
export type ConclusionFields = Pick<Conclusion, 'by_kind' | 'by_name' | 'dated' | 'phrase' | 'page'> &
  Partial<Pick<Conclusion, 'source_id' | 'evidence_id'>>

const selected = (db: Db) =>
  db
    .selectFrom('inspection.conclusion')
    .select([
      'id',
      'finding_id',
      'by_kind',
      'by_name',
      'dated',
      'phrase',
      'page',
      'source_id',
      'evidence_id',
      'version',
      'deleted_at',
    ])
    .$castTo<FullConclusion>()

/** One conclusion, taken away or not. Whether its finding may be seen is asked of the finding. */
export const findConclusion = (db: Db, id: string): Promise<FullConclusion | undefined> =>
  selected(db).where('id', '=', id).executeTakeFirst()

/** What was taken away from a finding and can be brought back. */
export const gone = (db: Db, findingId: string): Promise<FullConclusion[]> =>
  selected(db).where('finding_id', '=', findingId).where('deleted_at', 'is not', null).orderBy('dated').execute()

export const addConclusion = async (
  db: Db,
  findingId: string,
  fields: ConclusionFields,
  sourceId: string | null = null,
): Promise<string> =>
  (
    await db
      .insertInto('inspection.conclusion')
      .values({ finding_id: findingId, ...fields, source_id: fields.source_id ?? sourceId })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

/** Saves unless somebody saved first. True when saved. */
export const saveConclusion = async (
  db: Db,
  id: string,
  version: number,
  fields: ConclusionFields,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('inspection.conclusion')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const setConclusionDeleted = (db: Db, id: string, at: Date | null): Promise<unknown> =>
  db.updateTable('inspection.conclusion').set({ deleted_at: at }).where('id', '=', id).execute()
