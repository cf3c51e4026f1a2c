// Throwing a whole partnership away: every row of every table that carries its id, whichever module it belongs to.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'

/**
 * Deletes a trial partnership wholly: rows, history, files, and people who belong nowhere else. The tables are taken from
 * the catalogue, those that refer to others first, so that a table added tomorrow is not forgotten. Never deletes a
 * partnership of another kind: then it gives false.
 */
export async function throwAway(pool: pg.Pool, partnershipId: string, by: string, data: string): Promise<boolean> {
  const client = await pool.connect()
  try {
    await client.query("begin; set local lock_timeout = '10s'; set local holdfast.silent = 'on'")
    const { rows: trial } = await client.query(
      "select id from partnership.partnership where id = $1 and kind = 'trial' for update",
      [partnershipId],
    )
    if (trial.length === 0) {
      await client.query('rollback')
      return false
    }
    const { rows: members } = await client.query<{ person_id: string }>(
      'select person_id from identity.membership where partnership_id = $1 and person_id <> $2',
      [partnershipId, by],
    )
    for (const table of inOrder(await tablesOf(client)))
      await client.query(`delete from ${table} where partnership_id = $1`, [partnershipId])
    await client.query('delete from partnership.partnership where id = $1', [partnershipId])
    await client.query(
      "select count(*) from graphile_worker.complete_jobs(array(select id from graphile_worker.jobs where key like $1 || ':%'))",
      [partnershipId],
    )
    await client.query(
      'delete from identity.person p where id = any ($1) and not exists (select from identity.membership m where m.person_id = p.id)',
      [members.map((member) => member.person_id)],
    )
    await client.query('commit')
  } catch (e) {
    await client.query('rollback')
    throw e
  } finally {
    client.release()
  }
  await rm(join(data, 'files', partnershipId), { recursive: true, force: true })
  return true
}

type Table = { name: string; refersTo: string[] }

async function tablesOf(client: pg.PoolClient): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.oid::regclass::text as name,
            array(select distinct k.confrelid::regclass::text from pg_constraint k
                   where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as "refersTo"
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'partnership_id' and not a.attisdropped
      where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text !~ '^pg_' order by 1`,
  )
  return rows
}

/** Tables so that each comes before those it refers to. Throws when they refer to each other in a circle. */
export const inOrder = (tables: readonly Table[]): string[] => {
  const left = new Map(tables.map((table) => [table.name, table]))
  const order: string[] = []
  while (left.size > 0) {
    const wanted = new Set([...left.values()].flatMap((table) => table.refersTo))
    const free = [...left.keys()].filter((name) => !wanted.has(name))
    if (free.length === 0)
      throw new Error(`These tables refer to each other in a circle: ${[...left.keys()].join(', ')}`)
    for (const name of free) {
      order.push(name)
      left.delete(name)
    }
  }
  return order
}
