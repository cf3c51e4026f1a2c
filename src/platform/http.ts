import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { html, rendered, type Served } from './answer.ts'
import { serveAsset } from './assets.ts'
import { type Body, forget, limits, noBody, plainWords, readBody } from './body.ts'
import type { Db } from './db.ts'
import { isId } from './forms.ts'
import { enter, known, type Who } from './entering.ts'
import { CrossedPage, ErrorPage } from './layout.tsx'
import { serveLink } from './link-door.ts'
import { log, told } from './log.ts'
import { hasSeen, once } from './once.ts'
import { serveToken } from './token-door.ts'
import { may } from './permissions.ts'
import { facts, isPage, networkAddress, unread } from './request.ts'
import type { Answer, Ctx, Module, Route, SiteCtx, SiteRoute } from './route.ts'
import { sayingsOf } from './sayings.ts'
import type { Services } from './services.ts'
import { lastSaid, saidAlready, sessionDigest } from './session.ts'

/** The whole site as one function from request to response. `ready` says whether the schema is current. */
export function site(modules: Module[], services: Services, ready: () => Promise<boolean>): Hono {
  const app = new Hono()
  app.get('/health', () => new Response('ok\n'))
  app.get('/ready', async () =>
    (await ready().catch(() => false)) ? new Response('ready\n') : new Response('not ready\n', { status: 503 }),
  )
  app.get('/assets/*', (c) => serveAsset(c.req.raw) ?? c.notFound())
  for (const module of modules) {
    for (const route of module.site ?? [])
      app.on(route.method, route.path, (c) =>
        handle(c.req.raw, route.path, services, (id) =>
          serveSite(c.req.raw, networkAddress(c.req.raw, c.env), c.req.param(), route, services, id),
        ),
      )
    for (const route of module.links ?? []) {
      const pattern = `/p/:partnership${route.path}`
      app.on(route.method, pattern, (c) =>
        handle(c.req.raw, pattern, services, (id) =>
          serveLink(c.req.raw, networkAddress(c.req.raw, c.env), c.req.param(), route, services, id),
        ),
      )
    }
    for (const route of module.tokens ?? []) {
      const pattern = `/p/:partnership${route.path}`
      app.on(route.method, pattern, (c) =>
        handle(
          c.req.raw,
          pattern,
          services,
          async (id) => ({
            answer: await serveToken(c.req.raw, networkAddress(c.req.raw, c.env), c.req.param(), route, services, id),
            frame: {},
          }),
          'machine',
        ),
      )
    }
    for (const route of module.routes) {
      const pattern = `/p/:partnership${route.path}`
      app.on(route.method, pattern, (c) =>
        handle(c.req.raw, pattern, services, (id) =>
          serveMember(c.req.raw, c.req.param(), route, modules, services, id),
        ),
      )
    }
  }
  app.notFound((c) => handle(c.req.raw, 'unknown', services, async () => ({ answer: { kind: 'missing' }, frame: {} })))
  return app
}

// 1. What every request passes: same-site check, a request id, one log line, one error page, the security headers.
async function handle(
  request: Request,
  pattern: string,
  services: Services,
  serve: (requestId: string) => Promise<Served>,
  asks: 'browser' | 'machine' = 'browser',
): Promise<Response> {
  const started = performance.now()
  const requestId = randomUUID()
  let response: Response
  try {
    response =
      asks === 'browser' && isForged(request, services.config.origin)
        ? await rendered({ answer: { kind: 'refused' }, frame: {} })
        : await rendered(await serve(requestId))
  } catch (e) {
    log({
      event: 'failed',
      request: requestId,
      pattern,
      error: told(e),
    })
    const status = isFull(e) ? 507 : isBusy(e) ? 503 : isCrossed(e) ? 409 : isUnreadable(e) ? 422 : 500
    response =
      asks === 'machine'
        ? wrongInJson(status, requestId)
        : await html(
            status === 409 ? CrossedPage({ reference: requestId }) : ErrorPage({ status, reference: requestId }),
            status,
          )
  }
  log({
    event: 'request',
    request: requestId,
    method: request.method,
    pattern,
    status: response.status,
    ms: Math.round(performance.now() - started),
  })
  for (const [name, value] of headers) response.headers.set(name, value)
  return response
}

