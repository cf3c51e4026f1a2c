import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Kind, Settings } from '../facts.ts'
import { settingsOf } from './settings.ts'

export type WorkingPaper = {
  id: string
  kind: Kind
  title: string
  plan_id: string | null
  settings: Settings
  version: number
  made_at: Date
  deleted_at: Date | null
  /** The number of its newest release; 0 for none. */
  released: number
}

const columns = [
  'p.id',
  'p.kind',
  'p.title',
  'p.plan_id',
  'p.settings',
  'p.version',
  'p.made_at',
  'p.deleted_at',
] as const

const newest = sql<number>`(select coalesce(max(r.number), 0)::int from report.release r
  where r.partnership_id = p.partnership_id and r.paper_id = p.id)`

/** The papers being written, or those that were deleted, newest first. */
export const papers = async (db: Db, deleted: boolean): Promise<WorkingPaper[]> =>
  (
    await db
      .selectFrom('report.paper as p')
      .select([...columns, newest.as('released')])
      .where('p.deleted_at', deleted ? 'is not' : 'is', null)
      .orderBy('p.made_at', 'desc')
      .limit(200)
      .execute()
  ).map(asPaper)

export const findPaper = async (db: Db, id: string): Promise<WorkingPaper | undefined> => {
  const row = await db
    .selectFrom('report.paper as p')
    .select([...columns, newest.as('released')])
    .where('p.id', '=', id)
    .executeTakeFirst()
  return row && asPaper(row)
}

const asPaper = (row: Omit<WorkingPaper, 'kind' | 'settings'> & { kind: string; settings: unknown }): WorkingPaper => ({
  ...row,
  kind: row.kind as Kind,
  settings: settingsOf(row.settings),
})

export const addPaper = async (
  db: Db,
  paper: { kind: Kind; title: string; planId: string; settings: Settings },
): Promise<string> =>
  (
    await db
      .insertInto('report.paper')
      .values({
        kind: paper.kind,
        title: paper.title,
        plan_id: paper.planId,
        settings: JSON.stringify(paper.settings),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

/** Saves a paper unless somebody saved first. True when saved. */
export const savePaper = async (
  db: Db,
  id: string,
  version: number,
  paper: { title: string; settings: Settings },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('report.paper')
    .set({ title: paper.title, settings: JSON.stringify(paper.settings), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Deletes a paper, or brings it back. Its releases stay as they are. */
export const setDeleted = (db: Db, id: string, at: Date | null): Promise<unknown> =>
  db.updateTable('report.paper').set({ deleted_at: at }).where('id', '=', id).execute()
