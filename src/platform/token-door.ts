// The door for machines: a token in the Authorization header, or in the address of a feed. No session, no role, no pages: it
// answers in JSON. The same-site check of browsers does not apply, since no cookie opens anything here.
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type ByToken, enterByToken } from './entering.ts'
import { facts } from './request.ts'
import { type Answer, json, type TokenBody, type TokenCtx, type TokenRoute } from './route.ts'
import { noBody } from './body.ts'
import type { Services } from './services.ts'
import { digestOf } from './session.ts'
import { tally } from './tally.ts'

const mostBody = 20_000_000

/** Serves one request by token. 401: no token that opens this partnership; 403: one that may not do this. */
export async function serveToken(
  request: Request,
  from: string,
  params: Record<string, string>,
  route: TokenRoute,
  services: Services,
  requestId: string,
): Promise<Answer> {
  const { partnership = '', secret = bearer(request) } = params
  if (guesses.of(from) >= mostGuesses)
    return wait('Too many requests with tokens that open nothing came from this address. Wait ten minutes.', 600)
  const digest = digestOf(secret)
  const enter = (db: Parameters<typeof enterByToken>[0]) => enterByToken(db, digest, partnership, requestId)
  const found = secret === '' ? null : await services.db.transaction().execute(enter)
  const no = refusal(found, secret, route)
  if (!found && secret !== '') guesses.add(from)
  if (no || !found) return no ?? unknown
  if (uses.add(digest.toString('hex')) > mostAMinute)
    return wait(`This token was used ${mostAMinute} times in a minute. Wait a minute.`, 60)
  const body =
    request.method === 'POST'
      ? await kept(request, join(services.config.data, 'uploads'), route.most ?? mostBody)
      : null
  if (body === 'too_big')
    return json({ error: `The body is larger than ${(route.most ?? mostBody) / 1_000_000} MB. Send it in parts.` }, 413)
  if (body === 'broken') return json({ error: 'The body did not arrive whole. Send it again.' }, 400)
  try {
    const answer = await services.db.transaction().execute(async (db) => {
      // Again, now that the body has been read: the token may have been revoked meanwhile.
      const who = await enter(db)
      const stopped = refusal(who, secret, route)
      if (stopped || !who) return stopped ?? unknown
      const { form: _form, files: _files, ...said } = facts(request, params, noBody, db, services, requestId)
      const c: TokenCtx = {
        ...said,
        token: { id: who.id, name: who.name },
        partnership: who.partnership,
        path: (rest) => `/p/${who.partnership.slug}${rest}`,
        body,
      }
      return route.run(c)
    })
    // Committed. Slow work of its own comes now, while the body still lies on disk.
    const last = answer.kind === 'after' ? await answer.run() : answer
    return last.kind === 'missing' ? json({ error: 'There is nothing of that name here.' }, 404) : last
  } finally {
    if (body) await rm(body.path, { force: true })
  }
}

const bearer = (request: Request): string =>
  /^Bearer +(\S{1,200})$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''

const unknown: Answer = {
  ...json({ error: 'This token opens nothing here. Make one under Measures, Tokens.' }, 401),
  headers: { 'www-authenticate': 'Bearer' },
}
const wait = (error: string, seconds: number): Answer => ({
  ...json({ error }, 429),
  headers: { 'retry-after': String(seconds) },
})

const refusal = (found: ByToken | null, secret: string, route: TokenRoute): Answer | null => {
  if (secret === '')
    return {
      ...json({ error: 'Send a token: Authorization: Bearer TOKEN.' }, 401),
      headers: { 'www-authenticate': 'Bearer' },
    }
  if (!found) return unknown
  if (found.standing !== 'open')
    return {
      ...json(
        {
          error: `This token ${found.standing === 'revoked' ? 'was revoked' : 'has expired'}. Make a new one under Measures, Tokens.`,
        },
        401,
      ),
      headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
    }
  if (!found.scopes.includes(route.can.scope))
    return json({ error: `This token has no right to ${scopeWords[route.can.scope]}.` }, 403)
  // An address is kept in many places; one that could write would be a gift.
  if (route.path.includes('/:secret') && found.scopes.length > 1)
    return json({ error: 'A token in an address may only read. Make one for reading alone.' }, 403)
  return null
}

const scopeWords = { 'measure.push': 'push figures', 'measure.pull': 'read figures' }

// To disk before a connection is taken, like a form.
async function kept(request: Request, folder: string, most: number): Promise<TokenBody | 'too_big' | 'broken' | null> {
  if (!request.body) return null
  if (Number(request.headers.get('content-length') ?? 0) > most) return 'too_big'
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  let size = 0
  let tooBig = false
  const counting = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length
      tooBig = size > most
      done(tooBig ? new Error('too big') : null, chunk)
    },
  })
  try {
    await pipeline(Readable.fromWeb(request.body as never), counting, createWriteStream(path, { mode: 0o600 }))
    return { path, size, type: (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '' }
  } catch (e) {
    await rm(path, { force: true })
    if (tooBig) return 'too_big'
    if (e instanceof Error && 'code' in e && (e.code === 'ENOSPC' || e.code === 'EDQUOT')) throw e
    return 'broken'
  }
}

const guesses = tally(600_000)
const uses = tally(60_000)
const mostGuesses = 30
const mostAMinute = 120
