import { longInstant } from '../../../platform/dates.ts'
import { bytes, type Ctx, member, missing, page, type Route } from '../../../platform/route.ts'
import { covers, findings, watches } from '../../inspection/index.ts'
import { freshWords } from '../outline/pages.tsx'
import { planTree } from '../outline/queries.ts'
import { CoveragePage } from './pages.tsx'
import { answeredElsewhere } from './queries.ts'
import { coverageCsv, coverageOf, matrixOf } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/plans/:plan/coverage',
    can: member('plan.read'),
    run: async (c) => {
      const view = await viewOf(c)
      if (!view) return missing
      return page(
        CoveragePage({
          ...view,
          matrix: matrixOf(view.known, await covers(c.db)),
          frame: c.frame('plan'),
          path: c.path,
          fresh: freshWords(longInstant(c.now)),
        }),
      )
    },
  },
  {
    method: 'GET',
    path: '/plan/plans/:plan/coverage.csv',
    can: member('plan.read'),
    run: async (c) => {
      const view = await viewOf(c)
      if (!view) return missing
      return bytes(coverageCsv(view.items, view.rows), `${view.plan.title}, coverage.csv`, 'text/csv; charset=utf-8')
    },
  },
]

const viewOf = async (c: Ctx) => {
  const reader = { personId: c.user.id, now: c.now }
  const tree = await planTree(c.db, c.params.plan ?? '', reader)
  if (!tree) return undefined
  const known = await findings(c.db, reader)
  const others = Map.groupBy(await answeredElsewhere(c.db, tree.plan.id), ({ finding_id }) => finding_id)
  const rows = coverageOf(tree.items, known, {
    elsewhere: new Map([...others].map(([id, its]) => [id, its.map(({ plan }) => plan)])),
    watched: new Set((await watches(c.db)).map(({ finding_id }) => finding_id)),
  })
  return { plan: tree.plan, items: tree.items, known, rows }
}
