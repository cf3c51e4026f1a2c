import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { choice, date, type FormError, longText, readForm } from '../../../platform/forms.ts'
import { longDate } from '../../../platform/dates.ts'
import { type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { breakKinds, type Measure } from '../model.ts'
import { findMeasure } from '../definitions/queries.ts'
import { breakWords } from '../rules.ts'
import { BreakPage } from './pages.tsx'
import { addBreak, removeBreak } from './queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/measure/measures/:measure/breaks/new',
    can: member('measure.edit'),
    run: async (c) => {
      const measure = await findMeasure(c.db, c.params.measure ?? '')
      return measure ? show(c, measure, { words: {} }, [], 200) : missing
    },
  },
  {
    method: 'POST',
    path: '/measure/measures/:measure/breaks',
    can: member('measure.edit'),
    run: async (c) => {
      const measure = await findMeasure(c.db, c.params.measure ?? '')
      if (!measure) return missing
      const read = readForm(c.form, {
        what: choice(breakKinds, { called: 'What changed', required: 'Choose what changed' }),
        dated: date({ called: 'the day from which it changed', required: 'Enter the day from which it changed' }),
        reason: longText({ called: 'The reason', required: 'Say what changed and why', max: 2000 }),
      })
      if (read.errors) return show(c, measure, { words: c.form, errors: read.errors }, [], 400)
      const doubts = doubtsIn(c.form, [read.value.reason])
      if (doubts.length > 0) return show(c, measure, { words: c.form, errors: doubtErrors }, doubts, 400)
      await addBreak(c.db, measure.id, read.value)
      const did = `${breakWords[read.value.what].toLowerCase()} from ${longDate(read.value.dated)}`
      await note(c, 'measure.measure', measure.id, `said that ${did}: ${read.value.reason}`)
      return goTo(c.path(`/measure/measures/${measure.id}`), 'Saved. Figures before and after are not compared.')
    },
  },
  {
    method: 'POST',
    path: '/measure/breaks/:break/removal',
    can: member('measure.edit'),
    run: async (c) => {
      const gone = await removeBreak(c.db, c.params.break ?? '')
      if (!gone) return missing
      await note(c, 'measure.measure', gone.measure_id, `took away the break of ${longDate(gone.dated)}`)
      return goTo(c.path(`/measure/measures/${gone.measure_id}`), 'Taken away')
    },
  },
]

const show = (
  c: Ctx,
  measure: Measure,
  filled: { words: Ctx['form']; errors?: readonly FormError[] },
  doubts: readonly string[],
  status: number,
) => page(BreakPage({ frame: c.frame('measure'), path: c.path, measure, filled, doubts }), status)
