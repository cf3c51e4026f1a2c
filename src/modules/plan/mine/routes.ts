import { member, page, type Route } from '../../../platform/route.ts'
import { posts, postsOf } from '../../partnership/index.ts'
import { itemsOfPosts } from '../outline/queries.ts'
import { openBits, openRounds } from '../rounds/queries.ts'
import { tallies } from '../rounds/rules.ts'
import { waiting } from '../updates/queries.ts'
import { MinePage } from './pages.tsx'
import { owedInRounds, sortedMine } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/mine',
    can: member('plan.update'),
    run: async (c) => {
      const { holds, writesFor } = await postsOf(c.db, c.user.id, c.today)
      const all = await posts(c.db)
      const mine = all.filter(({ id }) => holds.includes(id) || writesFor.includes(id))
      const items = await itemsOfPosts(
        c.db,
        mine.map(({ id }) => id),
        { personId: c.user.id, now: c.now },
      )
      const bits = await openBits(c.db)
      const owed = owedInRounds(bits)
      return page(
        MinePage({
          frame: c.frame('plan'),
          path: c.path,
          mine: sortedMine(items, c.today, owed),
          owed,
          rounds: await openRounds(c.db),
          tallies: tallies(bits, new Set(items.map(({ id }) => id))),
          posts: mine.map(({ id, title, holder }) => ({ id, title, holder, own: holds.includes(id) })),
          waiting: (await waiting(c.db, holds)).map((each) => ({
            ...each,
            post: all.find(({ id }) => id === each.for_post_id)?.title ?? '',
          })),
          today: c.today,
        }),
      )
    },
  },
]
