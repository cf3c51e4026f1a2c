import type pg from 'pg'
import type { HandedLevel } from '../modules/plan/index.ts'
import type { Db } from '../platform/db.ts'

/** Where a story is being loaded: one transaction, and the ids of what has been loaded so far, by its name in the story. */
export type Place = {
  client: pg.PoolClient
  db: Db
  data: string
  partnershipId: string
  by: number
  agencyIds: Names
  agencyNames: Names
  people: Names
  groups: Names
  posts: Names
  /** Findings and items by reference. */
  references: Names
  measures: Names
  standards: Names
  /** Sources of findings, in the story's order. */
  sources: string[]
  /** Levels of evidence with the day of the story on which they were confirmed. */
  levels: (HandedLevel & { on: string })[]
}

type Names = Map<string, string>

export const names = (keys: readonly string[], ids: readonly string[]): Names =>
  new Map(keys.map((key, n) => [key, ids[n] ?? '']))

/** What a name of the story stands for. Throws when the story names something it does not have. */
export function byName(known: ReadonlyMap<string, string>, name: string): string {
  const id = known.get(name)
  if (!id) throw new Error(`The demo names “${name}” but does not say who or what that is.`)
  return id
}

/** The same, where nothing may be named. */
export const byNameOrNull = (known: ReadonlyMap<string, string>, name: string): string | null =>
  name === '' ? null : byName(known, name)
