import { anyone, goTo, page, type SiteCtx, type SiteRoute } from '../../../platform/route.ts'
import { demoCast } from '../../identity/index.ts'
import { isBare, mayFound } from '../../partnership/index.ts'
import { MyPartnerships, Welcome } from './pages.tsx'
import { AccessibilityPage, PrivacyPage, ShapesPage } from './static.tsx'

const open = anyone('it holds nothing of any partnership')

const welcome = async (c: SiteCtx, demo: boolean) =>
  Welcome({
    frame: c.frame(),
    cast: demo ? await demoCast(c.services.owner) : [],
    bare: !demo && (await isBare(c.services.owner)),
  })

export const frontRoutes: SiteRoute[] = [
  {
    method: 'GET',
    path: '/',
    can: anyone('it says what Holdfast is and where to sign in'),
    run: async (c) => {
      const { demo } = c.services.config
      if (!c.person) return page(await welcome(c, demo))
      const [only, ...others] = c.person.partnerships
      if (only && others.length === 0 && !c.query.has('all')) return goTo(`/p/${only.slug}`)
      const cast = demo ? await demoCast(c.services.owner) : []
      return page(
        MyPartnerships({ frame: c.frame(), person: c.person, cast, mayFound: mayFound(c.person.partnerships, demo) }),
      )
    },
  },
  { method: 'GET', path: '/accessibility', can: open, run: (c) => page(AccessibilityPage({ frame: c.frame() })) },
  { method: 'GET', path: '/privacy', can: open, run: (c) => page(PrivacyPage({ frame: c.frame() })) },
  { method: 'GET', path: '/shapes', can: open, run: (c) => page(ShapesPage({ frame: c.frame() })) },
]
