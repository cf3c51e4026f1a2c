import { member, missing, page, type Route } from '../../../platform/route.ts'
import { planTree } from '../outline/queries.ts'
import { RollUpPage } from './pages.tsx'
import { rolledUp } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/plans/:plan/roll-up',
    can: member('plan.read'),
    run: async (c) => {
      const tree = await planTree(c.db, c.params.plan ?? '')
      if (!tree) return missing
      const [worst, two, reported] = [rolledUp(tree, 'worst'), rolledUp(tree, 'two_worst'), rolledUp(tree, 'reported')]
      return page(
        RollUpPage({
          frame: c.frame('plan'),
          path: c.path,
          plan: tree.plan,
          headings: tree.items
            .filter(({ id }) => worst.has(id))
            .map(({ id, reference, title }) => ({
              id,
              name: [reference, title].filter(Boolean).join(' '),
              by: { none: undefined, worst: worst.get(id), two_worst: two.get(id), reported: reported.get(id) },
            })),
          mayEdit: c.may('plan.edit'),
        }),
      )
    },
  },
]
