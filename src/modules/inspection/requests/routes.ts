import { csvOf } from '../../../documents/write/csv.ts'
import { dateFields } from '../../../platform/asked.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { date, type FormError, readForm, wordOf, wrong } from '../../../platform/forms.ts'
import { type Answer, bytes, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { counted } from '../../../platform/sentence.ts'
import { piecesNamed } from '../../evidence/index.ts'
import { note } from '../../history/index.ts'
import { posts } from '../../partnership/index.ts'
import { refusedReference } from '../personal.ts'
import { pieceOf } from '../pieces/reading.ts'
import { spreadEmbargo } from '../sources/embargo.ts'
import { findSource, type Source } from '../sources/queries.ts'
import { readRequest, wordsOfRequest } from './form.ts'
import { PastePage, RequestConflictPage, RequestFormPage, RequestsPage } from './pages.tsx'
import {
  addRequests,
  type DocumentRequest,
  findRequest,
  requestsOf,
  saveRequest,
  setRequestDeleted,
  setReturned,
} from './queries.ts'
import { inNeed, readPasted, standingWords } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/inspection/sources/:source/requests',
    can: member('inspection.read'),
    run: (c) =>
      withSource(c, c.params.source ?? '', async (source) => {
        const all = await requestsOf(c.db, source.id)
        return page(
          RequestsPage({
            ...around(c),
            source,
            requests: all.filter((r) => !r.deleted_at),
            gone: all.filter((r) => r.deleted_at),
            pieces: await piecesNamed(
              c.db,
              all.map((r) => r.evidence_id),
              readerOf(c),
            ),
            today: c.today,
            mayEdit: c.may('inspection.edit'),
          }),
        )
      }),
  },
  {
    method: 'GET',
    path: '/inspection/sources/:source/requests.csv',
    can: member('inspection.read'),
    run: (c) =>
      withSource(c, c.params.source ?? '', async (source) => {
        const all = (await requestsOf(c.db, source.id)).filter((r) => !r.deleted_at)
        const rows = inNeed(all, c.today).map((r) => [
          r.reference,
          r.title,
          r.post ?? '',
          r.holder ?? '',
          r.asked_on ?? '',
          r.due ?? '',
          r.returned_on ?? '',
          standingWords(r, c.today),
          r.note,
        ])
        const columns = [
          'Reference',
          'Document',
          'Who provides it',
          'Held by',
          'Asked',
          'Due',
          'Returned',
          'State',
          'Note',
        ]
        return bytes(csvOf([columns, ...rows]), `${source.title}, documents.csv`, 'text/csv; charset=utf-8')
      }),
  },
  {
    method: 'GET',
    path: '/inspection/sources/:source/requests/new',
    can: member('inspection.edit'),
    run: (c) =>
      withSource(c, c.params.source ?? '', async (source) =>
        page(
          RequestFormPage({
            ...around(c),
            source,
            request: null,
            piece: null,
            posts: await offered(c, null),
            filled: { words: dateFields('asked', c.today) },
            doubts: [],
          }),
        ),
      ),
  },
  {
    method: 'POST',
    path: '/inspection/sources/:source/requests',
    can: member('inspection.edit'),
    run: (c) => withSource(c, c.params.source ?? '', (source) => keep(c, source, null)),
  },
  {
    method: 'GET',
    path: '/inspection/sources/:source/requests/list',
    can: member('inspection.edit'),
    run: (c) =>
      withSource(c, c.params.source ?? '', (source) =>
        page(PastePage({ ...around(c), source, filled: { words: dateFields('asked', c.today) }, doubts: [] })),
      ),
  },
  {
    method: 'POST',
    path: '/inspection/sources/:source/requests/list',
    can: member('inspection.edit'),
    run: (c) => withSource(c, c.params.source ?? '', (source) => paste(c, source)),
  },
  {
    method: 'GET',
    path: '/inspection/requests/:request/edit',
    can: member('inspection.edit'),
    run: (c) =>
      withRequest(c, async (request, source) =>
        request.deleted_at
          ? missing
          : page(
              RequestFormPage({
                ...around(c),
                source,
                request,
                piece: await pieceNow(c, request),
                posts: await offered(c, request),
                filled: { words: wordsOfRequest(request) },
                doubts: [],
              }),
            ),
      ),
  },
  {
    method: 'POST',
    path: '/inspection/requests/:request/edit',
    can: member('inspection.edit'),
    run: (c) => withRequest(c, (request, source) => (request.deleted_at ? missing : keep(c, source, request))),
  },
  {
    method: 'POST',
    path: '/inspection/requests/:request/return',
    can: member('inspection.edit'),
    run: (c) =>
      withRequest(c, async (request, source) => {
        if (request.deleted_at) return missing
        if (!request.returned_on) {
          await setReturned(c.db, request.id, c.today)
          await note(c, 'inspection.source', source.id, `returned “${request.title}”`)
        }
        return goTo(listAt(c, source), `“${request.title}” is returned`)
      }),
  },
  {
    method: 'POST',
    path: '/inspection/requests/:request/removal',
    can: member('inspection.edit'),
    run: (c) => bury(c, c.now),
  },
  {
    method: 'POST',
    path: '/inspection/requests/:request/restoration',
    can: member('inspection.edit'),
    run: (c) => bury(c, null),
  },
]

