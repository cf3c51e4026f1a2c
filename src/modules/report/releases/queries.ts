import { sql } from 'kysely'
import type { Paper } from '../../../documents/write/index.ts'
import type { Db } from '../../../platform/db.ts'
import type { Kind } from '../facts.ts'

export type Release = {
  id: string
  paper_id: string
  number: number
  kind: Kind
  title: string
  data_at: Date
  released_at: Date
  /** The name of whoever released it. */
  released_by: string | null
  withdrawn_at: Date | null
}

const nameOfReleaser = sql<string | null>`(select m.name from identity.membership m
  where m.partnership_id = r.partnership_id and m.person_id = r.released_by limit 1)`

const columns = [
  'r.id',
  'r.paper_id',
  'r.number',
  'r.kind',
  'r.title',
  'r.data_at',
  'r.released_at',
  'r.withdrawn_at',
] as const

/** The newest 200 releases, without their papers. Those that were withdrawn only for whoever asks for them. */
export const releases = (db: Db, which: { withdrawn: boolean } = { withdrawn: false }): Promise<Release[]> =>
  db
    .selectFrom('report.release as r')
    .select([...columns, nameOfReleaser.as('released_by')])
    .$if(!which.withdrawn, (q) => q.where('r.withdrawn_at', 'is', null))
    .orderBy('r.released_at', 'desc')
    .orderBy('r.number', 'desc')
    .limit(200)
    .$castTo<Release>()
    .execute()

export type FrozenRelease = Release & { model: Paper; digest: string; withdrawn_why: string | null }

export const findRelease = (db: Db, id: string): Promise<FrozenRelease | undefined> =>
  db
    .selectFrom('report.release as r')
    .select([...columns, 'r.model', 'r.digest', 'r.withdrawn_why', nameOfReleaser.as('released_by')])
    .where('r.id', '=', id)
    .$castTo<FrozenRelease>()
    .executeTakeFirst()

/** All releases of one paper, newest first. */
export const releasesOf = (
  db: Db,
  paperId: string,
): Promise<{ id: string; number: number; withdrawn_at: Date | null }[]> =>
  db
    .selectFrom('report.release')
    .select(['id', 'number', 'withdrawn_at'])
    .where('paper_id', '=', paperId)
    .orderBy('number', 'desc')
    .execute()

/**
 * Keeps a paper for good. Undefined when somebody released the same number a moment before: the number is in the frozen
 * paper, so it cannot be changed afterwards.
 */
export const freeze = async (
  db: Db,
  release: { paperId: string; number: number; model: Paper; digest: string; dataAt: Date; releasedAt: Date },
): Promise<string | undefined> =>
  (
    await db
      .insertInto('report.release')
      .values({
        paper_id: release.paperId,
        number: release.number,
        kind: release.model.kind,
        title: release.model.title,
        model: JSON.stringify(release.model),
        digest: release.digest,
        data_at: release.dataAt,
        released_at: release.releasedAt,
      })
      .onConflict((c) => c.columns(['partnership_id', 'paper_id', 'number']).doNothing())
      .returning('id')
      .executeTakeFirst()
  )?.id

/** Takes a release back, once. True when it stood until now. */
export const withdraw = async (db: Db, id: string, at: Date, why: string): Promise<boolean> =>
  (
    await db
      .updateTable('report.release')
      .set({ withdrawn_at: at, withdrawn_why: why })
      .where('id', '=', id)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()
  ).numUpdatedRows > 0n
