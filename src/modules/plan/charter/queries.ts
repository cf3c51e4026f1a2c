import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Charter, CharterFields } from './rules.ts'

const chartersWhere = (db: Db) =>
  db
    .selectFrom('plan.charter as c')
    .leftJoin('partnership.governance_group as g', (j) =>
      j.onRef('g.partnership_id', '=', 'c.partnership_id').onRef('g.id', '=', 'c.group_id'),
    )
    .select([
      'c.id',
      'c.item_id',
      'c.number',
      'c.fields',
      'c.state',
      'c.group_id',
      'g.name as group',
      'c.decided_on',
      'c.decided_by',
      'c.asked_changes',
      'c.made_by',
      'c.made_at',
      'c.version',
    ])

/** Every version of an item's charter, the newest first. */
export const chartersOf = (db: Db, itemId: string): Promise<Charter[]> =>
  chartersWhere(db).where('c.item_id', '=', itemId).orderBy('c.number', 'desc').$castTo<Charter>().execute()

export const findCharter = (db: Db, id: string): Promise<Charter | undefined> =>
  chartersWhere(db).where('c.id', '=', id).$castTo<Charter>().executeTakeFirst()

/** Begins the next version as a draft. Gives its id. */
export const addCharter = async (db: Db, itemId: string, fields: CharterFields): Promise<string> =>
  (
    await db
      .insertInto('plan.charter')
      .values({
        item_id: itemId,
        number: sql<number>`(select coalesce(max(number), 0) + 1 from plan.charter where item_id = ${itemId})`,
        fields: JSON.stringify(fields),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

/** Saves a draft unless somebody saved first or it was put to a group. True when saved. */
export const saveCharter = async (db: Db, id: string, version: number, fields: CharterFields): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('plan.charter')
    .set({ fields: JSON.stringify(fields), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Moves a charter on from the state it was in. False when it was not in that state any more. */
export const moveCharter = async (
  db: Db,
  charter: Pick<Charter, 'id' | 'state' | 'version'>,
  to: {
    state: Charter['state']
    groupId?: string | null
    decidedOn?: string | null
    decidedBy?: string | null
    asked?: string
  },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('plan.charter')
    .set({
      state: to.state,
      ...(to.groupId === undefined ? {} : { group_id: to.groupId }),
      ...(to.decidedOn === undefined ? {} : { decided_on: to.decidedOn }),
      ...(to.decidedBy === undefined ? {} : { decided_by: to.decidedBy }),
      ...(to.asked === undefined ? {} : { asked_changes: to.asked }),
      version: charter.version + 1,
    })
    .where('id', '=', charter.id)
    .where('state', '=', charter.state)
    .where('version', '=', charter.version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** An approved version gives way to the one that was approved after it. */
export const replaceOlder = (db: Db, itemId: string, number: number): Promise<unknown> =>
  db
    .updateTable('plan.charter')
    .set((e) => ({ state: 'replaced', version: e('version', '+', 1) }))
    .where('item_id', '=', itemId)
    .where('number', '<', number)
    .where('state', '=', 'approved')
    .execute()
