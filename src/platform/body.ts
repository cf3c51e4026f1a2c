import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'

export type Fields = Record<string, string | string[]>

/** A file as it came in: the bytes lie at `path` until the request is over. */
export type Upload = { path: string; name: string; size: number; sha256: string }
export type Body = { fields: Fields; files: Record<string, Upload[]> }

export type Limits = { fields: number; file: number; files: number }
export const limits: Limits = { fields: 2_000_000, file: 50_000_000, files: 10 }

export const noBody: Body = { fields: {}, files: {} }

/**
 * Reads a form. Files are streamed to `folder`, never held in memory. Gives 'too_big' when any limit is passed and
 * 'broken' when the sender stopped half way or the form cannot be read; then nothing is left on disk.
 */
export async function readBody(
  request: Request,
  folder: string,
  most: Limits = limits,
): Promise<Body | 'too_big' | 'broken'> {
  const type = request.headers.get('content-type') ?? ''
  if (!request.body || request.headers.get('content-length') === '0') return noBody
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type)) return 'broken'
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const body: Body = { fields: Object.create(null), files: Object.create(null) }
  const saving: Promise<void>[] = []
  let tooBig = false
  let total = 0
  try {
    const parser = busboy({
      headers: { 'content-type': type },
      defParamCharset: 'utf8',
      limits: { fileSize: most.file, files: most.files, fields: 5000, fieldSize: most.fields, fieldNameSize: 200 },
    })
    parser.on('field', (name, value, info) => {
      total += value.length
      if (info.valueTruncated || total > most.fields) tooBig = true
      else add(body.fields, plainWords(name), plainWords(value))
    })
    parser.on('file', (name, stream, info) => {
      const upload: Upload = { path: join(folder, randomUUID()), name: plainName(info.filename), size: 0, sha256: '' }
      const hash = createHash('sha256')
      stream.on('data', (chunk: Buffer) => {
        upload.size += chunk.length
        hash.update(chunk)
      })
      stream.on('limit', () => {
        tooBig = true
      })
      const kept = body.files[name] ?? []
      body.files[name] = kept
      kept.push(upload)
      saving.push(
        pipeline(stream, createWriteStream(upload.path, { mode: 0o600 })).then(() => {
          upload.sha256 = hash.digest('hex')
        }),
      )
    })
    for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const)
      parser.on(limit, () => {
        tooBig = true
      })
    // Not a for-await: the source must be torn down as soon as the parser gives up.
    await pipeline(Readable.fromWeb(request.body as never), parser)
    await Promise.all(saving)
  } catch (e) {
    await Promise.allSettled(saving)
    await forget(body)
    // A full disk is no fault of the sender.
    if (e instanceof Error && 'code' in e && (e.code === 'ENOSPC' || e.code === 'EDQUOT')) throw e
    return 'broken'
  }
  if (tooBig) {
    await forget(body)
    return 'too_big'
  }
  dropEmptyFiles(body)
  return body
}

/** Deletes what a request left in the folder of uploads. */
export async function forget(body: Body): Promise<void> {
  await Promise.all(Object.values(body.files).flatMap((list) => list.map((file) => rm(file.path, { force: true }))))
}

/**
 * Deletes what a killed process left in the folder of uploads: whatever is older than an hour. Another process may be
 * reading newer ones.
 */
export async function sweepUploads(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now.getTime() }))
    if (now.getTime() - mtimeMs > 3_600_000) await rm(path, { force: true })
  }
}

// A file input left empty sends one nameless file of no bytes.
function dropEmptyFiles(body: Body): void {
  for (const [name, list] of Object.entries(body.files)) {
    const real = list.filter((file) => file.name !== '' || file.size > 0)
    if (real.length > 0) body.files[name] = real
    else delete body.files[name]
  }
}

/** Words as they may be stored: PostgreSQL takes no null character, and nobody means any other but a tab or a new line. */
export const plainWords = (words: string): string =>
  words
    .replaceAll('\r\n', '\n')
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .toWellFormed()

function add(fields: Fields, name: string, value: string): void {
  const already = fields[name]
  fields[name] = already === undefined ? value : [...(Array.isArray(already) ? already : [already]), value]
}

// Only the last part of a path, without control characters: the name is shown and offered again, never used on disk. A long
// one loses its middle, since its end says what it is.
const plainName = (name: string | undefined): string => {
  const plain = ((name ?? '').split(/[\\/]/).pop() ?? '').replace(/\p{C}/gu, '')
  return (plain.length <= 200 ? plain : `${plain.slice(0, 180)}…${plain.slice(-19)}`).toWellFormed()
}
