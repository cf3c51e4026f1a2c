import type { Db } from '../../platform/db.ts'

export type StatementKind =
  | 'finding'
  | 'item'
  | 'update'
  | 'evaluation'
  | 'practice_change'
  | 'conclusion'
  | 'key_question'
  | 'level'
  | 'audit'

/**
 * Registers something that evidence can support, and gives the id that its own row must carry. `path` stands below the
 * partnership's address; `:id` in it is replaced.
 */
export async function registerStatement(
  db: Db,
  s: { kind: StatementKind; title: string; path: string; embargoUntil?: Date | null },
): Promise<string> {
  const { id } = await db
    .insertInto('evidence.statement')
    .values({ kind: s.kind, title: s.title.slice(0, 300), path: s.path, embargo_until: s.embargoUntil ?? null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Registers many at once (an import), in their order; each may have a path of its own. */
export async function registerStatements(
  db: Db,
  kind: StatementKind,
  path: string | readonly string[],
  titles: readonly string[],
): Promise<string[]> {
  if (titles.length === 0) return []
  const rows = await db
    .insertInto('evidence.statement')
    .values(
      titles.map((title, at) => ({
        kind,
        title: title.slice(0, 300),
        path: typeof path === 'string' ? path : (path[at] ?? ''),
      })),
    )
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

export const renameStatement = (db: Db, id: string, title: string): Promise<unknown> =>
  db
    .updateTable('evidence.statement')
    .set({ title: title.slice(0, 300) })
    .where('id', '=', id)
    .execute()

/** A deleted item or finding keeps its evidence, but is offered for no more. */
export const endStatement = (db: Db, id: string, at: Date): Promise<unknown> =>
  db.updateTable('evidence.statement').set({ ended_at: at }).where('id', '=', id).execute()

/** The same for many at once (an import that is undone). */
export const endStatements = (db: Db, ids: readonly string[], at: Date): Promise<unknown> =>
  ids.length === 0
    ? Promise.resolve()
    : db
        .updateTable('evidence.statement')
        .set({ ended_at: at })
        .where('id', 'in', [...ids])
        .execute()

export const restoreStatement = (db: Db, id: string): Promise<unknown> =>
  db.updateTable('evidence.statement').set({ ended_at: null }).where('id', '=', id).execute()

export const embargoStatement = (db: Db, id: string, until: Date | null): Promise<unknown> =>
  db.updateTable('evidence.statement').set({ embargo_until: until }).where('id', '=', id).execute()

/** Takes a statement away for good, with the row that stands for it: for what an undoing takes back. */
export const removeStatement = (db: Db, id: string): Promise<unknown> =>
  db.deleteFrom('evidence.statement').where('id', '=', id).execute()
