import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { choice, date, type FormError, longText, number, readForm, wordOf, wrong } from '../../../platform/forms.ts'
import { type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { findMeasure } from '../definitions/queries.ts'
import { type Measure, states } from '../model.ts'
import { FiguresPage } from './pages.tsx'
import { addObservations, type Entered } from './queries.ts'
import { type Figure, readPasted, readWithheld, valueFault, valueOf } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/measure/measures/:measure/figures',
    can: member('measure.edit'),
    run: async (c) => {
      const measure = await findMeasure(c.db, c.params.measure ?? '')
      return measure && !measure.derived
        ? show(c, measure, { words: { state: 'final', pasted_state: 'final' } }, [], 200)
        : missing
    },
  },
  { method: 'POST', path: '/measure/measures/:measure/figures', can: member('measure.edit'), run: one },
  { method: 'POST', path: '/measure/measures/:measure/pasted-figures', can: member('measure.edit'), run: many },
]

async function one(c: Ctx) {
  const measure = await findMeasure(c.db, c.params.measure ?? '')
  if (!measure || measure.derived) return missing
  const read = readFigure(c, measure)
  if (read.errors) return show(c, measure, { words: c.form, errors: read.errors }, [], 400)
  const doubts = doubtsIn(c.form, [read.value.note])
  if (doubts.length > 0) return show(c, measure, { words: c.form, errors: doubtErrors }, doubts, 400)
  return enter(c, measure, [read.value])
}

const readFigure = (c: Ctx, measure: Measure) => {
  const withheld = readWithheld(wordOf(c.form, 'value'))
  const read = readForm(withheld ? { ...c.form, value: '', numerator: '', denominator: '' } : c.form, {
    from: date({ called: 'the first day of the period', required: 'Enter the first day of the period' }),
    to: date({ called: 'the last day of the period', required: 'Enter the last day of the period' }),
    value: number({ called: 'The value' }),
    numerator: number({ called: 'How many' }),
    denominator: number({ called: 'Out of how many' }),
    state: choice(states, { called: 'The state', required: 'Choose whether it is final' }),
    note: longText({ called: 'The note', max: 2000 }),
  })
  if (read.errors) return { errors: read.errors }
  const { from, to, state, note: words, ...given } = read.value
  const errors: FormError[] = []
  if (to < from) errors.push(wrong('to', 'The period ends before it begins', 'day'))
  const half = (given.numerator === null) !== (given.denominator === null)
  const fault = valueFault(given, measure.unit)
  const value = withheld ? { value: null, withheld, numerator: null, denominator: null } : valueOf(given, measure.unit)
  if (half) errors.push(wrong('denominator', 'Enter both counts, or neither'))
  else if (fault) errors.push(wrong('value', `This cannot be: ${fault}`))
  else if (!value) errors.push(wrong('value', 'Enter a value, or both counts'))
  if (errors.length > 0 || !value) return { errors }
  return { value: { period_from: from, period_to: to, ...value, state, note: words ?? '' } satisfies Figure }
}

async function many(c: Ctx) {
  const measure = await findMeasure(c.db, c.params.measure ?? '')
  if (!measure || measure.derived) return missing
  const state = states.find((each) => each === wordOf(c.form, 'pasted_state')) ?? 'final'
  const { value, errors } = readPasted(wordOf(c.form, 'pasted'), state, measure.unit, measure.calendar)
  if (errors.length > 0)
    return show(c, measure, { words: c.form, errors: errors.map(({ text }) => wrong('pasted', text)) }, [], 400)
  return enter(c, measure, value)
}

async function enter(c: Ctx, measure: Measure, figures: readonly Figure[]) {
  const said = told(await addObservations(c.db, measure.id, figures, c.now))
  await note(c, 'measure.measure', measure.id, `entered figures of “${measure.title}”: ${said}`)
  return goTo(c.path(`/measure/measures/${measure.id}`), `${said.charAt(0).toUpperCase()}${said.slice(1)}`)
}

const told = ({ added, replaced, same }: Entered): string =>
  [
    ...(added > 0 ? [`${added} new`] : []),
    ...(replaced > 0 ? [`${replaced} replaced, the old ${replaced === 1 ? 'one is' : 'ones are'} kept`] : []),
    ...(same > 0 ? [`${same} unchanged`] : []),
  ].join(', ')

const show = (
  c: Ctx,
  measure: Measure,
  filled: { words: Ctx['form']; errors?: readonly FormError[] },
  doubts: readonly string[],
  status: number,
) => page(FiguresPage({ frame: c.frame('measure'), path: c.path, measure, filled, doubts }), status)
