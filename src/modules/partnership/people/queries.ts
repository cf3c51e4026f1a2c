import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'

export type MemberRow = {
  id: string
  person_id: string
  name: string
  email: string | null
  agency_id: string | null
  agency: string | null
  job: string
  roles: string[]
  starts: string
  ends: string | null
  version: number
}
export type MemberWords = {
  name: string
  email: string | null
  agency_id: string | null
  job: string
  roles: string[]
  starts: string
}

const members = (db: Db) =>
  db
    .selectFrom('identity.membership as m')
    .leftJoin('partnership.agency as a', (on) =>
      on.onRef('a.partnership_id', '=', 'm.partnership_id').onRef('a.id', '=', 'm.agency_id'),
    )
    .select([
      'm.id',
      'm.person_id',
      'm.name',
      'm.email',
      'm.agency_id',
      'a.name as agency',
      'm.job',
      'm.roles',
      'm.starts',
      'm.ends',
      'm.version',
    ])

export const allMembers = (db: Db): Promise<MemberRow[]> => members(db).orderBy('m.name').execute()

export const memberOf = (db: Db, personId: string): Promise<MemberRow | undefined> =>
  members(db).where('m.person_id', '=', personId).executeTakeFirst()

/** One change of roles at a time, so that two cannot each remove the other's last administrator. */
export async function lockRoles(db: Db, partnershipId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('identity.roles' || ${partnershipId}::text, 0))`.execute(db)
}

export async function othersWith(
  db: Db,
  personId: string | null,
  today: string,
): Promise<{ administrators: number; coordinators: number }> {
  const rows = await db
    .selectFrom('identity.membership')
    .select(['person_id', 'roles'])
    .where('starts', '<=', today)
    .where((e) => e.or([e('ends', 'is', null), e('ends', '>=', today)]))
    .execute()
  const others = rows.filter((row) => row.person_id !== personId)
  const count = (role: string) => others.filter((row) => row.roles.includes(role)).length
  return { administrators: count('administrator'), coordinators: count('coordinator') }
}

/** A new membership, or that of somebody who comes back. */
export async function addMembership(db: Db, personId: string, words: MemberWords): Promise<void> {
  await db
    .insertInto('identity.membership')
    .values({ person_id: personId, ...words })
    .onConflict((on) =>
      on
        .columns(['partnership_id', 'person_id'])
        .doUpdateSet((e) => ({ ...words, ends: null, version: e('identity.membership.version', '+', 1) })),
    )
    .execute()
}

/** False when somebody saved this membership since `version`. */
export async function changeMembership(db: Db, id: string, words: MemberWords, version: number): Promise<boolean> {
  const changed = await db
    .updateTable('identity.membership')
    .set({ ...words, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/**
 * Ends a membership: its last day counts. The posts that the person holds are vacant from the day after, and they stop
 * writing for others.
 */
export async function endMembership(db: Db, member: MemberRow, lastDay: string, dayAfter: string): Promise<void> {
  const { person_id } = member
  await db
    .updateTable('identity.membership')
    .set({ ends: lastDay, version: member.version + 1 })
    .where('id', '=', member.id)
    .execute()
  await sql`
    insert into partnership.holding (post_id, starts, person_id, note)
    select p.id, ${dayAfter}::date, null, ${`${member.name} left the partnership`}
      from partnership.post p
      join lateral (select h.person_id from partnership.holding h where h.partnership_id = p.partnership_id and h.post_id = p.id
                     and h.starts <= ${dayAfter}::date order by h.starts desc limit 1) h on h.person_id = ${person_id}::uuid
    on conflict (partnership_id, post_id, starts) do update set person_id = null, interim = false, note = excluded.note`.execute(
    db,
  )
  await db.deleteFrom('partnership.holding').where('person_id', '=', person_id).where('starts', '>', dayAfter).execute()
  await db.deleteFrom('partnership.writer').where('person_id', '=', person_id).where('starts', '>', lastDay).execute()
  await db
    .updateTable('partnership.writer')
    .set({ ends: lastDay })
    .where('person_id', '=', person_id)
    .where((e) => e.or([e('ends', 'is', null), e('ends', '>', lastDay)]))
    .execute()
}
