import type { Filled } from '../../platform/asked.ts'
import { dateFields } from '../../platform/asked.ts'
import { doubtErrors, doubtsIn } from '../../platform/doubts.tsx'
import { type Form, type FormError, isId, wordOf, wrong } from '../../platform/forms.ts'
import { type Ctx, file, goTo, member, missing, page, type Route, refused } from '../../platform/route.ts'
import { storedPath } from '../../platform/stored-files.ts'
import { note, recordRead } from '../history/index.ts'
import { agencies } from '../partnership/index.ts'
import { around, changes, reader, reads, withPiece } from './access.ts'
import { editionsOf } from './editions/queries.ts'
import { addEvidence, storeUpload } from './filing.ts'
import { readChange, readNew } from './form.ts'
import { ChangePage, ConflictPage, NewPage } from './form-pages.tsx'
import { ListPage } from './list-page.tsx'
import { PiecePage } from './pages.tsx'
import { counts, describe, find, list, type Piece, setDeleted } from './queries.ts'
import { filterOf } from './rules.ts'
import { sources } from './sources/queries.ts'
import { statement, statementsLike, supported } from './supports/queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/evidence',
    can: member('evidence.read'),
    run: async (c) => {
      const filter = filterOf(c.query)
      return page(
        ListPage({
          ...around(c),
          rows: await list(c.db, filter, c.today, reader(c)),
          counts: await counts(c.db, filter, c.today, reader(c)),
          filter,
          agencies: await agencies(c.db),
          today: c.today,
          mayAdd: c.may('evidence.add'),
        }),
      )
    },
  },
  { method: 'GET', path: '/evidence/new', can: member('evidence.add'), run: (c) => newPage(c, { words: {} }, [], 200) },
  { method: 'POST', path: '/evidence/new', can: member('evidence.add'), run: add },
  {
    method: 'GET',
    path: '/evidence/pieces/:piece',
    can: member('evidence.read'),
    run: async (c) => {
      const piece = await find(c.db, c.params.piece ?? '', reader(c))
      if (!piece) return missing
      const asked = (c.query.get('words') ?? '').trim().slice(0, 100)
      return page(
        PiecePage({
          ...around(c),
          piece,
          asked,
          today: c.today,
          editions: await editionsOf(c.db, [piece.id]),
          supports: await supported(c.db, piece.id, c.now),
          found: asked ? await statementsLike(c.db, asked, c.now) : [],
          mayChange: changes(c, piece),
          mayRead: reads(c, piece),
          mayTie: c.may('evidence.add'),
        }),
      )
    },
  },
  {
    method: 'GET',
    path: '/evidence/pieces/:piece/file',
    can: member('evidence.read'),
    run: async (c) => {
      const piece = await find(c.db, c.params.piece ?? '', reader(c))
      if (!piece?.sha256 || piece.deleted_at) return missing
      if (!reads(c, piece)) return refused
      if (piece.confidential)
        await recordRead(
          c,
          'evidence.piece',
          piece.id,
          `opened the confidential file “${piece.file_name ?? piece.title}”`,
        )
      return file(
        storedPath(c.services.config.data, c.partnership.id, piece.sha256),
        piece.file_name ?? piece.title,
        piece.media_type ?? 'application/octet-stream',
      )
    },
  },
  {
    method: 'GET',
    path: '/evidence/pieces/:piece/edit',
    can: member('evidence.add'),
    run: (c) =>
      withPiece(c, async (piece) =>
        page(
          ChangePage({
            ...around(c),
            piece,
            agencies: await agencies(c.db),
            filled: { words: wordsFor(piece) },
            doubts: [],
          }),
        ),
      ),
  },
  {
    method: 'POST',
    path: '/evidence/pieces/:piece/edit',
    can: member('evidence.add'),
    run: (c) => withPiece(c, (piece) => change(c, piece)),
  },
  { method: 'POST', path: '/evidence/pieces/:piece/deletion', can: member('evidence.add'), run: (c) => bury(c, c.now) },
  {
    method: 'POST',
    path: '/evidence/pieces/:piece/restoration',
    can: member('evidence.add'),
    run: (c) => bury(c, null),
  },
]

