// What the thread asks of the plan and no page of the plan shows in one piece.
import type { Db } from '../../../platform/db.ts'

/** Updates that a round under way asks for and has not got. */
export const owedUpdates = (db: Db): Promise<{ round_id: string; round: string; due: string; item_id: string }[]> =>
  db
    .selectFrom('plan.round as r')
    .innerJoin('plan.round_item as l', (j) =>
      j.onRef('l.partnership_id', '=', 'r.partnership_id').onRef('l.round_id', '=', 'r.id'),
    )
    .innerJoin('plan.item as i', (j) =>
      j.onRef('i.partnership_id', '=', 'l.partnership_id').onRef('i.id', '=', 'l.item_id'),
    )
    .select(['r.id as round_id', 'r.title as round', 'r.due', 'l.item_id'])
    .where('r.state', '=', 'open')
    .where('l.required', '=', true)
    .where('i.deleted_at', 'is', null)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('plan.item_update as u')
            .select('u.id')
            .whereRef('u.partnership_id', '=', 'l.partnership_id')
            .whereRef('u.round_id', '=', 'l.round_id')
            .whereRef('u.item_id', '=', 'l.item_id'),
        ),
      ),
    )
    .orderBy('r.due')
    .orderBy('l.item_id')
    .execute()

/** Money, posts and other means of items that were not refused; ends_on is null where they go on. */
export const meansOfItems = (
  db: Db,
): Promise<{ item_id: string; what: string; kind: string; post_id: string | null; ends_on: string | null }[]> =>
  db
    .selectFrom('plan.resource')
    .select(['item_id', 'what', 'kind', 'post_id', 'ends_on'])
    .where('state', '<>', 'refused')
    .orderBy('id')
    .execute()

/** Which update is of which item: evidence may hang on either. */
export const updatesOfItems = (db: Db): Promise<{ id: string; item_id: string }[]> =>
  db.selectFrom('plan.item_update').select(['id', 'item_id']).execute()
