import type { Db } from '../../../../platform/db.ts'

/** New words for an item, noticed by whoever has its form open. */
export const changeWords = (
  db: Db,
  itemId: string,
  words: { title: string } | { aim: string } | { reference: string },
): Promise<unknown> =>
  db
    .updateTable('plan.item')
    .set((e) => ({ ...words, version: e('version', '+', 1) }))
    .where('id', '=', itemId)
    .where('deleted_at', 'is', null)
    .execute()
