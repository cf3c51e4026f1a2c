import type pg from 'pg'

export type NewPartnership = {
  slug: string
  name: string
  nation: 'scotland' | 'england'
  kind: 'real' | 'demo' | 'trial'
  yearStart?: number
  agencies?: readonly { name: string; kind: string; shortName?: string }[]
}

/** The agencies a new partnership is offered, by nation. */
export const usualAgencies = (nation: 'scotland' | 'england'): { name: string; kind: string; shortName: string }[] => [
  { name: 'Social work', kind: 'social_work', shortName: nation === 'scotland' ? 'CSW' : 'CSC' },
  { name: 'Education', kind: 'education', shortName: 'Education' },
  { name: 'Health', kind: 'health', shortName: nation === 'scotland' ? 'NHS' : 'Health' },
  { name: 'Police', kind: 'police', shortName: 'Police' },
  { name: 'Third sector', kind: 'third_sector', shortName: '3rd sector' },
  ...(nation === 'scotland' ? [{ name: 'Children’s reporter', kind: 'reporter', shortName: 'SCRA' }] : []),
]

/** Makes a partnership with its agencies, as the owner. Gives its id, or null when the short name is taken. */
export async function addPartnership(owner: Pick<pg.Pool, 'query'>, p: NewPartnership): Promise<string | null> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into partnership.partnership (slug, name, nation, kind, year_start) values ($1, $2, $3, $4, $5)
     on conflict (slug) do nothing returning id`,
    [p.slug, p.name, p.nation, p.kind, p.yearStart ?? (p.nation === 'scotland' ? 8 : 4)],
  )
  const id = rows[0]?.id
  if (!id) return null
  const agencies = p.agencies ?? usualAgencies(p.nation)
  await owner.query(
    `insert into partnership.agency (partnership_id, name, kind, short_name, position)
     select $1, name, kind, short_name, position from unnest($2::text[], $3::text[], $4::text[]) with ordinality as a (name, kind, short_name, position)`,
    [id, agencies.map((a) => a.name), agencies.map((a) => a.kind), agencies.map((a) => a.shortName ?? '')],
  )
  return id
}
