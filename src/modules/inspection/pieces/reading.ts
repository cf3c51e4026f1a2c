import { isId, wordOf } from '../../../platform/forms.ts'
import type { Ctx } from '../../../platform/route.ts'
import { addEvidence, piecesNamed, storeUpload } from '../../evidence/index.ts'

/**
 * The piece of evidence that a form names: a file that came with it, or the address of a piece that is there already.
 * Null when it names none, else its id or the sentence that refuses it, and the field that is wrong.
 */
export async function pieceOf(
  c: Ctx,
  made: { title: string; dated: string | null },
): Promise<{ id: string } | { refused: string; field: 'file' | 'piece' } | null> {
  const upload = c.files.file?.[0]
  if (upload) {
    const kept = await storeUpload(c, upload)
    if ('refused' in kept) return { ...kept, field: 'file' }
    const id = await addEvidence(c.db, {
      kind: 'file',
      nature: 'document',
      title: made.title,
      body: '',
      url: null,
      sha256: kept.sha256,
      file_name: upload.name,
      dated: made.dated,
      speaks_from: null,
      speaks_to: null,
      agency_id: null,
      confidential: false,
      review_on: null,
    })
    return { id }
  }
  const typed = wordOf(c.form, 'piece').trim()
  if (typed === '') return null
  const id = typed.split(/[/?#]/).findLast(isId)
  const known = id && (await piecesNamed(c.db, [id], { personId: c.user.id, now: c.now })).has(id)
  return id && known
    ? { id }
    : {
        refused: 'No piece of evidence has this address. Copy it from the page of the piece, or leave it empty',
        field: 'piece',
      }
}
