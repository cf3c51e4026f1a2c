import type pg from 'pg'
import { columns, holds, textsOf, without } from './columns.ts'
import { patternFor, putFor } from './rules.ts'

export type Place = { place: string; rows: number }

/** Where the passage stands, with the number of rows of each place. */
export async function placesOf(client: pg.ClientBase, partnershipId: string, passage: string): Promise<Place[]> {
  const found: Place[] = []
  for (const c of await columns(client)) {
    const { rows } = await client.query<{ n: number }>(
      `select count(*) as n from ${c.table} where ${c.key} = $1 and ${holds(c, '$2')}`,
      [partnershipId, patternFor(passage)],
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
    const values = [partnershipId, patternFor(passage)]
    if (c.table === 'history.value') {
      const gone = await client.query<{ line_id: string }>(
        `delete from history.value where partnership_id = $1 and ${holds(c, '$2')} returning line_id`,
        values,
      )
      lines = gone.rows.map((r) => r.line_id)
      touched.push({ place, rows: lines.length })
      continue
    }
    const done = await client.query(
      `update ${c.table} set "${c.column}" = ${without(c, '$2', '$3')} where ${c.key} = $1 and ${holds(c, '$2')}`,
      [...values, putFor(passage)],
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
    const { rows } = await client.query<{ text: string }>(textsOf(c), [partnershipId])
    for (const row of rows) yield row.text
  }
}

export type StoredFile = { sha256: string; name: string; title: string }

/** The stored files of a partnership, and what they are: evidence, a file not yet taken in, or the template of papers. */
export const storedFiles = async (client: pg.ClientBase, partnershipId: string): Promise<StoredFile[]> =>
  (
    await client.query<StoredFile>(
      `select f.sha256, coalesce(min(p.file_name), min(e.file_name), f.sha256) as name,
              coalesce(min(p.title), min(o.title) || ', version ' || min(e.number), 'A file without evidence') as title
         from evidence.file f left join evidence.piece p on p.partnership_id = f.partnership_id and p.sha256 = f.sha256
         left join evidence.edition e on e.partnership_id = f.partnership_id and e.sha256 = f.sha256
         left join evidence.piece o on o.partnership_id = e.partnership_id and o.id = e.evidence_id
        where f.partnership_id = $1 group by f.sha256
       union all
       select template_sha256, coalesce(template_name, template_sha256), 'The template of papers' from partnership.partnership
        where id = $1 and template_sha256 is not null`,
      [partnershipId],
    )
  ).rows

/** Takes a stored file out of every row that names it, whatever the table; the pieces that carried it are deleted. */
export async function dropFile(client: pg.ClientBase, partnershipId: string, sha256: string): Promise<void> {
  await client.query("set local holdfast.silent = 'on'")
  await client.query(
    'update evidence.piece set deleted_at = coalesce(deleted_at, now()) where partnership_id = $1 and sha256 = $2',
    [partnershipId, sha256],
  )
  const { rows } = await client.query<{ table: string; named: boolean }>(
    `select k.conrelid::regclass::text as table,
            exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'file_name' and not a.attisdropped) as named
       from pg_constraint k where k.contype = 'f' and k.confrelid = 'evidence.file'::regclass`,
  )
  for (const { table, named } of rows)
    await client.query(
      `update ${table} set sha256 = null${named ? ", file_name = '[removed]'" : ''} where partnership_id = $1 and sha256 = $2`,
      [partnershipId, sha256],
    )
  await client.query('delete from evidence.file where partnership_id = $1 and sha256 = $2', [partnershipId, sha256])
  await client.query(
    'update partnership.partnership set template_sha256 = null, template_name = null where id = $1 and template_sha256 = $2',
    [partnershipId, sha256],
  )
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
