import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { type Entry, open, type ZipFile } from 'yauzl'
import { compare, type Manifest, manifestName, type Problem } from './rules.ts'

const million = 1024 * 1024
const limits = { entries: 20_000, manifest: 20 * million, entry: 200 * million, all: 20_000 * million, ratio: 1_000 }

export type Verified = { manifest: Manifest; problems: Problem[] }

/** Why a file could not be checked at all, as a sentence. */
export class NoPack extends Error {}

/**
 * Reads an evidence pack again and compares every entry with the manifest: changed, missing and extra files. Nothing is
 * written. Throws NoPack for what is no pack, for names that would leave their folder, and for entries that inflate to
 * more than the manifest says.
 */
export async function verifyPack(path: string): Promise<Verified> {
  const zip = await opened(path)
  try {
    const entries = await entriesOf(zip)
    const manifest = readManifest(await textOf(zip, entries.get(manifestName)))
    const said = new Map(manifest.entries.map(({ name, size }) => [name, size]))
    const found = new Map<string, { sha256: string | null }>()
    let all = 0
    for (const [name, entry] of entries) {
      const size = said.get(name)
      // What the manifest does not name is told of and not read; what declares another size is changed already.
      if (size === undefined || entry.uncompressedSize !== size) {
        found.set(name, { sha256: null })
        continue
      }
      all += size
      if (size > limits.entry || all > limits.all || size > Math.max(million, entry.compressedSize * limits.ratio))
        throw new NoPack(`“${name}” unpacks to far more than a file of evidence holds, so the pack was not read.`)
      found.set(name, { sha256: await hashOf(zip, entry) })
    }
    return { manifest, problems: compare(manifest, found) }
  } finally {
    zip.close()
  }
}

const opened = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if (!error) return resolve(zip)
      const code = (error as NodeJS.ErrnoException).code
      reject(
        new NoPack(
          code === 'ENOENT'
            ? `There is no file ${path}.`
            : code
              ? `${path} cannot be read.`
              : `${path} is no ZIP file, or is damaged.`,
        ),
      )
    })
  })

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  if (zip.entryCount > limits.entries)
    throw new NoPack('It holds more files than an evidence pack may, so it was not read.')
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      const name = entry.fileName
      if (!/^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)*\/?$/.test(name))
        return reject(new NoPack(`It holds a file with the name “${name}”, which no pack has, so it was not read.`))
      if (entry.isEncrypted()) return reject(new NoPack('It is protected by a password, which no evidence pack is.'))
      if (entries.has(name)) return reject(new NoPack(`It holds “${name}” twice, so it was not read.`))
      if (!name.endsWith('/')) entries.set(name, entry)
      zip.readEntry()
    })
    zip.on('end', resolve)
    // The reader itself refuses names that lead out of the folder.
    zip.on('error', (error: Error) =>
      reject(
        new NoPack(
          /(relative path|absolute path|invalid characters)/.test(error.message)
            ? 'It holds a file whose name leads out of the pack, so it was not read.'
            : 'It is damaged and cannot be read to its end.',
        ),
      ),
    )
    zip.readEntry()
  })
  return entries
}

async function textOf(zip: ZipFile, entry: Entry | undefined): Promise<string> {
  if (!entry) throw new NoPack('It holds no manifest.json, so it is no evidence pack.')
  if (entry.uncompressedSize > limits.manifest) throw new NoPack('Its manifest is far too long, so it was not read.')
  const chunks: Buffer[] = []
  await readThrough(zip, entry, (chunk) => chunks.push(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

async function hashOf(zip: ZipFile, entry: Entry): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    await readThrough(zip, entry, (chunk) => hash.update(chunk))
  } catch {
    // Bytes that no longer inflate, or to another length, are not those that were packed.
    return null
  }
  return hash.digest('hex')
}

async function readThrough(zip: ZipFile, entry: Entry, take: (chunk: Buffer) => unknown): Promise<void> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opening) => (error ? reject(error) : resolve(opening)))
  })
  stream.on('data', take)
  await once(stream, 'end')
}

function readManifest(text: string): Manifest {
  const bad = () => new NoPack('Its manifest.json cannot be read, so it is no evidence pack or was damaged.')
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    throw bad()
  }
  const manifest = read as Partial<Manifest> | null
  if (manifest?.format !== 'holdfast-evidence-pack' || !Array.isArray(manifest.entries)) throw bad()
  const whole = manifest.entries.every(
    (entry) =>
      typeof entry?.name === 'string' && /^[0-9a-f]{64}$/.test(entry.sha256) && Number.isSafeInteger(entry.size),
  )
  if (!whole || typeof manifest.title !== 'string' || typeof manifest.made_at !== 'string') throw bad()
  if (manifest.version !== 1) throw new NoPack('It was made by a newer Holdfast. Check it with that one.')
  return manifest as Manifest
}
