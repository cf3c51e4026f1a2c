import type { Db } from '../../../platform/db.ts'

export type SourceKind = 'measure' | 'audit' | 'survey'
export type Source = {
  id: string
  kind: SourceKind
  title: string
  path: string
  speaks_from: string | null
  speaks_to: string | null
  latest: string
}

/**
 * Registers something living that evidence may refer to, and gives the id that its own row must carry. `path` stands
 * below the partnership's address; `:id` in it is replaced.
 */
export async function registerSource(
  db: Db,
  source: { kind: SourceKind; title: string; path: string },
): Promise<string> {
  const { id } = await db
    .insertInto('evidence.source')
    .values({ kind: source.kind, title: source.title.slice(0, 300), path: source.path })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/**
 * Says what a living source shows now: its owner calls this whenever its figures change. `latest` is for the working space; what
 * leaves it says what `c.sayings` lets through.
 */
export const refreshSource = (
  db: Db,
  id: string,
  now: {
    speaksFrom: string | null
    speaksTo: string | null
    latest: string
    title?: string
  },
): Promise<unknown> =>
  db
    .updateTable('evidence.source')
    .set({
      speaks_from: now.speaksFrom,
      speaks_to: now.speaksTo,
      latest: now.latest.slice(0, 1000),
      ...(now.title ? { title: now.title.slice(0, 300) } : {}),
    })
    .where('id', '=', id)
    .execute()

/** A source that was taken away keeps the evidence that refers to it, but is offered for no more; null brings it back. */
export const endSource = (db: Db, id: string, at: Date | null): Promise<unknown> =>
  db.updateTable('evidence.source').set({ ended_at: at }).where('id', '=', id).execute()

/** The living sources that evidence may refer to, by kind and title. */
export const sources = (db: Db): Promise<Source[]> =>
  db
    .selectFrom('evidence.source')
    .select(['id', 'kind', 'title', 'path', 'speaks_from', 'speaks_to', 'latest'])
    .where('ended_at', 'is', null)
    .orderBy('kind')
    .orderBy('title')
    .limit(500)
    .$castTo<Source>()
    .execute()
