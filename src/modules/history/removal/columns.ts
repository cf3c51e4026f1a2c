import type pg from 'pg'

export type Column = { table: string; column: string; type: 'text' | 'text[]' | 'jsonb'; key: string }

// Nobody types these, and pages are built from them: a name such as Page or Lead must not take them along.
const codes = [
  'sha256',
  'template_sha256',
  'digest',
  'slug',
  'path',
  'media_type',
  'status',
  'kind',
  'areas',
  'catalogue_key',
]

/**
 * Every column of words that belongs to a partnership, read from the catalogue: a table made next year is found too.
 * Columns that hold one of a few codes are left out.
 */
export async function columns(client: pg.ClientBase): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `
    select n.nspname || '.' || c.relname as table, a.attname as column,
           case format_type(a.atttypid, null) when 'text[]' then 'text[]' when 'jsonb' then 'jsonb' else 'text' end as type,
           case when c.relname = 'partnership' then 'id' else 'partnership_id' end as key
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and n.nspname in ('identity', 'partnership', 'evidence', 'measure', 'inspection', 'plan', 'thread', 'report', 'history')
       and format_type(a.atttypid, null) in ('text', 'text[]', 'jsonb') and a.attname <> all ($1)
       and (c.relname = 'partnership' or exists (
         select from pg_attribute p where p.attrelid = c.oid and p.attname = 'partnership_id' and not p.attisdropped))
       and n.nspname || '.' || c.relname not in ('history.line', 'history.seal', 'history.removal')
       and not exists (
         select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
            and pg_get_constraintdef(k.oid) like '%ARRAY[%')
     order by 1, a.attnum`,
    [codes],
  )
  return rows
}

/** SQL: does the column hold the pattern, given as a parameter such as '$2'? */
export const holds = (c: Column, pattern: string): string =>
  c.type === 'text'
    ? `normalize("${c.column}") ~* ${pattern}`
    : c.type === 'jsonb'
      ? `exists (select from history.words_of("${c.column}") w where normalize(w) ~* ${pattern})`
      : `exists (select from unnest("${c.column}") w where normalize(w) ~* ${pattern})`

/** SQL: the column with other words in the pattern's place. */
export const without = (c: Column, pattern: string, put: string): string => {
  const reworded = (words: string) => `regexp_replace(normalize(${words}), ${pattern}, ${put}, 'gi')`
  switch (c.type) {
    case 'text':
      return c.column === 'url' ? keepingAddress(reworded('"url"')) : reworded(`"${c.column}"`)
    case 'jsonb':
      return `history.reworded("${c.column}", ${pattern}, ${put})`
    case 'text[]':
      return `array(select ${reworded('w')} from unnest("${c.column}") with ordinality u (w, n) order by n)`
  }
}

// A link that goes whole still has to be one.
const keepingAddress = (address: string) =>
  `case when ${address} ~ '^https?://' then ${address} else 'https://removed.invalid' end`

/** SQL: the column's words as rows of one text each. */
export const textsOf = (c: Column): string =>
  c.type === 'text'
    ? `select "${c.column}" as text from ${c.table} where ${c.key} = $1 and "${c.column}" <> ''`
    : `select w as text from ${c.table}, ${c.type === 'jsonb' ? 'history.words_of' : 'unnest'}("${c.column}") w where ${c.key} = $1`
