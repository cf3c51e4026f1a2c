import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { measures, workingsOf } from '../definitions/queries.ts'
import { figuresOf, partFiguresOf } from '../figures/queries.ts'
import type { Figure } from '../model.ts'
import type { Leaving, Left, Protected } from './model.ts'
import { groupsOf } from './groups.ts'
import { protect } from './rules.ts'
import { batches, type LetOut } from './let-out.ts'

/** A figure on its way out; `breakdown_id` null: of everybody. */
export type Outgoing = Figure & Leaving & { breakdown_id: string | null }

/** The partnership's threshold: counts under it are small. */
export const thresholdOf = async (db: Db): Promise<number> =>
  (await db.selectFrom('partnership.partnership').select('disclosure_threshold').executeTakeFirst())
    ?.disclosure_threshold ?? 5

/**
 * The figures of some measures as they may leave the readers of working pages: for papers, releases, the public page, feeds,
 * exports, letters. Ask for all that goes out together. All figures of these measures, of those they are worked out from or that
 * are worked out from them, every breakdown and whatever left before are weighed together, so the same figure is hidden
 * everywhere. Print `sentence` with them; a hidden figure is `words` in a table and a gap in a chart. Then say `letOut` in the
 * same transaction. `at`: the figures as they held at that instant, for a paper that tells of a release.
 */
export async function outside(
  db: Db,
  measureIds: readonly string[],
  at: Date | null = null,
): Promise<Protected<Outgoing>> {
  const ids = groupsOf(measureIds, await workingsOf(db, 'all')).flat()
  const described = (await measures(db)).filter(({ id }) => ids.includes(id))
  const whole = [...(await figuresOf(db, ids, at)).values()].flatMap(({ figures }) => figures)
  const parts = await partFiguresOf(db, ids, at)
  const places = new Map((await breakdowns(db)).map(({ id, ...place }) => [id, place]))
  const crossed = Map.groupBy(await breakdownParts(db), ({ breakdown_id }) => breakdown_id)
  // A cell of two breakdowns is at both places: it adds up to either.
  const placeOf = (id: string | null) =>
    id === null
      ? []
      : (crossed.get(id)?.map(({ part_id }) => part_id) ?? [id]).flatMap((each) => places.get(each) ?? [])
  const all = protect<Outgoing>(
    {
      measures: described,
      figures: [
        ...whole.map((figure) => ({ ...figure, breakdown_id: null, at: [] })),
        ...parts.map((figure) => ({ ...figure, at: placeOf(figure.breakdown_id) })),
      ],
      before: batches(await leftBefore(db, ids)).map((row): Left => ({ ...row, at: placeOf(row.breakdown_id) })),
    },
    { threshold: await thresholdOf(db) },
  )
  return { ...all, figures: all.figures.filter(({ figure }) => measureIds.includes(figure.measure_id)) }
}

/** Remembers what left, and through what; a figure that left before as it is now is remembered once. */
export const letOut = async (
  db: Db,
  { figures }: Pick<Protected<Outgoing>, 'figures'>,
  through: string,
  at: Date,
): Promise<void> => {
  const rows = figures
    .filter(({ value, numerator, denominator }) => value !== null || numerator !== null || denominator !== null)
    .map(({ figure, value, numerator, denominator }) => ({
      measure_id: figure.measure_id,
      breakdown_id: figure.breakdown_id,
      period_from: figure.period_from,
      period_to: figure.period_to,
      value,
      numerator,
      denominator,
      through,
      let_out_at: at,
    }))
  // A statement takes at most 65,535 values.
  for (let first = 0; first < rows.length; first += 5000)
    await db
      .insertInto('measure.let_out')
      .values(rows.slice(first, first + 5000))
      .onConflict((c) => c.doNothing())
      .execute()
}

const leftBefore = (db: Db, measureIds: readonly string[]): Promise<LetOut[]> =>
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

const breakdownParts = (db: Db): Promise<{ breakdown_id: string; part_id: string }[]> =>
  db.selectFrom('measure.breakdown_part').select(['breakdown_id', 'part_id']).orderBy('part_id').execute()

const breakdowns = (db: Db): Promise<{ id: string; dimension: string; category: string }[]> =>
  db.selectFrom('measure.breakdown').select(['id', 'dimension', 'category']).execute()
