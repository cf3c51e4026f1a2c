import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Level } from './facts.ts'
import type { LevelRow } from './standing.ts'

const selected = (db: Db) =>
  db
    .selectFrom('thread.level as l')
    .leftJoin('identity.membership as p', (j) =>
      j.onRef('p.partnership_id', '=', 'l.partnership_id').onRef('p.person_id', '=', 'l.proposed_by'),
    )
    .leftJoin('identity.membership as s', (j) =>
      j.onRef('s.partnership_id', '=', 'l.partnership_id').onRef('s.person_id', '=', 'l.seconded_by'),
    )
    .select([
      'l.id',
      'l.finding_id',
      'l.level',
      'l.mixed',
      'l.judged',
      'l.suggested',
      'l.suggested_why',
      'l.reason',
      'l.otherwise',
      'l.state',
      'l.proposed_by',
      'p.name as proposer',
      'l.proposed_at',
      'l.seconded_by',
      's.name as seconder',
      'l.seconded_at',
      'l.answer',
    ])
    .$castTo<LevelRow>()

/** All levels of some findings, as confirmed, waiting or refused, oldest first. */
export const levelRows = (db: Db, findingIds: readonly string[]): Promise<LevelRow[]> =>
  selected(db)
    .where('l.finding_id', '=', sql<string>`any(${findingIds}::uuid[])`)
    .orderBy('l.proposed_at')
    .orderBy('l.id')
    .execute()

export const findLevel = (db: Db, id: string): Promise<LevelRow | undefined> =>
  selected(db).where('l.id', '=', id).executeTakeFirst()

export type NewLevel = {
  level: Level
  mixed: boolean
  judged: boolean
  suggested: Level
  suggested_why: string[]
  reason: string
  otherwise: string
  state: 'waits' | 'confirmed'
}

/** Puts down a level. One that still waits for a second person is replaced by it. */
export const addLevel = async (db: Db, findingId: string, level: NewLevel): Promise<string> => {
  await db
    .updateTable('thread.level')
    .set({ state: 'refused', answer: 'Replaced by another proposal.' })
    .where('finding_id', '=', findingId)
    .where('state', '=', 'waits')
    .execute()
  return (
    await db
      .insertInto('thread.level')
      .values({ finding_id: findingId, ...level })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
}

/** The second person's answer. True when it still waited. */
export const answerLevel = async (
  db: Db,
  id: string,
  answer: { state: 'confirmed' | 'refused'; by: string; at: Date; words: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('thread.level')
    .set({ state: answer.state, seconded_by: answer.by, seconded_at: answer.at, answer: answer.words })
    .where('id', '=', id)
    .where('state', '=', 'waits')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