async function add(c: Ctx) {
  const offered = { agencies: (await agencies(c.db)).map((a) => a.id), sources: await sources(c.db) }
  const read = readNew(c.form, offered)
  const upload = c.files.file?.[0]
  const words = { words: c.form }
  if (read.errors) return newPage(c, { ...words, errors: read.errors }, [], 400)
  const { kind, shows, source_id: sourceId, ...described } = read.value
  if (kind === 'file' && !upload) return newPage(c, { ...words, errors: [wrong('file', 'Choose the file')] }, [], 400)
  const doubts = doubtsIn(c.form, [described.title, described.body, shows])
  if (doubts.length > 0) return newPage(c, { ...words, errors: doubtErrors }, doubts, 400)
  const kept = kind === 'file' && upload ? await storeUpload(c, upload) : null
  if (kept && 'refused' in kept) return newPage(c, { ...words, errors: [wrong('file', kept.refused)] }, [], 400)
  const wanted = wordOf(c.form, 'for')
  const to = isId(wanted) ? await statement(c.db, wanted, c.now) : undefined
  const id = await addEvidence(
    c.db,
    {
      ...described,
      kind,
      source_id: sourceId,
      sha256: kept?.sha256 ?? null,
      file_name: kept && upload ? upload.name : null,
    },
    to ? [{ statementId: to.id, shows }] : [],
  )
  await note(c, 'evidence.piece', id, `added “${described.title}”${to ? ` as evidence for “${to.title}”` : ''}`)
  return to
    ? goTo(c.path(to.path), `Added “${described.title}” as evidence`)
    : goTo(c.path(`/evidence/pieces/${id}`), 'Added')
}

async function change(c: Ctx, piece: Piece) {
  const offered = await agencies(c.db)
  const read = readChange(
    c.form,
    piece.kind,
    offered.map((a) => a.id),
  )
  const again = (errors: readonly FormError[], doubts: readonly string[]) =>
    page(ChangePage({ ...around(c), piece, agencies: offered, filled: { words: c.form, errors }, doubts }), 400)
  if (read.errors) return again(read.errors, [])
  const { version, ...described } = read.value
  const doubts = doubtsIn(c.form, [described.title, described.body])
  if (doubts.length > 0) return again(doubtErrors, doubts)
  if (!(await describe(c.db, piece.id, version, described)))
    return page(ConflictPage({ ...around(c), piece, agencies: offered, filled: { words: c.form }, doubts: [] }), 409)
  await note(c, 'evidence.piece', piece.id, `changed “${described.title}”`)
  return goTo(c.path(`/evidence/pieces/${piece.id}`), 'Saved')
}

async function bury(c: Ctx, at: Date | null) {
  const piece = await find(c.db, c.params.piece ?? '', reader(c))
  if (!piece) return missing
  if (!changes(c, piece)) return refused
  await setDeleted(c.db, piece.id, at)
  await note(c, 'evidence.piece', piece.id, `${at ? 'deleted' : 'brought back'} “${piece.title}”`)
  return goTo(c.path(`/evidence/pieces/${piece.id}`), at ? 'Deleted. You can bring it back below.' : 'Brought back')
}

async function newPage(c: Ctx, filled: Filled, doubts: readonly string[], status: 200 | 400) {
  const wanted = wordOf(c.form, 'for') || (c.query.get('for') ?? '')
  const to = isId(wanted) ? await statement(c.db, wanted, c.now) : undefined
  return page(
    NewPage({
      ...around(c),
      filled,
      doubts,
      statement: to,
      agencies: await agencies(c.db),
      sources: await sources(c.db),
    }),
    status,
  )
}

const wordsFor = (piece: Piece): Form => ({
  title: piece.title,
  body: piece.body,
  nature: piece.nature,
  url: piece.url ?? '',
  agency_id: piece.agency_id ?? '',
  marking: piece.marking,
  result_met: piece.result_met === null ? '' : String(piece.result_met),
  result_all: piece.result_all === null ? '' : String(piece.result_all),
  ...(piece.confidential ? { confidential: 'yes' } : {}),
  ...dateFields('dated', piece.dated),
  ...dateFields('speaks_from', piece.speaks_from),
  ...dateFields('speaks_to', piece.speaks_to),
  ...dateFields('review_on', piece.review_on),
})