const machineSentences: Record<number, string> = {
  409: 'Somebody changed the same figures at the same moment. Send it again.',
  422: 'Something in it is no date or number, or is larger than fits.',
  503: 'The site is busy. Send it again in a minute.',
  507: 'The disk of the site is full. Nothing was written.',
}
const wrongInJson = (status: number, reference: string): Response =>
  Response.json(
    { error: machineSentences[status] ?? 'Something went wrong here. Nothing was written.', reference },
    { status, headers: { 'cache-control': 'no-store' } },
  )

const headers: [string, string][] = [
  [
    'content-security-policy',
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  ],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=()'],
  ['strict-transport-security', 'max-age=63072000'],
]

// A form sent from another site: refused before anything is read. Browsers send one of the two headers with every POST.
function isForged(request: Request, origin: string): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false
  const from = request.headers.get('sec-fetch-site')
  if (from) return from !== 'same-origin' && from !== 'none'
  const sent = request.headers.get('origin')
  return sent !== new URL(request.url).origin && sent !== new URL(origin).origin
}

// 2. The body is read, files to disk, before a connection is taken: a slow phone must not hold a transaction.
async function serveMember(
  request: Request,
  params: Record<string, string>,
  route: Route,
  modules: Module[],
  services: Services,
  requestId: string,
): Promise<Served> {
  const digest = sessionDigest(request)
  if (!digest) return signIn(request)
  if (Object.entries(params).some(([name, value]) => !isPart(name, value, route)))
    return { answer: { kind: 'missing' }, frame: {} }
  if (request.method === 'POST') {
    const shut = await isShut(request, digest, params.partnership ?? '', route, services)
    if (shut) return shut
  }
  const body =
    request.method === 'POST'
      ? await readBody(request, join(services.config.data, 'uploads'), { ...limits, ...route.limits })
      : noBody
  if (body === 'too_big' || body === 'broken') return unread(body)
  // 3. One call says who this is and sets partnership and person for the transaction. From here PostgreSQL keeps rows apart.
  const work = (): Promise<Served> =>
    services.db.transaction().execute(async (db) => {
      const who = await enter(db, digest, params.partnership ?? '', requestId)
      if (!who) return (await known(db, digest)) ? { answer: { kind: 'missing' }, frame: {} } : signIn(request)
      const c = context(request, params, body, db, who, modules, services, requestId)
      // 4. The route's permission against the roles; 5. the handler.
      const answer: Answer = may(who.roles, route.can.permission) ? await route.run(c) : { kind: 'refused' }
      return { answer, frame: c.frame(), cookies: lastSaid(request) && isPage(answer) ? [saidAlready] : [] }
    })
  try {
    if (request.method === 'POST') return await once(digest, new URL(request.url).pathname, body, work)
    hasSeen(digest)
    return await work()
    // 6. Committed. Only now rendered.
  } finally {
    await forget(body)
  }
}

async function serveSite(
  request: Request,
  from: string,
  params: Record<string, string>,
  route: SiteRoute,
  services: Services,
  requestId: string,
): Promise<Served> {
  const digest = sessionDigest(request)
  const body =
    request.method === 'POST'
      ? await readBody(request, join(services.config.data, 'uploads'), { ...limits, file: 0, files: 0 })
      : noBody
  if (body === 'too_big' || body === 'broken') return unread(body)
  // Outside the transaction: it marks the session as used, and a handler that ends the session would wait for that mark.
  const person = digest ? await known(services.db, digest) : null
  return services.db.transaction().execute(async (db) => {
    if (route.can.who === 'person' && !person) return signIn(request)
    const said = lastSaid(request)
    const frame = () => ({
      ...(person ? { person: { name: person.name } } : {}),
      ...(services.config.demo ? { demo: true } : {}),
      ...(said ? { banner: said } : {}),
    })
    const c: SiteCtx = { ...facts(request, params, body, db, services, requestId), person, request, from, frame }
    const answer = await route.run(c)
    return { answer, frame: frame(), cookies: said && isPage(answer) ? [saidAlready] : [] }
  })
}

