import type { Owner } from '../queries.ts'

export type CastMember = { personId: string; name: string; job: string; roles: string[] }
export type CastOf = { slug: string; partnership: string; people: CastMember[] }

/**
 * Ten people at most of each demo partnership, coordinators first: of those with the same roles the three who have been
 * there longest.
 */
export async function demoCast(owner: Owner): Promise<CastOf[]> {
  const { rows } = await owner.query<{ slug: string; partnership: string } & CastMember>(
    `with present as (
       select q.slug, q.name as partnership, q.created_at, m.person_id, m.name, m.job, m.roles, m.starts,
              row_number() over (partition by q.id, m.roles order by m.starts, m.name) as nth
         from identity.membership m join partnership.partnership q on q.id = m.partnership_id
        where q.kind = 'demo' and m.email is not null and m.starts <= current_date and (m.ends is null or m.ends >= current_date)),
     chosen as (
       select *, row_number() over (partition by slug order by nth, starts, name) as place from present where nth <= 3)
     select slug, partnership, person_id as "personId", name, job, roles from chosen where place <= 10
      order by created_at, partnership, not roles && array['coordinator'], not roles && array['chair'],
               not roles && array['lead'], starts, name`,
  )
  return [...Map.groupBy(rows, (row) => row.slug)].map(([slug, people]) => ({
    slug,
    partnership: people[0]?.partnership ?? slug,
    people: people.map(({ personId, name, job, roles }) => ({ personId, name, job, roles })),
  }))
}

/** May this person be signed in by anybody? Only when they belong somewhere, and nowhere that is real. */
export async function isDemoPerson(owner: Owner, personId: string): Promise<boolean> {
  const { rows } = await owner.query<{ is: boolean }>(
    `select coalesce(bool_and(q.kind in ('demo', 'trial')), false) as is
       from identity.membership m join partnership.partnership q on q.id = m.partnership_id where m.person_id = $1`,
    [personId],
  )
  return rows[0]?.is ?? false
}
