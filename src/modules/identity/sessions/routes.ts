import { wordOf } from '../../../platform/forms.ts'
import { goTo, missing, page, person, type SiteRoute } from '../../../platform/route.ts'
import { sessionDigest } from '../../../platform/session.ts'
import { SessionsPage } from './pages.tsx'
import { endSessionOf, endSessionsOf, sessionsOf } from './queries.ts'

export const sessionRoutes: SiteRoute[] = [
  {
    method: 'GET',
    path: '/sessions',
    can: person,
    run: async (c) => {
      if (!c.person) return missing
      const sessions = await sessionsOf(c.services.owner, c.person.id)
      return page(SessionsPage({ frame: c.frame(), sessions, here: sessionDigest(c.request)?.toString('hex') ?? '' }))
    },
  },
  {
    method: 'POST',
    path: '/sessions/end',
    can: person,
    run: async (c) => {
      if (!c.person) return missing
      const ended = await endSessionOf(c.services.owner, c.person.id, wordOf(c.form, 'session'))
      return ended ? goTo('/sessions', 'That browser is signed out') : missing
    },
  },
  {
    method: 'POST',
    path: '/sessions/end-others',
    can: person,
    run: async (c) => {
      if (!c.person) return missing
      await endSessionsOf(c.services.owner, c.person.id, sessionDigest(c.request))
      return goTo('/sessions', 'All your other browsers are signed out')
    },
  },
]
