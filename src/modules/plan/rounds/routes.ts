import type { Filled } from '../../../platform/asked.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { BothVersionsPage } from '../../../platform/both-versions.tsx'
import { type Form, versionOf, wordOf } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { groups } from '../../partnership/index.ts'
import { endAsking } from '../asking/asking.ts'
import { planTree } from '../outline/queries.ts'
import { findPlan } from '../plans/queries.ts'
import { withRound } from './access.ts'
import { compared, readRound, wordsOffered, wordsOfRound } from './form.ts'
import type { Round } from './model.ts'
import { RoundFormPage, RoundsPage } from './pages.tsx'
import { addRound, bitsOfPlan, findRound, fixItems, roundsOf, saveRound, setState } from './queries.ts'
import { cannotOpen, daysOffered, mayChange, tallies } from './rules.ts'
import { showRound } from './showing.ts'
import { wouldFix } from './standing.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/plans/:plan/rounds',
    can: member('plan.read'),
    run: async (c) => {
      const plan = await findPlan(c.db, c.params.plan ?? '')
      if (!plan) return missing
      return page(
        RoundsPage({
          ...around(c),
          plan,
          rounds: await roundsOf(c.db, plan.id),
          sizes: tallies(await bitsOfPlan(c.db, plan.id)),
          mayEdit: c.may('plan.edit'),
        }),
      )
    },
  },
  {
    method: 'GET',
    path: '/plan/plans/:plan/rounds/new',
    can: member('plan.edit'),
    run: async (c) => {
      const plan = await findPlan(c.db, c.params.plan ?? '')
      if (!plan) return missing
      const last = (await roundsOf(c.db, plan.id)).find(({ state }) => state !== 'dropped')
      const words = wordsOffered(
        daysOffered(last, c.partnership.yearStart, c.today),
        last?.group_id ?? plan.overseeing_group_id ?? plan.owning_group_id,
      )
      return form(c, plan, null, { words })
    },
  },
  {
    method: 'POST',
    path: '/plan/plans/:plan/rounds',
    can: member('plan.edit'),
    run: async (c) => {
      const plan = await findPlan(c.db, c.params.plan ?? '')
      if (!plan) return missing
      const read = await readOrShow(c, plan, null)
      if ('kind' in read) return read
      const id = await addRound(c.db, plan.id, read)
      await note(c, 'plan.round', id, `prepared the round ${read.title}`)
      return goTo(c.path(`/plan/rounds/${id}`), `${read.title} is a draft. Look at what it asks for, then open it`)
    },
  },
  {
    method: 'GET',
    path: '/plan/rounds/:round/edit',
    can: member('plan.edit'),
    run: (c) => withRound(c, (round) => form(c, planOf(round), round, { words: wordsOfRound(round) })),
  },
  { method: 'POST', path: '/plan/rounds/:round', can: member('plan.edit'), run: (c) => withRound(c, save(c)) },
  {
    method: 'POST',
    path: '/plan/rounds/:round/opening',
    can: member('plan.edit'),
    run: (c) =>
      withRound(c, async (round) => {
        const tree = await planTree(c.db, round.plan_id)
        if (!tree) return missing
        const items = wouldFix(round, tree)
        const refused = cannotOpen(round, await roundsOf(c.db, round.plan_id), items.length)
        if (refused) return showRound(c, round, 400, [{ href: '#main-content', text: refused }])
        if (!(await setState(c.db, round.id, ['draft'], 'open', round.opens > c.today ? { opens: c.today } : {})))
          return goTo(c.path(`/plan/rounds/${round.id}`), 'Somebody opened it at the same moment')
        await fixItems(c.db, round.id, items)
        await note(c, 'plan.round', round.id, `opened the round ${round.title}`)
        return goTo(c.path(`/plan/rounds/${round.id}`), `${round.title} is open`)
      }),
  },
  {
    method: 'POST',
    path: '/plan/rounds/:round/drop',
    can: member('plan.edit'),
    run: (c) =>
      withRound(c, async (round) => {
        const dropped = await setState(c.db, round.id, ['draft', 'open'], 'dropped')
        if (!dropped)
          return showRound(c, round, 400, [
            { href: '#main-content', text: 'Only a draft or an open round can be dropped.' },
          ])
        await endAsking(c.db, round.id, c.now)
        await note(c, 'plan.round', round.id, `dropped the round ${round.title}`)
        return goTo(
          c.path(`/plan/plans/${round.plan_id}/rounds`),
          `Dropped ${round.title}. What was written for it stands on its items`,
        )
      }),
  },
]

const around = (c: Ctx) => ({ frame: c.frame('plan'), path: c.path })
const planOf = (round: Round) => ({ id: round.plan_id, title: round.plan })

const form = async (
  c: Ctx,
  plan: { id: string; title: string },
  round: Round | null,
  filled: Filled,
  doubts: readonly string[] = [],
): Promise<Answer> =>
  page(
    RoundFormPage({ ...around(c), plan, round, filled, doubts, groups: await groups(c.db) }),
    filled.errors ? 400 : 200,
  )

async function readOrShow(c: Ctx, plan: { id: string; title: string }, round: Round | null) {
  const read = readRound(c.form, await groups(c.db))
  if (read.errors) return form(c, plan, round, { words: c.form, errors: read.errors })
  const doubts = doubtsIn(c.form, [read.value.title, read.value.words])
  if (doubts.length > 0) return form(c, plan, round, { words: c.form, errors: doubtErrors }, doubts)
  return read.value
}

const save = (c: Ctx) => async (round: Round) => {
  const refused = mayChange(round)
  if (refused) return showRound(c, round, 400, [{ href: '#main-content', text: refused }])
  const read = await readOrShow(c, planOf(round), round)
  if ('kind' in read) return read
  if (!(await saveRound(c.db, round.id, versionOf(c.form), read)))
    return conflict(c, (await findRound(c.db, round.id)) ?? round)
  await note(c, 'plan.round', round.id, `changed the round ${read.title}`)
  return goTo(c.path(`/plan/rounds/${round.id}`), 'Saved')
}

async function conflict(c: Ctx, round: Round) {
  const all = await groups(c.db)
  const group = (words: Form) => all.find(({ id }) => id === wordOf(words, 'group'))?.name ?? ''
  return page(
    BothVersionsPage({
      frame: c.frame('plan'),
      title: 'Somebody changed this round before you saved',
      trail: [{ href: c.path(`/plan/rounds/${round.id}`), text: round.title }],
      action: c.path(`/plan/rounds/${round.id}`),
      keepHref: c.path(`/plan/rounds/${round.id}/edit`),
      fields: compared.map((field) => (field.names[0] === 'group' ? { ...field, show: group } : field)),
      saved: wordsOfRound(round),
      yours: c.form,
      version: round.version,
    }),
    409,
  )
}
