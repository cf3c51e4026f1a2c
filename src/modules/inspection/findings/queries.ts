import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { renameStatement } from '../../evidence/index.ts'
import { type Finding, type Reader, visible } from '../queries.ts'

export type FullFinding = Finding & { closed_on: string | null; version: number; deleted_at: Date | null }
export type Wording = { place: string; page: string; wording: string }
export type FindingFields = Pick<FullFinding, 'kind' | 'reference' | 'title' | 'theme' | 'state'>

const selected = (db: Db, reader: Reader) =>
  db
    .selectFrom('inspection.finding as f')
    .innerJoin('inspection.source as s', (j) =>
      j.onRef('s.partnership_id', '=', 'f.partnership_id').onRef('s.id', '=', 'f.source_id'),
    )
    .select([
      'f.id',
      'f.kind',
      'f.reference',
      'f.title',
      'f.theme',
      'f.state',
      'f.position',
      'f.source_id',
      'f.closed_on',
      'f.version',
      'f.deleted_at',
      's.title as source_title',
      's.kind as source_kind',
      's.embargo_until',
    ])
    .where('s.deleted_at', 'is', null)
    .where(visible(reader))
    .$castTo<FullFinding>()

/** One finding, deleted or not, when its source stands and this reader may see it. */
export const findFinding = (db: Db, id: string, reader: Reader): Promise<FullFinding | undefined> =>
  selected(db, reader).where('f.id', '=', id).executeTakeFirst()

/** The findings that were deleted one by one, from sources that still stand. */
export const deletedFindings = (db: Db, reader: Reader): Promise<FullFinding[]> =>
  selected(db, reader).where('f.deleted_at', 'is not', null).orderBy('f.deleted_at', 'desc').limit(200).execute()

/** The place after the last finding of a source. */
export const nextPosition = async (db: Db, sourceId: string): Promise<number> =>
  Number(
    (
      await db
        .selectFrom('inspection.finding')
        .select((e) => e.fn.coalesce(e.fn.max('position'), sql<number>`-1`).as('last'))
        .where('source_id', '=', sourceId)
        .executeTakeFirst()
    )?.last ?? -1,
  ) + 1

/** Saves a finding with its wordings unless somebody saved first. True when saved. */
export async function saveFinding(
  db: Db,
  id: string,
  version: number,
  fields: FindingFields,
  wordings: readonly Wording[],
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('inspection.finding')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await renameStatement(db, id, fields.title)
  await saveWordings(db, id, wordings)
  return true
}

// Only what changed is written, so that the history of a finding names the wording that changed.
async function saveWordings(db: Db, findingId: string, wordings: readonly Wording[]): Promise<void> {
  const before = await db
    .selectFrom('inspection.wording')
    .select(['id', 'place', 'page', 'wording', 'position'])
    .where('finding_id', '=', findingId)
    .orderBy('position')
    .execute()
  for (const [position, { place, page, wording }] of wordings.entries()) {
    const old = before[position]
    const now = { place, page, wording, position }
    if (!old)
      await db
        .insertInto('inspection.wording')
        .values({ finding_id: findingId, ...now })
        .execute()
    else if (old.place !== place || old.page !== page || old.wording !== wording || old.position !== position)
      await db.updateTable('inspection.wording').set(now).where('id', '=', old.id).execute()
  }
  for (const old of before.slice(wordings.length))
    await db.deleteFrom('inspection.wording').where('id', '=', old.id).execute()
}

export const setFindingDeleted = (db: Db, id: string, at: Date | null): Promise<unknown> =>
  db.updateTable('inspection.finding').set({ deleted_at: at }).where('id', '=', id).execute()

/** Which findings cover which: pairs in which this finding is either. */
export const coversOf = (db: Db, id: string): Promise<{ covering_id: string; covered_id: string }[]> =>
  db
    .selectFrom('inspection.cover')
    .select(['covering_id', 'covered_id'])
    .where((e) => e.or([e('covering_id', '=', id), e('covered_id', '=', id)]))
    .execute()

/** Every pair of findings of which one covers the other; who may see them is asked of the findings. */
export const covers = (db: Db): Promise<{ covering_id: string; covered_id: string }[]> =>
  db.selectFrom('inspection.cover').select(['covering_id', 'covered_id']).execute()

/** Says that one finding covers another; saying it again changes nothing. */
export const addCover = (db: Db, coveringId: string, coveredId: string): Promise<unknown> =>
  db
    .insertInto('inspection.cover')
    .values({ covering_id: coveringId, covered_id: coveredId })
    .onConflict((c) => c.columns(['partnership_id', 'covering_id', 'covered_id']).doNothing())
    .execute()

/** Closes a finding on a day, or opens it again. */
export const setClosed = (db: Db, id: string, on: string | null): Promise<unknown> =>
  db.updateTable('inspection.finding').set({ closed_on: on }).where('id', '=', id).execute()

/** Makes a finding cover these and no others of those offered; what was not offered stays as it was. */
export async function setCovers(
  db: Db,
  id: string,
  offered: readonly string[],
  chosen: readonly string[],
): Promise<void> {
  const dropped = offered.filter((other) => !chosen.includes(other))
  await db
    .deleteFrom('inspection.cover')
    .where('covering_id', '=', id)
    .where('covered_id', '=', sql<string>`any(${dropped}::uuid[])`)
    .execute()
  if (chosen.length === 0) return
  await db
    .insertInto('inspection.cover')
    .values(chosen.map((covered_id) => ({ covering_id: id, covered_id })))
    .onConflict((c) => c.columns(['partnership_id', 'covering_id', 'covered_id']).doNothing())
    .execute()
}

/** The ids of the rows whose history is the history of this finding. */
export async function partsOf(db: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select ${id}::uuid as id
    union select id from inspection.wording where finding_id = ${id}
    union select id from inspection.conclusion where finding_id = ${id}`.execute(db)
  return rows.map((row) => row.id)
}
