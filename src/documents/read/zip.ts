import { promisify } from 'node:util'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { damaged, type Limits, Refused, refuse } from './limits.ts'
import { xmlText } from './xml.ts'

/** The parts of an office file by their path. Pictures and other binaries were inflated and counted, and not kept. */
export type Parts = Map<string, Uint8Array>

/**
 * Unpacks an office file after checking what it would cost: number of entries, declared size, size really inflated and
 * ratio. Refuses encrypted entries, entries given twice, macros and document type declarations in any XML part.
 */
export const unpack = async (bytes: Buffer, limits: Limits): Promise<Parts> => {
  const zip = await open(bytes)
  if (zip.entryCount > limits.entries) bomb()
  const parts: Parts = new Map()
  let inflated = 0
  for (const entry of await entriesOf(zip)) {
    const name = entry.fileName.replaceAll('\\', '/').replace(/^\//, '')
    if (name.endsWith('/')) continue
    if (entry.isEncrypted()) refuse('encrypted', locked)
    if (isMacro(name)) refuse('macros', macros)
    if (parts.has(name)) bomb()
    if (inflated + entry.uncompressedSize > limits.inflated) bomb()
    const allowed = Math.min(limits.inflated - inflated, Math.max(generous, entry.compressedSize * limits.ratio))
    const part = await inflate(zip, entry, allowed)
    inflated += part.length
    if (isText(name)) checkDeclarations(part)
    parts.set(name, isText(name) ? part : none)
  }
  if (/macroEnabled/i.test(xmlText(parts.get('[Content_Types].xml') ?? none))) refuse('macros', macros)
  return parts
}

const none = new Uint8Array()

// Small files of repeated words compress a thousandfold and harm nobody.
const generous = 8 * 1024 * 1024

const locked = 'is password-protected. Save a copy without the password and drop that copy.'
const macros = 'contains macros, which are programs. Save a copy without them (as .docx or .xlsx) and drop that copy.'

const bomb = (): never => {
  throw tooMuch()
}

const tooMuch = () =>
  new Refused(
    'bomb',
    'unpacks to far more than a plan can hold, so it was not opened. Copy the plan into a new file and drop that.',
  )

const isMacro = (name: string) => /(^|\/)vbaProject\.bin$|(^|\/)macrosheets\//i.test(name)
const isText = (name: string) => /\.(xml|rels|vml)$/i.test(name) || name === 'mimetype'

const open = (bytes: Buffer): Promise<ZipFile> =>
  promisify<Buffer, { lazyEntries: true; autoClose: false }, ZipFile>(fromBuffer)(bytes, {
    lazyEntries: true,
    autoClose: false,
  }).catch(() => damaged('the program that made it'))

const entriesOf = (zip: ZipFile): Promise<Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', reject)
    zip.readEntry()
  })

/** Counts the bytes that really come out, for the declared size may lie. */
const inflate = (zip: ZipFile, entry: Entry, allowed: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error)
      const chunks: Buffer[] = []
      let size = 0
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size <= allowed) chunks.push(chunk)
        else stream.destroy(tooMuch())
      })
      stream.on('end', () => resolve(Buffer.concat(chunks)))
      // yauzl's words for a size that was declared too small.
      stream.on('error', (broken) => reject(/too many bytes/.test(broken.message) ? tooMuch() : broken))
    })
  })

const checkDeclarations = (part: Uint8Array) => {
  const start = xmlText(part.subarray(0, 4)).length === 0 ? '' : xmlText(part)
  if (/<!(DOCTYPE|ENTITY)/i.test(start))
    refuse(
      'bomb',
      'contains a document type declaration, which no office program writes. Save it again and drop that copy.',
    )
}
