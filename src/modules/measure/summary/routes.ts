import { member, page, type Route } from '../../../platform/route.ts'
import { rowsOf } from '../list/gathering.ts'
import { SummaryPage } from './pages.tsx'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/measure/summary',
    can: member('measure.read'),
    run: async (c) =>
      page(SummaryPage({ frame: c.frame('measure'), path: c.path, today: c.today, rows: await rowsOf(c.db, c.today) })),
  },
]