// Before a form is read: nobody fills the disk behind a door that is not theirs. This call also counts as the session's
// use and is committed at once, so that a handler which ends the session does not wait for its own transaction.
async function isShut(
  request: Request,
  digest: Buffer,
  slug: string,
  route: Route,
  services: Services,
): Promise<Served | undefined> {
  const who = await known(services.db, digest)
  if (!who) return signIn(request)
  const here = who.partnerships.find((each) => each.slug === slug)
  if (!here) return { answer: { kind: 'missing' }, frame: {} }
  // Refused with its own frame further on; only files are not waited for.
  return isMultipart(request) && !may(here.roles, route.can.permission)
    ? { answer: { kind: 'refused' }, frame: {} }
    : undefined
}

function context(
  request: Request,
  params: Record<string, string>,
  body: Body,
  db: Db,
  who: Who,
  modules: Module[],
  services: Services,
  requestId: string,
): Ctx {
  const { partnership } = who
  const path = (rest: string) => `/p/${partnership.slug}${rest}`
  const said = lastSaid(request)
  const c: Ctx = {
    ...facts(request, params, body, db, services, requestId),
    user: { id: who.id, name: who.name, agencyId: who.agencyId, roles: who.roles },
    partnership,
    may: (permission) => may(who.roles, permission),
    path,
    frame: (area) => ({
      partnership: {
        slug: partnership.slug,
        name: partnership.name,
        ...(may(who.roles, 'partnership.read') ? { href: path('/partnership') } : {}),
        ...(may(who.roles, 'history.read') ? { history: path('/history') } : {}),
      },
      person: { name: who.name },
      nav: {
        active: area === undefined ? undefined : path(area === 'home' ? '' : `/${area}`),
        items: modules
          .flatMap((m) => m.nav ?? [])
          .filter((n) => may(who.roles, n.can) && (n.area === undefined || partnership.areas.includes(n.area)))
          .map((n) => ({ href: path(n.href), text: n.text })),
      },
      ...(partnership.kind === 'demo' ? { demo: true } : {}),
      ...(said ? { banner: said } : {}),
    }),
    panels: async (place, id) => {
      const shown: Child[] = []
      for (const panel of modules.flatMap((m) => m.panels ?? []))
        if (panel.place === place && may(who.roles, panel.can)) shown.push(await panel.show(c, id))
      return shown.filter((panel) => panel !== null)
    },
    sayings: (sourceIds) => sayingsOf(modules, c, sourceIds),
  }
  return c
}

function signIn(request: Request): Served {
  const { pathname, search } = new URL(request.url)
  const back = request.method === 'GET' ? pathname + search : pathname
  return { answer: { kind: 'goTo', path: `/sign-in?to=${encodeURIComponent(back)}` }, frame: {} }
}

const isMultipart = (request: Request) => (request.headers.get('content-type') ?? '').startsWith('multipart/')
const isPart = (name: string, value: string, route: Route) =>
  name === 'partnership'
    ? /^[a-z0-9-]{1,60}$/.test(value)
    : route.text?.includes(name)
      ? plainWords(value) === value
      : isId(value)
// PostgreSQL's disk_full, or the file system's own word for it.
const isFull = (e: unknown) =>
  e instanceof Error && 'code' in e && ['53100', 'ENOSPC', 'EDQUOT'].includes(String(e.code))
// Two people made the same thing, or one took away what the other named, at the same moment.
const isCrossed = (e: unknown) => e instanceof Error && 'code' in e && ['23503', '23505'].includes(String(e.code))
// PostgreSQL's class "data exception": words that are no date, no number, or more than fits.
const isUnreadable = (e: unknown) => e instanceof Error && 'code' in e && /^22\w{3}$/.test(String(e.code))
const isBusy = (e: unknown) =>
  e instanceof Error &&
  'code' in e &&
  ['55P03', '57014', '53300', '57P01', '57P03', '25P03', '40P01', '40001', 'ECONNREFUSED', 'ECONNRESET'].includes(
    String(e.code),
  )
