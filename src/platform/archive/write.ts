import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { ZipFile } from 'yazl'
import { storedPath } from '../stored-files.ts'
import { format, type Manifest } from './manifest.ts'
import { columnList, quoted, tablesInOrder } from './tables.ts'

/**
 * Writes one consistent archive of the whole installation: every table as of one moment, every stored file that a row
 * names, and a manifest with row counts and SHA-256 of each part. Nothing has the final name until all is on disk.
 * Throws one sentence when a file is missing or altered, or when it cannot be written.
 */
export async function writeArchive(owner: pg.Pool, data: string, target: string): Promise<Manifest> {
  const client = await owner.connect()
  const half = `${target}.half`
  try {
    await client.query('select history.seal_all()')
    await client.query('begin isolation level repeatable read read only')
    await client.query(
      "set local row_security = off; set local statement_timeout = 0; set local datestyle = 'ISO'; set local extra_float_digits = 3; set local search_path = pg_catalog, public",
    )
    const manifest = await emptyManifest(client)
    const zip = new ZipFile()
    const written = pipeline(zip.outputStream, createWriteStream(half, { mode: 0o600 }))
    // A part that fails must end the whole, not leave the zip waiting for it.
    const failed = new Promise<never>((_, reject) => zip.on('error', reject))
    const parts = addParts(zip, client, manifest, data)
    await Promise.race([Promise.all([parts, written]), failed])
    await client.query('commit')
    await settle(half, target)
    return manifest
  } catch (e) {
    await client.query('rollback').catch(() => {})
    await rm(half, { force: true })
    throw e instanceof Error && 'code' in e && e.code === 'ENOENT' && !('path' in e && String(e.path) !== half)
      ? new Error(`${target} cannot be written: its folder does not exist`, { cause: e })
      : e
  } finally {
    client.release()
  }
}

async function emptyManifest(client: pg.PoolClient): Promise<Manifest> {
  const migrations = await client.query<{ name: string }>('select name from public.migration order by name')
  const seals = await client.query<Manifest['seals'][number]>(
    `select distinct on (partnership_id) partnership_id as partnership, number, encode(digest, 'hex') as digest from history.seal order by partnership_id, number desc`,
  )
  return {
    format,
    madeAt: new Date().toISOString(),
    migrations: migrations.rows.map((m) => m.name),
    tables: [],
    files: [],
    seals: seals.rows,
  }
}

async function addParts(zip: ZipFile, client: pg.PoolClient, manifest: Manifest, data: string): Promise<void> {
  for (const table of await tablesInOrder(client)) {
    const { size, sha256 } = await addPart(zip, `tables/${table.name}`, () =>
      client.query(copyTo(`copy ${quoted(table.name)} (${columnList(table)}) to stdout`)),
    )
    const { rows } = await client.query<{ n: number }>(`select count(*) as n from ${quoted(table.name)}`)
    manifest.tables.push({ ...table, rows: Number(rows[0]?.n ?? 0), size, sha256 })
  }
  const files = await client.query<{ partnership: string; sha256: string }>(filesNamed)
  for (const { partnership, sha256 } of files.rows) {
    const path = storedPath(data, partnership, sha256)
    await stat(path).catch(() => {
      throw new Error(
        `The stored file ${sha256} is missing from ${data}, so the backup would not be whole. Nothing was written.`,
      )
    })
    const part = await addPart(zip, `files/${partnership}/${sha256}`, () => createReadStream(path))
    if (part.sha256 !== sha256)
      throw new Error(
        `The stored file ${sha256} has been altered on disk, so the backup would carry a wrong file. Nothing was written.`,
      )
    manifest.files.push({ partnership, ...part })
  }
  zip.addBuffer(Buffer.from(JSON.stringify(manifest)), 'manifest.json')
  zip.end()
}

// Every file that a row names, wherever it is named.
const filesNamed = `
  select partnership_id::text as partnership, sha256 from evidence.file
  union select id::text, template_sha256 from partnership.partnership where template_sha256 is not null order by 1, 2`

const addPart = (
  zip: ZipFile,
  name: string,
  source: () => NodeJS.ReadableStream,
): Promise<{ size: number; sha256: string }> =>
  new Promise((resolve, reject) => {
    const hash = createHash('sha256')
    let size = 0
    const counting = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk)
        size += chunk.length
        done(null, chunk)
      },
      flush(done) {
        done()
        resolve({ size, sha256: hash.digest('hex') })
      },
    })
    pipeline(source(), counting).catch(reject)
    zip.addReadStream(counting, name)
  })

// On disk, then under its name: a machine that stops now has either the whole archive or none.
async function settle(half: string, target: string): Promise<void> {
  const handle = await open(half, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(half, target)
}
