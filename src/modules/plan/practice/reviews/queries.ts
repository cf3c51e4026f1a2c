import type { Db } from '../../../../platform/db.ts'

/**
 * Writes down what a review decided and taught, unless somebody saved first. A trial that was abandoned stops on the day
 * of its review. True when saved.
 */
export const saveReview = async (
  db: Db,
  change: { id: string; review_on: string | null; stopped_on: string | null },
  version: number,
  review: {
    decision: 'adopt' | 'adapt' | 'abandon'
    reviewedOn: string
    learned: string
    next: string | null
  },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('plan.practice_change')
    .set({
      decision: review.decision,
      reviewed_on: review.reviewedOn,
      learned: review.learned,
      // A day that lies behind has done its work; the next one stands when it was named.
      review_on: review.next,
      stopped_on: change.stopped_on ?? (review.decision === 'abandon' ? review.reviewedOn : null),
      version: version + 1,
    })
    .where('id', '=', change.id)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
