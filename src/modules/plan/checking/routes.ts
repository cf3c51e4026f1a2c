import { member, missing, page, type Route } from '../../../platform/route.ts'
import { planTree } from '../outline/queries.ts'
import { letters } from '../smart.ts'
import { SmartPage } from './pages.tsx'
import { checkedLines, checkSentence, lacking } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/plans/:plan/smart',
    can: member('plan.read'),
    run: async (c) => {
      const tree = await planTree(c.db, c.params.plan ?? '', { personId: c.user.id, now: c.now })
      if (!tree) return missing
      const checked = checkedLines(tree)
      return page(
        SmartPage({
          frame: c.frame('plan'),
          path: c.path,
          plan: tree.plan,
          sentence: checkSentence(tree, checked),
          checked,
          counts: lacking(checked),
          lacks: letters.find((letter) => letter === c.query.get('lacks')) ?? null,
          mayEdit: c.may('plan.edit'),
        }),
      )
    },
  },
]
