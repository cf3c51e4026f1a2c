import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { digestOf } from '../../../platform/digest.ts'
import { openEvidence } from '../../evidence/index.ts'
import { conclusions, findings } from '../../inspection/index.ts'
import { groups } from '../../partnership/index.ts'
import { endAsking } from '../asking/asking.ts'
import { planTree } from '../outline/queries.ts'
import type { FrozenPractice, FrozenRound, HandedGap, HandedLevel } from './model.ts'
import { releaseOfRound } from './kept-queries.ts'
import { frozen, type Parts, type UpdateRow } from './rules.ts'

export type RoundState = 'draft' | 'open' | 'signed_off' | 'closed' | 'dropped'

/** What came of closing a round: a release, or why there is none. `closed`: it was closed before, with this release. */
export type Closed =
  | { kind: 'released'; releaseId: string; number: number }
  | { kind: 'closed'; releaseId: string | null }
  | { kind: 'not_open'; state: 'draft' | 'dropped' }
  | { kind: 'missing' }

// A release may be read by everybody, so it holds what somebody knows who reads nothing under embargo.
const everybody = '00000000-0000-0000-0000-000000000000'

/**
 * Closes a round and freezes its plan as it stands, in the transaction it is called in: all of it is there afterwards, or
 * nothing. Whoever saves an update in the round at the same moment is either in the release or finds the round closed.
 */
