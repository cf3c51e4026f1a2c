import { goTo, member, page, person, refused, type Route, type SiteRoute } from '../../../platform/route.ts'
import { countTrials, found } from '../founding/queries.ts'
import { mayFound, mostTrials, offeredAgencies } from '../founding/rules.ts'
import { DeletionPage, NotATrial, TooManyTrials } from './pages.tsx'
import { throwAway } from './queries.ts'

export const trialSiteRoutes: SiteRoute[] = [
  {
    method: 'POST',
    path: '/partnerships/trial',
    can: person,
    run: async (c) => {
      const { owner, config } = c.services
      if (!c.person || !mayFound(c.person.partnerships, config.demo)) return refused
      if ((await countTrials(owner, c.person.id)) >= mostTrials)
        return page(TooManyTrials({ frame: c.frame(), most: mostTrials }), 403)
      const { slug } = await found(
        owner,
        c.person,
        'trial',
        {
          name: `Trial partnership of ${c.person.name}`.slice(0, 200),
          nation: 'scotland',
          agencies: offeredAgencies,
          ownAgencies: [],
          coordinator: { kind: 'me' },
          group: 'Improvement board',
          chair: 'Chair of the improvement board',
        },
        c.today,
      )
      return goTo(`/p/${slug}`, 'Your trial partnership is ready. Throw it away when you have seen enough')
    },
  },
]

export const trialRoutes: Route[] = [
  {
    method: 'GET',
    path: '/partnership/deletion',
    can: member('partnership.administer'),
    run: (c) => {
      const props = { frame: c.frame('partnership'), path: c.path, name: c.partnership.name }
      return c.partnership.kind === 'trial' ? page(DeletionPage(props)) : page(NotATrial(props))
    },
  },
  {
    method: 'POST',
    path: '/partnership/deletion',
    can: member('partnership.administer'),
    run: async (c) => {
      if (c.partnership.kind !== 'trial') return refused
      const { owner, config } = c.services
      const { id, name } = c.partnership
      // After this request's own transaction, which may hold a lock on rows of the partnership.
      return {
        kind: 'after',
        run: async () =>
          (await throwAway(owner, id, c.user.id, config.data))
            ? goTo('/?all', `${name} is gone, with everything in it`)
            : refused,
      }
    },
  },
]
