import type { Db } from '../../../platform/db.ts'

export type SettingsRow = {
  name: string
  nation: string
  marking: string
  year_start: number
  disclosure_threshold: number
  areas: string[]
  version: number
}
export type SettingsWords = Omit<SettingsRow, 'nation' | 'version'>

export const settingsOf = (db: Db, id: string): Promise<SettingsRow> =>
  db
    .selectFrom('partnership.partnership')
    .select(['name', 'nation', 'marking', 'year_start', 'disclosure_threshold', 'areas', 'version'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** False when somebody saved the settings since `version`. */
export async function changeSettings(db: Db, id: string, words: SettingsWords, version: number): Promise<boolean> {
  const changed = await db
    .updateTable('partnership.partnership')
    .set({ ...words, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}
