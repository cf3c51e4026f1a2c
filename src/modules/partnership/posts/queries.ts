import type { Db } from '../../../platform/db.ts'

export type PostRow = {
  id: string
  title: string
  agency_id: string | null
  ends_on: string | null
  ended_on: string | null
  version: number
}
export type PostWords = { title: string; agency_id: string | null; ends_on: string | null }
export type Holding = {
  id: string
  starts: string
  person_id: string | null
  holder: string | null
  interim: boolean
  note: string
}
export type Writer = {
  id: string
  post_id: string
  person_id: string
  name: string
  starts: string
  ends: string | null
}

export const postRow = (db: Db, id: string): Promise<PostRow | undefined> =>
  db
    .selectFrom('partnership.post')
    .select(['id', 'title', 'agency_id', 'ends_on', 'ended_on', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()

export const isTitleTaken = async (db: Db, title: string, but: string | null): Promise<boolean> => {
  const row = await db
    .selectFrom('partnership.post')
    .select('id')
    .where((e) => e(e.fn('lower', ['title']), '=', title.toLowerCase()))
    .executeTakeFirst()
  return row !== undefined && row.id !== but
}

export async function addPost(db: Db, words: PostWords): Promise<string> {
  return (await db.insertInto('partnership.post').values(words).returning('id').executeTakeFirstOrThrow()).id
}

/** False when somebody saved the post since `version`. */
export async function changePost(db: Db, id: string, words: PostWords, version: number): Promise<boolean> {
  const changed = await db
    .updateTable('partnership.post')
    .set({ ...words, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** Ends a post on a day, or takes it up again (null). */
export async function endPost(db: Db, id: string, on: string | null): Promise<void> {
  await db.updateTable('partnership.post').set({ ended_on: on }).where('id', '=', id).execute()
}

/** Who held the post, from when, newest first; what is agreed for a later day too. */
export const holdings = (db: Db, postId: string): Promise<Holding[]> =>
  db
    .selectFrom('partnership.holding as h')
    .leftJoin('identity.membership as m', (on) =>
      on.onRef('m.partnership_id', '=', 'h.partnership_id').onRef('m.person_id', '=', 'h.person_id'),
    )
    .select(['h.id', 'h.starts', 'h.person_id', 'm.name as holder', 'h.interim', 'h.note'])
    .where('h.post_id', '=', postId)
    .orderBy('h.starts', 'desc')
    .execute()

/** Handing over is this one row. A second decision for the same day takes the place of the first. */
export async function handOver(
  db: Db,
  postId: string,
  to: { starts: string; person_id: string | null; interim: boolean; note: string },
): Promise<void> {
  await db
    .insertInto('partnership.holding')
    .values({ post_id: postId, ...to })
    .onConflict((on) =>
      on
        .columns(['partnership_id', 'post_id', 'starts'])
        .doUpdateSet({ person_id: to.person_id, interim: to.interim, note: to.note }),
    )
    .execute()
}

/** Who writes for which post, now or later; those who stopped before today are left out. */
export const writersToday = (db: Db, today: string): Promise<Writer[]> =>
  writers(db)
    .where((e) => e.or([e('w.ends', 'is', null), e('w.ends', '>=', today)]))
    .execute()

/** Everybody who writes or wrote for one post. */
export const writersOf = (db: Db, postId: string): Promise<Writer[]> =>
  writers(db).where('w.post_id', '=', postId).execute()

const writers = (db: Db) =>
  db
    .selectFrom('partnership.writer as w')
    .innerJoin('identity.membership as m', (on) =>
      on.onRef('m.partnership_id', '=', 'w.partnership_id').onRef('m.person_id', '=', 'w.person_id'),
    )
    .select(['w.id', 'w.post_id', 'w.person_id', 'm.name', 'w.starts', 'w.ends'])
    .orderBy('m.name')

/** Lets somebody write for a post from a day on; again, when they did before. */
export async function addWriter(db: Db, postId: string, personId: string, from: string): Promise<void> {
  await db
    .insertInto('partnership.writer')
    .values({ post_id: postId, person_id: personId, starts: from })
    .onConflict((on) =>
      on.columns(['partnership_id', 'post_id', 'person_id']).doUpdateSet({ starts: from, ends: null }),
    )
    .execute()
}

/** Yesterday is their last day; somebody who starts today or later never wrote, so their row goes. */
export async function endWriter(
  db: Db,
  postId: string,
  writerId: string,
  today: string,
  yesterday: string,
): Promise<boolean> {
  const gone = await db
    .deleteFrom('partnership.writer')
    .where('id', '=', writerId)
    .where('post_id', '=', postId)
    .where('starts', '>=', today)
    .executeTakeFirst()
  if (gone.numDeletedRows > 0n) return true
  const ended = await db
    .updateTable('partnership.writer')
    .set({ ends: yesterday })
    .where('id', '=', writerId)
    .where('post_id', '=', postId)
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}
