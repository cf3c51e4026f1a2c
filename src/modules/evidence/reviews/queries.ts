import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Occasion } from './rules.ts'

/** Writes down what came of looking at a piece again, and when to look next. True unless somebody saved first. */
export const saveReview = async (
  db: Db,
  id: string,
  version: number,
  review: { result: string; reviewedOn: string; next: string | null },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('evidence.piece')
    .set({
      review_result: review.result,
      reviewed_on: review.reviewedOn,
      review_on: review.next,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type Due = { id: string; title: string; review_on: string; added_by: string | null }

/** What is due to be looked at again, the longest due first; all of it, or what one person added. At most 50. */
export const reviewsDue = (db: Db, today: string, addedBy: string | null): Promise<Due[]> =>
  db
    .selectFrom('evidence.piece as p')
    .select(['p.id', 'p.title', sql<string>`p.review_on`.as('review_on'), 'p.added_by'])
    .where('p.deleted_at', 'is', null)
    .where('p.review_on', '<=', sql<string>`${today}::date`)
    .where(
      sql<boolean>`(p.embargo_until is null or p.embargo_until <= now() or current_person() = any(p.embargo_readers))`,
    )
    .where(sql<boolean>`(${addedBy}::uuid is null or p.added_by = ${addedBy}::uuid)`)
    .orderBy('p.review_on')
    .orderBy('p.id')
    .limit(50)
    .execute()

export type Near = Due & { confidential: boolean }

/**
 * Pieces whose review date is at most so many days away, or past, and that nobody was reminded of for that; the longest
 * due first. Those under embargo wait until it ends. At most 500 a night.
 */
export const reviewsNear = (db: Db, today: string, days: number, now: Date): Promise<Near[]> =>
  db
    .selectFrom('evidence.piece as p')
    .select(['p.id', 'p.title', sql<string>`p.review_on`.as('review_on'), 'p.added_by', 'p.confidential'])
    .where('p.deleted_at', 'is', null)
    .where('p.review_on', '<=', sql<string>`${today}::date + ${days}::int`)
    .where(sql<boolean>`(p.embargo_until is null or p.embargo_until <= ${now})`)
    .where(
      sql<boolean>`not exists (select from evidence.reminder r
        where r.partnership_id = p.partnership_id and r.evidence_id = p.id and r.review_on = p.review_on
          and r.occasion = case when p.review_on < ${today}::date then 'passed' else 'near' end)`,
    )
    .orderBy('p.review_on')
    .orderBy('p.id')
    .limit(500)
    .execute()

/** Keeps that a reminder was queued; false when it was already, also by a sweep at the same moment. */
export const keepReminder = async (
  db: Db,
  piece: Pick<Near, 'id' | 'review_on'>,
  occasion: Occasion,
): Promise<boolean> =>
  (await db
    .insertInto('evidence.reminder')
    .values({ evidence_id: piece.id, review_on: piece.review_on, occasion })
    .onConflict((c) => c.doNothing())
    .returning('evidence_id')
    .executeTakeFirst()) !== undefined
