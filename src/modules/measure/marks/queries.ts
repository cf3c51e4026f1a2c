import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Annotation, Exclusion, Phase, Step } from './rules.ts'

const among = (ids: readonly string[]) => sql<string>`any(${ids}::uuid[])`

/** Where centre and limits are reckoned anew, oldest first. */
export const phasesOf = (db: Db, measureIds: readonly string[]): Promise<Phase[]> =>
  db
    .selectFrom('measure.phase')
    .select(['id', 'measure_id', 'starts_on', 'reason', 'made_by', 'made_at'])
    .where('measure_id', '=', among(measureIds))
    .orderBy('starts_on')
    .$castTo<Phase>()
    .execute()

/** Points that are shown and do not count. */
export const exclusionsOf = (db: Db, measureIds: readonly string[]): Promise<Exclusion[]> =>
  db
    .selectFrom('measure.exclusion')
    .select(['id', 'measure_id', 'period_from', 'period_to', 'reason'])
    .where('measure_id', '=', among(measureIds))
    .orderBy('period_to')
    .$castTo<Exclusion>()
    .execute()

/** Notes pinned on a chart, by hand or handed down, oldest first. */
export const annotationsOf = (db: Db, measureIds: readonly string[]): Promise<Annotation[]> =>
  db
    .selectFrom('measure.annotation')
    .select(['id', 'measure_id', 'dated', 'text', 'from_id', 'path'])
    .where('measure_id', '=', among(measureIds))
    .orderBy('dated')
    .orderBy('id')
    .$castTo<Annotation>()
    .execute()

/** How much some measures shall reach by when: their own steps and those handed down, in order of time. */
export const stepsOf = (db: Db, measureIds: readonly string[]): Promise<Step[]> =>
  db
    .selectFrom('measure.step')
    .select(['id', 'measure_id', 'due', 'value', 'from_id', 'from_title', 'path'])
    .where('measure_id', '=', among(measureIds))
    .orderBy('due')
    .orderBy('id')
    .$castTo<Step>()
    .execute()

/** By whoever acts, now, unless it was somebody else before. */
export const addPhase = (
  db: Db,
  measureId: string,
  phase: Pick<Phase, 'starts_on' | 'reason'> & Partial<Pick<Phase, 'made_by' | 'made_at'>>,
): Promise<unknown> =>
  db
    .insertInto('measure.phase')
    .values({ measure_id: measureId, ...phase })
    .execute()

export const addExclusion = (
  db: Db,
  measureId: string,
  exclusion: Pick<Exclusion, 'period_from' | 'period_to' | 'reason'>,
): Promise<unknown> =>
  db
    .insertInto('measure.exclusion')
    .values({ measure_id: measureId, ...exclusion })
    .execute()

export const addAnnotation = (
  db: Db,
  measureId: string,
  annotation: Pick<Annotation, 'dated' | 'text'>,
): Promise<unknown> =>
  db
    .insertInto('measure.annotation')
    .values({ measure_id: measureId, ...annotation })
    .execute()

export const addStep = (db: Db, measureId: string, step: Pick<Step, 'due' | 'value'>): Promise<unknown> =>
  db
    .insertInto('measure.step')
    .values({ measure_id: measureId, ...step })
    .execute()

type Gone = Promise<{ measure_id: string } | undefined>

/** Takes a mark away; undefined when there is none of that id, or when it was handed down and so is not kept here. */
export const removePhase = (db: Db, id: string): Gone =>
  db.deleteFrom('measure.phase').where('id', '=', id).returning('measure_id').executeTakeFirst()
export const removeExclusion = (db: Db, id: string): Gone =>
  db.deleteFrom('measure.exclusion').where('id', '=', id).returning('measure_id').executeTakeFirst()
export const removeAnnotation = (db: Db, id: string): Gone =>
  db
    .deleteFrom('measure.annotation')
    .where('id', '=', id)
    .where('from_id', 'is', null)
    .returning('measure_id')
    .executeTakeFirst()
export const removeStep = (db: Db, id: string): Gone =>
  db
    .deleteFrom('measure.step')
    .where('id', '=', id)
    .where('from_id', 'is', null)
    .returning('measure_id')
    .executeTakeFirst()

export type HandedStep = {
  from_id: string
  from_title: string
  measure_id: string
  due: string
  value: number
  path: string
}

/** What stands to the right hands its steps down: these are all that `fromIds` hold now; what they held before goes. */
export const handSteps = async (db: Db, fromIds: readonly string[], steps: readonly HandedStep[]): Promise<void> => {
  await db.deleteFrom('measure.step').where('from_id', '=', among(fromIds)).execute()
  if (steps.length > 0)
    await db
      .insertInto('measure.step')
      .values([...steps])
      .execute()
}

export type Pin = { from_id: string; measure_id: string; dated: string; text: string; path: string }

/** What stands to the right pins its days on charts (a test of change): these are all that `fromIds` pin now. */
export const pinMarks = async (db: Db, fromIds: readonly string[], pins: readonly Pin[]): Promise<void> => {
  await db.deleteFrom('measure.annotation').where('from_id', '=', among(fromIds)).execute()
  if (pins.length > 0)
    await db
      .insertInto('measure.annotation')
      .values([...pins])
      .execute()
}
