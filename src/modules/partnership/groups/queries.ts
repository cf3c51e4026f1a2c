import type { Db } from '../../../platform/db.ts'

export type GroupRow = { id: string; name: string; short_name: string; ended_on: string | null }
export type GroupWords = { name: string; short_name: string }

const columns = ['id', 'name', 'short_name', 'ended_on'] as const

export const allGroups = (db: Db): Promise<GroupRow[]> =>
  db.selectFrom('partnership.governance_group').select(columns).orderBy('position').orderBy('name').execute()

export const groupOf = (db: Db, id: string): Promise<GroupRow | undefined> =>
  db.selectFrom('partnership.governance_group').select(columns).where('id', '=', id).executeTakeFirst()

export const isGroupNameTaken = async (db: Db, name: string, but: string | null): Promise<boolean> => {
  const rows = await db.selectFrom('partnership.governance_group').select(['id', 'name']).execute()
  return rows.some((row) => row.id !== but && row.name.toLowerCase() === name.toLowerCase())
}

export async function addGroup(db: Db, words: GroupWords): Promise<void> {
  await db
    .insertInto('partnership.governance_group')
    .values({ ...words, position: 100 })
    .execute()
}

export async function changeGroup(db: Db, id: string, words: GroupWords): Promise<void> {
  await db.updateTable('partnership.governance_group').set(words).where('id', '=', id).execute()
}

/** Ends a group on a day, or takes it up again (null). */
export async function endGroup(db: Db, id: string, on: string | null): Promise<void> {
  await db.updateTable('partnership.governance_group').set({ ended_on: on }).where('id', '=', id).execute()
}
