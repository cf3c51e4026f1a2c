import type { Module } from '../../platform/route.ts'
import { agencyRoutes } from './agencies/routes.ts'
import { foundingRoutes } from './founding/routes.ts'
import { groupRoutes } from './groups/routes.ts'
import { overviewRoutes } from './overview/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { postRoutes } from './posts/routes.ts'
import { settingsRoutes } from './settings/routes.ts'
import { trialRoutes, trialSiteRoutes } from './trial/routes.ts'

export { addPartnership, isBare, type NewPartnership, usualAgencies } from './founding/queries.ts'
export { addPastGroups, addPastPosts, type PastPost } from './past/queries.ts'
export {
  type Agency,
  agencies,
  findOrAddAgency,
  findOrAddGroup,
  findOrAddPost,
  type Group,
  groups,
  type Member,
  people,
  type Post,
  posts,
  postsOf,
} from './queries.ts'
export { firstCommands, mayFound } from './founding/rules.ts'

export const partnership: Module = {
  name: 'partnership',
  routes: [
    ...overviewRoutes,
    ...agencyRoutes,
    ...groupRoutes,
    ...postRoutes,
    ...peopleRoutes,
    ...settingsRoutes,
    ...trialRoutes,
  ],
  site: [...foundingRoutes, ...trialSiteRoutes],
}

export { addMembership, type MemberWords } from './people/queries.ts'
export { handOver, type Holding, holdings, type Writer, writersOf, writersToday } from './posts/queries.ts'
export { Standing } from './posts/pages.tsx'
export { standing } from './posts/rules.ts'
export { setTemplate, type Template, template } from './template/queries.ts'
