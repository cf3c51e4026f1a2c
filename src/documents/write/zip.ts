import { type Entry, fromBuffer, type ZipFile as Reader } from 'yauzl'
import { ZipFile as Writer } from 'yazl'

/** The parts of an office file by their path. */
export type Parts = Map<string, Buffer>

/** Why a template cannot be used, as a sentence for the person who gave it. */
export class BadTemplate extends Error {}

const million = 1024 * 1024
const limits = { file: 20 * million, entries: 1_000, part: 25 * million, all: 60 * million }

/** Unpacks a template. Refuses what is no office file, is locked, carries macros or would unpack to more than it should. */
export const unpack = async (bytes: Uint8Array): Promise<Parts> => {
  if (bytes.length > limits.file)
    throw new BadTemplate('The template is larger than 20 MB. Take large pictures out of it and give it again.')
  const zip = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const parts: Parts = new Map()
  let total = 0
  for (const entry of await entriesOf(zip)) {
    const name = entry.fileName.replaceAll('\\', '/').replace(/^\//, '')
    if (name.endsWith('/')) continue
    if (entry.isEncrypted())
      throw new BadTemplate('The template is protected by a password. Save a copy without one and give that.')
    if (/vbaProject\.bin$|vbaData\.xml$/i.test(name))
      throw new BadTemplate('The template holds macros, which are programs. Save it as .docx and give that.')
    if (parts.has(name) || parts.size >= limits.entries) throw tooMuch()
    const part = await inflate(zip, entry, Math.min(limits.part, limits.all - total))
    total += part.length
    parts.set(name, part)
  }
  return parts
}

/** Packs parts into an office file; its dates do not move, so the same parts give the same bytes. */
export const pack = async (parts: Parts): Promise<Uint8Array> => {
  const zip = new Writer()
  const mtime = new Date('2026-01-01T12:00:00Z')
  for (const [name, part] of parts) zip.addBuffer(part, name, { mtime, compress: !/\.(png|jpe?g|gif)$/i.test(name) })
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
  return new Uint8Array(Buffer.concat(chunks))
}

const tooMuch = () =>
  new BadTemplate(
    'The template unpacks to far more than a document holds, so it was not used. Save it again from Word and give that.',
  )
const noFile = () =>
  new BadTemplate('The template is no .docx file, or is damaged. Open it in Word, save it as .docx and give that.')

const open = (bytes: Buffer): Promise<Reader> =>
  new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) =>
      error ? reject(noFile()) : resolve(zip),
    )
  })

const entriesOf = (zip: Reader): Promise<Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      if (entries.length > limits.entries) reject(tooMuch())
      else zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', () => reject(noFile()))
    zip.readEntry()
  })

// Counts what really comes out, for the declared size may lie.
const inflate = (zip: Reader, entry: Entry, allowed: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    if (entry.uncompressedSize > allowed) return reject(tooMuch())
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(noFile())
      const chunks: Buffer[] = []
      let size = 0
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size <= allowed) return void chunks.push(chunk)
        stream.destroy()
        reject(tooMuch())
      })
      stream.on('end', () => resolve(Buffer.concat(chunks)))
      stream.on('error', () => reject(noFile()))
    })
  })
