// The door for whoever holds the secret of a personal letter. No session, no role, no navigation: one asking.
import { join } from 'node:path'
import type { Served } from './answer.ts'
import { forget, limits, noBody, readBody } from './body.ts'
import { enterByLink } from './entering.ts'
import { DeadLinkPage, ErrorPage } from './layout.tsx'
import { hasSeen, once } from './once.ts'
import { facts, isPage, unread } from './request.ts'
import type { LinkCtx, LinkRoute } from './route.ts'
import type { Services } from './services.ts'
import { digestOf, lastSaid, saidAlready } from './session.ts'
import { tally } from './tally.ts'

/**
 * Serves a personal link. It is looked up anew each time and never used up: mail scanners open every link, and some send
 * its form. A link that opens nothing answers in words: 404 when we do not know it, 410 when its time is over.
 */
export async function serveLink(
  request: Request,
  from: string,
  params: Record<string, string>,
  route: LinkRoute,
  services: Services,
  requestId: string,
): Promise<Served> {
  const { partnership = '', secret = '' } = params
  if (guesses.of(from) >= most)
    return { answer: { kind: 'page', page: ErrorPage({ status: 429 }), status: 429 }, frame: {} }
  const digest = digestOf(secret)
  const found = await services.db.transaction().execute((db) => enterByLink(db, digest, partnership, requestId))
  if (found?.standing !== 'open') {
    if (!found) guesses.add(from)
    const why = found?.standing ?? 'unknown'
    return { answer: { kind: 'page', page: DeadLinkPage({ why }), status: found ? 410 : 404 }, frame: {} }
  }
  const body =
    request.method === 'POST'
      ? await readBody(request, join(services.config.data, 'uploads'), { ...limits, file: 0, files: 0 })
      : noBody
  if (body === 'too_big' || body === 'broken') return unread(body)
  const work = (): Promise<Served> =>
    services.db.transaction().execute(async (db) => {
      // Again, now that the form has been read: the round may have closed while a slow phone was sending.
      const who = await enterByLink(db, digest, partnership, requestId)
      if (who?.standing !== 'open')
        return {
          answer: { kind: 'page', page: DeadLinkPage({ why: who?.standing ?? 'unknown' }), status: 410 },
          frame: {},
        }
      const said = lastSaid(request)
      const { slug, name, kind } = who.partnership
      const frame = () => ({
        partnership: { slug, name },
        ...(kind === 'demo' ? { demo: true } : {}),
        ...(said ? { banner: said } : {}),
      })
      const c: LinkCtx = {
        ...facts(request, params, body, db, services, requestId),
        user: { id: who.id, name: who.name },
        asking: who.asking,
        partnership: who.partnership,
        path: (rest) => `/p/${slug}${rest}`,
        frame,
      }
      const answer = await route.run(c)
      return { answer, frame: frame(), cookies: said && isPage(answer) ? [saidAlready] : [] }
    })
  try {
    if (request.method === 'POST') return await once(digest, new URL(request.url).pathname, body, work)
    hasSeen(digest)
    return await work()
  } finally {
    await forget(body)
  }
}

// A secret has 256 bits, so nobody guesses one; the limit only spares the database. Links that open are never counted:
// a whole council may come from one address.
const guesses = tally(600_000)
const most = 30
