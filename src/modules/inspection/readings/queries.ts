import type { SourceDocument } from '../../../documents/read/model.ts'
import type { Db } from '../../../platform/db.ts'
import type { Choices } from './rules.ts'

export type OpenReading = { id: string; file_name: string; made_at: Date }
export type Reading = OpenReading & {
  source_id: string | null
  sha256: string | null
  document: SourceDocument
  choices: Choices
  state: 'open' | 'taken' | 'thrown_away'
}

/** Keeps a report as it was read until its findings are taken. PostgreSQL's json cannot hold a null character. */
export const addReading = async (
  db: Db,
  reading: { fileName: string; sha256: string | null; document: SourceDocument },
): Promise<string> =>
  (
    await db
      .insertInto('inspection.report_reading')
      .values({
        file_name: reading.fileName,
        sha256: reading.sha256,
        document: JSON.stringify(reading.document).replaceAll('\\u0000', ''),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

/** A report somebody dropped in. It is theirs alone until its findings are taken: it may be under embargo. */
export const findReading = (db: Db, id: string, personId: string): Promise<Reading | undefined> =>
  db
    .selectFrom('inspection.report_reading')
    .select(['id', 'file_name', 'made_at', 'source_id', 'sha256', 'document', 'choices', 'state'])
    .where('id', '=', id)
    .where('made_by', '=', personId)
    .$castTo<Reading>()
    .executeTakeFirst()

const own = (db: Db, personId: string, state: Reading['state']): Promise<OpenReading[]> =>
  db
    .selectFrom('inspection.report_reading')
    .select(['id', 'file_name', 'made_at'])
    .where('made_by', '=', personId)
    .where('state', '=', state)
    .orderBy('made_at', 'desc')
    .limit(50)
    .execute()

/** The reports a person dropped in and has not finished. */
export const openReadings = (db: Db, personId: string): Promise<OpenReading[]> => own(db, personId, 'open')

/** Those a person threw away, which can be brought back. */
export const thrownAway = (db: Db, personId: string): Promise<OpenReading[]> => own(db, personId, 'thrown_away')

export const saveChoices = (db: Db, id: string, choices: Choices): Promise<unknown> =>
  db
    .updateTable('inspection.report_reading')
    .set({ choices: JSON.stringify(choices) })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute()

/** Throws a reading away, or brings it back. True when it was in the other state. */
export const setThrownAway = async (db: Db, id: string, away: boolean): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('inspection.report_reading')
    .set({ state: away ? 'thrown_away' : 'open' })
    .where('id', '=', id)
    .where('state', '=', away ? 'open' : 'thrown_away')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Closes a reading before its findings are written, so that two clicks take them once. True for the first. */
export const closeReading = async (db: Db, id: string): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('inspection.report_reading')
    .set({ state: 'taken', document: '{}', choices: '{}' })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const setSource = (db: Db, id: string, sourceId: string): Promise<unknown> =>
  db.updateTable('inspection.report_reading').set({ source_id: sourceId }).where('id', '=', id).execute()
