import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, copyFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Where a stored file lies: below the data folder, by partnership, named by its content. */
export const storedPath = (data: string, partnershipId: string, sha256: string): string =>
  join(data, 'files', partnershipId, sha256.slice(0, 2), sha256)

/**
 * Keeps an upload for good: copied beside its place, flushed to disk, then renamed, so that a half-written file never
 * has its final name. Does nothing when the same content is there already. Throws when the disk is full.
 */
export async function keepFile(from: string, to: string): Promise<void> {
  if (await exists(to)) return
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  // Two may bring the same content at the same moment.
  const half = `${to}.${randomUUID()}.half`
  try {
    await copyFile(from, half)
    await flush(half)
    await rename(half, to)
    await flush(dirname(to))
  } catch (e) {
    await rm(half, { force: true })
    throw e
  }
}

const exists = (path: string) =>
  access(path, constants.R_OK).then(
    () => true,
    () => false,
  )

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
