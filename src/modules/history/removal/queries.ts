import type pg from 'pg'
import { jsonPatternFor, patternFor } from './rules.ts'

export type Place = { place: string; rows: number }
type Column = { table: string; column: string; type: 'text' | 'text[]' | 'jsonb'; key: string }

/** Every column of words that belongs to a partnership, read from the catalogue: a table made next year is found too. */
async function columns(client: pg.ClientBase): Promise<Column[]> {
  const { rows } = await client.query<Column>(`
    select n.nspname || '.' || c.relname as table, a.attname as column,
           case format_type(a.atttypid, null) when 'text[]' then 'text[]' when 'jsonb' then 'jsonb' else 'text' end as type,
           case when c.relname = 'partnership' then 'id' else 'partnership_id' end as key
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and n.nspname in ('identity', 'partnership', 'evidence', 'inspection', 'plan', 'report', 'history')
       and format_type(a.atttypid, null) in ('text', 'text[]', 'jsonb') and a.attname not in ('sha256', 'digest', 'slug')
       and (c.relname = 'partnership' or exists (
         select from pg_attribute p where p.attrelid = c.oid and p.attname = 'partnership_id' and not p.attisdropped))
       and n.nspname || '.' || c.relname not in ('history.line', 'history.seal', 'history.removal')
     order by 1, a.attnum`)
  return rows
}

const holds = (c: Column, text: string, json: string) =>
  c.type === 'text'
    ? `"${c.column}" ~* ${text}`
    : c.type === 'jsonb'
      ? `"${c.column}"::text ~* ${json}`
      : `exists (select from unnest("${c.column}") w where w ~* ${text})`

const without = (c: Column, text: string, json: string, put: string) =>
  c.type === 'text'
    ? `regexp_replace("${c.column}", ${text}, ${put}, 'gi')`
    : c.type === 'jsonb'
      ? `regexp_replace("${c.column}"::text, ${json}, ${put}, 'gi')::jsonb`
      : `array(select regexp_replace(w, ${text}, ${put}, 'gi') from unnest("${c.column}") w)`

/** Where the passage stands, with the number of rows of each place. */
export async function placesOf(client: pg.ClientBase, partnershipId: string, passage: string): Promise<Place[]> {
  const found: Place[] = []
  for (const c of await columns(client)) {
    const { rows } = await client.query<{ n: number }>(
      `select count(*) as n from ${c.table} where ${c.key} = $1 and ${holds(c, '$2', '$3')} and $2::text is not null and $3::text is not null`,
      [partnershipId, patternFor(passage), jsonPatternFor(passage)],
    )
    const n = Number(rows[0]?.n ?? 0)
    if (n > 0) found.push({ place: `${c.table}.${c.column}`, rows: n })
  }
  return found
}

/**
 * Puts other words in the passage's place, in the places named, and deletes the words of the history lines that hold it.
 * Gives what was touched, and the ids of the lines whose words are gone.
 */
export async function takeOut(
  client: pg.ClientBase,
  partnershipId: string,
  passage: string,
  places: readonly string[],
): Promise<{ touched: Place[]; lines: string[] }> {
  await client.query("set local holdfast.silent = 'on'; set local statement_timeout = '10min'")
  const touched: Place[] = []
  let lines: string[] = []
  for (const c of await columns(client)) {
    const place = `${c.table}.${c.column}`
    if (!places.includes(place)) continue
    const values = [partnershipId, patternFor(passage), jsonPatternFor(passage)]
    const known = '$2::text is not null and $3::text is not null'
    if (c.table === 'history.value') {
      const gone = await client.query<{ line_id: string }>(
        `delete from history.value where partnership_id = $1 and ${holds(c, '$2', '$3')} and ${known} returning line_id`,
        values,
      )
      lines = gone.rows.map((r) => r.line_id)
      touched.push({ place, rows: lines.length })
      continue
    }
    const done = await client.query(
      `update ${c.table} set "${c.column}" = ${without(c, '$2', '$3', '$4')} where ${c.key} = $1 and ${holds(c, '$2', '$3')} and ${known}`,
      [...values, '[removed]'],
    )
    touched.push({ place, rows: done.rowCount ?? 0 })
  }
  return { touched, lines }
}

export type Register = {
  id: string
  partnership: string
  at: string
  kind: 'passage' | 'file'
  salt: string
  digest: string
  length: number
}

