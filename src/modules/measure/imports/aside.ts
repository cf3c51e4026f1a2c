// A file that must outlive its request: the request forgets its uploads when its transaction is over.
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Upload } from '../../../platform/route.ts'

export const setAside = async (upload: Upload): Promise<Upload> => {
  const path = `${upload.path}.aside`
  await rename(upload.path, path)
  return { ...upload, path }
}

/** Pasted cells as a file. */
export const writtenDown = async (data: string, text: string): Promise<Upload> => {
  const folder = join(data, 'uploads')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${randomUUID()}.aside`)
  await writeFile(path, text, { mode: 0o600 })
  return {
    path,
    name: 'Pasted figures.txt',
    size: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  }
}
