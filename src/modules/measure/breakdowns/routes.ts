import type { Filled } from '../../../platform/asked.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { choice, readForm, text, wordOf, wrong } from '../../../platform/forms.ts'
import { type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { entryOf } from '../catalogue/entries.ts'
import { findMeasure } from '../definitions/queries.ts'
import { addObservations, figuresOf, partFiguresOf } from '../figures/queries.ts'
import { readPeriod } from '../figures/rules.ts'
import { type Measure, states } from '../model.ts'
import { periodWords } from '../rules.ts'
import { BreakdownsPage, EnterPage } from './pages.tsx'
import { categories, findOrAddCategories } from './queries.ts'
import { readCategories, tablesOf } from './rules.ts'

/** Columns that fit beside the names; earlier periods stay in the exports. */
const mostPeriods = 6

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/measure/measures/:measure/breakdowns',
    can: member('measure.read'),
    run: async (c) => {
      const measure = await findMeasure(c.db, c.params.measure ?? '')
      if (!measure) return missing
      const parts = await partFiguresOf(c.db, [measure.id])
      const whole = (await figuresOf(c.db, [measure.id])).get(measure.id)?.figures ?? []
      return page(
        BreakdownsPage({
          frame: c.frame('measure'),
          path: c.path,
          measure,
          mayEdit: c.may('measure.edit'),
          threshold: c.partnership.disclosureThreshold,
          tables: tablesOf(await categories(c.db), parts, whole, mostPeriods),
          splits: entryOf(measure.catalogue_key ?? '')?.splits ?? [],
        }),
      )
    },
  },
  {
    method: 'GET',
    path: '/measure/measures/:measure/breakdowns/new',
    can: member('measure.edit'),
    run: async (c) => {
      const measure = await findMeasure(c.db, c.params.measure ?? '')
      if (!measure || measure.derived) return missing
      const dimension = (c.query.get('dimension') ?? '').slice(0, 80)
      const known = (await categories(c.db)).filter((each) => each.dimension === dimension)
      const suggested = entryOf(measure.catalogue_key ?? '')?.splits.find((each) => each.dimension === dimension)
      const names = known.length > 0 ? known.map(({ category }) => category) : (suggested?.categories ?? [])
      const pasted = names.map((name) => `${name}, `).join('\n')
      return form(c, measure, { words: { state: 'final', dimension, pasted } }, [], 200)
    },
  },
  { method: 'POST', path: '/measure/measures/:measure/breakdowns', can: member('measure.edit'), run: enter },
]

const form = (c: Ctx, measure: Measure, filled: Filled, doubts: readonly string[], status: number) =>
  page(EnterPage({ frame: c.frame('measure'), path: c.path, measure, filled, doubts }), status)

async function enter(c: Ctx) {
  const measure = await findMeasure(c.db, c.params.measure ?? '')
  if (!measure || measure.derived) return missing
  const read = readForm(c.form, {
    dimension: text({ called: 'What it is split by', required: 'Say what the figures are split by', max: 80 }),
    period: text({ called: 'The period', required: 'Enter the period', max: 80 }),
    state: choice(states, { called: 'The state', required: 'Choose whether they are final' }),
  })
  const typed = wordOf(c.form, 'period').trim()
  const period = readPeriod(typed, measure.calendar)
  const lines = readCategories(wordOf(c.form, 'pasted'), measure.unit)
  const errors = [
    ...(read.errors ?? []),
    ...(typed !== '' && !period
      ? [wrong('period', `“${typed.slice(0, 60)}” is no period, such as September 2026, Q2 2026/27 or 2026`)]
      : []),
    ...lines.errors.map((sentence) => wrong('pasted', sentence)),
  ]
  if (errors.length > 0 || !read.value || !period) return form(c, measure, { words: c.form, errors }, [], 400)
  const { dimension, state } = read.value
  const doubts = doubtsIn(c.form, [dimension, ...lines.value.map(({ category }) => category)])
  if (doubts.length > 0) return form(c, measure, { words: c.form, errors: doubtErrors }, doubts, 400)
  const ids = await findOrAddCategories(
    c.db,
    dimension,
    lines.value.map(({ category }) => category),
  )
  const { added, replaced, same } = await addObservations(
    c.db,
    measure.id,
    lines.value.map(({ category, ...figure }) => ({
      ...period,
      ...figure,
      state,
      breakdown_id: ids.get(category.toLowerCase()) ?? null,
    })),
    c.now,
  )
  const when = `${periodWords(period, measure.calendar)} by ${dimension.toLowerCase()}`
  await note(
    c,
    'measure.measure',
    measure.id,
    `entered figures of “${measure.title}”, ${when}: ${added} new, ${replaced} replaced`,
  )
  return goTo(
    c.path(`/measure/measures/${measure.id}/breakdowns`),
    `${when.charAt(0).toUpperCase()}${when.slice(1)}: ${added} new, ${replaced} replaced, ${same} unchanged`,
  )
}
