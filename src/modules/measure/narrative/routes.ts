import type { Filled } from '../../../platform/asked.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { wordOf } from '../../../platform/forms.ts'
import { type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { people } from '../../partnership/index.ts'
import { findMeasure, measures } from '../definitions/queries.ts'
import { figuresOf } from '../figures/queries.ts'
import type { Measure } from '../model.ts'
import { periodWords } from '../rules.ts'
import { readAgain, readNew, wordsOfNarrative } from './form.ts'
import { NarrativeConflictPage, NarrativePage, NarrativesPage } from './pages.tsx'
import {
  addNarrative,
  findNarrative,
  narratives,
  periodsWithFigures,
  removeNarrative,
  saveNarrative,
} from './queries.ts'
import { isOf, type Narrative } from './rules.ts'

/** Periods offered for what speaks of all measures: some years of months and quarters. */
const mostPeriods = 60

export const routes: Route[] = [
  { method: 'GET', path: '/measure/narratives', can: member('measure.read'), run: list },
  {
    method: 'GET',
    path: '/measure/narratives/new',
    can: member('measure.edit'),
    run: async (c) => {
      const measure = await asked(c, c.query.get('measure') ?? '')
      return measure === undefined ? missing : form(c, measure, null, { words: {} }, [], 200)
    },
  },
  { method: 'POST', path: '/measure/narratives', can: member('measure.edit'), run: add },
  {
    method: 'GET',
    path: '/measure/narratives/:narrative/edit',
    can: member('measure.edit'),
    run: (c) =>
      withNarrative(c, (narrative, measure) =>
        form(c, measure, narrative, { words: wordsOfNarrative(narrative) }, [], 200),
      ),
  },
  { method: 'POST', path: '/measure/narratives/:narrative', can: member('measure.edit'), run: change },
  {
    method: 'POST',
    path: '/measure/narratives/:narrative/removal',
    can: member('measure.edit'),
    run: (c) =>
      withNarrative(c, async (narrative, measure) => {
        await removeNarrative(c.db, narrative.id)
        await note(c, ...about(narrative), `took away ${words(narrative, measure)}`)
        return goTo(c.path(placeOf(narrative)), 'Taken away')
      }),
  },
]

async function list(c: Ctx) {
  return page(
    NarrativesPage({
      frame: c.frame('measure'),
      path: c.path,
      mayEdit: c.may('measure.edit'),
      narratives: await narratives(c.db),
      measures: new Map((await measures(c.db)).map((measure) => [measure.id, measure])),
      names: await namesOf(c),
      hasFigures: (await periodsWithFigures(c.db, 1)).length > 0,
    }),
  )
}

const namesOf = async (c: Ctx) => new Map((await people(c.db)).map(({ person_id, name }) => [person_id, name]))

// Null: all measures. Undefined: one that is not there.
const asked = async (c: Ctx, id: string): Promise<Measure | null | undefined> =>
  id === '' ? null : (await measures(c.db)).find((measure) => measure.id === id)

async function withNarrative(c: Ctx, run: (narrative: Narrative, measure: Measure | null) => ReturnType<Route['run']>) {
  const narrative = await findNarrative(c.db, c.params.narrative ?? '')
  if (!narrative) return missing
  return run(narrative, narrative.measure_id ? ((await findMeasure(c.db, narrative.measure_id)) ?? null) : null)
}

const periodsFor = async (c: Ctx, measure: Measure | null) =>
  measure
    ? ((await figuresOf(c.db, [measure.id])).get(measure.id)?.figures ?? []).toReversed()
    : periodsWithFigures(c.db, mostPeriods)

async function form(
  c: Ctx,
  measure: Measure | null,
  narrative: Narrative | null,
  filled: Filled,
  doubts: readonly string[],
  status: number,
) {
  const props = {
    frame: c.frame('measure'),
    path: c.path,
    measure,
    periods: narrative ? [] : await periodsFor(c, measure),
    filled,
    doubts,
  }
  return page(
    narrative && status === 409
      ? NarrativeConflictPage({ ...props, narrative, names: await namesOf(c) })
      : NarrativePage({ ...props, narrative }),
    status,
  )
}

async function add(c: Ctx) {
  const measure = await asked(c, wordOf(c.form, 'measure'))
  if (measure === undefined) return missing
  const read = readNew(c.form, await periodsFor(c, measure))
  if (read.errors) return form(c, measure, null, { words: c.form, errors: read.errors }, [], 400)
  const doubts = doubtsIn(c.form, [read.value.text])
  if (doubts.length > 0) return form(c, measure, null, { words: c.form, errors: doubtErrors }, doubts, 400)
  const written = { measure_id: measure?.id ?? null, ...read.value }
  const id = await addNarrative(c.db, written)
  if (id === undefined) return sameFirst(c, measure, written)
  await note(c, ...about({ id, ...written }), `wrote ${words(written, measure)}`)
  return goTo(c.path(placeOf(written)), 'Written beside the figures')
}

// Somebody wrote beside the same period, now or long ago: both texts, and the way to save one's own over it.
async function sameFirst(c: Ctx, measure: Measure | null, written: Pick<Narrative, 'period_from' | 'period_to'>) {
  const there = (await narratives(c.db)).find(
    (each) => each.measure_id === (measure?.id ?? null) && isOf(each, written),
  )
  if (!there) return missing
  return form(c, measure, there, { words: { ...c.form, version: String(there.version) } }, [], 409)
}

function change(c: Ctx) {
  return withNarrative(c, async (narrative, measure) => {
    const read = readAgain(c.form)
    if (read.errors) return form(c, measure, narrative, { words: c.form, errors: read.errors }, [], 400)
    const doubts = doubtsIn(c.form, [read.value.text])
    if (doubts.length > 0) return form(c, measure, narrative, { words: c.form, errors: doubtErrors }, doubts, 400)
    if (!(await saveNarrative(c.db, narrative.id, read.value.version, read.value.text, c.now))) {
      const now = await findNarrative(c.db, narrative.id)
      return now ? form(c, measure, now, { words: { ...c.form, version: String(now.version) } }, [], 409) : missing
    }
    await note(c, ...about(narrative), `changed ${words(narrative, measure)}`)
    return goTo(c.path(placeOf(narrative)), 'Saved')
  })
}

type Placed = Pick<Narrative, 'measure_id' | 'period_from' | 'period_to'>

const placeOf = ({ measure_id }: Placed) => (measure_id ? `/measure/measures/${measure_id}` : '/measure/narratives')

const about = ({
  id,
  measure_id,
}: Pick<Narrative, 'id' | 'measure_id'>): ['measure.measure' | 'measure.narrative', string] =>
  measure_id ? ['measure.measure', measure_id] : ['measure.narrative', id]

const words = (narrative: Placed, measure: Measure | null) =>
  `what stands beside ${measure ? `“${measure.title}”` : 'all measures'}, ${periodWords(narrative, measure?.calendar)}`
