import { dateFields, type Filled } from '../../../../platform/asked.ts'
import { doubtErrors, doubtsIn } from '../../../../platform/doubts.tsx'
import { also, date, number, readForm, text } from '../../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../../platform/route.ts'
import { note } from '../../../history/index.ts'
import { withChange } from '../changes/routes.ts'
import { withStandard } from '../standards/routes.ts'
import { ToldPage } from './pages.tsx'
import { type About, addTold, findTold, removeTold } from './queries.ts'

type Subject = { title: string; at: string; about: About }

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/practice/:change/told/new',
    can: member('plan.edit'),
    run: (c) => ofChange(c, (subject) => show(c, subject, { words: { ...dateFields('dated', c.today) } }, [], 200)),
  },
  {
    method: 'POST',
    path: '/plan/practice/:change/told',
    can: member('plan.edit'),
    run: (c) => ofChange(c, (subject) => add(c, subject)),
  },
  {
    method: 'GET',
    path: '/plan/standards/:standard/told/new',
    can: member('plan.edit'),
    run: (c) => ofStandard(c, (subject) => show(c, subject, { words: { ...dateFields('dated', c.today) } }, [], 200)),
  },
  {
    method: 'POST',
    path: '/plan/standards/:standard/told',
    can: member('plan.edit'),
    run: (c) => ofStandard(c, (subject) => add(c, subject)),
  },
  {
    method: 'POST',
    path: '/plan/told/:told/removal',
    can: member('plan.edit'),
    run: async (c) => {
      const told = await findTold(c.db, c.params.told ?? '')
      if (!told) return missing
      await removeTold(c.db, told.id)
      return goTo(
        c.path(told.change_id ? `/plan/practice/${told.change_id}` : `/plan/standards/${told.standard_id}`),
        `Took “${told.whom}” away. History keeps it.`,
      )
    },
  },
]

const ofChange = (c: Ctx, run: (subject: Subject) => Answer | Promise<Answer>) =>
  withChange(c, ({ id, title }) =>
    run({ title, at: `/plan/practice/${id}`, about: { change_id: id, standard_id: null } }),
  )

const ofStandard = (c: Ctx, run: (subject: Subject) => Answer | Promise<Answer>) =>
  withStandard(c, ({ id, title }) =>
    run({ title, at: `/plan/standards/${id}`, about: { change_id: null, standard_id: id } }),
  )

async function add(c: Ctx, subject: Subject): Promise<Answer> {
  const read = readForm(c.form, {
    whom: text({ called: 'Whom', required: 'Say who was told', max: 300 }),
    people: number({ called: 'How many people', min: 1, max: 100_000, whole: true }),
    how: text({ called: 'How', max: 500 }),
    dated: also(date({ called: 'the day they were told', required: 'Enter the day they were told' }), (day) =>
      day > c.today ? 'The day they were told cannot be in the future' : undefined,
    ),
  })
  if (read.errors) return show(c, subject, { words: c.form, errors: read.errors }, [], 400)
  const { how, ...told } = read.value
  const doubts = doubtsIn(c.form, [told.whom, how])
  if (doubts.length > 0) return show(c, subject, { words: c.form, errors: doubtErrors }, doubts, 400)
  await addTold(c.db, subject.about, { ...told, how: how ?? '' })
  const [kind, id] = subject.about.change_id
    ? (['plan.practice_change', subject.about.change_id] as const)
    : (['plan.standard', subject.about.standard_id ?? ''] as const)
  await note(c, kind, id, `told ${told.whom} of “${subject.title}”`)
  return goTo(c.path(subject.at), `Written down: ${told.whom}`)
}

const show = (c: Ctx, { title, at }: Subject, filled: Filled, doubts: readonly string[], status: 200 | 400) =>
  page(ToldPage({ frame: c.frame('plan'), path: c.path, title, at, filled, doubts }), status)
