import { longInstant } from '../../../platform/dates.ts'
import { wordsOf } from '../../../platform/forms.ts'
import { type Answer, bytes, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { counted } from '../../../platform/sentence.ts'
import { note } from '../../history/index.ts'
import { freshWords } from '../outline/pages.tsx'
import { planTree } from '../outline/queries.ts'
import type { Plan } from '../plans/model.ts'
import { findPlan } from '../plans/queries.ts'
import { risksCsv } from './csv.ts'
import { wordsOfRisk } from './form.ts'
import { MitigationPage } from './form-pages.tsx'
import { RisksPage } from './list-page.tsx'
import { findRisk, risksOf, setClosed, setMitigation } from './queries.ts'
import type { Risk } from './rules.ts'
import { add, close, form, postNames, save, score, show } from './saving.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/plans/:plan/risks',
    can: member('plan.read'),
    run: (c) =>
      withPlan(c, async (plan) =>
        page(
          RisksPage({
            ...around(c),
            plan,
            risks: await risksOf(c.db, plan.id),
            postOf: await postNames(c),
            today: c.today,
            fresh: freshWords(longInstant(c.now)),
            mayEdit: c.may('plan.edit'),
          }),
        ),
      ),
  },
  {
    method: 'GET',
    path: '/plan/plans/:plan/risks/risks.csv',
    can: member('plan.read'),
    run: async (c) => {
      const tree = await planTree(c.db, c.params.plan ?? '', who(c))
      if (!tree) return missing
      const titles = new Map(
        tree.items.map(({ id, reference, title }) => [id, [reference, title].filter(Boolean).join(' ')]),
      )
      const text = risksCsv(
        await risksOf(c.db, tree.plan.id),
        { post: await postNames(c), item: (id) => titles.get(id) ?? '' },
        c.today,
      )
      return bytes(text, `Risks of ${tree.plan.title}.csv`, 'text/csv; charset=utf-8')
    },
  },
  {
    method: 'GET',
    path: '/plan/plans/:plan/risks/new',
    can: member('plan.edit'),
    run: (c) => withPlan(c, (plan) => form(c, plan, null, { words: {} }, [], 200)),
  },
  {
    method: 'POST',
    path: '/plan/plans/:plan/risks',
    can: member('plan.edit'),
    run: (c) => withPlan(c, (plan) => add(c, plan)),
  },
  {
    method: 'GET',
    path: '/plan/risks/:risk',
    can: member('plan.read'),
    run: (c) => withRisk(c, (risk, plan) => show(c, risk, plan)),
  },
  {
    method: 'GET',
    path: '/plan/risks/:risk/edit',
    can: member('plan.edit'),
    run: (c) => withRisk(c, (risk, plan) => form(c, plan, risk, { words: wordsOfRisk(risk) }, [], 200)),
  },
  {
    method: 'POST',
    path: '/plan/risks/:risk',
    can: member('plan.edit'),
    run: (c) => withRisk(c, (risk, plan) => save(c, risk, plan)),
  },
  {
    method: 'POST',
    path: '/plan/risks/:risk/scores',
    can: member('plan.update'),
    run: (c) => withRisk(c, (risk, plan) => score(c, risk, plan)),
  },
  {
    method: 'POST',
    path: '/plan/risks/:risk/closure',
    can: member('plan.edit'),
    run: (c) => withRisk(c, (risk, plan) => close(c, risk, plan)),
  },
  {
    method: 'POST',
    path: '/plan/risks/:risk/reopening',
    can: member('plan.edit'),
    run: (c) =>
      withRisk(c, async (risk) => {
        if (await setClosed(c.db, risk.id, null)) await note(c, 'plan.risk', risk.id, 'opened it again')
        return goTo(c.path(`/plan/risks/${risk.id}`), 'Open again. Score it as it stands now.')
      }),
  },
  {
    method: 'GET',
    path: '/plan/risks/:risk/mitigation',
    can: member('plan.edit'),
    run: (c) =>
      withRisk(c, async (risk, plan) =>
        page(MitigationPage({ ...around(c), plan, risk, items: await linesFor(c, plan.id) })),
      ),
  },
  {
    method: 'POST',
    path: '/plan/risks/:risk/mitigation',
    can: member('plan.edit'),
    run: (c) =>
      withRisk(c, async (risk, plan) => {
        const ticked = (await linesFor(c, plan.id)).filter(({ id }) => wordsOf(c.form, 'items').includes(id))
        await setMitigation(
          c.db,
          risk.id,
          ticked.map(({ id }) => id),
        )
        await note(
          c,
          'plan.risk',
          risk.id,
          ticked.length === 0
            ? 'said that no item of the plan makes it smaller'
            : `said that ${ticked.map(({ reference, title }) => reference || `“${title}”`).join(', ')} ${ticked.length === 1 ? 'makes' : 'make'} it smaller`,
        )
        return goTo(
          c.path(`/plan/risks/${risk.id}`),
          `${counted(ticked.length, 'item')} ${ticked.length === 1 ? 'makes' : 'make'} it smaller`,
        )
      }),
  },
]

const around = (c: Ctx) => ({ frame: c.frame('plan'), path: c.path })
const who = (c: Ctx) => ({ personId: c.user.id, now: c.now })

const withPlan = async (c: Ctx, run: (plan: Plan) => Answer | Promise<Answer>): Promise<Answer> => {
  const plan = await findPlan(c.db, c.params.plan ?? '')
  return plan ? run(plan) : missing
}
const withRisk = async (c: Ctx, run: (risk: Risk, plan: Plan) => Answer | Promise<Answer>): Promise<Answer> => {
  const risk = await findRisk(c.db, c.params.risk ?? '')
  const plan = risk && (await findPlan(c.db, risk.plan_id))
  return risk && plan ? run(risk, plan) : missing
}

const linesFor = async (c: Ctx, planId: string) => {
  const items = (await planTree(c.db, planId, who(c)))?.items ?? []
  const titles = new Map(items.map(({ id, title }) => [id, title]))
  return items
    .filter(({ line }) => line)
    .map(({ id, reference, title, above }) => ({ id, reference, title, under: titles.get(above.at(-1) ?? '') ?? '' }))
}
