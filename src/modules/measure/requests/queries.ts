import type { Db } from '../../../platform/db.ts'
import type { AnalysisRequest } from './rules.ts'

const selected = (db: Db) =>
  db
    .selectFrom('measure.request')
    .select([
      'id',
      'question',
      'why',
      'measure_id',
      'asked_by',
      'asked_for',
      'asked_on',
      'due',
      'post_id',
      'answer',
      'answered_on',
      'state',
      'version',
    ])
    .$castTo<AnalysisRequest>()

/** Every request for analysis, the newest first. */
export const requests = (db: Db): Promise<AnalysisRequest[]> =>
  selected(db).orderBy('asked_on', 'desc').orderBy('id', 'desc').execute()

/** The requests about one measure, the newest first. */
export const requestsAbout = (db: Db, measureId: string): Promise<AnalysisRequest[]> =>
  selected(db).where('measure_id', '=', measureId).orderBy('asked_on', 'desc').orderBy('id', 'desc').execute()

export const findRequest = (db: Db, id: string): Promise<AnalysisRequest | undefined> =>
  selected(db).where('id', '=', id).executeTakeFirst()

export type Question = Pick<AnalysisRequest, 'question' | 'why' | 'measure_id' | 'asked_for' | 'due'>

export const addRequest = async (db: Db, question: Question, today: string): Promise<string> =>
  (
    await db
      .insertInto('measure.request')
      .values({ ...question, asked_on: today })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

export type Handling = Pick<AnalysisRequest, 'post_id' | 'due' | 'answer' | 'answered_on' | 'state'> & {
  answered_by: string | null
}

/** Saves what became of a request unless somebody saved first. True when saved. */
export const saveHandling = async (db: Db, id: string, version: number, handling: Handling): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('measure.request')
    .set({ ...handling, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
