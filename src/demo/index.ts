import type pg from 'pg'
import { corrieglen } from './corrieglen/index.ts'
import { donmouth } from './donmouth/index.ts'
import { loadStory } from './load.ts'
import type { Story } from './story.ts'
import { walbrook } from './walbrook/index.ts'

export type Loaded = { slug: string; name: string; added: boolean }

/** The demo partnerships, in the order in which the first page offers them. */
export const stories: readonly Story[] = [donmouth, walbrook, corrieglen]

/**
 * Loads the demo partnerships that are not there yet, each in one transaction: as the owner, dates told from `now`.
 * Twice adds nothing. Throws a sentence when the installation holds a real partnership.
 */
export async function loadDemo(owner: pg.Pool, data: string, now: Date): Promise<Loaded[]> {
  const { rows } = await owner.query<{ slug: string; name: string; kind: string }>(
    'select slug, name, kind from partnership.partnership',
  )
  const real = rows.find(({ kind }) => kind === 'real')
  if (real)
    throw new Error(
      `This installation holds a real partnership (${real.name}), so the demo is not loaded beside it. Give the demo a data folder of its own with HOLDFAST_DATA.`,
    )
  const loaded: Loaded[] = []
  for (const story of stories) {
    const added = !rows.some(({ slug }) => slug === story.slug) && (await loadStory(owner, data, story, now))
    loaded.push({ slug: story.slug, name: story.name, added })
  }
  return loaded
}
