import { member, missing, page, type Route } from '../../../platform/route.ts'
import { evidenceOn } from '../../evidence/index.ts'
import { holdings, posts, writersOf } from '../../partnership/index.ts'
import { itemsOfPosts, updatesOn } from '../../plan/index.ts'
import { InheritancePage } from './pages.tsx'

export const inheritanceRoutes: Route[] = [
  {
    method: 'GET',
    path: '/home/posts/:post/inherited',
    can: member('plan.read'),
    run: async (c) => {
      const post = (await posts(c.db)).find(({ id }) => id === c.params.post)
      if (!post) return missing
      const items = (await itemsOfPosts(c.db, [post.id], { personId: c.user.id, now: c.now })).filter(
        ({ line }) => line,
      )
      const ids = items.map(({ id }) => id)
      const updates = await updatesOn(c.db, ids)
      const supports = await evidenceOn(c.db, [...ids, ...updates.map(({ id }) => id)])
      const itemOf = new Map(updates.map((update) => [update.id, update.item_id]))
      return page(
        InheritancePage({
          frame: c.frame('home'),
          path: c.path,
          post,
          holdings: await holdings(c.db, post.id),
          writers: (await writersOf(c.db, post.id)).filter(({ ends }) => ends === null || ends >= c.today),
          items,
          last: new Map(updates.toReversed().map((update) => [update.item_id, update])),
          evidence: Map.groupBy(supports, (s) => itemOf.get(s.statement_id) ?? s.statement_id),
          today: c.today,
          now: c.now,
          mayEdit: c.may('plan.edit'),
        }),
      )
    },
  },
]
