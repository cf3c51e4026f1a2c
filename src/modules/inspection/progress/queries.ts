import type { Db } from '../../../platform/db.ts'
import { stepsOf } from '../programme/queries.ts'
import { conclusions, findings, type Reader } from '../queries.ts'
import { findSource, type Source } from '../sources/queries.ts'
import { type Compared, comparedOf, nextReview } from './rules.ts'

export type Progress = { source: Source; rows: Compared[]; next: string }

/** The return for a progress review: each area's self-assessment beside the published conclusion, and the next review. */
export async function progressOf(
  db: Db,
  sourceId: string,
  reader: Reader,
  today: string,
): Promise<Progress | undefined> {
  const source = await findSource(db, sourceId, reader)
  if (!source || source.deleted_at) return undefined
  const its = (await findings(db, reader)).filter((f) => f.source_id === source.id)
  const said = await conclusions(
    db,
    its.map((f) => f.id),
  )
  return { source, rows: comparedOf(its, said), next: nextReview(await stepsOf(db, source.id, reader), today) }
}
