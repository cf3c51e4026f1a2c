import { longInstant } from '../../../platform/dates.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { also, longText, readForm, text } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { findings } from '../../inspection/index.ts'
import { freshWords } from '../outline/pages.tsx'
import type { Plan } from '../plans/model.ts'
import { findPlan, plans } from '../plans/queries.ts'
import { LinkedPage } from './linked-pages.tsx'
import { SuitePage } from './pages.tsx'
import { addLinked, findLinked, type LinkedPlan, linkedPlans, removeLinked, saveLinked, suiteRows } from './queries.ts'
import { objectivesOf, suiteItems } from './rules.ts'
import { choosePage, saveSignpost } from './signposts.ts'

export const routes: Route[] = [
  { method: 'GET', path: '/plan/plans/:plan/suite', can: member('plan.read'), run: suitePage },
  {
    method: 'GET',
    path: '/plan/plans/:plan/linked/new',
    can: member('plan.edit'),
    run: async (c) => {
      const plan = await findPlan(c.db, c.params.plan ?? '')
      return plan ? page(LinkedPage({ ...around(c), plan, filled: { words: {} }, doubts: [], linked: null })) : missing
    },
  },
  {
    method: 'POST',
    path: '/plan/plans/:plan/linked',
    can: member('plan.edit'),
    run: async (c) => {
      const plan = await findPlan(c.db, c.params.plan ?? '')
      if (!plan) return missing
      const words = read(c, plan, null)
      if ('kind' in words) return words
      await addLinked(c.db, plan.id, words)
      await note(c, 'plan.plan', plan.id, `tied it to “${words.title}”, kept elsewhere`)
      return goTo(c.path(`/plan/plans/${plan.id}/suite`), `Added “${words.title}”`)
    },
  },
  {
    method: 'GET',
    path: '/plan/linked/:linked/edit',
    can: member('plan.edit'),
    run: (c) =>
      withLinked(c, (linked, plan) => {
        const words = { title: linked.title, whose: linked.whose, url: linked.url ?? '', why: linked.why }
        return page(LinkedPage({ ...around(c), plan, filled: { words }, doubts: [], linked }))
      }),
  },
  {
    method: 'POST',
    path: '/plan/linked/:linked',
    can: member('plan.edit'),
    run: (c) =>
      withLinked(c, async (linked, plan) => {
        const words = read(c, plan, linked)
        if ('kind' in words) return words
        await saveLinked(c.db, linked.id, words)
        await note(c, 'plan.plan', plan.id, `changed what it says of “${words.title}”, kept elsewhere`)
        return goTo(c.path(`/plan/plans/${plan.id}/suite`), 'Saved')
      }),
  },
  {
    method: 'POST',
    path: '/plan/linked/:linked/removal',
    can: member('plan.edit'),
    run: (c) =>
      withLinked(c, async (linked, plan) => {
        await removeLinked(c.db, linked.id)
        await note(c, 'plan.plan', plan.id, `is no longer tied to “${linked.title}”`)
        return goTo(
          c.path(`/plan/plans/${plan.id}/suite`),
          `Took “${linked.title}” away from this page. The plan itself is kept elsewhere.`,
        )
      }),
  },
  { method: 'GET', path: '/plan/items/:item/signpost', can: member('plan.edit'), run: choosePage },
  { method: 'POST', path: '/plan/items/:item/signpost', can: member('plan.edit'), run: saveSignpost },
]

const around = (c: Ctx) => ({ frame: c.frame('plan'), path: c.path })

async function suitePage(c: Ctx): Promise<Answer> {
  const all = await plans(c.db)
  const plan = all.find(({ id }) => id === c.params.plan)
  if (!plan) return missing
  const under = all.filter(({ parent_id: above }) => above === plan.id)
  const suite = [plan, ...under]
  const rows = await suiteRows(
    c.db,
    suite.map(({ id }) => id),
  )
  const items = suiteItems(suite, rows)
  const names = new Map(
    (await findings(c.db, { personId: c.user.id, now: c.now })).map(({ id, reference, title }) => [
      id,
      reference || `“${title}”`,
    ]),
  )
  const { objectives, serving } = objectivesOf(plan, items, (id) => names.get(id) ?? null)
  return page(
    SuitePage({
      ...around(c),
      plan,
      above: all.find(({ id }) => id === plan.parent_id) ?? null,
      under,
      items,
      objectives,
      serving,
      linked: await linkedPlans(c.db, plan.id),
      today: c.today,
      fresh: freshWords(longInstant(c.now)),
      mayEdit: c.may('plan.edit'),
    }),
  )
}

const read = (c: Ctx, plan: Plan, linked: LinkedPlan | null) => {
  const again = (errors: Parameters<typeof LinkedPage>[0]['filled']['errors'], doubts: readonly string[] = []) =>
    page(LinkedPage({ ...around(c), plan, filled: { words: c.form, errors }, doubts, linked }), 400)
  const asked = readForm(c.form, {
    title: text({ called: 'The title', required: 'Enter the title of the plan', max: 300 }),
    whose: text({ called: 'Whose it is' }),
    url: also(text({ called: 'The address', max: 2000 }), (address) =>
      address === null || /^https?:\/\/[^\s<>"]+$/i.test(address)
        ? undefined
        : 'The address must begin with https:// or http://, like https://www.example.org/plan',
    ),
    why: longText({ called: 'How they are tied', max: 2000 }),
  })
  if (asked.errors) return again(asked.errors)
  const { title, whose, url, why } = asked.value
  const doubts = doubtsIn(c.form, [title, whose, why])
  return doubts.length > 0 ? again(doubtErrors, doubts) : { title, whose: whose ?? '', url, why: why ?? '' }
}

async function withLinked(c: Ctx, run: (linked: LinkedPlan, plan: Plan) => Answer | Promise<Answer>): Promise<Answer> {
  const linked = await findLinked(c.db, c.params.linked ?? '')
  const plan = linked && (await findPlan(c.db, linked.plan_id))
  return linked && plan ? run(linked, plan) : missing
}
