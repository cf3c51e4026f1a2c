import { dateFields } from '../../../platform/asked.ts'
import { goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { endSessionsOf, sessionsOf } from '../../identity/index.ts'
import { writersToday } from '../posts/queries.ts'
import { posts } from '../queries.ts'
import { PeoplePage, PersonPage } from './pages.tsx'
import { allMembers, memberOf } from './queries.ts'
import { add, around, change, end, endingForm, form } from './saving.ts'

const invite = member('identity.invite')

export const peopleRoutes: Route[] = [
  {
    method: 'GET',
    path: '/partnership/people',
    can: member('partnership.read'),
    run: async (c) =>
      page(
        PeoplePage({
          ...around(c),
          people: await allMembers(c.db),
          posts: await posts(c.db),
          today: c.today,
          mayInvite: c.may('identity.invite'),
        }),
      ),
  },
  {
    method: 'GET',
    path: '/partnership/people/new',
    can: invite,
    run: (c) => form(c, null, { words: { roles: 'lead', ...dateFields('starts', c.today) } }, 200),
  },
  { method: 'POST', path: '/partnership/people/new', can: invite, run: add },
  {
    method: 'GET',
    path: '/partnership/people/:person',
    can: member('partnership.read'),
    run: async (c) => {
      const found = await memberOf(c.db, c.params.person ?? '')
      if (!found) return missing
      return page(
        PersonPage({
          ...around(c),
          person: found,
          posts: (await posts(c.db)).filter((post) => post.person_id === found.person_id),
          writes: (await writersToday(c.db, c.today)).filter((w) => w.person_id === found.person_id),
          allPosts: await posts(c.db),
          sessions: c.may('partnership.administer') ? await sessionsOf(c.services.owner, found.person_id) : null,
          today: c.today,
          mayInvite: c.may('identity.invite'),
        }),
      )
    },
  },
  {
    method: 'GET',
    path: '/partnership/people/:person/edit',
    can: invite,
    run: async (c) => {
      const found = await memberOf(c.db, c.params.person ?? '')
      if (!found) return missing
      const { name, email, agency_id, job, roles, starts, version } = found
      const words = {
        name,
        email: email ?? '',
        agency: agency_id ?? '',
        job,
        roles,
        version: String(version),
        ...dateFields('starts', starts),
      }
      return form(c, found, { words }, 200)
    },
  },
  {
    method: 'POST',
    path: '/partnership/people/:person/edit',
    can: invite,
    run: async (c) => {
      const found = await memberOf(c.db, c.params.person ?? '')
      return found ? change(c, found) : missing
    },
  },
  {
    method: 'GET',
    path: '/partnership/people/:person/ending',
    can: invite,
    run: async (c) => {
      const found = await memberOf(c.db, c.params.person ?? '')
      return found ? endingForm(c, found, { words: dateFields('ends', c.today) }, 200) : missing
    },
  },
  { method: 'POST', path: '/partnership/people/:person/ending', can: invite, run: end },
  {
    method: 'POST',
    path: '/partnership/people/:person/session-ending',
    can: member('partnership.administer'),
    run: async (c) => {
      const found = await memberOf(c.db, c.params.person ?? '')
      if (!found) return missing
      await endSessionsOf(c.services.owner, found.person_id)
      await note(c, 'identity.membership', found.id, `signed ${found.name} out everywhere`)
      return goTo(c.path(`/partnership/people/${found.person_id}`), `${found.name} is signed out everywhere`)
    },
  },
]
