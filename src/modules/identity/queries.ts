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
  /** When it is known who this is, whatever the address. */
  personId?: string
}

/** Finds the person with this address or makes one, and makes or changes their membership. Gives the person's id. */
export async function addMember(owner: Owner, partnershipId: string, member: NewMember): Promise<string> {
  const email = member.email?.trim().toLowerCase() || null
  const personId = member.personId ?? (await findOrAddPerson(owner, email, member.name))
  await owner.query(
    `insert into identity.membership (partnership_id, person_id, name, email, agency_id, job, roles) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (partnership_id, person_id) do update
       set name = excluded.name, email = excluded.email, agency_id = coalesce(excluded.agency_id, membership.agency_id),
           roles = excluded.roles, ends = null, version = membership.version + 1`,
    [partnershipId, personId, member.name, email, member.agencyId ?? null, member.job ?? '', member.roles],
  )
  return personId
}

/** The person with this address, or a new one. Somebody without an address is always new. */
export async function findOrAddPerson(owner: Owner, email: string | null, name: string): Promise<string> {
  const known = email
    ? (await owner.query<{ id: string }>('select id from identity.person where email = $1', [email])).rows[0]
    : undefined
  if (known) return known.id
  const { rows } = await owner.query<{ id: string }>(
    'insert into identity.person (email, name) values ($1, $2) returning id',
    [email, name],
  )
  if (!rows[0]) throw new Error('The person was not stored')
  return rows[0].id
}

/**
 * Gives a person another address to sign in with, and signs them out everywhere. Refused when somebody else has it, and
 * when the person belongs to another partnership too: nobody may take over an account that others rely on.
 */
export async function changeAddress(
  owner: Owner,
  personId: string,
  partnershipId: string,
  email: string | null,
): Promise<'changed' | 'taken' | 'elsewhere'> {
  const { rows: elsewhere } = await owner.query(
    'select person_id from identity.membership where person_id = $1 and partnership_id <> $2 limit 1',
    [personId, partnershipId],
  )
  if (elsewhere.length > 0) return 'elsewhere'
  const { rows } = await owner.query(
    'update identity.person set email = $2 where id = $1 and not exists (select from identity.person where email = $2 and id <> $1) returning id',
    [personId, email],
  )
  if (rows.length === 0) return 'taken'
  await owner.query('delete from identity.session where person_id = $1', [personId])
  await owner.query('delete from identity.sign_in where person_id = $1', [personId])
  return 'changed'
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
