import type { Db } from '../../../platform/db.ts'

/** A document that inspectors asked for, who provides it, and when it was returned. */
export type DocumentRequest = {
  id: string
  source_id: string
  title: string
  reference: string
  asked_on: string | null
  due: string | null
  post_id: string | null
  post: string | null
  holder: string | null
  returned_on: string | null
  evidence_id: string | null
  note: string
  version: number
  deleted_at: Date | null
}
export type RequestFields = Pick<
  DocumentRequest,
  'title' | 'reference' | 'asked_on' | 'due' | 'post_id' | 'returned_on' | 'note'
> & { evidence_id?: string | null }

const selected = (db: Db) =>
  db
    .selectFrom('inspection.request as r')
    .leftJoin('partnership.post_today as p', (j) =>
      j.onRef('p.partnership_id', '=', 'r.partnership_id').onRef('p.id', '=', 'r.post_id'),
    )
    .select([
      'r.id',
      'r.source_id',
      'r.title',
      'r.reference',
      'r.asked_on',
      'r.due',
      'r.post_id',
      'p.title as post',
      'p.holder',
      'r.returned_on',
      'r.evidence_id',
      'r.note',
      'r.version',
      'r.deleted_at',
    ])
    .$castTo<DocumentRequest>()

/** What was asked for by one source; whether it may be seen is asked of the source. */
export const requestsOf = (db: Db, sourceId: string): Promise<DocumentRequest[]> =>
  selected(db).where('r.source_id', '=', sourceId).orderBy('r.due').orderBy('r.id').execute()

export const findRequest = (db: Db, id: string): Promise<DocumentRequest | undefined> =>
  selected(db).where('r.id', '=', id).executeTakeFirst()

/** Adds what was asked for, in order. */
export const addRequests = (db: Db, sourceId: string, all: readonly RequestFields[]): Promise<unknown> =>
  db
    .insertInto('inspection.request')
    .values(all.map((fields) => ({ source_id: sourceId, ...fields })))
    .execute()

/** Saves unless somebody saved first. True when saved. */
export const saveRequest = async (db: Db, id: string, version: number, fields: RequestFields): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('inspection.request')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** One click. The version grows, so that a form opened before notices it. */
export const setReturned = (db: Db, id: string, on: string): Promise<unknown> =>
  db
    .updateTable('inspection.request')
    .set((e) => ({ returned_on: on, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .execute()

export const setRequestDeleted = (db: Db, id: string, at: Date | null): Promise<unknown> =>
  db.updateTable('inspection.request').set({ deleted_at: at }).where('id', '=', id).execute()
