import type { Owner } from '../queries.ts'

export type CastMember = { personId: string; name: string; job: string; roles: string[] }
export type CastOf = { slug: string; partnership: string; people: CastMember[] }

/** Everybody in the demo partnerships, coordinators first. */
export async function demoCast(owner: Owner): Promise<CastOf[]> {
  const { rows } = await owner.query<{ slug: string; partnership: string } & CastMember>(
    `select q.slug, q.name as partnership, m.person_id as "personId", m.name, m.job, m.roles
       from identity.membership m join partnership.partnership q on q.id = m.partnership_id
      where q.kind = 'demo' and m.starts <= current_date and (m.ends is null or m.ends >= current_date)
      order by q.created_at, q.name, not m.roles && array['coordinator'], not m.roles && array['chair'], not m.roles && array['lead'], m.name`,
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
