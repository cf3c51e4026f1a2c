import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { like, type Piece, pieceColumns } from '../queries.ts'
import type { Since } from '../standing/rules.ts'

/**
 * A piece as one statement is supported by it: what it shows, the period it speaks about, and what is known of it: "7 of 10
 * records", the living source as it is now, whose views it holds and what they were told back.
 */
export type Support = Pick<
  Piece,
  | 'title'
  | 'kind'
  | 'nature'
  | 'dated'
  | 'speaks_from'
  | 'speaks_to'
  | 'agency_id'
  | 'agency'
  | 'confidential'
  | 'result_met'
  | 'result_all'
  | 'review_on'
  | 'reviewed_on'
  | 'added_by'
  | 'source'
  | 'view'
> & {
  id: string
  statement_id: string
  evidence_id: string
  shows: string
  added_at: Date
  /** From when it must speak to prove the statement. */
  proves_since: string | null
  since_why: Since['since_why']
}

export type Supported = {
  id: string
  statement_id: string
  shows: string
  title: string
  kind: string
  path: string
} & Since

/** Ties a piece to a statement; tying it again changes what it shows. */
export const attach = (db: Db, evidenceId: string, statementId: string, shows: string): Promise<unknown> =>
  db
    .insertInto('evidence.support')
    .values({ evidence_id: evidenceId, statement_id: statementId, shows })
    .onConflict((c) => c.columns(['partnership_id', 'evidence_id', 'statement_id']).doUpdateSet({ shows }))
    .execute()

export const findSupport = (
  db: Db,
  id: string,
): Promise<{ id: string; evidence_id: string; added_by: string | null } | undefined> =>
  db.selectFrom('evidence.support').select(['id', 'evidence_id', 'added_by']).where('id', '=', id).executeTakeFirst()

export const detach = (db: Db, supportId: string): Promise<unknown> =>
  db.deleteFrom('evidence.support').where('id', '=', supportId).execute()

/**
 * The evidence for some statements, oldest first; deleted pieces and those under embargo are left out. A living piece
 * speaks about the period its source does.
 */
export const evidenceOn = (db: Db, statementIds: readonly string[]): Promise<Support[]> =>
  db
    .selectFrom('evidence.support as s')
    .innerJoin('evidence.piece as p', (j) =>
      j.onRef('p.partnership_id', '=', 's.partnership_id').onRef('p.id', '=', 's.evidence_id'),
    )
    .innerJoin('evidence.statement as t', (j) =>
      j.onRef('t.partnership_id', '=', 's.partnership_id').onRef('t.id', '=', 's.statement_id'),
    )
    .leftJoin('partnership.agency as a', (j) =>
      j.onRef('a.partnership_id', '=', 'p.partnership_id').onRef('a.id', '=', 'p.agency_id'),
    )
    .leftJoin('evidence.source as o', (j) =>
      j.onRef('o.partnership_id', '=', 'p.partnership_id').onRef('o.id', '=', 'p.source_id'),
    )
    .leftJoin('evidence.view as v', (j) =>
      j.onRef('v.partnership_id', '=', 'p.partnership_id').onRef('v.evidence_id', '=', 'p.id'),
    )
    .select([
      's.id',
      's.statement_id',
      's.evidence_id',
      's.shows',
      's.added_at',
      't.proves_since',
      sql<Since['since_why']>`t.since_why`.as('since_why'),
    ])
    .select(pieceColumns)
    .where('s.statement_id', '=', sql<string>`any(${statementIds}::uuid[])`)
    .where('p.deleted_at', 'is', null)
    .where(
      sql<boolean>`(p.embargo_until is null or p.embargo_until <= now() or current_person() = any(p.embargo_readers))`,
    )
    .orderBy('s.added_at')
    .orderBy('s.id')
    .$castTo<Support>()
    .execute()

/** What a piece supports. A finding under embargo keeps its title to itself. */
export const supported = (db: Db, evidenceId: string, now: Date): Promise<Supported[]> =>
  db
    .selectFrom('evidence.support as s')
    .innerJoin('evidence.statement as t', (j) =>
      j.onRef('t.partnership_id', '=', 's.partnership_id').onRef('t.id', '=', 's.statement_id'),
    )
    .select([
      's.id',
      's.statement_id',
      's.shows',
      't.kind',
      titled(now),
      sql<string>`replace(t.path, ':id', t.id::text)`.as('path'),
      't.proves_since',
      sql<Since['since_why']>`t.since_why`.as('since_why'),
    ])
    .where('s.evidence_id', '=', evidenceId)
    .orderBy('s.added_at')
    .execute()

export type Statement = { id: string; kind: string; title: string; path: string } & Since

/** A statement by its id, for the page that ties evidence to it. */
export const statement = (db: Db, id: string, now: Date): Promise<Statement | undefined> =>
  db
    .selectFrom('evidence.statement as t')
    .select(statementColumns(now))
    .where('t.id', '=', id)
    .where('t.ended_at', 'is', null)
    .executeTakeFirst()

/** Statements by their ids, in the order of their kinds and titles. */
export const statementsOf = (db: Db, ids: readonly string[], now: Date): Promise<Statement[]> =>
  db
    .selectFrom('evidence.statement as t')
    .select(statementColumns(now))
    .where('t.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('t.ended_at', 'is', null)
    .orderBy('t.kind')
    .orderBy('t.title')
    .execute()

/** Findings, items, changes of practice and key questions whose title holds the words, at most 20. */
export const statementsLike = (
  db: Db,
  words: string,
  now: Date,
): Promise<{ id: string; kind: string; title: string }[]> =>
  db
    .selectFrom('evidence.statement as t')
    .select(['t.id', 't.kind', 't.title'])
    .where('t.ended_at', 'is', null)
    .where('t.kind', 'in', ['finding', 'item', 'practice_change', 'key_question'])
    .where((e) => e.or([e('t.embargo_until', 'is', null), e('t.embargo_until', '<=', now)]))
    .where('t.title', 'ilike', like(words))
    .orderBy('t.title')
    .limit(20)
    .execute()

const statementColumns = (now: Date) =>
  [
    't.id',
    't.kind',
    titled(now),
    sql<string>`replace(t.path, ':id', t.id::text)`.as('path'),
    't.proves_since',
    sql<Since['since_why']>`t.since_why`.as('since_why'),
  ] as const

const titled = (now: Date) =>
  sql<string>`case when t.embargo_until > ${now} then 'A finding under embargo' else t.title end`.as('title')
