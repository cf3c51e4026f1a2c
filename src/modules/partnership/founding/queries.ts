import type pg from 'pg'
import { addMember } from '../../identity/index.ts'
import { agencyWords, type Answers, freeSlug, slugOf } from './rules.ts'

export type NewPartnership = {
  slug: string
  name: string
  nation: 'scotland' | 'england'
  kind: 'real' | 'demo' | 'trial'
  yearStart?: number
  createdBy?: string
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
    `insert into partnership.partnership (slug, name, nation, kind, year_start, created_by) values ($1, $2, $3, $4, $5, $6)
     on conflict (slug) do nothing returning id`,
    [p.slug, p.name, p.nation, p.kind, p.yearStart ?? (p.nation === 'scotland' ? 8 : 4), p.createdBy ?? null],
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

/**
 * Founds a partnership from the answers to the five questions, as the owner and in one transaction: agencies, people,
 * the main group and the posts of coordinator and chair. Gives its short name and id.
 */
export async function found(
  pool: pg.Pool,
  by: { id: string; name: string; email: string | null },
  kind: NewPartnership['kind'],
  a: Answers,
  today: string,
): Promise<{ id: string; slug: string }> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const wanted = slugOf(a.name)
    const { rows } = await client.query<{ slug: string }>(
      'select slug from partnership.partnership where slug = $1 or slug like $2',
      [wanted, `${wanted}-%`],
    )
    const slug = freeSlug(
      wanted,
      rows.map((row) => row.slug),
    )
    const usual = usualAgencies(a.nation)
    const agencies = [
      ...a.agencies.map((kind) => usual.find((each) => each.kind === kind) ?? { name: agencyWords[kind], kind }),
      ...a.ownAgencies
        .filter((name) => !usual.some((each) => a.agencies.some((kind) => kind === each.kind) && same(each.name, name)))
        .map((name) => ({ name, kind: 'other' })),
    ]
    const id = await addPartnership(client, { slug, name: a.name, nation: a.nation, kind, createdBy: by.id, agencies })
    if (!id) throw new Error('Somebody founded a partnership of this name at the same moment. Try again.')
    await client.query("select set_config('holdfast.partnership', $1, true), set_config('holdfast.person', $2, true)", [
      id,
      by.id,
    ])
    const mine = a.coordinator.kind === 'me' || same(a.coordinator.email, by.email ?? '')
    await addMember(client, id, {
      email: by.email,
      name: by.name,
      roles: mine ? ['coordinator', 'administrator'] : ['administrator'],
      personId: by.id,
    })
    const coordinator =
      mine || a.coordinator.kind === 'me'
        ? by.id
        : await addMember(client, id, { email: a.coordinator.email, name: a.coordinator.name, roles: ['coordinator'] })
    if (a.group)
      await client.query('insert into partnership.governance_group (partnership_id, name) values ($1, $2)', [
        id,
        a.group,
      ])
    await addPost(client, id, 'Coordinator', { personId: coordinator, from: today })
    if (a.chair && !same(a.chair, 'Coordinator')) await addPost(client, id, a.chair, null)
    await client.query('commit')
    return { id, slug }
  } catch (e) {
    await client.query('rollback')
    throw e
  } finally {
    client.release()
  }
}

/** Is there no partnership at all yet, so that nobody can sign in? */
export async function isBare(owner: Pick<pg.Pool, 'query'>): Promise<boolean> {
  const { rows } = await owner.query<{ bare: boolean }>(
    'select not exists (select from partnership.partnership) as bare',
  )
  return rows[0]?.bare ?? false
}

export async function countTrials(owner: Pick<pg.Pool, 'query'>, personId: string): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(
    "select count(*)::int as n from partnership.partnership where kind = 'trial' and created_by = $1",
    [personId],
  )
  return rows[0]?.n ?? 0
}

async function addPost(
  owner: Pick<pg.Pool, 'query'>,
  partnershipId: string,
  title: string,
  held: { personId: string; from: string } | null,
) {
  const { rows } = await owner.query<{ id: string }>(
    'insert into partnership.post (partnership_id, title) values ($1, $2) returning id',
    [partnershipId, title],
  )
  if (held)
    await owner.query(
      'insert into partnership.holding (partnership_id, post_id, starts, person_id) values ($1, $2, $3, $4)',
      [partnershipId, rows[0]?.id, held.from, held.personId],
    )
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()
