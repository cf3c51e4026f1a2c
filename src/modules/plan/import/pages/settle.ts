import { wordOf, versionOf } from '../../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, missing, page } from '../../../../platform/route.ts'
import { note } from '../../../history/index.ts'
import { findings } from '../../../inspection/index.ts'
import { agencies, posts } from '../../../partnership/index.ts'
import { doubtErrors, doubtsIn } from '../../../../platform/doubts.tsx'
import { counted } from '../../../../platform/sentence.ts'
import { findPlan } from '../../plans/queries.ts'
import type { Decision, Proposal } from '../proposal.ts'
import { planOfItems } from '../../workbook/queries.ts'
import { idsIn } from '../../workbook/sheet.ts'
import { propose } from '../propose.ts'
import { accept } from './accept.ts'
import { conflict } from './conflict.ts'
import { told } from './described.ts'
import { appoint } from './holders.ts'
import { linesOf, pagesOf } from './lines.ts'
import { leftOpenIn, type Opened, openImport } from './opened.ts'
import { countOf, proposedPosts } from './posts.ts'
import { findImport, saveDecisions, setState } from './queries.ts'
import { SettlePage } from './settle-pages.tsx'

/** The import as it stands: settled ones lead to where they stand now. */
export const show = async (c: Ctx): Promise<Answer> => {
  const opened = await openImport(c)
  // A workbook of a plan that is not here can still be brought in as a plan of its own.
  if (opened && (await planOfItems(c.db, idsIn(opened.made.document))))
    return goTo(c.path(`/plan/imports/${opened.made.id}/differences`))
  if (opened) return settlePage(c, opened)
  const made = await findImport(c.db, c.params.import ?? '')
  return made ? goTo(c.path(`/plan/imports/${made.id}/outcome`)) : missing
}

const settlePage = async (c: Ctx, { made, proposal }: Opened, personal: readonly string[] = []): Promise<Answer> => {
  const pages = pagesOf(linesOf(proposal))
  const asked = Number(wordOf(c.form, 'page') || c.query.get('page') || 1)
  const at = Math.min(pages.length, Math.max(1, Number.isInteger(asked) ? asked : 1))
  const last = made.decisions.at(-1)
  const known = await findings(c.db, { personId: c.user.id, now: c.now })
  const plan = made.plan_id ? ((await findPlan(c.db, made.plan_id)) ?? null) : null
  const offered = proposedPosts(proposal, made.choices.leads ?? {}, await posts(c.db), await agencies(c.db))
  return page(
    SettlePage({
      frame: c.frame('plan'),
      path: c.path,
      made,
      proposal,
      pages,
      at,
      plan,
      leftOpen: leftOpenIn(made.decisions),
      last: last ? told(last, beforeLast(made.document, made.decisions) ?? proposal) : null,
      posts: countOf(offered),
      findings: known.length,
      ticked: Object.values(made.choices.findings ?? {}).reduce((sum, ids) => sum + ids.length, 0),
      personal,
      errors: personal.length > 0 ? doubtErrors : [],
    }),
    personal.length > 0 ? 400 : 200,
  )
}

// What a change was called before it was made: the item it dropped still has its number there.
const beforeLast = (document: Opened['made']['document'], decisions: readonly Decision[]): Proposal | null => {
  const before = propose(document, decisions.slice(0, -1))
  return 'refused' in before ? null : before
}

