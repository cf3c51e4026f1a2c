import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { Filter, Nature } from './rules.ts'

export type Piece = {
  id: string
  kind: 'file' | 'link' | 'statement' | 'live'
  nature: Nature
  title: string
  body: string
  url: string | null
  sha256: string | null
  file_name: string | null
  dated: string | null
  speaks_from: string | null
  speaks_to: string | null
  agency_id: string | null
  agency: string | null
  confidential: boolean
  review_on: string | null
  added_by: string | null
  added_by_name: string | null
  added_at: Date
  deleted_at: Date | null
  version: number
  size: number | null
  media_type: string | null
}

/** Who asks: a piece under embargo shows only to its named readers. */
export type Reader = { personId: string; now: Date }

const visible = (reader: Reader) =>
  sql<boolean>`(p.embargo_until is null or p.embargo_until <= ${reader.now} or ${reader.personId}::uuid = any(p.embargo_readers))`

const pieces = (db: Db, reader: Reader) =>
  db
    .selectFrom('evidence.piece as p')
    .leftJoin('partnership.agency as a', (j) =>
      j.onRef('a.partnership_id', '=', 'p.partnership_id').onRef('a.id', '=', 'p.agency_id'),
    )
    .leftJoin('identity.membership as m', (j) =>
      j.onRef('m.partnership_id', '=', 'p.partnership_id').onRef('m.person_id', '=', 'p.added_by'),
    )
    .leftJoin('evidence.file as f', (j) =>
      j.onRef('f.partnership_id', '=', 'p.partnership_id').onRef('f.sha256', '=', 'p.sha256'),
    )
    .select([
      'p.id',
      'p.kind',
      'p.nature',
      'p.title',
      'p.body',
      'p.url',
      'p.sha256',
      'p.file_name',
      'p.dated',
      'p.speaks_from',
      'p.speaks_to',
      'p.agency_id',
      'a.name as agency',
      'p.confidential',
      'p.review_on',
      'p.added_by',
      'm.name as added_by_name',
      'p.added_at',
      'p.deleted_at',
      'p.version',
      'f.size',
      'f.media_type',
    ])
    .where(visible(reader))
    .$castTo<Piece>()

/** One piece, deleted or not. */
export const find = (db: Db, id: string, reader: Reader): Promise<Piece | undefined> =>
  pieces(db, reader).where('p.id', '=', id).executeTakeFirst()

/** The pieces that a filter asks for, newest first, at most 200 and one more to know that there are more. */
export const list = (
  db: Db,
  filter: Filter,
  today: string,
  reader: Reader,
): Promise<(Piece & { supports: number })[]> =>
  pieces(db, reader)
    .select((e) =>
      e
        .selectFrom('evidence.support as s')
        .whereRef('s.partnership_id', '=', 'p.partnership_id')
        .whereRef('s.evidence_id', '=', 'p.id')
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('supports'),
    )
    .where('p.deleted_at', filter.deleted ? 'is not' : 'is', null)
    .where((e) =>
      e.and([
        sql<boolean>`(${filter.words} = '' or p.title ilike ${like(filter.words)} or p.body ilike ${like(filter.words)})`,
        sql<boolean>`(${filter.nature ?? ''} = '' or p.nature = ${filter.nature ?? ''})`,
        sql<boolean>`(${filter.agency ?? ''} = '' or p.agency_id::text = ${filter.agency ?? ''})`,
        sql<boolean>`(not ${filter.review} or p.review_on <= ${today}::date)`,
      ]),
    )
    .orderBy('p.added_at', 'desc')
    .limit(201)
    .$castTo<Piece & { supports: number }>()
    .execute()

/** A search pattern for words as they stand. */
export const like = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`

export const insert = async (db: Db, piece: NewPiece): Promise<string> =>
  (await db.insertInto('evidence.piece').values(piece).returning('id').executeTakeFirstOrThrow()).id

export type NewPiece = Pick<
  Piece,
  | 'kind'
  | 'nature'
  | 'title'
  | 'body'
  | 'url'
  | 'sha256'
  | 'file_name'
  | 'dated'
  | 'speaks_from'
  | 'speaks_to'
  | 'agency_id'
  | 'confidential'
  | 'review_on'
> & {
  added_at?: Date
  source_id?: string | null
  marking?: string
  result_met?: number | null
  result_all?: number | null
}
export type Described = Omit<NewPiece, 'kind' | 'sha256' | 'file_name' | 'added_at' | 'source_id'>

/** Saves the description unless somebody saved first. True when saved. */
export const describe = async (db: Db, id: string, version: number, described: Described): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('evidence.piece')
    .set({ ...described, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Holds a piece back until an instant from everybody but the named people; null lets it go. */
export const embargoPiece = (db: Db, id: string, until: Date | null, readerIds: readonly string[]): Promise<unknown> =>
  db
    .updateTable('evidence.piece')
    .set({ embargo_until: until, embargo_readers: [...readerIds] })
    .where('id', '=', id)
    .execute()

export const setDeleted = (db: Db, id: string, at: Date | null): Promise<unknown> =>
  db.updateTable('evidence.piece').set({ deleted_at: at }).where('id', '=', id).execute()

export const addFile = (db: Db, file: { sha256: string; size: number; media_type: string }): Promise<unknown> =>
  db
    .insertInto('evidence.file')
    .values(file)
    .onConflict((c) => c.doNothing())
    .execute()
