import type { Role } from '../../../platform/permissions.ts'
import type { Owner } from '../queries.ts'

export type PastMember = {
  /** Null: somebody who is known but cannot sign in. */
  email: string | null
  name: string
  agencyId: string | null
  job: string
  roles: readonly Role[]
  /** First and last day, 'YYYY-MM-DD'. */
  starts: string
  ends: string | null
}

/** Adds people who have belonged for some time, as the owner. Gives their ids, in order. */
export async function addPastMembers(
  owner: Owner,
  partnershipId: string,
  members: readonly PastMember[],
): Promise<string[]> {
  const people = await owner.query<{ id: string; n: number }>(
    `with asked as (select * from jsonb_to_recordset($1) as a (n int, email text, name text)),
       fresh as (insert into identity.person (email, name) select email, name from asked where email is not null
                 on conflict (email) do update set name = person.name returning id, email),
       silent as (select n, new_id() as id, name from asked where email is null),
       made as (insert into identity.person (id, name) select id, name from silent returning id)
     select a.n, f.id from asked a join fresh f using (email) union all select n, id from silent order by n`,
    [JSON.stringify(members.map(({ email, name }, n) => ({ n, email, name })))],
  )
  const ids = people.rows.map(({ id }) => id)
  await owner.query(
    `insert into identity.membership (partnership_id, person_id, name, email, agency_id, job, roles, starts, ends)
     select $1, person_id, name, email, agency_id, job, roles, starts, ends
       from jsonb_to_recordset($2) as a (person_id uuid, name text, email text, agency_id uuid, job text, roles text[], starts date, ends date)`,
    [
      partnershipId,
      JSON.stringify(members.map(({ agencyId, ...m }, n) => ({ ...m, agency_id: agencyId, person_id: ids[n] }))),
    ],
  )
  return ids
}