export async function closeRound(
  db: Db,
  roundId: string,
  handed: { levels: readonly HandedLevel[]; gaps: readonly HandedGap[] },
  who: { personId: string },
  now: Date,
): Promise<Closed> {
  const round = await lockRound(db, roundId)
  if (!round) return { kind: 'missing' }
  if (round.state === 'closed') return { kind: 'closed', releaseId: await releaseOfRound(db, roundId) }
  if (round.state === 'draft' || round.state === 'dropped') return { kind: 'not_open', state: round.state }
  await holdStill(db, round.plan_id)
  const parts = await partsOf(db, round, handed.levels, now)
  if (!parts) return { kind: 'missing' }
  const model = frozen(parts)
  const { id } = await db
    .insertInto('plan.release')
    .values({
      plan_id: round.plan_id,
      round_id: roundId,
      number: parts.number,
      model: JSON.stringify(model),
      digest: digestOf(model),
      released_by: who.personId,
      released_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('plan.release_gaps')
    .values({ release_id: id, gaps: JSON.stringify(handed.gaps) })
    .execute()
  await tellHeldBack(db, round.plan_id)
  await db
    .updateTable('plan.round')
    .set((e) => ({ state: 'closed', closed_by: who.personId, closed_at: now, version: e('version', '+', 1) }))
    .where('id', '=', roundId)
    .execute()
  await endAsking(db, roundId, now)
  return { kind: 'released', releaseId: id, number: parts.number }
}

type LockedRound = FrozenRound & { plan_id: string; state: RoundState; partnership: string }

// The first lock of all, also for those who save in the round (they share it): so the two wait for each other, never crosswise.
const lockRound = async (db: Db, id: string): Promise<LockedRound | undefined> =>
  (
    await sql<LockedRound>`
    select r.id, r.plan_id, r.title, r.period_from, r.period_to, r.opens, r.due, r.closes, r.state, r.sign_off_note,
           to_char(r.signed_off_at at time zone 'Europe/London', 'YYYY-MM-DD') as signed_off_on,
           (select g.name from partnership.governance_group g where g.partnership_id = r.partnership_id and g.id = r.group_id) as group,
           (select p.name from partnership.partnership p where p.id = r.partnership_id) as partnership
      from plan.round r where r.id = ${id} for update`.execute(db)
  ).rows[0]

// Nobody adds, changes or updates an item of the plan while it is read: a release is one moment, not several.
async function holdStill(db: Db, planId: string): Promise<void> {
  await sql`select id from plan.plan where id = ${planId} for update`.execute(db)
  await sql`select id from plan.item where plan_id = ${planId} order by id for update`.execute(db)
  await sql`select m.id from plan.milestone m join plan.item i on i.id = m.item_id where i.plan_id = ${planId} order by m.id for update of m`.execute(
    db,
  )
  await sql`select t.id from plan.target t join plan.item i on i.id = t.item_id where i.plan_id = ${planId} order by t.id for update of t`.execute(
    db,
  )
}

// What an agency held back until the release is told from now on.
const tellHeldBack = (db: Db, planId: string): Promise<unknown> =>
  sql`update plan.contribution set held_back = false
       where held_back and update_id in (
         select u.id from plan.item_update u join plan.item i on i.id = u.item_id where i.plan_id = ${planId})`.execute(
    db,
  )

async function partsOf(
  db: Db,
  round: LockedRound,
  levels: readonly HandedLevel[],
  now: Date,
): Promise<Parts | undefined> {
  const everyone = { personId: everybody, now }
  const tree = await planTree(db, round.plan_id, everyone)
  if (!tree) return undefined
  const named = await groups(db)
  const known = await findings(db, everyone)
  const ids = tree.items.map(({ id }) => id)
  const allUpdates = await updateIds(db, round.plan_id)
  const statements = [...ids, ...allUpdates.map(({ id }) => id), ...known.map(({ id }) => id)]
  const said = await conclusions(
    db,
    known.map(({ id }) => id),
  )
  const { plan_id: _, state: __, partnership, ...frozenRound } = round
  return {
    partnership,
    tree,
    owningGroup: named.find(({ id }) => id === tree.plan.owning_group_id)?.name ?? null,
    overseeingGroup: named.find(({ id }) => id === tree.plan.overseeing_group_id)?.name ?? null,
    round: frozenRound,
    roundItems: await db
      .selectFrom('plan.round_item')
      .select(['item_id', 'required', 'why_not'])
      .where('round_id', '=', round.id)
      .execute(),
    updates: await updateRows(db, round.plan_id),
    allUpdates,
    saidInRound: await db
      .selectFrom('plan.item_update')
      .select((e) => ['item_id', e.fn.min('written_at').as('written_at')])
      .where('round_id', '=', round.id)
      .groupBy('item_id')
      .execute(),
    moves: await moveRows(db, round.plan_id),
    evidence: (await openEvidence(db, statements, now)).map(({ evidence_id: id, ...piece }) => ({ id, ...piece })),
    findings: known.map(({ id, kind, reference, title, source_id, source_title }) => {
      const last = said.findLast(({ finding_id: of }) => of === id)
      const conclusion = last ? { dated: last.dated, by: last.by_name, phrase: last.phrase, page: last.page } : null
      return { id, kind, reference, title, source_id, source_title, conclusion }
    }),
    practice: await practiceRows(db, round.plan_id),
    levels,
    number: (await newestNumber(db, round.plan_id)) + 1,
    now,
  }
}

const updateRows = async (db: Db, planId: string): Promise<UpdateRow[]> =>
  (
    await sql<UpdateRow>`
    select distinct on (u.item_id) u.id, u.item_id, u.round_id, u.dated, u.written_at, u.status, u.done, u.next, u.difference, u.help,
           u.forecast, u.agreed_how, u.no_change, u.suggested, u.suggested_why, u.differs_why,
           (select p.title from partnership.post p where p.partnership_id = u.partnership_id and p.id = u.for_post_id) as post,
           (select coalesce(jsonb_agg(jsonb_build_object('agency', c.agency, 'text', c.text) order by c.position, c.id), '[]')
              from plan.contribution c where c.partnership_id = u.partnership_id and c.update_id = u.id) as contributions
      from plan.item_update u join plan.item i on i.id = u.item_id
     where i.plan_id = ${planId} and i.deleted_at is null
     order by u.item_id, u.dated desc, u.written_at desc`.execute(db)
  ).rows

const updateIds = async (db: Db, planId: string): Promise<Parts['allUpdates']> =>
  (
    await sql<Parts['allUpdates'][number]>`
    select u.id, u.item_id from plan.item_update u join plan.item i on i.id = u.item_id
     where i.plan_id = ${planId} and i.deleted_at is null order by u.id`.execute(db)
  ).rows

const moveRows = async (db: Db, planId: string): Promise<Parts['moves']> =>
  (
    await sql<{ item_id: string; moved_at: Date } & Omit<Parts['moves'][number], 'moved_at'>>`
    select m.item_id, m.which, m.was, m.became, m.became_kind, m.reason, m.moved_at
      from plan.move m join plan.item i on i.id = m.item_id
     where i.plan_id = ${planId} and i.deleted_at is null order by m.moved_at, m.id`.execute(db)
  ).rows.map((move) => ({ ...move, moved_at: move.moved_at.toISOString() }))

const practiceRows = async (db: Db, planId: string): Promise<Parts['practice']> =>
  (
    await sql<FrozenPractice & { items: string[] }>`
    select c.id, c.title, c.before, c.now, c.place, c.in_use_from, c.trial_to, c.review_on, c.decision, c.stopped_on,
           jsonb_agg(b.item_id order by b.id) as items
      from plan.practice_change c
      join plan.changes_practice b on b.change_id = c.id
      join plan.item i on i.id = b.item_id
     where i.plan_id = ${planId} and i.deleted_at is null and c.deleted_at is null
     group by c.partnership_id, c.id order by c.in_use_from nulls last, c.id`.execute(db)
  ).rows

const newestNumber = async (db: Db, planId: string): Promise<number> =>
  (
    await db
      .selectFrom('plan.release')
      .select((e) => e.fn.coalesce(e.fn.max('number'), e.lit(0)).as('number'))
      .where('plan_id', '=', planId)
      .executeTakeFirstOrThrow()
  ).number
