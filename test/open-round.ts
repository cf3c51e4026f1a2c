// A round of a plan for tests: open (or in another state), every line in it, due in the middle of November 2026.
import type { Db } from '../src/platform/db.ts'
import type { Cast } from './cast.ts'

export type RoundState = 'draft' | 'open' | 'signed_off' | 'closed' | 'dropped'

export const openRound = (
  all: Cast,
  planId: string,
  with_: { state?: RoundState; title?: string; notRequired?: Record<string, string>; partnership?: string } = {},
): Promise<string> => all.within(with_.partnership ?? all.donmouth, (db) => addRound(db, planId, with_))

const addRound = async (
  db: Db,
  planId: string,
  { state = 'open', title = 'Autumn 2026', notRequired = {} }: Parameters<typeof openRound>[2] = {},
): Promise<string> => {
  const { id } = await db
    .insertInto('plan.round')
    .values({
      plan_id: planId,
      title,
      period_from: '2026-08-01',
      period_to: '2026-10-31',
      opens: '2026-11-01',
      due: '2026-11-14',
      closes: '2026-11-20',
      state,
      ...(state === 'signed_off' ? { signed_off_at: new Date('2026-11-18T10:00:00Z'), sign_off_note: 'Agreed.' } : {}),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const items = await db
    .selectFrom('plan.item')
    .select('id')
    .where('plan_id', '=', planId)
    .where('level', 'in', ['project', 'action'])
    .where('deleted_at', 'is', null)
    .execute()
  if (items.length > 0)
    await db
      .insertInto('plan.round_item')
      .values(
        items.map((item) => ({
          round_id: id,
          item_id: item.id,
          required: !(item.id in notRequired),
          why_not: notRequired[item.id] ?? '',
        })),
      )
      .execute()
  return id
}
