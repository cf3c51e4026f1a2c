// What figures are judged by, besides themselves.
import { sql } from 'kysely'
import type { Db } from '../../../../platform/db.ts'
import type { LetOut } from '../let-out.ts'
import type { Category, Part } from '../outcome.ts'

/** What left of some measures before, in the order it left. */
export const leftBefore = (db: Db, measureIds: readonly string[]): Promise<LetOut[]> =>
  db
    .selectFrom('measure.let_out')
    .select([
      'measure_id',
      'breakdown_id',
      'period_from',
      'period_to',
      'value',
      'numerator',
      'denominator',
      'let_out_at',
    ])
    .where('measure_id', '=', sql<string>`any(${measureIds}::uuid[])`)
    .orderBy('let_out_at')
    .$castTo<LetOut>()
    .execute()

/**
 * Of each measure a stamp of the figures that hold now and of all that left before: the sum of the digests of the rows, so another
 * row, one less or any other value gives another. Reckoned where the rows are; what is read is two numbers a measure.
 */
export async function stampsOf(db: Db, measureIds: readonly string[]) {
  const { rows } = await sql<{ partnership: string; measure_id: string | null; stamp: string }>`
    with line as (
      select measure_id, 'now' as of, o::text as row from measure.observation o
       where measure_id = any(${measureIds}::uuid[]) and replaced_at is null
      union all
      select measure_id, 'left', l::text from measure.let_out l where measure_id = any(${measureIds}::uuid[])
    )
    select current_partnership() as partnership, measure_id,
           concat_ws(' ', of, count(*), sum(hashtextextended(row, 0)), sum(hashtextextended(row, 1))) as stamp
      from (select current_partnership()) p left join line on true group by of, measure_id order by of`.execute(db)
  const stamps = Map.groupBy(rows, ({ measure_id: id }) => id ?? '')
  return {
    partnership: rows[0]?.partnership ?? '',
    stamps: new Map([...stamps].map(([id, each]) => [id, each.map(({ stamp }) => stamp)])),
  }
}

export const breakdownParts = (db: Db): Promise<Part[]> =>
  db
    .selectFrom('measure.breakdown_part')
    .select(['breakdown_id', 'part_id'])
    .orderBy('breakdown_id')
    .orderBy('part_id')
    .execute()

export const breakdowns = (db: Db): Promise<Category[]> =>
  db.selectFrom('measure.breakdown').select(['id', 'dimension', 'category']).orderBy('id').execute()
