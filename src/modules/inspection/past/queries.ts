import type { Db } from '../../../platform/db.ts'
import type { ByKind } from '../queries.ts'
import { spreadEmbargo } from '../sources/embargo.ts'
import { setReaders } from '../sources/queries.ts'

export type PastConclusion = {
  findingId: string
  byKind: ByKind
  byName: string
  dated: string
  phrase: string
  page: string
  sourceId: string | null
}

/** Adds what was concluded on findings over the years. */
export async function addPastConclusions(db: Db, conclusions: readonly PastConclusion[]): Promise<void> {
  if (conclusions.length === 0) return
  await db
    .insertInto('inspection.conclusion')
    .values(
      conclusions.map((c) => ({
        finding_id: c.findingId,
        by_kind: c.byKind,
        by_name: c.byName,
        dated: c.dated,
        phrase: c.phrase,
        page: c.page,
        source_id: c.sourceId,
      })),
    )
    .execute()
}

export type PastEvaluation = { indicator: string; grade: string; scale: string; page: string }

/** Adds the grades a source gave, in their order. */
export async function addPastEvaluations(
  db: Db,
  sourceId: string,
  evaluations: readonly PastEvaluation[],
): Promise<void> {
  if (evaluations.length === 0) return
  await db
    .insertInto('inspection.evaluation')
    .values(evaluations.map((e, position) => ({ source_id: sourceId, ...e, position })))
    .execute()
}

/** Says which findings (objectives of a notice) cover which others. */
export async function addPastCovers(
  db: Db,
  covers: readonly { coveringId: string; coveredId: string }[],
): Promise<void> {
  if (covers.length === 0) return
  await db
    .insertInto('inspection.cover')
    .values(covers.map(({ coveringId, coveredId }) => ({ covering_id: coveringId, covered_id: coveredId })))
    .execute()
}

/** Names who may read a source under embargo and holds everything of it back from all others. Call it last. */
export async function holdPastSource(db: Db, sourceId: string, readers: readonly string[]): Promise<void> {
  await setReaders(db, sourceId, readers)
  await spreadEmbargo(db, sourceId)
}
