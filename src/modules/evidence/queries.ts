import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { type Filter, type Nature, pageSize, type PieceKind } from './rules.ts'
import type { Source } from './sources/queries.ts'
import type { KeptView } from './views/rules.ts'

export type Piece = {
  id: string
  kind: PieceKind
  nature: Nature
  title: string
  body: string
  url: string | null
  sha256: string | null
  file_name: string | null
  dated: string | null
  /** Of a living piece: the period its source speaks about now. */
  speaks_from: string | null
  speaks_to: string | null
  agency_id: string | null
  agency: string | null
  confidential: boolean
  marking: string
  result_met: number | null
  result_all: number | null
  review_on: string | null
  review_result: string
  reviewed_on: string | null
  added_by: string | null
  added_by_name: string | null
  added_at: Date
  deleted_at: Date | null
  version: number
  size: number | null
  media_type: string | null
  source: Source | null
  view: KeptView | null
}

/** Who asks: a piece under embargo shows only to its named readers. */
export type Reader = { personId: string; now: Date }

const visible = (reader: Reader) =>
  sql<boolean>`(p.embargo_until is null or p.embargo_until <= ${reader.now} or ${reader.personId}::uuid = any(p.embargo_readers))`

/** The living source of a piece `p` joined as `o`, in one value. */
const sourceOf = sql<Source | null>`case when o.id is null then null else jsonb_build_object(
  'id', o.id, 'kind', o.kind, 'title', o.title, 'path', replace(o.path, ':id', o.id::text),
  'speaks_from', o.speaks_from, 'speaks_to', o.speaks_to, 'latest', o.latest) end`

/** The views of a piece joined as `v`, in one value. */
const viewOf = sql<KeptView | null>`case when v.id is null then null else jsonb_build_object(
  'whose', v.whose, 'asked', v.asked, 'heard', v.heard, 'how', v.how, 'words', v.words, 'changed', v.changed,
  'told_back_on', v.told_back_on, 'told_back_how', v.told_back_how, 'version', v.version) end`

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
    .leftJoin('evidence.source as o', (j) =>
      j.onRef('o.partnership_id', '=', 'p.partnership_id').onRef('o.id', '=', 'p.source_id'),
    )
    .leftJoin('evidence.view as v', (j) =>
      j.onRef('v.partnership_id', '=', 'p.partnership_id').onRef('v.evidence_id', '=', 'p.id'),
    )
    .where(visible(reader))

/** What every list says of a piece `p` with its agency `a`, its living source `o` and its views `v` joined. */
export const pieceColumns = [
  'p.title',
  'p.kind',
  'p.nature',
  'p.dated',
  sql<string | null>`case when o.id is null then p.speaks_from else o.speaks_from end`.as('speaks_from'),
  sql<string | null>`case when o.id is null then p.speaks_to else o.speaks_to end`.as('speaks_to'),
  'p.agency_id',
  'a.name as agency',
  'p.confidential',
  'p.result_met',
  'p.result_all',
  'p.review_on',
  'p.reviewed_on',
  'p.added_by',
  sourceOf.as('source'),
  viewOf.as('view'),
] as const

const shown = (db: Db, reader: Reader) =>
  pieces(db, reader)
    .select([
      'p.id',
      'p.body',
      'p.url',
      'p.sha256',
      'p.file_name',
      'p.marking',
      'p.review_result',
      'm.name as added_by_name',
      'p.added_at',
      'p.deleted_at',
      'p.version',
      'f.size',
      'f.media_type',
    ])
    .select(pieceColumns)
    .$castTo<Piece>()

/** One piece, deleted or not. */
export const find = (db: Db, id: string, reader: Reader): Promise<Piece | undefined> =>
  shown(db, reader).where('p.id', '=', id).executeTakeFirst()

/** Some pieces by their ids, those that are deleted left out. */
export const piecesOf = (db: Db, ids: readonly string[], reader: Reader): Promise<Piece[]> =>
  shown(db, reader)
    .where('p.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('p.deleted_at', 'is', null)
    .orderBy('p.added_at')
    .orderBy('p.id')
    .execute()

export type Listed = Piece & { supports: number; stale: boolean }

/** One page of the pieces that a filter asks for, newest first; whether each is too old for something it supports. */
export const list = (db: Db, filter: Filter, today: string, reader: Reader): Promise<Listed[]> =>
  shown(db, reader)
    .select((e) =>
      e
        .selectFrom('evidence.support as s')
        .whereRef('s.partnership_id', '=', 'p.partnership_id')
        .whereRef('s.evidence_id', '=', 'p.id')
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('supports'),
    )
    .select(isStale.as('stale'))
    .where(fits(filter, today))
    .orderBy('p.added_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(pageSize)
    .offset((filter.page - 1) * pageSize)
    .$castTo<Listed>()
    .execute()

export type Counts = { all: number; idle: number; due: number; stale: number; untold: number }

/** How many pieces a filter asks for, and how many of them need something: for the sentence and the pages. */
export const counts = (db: Db, filter: Filter, today: string, reader: Reader): Promise<Counts> =>
  pieces(db, reader)
    .select([
      sql<number>`count(*)::int`.as('all'),
      sql<number>`count(*) filter (where ${isIdle})::int`.as('idle'),
      sql<number>`count(*) filter (where p.review_on <= ${today}::date)::int`.as('due'),
      sql<number>`count(*) filter (where ${isStale})::int`.as('stale'),
      sql<number>`count(*) filter (where ${isUntold})::int`.as('untold'),
    ])
    .where(fits(filter, today))
    .executeTakeFirstOrThrow()

const isIdle = sql<boolean>`not exists (select from evidence.support s where s.partnership_id = p.partnership_id and s.evidence_id = p.id)`
const isUntold = sql<boolean>`(p.nature like 'views%' and v.told_back_on is null)`
// The same as staleSentence in standing/rules.ts, for lists of thousands.
const isStale = sql<boolean>`exists (
  select from evidence.support s
    join evidence.statement t on t.partnership_id = s.partnership_id and t.id = s.statement_id
   where s.partnership_id = p.partnership_id and s.evidence_id = p.id and not (t.since_why = 'closed' and p.nature = 'document')
     and coalesce(case when o.id is null then p.speaks_to else o.speaks_to end, p.dated) < t.proves_since)`

const fits = (filter: Filter, today: string) =>
  sql<boolean>`${filter.only === 'deleted' ? sql`p.deleted_at is not null` : sql`p.deleted_at is null`}
    and (${filter.words} = '' or p.title ilike ${like(filter.words)} or p.body ilike ${like(filter.words)})
    and (${filter.kind ?? ''} = '' or p.kind = ${filter.kind ?? ''})
    and (${filter.nature ?? ''} = '' or p.nature = ${filter.nature ?? ''})
    and (${filter.agency ?? ''} = '' or p.agency_id::text = ${filter.agency ?? ''})
    and ${onlyThese(filter, today)}`

const onlyThese = ({ only }: Filter, today: string) => {
  switch (only) {
    case 'review':
      return sql<boolean>`p.review_on <= ${today}::date`
    case 'stale':
      return isStale
    case 'untold':
      return isUntold
    case 'idle':
      return isIdle
    case 'deleted':
    case null:
      return sql<boolean>`true`
  }
}

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
