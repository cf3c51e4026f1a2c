import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type Entry, open as openZip, type ZipFile } from 'yauzl'
import { migrations } from '../migrations.ts'
import { storedPath } from '../stored-files.ts'
import { format, type Manifest, shape } from './manifest.ts'
import { columnList, quoted, tablesInOrder } from './tables.ts'

/**
 * Brings an archive into an empty installation: all of it or nothing. The archive is read through and every part compared
 * with the manifest before the first row is written. Throws one sentence when it is damaged, no archive, made by a newer
 * Holdfast, or when the installation is not empty.
 */
export async function readArchive(owner: pg.Pool, data: string, source: string): Promise<Manifest> {
  const manifest = await checked(source)
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(
      "set local row_security = off; set local statement_timeout = 0; set local holdfast.silent = 'on'; set local search_path = pg_catalog, public",
    )
    await client.query('lock table partnership.partnership in exclusive mode')
    const { rows } = await client.query<{ n: number }>(
      'select (select count(*) from partnership.partnership) + (select count(*) from identity.person) as n',
    )
    if (Number(rows[0]?.n) > 0)
      throw new Error(
        'This installation holds data already. Restore into an empty one: give HOLDFAST_DATA a new folder, or DATABASE_URL an empty database.',
      )
    await takeTables(client, manifest, source)
    await takeFiles(data, manifest, source)
    await client.query('commit')
    return manifest
  } catch (e) {
    await client.query('rollback').catch(() => {})
    throw e
  } finally {
    client.release()
  }
}

// Reads everything once, writing nothing.
async function checked(source: string): Promise<Manifest> {
  const found = new Map<string, { size: number; sha256: string }>()
  let text = ''
  await eachPart(source, async (name, stream) => {
    const hash = createHash('sha256')
    let size = 0
    for await (const chunk of stream) {
      hash.update(chunk)
      size += chunk.length
      if (name === 'manifest.json') text += chunk.toString('utf8')
    }
    found.set(name, { size, sha256: hash.digest('hex') })
  })
  const manifest = understood(text, source)
  for (const part of partsOf(manifest)) {
    const there = found.get(part.name)
    if (!there || there.size !== part.size || there.sha256 !== part.sha256)
      throw damaged(source, `${part.name} is ${there ? 'not as the manifest says' : 'missing'}`)
    found.delete(part.name)
  }
  found.delete('manifest.json')
  const strange = [...found.keys()][0]
  if (strange) throw damaged(source, `it holds ${strange}, which its manifest does not name`)
  return manifest
}

const partsOf = (m: Manifest) => [
  ...m.tables.map((t) => ({ name: `tables/${t.name}`, size: t.size, sha256: t.sha256 })),
  ...m.files.map((f) => ({ name: `files/${f.partnership}/${f.sha256}`, size: f.size, sha256: f.sha256 })),
]

function understood(text: string, source: string): Manifest {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw damaged(source, 'it has no readable manifest')
  }
  if (typeof value === 'object' && value !== null && 'format' in value && Number(value.format) > format)
    throw new Error(`${source} was made by a newer Holdfast. Install that release, then restore.`)
  const read = shape.safeParse(value)
  if (!read.success) throw damaged(source, 'its manifest is not one of ours')
  const known = migrations().map((m) => m.name)
  const newer = read.data.migrations.find((name) => !known.includes(name))
  if (newer) throw new Error(`${source} was made by a newer Holdfast (${newer}). Install that release, then restore.`)
  return read.data
}

async function takeTables(client: pg.PoolClient, manifest: Manifest, source: string): Promise<void> {
  const order = (await tablesInOrder(client)).map((t) => t.name)
  const wanted = new Map(manifest.tables.map((t) => [t.name, t]))
  const gone = [...wanted.keys()].find((name) => !order.includes(name))
  if (gone) throw new Error(`${source} holds the table ${gone}, which this release does not have.`)
  // One pass a table: a zip is read in any order, foreign keys are not.
  for (const name of order) {
    const table = wanted.get(name)
    if (!table || table.rows === 0) continue
    await eachPart(
      source,
      async (part, stream) => {
        if (part !== `tables/${name}`) return
        const copy = client.query(copyFrom(`copy ${quoted(name)} (${columnList(table)}) from stdin`))
        await pipeline(stream, copy)
        if (copy.rowCount !== table.rows) throw damaged(source, `${name} has ${copy.rowCount} rows, not ${table.rows}`)
      },
      `tables/${name}`,
    )
  }
}

async function takeFiles(data: string, manifest: Manifest, source: string): Promise<void> {
  const wanted = new Map(
    manifest.files.map((f) => [`files/${f.partnership}/${f.sha256}`, storedPath(data, f.partnership, f.sha256)]),
  )
  if (wanted.size === 0) return
  await eachPart(source, async (name, stream) => {
    const path = wanted.get(name)
    if (!path) return
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await pipeline(stream, createWriteStream(`${path}.half`, { mode: 0o600, flush: true }))
    await rename(`${path}.half`, path)
  })
}

const damaged = (source: string, what: string) => new Error(`${source} is damaged: ${what}. Nothing was restored.`)

/** Gives each part of the archive in turn; only one when `only` names it. */
async function eachPart(
  source: string,
  take: (name: string, stream: Readable) => Promise<void>,
  only?: string,
): Promise<void> {
  const zip = await opened(source)
  try {
    for (;;) {
      const entry = await next(zip, source)
      if (!entry) return
      if (only && entry.fileName !== only) continue
      await take(entry.fileName, await streamOf(zip, entry, source)).catch((e: unknown) => {
        throw e instanceof Error &&
          /inflate|checksum|bytes|unexpected end|invalid/i.test(e.message) &&
          !('severity' in e)
          ? damaged(source, `${entry.fileName} cannot be read`)
          : e
      })
    }
  } finally {
    zip.close()
  }
}

const opened = (source: string) =>
  new Promise<ZipFile>((resolve, reject) =>
    openZip(source, { lazyEntries: true, autoClose: false }, (e, zip) => {
      if (zip) resolve(zip)
      else
        reject(
          e && 'code' in e && e.code === 'ENOENT'
            ? new Error(`There is no file ${source}`)
            : new Error(`${source} is not a Holdfast backup, or it is damaged.`),
        )
    }),
  )

const next = (zip: ZipFile, source: string) =>
  new Promise<Entry | null>((resolve, reject) => {
    const settled = (done: () => void) => {
      zip.removeAllListeners()
      done()
    }
    zip.once('entry', (entry: Entry) => settled(() => resolve(entry)))
    zip.once('end', () => settled(() => resolve(null)))
    zip.once('error', () => settled(() => reject(damaged(source, 'its list of parts cannot be read'))))
    zip.readEntry()
  })

const streamOf = (zip: ZipFile, entry: Entry, source: string) =>
  new Promise<Readable>((resolve, reject) =>
    zip.openReadStream(entry, (e, stream) =>
      e || !stream ? reject(damaged(source, `${entry.fileName} cannot be read`)) : resolve(stream),
    ),
  )
