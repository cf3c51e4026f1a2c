import { member, page, type Route } from '../../../platform/route.ts'
import { people } from '../../partnership/index.ts'
import { rowsOf } from '../list/gathering.ts'
import { narratives } from '../narrative/queries.ts'
import { ofTheNewest } from '../narrative/rules.ts'
import { SummaryPage } from './pages.tsx'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/measure/summary',
    can: member('measure.read'),
    run: async (c) => {
      const rows = await rowsOf(c.db, c.today)
      const all = await narratives(c.db)
      const newest = new Map(rows.map(({ measure, latest }) => [measure.id, latest]))
      return page(
        SummaryPage({
          frame: c.frame('measure'),
          path: c.path,
          today: c.today,
          mayEdit: c.may('measure.edit'),
          rows,
          narratives: ofTheNewest(all, newest),
          more: ofTheNewest(all, newest).length < all.length,
          names: new Map((await people(c.db)).map(({ person_id, name }) => [person_id, name])),
        }),
      )
    },
  },
]
