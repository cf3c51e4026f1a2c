import type { Db } from '../../../platform/db.ts'
import { agencies } from '../../partnership/index.ts'
import type { Round } from '../rounds/model.ts'
import { roundStanding } from '../rounds/standing.ts'
import { suggestionsOf } from '../suggestion/queries.ts'
import type { SittingFacts, SittingPost } from './model.ts'
import { lastSaid } from './queries.ts'

/** Who sits: the posts they hold speak for themselves; for any other they write. */
export type Sitter = { holds: readonly string[]; personId?: string; now: Date; today: string }

/**
 * Everything that these posts owe in a round. A personal link sits for its post as its holder: `holds` names it. The number
 * of queries never grows.
 */
export const sittingOf = async (
  db: Db,
  round: Round,
  postIds: readonly string[],
  who: Sitter,
): Promise<SittingFacts> => {
  const seer = who.personId ? { personId: who.personId, now: who.now } : undefined
  const { posts: all, tree } = await roundStanding(db, round, who.today, seer)
  const mine = all.filter(({ id }) => postIds.includes(id))
  const ids = mine.flatMap(({ lines }) => lines.map(({ item_id: id }) => id))
  const said = new Map((await lastSaid(db, ids, round.id)).map((each) => [each.item_id, each]))
  const suggestions = await suggestionsOf(db, tree, who.today, { leaves: who.now })
  const items = new Map(tree.items.map((item) => [item.id, item]))
  const taken = new Set<string>()
  const posts = mine.map((post): SittingPost => {
    const own = post.lines.flatMap(({ item_id: id, required, why_not, answer }) => {
      const item = items.get(id)
      if (!item || taken.has(id)) return []
      taken.add(id)
      return [{ item, required, why_not, answer, last: said.get(id) ?? null, suggested: suggestions.get(id) ?? null }]
    })
    return {
      voice: { postId: post.id, title: post.title, holder: post.holder, own: who.holds.includes(post.id) },
      items: own,
    }
  })
  return {
    round,
    keys: tree.plan.keys,
    words: tree.plan.keys[0]?.words ?? [],
    posts: posts.filter(({ items: each }) => each.length > 0),
    agencies: (await agencies(db)).map(({ id, name }) => ({ id, name })),
  }
}
