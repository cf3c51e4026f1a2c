import { rename, rm } from 'node:fs/promises'
import { readDocument } from '../../../documents/read/index.ts'
import { inPartnership } from '../../../platform/db.ts'
import type { Ctx, Upload } from '../../../platform/route.ts'
import { storeUpload } from '../../evidence/index.ts'
import { holdBack, note } from '../../history/index.ts'
import { addReading } from './queries.ts'

export type Dropped = { upload: Upload } | { text: string; name: string }

/** Until it is taken, a report is for nobody but who dropped it. */
const always = new Date('9999-12-31T00:00:00Z')

/** Moves an upload aside so that it outlives its request: it is read after the commit. */
export async function setAside(upload: Upload): Promise<Upload> {
  const path = `${upload.path}.aside`
  await rename(upload.path, path)
  return { ...upload, path }
}

/**
 * Reads what was dropped in the reader's worker, outside any transaction, then keeps the file and what was read in one.
 * Gives the id of the reading, or the sentence that refuses the file; then nothing is kept.
 */
export async function readDropped(
  c: Pick<Ctx, 'services' | 'partnership' | 'user'>,
  dropped: Dropped,
): Promise<{ id: string } | { refused: string }> {
  const upload = 'upload' in dropped ? dropped.upload : null
  const name = upload ? upload.name : 'text' in dropped ? dropped.name : ''
  try {
    const read = await readDocument(
      'text' in dropped ? { text: dropped.text, name } : { path: dropped.upload.path, name },
    )
    if ('refused' in read) return { refused: read.refused }
    return await inPartnership(c.services.db, c.partnership.id, c.user.id, async (db) => {
      const place = { db, services: c.services, partnership: c.partnership }
      const kept = upload ? await storeUpload(place, upload) : null
      if (kept && 'refused' in kept) return kept
      const id = await addReading(db, { fileName: name, sha256: kept?.sha256 ?? null, document: read.document })
      await note(place, 'inspection.report_reading', id, `dropped in “${name}” to take findings from it`)
      await holdBack(db, id, [id], always, [c.user.id])
      return { id }
    })
  } finally {
    if (upload) await rm(upload.path, { force: true })
  }
}