const around = (c: Ctx) => ({ frame: c.frame('inspection'), path: c.path })
const readerOf = (c: Ctx) => ({ personId: c.user.id, now: c.now })
const listAt = (c: Ctx, source: { id: string }) => c.path(`/inspection/sources/${source.id}/requests`)

const offered = async (c: Ctx, request: DocumentRequest | null) =>
  (await posts(c.db)).filter((post) => post.ended_on === null || post.id === request?.post_id)

async function withSource(c: Ctx, id: string, run: (source: Source) => Promise<Answer> | Answer): Promise<Answer> {
  const source = await findSource(c.db, id, readerOf(c))
  return source && !source.deleted_at ? run(source) : missing
}

async function withRequest(
  c: Ctx,
  run: (request: DocumentRequest, source: Source) => Promise<Answer> | Answer,
): Promise<Answer> {
  const request = await findRequest(c.db, c.params.request ?? '')
  return request ? withSource(c, request.source_id, (source) => run(request, source)) : missing
}

async function pieceNow(c: Ctx, request: DocumentRequest | null) {
  const id = request?.evidence_id ?? null
  const title = id && (await piecesNamed(c.db, [id], readerOf(c))).get(id)
  return title ? { title, href: c.path(`/evidence/pieces/${id}`) } : null
}

async function keep(c: Ctx, source: Source, request: DocumentRequest | null): Promise<Answer> {
  const known = await offered(c, request)
  const again = async (errors: readonly FormError[], doubts: readonly string[] = []) =>
    page(
      RequestFormPage({
        ...around(c),
        source,
        request,
        piece: await pieceNow(c, request),
        posts: known,
        filled: { words: c.form, errors },
        doubts,
      }),
      400,
    )
  const read = readRequest(
    c.form,
    known.map((post) => post.id),
    c.today,
  )
  if (read.errors) return again(read.errors)
  const { version, ...fields } = read.value
  const doubts = doubtsIn(c.form, [fields.title, fields.note])
  if (doubts.length > 0) return again(doubtErrors, doubts)
  if (request && request.version !== version) return conflict(c, source, request, known)
  const piece = await pieceOf(c, { title: fields.title, dated: fields.returned_on })
  if (piece && 'refused' in piece) return again([wrong(piece.field, piece.refused)])
  const whole = { ...fields, evidence_id: piece?.id ?? request?.evidence_id ?? null }
  if (!request) await addRequests(c.db, source.id, [whole])
  else if (!(await saveRequest(c.db, request.id, version, whole))) return conflict(c, source, request, known)
  await note(c, 'inspection.source', source.id, `${request ? 'changed' : 'added'} the document “${fields.title}”`)
  if (source.embargo_until) await spreadEmbargo(c.db, source.id)
  return goTo(listAt(c, source), request ? 'Saved' : `Added “${fields.title}”`)
}

const conflict = async (c: Ctx, source: Source, request: DocumentRequest, known: Awaited<ReturnType<typeof offered>>) =>
  page(
    RequestConflictPage({
      ...around(c),
      source,
      request: (await findRequest(c.db, request.id)) ?? request,
      posts: known,
      filled: { words: c.form },
      doubts: [],
    }),
    409,
  )

async function paste(c: Ctx, source: Source): Promise<Answer> {
  const again = (errors: readonly FormError[], doubts: readonly string[] = []) =>
    page(PastePage({ ...around(c), source, filled: { words: c.form, errors }, doubts }), 400)
  const dates = readForm(c.form, {
    asked: date({ called: 'the day they were asked for' }),
    due: date({ called: 'the day they are due' }),
  })
  const list = readPasted(wordOf(c.form, 'list'), await offered(c, null))
  const refused = (list.value ?? []).flatMap((row) => refusedReference(row.reference) ?? [])
  const errors = [
    ...[...(list.errors ?? []), ...refused].map((sentence) => wrong('list', sentence)),
    ...(dates.errors ?? []),
  ]
  if (errors.length > 0 || !list.value || !dates.value) return again(errors)
  const doubts = doubtsIn(
    c.form,
    list.value.map((row) => row.title),
  )
  if (doubts.length > 0) return again(doubtErrors, doubts)
  const { asked, due } = dates.value
  await addRequests(
    c.db,
    source.id,
    list.value.map((row) => ({
      title: row.title,
      reference: row.reference,
      asked_on: asked,
      due: row.due ?? due,
      post_id: row.post || null,
      returned_on: null,
      note: '',
    })),
  )
  const said = counted(list.value.length, 'document')
  await note(c, 'inspection.source', source.id, `added ${said} that were asked for`)
  if (source.embargo_until) await spreadEmbargo(c.db, source.id)
  return goTo(listAt(c, source), `Added ${said}`)
}

const bury = (c: Ctx, at: Date | null) =>
  withRequest(c, async (request, source) => {
    await setRequestDeleted(c.db, request.id, at)
    await note(
      c,
      'inspection.source',
      source.id,
      `${at ? 'took away' : 'brought back'} the document “${request.title}”`,
    )
    return goTo(listAt(c, source), at ? 'Taken away. You can bring it back below.' : 'Brought back')
  })
