import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { Partnership, SiteCtx } from './route.ts'
import type { Services } from './services.ts'

/** Somebody in a partnership: what identity.enter gives. */
export type Who = { id: string; name: string; agencyId: string | null; roles: string[]; partnership: Partnership }

/** The first call of a request: who this is and where; sets both for the transaction. Null for a stranger. */
export async function enter(db: Db, digest: Buffer, slug: string, requestId: string): Promise<Who | null> {
  const { rows } = await sql<{
    person_id: string
    name: string
    agency_id: string | null
    roles: string[]
    partnership_id: string
    slug: string
    partnership_name: string
    kind: Partnership['kind']
    nation: Partnership['nation']
    year_start: number
    marking: string
    disclosure_threshold: number
    areas: string[]
  }>`select person_id, name, agency_id, roles, partnership_id, slug, partnership_name, kind, nation, year_start, marking, disclosure_threshold, areas
       from identity.enter(${digest}, ${slug}, ${requestId})`.execute(db)
  const row = rows[0]
  if (!row) return null
  return {
    id: row.person_id,
    name: row.name,
    agencyId: row.agency_id,
    roles: row.roles,
    partnership: {
      id: row.partnership_id,
      slug: row.slug,
      name: row.partnership_name,
      kind: row.kind,
      nation: row.nation,
      yearStart: row.year_start,
      marking: row.marking,
      disclosureThreshold: row.disclosure_threshold,
      areas: row.areas,
    },
  }
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
