import { isId, wordOf } from '../../../platform/forms.ts'
import { anyone, missing, refused, type SiteRoute } from '../../../platform/route.ts'
import { keepSession, sessionDigest } from '../../../platform/session.ts'
import { beginSession } from '../queries.ts'
import { endSession } from '../sessions/queries.ts'
import { deviceOf } from '../sessions/rules.ts'
import { wayBack } from '../sign-in/rules.ts'
import { isDemoPerson } from './queries.ts'

export const demoRoutes: SiteRoute[] = [
  {
    method: 'POST',
    path: '/demo/sign-in',
    can: anyone('the demo offers its invented people to everybody, and only where the demo is on'),
    run: async (c) => {
      const { owner, config } = c.services
      const personId = wordOf(c.form, 'person')
      if (!config.demo || !isId(personId)) return missing
      if (!(await isDemoPerson(owner, personId))) return refused
      const before = sessionDigest(c.request)
      if (before) await endSession(owner, before)
      const secret = await beginSession(owner, personId, deviceOf(c.request.headers.get('user-agent') ?? ''))
      return { kind: 'goTo', path: wayBack(wordOf(c.form, 'to')), cookies: [keepSession(secret)] }
    },
  },
]
