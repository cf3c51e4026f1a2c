import { longInstant } from '../../../platform/dates.ts'
import { member, missing, page, type Route } from '../../../platform/route.ts'
import { dependencies } from '../dependencies/queries.ts'
import { freshWords } from '../outline/pages.tsx'
import { planTree } from '../outline/queries.ts'
import { offeredBy } from '../outline/rules.ts'
import { TimelinePage } from './pages.tsx'
import { formerDates } from './queries.ts'
import { groupsFor, linesFor, spanOf } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/plans/:plan/timeline',
    can: member('plan.read'),
    run: async (c) => {
      const tree = await planTree(c.db, c.params.plan ?? '', { personId: c.user.id, now: c.now })
      if (!tree) return missing
      const choice = { theme: c.query.get('theme') ?? '', post: c.query.get('post') ?? '' }
      const lines = linesFor(tree, choice)
      const moves = await formerDates(c.db, tree.plan.id)
      const waits = await dependencies(c.db)
      return page(
        TimelinePage({
          frame: c.frame('plan'),
          path: c.path,
          tree,
          lines,
          groups: groupsFor(tree, lines, moves, waits, c.today),
          moves,
          waits,
          span: spanOf(tree.plan, lines, c.today),
          choice,
          posts: offeredBy(tree.items).posts,
          today: c.today,
          fresh: freshWords(longInstant(c.now)),
        }),
      )
    },
  },
]
