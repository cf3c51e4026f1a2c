import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { type Reader, visible } from '../queries.ts'
import type { SourceKind } from '../rules.ts'

export type Source = {
  id: string
  kind: SourceKind
  title: string
  publisher: string
  state: 'draft' | 'final'
  published_on: string | null
  starts_on: string | null
  ends_on: string | null
  embargo_until: Date | null
  evidence_id: string | null
  version: number
  deleted_at: Date | null
}

export type SourceFields = Omit<Source, 'id' | 'evidence_id' | 'version' | 'deleted_at'>

const selected = (db: Db, reader: Reader) =>
  db
    .selectFrom('inspection.source as s')
    .select([
      's.id',
      's.kind',
      's.title',
      's.publisher',
      's.state',
      's.published_on',
      's.starts_on',
      's.ends_on',
      's.embargo_until',
      's.evidence_id',
      's.version',
      's.deleted_at',
    ])
    .where(visible(reader))
    .$castTo<Source>()

/** The sources that this reader may see, the newest first, those to be confirmed at the end. */
export const sources = (db: Db, reader: Reader, deleted = false): Promise<Source[]> =>
  selected(db, reader)
    .where('s.deleted_at', deleted ? 'is not' : 'is', null)
    .orderBy('s.published_on', (by) => by.desc().nullsLast())
    .orderBy('s.id')
    .execute()

/** One source, deleted or not, when this reader may see it. */
export const findSource = (db: Db, id: string, reader: Reader): Promise<Source | undefined> =>
  selected(db, reader).where('s.id', '=', id).executeTakeFirst()

/** Saves unless somebody saved first. True when saved. */
export const saveSource = async (db: Db, id: string, version: number, fields: SourceFields): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('inspection.source')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const setEvidence = (db: Db, id: string, evidenceId: string): Promise<unknown> =>
  db.updateTable('inspection.source').set({ evidence_id: evidenceId }).where('id', '=', id).execute()

export const setSourceDeleted = (db: Db, id: string, at: Date | null): Promise<unknown> =>
  db.updateTable('inspection.source').set({ deleted_at: at }).where('id', '=', id).execute()

/** The people who may read a source under embargo, with their names. */
export const readersOf = (db: Db, sourceId: string): Promise<{ person_id: string; name: string }[]> =>
  db
    .selectFrom('inspection.embargo_reader as r')
    .innerJoin('identity.membership as m', (j) =>
      j.onRef('m.partnership_id', '=', 'r.partnership_id').onRef('m.person_id', '=', 'r.person_id'),
    )
    .select(['r.person_id', 'm.name'])
    .where('r.source_id', '=', sourceId)
    .orderBy('m.name')
    .execute()

/** Makes these people, and nobody else, the readers under embargo. */
export async function setReaders(db: Db, sourceId: string, personIds: readonly string[]): Promise<void> {
  await db
    .deleteFrom('inspection.embargo_reader')
    .where('source_id', '=', sourceId)
    .where(sql<boolean>`person_id <> all(${personIds}::uuid[])`)
    .execute()
  if (personIds.length === 0) return
  await db
    .insertInto('inspection.embargo_reader')
    .values(personIds.map((person_id) => ({ source_id: sourceId, person_id })))
    .onConflict((c) => c.columns(['partnership_id', 'source_id', 'person_id']).doNothing())
    .execute()
}

/** The ids of the findings of a source that are not themselves deleted. */
export const findingIds = async (db: Db, sourceId: string): Promise<string[]> =>
  (
    await db
      .selectFrom('inspection.finding')
      .select('id')
      .where('source_id', '=', sourceId)
      .where('deleted_at', 'is', null)
      .execute()
  ).map((row) => row.id)

/** `audits`: those whose findings the source holds; their words give it away as well. */
type Held = { until: Date | null; pieces: string[]; audits: string[]; subjects: string[]; readers: string[] }

/** Until when a source is held back, its files, and the id of every row whose history would give it away. */
export async function heldBack(db: Db, sourceId: string): Promise<Held | undefined> {
  const { rows } = await sql<Held>`
    with f as (select id from inspection.finding where source_id = ${sourceId})
    select s.embargo_until as until,
           array(select s.evidence_id
                 union select evidence_id from inspection.audit where source_id = s.id
                 union select evidence_id from inspection.request where source_id = s.id
                 union select evidence_id from inspection.conclusion where finding_id in (select id from f)) as pieces,
           array(select id from inspection.audit where source_id = s.id) as audits,
           array(select person_id from inspection.embargo_reader where source_id = s.id) as readers,
           array(select s.id union select s.evidence_id union select id from f
                 union select id from inspection.wording where finding_id in (select id from f)
                 union select id from inspection.conclusion where finding_id in (select id from f)
                 union select id from inspection.evaluation where source_id = s.id
                 union select id from inspection.event where source_id = s.id
                 union select id from inspection.request where source_id = s.id
                 union select id from inspection.source_body where source_id = s.id
                 union select id from inspection.watch where finding_id in (select id from f)
                 union select id from inspection.measured where finding_id in (select id from f)
                 union select id from inspection.questioned where finding_id in (select id from f)
                 union select id from inspection.cover
                        where covering_id in (select id from f) or covered_id in (select id from f)
                 union select id from inspection.audit where source_id = s.id
                 union select evidence_id from inspection.audit where source_id = s.id
                 union select evidence_id from inspection.request where source_id = s.id
                 union select evidence_id from inspection.conclusion where finding_id in (select id from f)
                 union select id from inspection.report_reading where source_id = s.id) as subjects
      from inspection.source s where s.id = ${sourceId}`.execute(db)
  const row = rows[0]
  return row && { ...row, subjects: row.subjects.filter(Boolean), pieces: row.pieces.filter(Boolean) }
}
