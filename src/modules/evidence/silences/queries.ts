import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'

/** Why children's views are missing on a statement. */
export type Silence = {
  id: string
  statement_id: string
  reason: string
  given_by: string | null
  given_by_name: string | null
  given_on: string
  lapses_on: string
}

/** The reasons recorded for these statements, the newest of each first. One that has lapsed no longer counts. */
export const silencesOn = (db: Db, statementIds: readonly string[]): Promise<Silence[]> =>
  db
    .selectFrom('evidence.silence as s')
    .leftJoin('identity.membership as m', (j) =>
      j.onRef('m.partnership_id', '=', 's.partnership_id').onRef('m.person_id', '=', 's.given_by'),
    )
    .select([
      's.id',
      's.statement_id',
      's.reason',
      's.given_by',
      'm.name as given_by_name',
      's.given_on',
      's.lapses_on',
    ])
    .where('s.statement_id', '=', sql<string>`any(${statementIds}::uuid[])`)
    .orderBy('s.given_on', 'desc')
    .orderBy('s.id', 'desc')
    .execute()

export const addSilence = (
  db: Db,
  silence: { statementId: string; reason: string; givenOn: string; lapsesOn: string },
): Promise<unknown> =>
  db
    .insertInto('evidence.silence')
    .values({
      statement_id: silence.statementId,
      reason: silence.reason,
      given_on: silence.givenOn,
      lapses_on: silence.lapsesOn,
    })
    .execute()
