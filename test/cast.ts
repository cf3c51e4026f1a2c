import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addMember, beginSession } from '../src/modules/identity/index.ts'
import { addPartnership } from '../src/modules/partnership/index.ts'
import { type Connection, counted, inPartnership, openPools, type Db } from '../src/platform/db.ts'
import { site } from '../src/platform/http.ts'
import { queueLogger } from '../src/platform/jobs.ts'
import { hush } from '../src/platform/log.ts'
import type { Letter } from '../src/platform/mail.ts'
import type { Role } from '../src/platform/permissions.ts'
import { tasksOf } from '../src/platform/runner.ts'
import type { Services } from '../src/platform/services.ts'
import { modules } from '../src/site.ts'
import { freshDatabase } from './database.ts'
import { checkPage, type CheckedPage } from './page.ts'

hush()

/** What came back: the page is checked (one h1, title, labels, no inline script) before anybody sees it. */
export type Reply = {
  status: number
  location: string | null
  text: string
  bytes: Uint8Array
  headers: Headers
  page: CheckedPage
  queries: number
}
export type Upload = { name: string; bytes: Uint8Array | string; type?: string }
export type Sent = Record<string, string | string[] | Upload>

export type Actor = {
  name: string
  id: string
  home: string
  /** Opens a page: '/plan' in the actor's own partnership, '/p/...' or '//sign-in' (a site page) as written. */
  opens(path: string): Promise<Reply>
  /** Sends a form. A page that comes back is checked; a redirect is not followed. */
  sends(path: string, fields?: Sent): Promise<Reply>
  /** Sends a form and opens where it leads. */
  does(path: string, fields?: Sent): Promise<Reply>
}

export type Cast = Awaited<ReturnType<typeof cast>>

/**
 * The people of the tests, in a database of their own: Alice coordinates Donmouth, Bob may only look, Carol coordinates
 * Walbrook, Dan belongs to both (lead in Donmouth, viewer in Walbrook), Eve to none; Iona is an inspector in Donmouth,
 * Frank chairs, Grace administers and Henry writes for others there. Nobody is not signed in.
 */
