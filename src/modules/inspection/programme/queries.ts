import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { type Reader, visible } from '../queries.ts'

export type StepKind =
  | 'notice'
  | 'return'
  | 'fieldwork'
  | 'feedback'
  | 'publication'
  | 'progress_review'
  | 'meeting'
  | 'other'

/** A step of an inspection's programme. Without starts_on its date is to be confirmed; expected then says when in words. */
export type Step = {
  id: string
  source_id: string
  source_title: string
  kind: StepKind
  title: string
  starts_on: string | null
  ends_on: string | null
  expected: string
  done: boolean
  note: string
  version: number
  deleted_at: Date | null
}
export type StepFields = Pick<Step, 'kind' | 'title' | 'starts_on' | 'ends_on' | 'expected' | 'done' | 'note'>

const selected = (db: Db, reader: Reader) =>
  db
    .selectFrom('inspection.event as e')
    .innerJoin('inspection.source as s', (j) =>
      j.onRef('s.partnership_id', '=', 'e.partnership_id').onRef('s.id', '=', 'e.source_id'),
    )
    .select([
      'e.id',
      'e.source_id',
      's.title as source_title',
      'e.kind',
      'e.title',
      'e.starts_on',
      'e.ends_on',
      'e.expected',
      'e.done',
      'e.note',
      'e.version',
      'e.deleted_at',
    ])
    .where('s.deleted_at', 'is', null)
    .where(visible(reader))
    .$castTo<Step>()

/** The steps of every programme that this reader may see. */
export const programme = (db: Db, reader: Reader): Promise<Step[]> =>
  selected(db, reader).where('e.deleted_at', 'is', null).orderBy('e.starts_on').orderBy('e.id').execute()

/** The steps of one source; those taken away too. */
export const stepsOf = (db: Db, sourceId: string, reader: Reader): Promise<Step[]> =>
  selected(db, reader).where('e.source_id', '=', sourceId).orderBy('e.starts_on').orderBy('e.id').execute()

/** The steps of several sources. */
export const stepsOfEach = (db: Db, sourceIds: readonly string[], reader: Reader): Promise<Step[]> =>
  selected(db, reader)
    .where('e.source_id', '=', sql<string>`any(${sourceIds}::uuid[])`)
    .orderBy('e.starts_on')
    .orderBy('e.id')
    .execute()

export const findStep = (db: Db, id: string, reader: Reader): Promise<Step | undefined> =>
  selected(db, reader).where('e.id', '=', id).executeTakeFirst()

export const addStep = async (db: Db, sourceId: string, fields: StepFields): Promise<string> =>
  (
    await db
      .insertInto('inspection.event')
      .values({ source_id: sourceId, ...fields })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

/** Saves unless somebody saved first. True when saved. */
export const saveStep = async (db: Db, id: string, version: number, fields: StepFields): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('inspection.event')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** One click. The version grows, so that a form opened before notices it. */
export const setStepDone = (db: Db, id: string, done: boolean): Promise<unknown> =>
  db
    .updateTable('inspection.event')
    .set((e) => ({ done, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .execute()

export const setStepDeleted = (db: Db, id: string, at: Date | null): Promise<unknown> =>
  db.updateTable('inspection.event').set({ deleted_at: at }).where('id', '=', id).execute()
