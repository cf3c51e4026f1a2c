import { bytes, type Ctx, member, missing, page, type Route } from '../../../platform/route.ts'
import { findMeasure } from '../definitions/queries.ts'
import { gather, remember } from './gathering.ts'
import { BesidePage, ProfilePage } from './pages.tsx'
import { besideOf, byName, endsOf, profileOf, spotsOf, spotWords, upToOf, usualSpot } from './rules.ts'
import { table } from './table.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/measure/profile',
    can: member('measure.read'),
    run: async (c) => {
      const view = await profile(c)
      await remember(c.db, view.lines, c.now)
      return page(ProfilePage({ ...around(c), ...view }))
    },
  },
  {
    method: 'GET',
    path: '/measure/profile.csv',
    can: member('measure.read'),
    run: async (c) => {
      const { spot, lines, threshold } = await profile(c)
      if (!spot) return missing
      await remember(c.db, lines, c.now)
      return csv(table(lines, 'Measure', spot.category, threshold), `${spot.category}, profile`)
    },
  },
  {
    method: 'GET',
    path: '/measure/measures/:measure/profile',
    can: member('measure.read'),
    run: async (c) => {
      const view = await beside(c)
      if (!view) return missing
      await remember(c.db, view.lines, c.now)
      return page(BesidePage({ ...around(c), ...view }))
    },
  },
  {
    method: 'GET',
    path: '/measure/measures/:measure/profile.csv',
    can: member('measure.read'),
    run: async (c) => {
      const view = await beside(c)
      if (!view || view.lines.length === 0) return missing
      const { measure, dimension, lines, threshold } = view
      await remember(c.db, lines, c.now)
      return csv(
        table(lines, dimension, 'Figure', threshold),
        `${measure.title.slice(0, 80)}, by ${dimension.toLowerCase()}`,
      )
    },
  },
]

const around = (c: Ctx) => ({
  frame: c.frame('measure'),
  path: c.path,
  today: c.today,
  partnership: c.partnership.name,
  marking: c.partnership.marking,
  mayEdit: c.may('measure.edit'),
})

const csv = (text: string, name: string) => bytes(text, `${name}.csv`, 'text/csv; charset=utf-8')

/** Words that name no place, no breakdown and no period are passed over: the usual is shown. */
async function profile(c: Ctx) {
  const all = await gather(c.db)
  const spots = spotsOf(all.figures)
  const asked = c.query.get('place') ?? ''
  const spot = spots.find((each) => spotWords(each) === asked) ?? usualSpot(spots)
  const ends = spot ? endsOf(all.figures, spot.dimension) : []
  const to = upToOf(ends, c.query.get('to') ?? '')
  const lines = spot ? profileOf(all, spot, to || (ends[0] ?? '')) : []
  return { threshold: all.threshold, spots, spot, ends, to, lines }
}

async function beside(c: Ctx) {
  const measure = await findMeasure(c.db, c.params.measure ?? '')
  if (!measure) return null
  const all = await gather(c.db, measure.id)
  const spots = spotsOf(all.figures)
  const dimensions = [...new Set(spots.map(({ dimension }) => dimension))].toSorted(byName)
  const dimension = dimensions.find((each) => each === c.query.get('by')) ?? usualSpot(spots)?.dimension ?? ''
  const ends = endsOf(all.figures, dimension)
  const to = upToOf(ends, c.query.get('to') ?? '')
  const found = besideOf(all, dimension, to || (ends[0] ?? ''))
  return {
    measure,
    threshold: all.threshold,
    dimensions,
    dimension,
    ends,
    to,
    period: found?.period ?? null,
    lines: found?.lines ?? [],
  }
}
