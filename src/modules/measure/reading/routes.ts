import { isIsoDate } from '../../../platform/dates.ts'
import { type Ctx, member, missing, page, type Route } from '../../../platform/route.ts'
import { people, posts as postsOf } from '../../partnership/index.ts'
import { findMeasure, workingsOf } from '../definitions/queries.ts'
import { revisionsOf } from '../figures/queries.ts'
import { charts } from '../model.ts'
import { narratives } from '../narrative/queries.ts'
import { requestsAbout } from '../requests/queries.ts'
import { factsOf } from './gathering.ts'
import { MeasurePage } from './pages.tsx'
import { type Asked, drawableOf } from './series.ts'

export const routes: Route[] = [
  { method: 'GET', path: '/measure/measures/:measure', can: member('measure.read'), run: show },
]

async function show(c: Ctx) {
  const measure = await findMeasure(c.db, c.params.measure ?? '')
  if (!measure) return missing
  const facts = (await factsOf(c.db, [measure], c.today)).get(measure.id)
  if (!facts) return missing
  const [working] = await workingsOf(c.db, [measure.id])
  const asked = askedOf(c.query)
  const posts = await postsOf(c.db)
  const names = new Map((await people(c.db)).map(({ person_id, name }) => [person_id, name]))
  return page(
    MeasurePage({
      ...facts,
      frame: c.frame('measure'),
      path: c.path,
      mayEdit: c.may('measure.edit'),
      threshold: c.partnership.disclosureThreshold,
      owner: posts.find(({ id }) => id === measure.owner_post_id)?.title ?? null,
      working: working ?? null,
      revisions: await revisionsOf(c.db, measure.id),
      names,
      narratives: await narratives(c.db, measure.id),
      requests: await requestsAbout(c.db, measure.id),
      posts: new Map(posts.map(({ id, title }) => [id, title])),
      drawable: drawableOf(facts, asked),
      asked,
    }),
  )
}

/** What somebody asked to see; words that name no day and no chart are passed over. */
const askedOf = (query: URLSearchParams): Asked => {
  const day = (name: string) => {
    const word = query.get(name) ?? ''
    return isIsoDate(word) ? word : undefined
  }
  return { chart: charts.find((each) => each === query.get('as')), from: day('from'), to: day('to') }
}
