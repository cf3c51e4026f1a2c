import type { Db } from '../../../platform/db.ts'
import { embargoPiece, embargoStatement } from '../../evidence/index.ts'
import { holdBack } from '../../history/index.ts'
import { findingIds, heldBack } from './queries.ts'

/** Carries a source's embargo, or its end, to the titles of its findings and audits, to its files and to its history. */
export async function spreadEmbargo(db: Db, sourceId: string): Promise<void> {
  const held = await heldBack(db, sourceId)
  if (!held) return
  for (const id of [...(await findingIds(db, sourceId)), ...held.audits]) await embargoStatement(db, id, held.until)
  for (const id of held.pieces) await embargoPiece(db, id, held.until, held.readers)
  await holdBack(db, sourceId, held.until ? held.subjects : [], held.until ?? new Date(0), held.readers)
}

/** The same for the history alone: after a wording, a conclusion or a grade was added to a source. */
export async function holdHistory(db: Db, sourceId: string): Promise<void> {
  const held = await heldBack(db, sourceId)
  if (held?.until) await holdBack(db, sourceId, held.subjects, held.until, held.readers)
}
