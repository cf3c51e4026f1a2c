import { createHash } from 'node:crypto'
import { setImmediate as breath } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { measures, workingsOf } from '../definitions/queries.ts'
import { figuresOf, partFiguresOf } from '../figures/queries.ts'
import type { Measure } from '../model.ts'
import { groupsOf } from './groups.ts'
import { judging } from './judging.ts'
import { keeper } from './kept.ts'
import type { Protected } from './model.ts'
import { asCounted, asLeaving, inOrder, type Outcome, outcomeOf, type Outgoing, placing } from './outcome.ts'
import { ruleSentence } from './rules.ts'
import { breakdownParts, breakdowns, leftBefore, stampsOf } from './standing/queries.ts'

export type { Outgoing } from './outcome.ts'

/** The partnership's threshold: counts under it are small. */
export const thresholdOf = async (db: Db): Promise<number> =>
  (await db.selectFrom('partnership.partnership').select('disclosure_threshold').executeTakeFirst())
    ?.disclosure_threshold ?? 5

/**
 * The figures of some measures as they may leave the readers of working pages: for papers, releases, the public page, feeds,
 * exports, letters. Ask for all that goes out together. All figures of these measures, of those they are worked out from or that
 * are worked out from them, every breakdown and whatever left before are weighed together, so the same figure is hidden
 * everywhere, whichever measures are asked for. Print `sentence` with them; a hidden figure is `words` in a table and a gap in a
 * chart. Then say `letOut` in the same transaction. `at`: the figures as they held at that instant, for a paper of a release.
 */
export async function outside(
  db: Db,
  measureIds: readonly string[],
  at: Date | null = null,
): Promise<Protected<Outgoing>> {
  const state = await stateOf(db, measureIds)
  // As figures held once they are asked for once, by a paper.
  const outcomes = at === null ? await asKept(db, state, measureIds) : await judgedNow(db, state, state.groups, at)
  const asked = new Set(measureIds)
  const sum = (of: 'small' | 'further' | 'out' | 'unchecked') => outcomes.reduce((total, each) => total + each[of], 0)
  const told = { small: sum('small'), further: sum('further'), unchecked: sum('unchecked') }
  const { threshold } = state
  return {
    figures: outcomes.flatMap(({ figures }) => figures.filter(({ figure }) => asked.has(figure.measure_id))),
    sentence: ruleSentence({ threshold }, told),
    rule: { threshold, zeros: false },
    small: told.small,
    further: told.further,
    out: sum('out'),
  }
}

/** Measures that no sum ties to others, and a stamp that changes with everything they are judged by. */
type Group = { ids: string[]; measures: Measure[]; stamp: string }
type State = { partnership: string; threshold: number; groups: Group[]; placeOf: ReturnType<typeof placing> }

// Never more figures than these in memory, of all partnerships together.
const kept = keeper<Outcome>(60_000, ({ figures }) => figures.length)

/** Each group as it was judged, where nothing changed since; the others are judged now, all together. */
async function asKept(db: Db, state: State, measureIds: readonly string[]): Promise<Outcome[]> {
  const nameOf = ({ ids }: Group) => `${state.partnership} ${ids.join(' ')}`
  const found = state.groups.map((group) => kept.find(nameOf(group), group.stamp))
  const stale = state.groups.filter((_, nth) => found[nth] === null)
  const making = stale.length === 0 ? Promise.resolve([]) : madeNow(db, state, stale, measureIds)
  for (const [nth, group] of stale.entries())
    kept.keep(
      nameOf(group),
      group.stamp,
      making.then((made) => (made[nth]?.isSure ? made[nth].outcome : null)),
    )
  const made = new Map((await making).map(({ outcome }, nth) => [stale[nth], outcome]))
  const known = await Promise.all(found.map((each) => each ?? Promise.resolve(null)))
  // Somebody else was making it, and it came to nothing.
  const missing = state.groups.filter((group, nth) => !made.has(group) && !known[nth])
  const again = missing.length === 0 ? [] : await judgedNow(db, state, missing)
  for (const [nth, group] of missing.entries()) {
    const outcome = again[nth]
    if (outcome) made.set(group, outcome)
  }
  return state.groups.flatMap((group, nth) => made.get(group) ?? known[nth] ?? [])
}

