import type { Readable } from 'node:stream'
import type { Child } from 'hono/jsx'
import type { Body, Fields, Limits, Upload } from './body.ts'
import type { Db } from './db.ts'
import type { Frame } from './frame.tsx'
import type { Permission } from './permissions.ts'
import type { Services } from './services.ts'

/** Who a route is for. A route without it does not compile. */
export type Can = { who: 'member'; permission: Permission }
export const member = (permission: Permission): Can => ({ who: 'member', permission })

/** A page for whoever holds the secret of a personal letter; `permission` is what the link lets them do, for one asking. */
export type LinkCan = { who: 'link'; permission: Permission }
export const link = (permission: Permission): LinkCan => ({ who: 'link', permission })

/** What a token may let a machine do. */
export type Scope = 'measure.push' | 'measure.pull'

/** For machines: whoever sends a token that has this scope. Answers are JSON or files, never pages. */
export type TokenCan = { who: 'token'; scope: Scope }
export const token = (scope: Scope): TokenCan => ({ who: 'token', scope })

/** Pages outside any partnership: for anybody (say why) or for somebody signed in. */
export type SiteCan = { who: 'anyone'; why: string } | { who: 'person' }
export const anyone = (why: string): SiteCan => ({ who: 'anyone', why })
export const person: SiteCan = { who: 'person' }

export type Partnership = {
  id: string
  slug: string
  name: string
  kind: 'real' | 'demo' | 'trial'
  nation: 'scotland' | 'england'
  yearStart: number
  marking: string
  disclosureThreshold: number
  areas: string[]
}

/** What a handler gets. `today` is the date in London, 'YYYY-MM-DD'; rules never look at the clock. */
export type Ctx = {
  db: Db
  services: Services
  params: Record<string, string>
  query: URLSearchParams
  form: Fields
  files: Record<string, Upload[]>
  user: { id: string; name: string; agencyId: string | null; roles: string[] }
  partnership: Partnership
  today: string
  now: Date
  requestId: string
  /** May this person do that here? For buttons and for records; the route's own permission has been checked. */
  may(permission: Permission): boolean
  /** An address in this partnership: path('/plan') is '/p/donmouth/plan'. */
  path(rest: string): string
  /** Header, areas and banner of a page; `area` is the module's noun. */
  frame(area?: string): Frame & { banner?: string | undefined }
  /** What rooms further right put on this page, in the order of the site, where this person may see it. */
  panels(place: PanelPlace, id: string): Promise<Child[]>
  /** What living evidence may say where it leaves the working space, from the rooms that know; what none knows says nothing. */
  sayings(sourceIds: readonly string[]): Promise<Sayings>
}

export type SiteCtx = Omit<Ctx, 'user' | 'partnership' | 'may' | 'path' | 'frame' | 'panels' | 'sayings'> & {
  person: {
    id: string
    name: string
    email: string | null
    partnerships: { slug: string; name: string; kind: string; roles: string[] }[]
  } | null
  request: Request
  /** The network address that asks, for limits; '' when it is not known. */
  from: string
  frame(): Frame & { banner?: string | undefined }
}

export type Answer =
  | { kind: 'page'; page: Child; status: number; cookies?: string[] }
  | { kind: 'goTo'; path: string; said?: string; cookies?: string[] }
  | { kind: 'file'; path: string; name: string; type: string }
  | { kind: 'stream'; stream: Readable; name: string; type: string; headers?: Record<string, string> }
  | { kind: 'bytes'; bytes: Uint8Array | string; name: string; type: string; inline?: boolean }
  | { kind: 'json'; value: unknown; status: number; headers?: Record<string, string> }
  | { kind: 'nothing' }
  | { kind: 'missing' }
  | { kind: 'refused' }
  /** Runs after the commit: for slow work that must not hold a transaction (Word, PDF). */
  | { kind: 'after'; run: () => Promise<Answer> }

