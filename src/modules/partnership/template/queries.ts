import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'

export type Template = { sha256: string; name: string }

/** The partnership's own Word template, as a stored file and the name it came under; null when it has none. */
export const template = async (db: Db): Promise<Template | null> => {
  const row = await db
    .selectFrom('partnership.partnership')
    .select(['template_sha256', 'template_name'])
    .where('id', '=', sql<string>`current_partnership()`)
    .executeTakeFirst()
  return row?.template_sha256 ? { sha256: row.template_sha256, name: row.template_name ?? 'Template.docx' } : null
}

/** Gives the partnership a template of its own, or takes it away. The file must be stored already. */
export const setTemplate = (db: Db, own: Template | null): Promise<unknown> =>
  db
    .updateTable('partnership.partnership')
    .set({ template_sha256: own?.sha256 ?? null, template_name: own?.name ?? null })
    .where('id', '=', sql<string>`current_partnership()`)
    .execute()
