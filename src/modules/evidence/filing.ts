import type { Ctx, Upload } from '../../platform/route.ts'
import { mediaType } from '../../platform/media-type.ts'
import { keepFile, storedPath } from '../../platform/stored-files.ts'
import { addFile, insert, type NewPiece } from './queries.ts'
import { attach } from './supports/queries.ts'

/** A request, or the command line. */
type Place = { db: Ctx['db']; partnership: { id: string }; services: { config: { data: string } } }

/**
 * Keeps an upload by its content: checked, flushed to disk, registered. Gives its SHA-256, or one sentence when it is a
 * kind of file that is not kept. The bytes are on disk before the commit, so no row ever points at nothing.
 */
export async function storeUpload(c: Place, upload: Upload): Promise<{ sha256: string } | { refused: string }> {
  const found = await mediaType(upload.path, upload.name)
  if ('refused' in found) return found
  await keepFile(upload.path, storedPath(c.services.config.data, c.partnership.id, upload.sha256))
  await addFile(c.db, { sha256: upload.sha256, size: upload.size, media_type: found.type })
  return { sha256: upload.sha256 }
}

/** Adds a piece of evidence and ties it to statements. Gives its id. */
export async function addEvidence(
  db: Ctx['db'],
  piece: NewPiece,
  supports: readonly { statementId: string; shows: string }[] = [],
): Promise<string> {
  const id = await insert(db, piece)
  for (const s of supports) await attach(db, id, s.statementId, s.shows)
  return id
}
