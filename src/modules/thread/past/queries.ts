import type { Db } from '../../../platform/db.ts'
import type { Level } from '../levels/facts.ts'

/** A level of evidence as it was confirmed some time ago. */
export type PastLevel = {
  findingId: string
  level: Level
  mixed: boolean
  judged: boolean
  suggested: Level
  suggestedWhy: readonly string[]
  reason: string
  otherwise: string
  by: string
  at: Date
  /** The second person, where the level was raised above what was suggested. */
  second: string | null
}

/** Adds levels as they were confirmed, each by its person on its day. */
export async function addPastLevels(db: Db, levels: readonly PastLevel[]): Promise<void> {
  if (levels.length === 0) return
  await db
    .insertInto('thread.level')
    .values(
      levels.map((each) => ({
        finding_id: each.findingId,
        level: each.level,
        mixed: each.mixed,
        judged: each.judged,
        suggested: each.suggested,
        suggested_why: [...each.suggestedWhy],
        reason: each.reason,
        otherwise: each.otherwise,
        state: 'confirmed',
        proposed_by: each.by,
        proposed_at: each.at,
        seconded_by: each.second,
        seconded_at: each.second ? each.at : null,
      })),
    )
    .execute()
}
