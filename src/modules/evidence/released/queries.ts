import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Nature } from '../rules.ts'

export type OpenPiece = {
  statement_id: string
  evidence_id: string
  title: string
  nature: Nature
  dated: string | null
  shows: string
}

/**
 * The evidence for some statements that everybody may know of at an instant: not deleted, not confidential, not under
 * embargo. `attachedBy`: only what was attached by then; null for all that is attached now.
 */
export const openEvidence = (
  db: Db,
  statementIds: readonly string[],
  at: Date,
  attachedBy: Date | null = null,
): Promise<OpenPiece[]> =>
  db
    .selectFrom('evidence.support as s')
    .innerJoin('evidence.piece as p', (j) =>
      j.onRef('p.partnership_id', '=', 's.partnership_id').onRef('p.id', '=', 's.evidence_id'),
    )
    .select(['s.statement_id', 's.evidence_id', 's.shows', 'p.title', 'p.nature', 'p.dated'])
    .where('s.statement_id', '=', sql<string>`any(${statementIds}::uuid[])`)
    .$if(attachedBy !== null, (q) => q.where('s.added_at', '<=', attachedBy ?? at))
    .where('p.confidential', '=', false)
    .where((e) => e.or([e('p.deleted_at', 'is', null), e('p.deleted_at', '>', at)]))
    .where((e) => e.or([e('p.embargo_until', 'is', null), e('p.embargo_until', '<=', at)]))
    .orderBy('s.added_at')
    .orderBy('s.id')
    .$castTo<OpenPiece>()
    .execute()
