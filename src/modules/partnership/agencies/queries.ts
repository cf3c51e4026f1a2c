import type { Db } from '../../../platform/db.ts'
import type { AgencyKind } from './rules.ts'

export type AgencyRow = { id: string; name: string; short_name: string; kind: string; ended_on: string | null }
export type AgencyWords = { name: string; short_name: string; kind: AgencyKind }

const columns = ['id', 'name', 'short_name', 'kind', 'ended_on'] as const

export const allAgencies = (db: Db): Promise<AgencyRow[]> =>
  db.selectFrom('partnership.agency').select(columns).orderBy('position').orderBy('name').execute()

export const agencyOf = (db: Db, id: string): Promise<AgencyRow | undefined> =>
  db.selectFrom('partnership.agency').select(columns).where('id', '=', id).executeTakeFirst()

export const isAgencyNameTaken = async (db: Db, name: string, but: string | null): Promise<boolean> => {
  const rows = await db.selectFrom('partnership.agency').select(['id', 'name']).execute()
  return rows.some((row) => row.id !== but && row.name.toLowerCase() === name.toLowerCase())
}

export async function addAgency(db: Db, words: AgencyWords): Promise<void> {
  await db
    .insertInto('partnership.agency')
    .values({ ...words, position: 100 })
    .execute()
}

export async function changeAgency(db: Db, id: string, words: AgencyWords): Promise<void> {
  await db.updateTable('partnership.agency').set(words).where('id', '=', id).execute()
}

/** Ends an agency on a day, or takes it up again (null). What names it keeps its name. */
export async function endAgency(db: Db, id: string, on: string | null): Promise<void> {
  await db.updateTable('partnership.agency').set({ ended_on: on }).where('id', '=', id).execute()
}
