import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { isOpen } from './holding-back/queries.ts'

export type Operation = 'insert' | 'update' | 'delete' | 'note' | 'read' | 'removal'

/** One line of history with its words; `value` is null when an authorised removal took them. */
export type Line = {
  id: string
  at: Date
  person_id: string | null
  person: string | null
  operation: Operation
  subject: string
  subject_id: string | null
  value: { was?: Record<string, unknown> | null; became?: Record<string, unknown> | null; sentence?: string } | null
}

/** Writes a line that no trigger writes: a human sentence, or that something sensitive was read. */
export const write = (
  c: { db: Db; partnership: { id: string } },
  operation: 'note' | 'read',
  subject: string,
  subjectId: string | null,
  sentence: string,
): Promise<unknown> =>
  sql`select history.write_line(${c.partnership.id}::uuid, ${operation}, ${subject}, ${subjectId}::uuid, jsonb_build_object('sentence', ${sentence}::text))`.execute(
    c.db,
  )

const linesFrom = (db: Db) =>
  db
    .selectFrom('history.line as l')
    .leftJoin('history.value as v', (j) =>
      j.onRef('v.partnership_id', '=', 'l.partnership_id').onRef('v.line_id', '=', 'l.id'),
    )
    .leftJoin('identity.membership as m', (j) =>
      j.onRef('m.partnership_id', '=', 'l.partnership_id').onRef('m.person_id', '=', 'l.person_id'),
    )
    .select(['l.id', 'l.at', 'l.person_id', 'm.name as person', 'l.operation', 'l.subject', 'l.subject_id', 'v.value'])
    .where(isOpen)

/** Everything that happened to some rows, newest first, at most `most` lines. */
export const lines = (db: Db, subjectIds: readonly string[], most = 200): Promise<Line[]> =>
  linesFrom(db)
    .where('l.subject_id', '=', sql<string>`any(${subjectIds}::uuid[])`)
    .orderBy('l.at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(most)
    .$castTo<Line>()
    .execute()

/** The partnership's whole history, newest first, `most` lines older than `before`. */
export const latest = (db: Db, before: Date, most = 100): Promise<Line[]> =>
  linesFrom(db)
    .where('l.at', '<', before)
    .orderBy('l.at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(most)
    .$castTo<Line>()
    .execute()

/** How many lines there are, and how many are sealed into the chain. */
export async function chainState(db: Db): Promise<{ lines: number; sealed: number }> {
  const { rows } = await sql<{
    lines: number
    sealed: number
  }>`select (select count(*) from history.line) as lines, (select count(*) from history.seal) as sealed`.execute(db)
  return rows[0] ?? { lines: 0, sealed: 0 }
}
