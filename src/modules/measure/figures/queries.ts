import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { refreshSource } from '../../evidence/index.ts'
import { type Workings, workingsOf } from '../definitions/queries.ts'
import { type Derived, workOut } from '../derived/rules.ts'
import type { Figure, Observation, PartFigure, Revision } from '../model.ts'
import { latestSentence } from '../rules.ts'

export type NewObservation = Pick<Figure, 'period_from' | 'period_to' | 'value'> &
  Partial<Pick<Figure, 'numerator' | 'denominator' | 'state' | 'note' | 'withheld' | 'entered_at'>> & {
    breakdown_id?: string | null
  }

/**
 * The figures of some measures as they hold now, or as they held at an instant, oldest first, withheld ones too; derived ones worked
 * out, with what could not be.
 */
export const figuresOf = async (
  db: Db,
  measureIds: readonly string[],
  at: Date | null = null,
): Promise<Map<string, Derived>> => {
  const workings = await workingsOf(db, measureIds)
  const parts = workings.flatMap(({ from_id, by_id }) => [from_id, by_id])
  return assembled(measureIds, workings, await whole(db, [...new Set([...measureIds, ...parts])], at))
}

/** The known figures of some measures as they hold now, of everybody, oldest first. */
export const observationsOf = async (db: Db, measureIds: readonly string[]): Promise<Observation[]> =>
  [...(await figuresOf(db, measureIds)).values()].flatMap(({ figures }) => figures.filter(isKnown)).toSorted(inOrder)

/** The newest known figure of every measure. The same few queries, however many there are. */
export const latestOf = async (db: Db): Promise<Observation[]> => {
  const stored = await db
    .selectFrom('measure.observation')
    .select(columns)
    .distinctOn('measure_id')
    .where('breakdown_id', 'is', null)
    .where('replaced_at', 'is', null)
    .where('value', 'is not', null)
    .orderBy('measure_id')
    .orderBy('period_to', 'desc')
    .orderBy('period_from', 'desc')
    .$castTo<Observation>()
    .execute()
  const workings = await workingsOf(db, 'all')
  const parts = await whole(db, [...new Set(workings.flatMap(({ from_id, by_id }) => [from_id, by_id]))])
  const worked = assembled(
    workings.map(({ id }) => id),
    workings,
    parts,
  )
  return [...stored, ...[...worked.values()].flatMap(({ figures }) => figures.filter(isKnown).at(-1) ?? [])]
}

/** The figures of a measure by category, oldest first. */
export const partFiguresOf = (db: Db, measureIds: readonly string[], at: Date | null = null): Promise<PartFigure[]> =>
  current(db, measureIds, at)
    .select('breakdown_id')
    .where('breakdown_id', 'is not', null)
    .$castTo<PartFigure>()
    .execute()

/** The measures that have figures by category. */
export const splitMeasures = async (db: Db): Promise<Set<string>> => {
  const rows = await db
    .selectFrom('measure.observation')
    .select('measure_id')
    .distinct()
    .where('breakdown_id', 'is not', null)
    .where('replaced_at', 'is', null)
    .execute()
  return new Set(rows.map(({ measure_id }) => measure_id))
}

/** The figures of a measure that others replaced, the newest period first. */
export const revisionsOf = (db: Db, measureId: string): Promise<Revision[]> =>
  db
    .selectFrom('measure.observation')
    .select(columns)
    .select('replaced_at')
    .where('measure_id', '=', measureId)
    .where('breakdown_id', 'is', null)
    .where('replaced_at', 'is not', null)
    .orderBy('period_to', 'desc')
    .orderBy('replaced_at', 'desc')
    .$castTo<Revision>()
    .execute()

const columns = [
  'id',
  'measure_id',
  'period_from',
  'period_to',
  'value',
  'withheld',
  'numerator',
  'denominator',
  'state',
  'note',
  'entered_at',
] as const

const current = (db: Db, measureIds: readonly string[], at: Date | null = null) =>
  db
    .selectFrom('measure.observation')
    .select(columns)
    .where('measure_id', '=', sql<string>`any(${measureIds}::uuid[])`)
    .$if(at === null, (q) => q.where('replaced_at', 'is', null))
    .$if(at !== null, (q) =>
      q
        .where('entered_at', '<=', at ?? new Date(0))
        .where((e) => e.or([e('replaced_at', 'is', null), e('replaced_at', '>', at ?? new Date(0))])),
    )
    .orderBy('period_to')
    .orderBy('period_from')

