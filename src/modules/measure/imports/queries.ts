import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Choices } from './rules/book.ts'
import type { Counts } from './rules/outcome.ts'

export type Origin = 'file' | 'paste' | 'api'
export type ImportState = 'waiting' | 'imported' | 'undone' | 'thrown_away'

type NewImport = {
  name: string
  origin: Origin
  sha256: string | null
  tokenId: string | null
  counts: Counts
  refused: number
}

/** Keeps that figures are imported, with what came of it. Gives its id. */
export const addImport = async (db: Db, made: NewImport): Promise<string> =>
  (
    await db
      .insertInto('measure.import')
      .values({
        name: made.name.slice(0, 300),
        origin: made.origin,
        sha256: made.sha256,
        token_id: made.tokenId,
        added: made.counts.new,
        changed: made.counts.changed,
        unchanged: made.counts.unchanged,
        refused: made.refused,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

/** Remembers which measures an import had to add. */
export const saveMade = async (db: Db, id: string, made: readonly string[]): Promise<void> => {
  if (made.length > 0)
    await db
      .updateTable('measure.import')
      .set({ measures_made: sql`${made}::uuid[]` })
      .where('id', '=', id)
      .execute()
}

/** Keeps a file whose figures wait to be looked at. Gives its id. */
export const addWaiting = async (db: Db, made: { name: string; origin: Origin; sha256: string }): Promise<string> =>
  (
    await db
      .insertInto('measure.import')
      .values({ name: made.name.slice(0, 300), origin: made.origin, sha256: made.sha256, state: 'waiting' })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

export type ImportLine = {
  id: string
  name: string
  origin: Origin
  state: ImportState
  sha256: string | null
  added: number
  changed: number
  unchanged: number
  refused: number
  made_at: Date
  made_by: string | null
  undone_at: Date | null
  token: string | null
}

const lines = (db: Db) =>
  db
    .selectFrom('measure.import as i')
    .leftJoin('identity.membership as m', (j) =>
      j.onRef('m.partnership_id', '=', 'i.partnership_id').onRef('m.person_id', '=', 'i.made_by'),
    )
    .leftJoin('measure.token as t', (j) =>
      j.onRef('t.partnership_id', '=', 'i.partnership_id').onRef('t.id', '=', 'i.token_id'),
    )
    .select([
      'i.id',
      'i.name',
      'i.origin',
      'i.state',
      'i.sha256',
      'i.added',
      'i.changed',
      'i.unchanged',
      'i.refused',
      'i.made_at',
      'm.name as made_by',
      'i.undone_at',
      't.name as token',
    ])

/** The newest imports, those that wait first; those thrown away are not shown. */
export const imports = (db: Db): Promise<ImportLine[]> =>
  lines(db)
    .where('i.state', '<>', 'thrown_away')
    .orderBy(sql`i.state = 'waiting'`, 'desc')
    .orderBy('i.made_at', 'desc')
    .limit(200)
    .$castTo<ImportLine>()
    .execute()

export type Import = ImportLine & { choices: Choices; preview: unknown; measures_made: string[]; version: number }

export const findImport = (db: Db, id: string): Promise<Import | undefined> =>
  lines(db)
    .select(['i.choices', 'i.preview', 'i.measures_made', 'i.version'])
    .where('i.id', '=', id)
    .$castTo<Import>()
    .executeTakeFirst()

/** Keeps what a waiting import would do, and what was said about it, unless somebody changed it since. True when kept. */
export const savePreview = async (
  db: Db,
  id: string,
  version: number,
  kept: { choices: Choices; preview: object },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('measure.import')
    .set({ choices: JSON.stringify(kept.choices), preview: JSON.stringify(kept.preview), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Turns a waiting import into one that was made, by this person now. False when it waits no more. */
export const settleImport = async (
  db: Db,
  id: string,
  version: number,
  made: { counts: Counts; refused: number; at: Date },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('measure.import')
    .set({
      state: 'imported',
      added: made.counts.new,
      changed: made.counts.changed,
      unchanged: made.counts.unchanged,
      refused: made.refused,
      made_by: sql<string | null>`current_person()`,
      made_at: made.at,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const throwAway = async (db: Db, id: string): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('measure.import')
    .set({ state: 'thrown_away', preview: null })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