export const page = (content: Child, status = 200): Answer => ({ kind: 'page', page: content, status })
/** 303. `said` is shown once on the next page: what has just succeeded. */
export const goTo = (path: string, said?: string): Answer => ({ kind: 'goTo', path, ...(said ? { said } : {}) })
export const missing: Answer = { kind: 'missing' }
/** The role allows it, the record does not (somebody else's draft). */
export const refused: Answer = { kind: 'refused' }
export const nothing: Answer = { kind: 'nothing' }
export const json = (value: unknown, status = 200): Extract<Answer, { kind: 'json' }> => ({
  kind: 'json',
  value,
  status,
})
export const bytes = (content: Uint8Array | string, name: string, type: string, inline = false): Answer => ({
  kind: 'bytes',
  bytes: content,
  name,
  type,
  inline,
})
/** A stored file, always as a download, never shown inside the site. */
export const file = (path: string, name: string, type: string): Answer => ({ kind: 'file', path, name, type })
/** A download that is made while it is sent, so that it never lies in memory or on disk. */
export const streamed = (
  stream: Readable,
  name: string,
  type: string,
  headers: Record<string, string> = {},
): Answer => ({
  kind: 'stream',
  stream,
  name,
  type,
  headers,
})
export const after = (run: () => Promise<Answer>): Answer => ({ kind: 'after', run })

/** One address. `path` stands below /p/:partnership for members; parts like :item are UUIDs unless `text` names them. */
export type Route = {
  method: 'GET' | 'POST'
  path: string
  can: Can
  limits?: Partial<Limits>
  /** Params that are words, not UUIDs. */
  text?: readonly string[]
  run: (c: Ctx) => Promise<Answer> | Answer
}

/** What the handler of a personal link gets: one asking and whose link it is. There is no role, and no other page. */
export type LinkCtx = Omit<Ctx, 'user' | 'may' | 'panels' | 'sayings'> & {
  user: { id: string; name: string }
  asking: string
}

/** An address that holds its own key: its `:secret` opens one asking until the round closes, and is never used up. */
export type LinkRoute = {
  method: 'GET' | 'POST'
  path: `${string}/:secret`
  can: LinkCan
  run: (c: LinkCtx) => Promise<Answer> | Answer
}

/** The body of a push as it came, on disk until the request is over; `type`: its media type. */
export type TokenBody = { path: string; size: number; type: string }

/** What the handler of a token gets. There is no person: the token stands in the records. */
export type TokenCtx = Omit<Ctx, 'user' | 'may' | 'frame' | 'form' | 'files' | 'panels' | 'sayings'> & {
  token: { id: string; name: string }
  body: TokenBody | null
}

/** An address for machines. `most`: bytes of a body; `:secret` in the path holds the token where no header can be sent. */
export type TokenRoute = {
  method: 'GET' | 'POST'
  path: string
  can: TokenCan
  most?: number
  run: (c: TokenCtx) => Promise<Answer> | Answer
}

export type SiteRoute = {
  method: 'GET' | 'POST'
  path: string
  can: SiteCan
  run: (c: SiteCtx) => Promise<Answer> | Answer
}

/** What a job gets. `within`: a transaction of the job's partnership, as the app role; `slug`: for addresses in letters. */
export type JobCtx = {
  services: Services
  slug: string
  now: Date
  today: string
  within<T>(work: (db: Db) => Promise<T>): Promise<T>
}

/** Work after a commit. It may run twice, so it looks first whether there is still something to do. */
export type Job = (c: JobCtx, about: Record<string, string>) => Promise<void>

/**
 * A place that a page leaves open for rooms that it may not import, named after the page; an id says whose page it is. What
 * fills it belongs to the room that knows it, so no import points rightwards.
 */
export type PanelPlace = 'inspection.finding'
export type Panel = { place: PanelPlace; can: Permission; show: (c: Ctx, id: string) => Promise<Child | null> }

/** Words by the id of the source, and the rule by which figures are not shown: to be printed with them. */
export type Sayings = { words: Map<string, string>; rule: string }

/**
 * A room of the house. `nav`: its word in the navigation and who sees it. `jobs` are named like `plan.chase`; `sweep` runs
 * every night and at each start, and queues again what is due.
 */
export type Module = {
  name: string
  routes: Route[]
  site?: SiteRoute[]
  links?: LinkRoute[]
  tokens?: TokenRoute[]
  jobs?: Record<string, Job>
  sweep?: Job
  panels?: Panel[]
  /** What its living evidence may say outside; it remembers that it left. */
  sayings?: (c: Pick<Ctx, 'db' | 'now'>, sourceIds: readonly string[]) => Promise<Sayings>
  nav?: { href: string; text: string; can: Permission; area?: string }[]
}

export type { Body, Fields, Upload }
