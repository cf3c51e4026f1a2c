import type { Db } from '../../../platform/db.ts'
import type { View } from './rules.ts'

/** Saves whose views a piece holds unless somebody saved first (version 0: nobody said anything yet). True when saved. */
export const saveView = async (db: Db, evidenceId: string, version: number, view: View): Promise<boolean> => {
  if (version === 0) {
    const { numInsertedOrUpdatedRows: added } = await db
      .insertInto('evidence.view')
      .values({ evidence_id: evidenceId, ...view })
      .onConflict((c) => c.doNothing())
      .executeTakeFirst()
    return (added ?? 0n) > 0n
  }
  const { numUpdatedRows } = await db
    .updateTable('evidence.view')
    .set({ ...view, version: version + 1 })
    .where('evidence_id', '=', evidenceId)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
