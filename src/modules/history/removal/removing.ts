import { randomBytes } from 'node:crypto'
import { appendFile, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { readDocument, type SourceDocument } from '../../../documents/read/index.ts'
import { storedPath } from '../../../platform/stored-files.ts'
import {
  allTexts,
  dropFile,
  type Place,
  placesOf,
  recordRemoval,
  type Register,
  storedFiles,
  takeOut,
} from './queries.ts'
import { digestFor, evenOut, passageIn } from './rules.ts'

export type Found = { places: Place[]; files: { sha256: string; name: string; title: string }[]; unreadable: string[] }
type Where = { owner: pg.Pool; data: string; partnershipId: string }

/** Everywhere a passage stands: columns of the database, and stored files whose words can be read. */
export async function search(w: Where, passage: string): Promise<Found> {
  const client = await w.owner.connect()
  try {
    const places = await placesOf(client, w.partnershipId, passage)
    const files: Found['files'] = []
    const unreadable: string[] = []
    for (const file of await storedFiles(client, w.partnershipId)) {
      const words = await wordsOfFile(w, file)
      if (words === null) unreadable.push(file.name)
      else if (evenOut(words).includes(evenOut(passage))) files.push(file)
    }
    return { places, files, unreadable }
  } finally {
    client.release()
  }
}

/**
 * Removes a passage from the places and files named, in one transaction, and writes the register that lies outside
 * backups before the commit, so that no restore can bring the words back. Gives how many rows and files were touched.
 */
export async function remove(
  w: Where,
  r: { passage: string; reason: string; personId: string; places: readonly string[]; files: readonly string[] },
): Promise<{ rows: number; files: number }> {
  const client = await w.owner.connect()
  try {
    await client.query('begin')
    // A line written while this runs must be sealed and found, or not exist yet.
    await client.query("select pg_advisory_xact_lock(hashtextextended('history.removal' || $1::text, 0))", [
      w.partnershipId,
    ])
    const entries: Register[] = []
    const { touched, lines } = await takeOut(client, w.partnershipId, r.passage, r.places)
    const salt = randomBytes(16)
    const common = { partnershipId: w.partnershipId, personId: r.personId, reason: r.reason }
    entries.push(
      await recordRemoval(client, {
        ...common,
        kind: 'passage',
        salt,
        digest: digestFor(salt, r.passage),
        length: evenOut(r.passage).length,
        touched,
        lines,
      }),
    )
    for (const sha256 of r.files) {
      await dropFile(client, w.partnershipId, sha256)
      entries.push(
        await recordRemoval(client, {
          ...common,
          kind: 'file',
          salt: Buffer.alloc(0),
          digest: sha256,
          length: 0,
          touched: [{ place: 'evidence.file.sha256', rows: 1 }],
          lines: [],
        }),
      )
    }
    await addToRegister(w.data, entries)
    await client.query('commit')
    for (const sha256 of r.files) await rm(storedPath(w.data, w.partnershipId, sha256), { force: true })
    return { rows: touched.reduce((n, t) => n + t.rows, 0), files: r.files.length }
  } catch (e) {
    await client.query('rollback')
    throw e
  } finally {
    client.release()
  }
}

/** Applies the register to what a restore brought back. Gives how many entries found something again. */
export async function reapply(owner: pg.Pool, data: string): Promise<number> {
  let again = 0
  for (const entry of await readRegister(data)) {
    const client = await owner.connect()
    try {
      await client.query('begin')
      if (await reapplyOne(client, data, entry)) again++
      await client.query('commit')
    } catch (e) {
      await client.query('rollback')
      throw e
    } finally {
      client.release()
    }
  }
  return again
}

async function reapplyOne(client: pg.PoolClient, data: string, entry: Register): Promise<boolean> {
  const { rows } = await client.query('select from partnership.partnership where id = $1', [entry.partnership])
  if (rows.length === 0) return false
  const common = {
    partnershipId: entry.partnership,
    personId: null,
    reason: `again after a restore, as removed on ${entry.at.slice(0, 10)}`,
    salt: Buffer.from(entry.salt, 'hex'),
    digest: entry.digest,
    length: entry.length,
    kind: entry.kind,
  }
  if (entry.kind === 'file') {
    const there = await storedFiles(client, entry.partnership)
    if (!there.some(({ sha256 }) => sha256 === entry.digest)) return false
    await dropFile(client, entry.partnership, entry.digest)
    await rm(storedPath(data, entry.partnership, entry.digest), { force: true })
    await recordRemoval(client, { ...common, touched: [{ place: 'evidence.file.sha256', rows: 1 }], lines: [] })
    return true
  }
  const passage = await recognise(client, entry)
  if (passage === null) return false
  const places = (await placesOf(client, entry.partnership, passage)).map((p) => p.place)
  const { touched, lines } = await takeOut(
    client,
    entry.partnership,
    passage,
    places.filter((p) => !/^(identity|partnership)\./.test(p)),
  )
  await recordRemoval(client, { ...common, touched, lines })
  return true
}

async function recognise(client: pg.PoolClient, entry: Register): Promise<string | null> {
  const known = { salt: Buffer.from(entry.salt, 'hex'), digest: entry.digest, length: entry.length }
  for await (const text of allTexts(client, entry.partnership)) {
    const passage = passageIn(text, known)
    if (passage !== null) return passage
  }
  return null
}

const registerPath = (data: string) => join(data, 'removals.jsonl')

async function addToRegister(data: string, entries: readonly Register[]): Promise<void> {
  await mkdir(data, { recursive: true, mode: 0o700 })
  await appendFile(registerPath(data), entries.map((e) => `${JSON.stringify(e)}\n`).join(''), { mode: 0o600 })
  const handle = await open(registerPath(data), 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function readRegister(data: string): Promise<Register[]> {
  const text = await readFile(registerPath(data), 'utf8').catch(() => '')
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Register)
}

/** The words of a stored file; null when they cannot be read (a picture). */
async function wordsOfFile(w: Where, file: { sha256: string; name: string }): Promise<string | null> {
  const reading = await readDocument({ path: storedPath(w.data, w.partnershipId, file.sha256), name: file.name })
  return 'document' in reading ? wordsOf(reading.document) : null
}

const wordsOf = (d: SourceDocument): string =>
  d.blocks
    .map((b) =>
      b.kind === 'table' ? b.rows.map((r) => r.cells.map((c) => c?.text ?? '').join(' ')).join(' ') : b.text,
    )
    .join(' ')
