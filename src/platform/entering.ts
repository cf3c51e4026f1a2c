import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { Partnership, Scope, SiteCtx } from './route.ts'
import type { Services } from './services.ts'

/** Somebody in a partnership: what identity.enter gives. */
export type Who = { id: string; name: string; agencyId: string | null; roles: string[]; partnership: Partnership }

/** The first call of a request: who this is and where; sets both for the transaction. Null for a stranger. */
export async function enter(db: Db, digest: Buffer, slug: string, requestId: string): Promise<Who | null> {
  const { rows } = await sql<
    PartnershipRow & { person_id: string; name: string; agency_id: string | null; roles: string[] }
  >`select person_id, name, agency_id, roles, partnership_id, slug, partnership_name, kind, nation, year_start, marking, disclosure_threshold, areas
       from identity.enter(${digest}, ${slug}, ${requestId})`.execute(db)
  const row = rows[0]
  if (!row) return null
  return {
    id: row.person_id,
    name: row.name,
    agencyId: row.agency_id,
    roles: row.roles,
    partnership: partnershipOf(row),
  }
}

type PartnershipRow = {
  partnership_id: string
  slug: string
  partnership_name: string
  kind: Partnership['kind']
  nation: Partnership['nation']
  year_start: number
  marking: string
  disclosure_threshold: number
  areas: string[]
}

const partnershipOf = (row: PartnershipRow): Partnership => ({
  id: row.partnership_id,
  slug: row.slug,
  name: row.partnership_name,
  kind: row.kind,
  nation: row.nation,
  yearStart: row.year_start,
  marking: row.marking,
  disclosureThreshold: row.disclosure_threshold,
  areas: row.areas,
})

export type LinkStanding = 'open' | 'closed' | 'passed_on'
export type ByLink = { standing: LinkStanding; asking: string; id: string; name: string; partnership: Partnership }

/** Whose personal link this is, and which asking it opens. Sets partnership and person when it is open. Null: no such link. */
export async function enterByLink(db: Db, digest: Buffer, slug: string, requestId: string): Promise<ByLink | null> {
  const { rows } = await sql<
    PartnershipRow & { standing: LinkStanding; asking_id: string; person_id: string; name: string }
  >`select standing, asking_id, person_id, name, partnership_id, slug, partnership_name, kind, nation, year_start, marking, disclosure_threshold, areas
       from plan.enter_link(${digest}, ${slug}, ${requestId})`.execute(db)
  const row = rows[0]
  return row
    ? {
        standing: row.standing,
        asking: row.asking_id,
        id: row.person_id,
        name: row.name,
        partnership: partnershipOf(row),
      }
    : null
}

export type ByToken = {
  standing: 'open' | 'revoked' | 'expired'
  id: string
  name: string
  scopes: Scope[]
  partnership: Partnership
}

/** Which partnership a token opens, and for what. Sets the partnership when it is open. Null: no such token here. */
export async function enterByToken(db: Db, digest: Buffer, slug: string, requestId: string): Promise<ByToken | null> {
  const { rows } = await sql<
    PartnershipRow & { standing: ByToken['standing']; token_id: string; token_name: string; scopes: Scope[] }
  >`select standing, token_id, token_name, scopes, partnership_id, slug, partnership_name, kind, nation, year_start, marking, disclosure_threshold, areas
       from measure.enter_token(${digest}, ${slug}, ${requestId})`.execute(db)
  const row = rows[0]
  return row
    ? {
        standing: row.standing,
        id: row.token_id,
        name: row.token_name,
        scopes: row.scopes,
        partnership: partnershipOf(row),
      }
    : null
}

/** Who is signed in, outside any partnership, and which partnerships are theirs. Null when nobody is. */
export async function known(db: Db | Services['db'], digest: Buffer): Promise<SiteCtx['person']> {
  const { rows } = await sql<{
    person_id: string
    name: string
    email: string | null
    partnerships: NonNullable<SiteCtx['person']>['partnerships']
  }>`
    select person_id, name, email, partnerships from identity.known(${digest})`.execute(db)
  const row = rows[0]
  return row ? { id: row.person_id, name: row.name, email: row.email, partnerships: row.partnerships } : null
}
