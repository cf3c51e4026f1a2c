import { type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { addKey, findPlan } from '../plans/queries.ts'
import { KeyPage } from './pages.tsx'
import { keyOf, keyRows, sameKey, wordsOfKey } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/plans/:plan/key',
    can: member('plan.read'),
    run: async (c) => {
      const plan = await findPlan(c.db, c.params.plan ?? '')
      return plan
        ? page(KeyPage({ ...around(c), plan, filled: { words: wordsOfKey(plan) }, mayEdit: c.may('plan.edit') }))
        : missing
    },
  },
  {
    method: 'POST',
    path: '/plan/plans/:plan/key',
    can: member('plan.edit'),
    run: async (c) => {
      const plan = await findPlan(c.db, c.params.plan ?? '')
      if (!plan) return missing
      const { words, errors } = keyOf(keyRows(c.form))
      if (errors.length > 0)
        return page(KeyPage({ ...around(c), plan, filled: { words: c.form, errors }, mayEdit: true }), 400)
      const to = c.path(`/plan/plans/${plan.id}/key`)
      if (sameKey(words, plan.keys[0]?.words ?? [])) return goTo(to, 'Nothing was changed, so there is no new version')
      await addKey(c.db, plan.id, words)
      await note(
        c,
        'plan.plan',
        plan.id,
        `changed the status key of “${plan.title}” to: ${words.map(({ word }) => word).join(', ')}`,
      )
      return goTo(to, `Saved as version ${(plan.keys[0]?.number ?? 0) + 1}. Earlier updates keep theirs.`)
    },
  },
]

const around = (c: Ctx) => ({ frame: c.frame('plan'), path: c.path })