/** The answers of one page are kept; then on, away, or into the plan. */
export const answers = async (c: Ctx): Promise<Answer> => {
  const opened = await openImport(c)
  if (!opened) return show(c)
  const { made, proposal } = opened
  const go = wordOf(c.form, 'go')
  const here = c.path(`/plan/imports/${made.id}`)
  if (go === 'throw') return goTo(`${here}/throwing-away`)
  const item = proposal.items.find(({ key }) => go === `item-${key}`)
  const given = answersIn(c, opened, item !== undefined)
  if (versionOf(c.form) !== made.version)
    return conflict(
      c,
      opened,
      given.map((decision) => told(decision, proposal)),
    )
  if (given.length > 0 && !(await saveDecisions(c.db, made.id, made.version, [...made.decisions, ...given])))
    return conflict(
      c,
      opened,
      given.map((decision) => told(decision, proposal)),
    )
  if (item) return goTo(`${here}/items/${item.key}`)
  if (go === 'import') return takeIn(c)
  if (go === 'stay') return goTo(`${here}?page=${Number(wordOf(c.form, 'page')) || 1}`)
  if (go.startsWith('page-')) return goTo(`${here}?page=${Number(go.slice(5)) || 1}`)
  return goTo(c.path('/plan/import'), 'Saved. You can go on with it at any time.')
}

/**
 * What was answered on the page that was not answered so before. Who goes on has seen the likeliest answers and lets them
 * stand; who turns aside to correct an item keeps only what they changed.
 */
const answersIn = (c: Ctx, { made, proposal }: Opened, changedOnly: boolean): Decision[] => {
  const open = leftOpenIn(made.decisions)
  return proposal.doubts.flatMap((doubt): Decision[] => {
    const value = wordOf(c.form, `doubt:${doubt.key}`)
    const offered = value === 'open' || doubt.answers.some((answer) => answer.value === value)
    const same =
      value === 'open'
        ? open.has(doubt.key)
        : (doubt.settled || (changedOnly && !open.has(doubt.key))) && doubt.chosen === value
    return !offered || same ? [] : [{ do: 'answer', doubt: doubt.key, value }]
  })
}

const takeIn = async (c: Ctx): Promise<Answer> => {
  const opened = await openImport(c)
  if (!opened || opened.proposal.items.length === 0) return opened ? settlePage(c, opened) : show(c)
  const { made, proposal } = opened
  const personal = doubtsIn(c.form, wordsOfItems(proposal))
  if (personal.length > 0) return settlePage(c, opened, personal.slice(0, 12))
  const done = await accept(c, made, proposal)
  if (done === 'gone') return show(c)
  const said = `Imported ${counted(done.items, 'item')}`
  const appointed = await appoint(c, made.choices, done.postIds)
  return goTo(
    c.path(`/plan/plans/${done.planId}`),
    appointed > 0 ? `${said} and gave ${counted(appointed, 'post')} a holder` : said,
  )
}

const wordsOfItems = ({ items }: Proposal): string[] =>
  items.flatMap((item) => [item.title, item.aim ?? '', item.progress ?? '', item.reason ?? '', ...item.leads])

/** Takes back the last decision of an import. */
export const undoDecision = async (c: Ctx): Promise<Answer> => {
  const opened = await openImport(c)
  if (!opened) return show(c)
  const { made } = opened
  const last = made.decisions.at(-1)
  const here = c.path(`/plan/imports/${made.id}`)
  if (!last) return goTo(here)
  const words = told(last, beforeLast(made.document, made.decisions) ?? opened.proposal)
  if (
    versionOf(c.form) !== made.version ||
    !(await saveDecisions(c.db, made.id, made.version, made.decisions.slice(0, -1)))
  )
    return conflict(c, opened, ['undo the last change'], `${here}/undone-decision`)
  return goTo(here, `Undone: ${words}`)
}

/** Throws an import away; it can be opened again. */
export const throwAway = async (c: Ctx): Promise<Answer> => {
  const made = await findImport(c.db, c.params.import ?? '')
  if (!made) return missing
  const state = { state: 'thrown_away' as const, settledAt: c.now, planId: made.plan_id, madePlan: false }
  if (!(await setState(c.db, made.id, 'open', state))) return show(c)
  await note(c, 'plan.import', made.id, `threw the import of “${made.file_name}” away`)
  return goTo(c.path('/plan/import'), `Thrown away: “${made.title}”. You can open it again below.`)
}
