import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type Agency = { id: string; name: string; short_name: string; kind: string }
export type Group = { id: string; name: string; short_name: string }

/** A post as it stands today. `vacant_since` is null when somebody holds it, and when nobody ever did. */
export type Post = {
  id: string
  title: string
  agency_id: string | null
  agency: string | null
  person_id: string | null
  holder: string | null
  interim: boolean
  vacant_since: string | null
  held_since: string | null
  ends_on: string | null
  ended_on: string | null
}

export type Member = {
  person_id: string
  name: string
  email: string | null
  agency_id: string | null
  roles: string[]
  job: string
  starts: string
  ends: string | null
}

/** The agencies in use, in their order. */
export const agencies = (db: Db): Promise<Agency[]> =>
  db
    .selectFrom('partnership.agency')
    .select(['id', 'name', 'short_name', 'kind'])
    .where('ended_on', 'is', null)
    .orderBy('position')
    .orderBy('name')
    .execute()

/** The groups in use, in their order. */
export const groups = (db: Db): Promise<Group[]> =>
  db
    .selectFrom('partnership.governance_group')
    .select(['id', 'name', 'short_name'])
    .where('ended_on', 'is', null)
    .orderBy('position')
    .orderBy('name')
    .execute()

/** All posts with who holds them today, by title; ended posts too, so that old items can name them. */
export const posts = (db: Db): Promise<Post[]> =>
  db
    .selectFrom('partnership.post_today')
    .select([
      'id',
      'title',
      'agency_id',
      'agency',
      'person_id',
      'holder',
      'interim',
      'vacant_since',
      'held_since',
      'ends_on',
      'ended_on',
    ])
    .orderBy('title')
    .$castTo<Post>()
    .execute()

/** Everybody who belongs or belonged to the partnership. */
export const people = (db: Db): Promise<Member[]> =>
  db
    .selectFrom('identity.membership')
    .select(['person_id', 'name', 'email', 'agency_id', 'roles', 'job', 'starts', 'ends'])
    .orderBy('name')
    .execute()

/** The posts a person holds today and those they write for, as ids. */
export async function postsOf(
  db: Db,
  personId: string,
  today: string,
): Promise<{ holds: string[]; writesFor: string[] }> {
  const held = db
    .selectFrom('partnership.post_today')
    .select(['id', sql<boolean>`true`.as('holds')])
    .where('person_id', '=', personId)
    .where('ended_on', 'is', null)
  const written = db
    .selectFrom('partnership.writer')
    .select(['post_id as id', sql<boolean>`false`.as('holds')])
    .where('person_id', '=', personId)
    .where('starts', '<=', today)
    .where((e) => e.or([e('ends', 'is', null), e('ends', '>=', today)]))
  const rows = await held.unionAll(written).execute()
  const ids = (holds: boolean) => rows.flatMap((r) => (r.id && r.holds === holds ? [r.id] : []))
  return { holds: ids(true), writesFor: ids(false) }
}

/** The post with this title, whatever its capitals; made when there is none. */
export async function findOrAddPost(db: Db, title: string, agencyId: string | null = null): Promise<string> {
  const tidy = title.trim().replace(/\s+/g, ' ').slice(0, 200)
  const found = await db
    .selectFrom('partnership.post')
    .select('id')
    .where((e) => e(e.fn('lower', ['title']), '=', tidy.toLowerCase()))
    .executeTakeFirst()
  if (found) return found.id
  return (
    await db
      .insertInto('partnership.post')
      .values({ title: tidy, agency_id: agencyId })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
}

/** The group with this name, whatever its capitals; made when there is none. */
export async function findOrAddGroup(db: Db, name: string): Promise<string> {
  const tidy = name.trim().replace(/\s+/g, ' ').slice(0, 200)
  const found = await db
    .selectFrom('partnership.governance_group')
    .select('id')
    .where((e) => e(e.fn('lower', ['name']), '=', tidy.toLowerCase()))
    .executeTakeFirst()
  if (found) return found.id
  return (
    await db.insertInto('partnership.governance_group').values({ name: tidy }).returning('id').executeTakeFirstOrThrow()
  ).id
}

/** The agency with this name or short name, whatever its capitals; made when there is none. */
export async function findOrAddAgency(db: Db, name: string, kind = 'other'): Promise<string> {
  const tidy = name.trim().replace(/\s+/g, ' ').slice(0, 200)
  const found = await db
    .selectFrom('partnership.agency')
    .select('id')
    .where((e) =>
      e.or([
        e(e.fn('lower', ['name']), '=', tidy.toLowerCase()),
        e(e.fn('lower', ['short_name']), '=', tidy.toLowerCase()),
      ]),
    )
    .executeTakeFirst()
  if (found) return found.id
  return (
    await db
      .insertInto('partnership.agency')
      .values({ name: tidy, kind, position: 100 })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
}
