import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'

/** A version of a file: the first is number 1. One whose bytes were removed has no sha256. */
export type Edition = {
  id: string
  evidence_id: string
  number: number
  sha256: string | null
  file_name: string
  why: string
  added_by: string | null
  added_by_name: string | null
  added_at: Date
  size: number | null
  media_type: string | null
}

/** All versions of these pieces' files, the newest first. A piece that never had a second version has none here. */
export const editionsOf = (db: Db, pieceIds: readonly string[]): Promise<Edition[]> =>
  editions(db)
    .where('e.evidence_id', '=', sql<string>`any(${pieceIds}::uuid[])`)
    .orderBy('e.evidence_id')
    .orderBy('e.number', 'desc')
    .execute()

export const findEdition = (db: Db, id: string): Promise<Edition | undefined> =>
  editions(db).where('e.id', '=', id).executeTakeFirst()

const editions = (db: Db) =>
  db
    .selectFrom('evidence.edition as e')
    .leftJoin('identity.membership as m', (j) =>
      j.onRef('m.partnership_id', '=', 'e.partnership_id').onRef('m.person_id', '=', 'e.added_by'),
    )
    .leftJoin('evidence.file as f', (j) =>
      j.onRef('f.partnership_id', '=', 'e.partnership_id').onRef('f.sha256', '=', 'e.sha256'),
    )
    .select([
      'e.id',
      'e.evidence_id',
      'e.number',
      'e.sha256',
      'e.file_name',
      'e.why',
      'e.added_by',
      'm.name as added_by_name',
      'e.added_at',
      'f.size',
      'f.media_type',
    ])
    .$castTo<Edition>()

/**
 * Makes a file the newest version of a piece, unless somebody changed the piece first. What the piece held until now
 * becomes version 1 when it is not kept as a version yet. True when saved.
 */
export const addEdition = async (
  db: Db,
  piece: { id: string; version: number },
  file: { sha256: string; fileName: string; why: string },
): Promise<boolean> => {
  await sql`insert into evidence.edition (evidence_id, number, sha256, file_name, added_by, added_at)
    select p.id, 1, p.sha256, coalesce(p.file_name, p.title), p.added_by, p.added_at from evidence.piece p
     where p.id = ${piece.id} and p.version = ${piece.version} and p.sha256 is not null
       and not exists (select from evidence.edition e where e.evidence_id = p.id)`.execute(db)
  const { numUpdatedRows } = await db
    .updateTable('evidence.piece')
    .set({ sha256: file.sha256, file_name: file.fileName, version: piece.version + 1 })
    .where('id', '=', piece.id)
    .where('version', '=', piece.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await db
    .insertInto('evidence.edition')
    .values({
      evidence_id: piece.id,
      number: sql<number>`(select max(number) + 1 from evidence.edition where evidence_id = ${piece.id})`,
      sha256: file.sha256,
      file_name: file.fileName,
      why: file.why,
    })
    .execute()
  return true
}
