import type { Ctx } from '../../../platform/route.ts'
import { postsOf } from '../../partnership/index.ts'
import { findItem } from '../outline/queries.ts'
import { mayUpdate } from './rules.ts'

/** Who somebody is to the plan: the posts they hold and write for today, and whether they edit it. */
export const whoIs = async (c: Ctx) => ({ ...(await postsOf(c.db, c.user.id, c.today)), edits: c.may('plan.edit') })

/**
 * An item that this person may write about, with who they are to it; or why not. To take what was sent, the names of posts
 * are enough: its groups, agencies and findings are read only for a page that shows them.
 */
export const updatable = async (c: Ctx, itemId: string, names: 'all' | 'posts' = 'all') => {
  const found = await findItem(c.db, itemId, { personId: c.user.id, now: c.now }, names)
  if (!found) return 'missing' as const
  const who = await whoIs(c)
  return mayUpdate(found.item, who) ? { ...found, who } : ('refused' as const)
}
