import { wordOf } from '../../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, missing, page } from '../../../../platform/route.ts'
import { counted } from '../../../../platform/sentence.ts'
import { endStatements } from '../../../evidence/index.ts'
import { note } from '../../../history/index.ts'
import { findPlan } from '../../plans/queries.ts'
import { undoWorkbook } from '../../workbook/routes.ts'
import { broughtFrom, holdsIds } from '../../workbook/sheet.ts'
import { deleteImported, deletePlan, hushRows, sinceImport } from './accept-queries.ts'
import type { Import } from './choices.ts'
import { OutcomePage, ThrowingAwayPage } from './outcome-pages.tsx'
import { findImport, setState } from './queries.ts'

/** Where a settled import stands: what it brought, and the way back. */
export const showOutcome = async (c: Ctx): Promise<Answer> => {
  const made = await findImport(c.db, c.params.import ?? '')
  if (!made) return missing
  return made.state === 'open' ? goTo(c.path(`/plan/imports/${made.id}`)) : outcomePage(c, made, false)
}

/** Takes a whole import back. What was done to its items since is named first, and goes only when somebody says so. */
export const undo = async (c: Ctx): Promise<Answer> => {
  const made = await findImport(c.db, c.params.import ?? '')
  if (!made) return missing
  if (made.state !== 'accepted' || made.plan_id === null) return showOutcome(c)
  if (made.choices.taken) return undoWorkbook(c, made)
  const since = await sinceImport(c.db, made.id, made.plan_id)
  if (since.updates + since.changed > 0 && wordOf(c.form, 'sure') !== 'yes') return outcomePage(c, made, true)
  const planGoes = made.made_plan && since.added === 0
  const state = {
    state: 'undone' as const,
    settledAt: c.now,
    planId: planGoes ? null : made.plan_id,
    madePlan: false,
  }
  if (!(await setState(c.db, made.id, 'accepted', state))) return showOutcome(c)
  await hushRows(c.db, true)
  const { items, statements } = await deleteImported(c.db, made.id, c.now)
  await hushRows(c.db, false)
  await endStatements(c.db, statements, c.now)
  if (planGoes) await deletePlan(c.db, made.plan_id, c.now)
  await note(
    c,
    'plan.import',
    made.id,
    `undid the import of “${made.file_name}”: ${counted(items.length, 'line')} went`,
  )
  return goTo(
    c.path('/plan/import'),
    `Undone: ${counted(items.length, 'line')} of “${made.title}” went${planGoes ? ', and the plan with them' : ''}`,
  )
}

/** Opens an import again that was undone or thrown away. */
export const reopen = async (c: Ctx): Promise<Answer> => {
  const made = await findImport(c.db, c.params.import ?? '')
  if (!made) return missing
  if (made.state !== 'undone' && made.state !== 'thrown_away') return showOutcome(c)
  const plan = made.plan_id ? await findPlan(c.db, made.plan_id) : undefined
  await setState(c.db, made.id, made.state, {
    state: 'open',
    settledAt: null,
    planId: plan?.id ?? null,
    madePlan: false,
  })
  await note(c, 'plan.import', made.id, `opened the import of “${made.file_name}” again`)
  return goTo(c.path(`/plan/imports/${made.id}`), 'Open again, with every correction you had made')
}

export const askThrow = async (c: Ctx): Promise<Answer> => {
  const made = await findImport(c.db, c.params.import ?? '')
  if (!made) return missing
  return made.state === 'open' ? page(ThrowingAwayPage({ frame: c.frame('plan'), path: c.path, made })) : showOutcome(c)
}

const outcomePage = async (c: Ctx, made: Import, asks: boolean): Promise<Answer> => {
  const plan = made.plan_id ? await findPlan(c.db, made.plan_id) : undefined
  const since =
    made.state === 'accepted' && made.plan_id
      ? await sinceImport(c.db, made.id, made.plan_id)
      : { updates: 0, changed: 0, added: 0 }
  return page(
    OutcomePage({
      frame: c.frame('plan'),
      path: c.path,
      made,
      plan: plan ?? null,
      since,
      asks,
      compared: made.choices.taken || holdsIds(made.document) ? broughtFrom(made.document) : null,
    }),
    asks ? 400 : 200,
  )
}
