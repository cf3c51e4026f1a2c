// Figures on their way in: copied into a temporary table, compared there with what stands, then written in one statement.
import { sql } from 'kysely'
import { copyInto, type Db } from '../../../../platform/db.ts'
import type { Known } from '../rules/book.ts'

/** Every measure that figures may be given for. */
export const knownMeasures = (db: Db): Promise<Known[]> =>
  db
    .selectFrom('measure.measure')
    .select(['id', 'title', 'unit', 'frequency', 'calendar'])
    .select((e) => e('derived', 'is not', null).as('derived'))
    .where('deleted_at', 'is', null)
    .orderBy('title')
    .$castTo<Known>()
    .execute()

/**
 * Lets one import at a time into a partnership, gives it time, and lays the temporary tables. They are gone with the
 * transaction.
 */
export const layTables = async (db: Db): Promise<void> => {
  await sql`select set_config('statement_timeout', '10min', true), set_config('work_mem', '128MB', true),
    pg_advisory_xact_lock(hashtext('measure.import'), hashtext(current_partnership()::text))`.execute(db)
  await sql`create temp table staged (row int, place int, measure int, breakdown int, period_from date, period_to date, value numeric,
    numerator numeric, denominator numeric, places int, state text, withheld text, note text) on commit drop`.execute(
    db,
  )
  await sql`create temp table staged_measure (n int, id uuid) on commit drop`.execute(db)
  await sql`create temp table staged_breakdown (n int, id uuid, dimension text, category text) on commit drop`.execute(
    db,
  )
}

export const copyStaged = async (db: Db, lines: AsyncIterable<string>): Promise<void> => {
  await copyInto(db, 'staged', lines)
  await sql`analyze staged`.execute(db)
}

export const stageNames = async (
  db: Db,
  measures: readonly { n: number; id: string }[],
  breakdowns: readonly { n: number; dimension: string; category: string }[],
): Promise<void> => {
  await sql`insert into staged_measure select * from unnest(${measures.map((m) => m.n)}::int[], ${measures.map((m) => m.id)}::uuid[])`.execute(
    db,
  )
  await sql`insert into staged_breakdown select g.n, b.id, g.dimension, g.category
      from unnest(${breakdowns.map((b) => b.n)}::int[], ${breakdowns.map((b) => b.dimension)}::text[], ${breakdowns.map((b) => b.category)}::text[]) g (n, dimension, category)
      left join measure.breakdown b on lower(b.dimension) = lower(g.dimension) and lower(b.category) = lower(g.category)`.execute(
    db,
  )
}

export type Twice = { row: number; place: number; measure: number; other: number; differs: boolean }

/**
 * Figures of one period that the file gives more than once. What says the same stays once; what differs goes, all of it.
 * `other`: the row of another one.
 */
export const settleRepeats = async (db: Db): Promise<Twice[]> => {
  const key = sql`measure, breakdown, period_from, period_to`
  await sql`create temp table repeated on commit drop as select ${key} from staged group by ${key} having count(*) > 1`.execute(
    db,
  )
  const { rows } = await sql<Twice>`
    with each as (
      select s.ctid as at, s.row, s.place, s.measure,
             min(s.row) over w as first, max(s.row) over w as last,
             row_number() over (w order by s.numerator nulls last, s.row, s.place) as nth,
             (min(s.value) over w is distinct from max(s.value) over w or count(s.value) over w not in (0, count(*) over w)
               or min(s.numerator) over w is distinct from max(s.numerator) over w
               or min(s.denominator) over w is distinct from max(s.denominator) over w
               or min(replace(s.withheld, ' ', '')) over w is distinct from max(replace(s.withheld, ' ', '')) over w) as differs
        from staged s join repeated r using (${key})
      window w as (partition by ${key})),
    gone as (delete from staged s using each e where s.ctid = e.at and (e.differs or e.nth > 1))
    select row, place, measure, case when row = first then last else first end as other, differs
      from each where differs or nth > 1 order by row, place limit 20000`.execute(db)
  return rows
}

const nobody = sql.lit('00000000-0000-0000-0000-000000000000')
const noneYet = sql.lit('ffffffff-ffff-ffff-ffff-ffffffffffff')
const certain = sql`array['provisional', 'final', 'corrected']`

/**
 * Compares with the figures that stand, which a less certain one never replaces: so the order of imports does not matter. Equal in
 * other words is unchanged: a share without its counts, or printed shorter.
 */
export const compare = async (db: Db): Promise<Compared[]> => {
  await sql`create temp table judged on commit drop as
    select s.*, o.id as was, h.held,
           case when o.id is null then 'new'
                when h.held then 'unchanged'
                when (o.value is not distinct from s.value
                       or (o.denominator is not null and s.denominator is null and s.value is not null and round(o.value, s.places) = s.value))
                     and (s.denominator is null or (o.numerator is not distinct from s.numerator and o.denominator is not distinct from s.denominator))
                     and replace(o.withheld, ' ', '') = replace(s.withheld, ' ', '') and (s.state is null or s.state = o.state) and (s.note = '' or s.note = o.note)
                then 'unchanged' else 'changed' end as verdict
      from staged s
      left join staged_measure m on m.n = s.measure
      left join staged_breakdown b on b.n = s.breakdown
      left join measure.observation o on o.measure_id = m.id and o.replaced_at is null
        and o.period_from = s.period_from and o.period_to = s.period_to
        and coalesce(o.breakdown_id, ${nobody}::uuid) = case when s.breakdown < 0 then ${nobody}::uuid else coalesce(b.id, ${noneYet}::uuid) end
      cross join lateral (select coalesce(array_position(${certain}, s.state) < array_position(${certain}, o.state), false) as held) h`.execute(
    db,
  )
  const { rows } = await sql<Compared>`
    select measure, verdict, count(*)::int as count, (count(*) filter (where held))::int as held from judged group by measure, verdict order by measure`.execute(
    db,
  )
  return rows
}
/** `held`: less certain ones that were left, since a final or corrected figure stands. */
export type Compared = { measure: number; verdict: Verdict; count: number; held: number }
export type Verdict = 'new' | 'changed' | 'unchanged'

