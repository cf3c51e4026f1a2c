import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { lettersAbout } from '../../../platform/letters.ts'
import type { AskingRow } from './model.ts'

/** The posts that were asked in a round. */
export const askingRows = (db: Db, roundId: string): Promise<AskingRow[]> =>
  db
    .selectFrom('plan.asking')
    .select(['id', 'post_id', 'person_id', 'asked_at', 'asked_by', 'chased_at', 'chased'])
    .where('round_id', '=', roundId)
    .execute()

/** The addresses that a letter of a round could not be delivered to. */
export const undelivered = async (db: Db, roundId: string): Promise<string[]> => {
  const ids = (await askingRows(db, roundId)).map(({ id }) => id)
  return (await lettersAbout(db, ids)).filter(({ state }) => state === 'failed').map(({ email }) => email)
}

/** The asking that a personal link opens: which post in which round. */
export const findAsking = (db: Db, id: string): Promise<{ round_id: string; post_id: string } | undefined> =>
  db.selectFrom('plan.asking').select(['round_id', 'post_id']).where('id', '=', id).executeTakeFirst()

/** A post's asking in a round, made when it is the first. Two who ask at once come one after the other. */
export const askingFor = async (db: Db, roundId: string, postId: string): Promise<string> =>
  (
    await db
      .insertInto('plan.asking')
      .values({ round_id: roundId, post_id: postId })
      .onConflict((on) => on.columns(['partnership_id', 'round_id', 'post_id']).doUpdateSet({ post_id: postId }))
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

/** Letters have gone to a post: whom, by whom, when. */
export const asAsked = (
  db: Db,
  id: string,
  asked: { holder: string | null; email: string; by: string | null; now: Date },
): Promise<unknown> =>
  db
    .updateTable('plan.asking')
    .set({ person_id: asked.holder, email: asked.email, asked_at: asked.now, asked_by: asked.by })
    .where('id', '=', id)
    .execute()

/** Keeps the digest of a new personal link. */
export const addLink = (db: Db, askingId: string, personId: string, digest: Buffer): Promise<unknown> =>
  db.insertInto('plan.asking_link').values({ asking_id: askingId, person_id: personId, digest }).execute()

export const asChased = (db: Db, id: string, now: Date): Promise<unknown> =>
  db
    .updateTable('plan.asking')
    .set((e) => ({ chased_at: now, chased: e('chased', '+', 1) }))
    .where('id', '=', id)
    .execute()

/** The round remembers when its leads were first asked. */
export const asFirstAsked = (db: Db, roundId: string, now: Date): Promise<unknown> =>
  db.updateTable('plan.round').set({ asked_at: now }).where('id', '=', roundId).where('asked_at', 'is', null).execute()

/** Rounds in which somebody was asked and that are still open: their reminders are due some day. */
export const askedRounds = (db: Db): Promise<{ id: string; due: string }[]> =>
  db
    .selectFrom('plan.round')
    .select(['id', 'due'])
    .where('state', '=', 'open')
    .where('asked_at', 'is not', null)
    .execute()

/** Which of these askings belong to a round that is over. */
export const askingsOver = async (db: Db, ids: readonly string[]): Promise<string[]> =>
  (
    await db
      .selectFrom('plan.asking as a')
      .innerJoin('plan.round as r', (j) =>
        j.onRef('r.partnership_id', '=', 'a.partnership_id').onRef('r.id', '=', 'a.round_id'),
      )
      .select('a.id')
      .where('a.id', '=', sql<string>`any(${ids}::uuid[])`)
      .where('r.state', 'in', ['closed', 'dropped'])
      .execute()
  ).map(({ id }) => id)
