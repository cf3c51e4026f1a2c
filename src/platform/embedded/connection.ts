import { mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, DatabaseError } from 'pg'
import type { Cluster } from './cluster.ts'
import { fullDisk } from './trouble.ts'

export type Connection = { host: string; port: number; user: string; password: string; database: string; ssl: false }

/** How to reach a cluster's server. It listens on a socket inside its own 0700 folder, and on no network at all. */
export const connectionTo = (cluster: Cluster): Connection => ({
  host: socketFolder(cluster.folder),
  port: 5432,
  user: 'holdfast',
  password: cluster.password,
  database: 'holdfast',
  ssl: false,
})

export const urlOf = ({ host, port, user, password, database }: Connection) =>
  `postgres://${user}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`

/**
 * True if the server lets us in and answers a query; false while there is none, or it is starting or stopping.
 * Throws a sentence if it will never let us in.
 */
export async function answers(cluster: Cluster): Promise<boolean> {
  const client = new Client({ ...connectionTo(cluster), connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch (error) {
    // Nobody listens yet, or the connection broke; 57P01 to 57P03 are a server that starts or stops.
    if (!(error instanceof DatabaseError) || error.code?.startsWith('57P')) return false
    switch (error.code) {
      case '53300': // Too many connections: busy, and so alive.
        return true
      case '53100':
        throw new Error(fullDisk(cluster.dataDir), { cause: error })
      case '28P01':
        throw new Error(
          `The password in ${cluster.dataDir}/postgres-18.password is not the database's. Put back the one that belongs to it.`,
          { cause: error },
        )
      default:
        throw new Error(`The embedded database runs but refuses Holdfast: ${error.message}.`, { cause: error })
    }
  } finally {
    await client.end().catch(() => {})
  }
}

export type Keeper = { others(): Promise<number>; close(): Promise<void> }

/**
 * One connection held as long as we live. It tells us when the server is lost, and tells other processes that we are
 * here: a killed process loses it by itself, so nobody counts the dead.
 */
export async function keepOpen(connection: Connection, lost: () => void): Promise<Keeper> {
  const client = new Client({ ...connection, application_name: 'holdfast keeper', keepAlive: false })
  let closing = false
  client.on('error', () => {})
  client.on('end', () => {
    if (!closing) lost()
  })
  await client.connect()
  // A forgotten stop must not keep a finished process alive.
  const { stream } = client.connection
  if (stream instanceof Socket) stream.unref()
  return {
    async others() {
      if (stream instanceof Socket) stream.ref()
      const found = await client
        .query(
          `select count(*)::int as others from pg_stat_activity
           where application_name = 'holdfast keeper' and pid <> pg_backend_pid()`,
        )
        .catch(() => undefined)
      return found?.rows[0]?.others ?? 0
    },
    async close() {
      closing = true
      await client.end().catch(() => {})
    },
  }
}

// A socket's whole path may have 107 bytes. A longer one is reached through a short link in a folder of our own.
function socketFolder(folder: string): string {
  if (Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= 107) return folder
  const found = statSync(folder)
  const own = join(tmpdir(), `holdfast-${process.getuid?.() ?? 0}`)
  mkdirSync(own, { recursive: true, mode: 0o700 })
  const held = statSync(own)
  if (held.uid !== process.getuid?.() || (held.mode & 0o077) !== 0) {
    throw new Error(`${own} belongs to somebody else. Remove it, or choose a shorter path for the data folder.`)
  }
  const link = join(own, `${found.dev}-${found.ino}`)
  rmSync(link, { force: true })
  symlinkSync(folder, link)
  return link
}
