// Everything the thread is made of, fetched in a fixed number of queries, and put under each finding.
import { londonDate } from '../../platform/dates.ts'
import type { Db } from '../../platform/db.ts'
import { evidenceOn, silencesOn, type Support } from '../evidence/index.ts'
import {
  audits,
  type Audit,
  type Conclusion,
  conclusions,
  type Evaluation,
  evaluations,
  type Finding,
  findings,
  measuredFindings,
  type Reader,
  type Source,
  sources,
  type Watch,
  watches,
} from '../inspection/index.ts'
import { type Break, breaksOf, type Measure, measures, type Observation, observationsOf } from '../measure/index.ts'
import { type Member, people, type Post, posts } from '../partnership/index.ts'
import {
  allItems,
  meansOfItems,
  owedUpdates,
  type Plan,
  plans,
  type PracticeChange,
  practiceChanges,
  type TreeItem,
  updatesOfItems,
} from '../plan/index.ts'
import { answeringOf } from './gaps/rules.ts'
import { levelRows } from './levels/queries.ts'
import type { LevelRow } from './levels/standing.ts'

export type Linked = { finding_id: string; measure_id: string; linked_on: string }

/** What the reader may see of the whole thread. `only` keeps the evidence to one finding: its page shows no other. */
export type Thread = {
  today: string
  plans: Plan[]
  items: TreeItem[]
  findings: (Finding & { found_on: string | null })[]
  sources: Source[]
  changes: PracticeChange[]
  measures: Measure[]
  figures: Map<string, Observation[]>
  breaks: Map<string, Break[]>
  linked: Linked[]
  /** The item that an update is of. */
  itemOfUpdate: Map<string, string>
  supports: Support[]
  silences: { statement_id: string; lapses_on: string; reason: string }[]
  watches: Watch[]
  audits: Audit[]
  conclusions: Conclusion[]
  evaluations: Evaluation[]
  owed: { round_id: string; round: string; due: string; item_id: string }[]
  means: { item_id: string; what: string; kind: string; post_id: string | null; ends_on: string | null }[]
  posts: Post[]
  people: Member[]
  levels: Map<string, LevelRow[]>
  /** The items under each finding. */
  under: Map<string, TreeItem[]>
}

export const gather = async (db: Db, reader: Reader, today: string, only?: string): Promise<Thread> => {
  const all = await plans(db)
  const items = await allItems(db, reader)
  const places = await sources(db, reader)
  const foundOn = new Map(places.map((source) => [source.id, source.starts_on ?? source.published_on]))
  const known = (await findings(db, reader)).map((f) => ({ ...f, found_on: foundOn.get(f.source_id) ?? null }))
  const under = answeringOf(items)
  const changes = await practiceChanges(db)
  const updates = await updatesOfItems(db)
  const wanted = only === undefined ? null : new Set((under.get(only) ?? []).map(({ id }) => id))
  const isWanted = (itemId: string) => wanted === null || wanted.has(itemId)
  const shown = only === undefined ? known : known.filter(({ id }) => id === only)
  const statements = [
    ...shown.map(({ id }) => id),
    ...items.flatMap(({ id }) => (isWanted(id) ? [id] : [])),
    ...changes.flatMap(({ id, item_ids: ids }) => (wanted === null || ids.some(isWanted) ? [id] : [])),
    ...updates.flatMap(({ id, item_id: itemId }) => (isWanted(itemId) ? [id] : [])),
  ]
  const defined = await measures(db)
  const linked = await measuredFindings(db)
  const figureIds = measureIds(defined, items, changes, linked)
  return {
    today,
    plans: all,
    items,
    findings: known,
    sources: places,
    changes,
    measures: defined,
    figures: Map.groupBy(await observationsOf(db, figureIds), ({ measure_id: id }) => id),
    breaks: Map.groupBy(await breaksOf(db, figureIds), ({ measure_id: id }) => id),
    linked,
    itemOfUpdate: new Map(updates.map((update) => [update.id, update.item_id])),
    supports: await evidenceOn(db, statements),
    silences: await silencesOn(
      db,
      shown.map(({ id }) => id),
    ),
    watches: await watches(db),
    audits: await audits(db),
    conclusions: await conclusions(
      db,
      known.map(({ id }) => id),
    ),
    evaluations: await evaluations(
      db,
      places.map(({ id }) => id),
    ),
    owed: await owedUpdates(db),
    means: await meansOfItems(db),
    posts: await posts(db),
    people: await people(db),
    levels: Map.groupBy(
      await levelRows(
        db,
        known.map(({ id }) => id),
      ),
      ({ finding_id: id }) => id,
    ),
    under,
  }
}

// Only measures that something hangs on: a room full of others is not read.
const measureIds = (
  defined: readonly Measure[],
  items: readonly TreeItem[],
  changes: readonly PracticeChange[],
  linked: readonly Linked[],
): string[] => {
  const used = new Set([
    ...linked.map(({ measure_id: id }) => id),
    ...changes.flatMap(({ measure_id: id }) => id ?? []),
    ...items.flatMap(({ targets }) => targets.flatMap(({ measure_id: id }) => id ?? [])),
  ])
  return defined.flatMap(({ id }) => (used.has(id) ? [id] : []))
}

/** The day of an instant, for evidence that carries no date. */
export const dayOf = (instant: Date): string => londonDate(instant)
