import { holdsOn } from '../../../platform/dates.ts'
import { member, page, type Route } from '../../../platform/route.ts'
import { agencies, groups, people, posts } from '../queries.ts'
import { OverviewPage } from './pages.tsx'

export const overviewRoutes: Route[] = [
  {
    method: 'GET',
    path: '/partnership',
    can: member('partnership.read'),
    run: async (c) =>
      page(
        OverviewPage({
          frame: c.frame('partnership'),
          path: c.path,
          partnership: c.partnership,
          agencies: await agencies(c.db),
          groups: await groups(c.db),
          posts: (await posts(c.db)).filter((post) => post.ended_on === null || post.ended_on > c.today),
          people: (await people(c.db)).filter((each) => holdsOn(each, c.today)),
          mayEdit: c.may('partnership.edit'),
          mayAdminister: c.may('partnership.administer'),
        }),
      ),
  },
]
