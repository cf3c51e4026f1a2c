import type { Filled } from '../../../../platform/asked.ts'
import { doubtErrors, doubtsIn } from '../../../../platform/doubts.tsx'
import { isId, versionOf, wordOf } from '../../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../../platform/route.ts'
import { evidenceOn, silencesOn } from '../../../evidence/index.ts'
import { note } from '../../../history/index.ts'
import { measures } from '../../../measure/index.ts'
import { planTree } from '../../outline/queries.ts'
import { findPlan, plans } from '../../plans/queries.ts'
import { standards } from '../standards/queries.ts'
import { type Offered, readChange, wordsOfChange } from './form.ts'
import { ChangeFormPage } from './form-page.tsx'
import { ChangePage, ChangesPage } from './pages.tsx'
import {
  addChange,
  changeItems,
  findChange,
  type PracticeChange,
  practiceChanges,
  saveChange,
  setChangeDeleted,
  setItems,
} from './queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/plans/:plan/practice',
    can: member('plan.read'),
    run: async (c) => {
      const plan = await findPlan(c.db, c.params.plan ?? '')
      if (!plan) return missing
      const all = await practiceChanges(c.db)
      return page(
        ChangesPage({
          ...around(c),
          plan,
          changes: all.filter(({ plan_ids: ids }) => ids.length === 0 || ids.includes(plan.id)),
          measures: await measures(c.db),
          today: c.today,
          mayEdit: c.may('plan.edit'),
        }),
      )
    },
  },
  {
    method: 'GET',
    path: '/plan/plans/:plan/practice/new',
    can: member('plan.edit'),
    run: (c) => newPage(c, { words: { items: c.query.get('item') ?? '' } }, [], 200),
  },
  { method: 'POST', path: '/plan/plans/:plan/practice', can: member('plan.edit'), run: add },
  {
    method: 'GET',
    path: '/plan/practice/:change',
    can: member('plan.read'),
    run: async (c) => {
      const change = await findChange(c.db, c.params.change ?? '')
      if (!change) return missing
      return page(
        ChangePage({
          ...around(c),
          change,
          items: await changeItems(c.db, change.id),
          plans: await plans(c.db),
          measures: await measures(c.db),
          supports: await evidenceOn(c.db, [change.id]),
          silences: await silencesOn(c.db, [change.id]),
          today: c.today,
          mayEdit: c.may('plan.edit'),
          mayAddEvidence: c.may('evidence.add'),
        }),
      )
    },
  },
  {
    method: 'GET',
    path: '/plan/practice/:change/edit',
    can: member('plan.edit'),
    run: (c) => withChange(c, (change) => editPage(c, change, { words: wordsOfChange(change) }, [], 200)),
  },
  {
    method: 'POST',
    path: '/plan/practice/:change',
    can: member('plan.edit'),
    run: (c) => withChange(c, (f) => save(c, f)),
  },
  { method: 'POST', path: '/plan/practice/:change/deletion', can: member('plan.edit'), run: (c) => bury(c, c.now) },
  { method: 'POST', path: '/plan/practice/:change/restoration', can: member('plan.edit'), run: (c) => bury(c, null) },
]

const around = (c: Ctx) => ({ frame: c.frame('plan'), path: c.path })

/** The change of an address, when it is there and not deleted. */
export async function withChange(c: Ctx, run: (change: PracticeChange) => Answer | Promise<Answer>): Promise<Answer> {
  const change = await findChange(c.db, c.params.change ?? '')
  return change && !change.deleted_at ? run(change) : missing
}

const offeredFor = async (c: Ctx, planId: string): Promise<Offered> => ({
  items: ((await planTree(c.db, planId))?.items ?? []).filter(({ line }) => line),
  standards: (await standards(c.db)).filter(({ ended_on: ended }) => ended === null),
  measures: await measures(c.db),
})

async function add(c: Ctx): Promise<Answer> {
  const plan = await findPlan(c.db, c.params.plan ?? '')
  if (!plan) return missing
  const read = readChange(c.form, await offeredFor(c, plan.id), null, false, c.today)
  if (read.errors) return newPage(c, { words: c.form, errors: read.errors }, [], 400)
  const { change, items } = read.value
  const doubts = doubtsIn(c.form, [change.title, change.before, change.now, change.place, change.criterion])
  if (doubts.length > 0) return newPage(c, { words: c.form, errors: doubtErrors }, doubts, 400)
  const id = await addChange(c.db, change, items)
  await note(c, 'plan.practice_change', id, `wrote down the change of practice “${change.title}”`)
  return goTo(c.path(`/plan/practice/${id}`), 'Written down')
}

async function save(c: Ctx, was: PracticeChange): Promise<Answer> {
  const offered = await offeredFor(c, await planOf(c, was))
  const evidence = (await evidenceOn(c.db, [was.id])).length > 0
  const read = readChange(c.form, offered, was, evidence, c.today)
  if (read.errors) return editPage(c, was, { words: c.form, errors: read.errors }, [], 400)
  const { change, items } = read.value
  const doubts = doubtsIn(c.form, [change.title, change.before, change.now, change.place, change.criterion])
  if (doubts.length > 0) return editPage(c, was, { words: c.form, errors: doubtErrors }, doubts, 400)
  if (!(await saveChange(c.db, was.id, versionOf(c.form), change))) return editPage(c, was, { words: c.form }, [], 409)
  await setItems(c.db, was.id, items, was.item_ids)
  const replaced = (change.earlier_criteria ?? []).length > was.earlier_criteria.length
  await note(
    c,
    'plan.practice_change',
    was.id,
    `changed the change of practice “${change.title}”${replaced ? ', with the level it is judged by' : ''}`,
  )
  return goTo(c.path(`/plan/practice/${was.id}`), 'Saved')
}

async function bury(c: Ctx, at: Date | null): Promise<Answer> {
  const change = await findChange(c.db, c.params.change ?? '')
  if (!change) return missing
  await setChangeDeleted(c.db, change.id, at)
  await note(c, 'plan.practice_change', change.id, `${at ? 'deleted' : 'brought back'} “${change.title}”`)
  return goTo(c.path(`/plan/practice/${change.id}`), at ? 'Deleted. You can bring it back below.' : 'Brought back')
}

async function newPage(c: Ctx, filled: Filled, doubts: readonly string[], status: 200 | 400): Promise<Answer> {
  const plan = await findPlan(c.db, c.params.plan ?? '')
  if (!plan) return missing
  const offered = await offeredFor(c, plan.id)
  return page(ChangeFormPage({ ...around(c), plan, change: null, offered, filled, doubts, conflict: false }), status)
}

async function editPage(
  c: Ctx,
  change: PracticeChange,
  filled: Filled,
  doubts: readonly string[],
  status: 200 | 400 | 409,
): Promise<Answer> {
  const planId = await planOf(c, change)
  const plan = (await findPlan(c.db, planId)) ?? null
  const offered = await offeredFor(c, planId)
  return page(ChangeFormPage({ ...around(c), plan, change, offered, filled, doubts, conflict: status === 409 }), status)
}

// The plan whose items the form offers: the one asked for, else the one it belongs to, else the first.
async function planOf(c: Ctx, change: PracticeChange): Promise<string> {
  const asked = wordOf(c.form, 'plan') || (c.query.get('plan') ?? '')
  return isId(asked) ? asked : (change.plan_ids[0] ?? (await plans(c.db))[0]?.id ?? '')
}
