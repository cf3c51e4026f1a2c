import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { endStatement, registerStatement, renameStatement, restoreStatement } from '../../evidence/index.ts'
import { openHere } from '../queries.ts'

/** A question the partnership sets out to answer over time, with what it is about and answered from. */
export type KeyQuestion = {
  id: string
  question: string
  asked_by: string
  asked_on: string
  why: string
  expect: string
  position: number
  ended_on: string | null
  version: number
  deleted_at: Date | null
  finding_ids: string[]
  measure_ids: string[]
}
export type QuestionFields = Pick<KeyQuestion, 'question' | 'asked_by' | 'asked_on' | 'why' | 'expect' | 'ended_on'>

// A question may be about a finding under embargo: only its readers learn that it is.
const selected = (db: Db) =>
  db
    .selectFrom('inspection.key_question as k')
    .select([
      'k.id',
      'k.question',
      'k.asked_by',
      'k.asked_on',
      'k.why',
      'k.expect',
      'k.position',
      'k.ended_on',
      'k.version',
      'k.deleted_at',
      sql<string[]>`array(select q.finding_id from inspection.questioned q
        join inspection.finding f on f.id = q.finding_id and f.deleted_at is null
        join inspection.source s on s.id = f.source_id and s.deleted_at is null
        where q.question_id = k.id and ${openHere} order by q.id)`.as('finding_ids'),
      sql<string[]>`array(select q.measure_id from inspection.questioned q
        where q.question_id = k.id and q.measure_id is not null order by q.id)`.as('measure_ids'),
    ])
    .$castTo<KeyQuestion>()

/** The key questions in their order; those that ended stand last. */
export const keyQuestions = (db: Db): Promise<KeyQuestion[]> =>
  selected(db)
    .where('k.deleted_at', 'is', null)
    .orderBy('k.ended_on', (by) => by.desc().nullsFirst())
    .orderBy('k.position')
    .orderBy('k.id')
    .execute()

/** One key question, deleted or not. */
export const findQuestion = (db: Db, id: string): Promise<KeyQuestion | undefined> =>
  selected(db).where('k.id', '=', id).executeTakeFirst()

export const deletedQuestions = (db: Db): Promise<KeyQuestion[]> =>
  selected(db).where('k.deleted_at', 'is not', null).orderBy('k.deleted_at', 'desc').limit(200).execute()

/** Adds a question at the end, with its place among the statements that evidence can support. Gives its id. */
export async function addQuestion(db: Db, fields: QuestionFields): Promise<string> {
  const id = await registerStatement(db, {
    kind: 'key_question',
    title: fields.question,
    path: '/inspection/questions/:id',
  })
  await db
    .insertInto('inspection.key_question')
    .values({
      id,
      ...fields,
      position: sql<number>`(select coalesce(max(position), -1) + 1 from inspection.key_question)`,
    })
    .execute()
  return id
}

/** Saves unless somebody saved first. True when saved. */
export async function saveQuestion(db: Db, id: string, version: number, fields: QuestionFields): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('inspection.key_question')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await renameStatement(db, id, fields.question)
  return true
}

export async function setQuestionDeleted(db: Db, id: string, at: Date | null): Promise<void> {
  await db.updateTable('inspection.key_question').set({ deleted_at: at }).where('id', '=', id).execute()
  await (at ? endStatement(db, id, at) : restoreStatement(db, id))
}

type Links = { offered: readonly string[]; chosen: readonly string[] }

/** Links these findings and measures, and no others of those offered; what was not offered stays as it was. */
export async function setQuestioned(db: Db, id: string, findings: Links, measures: Links): Promise<void> {
  for (const [column, { offered, chosen }] of [
    ['finding_id', findings],
    ['measure_id', measures],
  ] as const) {
    const rows = await db
      .selectFrom('inspection.questioned')
      .select(column)
      .where('question_id', '=', id)
      .where(column, 'is not', null)
      .execute()
    const before = rows.flatMap((row) => Object.values(row)) as string[]
    const dropped = before.filter((other) => offered.includes(other) && !chosen.includes(other))
    if (dropped.length > 0)
      await db
        .deleteFrom('inspection.questioned')
        .where('question_id', '=', id)
        .where(column, '=', sql<string>`any(${dropped}::uuid[])`)
        .execute()
    const added = chosen.filter((other) => !before.includes(other))
    if (added.length > 0)
      await db
        .insertInto('inspection.questioned')
        .values(added.map((other) => ({ question_id: id, [column]: other })))
        .execute()
  }
}
