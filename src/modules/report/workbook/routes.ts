import { after, member, missing, type Route } from '../../../platform/route.ts'
import { buildPaper } from '../building.ts'
import { noSettings } from '../facts.ts'
import { gather } from '../gathering.ts'
import { download } from '../taking-away.ts'

/** The plan as a workbook to edit offline and to bring back. */
export const routes: Route[] = [
  {
    method: 'GET',
    path: '/report/plans/:plan/workbook',
    can: member('plan.read'),
    run: async (c) => {
      const facts = await gather(c.db, c, c.params.plan ?? '', noSettings)
      if (!facts) return missing
      const paper = buildPaper('plan', facts, noSettings, facts.tree.plan.title)
      // A plan without a line has no table to edit.
      return after(() => download(paper, 'xlsx', null, 'to edit'))
    },
  },
]
