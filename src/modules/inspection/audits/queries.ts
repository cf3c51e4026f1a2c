import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { endStatement, registerStatement, renameStatement, restoreStatement } from '../../evidence/index.ts'
import { openHere } from '../queries.ts'

/** An audit that anybody did. Its findings stand in the register of findings, under `source_id`. */
export type Audit = {
  id: string
  title: string
  why: string
  scope: 'single' | 'joint'
  agency_id: string | null
  agency: string | null
  post_id: string | null
  post: string | null
  done_on: string
  reads_from: string | null
  reads_to: string | null
  records: number | null
  tool: string
  found: string
  source_id: string | null
  evidence_id: string | null
  next_on: string | null
  repeats_id: string | null
  version: number
  deleted_at: Date | null
}

export type AuditFields = Pick<
  Audit,
  | 'title'
  | 'why'
  | 'scope'
  | 'agency_id'
  | 'post_id'
  | 'done_on'
  | 'reads_from'
  | 'reads_to'
  | 'records'
  | 'tool'
  | 'found'
  | 'next_on'
  | 'repeats_id'
>

// An audit whose findings are under embargo is under embargo itself: what it found stands in its own words too.
const selected = (db: Db) =>
  db
    .selectFrom('inspection.audit as a')
    .leftJoin('inspection.source as s', (j) =>
      j.onRef('s.partnership_id', '=', 'a.partnership_id').onRef('s.id', '=', 'a.source_id'),
    )
    .leftJoin('partnership.agency as g', (j) =>
      j.onRef('g.partnership_id', '=', 'a.partnership_id').onRef('g.id', '=', 'a.agency_id'),
    )
    .leftJoin('partnership.post as p', (j) =>
      j.onRef('p.partnership_id', '=', 'a.partnership_id').onRef('p.id', '=', 'a.post_id'),
    )
    .select([
      'a.id',
      'a.title',
      'a.why',
      'a.scope',
      'a.agency_id',
      'g.name as agency',
      'a.post_id',
      'p.title as post',
      'a.done_on',
      'a.reads_from',
      'a.reads_to',
      'a.records',
      'a.tool',
      'a.found',
      'a.source_id',
      'a.evidence_id',
      'a.next_on',
      'a.repeats_id',
      'a.version',
      'a.deleted_at',
    ])
    .where(openHere)
    .$castTo<Audit>()

/** The register of audits, the newest first; what is under embargo only for its named readers. */
export const audits = (db: Db): Promise<Audit[]> =>
  selected(db).where('a.deleted_at', 'is', null).orderBy('a.done_on', 'desc').orderBy('a.id').execute()

/** One audit, deleted or not. */
export const findAudit = (db: Db, id: string): Promise<Audit | undefined> =>
  selected(db).where('a.id', '=', id).executeTakeFirst()

/** The audits that were deleted and can come back. */
export const deletedAudits = (db: Db): Promise<Audit[]> =>
  selected(db).where('a.deleted_at', 'is not', null).orderBy('a.deleted_at', 'desc').limit(200).execute()

/** Adds an audit with its place among the statements that evidence can support. Gives its id. */
export async function addAudit(
  db: Db,
  fields: AuditFields & { evidence_id?: string | null; source_id?: string | null },
): Promise<string> {
  const id = await registerStatement(db, { kind: 'audit', title: fields.title, path: '/inspection/audits/:id' })
  await db
    .insertInto('inspection.audit')
    .values({ id, ...fields })
    .execute()
  return id
}

/** Saves unless somebody saved first. True when saved. */
export async function saveAudit(db: Db, id: string, version: number, fields: AuditFields): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('inspection.audit')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await renameStatement(db, id, fields.title)
  return true
}

export const setAuditSource = (db: Db, id: string, sourceId: string): Promise<unknown> =>
  db.updateTable('inspection.audit').set({ source_id: sourceId }).where('id', '=', id).execute()

export const setAuditReport = (db: Db, id: string, evidenceId: string): Promise<unknown> =>
  db.updateTable('inspection.audit').set({ evidence_id: evidenceId }).where('id', '=', id).execute()

export async function setAuditDeleted(db: Db, id: string, at: Date | null): Promise<void> {
  await db.updateTable('inspection.audit').set({ deleted_at: at }).where('id', '=', id).execute()
  await (at ? endStatement(db, id, at) : restoreStatement(db, id))
}

/** When the findings of some sources were closed; only those that are not deleted. */
export const closings = (db: Db, sourceIds: readonly string[]): Promise<{ id: string; closed_on: string | null }[]> =>
  db
    .selectFrom('inspection.finding')
    .select(['id', 'closed_on'])
    .where('source_id', '=', sql<string>`any(${sourceIds}::uuid[])`)
    .where('deleted_at', 'is', null)
    .execute()
