import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { measures, workingsOf } from '../definitions/queries.ts'
import { figuresOf, partFiguresOf } from '../figures/queries.ts'
import type { Figure } from '../model.ts'
import type { Leaving, Left, Protected } from './model.ts'
import { groupsOf } from './groups.ts'
import { protect, ruleSentence } from './rules.ts'
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
 * everywhere, whichever measures are asked for. Print `sentence` with them; a hidden figure is `words` in a table and a gap in a chart. Then say `letOut` in the
 * same transaction. `at`: the figures as they held at that instant, for a paper that tells of a release.
 */
export async function outside(
  db: Db,
  measureIds: readonly string[],
  at: Date | null = null,
): Promise<Protected<Outgoing>> {
  const groups = groupsOf(measureIds, await workingsOf(db, 'all'))
  const ids = groups.flat()
  const described = await measures(db)
  const whole = [...(await figuresOf(db, ids, at)).values()].flatMap(({ figures }) => figures)
  const parts = await partFiguresOf(db, ids, at)
  const places = new Map((await breakdowns(db)).map(({ id, ...place }) => [id, place]))
  const crossed = Map.groupBy(await breakdownParts(db), ({ breakdown_id }) => breakdown_id)
  // A cell of two breakdowns is at both places: it adds up to either.
  const placeOf = (id: string | null) =>
    id === null
      ? []
      : (crossed.get(id)?.map(({ part_id }) => part_id) ?? [id]).flatMap((each) => places.get(each) ?? [])
  const groupOf = new Map(groups.flatMap((group, nth) => group.map((id) => [id, nth] as const)))
  const nthOf = ({ measure_id: id }: { measure_id: string }) => groupOf.get(id) ?? -1
  // Where several figures would protect a small one as well as each other, which are left out hangs on their order: always the same.
  const figures = [
    ...whole.map((figure): Outgoing => ({ ...figure, breakdown_id: null, at: [] })),
    ...parts.map((figure): Outgoing => ({ ...figure, at: placeOf(figure.breakdown_id) })),
  ].toSorted(inOrder)
  const own = Map.groupBy(figures, nthOf)
  const left = Map.groupBy(await leftBefore(db, ids), nthOf)
  const threshold = await thresholdOf(db)
  const judged = groups.map((group, nth) =>
    protect<Outgoing>(
      {
        measures: described.filter(({ id }) => group.includes(id)),
        figures: own.get(nth) ?? [],
        before: batches(left.get(nth) ?? []).map((row): Left => ({ ...row, at: placeOf(row.breakdown_id) })),
      },
      { threshold },
    ),
  )
  const all = judged.flatMap((each) => each.figures)
  const sum = (of: 'small' | 'further' | 'out') => judged.reduce((total, each) => total + each[of], 0)
  const told = { small: sum('small'), further: sum('further') }
  const unchecked = all.filter((each) => each.unchecked).length
  return {
    figures: all.filter(({ figure }) => measureIds.includes(figure.measure_id)),
    sentence: ruleSentence({ threshold }, { ...told, unchecked }),
    rule: { threshold, zeros: false },
    ...told,
    out: sum('out'),
  }
}

const inOrder = (a: Outgoing, b: Outgoing) =>
  Number(a.breakdown_id !== null) - Number(b.breakdown_id !== null) ||
  a.period_to.localeCompare(b.period_to) ||
  a.period_from.localeCompare(b.period_from) ||
  a.measure_id.localeCompare(b.measure_id) ||
  (a.breakdown_id ?? '').localeCompare(b.breakdown_id ?? '')

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
