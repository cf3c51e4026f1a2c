import type pg from 'pg'
import type { Role } from '../../platform/permissions.ts'
import { digestOf, newSecret } from '../../platform/session.ts'

/** Any connection of the owner: a person belongs to no partnership, so row security cannot reach them. */
export type Owner = Pick<pg.Pool, 'query'>

export type NewMember = {
  /** Null: somebody who holds a post but cannot sign in yet. */
  email: string | null
  name: string
  roles: readonly Role[]
  agencyId?: string | null
  job?: string
}

/** Finds the person with this address or makes one, and makes or changes their membership. Gives the person's id. */
export async function addMember(owner: Owner, partnershipId: string, member: NewMember): Promise<string> {
  const email = member.email?.trim().toLowerCase() || null
  const known = email
    ? await owner.query<{ id: string }>('select id from identity.person where email = $1', [email])
    : { rows: [] }
  const personId =
    known.rows[0]?.id ??
    (
      await owner.query<{ id: string }>('insert into identity.person (email, name) values ($1, $2) returning id', [
        email,
        member.name,
      ])
    ).rows[0]?.id
  if (!personId) throw new Error('The person was not stored')
  await owner.query(
    `insert into identity.membership (partnership_id, person_id, name, email, agency_id, job, roles) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (partnership_id, person_id) do update
       set name = excluded.name, email = excluded.email, agency_id = coalesce(excluded.agency_id, membership.agency_id),
           roles = excluded.roles, ends = null, version = membership.version + 1`,
    [partnershipId, personId, member.name, email, member.agencyId ?? null, member.job ?? '', member.roles],
  )
  return personId
}

/** Signs a person in: gives the secret for the cookie. Sessions end after 30 days, or 8 hours without use. */
export async function beginSession(owner: Owner, personId: string, device: string): Promise<string> {
  const secret = newSecret()
  await owner.query(
    `insert into identity.session (digest, person_id, device, expires_at) values ($1, $2, $3, now() + interval '30 days')`,
    [digestOf(secret), personId, device.slice(0, 200)],
  )
  return secret
}
