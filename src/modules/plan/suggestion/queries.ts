import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Tone } from '../../../platform/shapes.tsx'
import { evidenceOn, type Support } from '../../evidence/index.ts'
import { isSmallFigure, latestOf, latestOutside, measures, type Observation, thresholdOf } from '../../measure/index.ts'
import { daysLate } from '../outline/rules.ts'
import type { PlanTree, TreeItem } from '../outline/tree.ts'
import { changesOfItems } from '../practice/changes/queries.ts'
import { isRated } from '../rollup/rated.ts'
import type { Figure, MeasuredTarget, Needed, Result, SuggestionFacts } from './facts.ts'
import { type Keyed, keyed, suggest, type Suggested, wanting, wantingSentence } from './rules.ts'

/** What Holdfast suggests for an item: the tone, its reasons, the plan's own word for it, and what a better one would need. */
export type Suggestion = Suggested & Keyed & { wanting: string }

/**
 * Where the sentences go. Those of a working page are read by whoever may read the measures; those that are kept with an update,
 * sent to a lead or printed leave, at this instant, and say only what the door of disclosure lets through.
 */
export type Reach = 'working page' | { leaves: Date }

/** The suggestion for each item of a plan that carries a status. Items with nothing to go by are left out. */
export const suggestionsOf = async (
  db: Db,
  tree: PlanTree,
  today: string,
  reach: Reach,
): Promise<Map<string, Suggestion>> =>
  new Map(
    [...(await suggestionFacts(db, tree, today, reach))].flatMap(([id, facts]) => {
      const suggestion = suggestionFrom(facts, tree, today)
      return suggestion ? [[id, suggestion] as const] : []
    }),
  )

/** One item's suggestion in the plan's own words; null where there is nothing to go by. */
export const suggestionFrom = (
  facts: SuggestionFacts,
  { plan }: Pick<PlanTree, 'plan'>,
  today: string,
): Suggestion | null => {
  const suggested = suggest(facts, today)
  if (!suggested) return null
  const key = plan.keys[0]?.words ?? []
  const better = keyed(suggested.tone === 'on' || suggested.tone === 'done' ? 'done' : 'on', key)
  return {
    ...suggested,
    ...keyed(suggested.tone, key),
    wanting: wantingSentence(wanting(facts, today), better.word),
  }
}

/** What suggestions go by, for the items of a plan that carry a status and for its lines. The number of queries never grows. */
export const suggestionFacts = async (
  db: Db,
  { plan, items }: PlanTree,
  today: string,
  reach: Reach,
): Promise<Map<string, SuggestionFacts>> => {
  const rated = items.filter((item) => item.line || isRated(plan, item))
  const ids = rated.map(({ id }) => id)
  const needs = Map.groupBy(await needed(db, ids), ({ item_id }) => item_id)
  const updates = await updateIds(db, ids)
  const itemOf = new Map([...ids.map((id) => [id, id] as const), ...updates.map((u) => [u.id, u.item_id] as const)])
  const pieces = Map.groupBy(await evidenceOn(db, [...itemOf.keys()]), (piece) => itemOf.get(piece.statement_id) ?? '')
  const agreed = new Map(
    (await changesOfItems(db, ids)).flatMap((change) =>
      change.at_least !== null && change.out_of !== null
        ? change.item_ids.map((id) => [id, { at_least: change.at_least ?? 0, out_of: change.out_of ?? 1 }] as const)
        : [],
    ),
  )
  const measured = await withFigures(
    db,
    rated.flatMap(({ targets }) => targets.flatMap(({ measure_id: id }) => id ?? [])),
    reach,
  )
  return new Map(
    rated.map((item) => [
      item.id,
      {
        kind: item.kind,
        reported: item.status.tone,
        reported_on: item.status_on,
        starts_on: item.starts_on,
        due_kind: item.due_kind,
        due: item.due,
        forecast: item.forecast,
        updated_on: item.updated_on,
        milestones: item.milestones,
        targets: item.targets.map(({ text, steps, measure_id: id }) => ({
          text,
          steps,
          measure: (id && measured.get(id)) || null,
        })),
        needs: (needs.get(item.id) ?? []).map(neededOf),
        evidence: new Set(pieces.get(item.id)?.map(({ evidence_id: id }) => id)).size,
        results: resultsOf(pieces.get(item.id) ?? [], agreed.get(item.id) ?? null),
        ...(item.line ? {} : { under: underOf(item, items, today) }),
      },
    ]),
  )
}

