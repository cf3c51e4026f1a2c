import { goTo, page, person, refused, type SiteRoute } from '../../../platform/route.ts'
import { readAnswers } from './form.ts'
import { FiveQuestions, MayNotFound } from './pages.tsx'
import { found } from './queries.ts'
import { mayFound } from './rules.ts'

const usual = { who: 'me', agencies: ['social_work', 'education', 'health', 'police', 'third_sector'] }

export const foundingRoutes: SiteRoute[] = [
  {
    method: 'GET',
    path: '/partnerships/new',
    can: person,
    run: (c) =>
      mayFound(c.person?.partnerships ?? [], c.services.config.demo)
        ? page(FiveQuestions({ frame: c.frame(), demo: c.services.config.demo, filled: { words: usual } }))
        : page(MayNotFound({ frame: c.frame() }), 403),
  },
  {
    method: 'POST',
    path: '/partnerships/new',
    can: person,
    run: async (c) => {
      const { owner, config } = c.services
      if (!c.person || !mayFound(c.person.partnerships, config.demo)) return refused
      const read = readAnswers(c.form)
      if (read.errors)
        return page(
          FiveQuestions({ frame: c.frame(), demo: config.demo, filled: { words: c.form, errors: read.errors } }),
          400,
        )
      const { slug } = await found(owner, c.person, config.demo ? 'demo' : 'real', read.value, c.today)
      return goTo(`/p/${slug}`, `${read.value.name} is ready`)
    },
  },
]
