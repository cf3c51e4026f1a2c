import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { endSource, refreshSource, registerSource } from '../evidence/index.ts'
import type { Break, Measure, Observation, Revision } from './model.ts'
import { latestSentence } from './rules.ts'

export type MeasureFields = Omit<Measure, 'id' | 'version'>
export type NewObservation = Pick<Observation, 'period_from' | 'period_to' | 'value'> &
  Partial<Pick<Observation, 'numerator' | 'denominator' | 'state' | 'note'>>

const selected = (db: Db) =>
  db
    .selectFrom('measure.measure')
    .select([
      'id',
      'title',
      'counted',
      'out_of',
      'unit',
      'kind',
      'better',
      'frequency',
      'named_on',
      'source',
      'owner_post_id',
      'version',
    ])
    .where('deleted_at', 'is', null)
    .$castTo<Measure>()

/** All measures that are not deleted, by title. */
export const measures = (db: Db): Promise<Measure[]> => selected(db).orderBy('title').orderBy('id').execute()

export const findMeasure = (db: Db, id: string): Promise<Measure | undefined> =>
  selected(db).where('id', '=', id).executeTakeFirst()

/** The figures of some measures as they hold now, oldest first. */
export const observationsOf = (db: Db, measureIds: readonly string[]): Promise<Observation[]> =>
  observed(db)
    .where('measure_id', '=', sql<string>`any(${measureIds}::uuid[])`)
    .where('replaced_at', 'is', null)
    .execute()

/** The newest figure of every measure. One query, however many there are. */
export const latestOf = (db: Db): Promise<Observation[]> =>
  observed(db)
    .clearOrderBy()
    .distinctOn('measure_id')
    .where('replaced_at', 'is', null)
    .orderBy('measure_id')
    .orderBy('period_to', 'desc')
    .orderBy('period_from', 'desc')
    .execute()

/** The figures of a measure that others replaced, the newest period first. */
export const revisionsOf = (db: Db, measureId: string): Promise<Revision[]> =>
  observed(db)
    .clearOrderBy()
    .select('replaced_at')
    .where('measure_id', '=', measureId)
    .where('replaced_at', 'is not', null)
    .orderBy('period_to', 'desc')
    .orderBy('replaced_at', 'desc')
    .$castTo<Revision>()
    .execute()

const observed = (db: Db) =>
  db
    .selectFrom('measure.observation')
    .select([
      'id',
      'measure_id',
      'period_from',
      'period_to',
      'value',
      'numerator',
      'denominator',
      'state',
      'note',
      'entered_at',
    ])
    .where('breakdown_id', 'is', null)
    .where('value', 'is not', null)
    .orderBy('period_to')
    .orderBy('period_from')
    .$castTo<Observation>()

/** Where the figures of some measures stop being comparable, oldest first. */
export const breaksOf = (db: Db, measureIds: readonly string[]): Promise<Break[]> =>
  db
    .selectFrom('measure.break')
    .select(['id', 'measure_id', 'dated', 'what', 'reason'])
    .where('measure_id', '=', sql<string>`any(${measureIds}::uuid[])`)
    .orderBy('dated')
    .orderBy('id')
    .$castTo<Break>()
    .execute()

/** Adds a measure, and registers it as something living that evidence may refer to. Gives its id. */
export const addMeasure = async (db: Db, fields: MeasureFields): Promise<string> => {
  const id = await registerSource(db, { kind: 'measure', title: fields.title, path: '/measure/measures/:id' })
  await db
    .insertInto('measure.measure')
    .values({ id, ...fields })
    .execute()
  return id
}

/** Saves a measure unless somebody saved first. True when saved. */
export const saveMeasure = async (db: Db, id: string, version: number, fields: MeasureFields): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('measure.measure')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await refresh(db, id)
  return numUpdatedRows > 0n
}

/** Takes a measure away, or brings it back: its figures stay. */
export const setMeasureDeleted = async (db: Db, id: string, at: Date | null): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('measure.measure')
    .set({ deleted_at: at })
    .where('id', '=', id)
    .where('deleted_at', at ? 'is' : 'is not', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await endSource(db, id, at)
  return numUpdatedRows > 0n
}

/** The measures that were taken away, the last one first. */
export const goneMeasures = (db: Db): Promise<{ id: string; title: string; deleted_at: Date }[]> =>
  db
    .selectFrom('measure.measure')
    .select(['id', 'title', 'deleted_at'])
    .where('deleted_at', 'is not', null)
    .orderBy('deleted_at', 'desc')
    .$castTo<{ id: string; title: string; deleted_at: Date }>()
    .execute()

export const addObservation = (db: Db, measureId: string, figure: NewObservation, at: Date): Promise<Entered> =>
  addObservations(db, measureId, [figure], at)

export type Entered = { added: number; replaced: number; same: number }

/**
 * Enters figures. One for a period that has one already replaces it and leaves it standing as a revision; one that says
 * the same changes nothing. A fixed number of statements, however many figures.
 */
export const addObservations = async (
  db: Db,
  measureId: string,
  figures: readonly NewObservation[],
  at: Date,
): Promise<Entered> => {
  const before = new Map((await observationsOf(db, [measureId])).map((o) => [periodKey(o), o]))
  const wanted = figures.map((f) => ({ numerator: null, denominator: null, state: 'final' as const, note: '', ...f }))
  const changed = wanted.filter((f) => {
    const was = before.get(periodKey(f))
    return !was || !isSame(was, f)
  })
  const replaced = changed.flatMap((f) => before.get(periodKey(f))?.id ?? [])
  if (replaced.length > 0)
    await db
      .updateTable('measure.observation')
      .set({ replaced_at: at })
      .where('id', '=', sql<string>`any(${replaced}::uuid[])`)
      .execute()
  if (changed.length > 0)
    await db
      .insertInto('measure.observation')
      .values(changed.map((f) => ({ measure_id: measureId, ...f })))
      .execute()
  if (changed.length > 0) await refresh(db, measureId)
  return {
    added: changed.length - replaced.length,
    replaced: replaced.length,
    same: wanted.length - changed.length,
  }
}

const periodKey = (o: { period_from: string; period_to: string }) => `${o.period_from} ${o.period_to}`
const isSame = (a: Observation, b: Omit<Observation, 'id' | 'measure_id' | 'entered_at'>) =>
  a.value === b.value &&
  a.numerator === b.numerator &&
  a.denominator === b.denominator &&
  a.state === b.state &&
  a.note === b.note

/** Says that the figures from a day on are not comparable with those before. */
export const addBreak = (
  db: Db,
  measureId: string,
  at: { dated: string; what: Break['what']; reason: string },
): Promise<unknown> =>
  db
    .insertInto('measure.break')
    .values({ measure_id: measureId, ...at })
    .execute()

/** Takes a break away; undefined when there is none of that id. */
export const removeBreak = (db: Db, id: string): Promise<{ measure_id: string; dated: string } | undefined> =>
  db.deleteFrom('measure.break').where('id', '=', id).returning(['measure_id', 'dated']).executeTakeFirst()

// Whatever refers to the measure as evidence shows its newest figure and the periods it speaks about.
const refresh = async (db: Db, id: string): Promise<void> => {
  const measure = await findMeasure(db, id)
  if (!measure) return
  const figures = await observationsOf(db, [id])
  await refreshSource(db, id, {
    title: measure.title,
    speaksFrom: figures.map((o) => o.period_from).toSorted()[0] ?? null,
    speaksTo: figures.at(-1)?.period_to ?? null,
    latest: latestSentence(measure, figures.at(-1)),
  })
}
