import { longInstant } from '../../../platform/dates.ts'
import { bytes, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { plans } from '../plans/queries.ts'
import { csv } from './csv.ts'
import { freshWords, OutlinePage } from './pages.tsx'
import { planTree } from './queries.ts'
import { grouped } from './groups.ts'
import { rolledUp } from '../rollup/rules.ts'
import { differing } from '../suggestion/showing.ts'
import { choiceOf, chosen, offeredBy, onlyCounts } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan',
    can: member('plan.read'),
    run: async (c) => {
      const [first, ...more] = await plans(c.db)
      return goTo(c.path(first && more.length === 0 ? `/plan/plans/${first.id}` : '/plan/plans'))
    },
  },
  {
    method: 'GET',
    path: '/plan/plans/:plan/items.csv',
    can: member('plan.read'),
    run: async (c) => {
      const view = await viewOf(c)
      if (!view) return missing
      return bytes(csv(view.tree.items, view.shown, c.today), `${view.tree.plan.title}.csv`, 'text/csv; charset=utf-8')
    },
  },
  {
    method: 'GET',
    path: '/plan/plans/:plan',
    can: member('plan.read'),
    run: async (c) => {
      const view = await viewOf(c)
      if (!view) return missing
      const lines = view.tree.items.filter(({ line }) => line)
      return page(
        OutlinePage({
          ...view,
          frame: c.frame('plan'),
          path: c.path,
          groups: grouped(view.tree.items, view.shown, view.choice),
          counts: onlyCounts(lines, c.today, c.user.id),
          offered: offeredBy(view.tree.items),
          today: c.today,
          fresh: freshWords(longInstant(c.now)),
          mayEdit: c.may('plan.edit'),
          mayUpdate: c.may('plan.update'),
          query: c.query,
          suggested: await differing(c, view.tree),
          rolled: rolledUp(view.tree),
        }),
      )
    },
  },
]

const viewOf = async (c: Ctx) => {
  const tree = await planTree(c.db, c.params.plan ?? '', { personId: c.user.id, now: c.now })
  if (!tree) return undefined
  const choice = choiceOf(c.query)
  return { tree, choice, shown: chosen(tree.items, choice, c.today, c.user.id) }
}
