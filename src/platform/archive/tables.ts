import type pg from 'pg'

export type Table = { name: string; columns: string[] }

/**
 * Left out on purpose: what signs people in must not travel, nor letters that wait (another copy of the installation would
 * send them too, and they hold personal links); migrations are the installation's own.
 */
const leftOut = ['identity.session', 'identity.sign_in', 'platform.letter_text', 'public.migration']

/**
 * Every table with its columns, parents before children, so that rows go in without breaking a foreign key.
 * Throws when tables refer to each other in a circle (other than to themselves): such a schema cannot be restored.
 */
export async function tablesInOrder(client: pg.ClientBase): Promise<Table[]> {
  const tables = await client.query<Table>(`
    select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'graphile_worker') group by 1 order by 1`)
  const keys = await client.query<{ child: string; parent: string }>(`
    select distinct cn.nspname || '.' || c.relname as child, pn.nspname || '.' || p.relname as parent
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace
      join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
     where k.contype = 'f' and k.conrelid <> k.confrelid`)
  const waiting = new Map(tables.rows.filter((t) => !leftOut.includes(t.name)).map((t) => [t.name, t]))
  const ordered: Table[] = []
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter((t) =>
      keys.rows.every((k) => k.child !== t.name || !waiting.has(k.parent)),
    )
    if (free.length === 0)
      throw new Error(`These tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`)
    for (const t of free) {
      waiting.delete(t.name)
      ordered.push(t)
    }
  }
  return ordered
}

export const quoted = (name: string): string =>
  name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.')
export const columnList = (t: Table): string => t.columns.map((c) => `"${c.replaceAll('"', '""')}"`).join(', ')