/** Records who removed what kind of thing from where and why; never the words. Gives the register entry kept outside backups. */
export async function recordRemoval(
  client: pg.ClientBase,
  r: {
    partnershipId: string
    personId: string | null
    reason: string
    kind: 'passage' | 'file'
    salt: Buffer
    digest: string
    length: number
    touched: readonly Place[]
    lines: readonly string[]
  },
): Promise<Register> {
  const places = [...r.touched, ...r.lines.map((line) => ({ line }))]
  const { rows } = await client.query<{ id: string; at: Date }>(
    `insert into history.removal (partnership_id, person_id, reason, salt, digest, length, kind, places) values ($1, $2, $3, $4, decode($5, 'hex'), $6, $7, $8) returning id, at`,
    [r.partnershipId, r.personId, r.reason, r.salt, r.digest, r.length, r.kind, JSON.stringify(places)],
  )
  const row = rows[0]
  if (!row) throw new Error('The removal was not recorded')
  await client.query(`select set_config('holdfast.person', $1, true)`, [r.personId ?? ''])
  const total = r.touched.reduce((n, t) => n + t.rows, 0)
  await client.query(
    `select history.write_line($1, 'removal', 'history.removal', $2, jsonb_build_object('sentence', $3::text))`,
    [
      r.partnershipId,
      row.id,
      r.kind === 'passage'
        ? `removed a passage of ${r.length} characters from ${total} places, because: ${r.reason}`
        : `removed a stored file everywhere, because: ${r.reason}`,
    ],
  )
  return {
    id: row.id,
    partnership: r.partnershipId,
    at: row.at.toISOString(),
    kind: r.kind,
    salt: r.salt.toString('hex'),
    digest: r.digest,
    length: r.length,
  }
}

/** Every text of a partnership that could hold a removed passage, a batch of rows at a time. */
export async function* allTexts(client: pg.ClientBase, partnershipId: string): AsyncGenerator<string> {
  for (const c of await columns(client)) {
    const read =
      c.type === 'text'
        ? `"${c.column}"`
        : c.type === 'jsonb'
          ? `"${c.column}"::text`
          : `array_to_string("${c.column}", ' ')`
    const { rows } = await client.query<{ text: string }>(
      `select ${read} as text from ${c.table} where ${c.key} = $1 and ${read} <> ''`,
      [partnershipId],
    )
    for (const row of rows) yield c.type === 'jsonb' ? unescaped(row.text) : row.text
  }
}

const unescaped = (json: string) =>
  json
    .replace(/\\[ntr]/g, ' ')
    .replace(/\\"/g, '"')
    .replace(/\\\\/g, '\\')

/** The stored files of a partnership, and which pieces of evidence carry them. */
export const storedFiles = async (
  client: pg.ClientBase,
  partnershipId: string,
): Promise<{ sha256: string; name: string; title: string }[]> =>
  (
    await client.query<{ sha256: string; name: string; title: string }>(
      `select f.sha256, coalesce(min(p.file_name), f.sha256) as name, coalesce(min(p.title), 'A file without evidence') as title
         from evidence.file f left join evidence.piece p on p.partnership_id = f.partnership_id and p.sha256 = f.sha256
        where f.partnership_id = $1 group by f.sha256`,
      [partnershipId],
    )
  ).rows

/** Takes a stored file out of every row; the pieces that carried it are deleted. */
export async function dropFile(client: pg.ClientBase, partnershipId: string, sha256: string): Promise<void> {
  await client.query("set local holdfast.silent = 'on'")
  await client.query(
    `update evidence.piece set sha256 = null, file_name = '[removed]', deleted_at = coalesce(deleted_at, now()) where partnership_id = $1 and sha256 = $2`,
    [partnershipId, sha256],
  )
  await client.query('delete from evidence.file where partnership_id = $1 and sha256 = $2', [partnershipId, sha256])
}

export type Removal = {
  id: string
  at: Date
  person: string | null
  reason: string
  kind: string
  length: number
  places: { place?: string; rows?: number; line?: string }[]
}

export const removals = async (client: Pick<pg.Pool, 'query'>, partnershipId: string): Promise<Removal[]> =>
  (
    await client.query<Removal>(
      `select r.id, r.at, m.name as person, r.reason, r.kind, r.length, r.places from history.removal r
         left join identity.membership m on m.partnership_id = r.partnership_id and m.person_id = r.person_id
        where r.partnership_id = $1 order by r.at desc`,
      [partnershipId],
    )
  ).rows
