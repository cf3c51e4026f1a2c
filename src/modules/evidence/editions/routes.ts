import type { Filled } from '../../../platform/asked.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { longText, readForm, versionOf, wrong } from '../../../platform/forms.ts'
import {
  type Answer,
  type Ctx,
  file,
  goTo,
  member,
  missing,
  page,
  type Route,
  refused,
} from '../../../platform/route.ts'
import { storedPath } from '../../../platform/stored-files.ts'
import { note, recordRead } from '../../history/index.ts'
import { around, reader, reads, withPiece } from '../access.ts'
import { storeUpload } from '../filing.ts'
import { find, type Piece } from '../queries.ts'
import { EditionPage } from './pages.tsx'
import { addEdition, findEdition } from './queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/evidence/pieces/:piece/editions/new',
    can: member('evidence.add'),
    run: (c) => withFile(c, (piece) => show(c, piece, { words: {} }, [], 200)),
  },
  {
    method: 'POST',
    path: '/evidence/pieces/:piece/editions',
    can: member('evidence.add'),
    run: (c) => withFile(c, (piece) => add(c, piece)),
  },
  {
    method: 'GET',
    path: '/evidence/editions/:edition/file',
    can: member('evidence.read'),
    run: async (c) => {
      const edition = await findEdition(c.db, c.params.edition ?? '')
      const piece = edition && (await find(c.db, edition.evidence_id, reader(c)))
      if (!edition?.sha256 || !piece || piece.deleted_at) return missing
      if (!reads(c, piece)) return refused
      if (piece.confidential)
        await recordRead(
          c,
          'evidence.piece',
          piece.id,
          `opened version ${edition.number} of the confidential file “${edition.file_name}”`,
        )
      return file(
        storedPath(c.services.config.data, c.partnership.id, edition.sha256),
        edition.file_name,
        edition.media_type ?? 'application/octet-stream',
      )
    },
  },
]

const withFile = (c: Ctx, run: (piece: Piece) => Answer | Promise<Answer>) =>
  withPiece(c, (piece) => (piece.kind === 'file' ? run(piece) : missing))

async function add(c: Ctx, piece: Piece): Promise<Answer> {
  const read = readForm(c.form, {
    why: longText({ called: 'Why there is a new version', required: 'Say why there is a new version', max: 2000 }),
  })
  const upload = c.files.file?.[0]
  const errors = [...(upload ? [] : [wrong('file', 'Choose the file')]), ...(read.errors ?? [])]
  if (!upload || !read.value || errors.length > 0) return show(c, piece, { words: c.form, errors }, [], 400)
  const doubts = doubtsIn(c.form, [read.value.why])
  if (doubts.length > 0) return show(c, piece, { words: c.form, errors: doubtErrors }, doubts, 400)
  const kept = await storeUpload(c, upload)
  if ('refused' in kept) return show(c, piece, { words: c.form, errors: [wrong('file', kept.refused)] }, [], 400)
  if (kept.sha256 === piece.sha256)
    return show(
      c,
      piece,
      { words: c.form, errors: [wrong('file', 'This file is the same as the newest version, byte for byte')] },
      [],
      400,
    )
  const version = versionOf(c.form)
  const saved =
    version === piece.version &&
    (await addEdition(c.db, { id: piece.id, version }, { ...kept, fileName: upload.name, why: read.value.why }))
  if (!saved) return show(c, piece, { words: c.form }, [], 409)
  await note(c, 'evidence.piece', piece.id, `gave “${piece.title}” a new version: ${read.value.why}`)
  return goTo(c.path(`/evidence/pieces/${piece.id}`), 'This is now the newest version. The older ones are kept.')
}

const show = (c: Ctx, piece: Piece, filled: Filled, doubts: readonly string[], status: 200 | 400 | 409) =>
  page(EditionPage({ ...around(c), piece, filled, doubts, conflict: status === 409 }), status)
