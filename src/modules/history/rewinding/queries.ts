import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { isOpen } from '../holding-back/queries.ts'
import type { Changed } from './rules.ts'

/** What happened to the rows of some tables ("plan.item") after an instant, the newest first. Words that were removed are left out. */
export const changesAfter = (db: Db, subjects: readonly string[], at: Date): Promise<Changed[]> =>
  db
    .selectFrom('history.line as l')
    .innerJoin('history.value as v', (j) =>
      j.onRef('v.partnership_id', '=', 'l.partnership_id').onRef('v.line_id', '=', 'l.id'),
    )
    .select([
      'l.at',
      'l.operation',
      'l.subject',
      'l.subject_id',
      sql<Changed['was']>`v.value -> 'was'`.as('was'),
      sql<Changed['became']>`v.value -> 'became'`.as('became'),
    ])
    .where('l.subject', '=', sql<string>`any(${subjects}::text[])`)
    .where('l.operation', 'in', ['insert', 'update', 'delete'])
    .where('l.at', '>', at)
    .where(isOpen)
    .orderBy('l.at', 'desc')
    .orderBy('l.id', 'desc')
    .$castTo<Changed>()
    .execute()
