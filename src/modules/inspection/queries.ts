import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { registerStatement } from '../evidence/index.ts'
import type { Conclusion, Evaluation, Finding, FindingKind, Reader } from './model.ts'

export type * from './model.ts'

/** The condition on `inspection.source as s` that every list and page adds. In one place, so that none can forget it. */
export const visible = (reader: Reader) =>
  sql<boolean>`(s.embargo_until is null or s.embargo_until <= ${reader.now} or exists (
    select from inspection.embargo_reader r
     where r.partnership_id = s.partnership_id and r.source_id = s.id and r.person_id = ${reader.personId}))`

/** The same by the database's own clock and whoever's request this is, for front doors that are not told who reads. */
export const openHere = sql<boolean>`(s.embargo_until is null or s.embargo_until <= now() or exists (
    select from inspection.embargo_reader r
     where r.partnership_id = s.partnership_id and r.source_id = s.id and r.person_id = current_person()))`

/** The findings that this reader may see, by source and position. */
export const findings = (db: Db, reader: Reader): Promise<Finding[]> =>
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
      's.title as source_title',
      's.kind as source_kind',
      's.embargo_until',
    ])
    .where('f.deleted_at', 'is', null)
    .where('s.deleted_at', 'is', null)
    .where(visible(reader))
    .orderBy('s.published_on', (by) => by.desc().nullsLast())
    .orderBy('s.id')
    .orderBy('f.position')
    .$castTo<Finding>()
    .execute()

/** The words of some findings in each place they are printed, in order. */
export const wordings = (
  db: Db,
  findingIds: readonly string[],
): Promise<{ finding_id: string; place: string; page: string; wording: string }[]> =>
  db
    .selectFrom('inspection.wording')
    .select(['finding_id', 'place', 'page', 'wording'])
    .where('finding_id', '=', sql<string>`any(${findingIds}::uuid[])`)
    .orderBy('position')
    .execute()

/** What was concluded about some findings, oldest first. */
export const conclusions = (db: Db, findingIds: readonly string[]): Promise<Conclusion[]> =>
  db
    .selectFrom('inspection.conclusion')
    .select(['id', 'finding_id', 'by_kind', 'by_name', 'dated', 'phrase', 'page', 'source_id', 'evidence_id'])
    .where('finding_id', '=', sql<string>`any(${findingIds}::uuid[])`)
    .where('deleted_at', 'is', null)
    .orderBy('dated')
    .orderBy('id')
    .$castTo<Conclusion>()
    .execute()

/** The grades that some sources gave, in their order. */
export const evaluations = (db: Db, sourceIds: readonly string[]): Promise<Evaluation[]> =>
  db
    .selectFrom('inspection.evaluation')
    .select(['id', 'source_id', 'indicator', 'grade', 'scale', 'page'])
    .where('source_id', '=', sql<string>`any(${sourceIds}::uuid[])`)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()

export type NewSource = {
  kind: string
  title: string
  publisher?: string
  state?: 'draft' | 'final'
  publishedOn?: string | null
  startsOn?: string | null
  endsOn?: string | null
  embargoUntil?: Date | null
  evidenceId?: string | null
}

export const addSource = async (db: Db, s: NewSource): Promise<string> =>
  (
    await db
      .insertInto('inspection.source')
      .values({
        kind: s.kind,
        title: s.title,
        publisher: s.publisher ?? '',
        state: s.state ?? 'final',
        published_on: s.publishedOn ?? null,
        starts_on: s.startsOn ?? null,
        ends_on: s.endsOn ?? null,
        embargo_until: s.embargoUntil ?? null,
        evidence_id: s.evidenceId ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

export type NewFinding = {
  sourceId: string
  kind: FindingKind
  title: string
  reference?: string
  theme?: string
  state?: 'draft' | 'final'
  position?: number
  embargoUntil?: Date | null
  wordings: readonly { place: string; page: string; wording: string }[]
}

/** Adds a finding with its wordings and its place among the statements that evidence can support. Gives its id. */
export async function addFinding(db: Db, f: NewFinding): Promise<string> {
  const id = await registerStatement(db, {
    kind: 'finding',
    title: f.title,
    path: '/inspection/findings/:id',
    embargoUntil: f.embargoUntil ?? null,
  })
  await db
    .insertInto('inspection.finding')
    .values({
      id,
      source_id: f.sourceId,
      kind: f.kind,
      title: f.title,
      reference: f.reference ?? '',
      theme: f.theme ?? '',
      state: f.state ?? 'final',
      position: f.position ?? 0,
    })
    .execute()
  if (f.wordings.length > 0)
    await db
      .insertInto('inspection.wording')
      .values(f.wordings.map((w, position) => ({ finding_id: id, ...w, position })))
      .execute()
  return id
}
