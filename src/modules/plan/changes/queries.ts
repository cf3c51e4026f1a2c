import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { findPlan } from '../plans/queries.ts'
import { type StatusShown, statusShown } from '../plans/rules.ts'

type Subject = { item_id: string; reference: string; title: string }
export type StatusChange = Subject & { was: StatusShown; became: StatusShown; dated: string }
export type Move = Subject & {
  which: 'due' | 'forecast'
  was: string | null
  became: string | null
  became_kind: string
  reason: string
  moved_at: Date
}

/** What happened to a plan after an instant. `closed` are the status changes that ended at a finished status. */
export type Changes = {
  since: Date
  statuses: StatusChange[]
  closed: StatusChange[]
  moves: Move[]
  added: (Subject & { created_at: Date })[]
  deleted: (Subject & { deleted_at: Date })[]
  updates: number
}

/** What changed in a plan since an instant: statuses, dates, items added and deleted. Deleted items change nothing else. */
export const changesSince = async (db: Db, planId: string, since: Date): Promise<Changes> => {
  const keys = (await findPlan(db, planId))?.keys ?? []
  const said = await statusesSince(db, planId, since)
  const items = (
    await sql<Subject & { created_at: Date; deleted_at: Date | null }>`
    select id as item_id, reference, title, created_at, deleted_at from plan.item
     where plan_id = ${planId} and (created_at > ${since} or deleted_at > ${since}) order by position, id`.execute(db)
  ).rows
  const { rows: moves } = await sql<Move>`
    select m.item_id, i.reference, i.title, m.which, m.was, m.became, m.became_kind, m.reason, m.moved_at
      from plan.move m join plan.item i on i.id = m.item_id
     where i.plan_id = ${planId} and i.deleted_at is null and m.moved_at > ${since} order by m.moved_at`.execute(db)
  const statuses = said.rows.map(({ item_id, reference, title, dated, was, became, kind }) => ({
    item_id,
    reference,
    title,
    dated,
    was: statusShown({ status: was ?? 'not_stated', kind }, keys),
    became: statusShown({ status: became, kind }, keys),
  }))
  const changed = statuses.filter(({ was, became }) => was.code !== became.code)
  return {
    since,
    statuses: changed,
    closed: changed.filter(({ became }) => became.tone === 'done'),
    moves,
    added: items.flatMap(({ deleted_at: gone, ...item }) => (gone === null && item.created_at > since ? [item] : [])),
    deleted: items.flatMap(({ deleted_at: gone, created_at: made, ...item }) =>
      gone !== null && gone > since && made <= since ? [{ ...item, deleted_at: gone }] : [],
    ),
    updates: said.updates,
  }
}

// The last word before the instant beside the last word of all, for each item with a new word.
const statusesSince = async (db: Db, planId: string, since: Date) => {
  const { rows } = await sql<
    Subject & { was: string | null; became: string; kind: string; dated: string; written: number }
  >`
    with said as (
      select u.item_id, u.status, u.dated, u.written_at, i.reference, i.title, i.kind, i.position
        from plan.item_update u join plan.item i on i.id = u.item_id
       where i.plan_id = ${planId} and i.deleted_at is null),
    before as (select distinct on (item_id) item_id, status from said where written_at <= ${since} order by item_id, dated desc, written_at desc),
    last as (select distinct on (item_id) * from said order by item_id, dated desc, written_at desc),
    fresh as (select item_id, count(*)::int as written from said where written_at > ${since} group by item_id)
    select l.item_id, l.reference, l.title, l.kind, b.status as was, l.status as became, l.dated, f.written
      from fresh f join last l on l.item_id = f.item_id left join before b on b.item_id = f.item_id
     order by l.position, l.item_id`.execute(db)
  return { rows, updates: rows.reduce((sum, { written }) => sum + written, 0) }
}