export async function cast(now: () => Date = () => new Date('2026-11-19T21:40:00Z')) {
  const database = await freshDatabase()
  const data = await mkdtemp(join(tmpdir(), 'holdfast-cast-'))
  const pools = openPools(database.connection as Connection, null, 4)
  const letters: Letter[] = []
  const secrets = new Map<string, string>()
  const services: Services = {
    config: {
      port: 0,
      data,
      databaseUrl: null,
      databaseAppUrl: null,
      origin: 'http://localhost',
      smtpUrl: null,
      demo: false,
    },
    db: pools.db,
    owner: pools.owner,
    mail: { check: async () => {}, send: async (letter) => void letters.push(letter), close: () => {} },
    now,
  }
  const app = site(modules, services, async () => true)
  const donmouth = await begin('donmouth', 'Donmouth children’s services partnership')
  const walbrook = await begin('walbrook', 'Walbrook safeguarding children partnership')

  async function begin(slug: string, name: string): Promise<string> {
    const id = await addPartnership(pools.owner, {
      slug,
      name,
      nation: slug === 'walbrook' ? 'england' : 'scotland',
      kind: 'real',
    })
    if (!id) throw new Error(`${slug} is there already`)
    return id
  }

  async function joins(name: string, home: string, memberships: [string, Role[]][]): Promise<Actor> {
    const email = `${name.split(' ')[0]?.toLowerCase()}@example.org`
    let id = ''
    for (const [partnership, roles] of memberships)
      id = await addMember(pools.owner, partnership, { email, name, roles })
    if (!id)
      id = (
        await pools.owner.query('insert into identity.person (email, name) values ($1, $2) returning id', [email, name])
      ).rows[0].id
    const secret = await beginSession(pools.owner, id, 'test')
    secrets.set(name, secret)
    return actor(name, id, home, secret)
  }

  function actor(name: string, id: string, home: string, secret: string | null): Actor {
    let said = ''
    const address = (path: string) =>
      path.startsWith('//')
        ? path.slice(1)
        : path.startsWith('/p/') || path === ''
          ? path || `/p/${home}`
          : `/p/${home}${path === '/' ? '' : path}`
    const ask = async (path: string, init: RequestInit): Promise<Reply> => {
      const before = counted.queries
      const headers = new Headers(init.headers)
      headers.set(
        'cookie',
        [secret && `__Host-holdfast=${secret}`, said && `__Host-holdfast-said=${said}`].filter(Boolean).join('; '),
      )
      headers.set('origin', 'http://localhost')
      const response = await app.fetch(new Request(`http://localhost${path}`, { ...init, headers, redirect: 'manual' }))
      said = /__Host-holdfast-said=([^;]*)/.exec(response.headers.getSetCookie().join('\n'))?.[1] ?? said
      const bytes = new Uint8Array(await response.arrayBuffer())
      const isHtml = (response.headers.get('content-type') ?? '').startsWith('text/html')
      const text =
        isHtml || /text|json|csv/.test(response.headers.get('content-type') ?? '')
          ? new TextDecoder().decode(bytes)
          : ''
      let page: CheckedPage | undefined
      return {
        status: response.status,
        location: response.headers.get('location'),
        text,
        bytes,
        headers: response.headers,
        queries: counted.queries - before,
        get page(): CheckedPage {
          if (!isHtml)
            throw new Error(`${path} gave no page but ${response.status} ${response.headers.get('location') ?? ''}`)
          return (page ??= checkPage(text, response.status))
        },
      }
    }
    const checkedAsk = async (path: string, init: RequestInit) => {
      const reply = await ask(path, init)
      if ((reply.headers.get('content-type') ?? '').startsWith('text/html')) void reply.page
      return reply
    }
    const sends = (path: string, fields: Sent = {}) => checkedAsk(address(path), { method: 'POST', ...encoded(fields) })
    return {
      name,
      id,
      home,
      opens: (path) => checkedAsk(address(path), { method: 'GET' }),
      sends,
      does: async (path, fields) => {
        const reply = await sends(path, fields)
        if (!reply.location) return reply
        return checkedAsk(reply.location, { method: 'GET' })
      },
    }
  }

  return {
    donmouth,
    walbrook,
    alice: await joins('Alice Merrow', 'donmouth', [[donmouth, ['coordinator']]]),
    bob: await joins('Bob Lochhead', 'donmouth', [[donmouth, ['viewer']]]),
    carol: await joins('Carol Fenwick', 'walbrook', [[walbrook, ['coordinator']]]),
    dan: await joins('Dan Harkness', 'donmouth', [
      [donmouth, ['lead']],
      [walbrook, ['viewer']],
    ]),
    eve: await joins('Eve Stranger', 'donmouth', []),
    frank: await joins('Frank Corrie', 'donmouth', [[donmouth, ['chair']]]),
    grace: await joins('Grace Ledger', 'donmouth', [[donmouth, ['administrator']]]),
    henry: await joins('Henry Quill', 'donmouth', [[donmouth, ['writer']]]),
    iona: await joins('Iona Fallow', 'donmouth', [[donmouth, ['inspector']]]),
    nobody: actor('Nobody', '', 'donmouth', null),
    actor,
    /** The cookie of one of the people above, for a request or a browser of one's own. */
    secretOf: (name: string) => secrets.get(name) ?? '',
    app,
    services,
    letters,
    owner: pools.owner,
    connection: database.connection as Connection,
    /** Work on the database as the app role in a partnership. */
    within: <T>(partnership: string, work: (db: Db) => Promise<T>) => inPartnership(pools.db, partnership, null, work),
    /** Runs every job that is due by the cast's clock, and those that these queue for now. */
    runsJobs: async () => {
      const { runOnce } = await import('graphile-worker')
      await pools.owner.query('update graphile_worker._private_jobs set run_at = now() where run_at <= $1', [
        services.now(),
      ])
      const taskList = tasksOf(modules, services)
      await runOnce({ pgPool: pools.owner, taskList, noHandleSignals: true, logger: await queueLogger() })
    },
    leave: async () => {
      await pools.close()
      await database.drop()
      await rm(data, { recursive: true, force: true })
    },
  }
}

function encoded(fields: Sent): RequestInit {
  const hasFile = Object.values(fields).some((v) => typeof v === 'object' && !Array.isArray(v))
  const form = hasFile ? new FormData() : new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.append(name, value)
    else if (Array.isArray(value)) for (const v of value) form.append(name, v)
    else
      (form as FormData).append(
        name,
        new Blob([value.bytes as BlobPart], { type: value.type ?? 'application/octet-stream' }),
        value.name,
      )
  }
  return { body: form }
}