// Each statement sees what is committed by then: only where the stamp is still the same was all of it of one state.
async function madeNow(db: Db, state: State, groups: readonly Group[], measureIds: readonly string[]) {
  const outcomes = await judgedNow(db, state, groups)
  const stamps = new Set((await stateOf(db, measureIds)).groups.map(({ stamp }) => stamp))
  return outcomes.map((outcome, nth) => ({ outcome, isSure: stamps.has(groups[nth]?.stamp ?? '') }))
}

async function judgedNow(
  db: Db,
  { threshold, placeOf }: State,
  groups: readonly Group[],
  at: Date | null = null,
): Promise<Outcome[]> {
  const ids = groups.flatMap((group) => group.ids)
  const groupOf = new Map(groups.flatMap((group) => group.ids.map((id) => [id, group] as const)))
  const by = <T extends { measure_id: string }>(rows: readonly T[]) => {
    const own = Map.groupBy(rows, ({ measure_id: id }) => groupOf.get(id))
    return { size: rows.length, of: (group: Group) => own.get(group) ?? [] }
  }
  const whole = by([...(await figuresOf(db, ids, at)).values()].flatMap(({ figures }) => figures))
  const parts = by(await partFiguresOf(db, ids, at))
  const left = by(await leftBefore(db, ids))
  const judge = judging([whole, parts, left].reduce((sum, rows) => sum + rows.size, 0))
  const outcomes: Promise<Outcome>[] = []
  for (const group of groups) {
    const figures = [
      ...whole.of(group).map((figure): Outgoing => ({ ...figure, breakdown_id: null, at: [] })),
      ...parts.of(group).map((figure): Outgoing => ({ ...figure, at: placeOf(figure.breakdown_id) })),
    ].toSorted(inOrder)
    const before = left.of(group)
    const outcome = judge({
      measures: group.measures.map(asCounted),
      figures: figures.map(asLeaving),
      left: before.map((row) => ({ ...row, at: placeOf(row.breakdown_id) })),
      rule: { threshold },
    }).then((verdict) => outcomeOf(figures, verdict, before))
    // All are awaited together; one that fails before that is not unheard.
    outcome.catch(() => {})
    outcomes.push(outcome)
    // Between two groups others have their turn.
    await breath()
  }
  return Promise.all(outcomes)
}

/** Everything that figures are judged by, but the figures themselves: of these and of what left only the stamp. */
async function stateOf(db: Db, measureIds: readonly string[]): Promise<State> {
  const workings = await workingsOf(db, 'all')
  const described = new Map((await measures(db)).map((measure) => [measure.id, measure]))
  const threshold = await thresholdOf(db)
  const places = await breakdowns(db)
  const parts = await breakdownParts(db)
  const groups = groupsOf(measureIds, workings).map((ids) => ids.toSorted())
  const { partnership, stamps } = await stampsOf(db, groups.flat())
  const around = digest([threshold, places, parts])
  return {
    partnership,
    threshold,
    placeOf: placing(places, parts),
    groups: groups.map((ids) => {
      const own = ids.flatMap((id) => described.get(id) ?? [])
      const how = workings.filter(({ id }) => ids.includes(id))
      return { ids, measures: own, stamp: digest([around, own, how, ids.map((id) => stamps.get(id) ?? '')]) }
    }),
  }
}

const digest = (of: unknown) => createHash('sha256').update(JSON.stringify(of)).digest('base64')

/** Remembers what left, and through what; a figure that left before as it is now is remembered once. */
export const letOut = async (
  db: Db,
  { figures }: Pick<Protected<Outgoing>, 'figures'>,
  through: string,
  at: Date,
): Promise<void> => {
  const rows = figures
    .filter(
      ({ value, numerator, denominator, remembered }) =>
        !remembered && (value !== null || numerator !== null || denominator !== null),
    )
    .map(({ figure: { measure_id, breakdown_id, period_from, period_to }, value, numerator, denominator }) => ({
      measure_id,
      breakdown_id,
      period_from,
      period_to,
      value,
      numerator,
      denominator,
    }))
  if (rows.length === 0) return
  // As one value: however many rows, it is one short statement.
  await sql`
    insert into measure.let_out
           (measure_id, breakdown_id, period_from, period_to, value, numerator, denominator, through, let_out_at)
    select measure_id, breakdown_id, period_from, period_to, value, numerator, denominator, ${through}, ${at}
      from json_to_recordset(${JSON.stringify(rows)}::json)
           as row (measure_id uuid, breakdown_id uuid, period_from date, period_to date, value numeric, numerator numeric, denominator numeric)
        on conflict do nothing`.execute(db)
}
