import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, type ClientConfig, Pool } from 'pg'
import { startEmbedded } from '../src/platform/embedded.ts'
import { installQueue } from '../src/platform/jobs.ts'
import { migrate, schemaDigest } from '../src/platform/migrations.ts'

export type TestDatabase = {
  /** The owner's address, as DATABASE_URL would have it. */
  ownerUrl: string
  /** The same for `new Client(...)` or `new Pool(...)`. */
  connection: ClientConfig
  /** Throws the database away, and whoever is still connected out of it. */
  drop(): Promise<void>
}

/**
 * A database of its own for one test file: a copy of a template that the real migrations have rolled forward.
 * The server is one for all test processes on this machine and stays up between runs, with its data where losing it
 * costs nothing; TEST_DATABASE_URL names another one, whose role must be allowed to create databases and roles.
 */
export async function freshDatabase(): Promise<TestDatabase> {
  const url = await serverUrl()
  const name = `copy_${minutes()}_${randomBytes(6).toString('hex')}`
  await asOwner(url, async (owner) => {
    const template = await templateFor(url, owner)
    await owner.query(`create database ${name} template ${template} strategy file_copy`)
  })
  const ownerUrl = addressOf(url, name)
  return {
    ownerUrl,
    connection: { connectionString: ownerUrl },
    drop: () => asOwner(url, (owner) => dropSoon(owner, name)),
  }
}

let known: Promise<string> | undefined

const serverUrl = () => (known ??= findServer().then(dropLeftovers))

async function findServer(): Promise<string> {
  if (process.env['TEST_DATABASE_URL']) return process.env['TEST_DATABASE_URL']
  const server = await startEmbedded({
    dataDir: join(import.meta.dirname, '../.cache/test-postgres'),
    leaveRunning: true,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      wal_level: 'minimal',
      max_wal_senders: '0',
      max_connections: '200',
      shared_buffers: '128MB',
    },
  })
  return server.ownerUrl
}

// Two processes may find the template missing at once: the second waits for the first behind an advisory lock.
async function templateFor(url: string, owner: Client): Promise<string> {
  const hash = schemaDigest()
  const find = () => databases(owner, `template_${hash}_%`, true)
  const ready = (await find())[0]
  if (ready) return ready
  await owner.query('select pg_advisory_lock(7266)')
  const meanwhile = (await find())[0]
  if (meanwhile) return meanwhile

  const name = `template_${hash}_${minutes()}`
  await owner.query(`drop database if exists ${name} with (force)`)
  await owner.query(`create database ${name}`)
  await asOwner(addressOf(url, name), (inside) => migrate(inside))
  const pool = new Pool({ connectionString: addressOf(url, name), options: '-c search_path=pg_catalog,public' })
  pool.on('error', () => {})
  pool.on('connect', () => {})
  await installQueue(pool)
  await pool.end()
  await owner.query(`alter database ${name} is_template true`)
  return name
}

// PostgreSQL's own vacuum may be at work in it for a moment, and nobody but a superuser may send that away.
async function dropSoon(owner: Client, name: string): Promise<void> {
  for (let tries = 0; ; tries++)
    try {
      await owner.query(`drop database if exists ${name} with (force)`)
      return
    } catch (e) {
      if (tries === 20 || !(e instanceof Error && 'code' in e && ['42501', '55006'].includes(String(e.code)))) throw e
      await sleep(100)
    }
}

// Left by killed tests, and templates of migrations that are no more: an hour old is too old to be in use.
async function dropLeftovers(url: string): Promise<string> {
  const old = (name: string) => minutes() - Number(/_(\d{8,})(_|$)/.exec(name)?.[1] ?? minutes()) > 60
  await asOwner(url, async (owner) => {
    const templates = (await databases(owner, 'template_%')).filter((name) => !name.includes(schemaDigest()))
    for (const name of [...(await databases(owner, 'copy_%')), ...templates].filter(old)) {
      await owner.query(`alter database ${name} is_template false`).catch(() => {})
      // Another process may be dropping it at this moment.
      await owner.query(`drop database if exists ${name} with (force)`).catch(() => {})
    }
  })
  return url
}

async function databases(owner: Client, like: string, template?: boolean): Promise<string[]> {
  const { rows } = await owner.query<{ datname: string }>(
    'select datname from pg_database where datname like $1 and ($2::boolean is null or datistemplate = $2)',
    [like.replaceAll('_', '\\_'), template ?? null],
  )
  return rows.map((row) => row.datname)
}

async function asOwner<T>(url: string, work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: url })
  owner.on('error', () => {})
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

function addressOf(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

// In a database's name, so that its age is known without asking a superuser.
const minutes = () => Math.floor(Date.now() / 60_000)
