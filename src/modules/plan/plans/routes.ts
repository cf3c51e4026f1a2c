import { BothVersionsPage } from '../../../platform/both-versions.tsx'
import { type Form, versionOf, wordOf } from '../../../platform/forms.ts'
import { type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { findOrAddGroup, groups } from '../../partnership/index.ts'
import { defaultLevels } from '../status-keys.ts'
import { readPlan, wordsOfPlan } from './form.ts'
import type { Plan } from './model.ts'
import { mayStandUnder } from './rules.ts'
import { PlanFormPage, PlansPage } from './pages.tsx'
import { addPlan, findPlan, levelsInUse, planSizes, plans, savePlan } from './queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/plans',
    can: member('plan.read'),
    run: async (c) =>
      page(
        PlansPage({
          ...around(c),
          plans: await plans(c.db),
          sizes: await planSizes(c.db),
          mayEdit: c.may('plan.edit'),
        }),
      ),
  },
  {
    method: 'GET',
    path: '/plan/plans/new',
    can: member('plan.edit'),
    run: async (c) =>
      page(
        PlanFormPage({
          ...around(c),
          filled: { words: emptyPlan },
          groups: await groups(c.db),
          above: mayStandUnder(await plans(c.db), null),
          plan: null,
        }),
      ),
  },
  {
    method: 'POST',
    path: '/plan/plans',
    can: member('plan.edit'),
    run: async (c) => {
      const above = mayStandUnder(await plans(c.db), null)
      const read = readPlan(c.form, [], above)
      if (read.errors)
        return page(
          PlanFormPage({
            ...around(c),
            filled: { words: c.form, errors: read.errors },
            groups: await groups(c.db),
            above,
            plan: null,
          }),
          400,
        )
      const { owning, overseeing, ...fields } = read.value
      const id = await addPlan(c.db, {
        ...fields,
        owningGroupId: await groupFor(c, owning),
        overseeingGroupId: await groupFor(c, overseeing),
      })
      await note(c, 'plan.plan', id, `added the plan “${fields.title}”`)
      return goTo(c.path(`/plan/plans/${id}`), `Added “${fields.title}”`)
    },
  },
  {
    method: 'GET',
    path: '/plan/plans/:plan/edit',
    can: member('plan.edit'),
    run: async (c) => {
      const plan = await findPlan(c.db, c.params.plan ?? '')
      if (!plan) return missing
      const all = await groups(c.db)
      return page(
        PlanFormPage({
          ...around(c),
          filled: { words: wordsOfPlan(plan, nameIn(all)) },
          groups: all,
          above: mayStandUnder(await plans(c.db), plan.id),
          plan,
        }),
      )
    },
  },
  { method: 'POST', path: '/plan/plans/:plan', can: member('plan.edit'), run: save },
]

async function save(c: Ctx) {
  const plan = await findPlan(c.db, c.params.plan ?? '')
  if (!plan) return missing
  const all = await groups(c.db)
  const known = await plans(c.db)
  const above = mayStandUnder(known, plan.id)
  const read = readPlan(c.form, await levelsInUse(c.db, plan.id), above)
  if (read.errors)
    return page(
      PlanFormPage({ ...around(c), filled: { words: c.form, errors: read.errors }, groups: all, above, plan }),
      400,
    )
  const { owning, overseeing, ...fields } = read.value
  // Looked at before any group is made, so that a refused save leaves nothing behind.
  if (versionOf(c.form) !== plan.version) return conflict(c, plan, all, known)
  const saved = await savePlan(c.db, plan.id, plan.version, {
    ...fields,
    owningGroupId: await groupFor(c, owning),
    overseeingGroupId: await groupFor(c, overseeing),
  })
  if (!saved) return conflict(c, (await findPlan(c.db, plan.id)) ?? plan, all, known)
  await note(c, 'plan.plan', plan.id, `changed the plan “${fields.title}”`)
  return goTo(c.path(`/plan/plans/${plan.id}`), 'Saved')
}

function conflict(
  c: Ctx,
  plan: Plan,
  all: readonly { id: string; name: string }[],
  known: readonly { id: string; title: string }[],
) {
  const under = (form: Form) => known.find(({ id }) => id === wordOf(form, 'under'))?.title ?? ''
  return page(
    BothVersionsPage({
      frame: c.frame('plan'),
      title: 'Somebody changed this plan before you saved',
      trail: [{ href: c.path(`/plan/plans/${plan.id}`), text: plan.title }],
      action: c.path(`/plan/plans/${plan.id}`),
      keepHref: c.path(`/plan/plans/${plan.id}/edit`),
      fields: compared.map((field) => (field.names[0] === 'under' ? { ...field, show: under } : field)),
      saved: wordsOfPlan(plan, nameIn(all)),
      yours: c.form,
      version: plan.version,
    }),
    409,
  )
}

const compared = [
  { label: 'Title', names: ['title'] },
  { label: 'Kind', names: ['kind'] },
  { label: 'Stands under', names: ['under'] },
  { label: 'Levels', names: ['levels'] },
  {
    label: 'Words for the levels',
    names: ['word-theme', 'word-outcome', 'word-driver', 'word-project', 'word-action'],
  },
  { label: 'Level that carries the status', names: ['rated'] },
  { label: 'Rule for headings', names: ['rollUp'] },
  { label: 'First day', names: ['starts-day', 'starts-month', 'starts-year'] },
  { label: 'Last day', names: ['ends-day', 'ends-month', 'ends-year'] },
  { label: 'Group that delivers it', names: ['owning'] },
  { label: 'Group that oversees it', names: ['overseeing'] },
]

const around = (c: Ctx) => ({ frame: c.frame('plan'), path: c.path })
const groupFor = async (c: Ctx, name: string | null) => (name === null ? null : findOrAddGroup(c.db, name))
const nameIn = (all: readonly { id: string; name: string }[]) => (id: string | null) =>
  all.find((group) => group.id === id)?.name ?? ''

const emptyPlan: Form = {
  rated: 'lines',
  rollUp: 'none',
  kind: 'strategic',
  levels: defaultLevels.map(({ level }) => level),
  ...Object.fromEntries(defaultLevels.map(({ level, word }) => [`word-${level}`, word])),
}
