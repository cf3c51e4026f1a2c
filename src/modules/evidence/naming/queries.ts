import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'

export type PieceName = { id: string; title: string }

/** The titles of some pieces of evidence, for pages that point at them; deleted ones and those held back from this reader are left out. */
export const piecesNamed = async (
  db: Db,
  ids: readonly (string | null)[],
  reader: { personId: string; now: Date },
): Promise<Map<string, string>> => {
  const rows = await db
    .selectFrom('evidence.piece as p')
    .select(['p.id', 'p.title'])
    .where('p.id', '=', sql<string>`any(${ids.filter((id) => id !== null)}::uuid[])`)
    .where('p.deleted_at', 'is', null)
    .where(
      sql<boolean>`(p.embargo_until is null or p.embargo_until <= ${reader.now} or ${reader.personId}::uuid = any(p.embargo_readers))`,
    )
    .$castTo<PieceName>()
    .execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}