export type JudgedRow = {
  row: number
  place: number
  measure: number
  breakdown: number
  period_from: string
  period_to: string
  value: number | null
  numerator: number | null
  denominator: number | null
  withheld: string
  verdict: Verdict
  was: {
    value: number | null
    numerator: number | null
    denominator: number | null
    withheld: string
    state: string
  } | null
}

/** The first of the figures that would change something: those that replace others before those that are new. */
export const judgedRows = async (db: Db, most: number): Promise<JudgedRow[]> => {
  const { rows } = await sql<JudgedRow>`
    select j.row, j.place, j.measure, j.breakdown, j.period_from, j.period_to, j.value, j.numerator, j.denominator, j.withheld, j.verdict,
           case when o.id is null then null
                else json_build_object('value', o.value, 'numerator', o.numerator, 'denominator', o.denominator, 'withheld', o.withheld, 'state', o.state) end as was
      from (select * from judged where verdict <> 'unchanged' order by verdict, row, place limit ${most}) j
      left join measure.observation o on o.id = j.was order by j.verdict, j.row, j.place`.execute(db)
  return rows
}

/** Adds the categories that figures to be written need. */
export const addBreakdowns = async (db: Db): Promise<void> => {
  await sql`insert into measure.breakdown (dimension, category, position)
    select distinct on (lower(dimension), lower(category)) dimension, category, n from staged_breakdown b
     where id is null and exists (select from judged j where j.breakdown = b.n and j.verdict <> 'unchanged')
     order by lower(dimension), lower(category), n
    on conflict do nothing`.execute(db)
  await sql`update staged_breakdown s set id = b.id from measure.breakdown b
     where s.id is null and lower(b.dimension) = lower(s.dimension) and lower(b.category) = lower(s.category)`.execute(
    db,
  )
}

/** Says of crossed categories that figures were written for which ones they are of, and adds those that are not there yet. */
export const addParts = async (
  db: Db,
  parts: readonly { n: number; dimension: string; category: string }[],
): Promise<void> => {
  if (parts.length === 0) return
  const wanted = sql`(select s.id as crossed, g.n, g.dimension, g.category
      from unnest(${parts.map((p) => p.n)}::int[], ${parts.map((p) => p.dimension)}::text[], ${parts.map((p) => p.category)}::text[]) g (n, dimension, category)
      join staged_breakdown s on s.n = g.n where s.id is not null)`
  await sql`insert into measure.breakdown (dimension, category, position)
    select distinct on (lower(dimension), lower(category)) dimension, category, n from ${wanted} w
     order by lower(dimension), lower(category), n
    on conflict do nothing`.execute(db)
  await sql`insert into measure.breakdown_part (breakdown_id, part_id)
    select distinct w.crossed, b.id from ${wanted} w
      join measure.breakdown b on lower(b.dimension) = lower(w.dimension) and lower(b.category) = lower(w.category)
    on conflict do nothing`.execute(db)
}

/** Writes what changes something: the figures that are replaced stay behind as revisions of this import. */
export const writeFigures = async (db: Db, importId: string, at: Date): Promise<void> => {
  await sql`update measure.observation o set replaced_at = ${at}, replaced_by = ${importId} from judged j
     where o.id = j.was and j.verdict = 'changed'`.execute(db)
  await sql`insert into measure.observation
      (measure_id, breakdown_id, period_from, period_to, value, numerator, denominator, state, withheld, note, import_id)
    select m.id, b.id, j.period_from, j.period_to, j.value, j.numerator, j.denominator, coalesce(j.state, 'final'), j.withheld, j.note, ${importId}
      from judged j join staged_measure m on m.n = j.measure left join staged_breakdown b on b.n = j.breakdown
     where j.verdict <> 'unchanged'`.execute(db)
}

export type Newest = {
  id: string
  title: string
  unit: string
  decimals: number
  speaks_from: string | null
  period_from: string | null
  period_to: string | null
  value: number | null
  numerator: number | null
  denominator: number | null
  state: 'provisional' | 'final' | 'corrected' | null
}

/** The newest figure of some measures and the first day they speak of: one query, however many figures. */
export const newestOf = async (db: Db, ids: readonly string[]): Promise<Newest[]> => {
  const { rows } = await sql<Newest>`
    select m.id, m.title, m.unit, m.decimals, f.speaks_from, l.period_from, l.period_to, l.value, l.numerator, l.denominator, l.state
      from measure.measure m
      left join lateral (select min(o.period_from) as speaks_from from measure.observation o
        where o.measure_id = m.id and o.replaced_at is null and o.breakdown_id is null and o.value is not null) f on true
      left join lateral (select o.period_from, o.period_to, o.value, o.numerator, o.denominator, o.state from measure.observation o
        where o.measure_id = m.id and o.replaced_at is null and o.breakdown_id is null and o.value is not null
        order by o.period_to desc, o.period_from desc limit 1) l on true
     where m.id = any(${ids}::uuid[])`.execute(db)
  return rows
}
