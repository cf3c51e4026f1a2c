import { doubtErrors, doubtsIn } from '../../platform/doubts.tsx'
import type { Filled } from '../../platform/asked.ts'
import { dateFields } from '../../platform/asked.ts'
import { type Form, type FormError, isId, wordOf, wrong } from '../../platform/forms.ts'
import { type Ctx, file, goTo, member, missing, page, type Route, refused } from '../../platform/route.ts'
import { storedPath } from '../../platform/stored-files.ts'
import { note, recordRead } from '../history/index.ts'
import { agencies } from '../partnership/index.ts'
import { addEvidence, storeUpload } from './filing.ts'
import { readChange, readNew } from './form.ts'
import { ChangePage, ConflictPage, NewPage } from './form-pages.tsx'
import { ListPage } from './list-page.tsx'
import { PiecePage } from './pages.tsx'
import { describe, find, list, type Piece, setDeleted } from './queries.ts'
import { filterOf, mayChange, mayRead } from './rules.ts'
import { attach, detach, statement, statementsLike, supported } from './supports/queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/evidence',
    can: member('evidence.read'),
    run: async (c) => {
      const filter = filterOf(c.query)
      const rows = await list(c.db, filter, c.today, reader(c))
      return page(
        ListPage({
          ...around(c),
          rows,
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
          supports: await supported(c.db, piece.id, c.now),
          found: asked ? await statementsLike(c.db, asked, c.now) : [],
          mayChange: changes(c, piece),
          mayRead: reads(c, piece),
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
    run: async (c) => {
      const piece = await find(c.db, c.params.piece ?? '', reader(c))
      if (!piece || piece.deleted_at) return missing
      if (!changes(c, piece)) return refused
      return page(
        ChangePage({
          ...around(c),
          piece,
          agencies: await agencies(c.db),
          filled: { words: wordsFor(piece) },
          doubts: [],
        }),
      )
    },
  },
  { method: 'POST', path: '/evidence/pieces/:piece/edit', can: member('evidence.add'), run: change },
  {
    method: 'POST',
    path: '/evidence/pieces/:piece/attachments',
    can: member('evidence.add'),
    run: async (c) => {
      const piece = await find(c.db, c.params.piece ?? '', reader(c))
      if (!piece || piece.deleted_at) return missing
      const to = isId(wordOf(c.form, 'statement'))
        ? await statement(c.db, wordOf(c.form, 'statement'), c.now)
        : undefined
      if (!to) return goTo(c.path(`/evidence/pieces/${piece.id}`), 'Nothing was chosen, so nothing was added')
      await attach(c.db, piece.id, to.id, wordOf(c.form, 'shows').trim().slice(0, 2000))
      await note(c, 'evidence.piece', piece.id, `said that “${piece.title}” supports “${to.title}”`)
      return goTo(c.path(`/evidence/pieces/${piece.id}`), `Now supports “${to.title}”`)
    },
  },
  {
    method: 'POST',
    path: '/evidence/attachments/:support/removal',
    can: member('evidence.add'),
    run: async (c) => {
      const gone = await detach(c.db, c.params.support ?? '')
      return gone
        ? goTo(c.path(`/evidence/pieces/${gone.evidence_id}`), 'Taken away. The piece itself is still here.')
        : missing
    },
  },
  { method: 'POST', path: '/evidence/pieces/:piece/deletion', can: member('evidence.add'), run: (c) => bury(c, c.now) },
  {
    method: 'POST',
    path: '/evidence/pieces/:piece/restoration',
    can: member('evidence.add'),
    run: (c) => bury(c, null),
  },
]

const reader = (c: Ctx) => ({ personId: c.user.id, now: c.now })
const around = (c: Ctx) => ({ frame: c.frame('evidence'), path: c.path })
const reads = (c: Ctx, piece: Piece) =>
  mayRead(piece, { id: c.user.id, seesConfidential: c.may('evidence.read_confidential') })
const changes = (c: Ctx, piece: Piece) =>
  c.may('evidence.add') && mayChange(piece, { id: c.user.id, edits: c.may('evidence.edit') })

async function add(c: Ctx) {
  const read = readNew(
    c.form,
    (await agencies(c.db)).map((a) => a.id),
  )
  const upload = c.files.file?.[0]
  const words = { words: c.form }
  if (read.errors) return newPage(c, { ...words, errors: read.errors }, [], 400)
  const { kind, shows, ...described } = read.value
  if (kind === 'file' && !upload) return newPage(c, { ...words, errors: [wrong('file', 'Choose the file')] }, [], 400)
  const doubts = doubtsIn(c.form, [described.title, described.body, shows])
  if (doubts.length > 0) return newPage(c, { ...words, errors: doubtErrors }, doubts, 400)
  const kept = kind === 'file' && upload ? await storeUpload(c, upload) : null
  if (kept && 'refused' in kept) return newPage(c, { ...words, errors: [wrong('file', kept.refused)] }, [], 400)
  const wanted = wordOf(c.form, 'for')
  const to = isId(wanted) ? await statement(c.db, wanted, c.now) : undefined
  const id = await addEvidence(
    c.db,
    { ...described, kind, sha256: kept?.sha256 ?? null, file_name: kept && upload ? upload.name : null },
    to ? [{ statementId: to.id, shows }] : [],
  )
  await note(c, 'evidence.piece', id, `added “${described.title}”${to ? ` as evidence for “${to.title}”` : ''}`)
  return to
    ? goTo(c.path(to.path), `Added “${described.title}” as evidence`)
    : goTo(c.path(`/evidence/pieces/${id}`), 'Added')
}

async function change(c: Ctx) {
  const piece = await find(c.db, c.params.piece ?? '', reader(c))
  if (!piece || piece.deleted_at) return missing
  if (!changes(c, piece)) return refused
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
  return page(NewPage({ ...around(c), filled, doubts, statement: to, agencies: await agencies(c.db) }), status)
}

const wordsFor = (piece: Piece): Form => ({
  title: piece.title,
  body: piece.body,
  nature: piece.nature,
  url: piece.url ?? '',
  agency_id: piece.agency_id ?? '',
  ...(piece.confidential ? { confidential: 'yes' } : {}),
  ...dateFields('dated', piece.dated),
  ...dateFields('speaks_from', piece.speaks_from),
  ...dateFields('speaks_to', piece.speaks_to),
  ...dateFields('review_on', piece.review_on),
})
