import type { Db } from '../../../platform/db.ts'

export type PastPost = {
  title: string
  agencyId: string | null
  endsOn: string | null
  /** Who held it from which day on; null: vacant. */
  held: readonly { starts: string; personId: string | null; interim: boolean; note: string }[]
  writers: readonly { personId: string; starts: string }[]
}

/** Adds posts with all who have held them and who writes for them. Gives their ids, in order. */
export async function addPastPosts(db: Db, posts: readonly PastPost[]): Promise<string[]> {
  const rows = await db
    .insertInto('partnership.post')
    .values(posts.map(({ title, agencyId, endsOn }) => ({ title, agency_id: agencyId, ends_on: endsOn })))
    .returning(['id', 'title'])
    .execute()
  const ids = posts.map(({ title }) => rows.find((row) => row.title === title)?.id ?? '')
  const held = posts.flatMap((post, n) =>
    post.held.map(({ starts, personId, interim, note }) => ({
      post_id: ids[n] ?? '',
      starts,
      person_id: personId,
      interim,
      note,
    })),
  )
  if (held.length > 0) await db.insertInto('partnership.holding').values(held).execute()
  const writers = posts.flatMap((post, n) =>
    post.writers.map(({ personId, starts }) => ({ post_id: ids[n] ?? '', person_id: personId, starts })),
  )
  if (writers.length > 0) await db.insertInto('partnership.writer').values(writers).execute()
  return ids
}

/** Adds groups in their order. Gives their ids. */
export async function addPastGroups(db: Db, groups: readonly { name: string; shortName: string }[]): Promise<string[]> {
  const rows = await db
    .insertInto('partnership.governance_group')
    .values(groups.map(({ name, shortName }, position) => ({ name, short_name: shortName, position })))
    .returning(['id', 'name'])
    .execute()
  return groups.map(({ name }) => rows.find((row) => row.name === name)?.id ?? '')
}
