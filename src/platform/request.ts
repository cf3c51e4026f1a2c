// What a request says, the same for every kind of door.
import type { Served } from './answer.ts'
import { type Body, plainWords } from './body.ts'
import { londonDate } from './dates.ts'
import type { Db } from './db.ts'
import { ErrorPage } from './layout.tsx'
import type { Answer } from './route.ts'
import type { Services } from './services.ts'

/** What every handler gets, whoever asks. */
export function facts(
  request: Request,
  params: Record<string, string>,
  body: Body,
  db: Db,
  services: Services,
  requestId: string,
) {
  const now = services.now()
  return {
    db,
    services,
    params,
    query: asked(request),
    form: body.fields,
    files: body.files,
    now,
    today: londonDate(now),
    requestId,
  }
}

const asked = (request: Request): URLSearchParams => {
  const { searchParams } = new URL(request.url)
  return new URLSearchParams([...searchParams].map(([name, value]) => [name, plainWords(value)]))
}

/**
 * The network address that asks. Behind a proxy of the house the last entry of X-Forwarded-For is the one it wrote itself;
 * any other may be made up.
 */
export function networkAddress(request: Request, env: unknown): string {
  const { incoming } = (env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  const peer = (incoming?.socket?.remoteAddress ?? '').replace(/^::ffff:/, '')
  const told = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  const isOurs = peer === '' || /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd])/i.test(peer)
  return ((isOurs && told) || peer).slice(0, 60)
}

/** A form that could not be read. */
export const unread = (why: 'too_big' | 'broken'): Served => {
  const status = why === 'too_big' ? 413 : 422
  return { answer: { kind: 'page', page: ErrorPage({ status }), status }, frame: {} }
}

export const isPage = (answer: Answer) => answer.kind === 'page'
