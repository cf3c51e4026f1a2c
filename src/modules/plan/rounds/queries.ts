import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Asking, Round, RoundAnswer } from './model.ts'

const rounds = (db: Db) =>
  db
    .selectFrom('plan.round as r')
    .innerJoin('plan.plan as p', (j) =>
      j.onRef('p.partnership_id', '=', 'r.partnership_id').onRef('p.id', '=', 'r.plan_id'),
    )
    .leftJoin('partnership.governance_group as g', (j) =>
      j.onRef('g.partnership_id', '=', 'r.partnership_id').onRef('g.id', '=', 'r.group_id'),
    )
    .select([
      'r.id',
      'r.plan_id',
      'p.title as plan',
      'r.title',
      'r.period_from',
      'r.period_to',
      'r.opens',
      'r.due',
      'r.closes',
      'r.group_id',
      'g.name as group',
      'r.state',
      'r.words',
      'r.asked_at',
      'r.signed_off_by',
      'r.signed_off_at',
      'r.sign_off_note',
      'r.closed_by',
      'r.closed_at',
      'r.version',
    ])
    .where('p.deleted_at', 'is', null)
    .$castTo<Round>()

/** The rounds of a plan, the newest period first. */
export const roundsOf = (db: Db, planId: string): Promise<Round[]> =>
  rounds(db).where('r.plan_id', '=', planId).orderBy('r.period_to', 'desc').orderBy('r.id', 'desc').execute()

export const findRound = (db: Db, id: string): Promise<Round | undefined> =>
  rounds(db).where('r.id', '=', id).executeTakeFirst()

/** The rounds in which updates can be written now, of every plan, the first due first. */
export const openRounds = (db: Db): Promise<Round[]> =>
  rounds(db).where('r.state', '=', 'open').orderBy('r.due').orderBy('r.id').execute()

/** The rounds that are open or wait to be closed, of every plan. */
export const roundsUnderWay = (db: Db): Promise<Round[]> =>
  rounds(db).where('r.state', 'in', ['open', 'signed_off']).orderBy('r.due').orderBy('r.id').execute()

/** The same round, held until the end of this transaction: nobody signs it off or closes it while words go in. */
export const holdRound = async (db: Db, id: string): Promise<Round['state'] | undefined> =>
  (
    await db
      .selectFrom('plan.round')
      .select('state')
      .where('id', '=', id)
      .forShare()
      .$castTo<Pick<Round, 'state'>>()
      .executeTakeFirst()
  )?.state

export type NewRound = {
  title: string
  periodFrom: string
  periodTo: string
  opens: string
  due: string
  closes: string
  groupId: string | null
  words: string
}

const columns = (r: NewRound) => ({
  title: r.title,
  period_from: r.periodFrom,
  period_to: r.periodTo,
  opens: r.opens,
  due: r.due,
  closes: r.closes,
  group_id: r.groupId,
  words: r.words,
})