// The same piece may support the item and an update on it: it counts once.
const resultsOf = (pieces: readonly Support[], agreed: Result['agreed']): Result[] => [
  ...new Map(
    pieces.flatMap(({ evidence_id: id, title, dated, result_met: met, result_all: all }) =>
      dated !== null && met !== null && all !== null ? [[id, { title, dated, met, all, agreed }] as const] : [],
    ),
  ).values(),
]

const underOf = (heading: TreeItem, items: readonly TreeItem[], today: string) => {
  const lines = items.filter(({ line, kind, above }) => line && kind === 'improvement' && above.includes(heading.id))
  const late = lines.map((line) => daysLate(line, today)).filter((days) => days > 0)
  return { items: lines.length, late: late.length, longest: Math.max(0, ...late) }
}

export type NeedRow = {
  item_id: string
  id: string
  reference: string
  title: string
  kind: string
  shape: Tone | null
  due: string | null
  forecast: string | null
}

export const neededOf = ({ title, kind, shape, due, forecast }: NeedRow): Needed => ({
  title,
  closed: shape === 'done' || kind === 'no_improvement_needed',
  due,
  forecast,
})

/** The measures behind some targets with their latest figure, as a target is held against it. */
const withFigures = async (
  db: Db,
  ids: readonly string[],
  reach: Reach,
): Promise<Map<string, NonNullable<MeasuredTarget['measure']>>> => {
  const known = (await measures(db)).filter(({ id }) => ids.includes(id))
  const latest = reach === 'working page' ? await latestHere(db, known) : await latestLeaving(db, ids, reach.leaves)
  return new Map(known.map(({ id, better, unit }) => [id, { better, unit, latest: latest.get(id) ?? null }]))
}

const latestHere = async (db: Db, known: readonly { id: string; unit: string }[]): Promise<Map<string, Figure>> => {
  const latest = new Map((await latestOf(db)).map((figure) => [figure.measure_id, figure]))
  const threshold = await thresholdOf(db)
  return new Map(
    known.flatMap(({ id, unit }) => {
      const figure = latest.get(id)
      return figure ? [[id, figureOf(figure, isSmallFigure(figure, unit, { threshold }))] as const] : []
    }),
  )
}

const latestLeaving = async (db: Db, ids: readonly string[], at: Date): Promise<Map<string, Figure>> =>
  new Map(
    (await latestOutside(db, ids, 'suggestion', at)).map((each) => [each.measure_id, figureOf(each, each.hidden)]),
  )

const figureOf = (
  { period_to, value, state }: Pick<Observation, 'period_to' | 'value' | 'state'>,
  small: boolean,
): Figure => ({
  period_to,
  value,
  provisional: state === 'provisional',
  small,
})

/** What some items cannot end before, in this plan or another. */
export const needed = async (db: Db, itemIds: readonly string[]): Promise<NeedRow[]> =>
  (
    await sql<NeedRow>`
    select d.item_id, n.id, n.reference, n.title, n.kind, n.due, n.forecast,
           (select w ->> 'shape' from plan.status_key k, jsonb_array_elements(k.words) w
             where k.plan_id = n.plan_id and w ->> 'code' = n.status order by k.number desc limit 1) as shape
      from plan.dependency d join plan.item n on n.id = d.needs_id
     where d.item_id = any(${itemIds}::uuid[]) and n.deleted_at is null
     order by n.due, n.title`.execute(db)
  ).rows

const updateIds = (db: Db, itemIds: readonly string[]): Promise<{ id: string; item_id: string }[]> =>
  db
    .selectFrom('plan.item_update')
    .select(['id', 'item_id'])
    .where('item_id', '=', sql<string>`any(${itemIds}::uuid[])`)
    .execute()

/** What was suggested, and why the lead said something else, when the last update on each item was given. */
export type LastSuggested = {
  item_id: string
  dated: string
  suggested: string | null
  suggested_why: string[]
  differs_why: string
}

export const lastSuggested = async (db: Db, itemIds: readonly string[]): Promise<LastSuggested[]> =>
  (
    await sql<LastSuggested>`
    select distinct on (item_id) item_id, dated, suggested, suggested_why, differs_why
      from plan.item_update
     where item_id = any(${itemIds}::uuid[]) and agreed_how <> 'imported'
     order by item_id, dated desc, written_at desc`.execute(db)
  ).rows
