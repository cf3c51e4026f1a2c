import type { Db } from '../../../platform/db.ts'
import { openHere } from '../queries.ts'

/** A measure that could tell whether a finding is answered. A measure linked after it signalled proves nothing. */
export type Measured = {
  id: string
  finding_id: string
  measure_id: string
  linked_on: string
  linked_by: string | null
}

const selected = (db: Db) =>
  db
    .selectFrom('inspection.measured as m')
    .innerJoin('inspection.finding as f', (j) =>
      j.onRef('f.partnership_id', '=', 'm.partnership_id').onRef('f.id', '=', 'm.finding_id'),
    )
    .innerJoin('inspection.source as s', (j) =>
      j.onRef('s.partnership_id', '=', 'f.partnership_id').onRef('s.id', '=', 'f.source_id'),
    )
    .select(['m.id', 'm.finding_id', 'm.measure_id', 'm.linked_on', 'm.linked_by'])
    .where('f.deleted_at', 'is', null)
    .where('s.deleted_at', 'is', null)
    .where(openHere)
    .orderBy('m.linked_on')
    .orderBy('m.id')
    .$castTo<Measured>()

/** Which measures are linked to which findings; what is under embargo only for its named readers. */
export const measuredFindings = (db: Db): Promise<Measured[]> => selected(db).execute()

/** The measures of one finding. */
export const measuresOf = (db: Db, findingId: string): Promise<Measured[]> =>
  selected(db).where('m.finding_id', '=', findingId).execute()

/** Links a measure to a finding from a day on; linking again keeps the first day. */
export const linkMeasure = (db: Db, findingId: string, measureId: string, linkedOn: string): Promise<unknown> =>
  db
    .insertInto('inspection.measured')
    .values({ finding_id: findingId, measure_id: measureId, linked_on: linkedOn })
    .onConflict((c) => c.columns(['partnership_id', 'finding_id', 'measure_id']).doNothing())
    .execute()

/** Takes the link away. True when there was one. */
export const unlinkMeasure = async (db: Db, findingId: string, measureId: string): Promise<boolean> =>
  (
    await db
      .deleteFrom('inspection.measured')
      .where('finding_id', '=', findingId)
      .where('measure_id', '=', measureId)
      .executeTakeFirst()
  ).numDeletedRows > 0n