/** Makes a draft of a round. Gives its id. */
export const addRound = async (db: Db, planId: string, round: NewRound): Promise<string> =>
  (
    await db
      .insertInto('plan.round')
      .values({ plan_id: planId, ...columns(round) })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

/** Saves what the form of a round holds unless somebody saved first. True when saved. */
export const saveRound = async (db: Db, id: string, version: number, round: NewRound): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('plan.round')
    .set({ ...columns(round), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', 'in', ['draft', 'open'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes a round from one state to the next. False when it is no longer in the first. */
export const setState = async (
  db: Db,
  id: string,
  from: readonly Round['state'][],
  to: Round['state'],
  also: { opens?: string; signed_off_by?: string | null; signed_off_at?: Date | null; sign_off_note?: string } = {},
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('plan.round')
    .set((e) => ({ state: to, version: e('version', '+', 1), ...also }))
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type RoundItem = { item_id: string; required: boolean; why_not: string }

/** The items of a round as they were fixed when it opened; none in a draft. */
export const roundItems = (db: Db, roundId: string): Promise<RoundItem[]> =>
  db
    .selectFrom('plan.round_item')
    .select(['item_id', 'required', 'why_not'])
    .where('round_id', '=', roundId)
    .orderBy('item_id')
    .execute()

/** Fixes the items of a round. */
export const fixItems = async (db: Db, roundId: string, items: readonly RoundItem[]): Promise<void> => {
  if (items.length === 0) return
  await sql`insert into plan.round_item (round_id, item_id, required, why_not)
    select ${roundId}::uuid, item_id, required, why_not
      from unnest(${items.map((i) => i.item_id)}::uuid[], ${items.map((i) => i.required)}::boolean[], ${items.map((i) => i.why_not)}::text[])
           as each (item_id, required, why_not)`.execute(db)
}

/** Says whether an update on an item is required in a round, and why not; takes it in when it was not there. */
export const requireItem = (db: Db, roundId: string, item: RoundItem): Promise<unknown> =>
  db
    .insertInto('plan.round_item')
    .values({ round_id: roundId, ...item })
    .onConflict((on) =>
      on
        .columns(['partnership_id', 'round_id', 'item_id'])
        .doUpdateSet({ required: item.required, why_not: item.why_not }),
    )
    .execute()

/** Holds these items of a round until the transaction ends: two who write about one at once come one after the other. */
export const holdItems = (db: Db, roundId: string, itemIds: readonly string[]): Promise<unknown> =>
  db
    .selectFrom('plan.round_item')
    .select('item_id')
    .where('round_id', '=', roundId)
    .where('item_id', '=', sql<string>`any(${itemIds}::uuid[])`)
    .orderBy('item_id')
    .forUpdate()
    .execute()

/** The newest update on each item that was written for a round. */
export const answersOf = async (db: Db, roundIds: readonly string[]): Promise<(RoundAnswer & { round_id: string })[]> =>
  (
    await sql<RoundAnswer & { round_id: string }>`
    select distinct on (u.round_id, u.item_id)
           u.round_id, u.id, u.item_id, u.dated, u.written_at, u.key_id, u.status, u.done, u.next, u.written_by, m.name as writer,
           u.for_post_id, u.agreed_how, u.agreed_on, u.pasted, u.no_change, u.by_link, u.suggested, u.suggested_why,
           u.differs_why
      from plan.item_update u
      left join identity.membership m on m.partnership_id = u.partnership_id and m.person_id = u.written_by
     where u.round_id = any(${roundIds}::uuid[])
     order by u.round_id, u.item_id, u.dated desc, u.written_at desc, u.id desc`.execute(db)
  ).rows

export const askingsOf = (db: Db, roundId: string): Promise<Asking[]> =>
  db
    .selectFrom('plan.asking')
    .select(['post_id', 'email', 'asked_at', 'chased_at', 'chased'])
    .where('round_id', '=', roundId)
    .execute()

/** An item of a round, as far as counting needs it. */
export type RoundBit = {
  round_id: string
  plan_id: string
  item_id: string
  required: boolean
  /** Does any post lead it? */
  led: boolean
  answered: boolean
}

const bits = async (db: Db, which: RawBuilder<unknown>): Promise<RoundBit[]> =>
  (
    await sql<RoundBit>`
    select i.round_id, r.plan_id, i.item_id, i.required,
           exists (select from plan.lead l where l.item_id = i.item_id) as led,
           exists (select from plan.item_update u where u.round_id = i.round_id and u.item_id = i.item_id) as answered
      from plan.round r
      join plan.round_item i on i.round_id = r.id
      join plan.item it on it.id = i.item_id
     where ${which} and it.deleted_at is null`.execute(db)
  ).rows

/** Every item of every round of a plan: for the list. */
export const bitsOfPlan = (db: Db, planId: string): Promise<RoundBit[]> => bits(db, sql`r.plan_id = ${planId}`)

/** Every item of the rounds in which updates can be written now, of all plans. */
export const openBits = (db: Db): Promise<RoundBit[]> => bits(db, sql`r.state = 'open'`)

/** The open round in which an item stands, for an update that speaks of this day: it counts there. */
export const roundOfItem = async (db: Db, itemId: string, dated: string): Promise<string | null> =>
  (
    await db
      .selectFrom('plan.round as r')
      .innerJoin('plan.round_item as i', (j) =>
        j.onRef('i.partnership_id', '=', 'r.partnership_id').onRef('i.round_id', '=', 'r.id'),
      )
      .select('r.id')
      .where('i.item_id', '=', itemId)
      .where('r.state', '=', 'open')
      .where('r.period_from', '<=', dated)
      .forShare('r')
      .executeTakeFirst()
  )?.id ?? null
