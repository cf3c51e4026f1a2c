import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'

/**
 * Hides the history of some things (under embargo) from everybody but the readers, until an instant. Things held back
 * before in the same group get the same instant and readers, so what was taken away stays hidden with the rest.
 */
export async function holdBack(
  db: Db,
  groupId: string,
  subjectIds: readonly string[],
  until: Date,
  readerIds: readonly string[],
): Promise<void> {
  const held = { until, readers: [...readerIds] }
  await db.updateTable('history.held_back').set(held).where('group_id', '=', groupId).execute()
  if (subjectIds.length === 0) return
  await db
    .insertInto('history.held_back')
    .values(subjectIds.map((subject_id) => ({ subject_id, group_id: groupId, ...held })))
    .onConflict((c) => c.columns(['partnership_id', 'subject_id']).doUpdateSet({ group_id: groupId, ...held }))
    .execute()
}

/** Whether the line's subject may be seen by the person whose request this is. Beside a query on `history.line as l`. */
export const isOpen = sql<boolean>`not exists (
  select from history.held_back h
   where h.partnership_id = l.partnership_id and h.subject_id = l.subject_id
     and h.until > now() and not coalesce(current_person() = any (h.readers), false))`
