import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url))

/** The migrations in the order they run. */
export const migrations = (): { name: string; text: string }[] =>
  readdirSync(folder)
    .filter((f) => f.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, text: readFileSync(folder + name, 'utf8') }))

/** A digest of all migrations: names a template database, and tells a backup's schema. */
export const schemaDigest = (): string =>
  createHash('sha256')
    .update(
      migrations()
        .map((m) => `${m.name}\n${m.text}`)
        .join('\n'),
    )
    .digest('hex')
    .slice(0, 16)

/**
 * Brings the database forward, one transaction a migration. Safe when two processes start at once (advisory lock).
 * Throws when the database has a migration that this release does not know (it was written by a newer one).
 */
export async function migrate(owner: pg.Client | pg.PoolClient): Promise<void> {
  await owner.query('select pg_advisory_lock(740318)')
  try {
    const done = await applied(owner)
    const known = migrations()
    const strange = [...done].find((name) => !known.some((m) => m.name === name))
    if (strange)
      throw new Error(
        `The database was changed by a newer Holdfast (${strange}). Start that release, or restore a backup.`,
      )
    for (const m of known) if (!done.has(m.name)) await apply(owner, m)
  } finally {
    await owner.query('select pg_advisory_unlock(740318)')
  }
}

/** Are all migrations in? `/ready` is false while they are not. */
export async function isCurrent(owner: pg.Pool): Promise<boolean> {
  const done = await applied(owner)
  return migrations().every((m) => done.has(m.name))
}

async function applied(owner: pg.Client | pg.PoolClient | pg.Pool): Promise<Set<string>> {
  const { rows } = await owner.query("select to_regclass('public.migration') is not null as there")
  if (!rows[0].there) return new Set()
  const names = await owner.query<{ name: string }>('select name from public.migration')
  return new Set(names.rows.map((r) => r.name))
}

async function apply(owner: pg.Client | pg.PoolClient, m: { name: string; text: string }): Promise<void> {
  if (m.text.startsWith('-- no transaction')) {
    await owner.query(m.text)
    await owner.query('insert into public.migration (name) values ($1)', [m.name])
    return
  }
  for (let attempt = 1; ; attempt++) {
    try {
      await owner.query('begin')
      await owner.query("set local lock_timeout = '2s'; set local row_security = off; set local search_path = public")
      await owner.query(m.text)
      await owner.query('insert into public.migration (name) values ($1)', [m.name])
      await owner.query('commit')
      return
    } catch (e) {
      await owner.query('rollback')
      if (!isLockTimeout(e) || attempt === 10)
        throw new Error(`Migration ${m.name} failed: ${e instanceof Error ? e.message : e}`, { cause: e })
    }
  }
}

const isLockTimeout = (e: unknown) => e instanceof Error && 'code' in e && e.code === '55P03'
