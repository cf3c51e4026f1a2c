import { choice, readForm } from '../../../platform/forms.ts'
import { type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { linkMeasure, unlinkMeasure } from '../../inspection/index.ts'
import { breaksOf, measures, observationsOf } from '../../measure/index.ts'
import { gather } from '../gathering.ts'
import { type Laid, lay } from '../laying.ts'
import { LinkPage } from './page.tsx'
import { type Offered, offer } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/thread/findings/:finding/measures/new',
    can: member('inspection.edit'),
    run: async (c) => {
      const found = await offered(c)
      return found
        ? page(LinkPage({ frame: c.frame('thread'), path: c.path, ...found, filled: { words: {} } }))
        : missing
    },
  },
  { method: 'POST', path: '/thread/findings/:finding/measures', can: member('inspection.edit'), run: link },
  {
    method: 'POST',
    path: '/thread/findings/:finding/measures/:measure/removal',
    can: member('inspection.edit'),
    run: unlink,
  },
]

async function offered(c: Ctx): Promise<{ laid: Laid; offered: Offered[] } | undefined> {
  const id = c.params.finding ?? ''
  const laid = lay(await gather(c.db, { personId: c.user.id, now: c.now }, c.today, id), id)[0]
  if (!laid) return undefined
  const all = await measures(c.db)
  const ids = all.map((measure) => measure.id)
  const figures = Map.groupBy(await observationsOf(c.db, ids), (o) => o.measure_id)
  const breaks = Map.groupBy(await breaksOf(c.db, ids), (b) => b.measure_id)
  const linked = new Set(laid.facts.measures.map((measure) => measure.id))
  return {
    laid,
    offered: all.map((measure) =>
      offer({ ...measure, figures: figures.get(measure.id) ?? [], breaks: breaks.get(measure.id) ?? [] }, linked, {
        in_use: laid.inUse,
        found_on: laid.finding.found_on,
        today: c.today,
      }),
    ),
  }
}

async function link(c: Ctx) {
  const found = await offered(c)
  if (!found) return missing
  const open = found.offered.filter(({ linked }) => !linked)
  const read = readForm(c.form, {
    measure: choice(
      open.map(({ id }) => id),
      { called: 'The measure', required: 'Choose a measure' },
    ),
  })
  if (read.errors)
    return page(
      LinkPage({ frame: c.frame('thread'), path: c.path, ...found, filled: { words: c.form, errors: read.errors } }),
      400,
    )
  const measure = open.find(({ id }) => id === read.value.measure)
  await linkMeasure(c.db, found.laid.finding.id, read.value.measure, c.today)
  await note(c, 'inspection.finding', found.laid.finding.id, `linked the measure “${measure?.title}”`)
  return goTo(
    c.path(`/thread/findings/${found.laid.finding.id}`),
    `Linked “${measure?.title}”. ${measure?.earliest ?? ''}`,
  )
}

async function unlink(c: Ctx) {
  const found = await offered(c)
  const measure = found?.offered.find(({ id, linked }) => linked && id === c.params.measure)
  if (!found || !measure || !(await unlinkMeasure(c.db, found.laid.finding.id, measure.id))) return missing
  await note(c, 'inspection.finding', found.laid.finding.id, `took the link to the measure “${measure.title}” away`)
  return goTo(c.path(`/thread/findings/${found.laid.finding.id}`), `“${measure.title}” is no longer linked`)
}
