import type { Module } from '../../platform/route.ts'
import { demoRoutes } from './demo/routes.ts'
import { sessionRoutes } from './sessions/routes.ts'
import { signInRoutes } from './sign-in/routes.ts'

export { Cast } from './demo/pages.tsx'
export { demoCast } from './demo/queries.ts'
export { addPastMembers, type PastMember } from './past/queries.ts'
export { addMember, beginSession, changeAddress, findOrAddPerson, type NewMember, type Owner } from './queries.ts'
export { rolePurposes, roleSentence, roleWords } from './rules.ts'
export { endSessionsOf, type Session, sessionsOf } from './sessions/queries.ts'
export { makeSignInLink } from './sign-in/links.ts'

export const identity: Module = {
  name: 'identity',
  routes: [],
  site: [...signInRoutes, ...sessionRoutes, ...demoRoutes],
}
