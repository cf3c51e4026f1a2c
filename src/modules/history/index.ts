import { sql } from 'kysely'
import type { Ctx } from '../../platform/route.ts'

/** Adds the human sentence to the history ("closed 'Fix the audit trail'"); the facts are recorded by the table's trigger. */
export async function note(c: Pick<Ctx, 'db' | 'partnership'>, subject: string, subjectId: string | null, sentence: string): Promise<void> {
  await write(c, 'note', subject, subjectId, sentence)
}

/** Records that somebody read sensitive material. */
export async function recordRead(c: Pick<Ctx, 'db' | 'partnership'>, subject: string, subjectId: string, sentence: string): Promise<void> {
  await write(c, 'read', subject, subjectId, sentence)
}

const write = (c: Pick<Ctx, 'db' | 'partnership'>, operation: 'note' | 'read', subject: string, subjectId: string | null, sentence: string) =>
  sql`select history.write_line(${c.partnership.id}::uuid, ${operation}, ${subject}, ${subjectId}::uuid, jsonb_build_object('sentence', ${sentence}::text))`.execute(c.db)
