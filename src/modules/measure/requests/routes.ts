import type { Filled } from '../../../platform/asked.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { people, posts } from '../../partnership/index.ts'
import { measures } from '../definitions/queries.ts'
import { readHandling, readQuestion, wordsOfHandling } from './form.ts'
import { AskPage, RequestConflictPage, RequestPage, RequestsPage } from './pages.tsx'
import { addRequest, findRequest, requests, saveHandling } from './queries.ts'
import type { AnalysisRequest } from './rules.ts'

// Whoever may see measures may ask; who works with the figures says what becomes of it.
export const routes: Route[] = [
  {
    method: 'GET',
    path: '/measure/requests',
    can: member('measure.read'),
    run: async (c) =>
      page(
        RequestsPage({
          frame: c.frame('measure'),
          path: c.path,
          today: c.today,
          requests: await requests(c.db),
          posts: titled(await posts(c.db)),
          measures: titled(await measures(c.db)),
          people: new Map((await people(c.db)).map(({ person_id, name }) => [person_id, name])),
        }),
      ),
  },
  {
    method: 'GET',
    path: '/measure/requests/new',
    can: member('measure.read'),
    run: (c) => ask(c, { words: { measure: c.query.get('measure') ?? '' } }, [], 200),
  },
  { method: 'POST', path: '/measure/requests', can: member('measure.read'), run: add },
  {
    method: 'GET',
    path: '/measure/requests/:request',
    can: member('measure.read'),
    run: async (c) => {
      const request = await findRequest(c.db, c.params.request ?? '')
      return request ? show(c, request, { words: wordsOfHandling(request) }, [], 200) : missing
    },
  },
  { method: 'POST', path: '/measure/requests/:request', can: member('measure.edit'), run: handle },
]

const titled = (rows: readonly { id: string; title: string }[]) => new Map(rows.map(({ id, title }) => [id, title]))

const ask = async (c: Ctx, filled: Filled, doubts: readonly string[], status: number) =>
  page(AskPage({ frame: c.frame('measure'), path: c.path, measures: await measures(c.db), filled, doubts }), status)

async function add(c: Ctx) {
  const known = (await measures(c.db)).map(({ id }) => id)
  const read = readQuestion(c.form, known, c.today)
  if (read.errors) return ask(c, { words: c.form, errors: read.errors }, [], 400)
  const doubts = doubtsIn(c.form, [read.value.question, read.value.why, read.value.asked_for])
  if (doubts.length > 0) return ask(c, { words: c.form, errors: doubtErrors }, doubts, 400)
  const id = await addRequest(c.db, read.value, c.today)
  await note(c, 'measure.request', id, `asked for an analysis: ${read.value.question}`)
  return goTo(c.path(`/measure/requests/${id}`), 'Asked')
}

async function show(c: Ctx, request: AnalysisRequest, filled: Filled, doubts: readonly string[], status: number) {
  const props = {
    frame: c.frame('measure'),
    path: c.path,
    today: c.today,
    mayEdit: c.may('measure.edit'),
    request,
    posts: (await posts(c.db)).filter(({ id, ended_on }) => ended_on === null || id === request.post_id),
    measure: titled(await measures(c.db)).get(request.measure_id ?? '') ?? null,
    asker: (await people(c.db)).find(({ person_id }) => person_id === request.asked_by)?.name ?? null,
    filled,
    doubts,
  }
  return page(status === 409 ? RequestConflictPage(props) : RequestPage(props), status)
}

async function handle(c: Ctx) {
  const request = await findRequest(c.db, c.params.request ?? '')
  if (!request) return missing
  const read = readHandling(
    c.form,
    (await posts(c.db)).map(({ id }) => id),
    { person: c.user.id, today: c.today },
  )
  if (read.errors) return show(c, request, { words: c.form, errors: read.errors }, [], 400)
  const { version, ...handling } = read.value
  const doubts = doubtsIn(c.form, [handling.answer])
  if (doubts.length > 0) return show(c, request, { words: c.form, errors: doubtErrors }, doubts, 400)
  if (!(await saveHandling(c.db, request.id, version, handling))) {
    const now = (await findRequest(c.db, request.id)) ?? request
    return show(c, now, { words: { ...c.form, version: String(now.version) } }, [], 409)
  }
  await note(c, 'measure.request', request.id, did[handling.state])
  return goTo(c.path(`/measure/requests/${request.id}`), 'Saved')
}

const did = {
  asked: 'left the request for analysis open',
  assigned: 'said who answers the request for analysis',
  answered: 'answered the request for analysis',
  declined: 'declined the request for analysis',
} as const
