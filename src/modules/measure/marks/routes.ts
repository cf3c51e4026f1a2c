import type { Child } from 'hono/jsx'
import { dateFields } from '../../../platform/asked.ts'
import { isIsoDate, longDate } from '../../../platform/dates.ts'
import type { Db } from '../../../platform/db.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import type { Form, Read } from '../../../platform/forms.ts'
import { type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { findMeasure } from '../definitions/queries.ts'
import { figuresOf } from '../figures/queries.ts'
import type { Figure, Measure } from '../model.ts'
import { figureWords, periodWords } from '../rules.ts'
import { readAnnotation, readExclusion, readPhase, readStep } from './form.ts'
import { AnnotationPage, ExclusionPage, type MarkProps, PhasePage, StepPage } from './pages.tsx'
import {
  addAnnotation,
  addExclusion,
  addPhase,
  addStep,
  exclusionsOf,
  phasesOf,
  removeAnnotation,
  removeExclusion,
  removePhase,
  removeStep,
  stepsOf,
} from './queries.ts'
import { phaseWords } from './rules.ts'

/** One kind of mark: its words in addresses, how its form is read and what becomes of it. */
type Kind<T> = {
  noun: string
  one: string
  page: (p: MarkProps) => Child
  words: (c: Ctx) => Form
  read: (c: Ctx, measure: Measure, figures: readonly Figure[]) => Promise<Read<T>>
  narrative: (mark: T) => string
  add: (db: Db, measureId: string, mark: T) => Promise<unknown>
  remove: (db: Db, id: string) => Promise<{ measure_id: string } | undefined>
  did: (mark: T, measure: Measure) => string
  said: string
}

const routesOf = <T>(kind: Kind<T>): Route[] => [
  {
    method: 'GET',
    path: `/measure/measures/:measure/${kind.noun}/new`,
    can: member('measure.edit'),
    run: (c) =>
      withMeasure(c, (measure, figures) => shown(c, kind, measure, figures, { words: kind.words(c) }, [], 200)),
  },
  {
    method: 'POST',
    path: `/measure/measures/:measure/${kind.noun}`,
    can: member('measure.edit'),
    run: (c) =>
      withMeasure(c, async (measure, figures) => {
        const read = await kind.read(c, measure, figures)
        if (read.errors) return shown(c, kind, measure, figures, { words: c.form, errors: read.errors }, [], 400)
        const doubts = doubtsIn(c.form, [kind.narrative(read.value)])
        if (doubts.length > 0)
          return shown(c, kind, measure, figures, { words: c.form, errors: doubtErrors }, doubts, 400)
        await kind.add(c.db, measure.id, read.value)
        await note(c, 'measure.measure', measure.id, kind.did(read.value, measure))
        return goTo(c.path(`/measure/measures/${measure.id}`), kind.said)
      }),
  },
  {
    method: 'POST',
    path: `/measure/${kind.noun}/:${kind.one}/removal`,
    can: member('measure.edit'),
    run: async (c) => {
      const gone = await kind.remove(c.db, c.params[kind.one] ?? '')
      if (!gone) return missing
      await note(
        c,
        'measure.measure',
        gone.measure_id,
        `took ${kind.one === 'phase' || kind.one === 'step' ? 'a' : 'an'} ${kind.one} away`,
      )
      return goTo(c.path(`/measure/measures/${gone.measure_id}`), 'Taken away')
    },
  },
]

async function withMeasure(c: Ctx, run: (measure: Measure, figures: readonly Figure[]) => ReturnType<Route['run']>) {
  const measure = await findMeasure(c.db, c.params.measure ?? '')
  if (!measure) return missing
  return run(measure, (await figuresOf(c.db, [measure.id])).get(measure.id)?.figures ?? [])
}

const shown = <T>(
  c: Ctx,
  kind: Kind<T>,
  measure: Measure,
  figures: readonly Figure[],
  filled: MarkProps['filled'],
  doubts: readonly string[],
  status: number,
) => page(kind.page({ frame: c.frame('measure'), path: c.path, measure, figures, filled, doubts }), status)

const dayAsked = (c: Ctx, name: string) => {
  const day = c.query.get(name) ?? ''
  return isIsoDate(day) ? day : null
}

export const routes: Route[] = [
  ...routesOf({
    noun: 'phases',
    one: 'phase',
    page: PhasePage,
    words: (c) => ({
      ...dateFields('starts_on', dayAsked(c, 'from')),
      reason: (c.query.get('reason') ?? '').slice(0, 500),
    }),
    read: async (c, measure, figures) => readPhase(c.form, await phasesOf(c.db, [measure.id]), figures),
    narrative: ({ reason }) => reason,
    add: addPhase,
    remove: removePhase,
    did: (phase) => `began ${phaseWords(phase)}: ${phase.reason}`,
    said: 'A new phase begins. Centre and limits are reckoned anew from that day.',
  }),
  ...routesOf({
    noun: 'exclusions',
    one: 'exclusion',
    page: ExclusionPage,
    words: (c) => ({ period: c.query.get('period') ?? '' }),
    read: async (c, measure, figures) => readExclusion(c.form, await exclusionsOf(c.db, [measure.id]), figures),
    narrative: ({ reason }) => reason,
    add: addExclusion,
    remove: removeExclusion,
    did: (exclusion) => `left the figure of ${periodWords(exclusion)} out of the limits: ${exclusion.reason}`,
    said: 'Left out of the limits. It is still shown.',
  }),
  ...routesOf({
    noun: 'annotations',
    one: 'annotation',
    page: AnnotationPage,
    words: () => ({}),
    read: (c) => Promise.resolve(readAnnotation(c.form)),
    narrative: ({ text }) => text,
    add: addAnnotation,
    remove: removeAnnotation,
    did: ({ dated, text }) => `pinned a note at ${longDate(dated)}: ${text}`,
    said: 'The note is pinned',
  }),
  ...routesOf({
    noun: 'steps',
    one: 'step',
    page: StepPage,
    words: () => ({}),
    read: async (c, measure) =>
      readStep(
        c.form,
        (await stepsOf(c.db, [measure.id])).filter(({ from_id }) => from_id === null),
        measure,
      ),
    narrative: () => '',
    add: addStep,
    remove: removeStep,
    did: ({ due, value }, { unit }) => `set a step: ${figureWords(value, unit)} by ${longDate(due)}`,
    said: 'The step is set',
  }),
]