const whole = (db: Db, measureIds: readonly string[], at: Date | null = null): Promise<Figure[]> =>
  current(db, measureIds, at).where('breakdown_id', 'is', null).$castTo<Figure>().execute()

const isKnown = (figure: Figure): figure is Figure & { value: number } => figure.value !== null
const inOrder = (a: Observation, b: Observation) =>
  a.period_to.localeCompare(b.period_to) || a.period_from.localeCompare(b.period_from)

function assembled(
  ids: readonly string[],
  workings: readonly Workings[],
  stored: readonly Figure[],
): Map<string, Derived> {
  const own = Map.groupBy(stored, ({ measure_id }) => measure_id)
  const standing = new Map(workings.map((each) => [each.id, each]))
  return new Map(
    ids.map((id) => {
      const it = standing.get(id)
      if (!it) return [id, { figures: own.get(id) ?? [], unknown: [] }]
      const [from, by] = [own.get(it.from_id) ?? [], own.get(it.by_id) ?? []]
      return [id, workOut(it, { title: it.from_title, figures: from }, { title: it.by_title, figures: by })]
    }),
  )
}

export type Entered = { added: number; replaced: number; same: number }

export const addObservation = (db: Db, measureId: string, figure: NewObservation, at: Date): Promise<Entered> =>
  addObservations(db, measureId, [figure], at)

/**
 * Enters figures, of everybody or of a category. One for a period that has one already replaces it and leaves it standing as a
 * revision; one that says the same changes nothing. A fixed number of statements, however many figures.
 */
export const addObservations = async (
  db: Db,
  measureId: string,
  figures: readonly NewObservation[],
  at: Date,
  importId: string | null = null,
): Promise<Entered> => {
  // The forms do not offer it and imports refuse it by row; whoever calls this otherwise must not write what is worked out.
  const [working] = await workingsOf(db, [measureId])
  if (working)
    throw new Error(`“${working.title}” is worked out from two other measures and takes no figures of its own`)
  const stored = await current(db, [measureId])
    .select('breakdown_id')
    .$castTo<Figure & { breakdown_id: string | null }>()
    .execute()
  const before = new Map(stored.map((o) => [keyOf(o), o]))
  const wanted = figures.map((f) => ({
    numerator: null,
    denominator: null,
    state: 'final' as const,
    note: '',
    withheld: '',
    breakdown_id: null,
    ...f,
  }))
  const changed = wanted.filter((f) => {
    const was = before.get(keyOf(f))
    return !was || !isSame(was, f)
  })
  const replaced = changed.flatMap((f) => before.get(keyOf(f))?.id ?? [])
  if (replaced.length > 0)
    await db
      .updateTable('measure.observation')
      .set({ replaced_at: at, replaced_by: importId })
      .where('id', '=', sql<string>`any(${replaced}::uuid[])`)
      .execute()
  if (changed.length > 0)
    await db
      .insertInto('measure.observation')
      .values(changed.map((f) => ({ measure_id: measureId, import_id: importId, entered_at: at, ...f })))
      .execute()
  if (changed.length > 0) await refresh(db, [measureId])
  return {
    added: changed.length - replaced.length,
    replaced: replaced.length,
    same: wanted.length - changed.length,
  }
}

const keyOf = (o: { breakdown_id: string | null; period_from: string; period_to: string }) =>
  `${o.breakdown_id} ${o.period_from} ${o.period_to}`
const isSame = (a: Figure, b: Omit<Figure, 'id' | 'measure_id' | 'entered_at'>) =>
  a.value === b.value &&
  a.withheld === b.withheld &&
  a.numerator === b.numerator &&
  a.denominator === b.denominator &&
  a.state === b.state &&
  a.note === b.note

/** Whatever refers to these measures as evidence, or to one worked out from them, shows the newest figure and the periods. */
export const refresh = async (db: Db, measureIds: readonly string[]): Promise<void> => {
  const standing = await workingsOf(db, measureIds, 'standing')
  const ids = [...new Set([...measureIds, ...standing.map(({ id }) => id)])]
  const described = await db
    .selectFrom('measure.measure')
    .select(['id', 'title', 'unit', 'decimals'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('deleted_at', 'is', null)
    .execute()
  const all = await figuresOf(db, ids)
  for (const { id, title, ...how } of described) {
    const figures = (all.get(id)?.figures ?? []).filter(isKnown)
    await refreshSource(db, id, {
      title,
      speaksFrom: figures.map((o) => o.period_from).toSorted()[0] ?? null,
      speaksTo: figures.at(-1)?.period_to ?? null,
      latest: latestSentence(how, figures.at(-1)),
    })
  }
}
