import type { Db } from '../../../platform/db.ts'
import { stepsOfEach } from '../programme/queries.ts'
import { conclusions, findings, type Reader } from '../queries.ts'
import { type Source, sources } from '../sources/queries.ts'
import { type Compared, comparedOf, nextReview } from './rules.ts'

export type Progress = { source: Source; rows: Compared[]; next: string }

/** The return for a progress review: each area's self-assessment beside the published conclusion, and the next review. */
export const progressOf = async (
  db: Db,
  sourceId: string,
  reader: Reader,
  today: string,
): Promise<Progress | undefined> => (await progressOfEach(db, [sourceId], reader, today))[0]

/** The same for several sources, the newest first, in as many queries as for one. */
export async function progressOfEach(
  db: Db,
  sourceIds: readonly string[],
  reader: Reader,
  today: string,
): Promise<Progress[]> {
  const wanted = (await sources(db, reader)).filter(({ id }) => sourceIds.includes(id))
  const its = (await findings(db, reader)).filter((f) => wanted.some(({ id }) => id === f.source_id))
  const said = await conclusions(
    db,
    its.map((f) => f.id),
  )
  const steps = await stepsOfEach(
    db,
    wanted.map(({ id }) => id),
    reader,
  )
  return wanted.map((source) => ({
    source,
    rows: comparedOf(
      its.filter((f) => f.source_id === source.id),
      said,
    ),
    next: nextReview(
      steps.filter(({ source_id: id }) => id === source.id),
      today,
    ),
  }))
}
