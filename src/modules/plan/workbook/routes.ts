import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { type Form, type FormError, versionOf, wordOf, wordsOf, wrong } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, missing, page } from '../../../platform/route.ts'
import { counted } from '../../../platform/sentence.ts'
import { lines, note } from '../../history/index.ts'
import { findings } from '../../inspection/index.ts'
import { agencies, groups, posts } from '../../partnership/index.ts'
import type { Import } from '../import/pages/choices.ts'
import { findImport, setState } from '../import/pages/queries.ts'
import { planTree } from '../outline/queries.ts'
import type { PlanTree } from '../outline/tree.ts'
import { lastUpdates } from '../updates/queries.ts'
import { ComparePage } from './pages.tsx'
import { holdItems, keepTaken, planOfItems } from './queries.ts'
import { type Change, type Comparison, compare } from './rules.ts'
import { type Brought, broughtFrom, fieldNames, idsIn } from './sheet.ts'
import { type Chosen, take } from './taking.ts'
import { undoTaken } from './undoing.ts'
import type { Known } from './values.ts'

type View = { made: Import; brought: Brought; tree: PlanTree | undefined; comparison: Comparison | null }

/** An exported workbook that came back: what it says otherwise than the plan. */
export const showDifferences = async (c: Ctx): Promise<Answer> => {
  const made = await findImport(c.db, c.params.import ?? '')
  if (!made) return missing
  if (made.state !== 'open') return goTo(c.path(`/plan/imports/${made.id}/outcome`))
  return show(c, await viewOf(c, made), { agreed: 'not_yet' }, [], [], 200)
}

/** Takes over what was chosen. What somebody changed while the page was open comes back as a conflict. */
export const takeOver = async (c: Ctx): Promise<Answer> => {
  const made = await findImport(c.db, c.params.import ?? '')
  if (!made) return missing
  if (made.state !== 'open') return goTo(c.path(`/plan/imports/${made.id}/outcome`))
  await holdItems(c.db, idsIn(made.document))
  const view = await viewOf(c, made)
  const { tree, comparison } = view
  if (!tree || !comparison) return show(c, view, c.form, [], [], 200)
  const chosen = chosenFrom(c.form, comparison)
  const errors = [
    ...(versionOf(c.form) === made.version
      ? []
      : [wrong('choices', 'Somebody worked on this workbook meanwhile. Look again, then take over')]),
    ...chosen.errors,
  ]
  if (errors.length > 0) return show(c, view, c.form, errors, [], 400)
  if (chosen.changes.length + chosen.fresh.length + chosen.gone.length === 0)
    return show(
      c,
      view,
      c.form,
      [wrong('choices', 'Tick what the plan is to take over, or throw the workbook away')],
      [],
      400,
    )
  const doubts = doubtsIn(c.form, narrativeOf(chosen))
  if (doubts.length > 0) return show(c, view, c.form, doubtErrors, doubts, 400)
  const state = { state: 'accepted' as const, settledAt: c.now, planId: tree.plan.id, madePlan: false }
  if (!(await setState(c.db, made.id, 'open', state))) return goTo(c.path(`/plan/imports/${made.id}/outcome`))
  const taken = await take(c, tree, made, chosen)
  await keepTaken(c.db, made.id, { ...made.choices, taken })
  await note(c, 'plan.import', made.id, `took over ${said(chosen)} from “${made.file_name}”`)
  return goTo(
    c.path(`/plan/imports/${made.id}/outcome`),
    `Took over ${said(chosen)}${comparison.problems.length > 0 ? `. ${counted(comparison.problems.length, 'place')} could not be read` : ''}`,
  )
}

/** Takes a workbook back as a whole: the changes it made, the items it added, the items that went with it. */
export const undoWorkbook = async (c: Ctx, made: Import): Promise<Answer> => {
  const tree = made.plan_id ? await planTree(c.db, made.plan_id, who(c)) : undefined
  if (!tree || !made.choices.taken) return goTo(c.path(`/plan/imports/${made.id}/outcome`))
  const state = { state: 'undone' as const, settledAt: c.now, planId: made.plan_id, madePlan: false }
  if (!(await setState(c.db, made.id, 'accepted', state))) return goTo(c.path(`/plan/imports/${made.id}/outcome`))
  await holdItems(
    c.db,
    made.choices.taken.items.map(({ item }) => item),
  )
  const held = (await planTree(c.db, tree.plan.id, who(c))) ?? tree
  const back = await undoTaken(c, made, held, await knownFor(c, held))
  await note(c, 'plan.import', made.id, `took back what “${made.file_name}” had changed`)
  return goTo(c.path(`/plan/imports/${made.id}/outcome`), `Took back ${counted(back, 'change')}`)
}

const who = (c: Ctx) => ({ personId: c.user.id, now: c.now })

/** What cells can name, read once. */
const knownFor = async (c: Ctx, tree: PlanTree): Promise<Known> => ({
  agencies: await agencies(c.db),
  groups: await groups(c.db),
  posts: await posts(c.db),
  findings: await findings(c.db, who(c)),
  key: tree.plan.keys[0]?.words ?? [],
  progress: new Map((await lastUpdates(c.db, tree.plan.id)).map(({ item_id: id, done }) => [id, done])),
})

const viewOf = async (c: Ctx, made: Import): Promise<View> => {
  const brought = broughtFrom(made.document)
  const tree = await treeFor(c, made)
  return { made, brought, tree, comparison: tree ? compare(tree, brought, await knownFor(c, tree)) : null }
}

const treeFor = async (c: Ctx, made: Import): Promise<PlanTree | undefined> => {
  const planId = await planOfItems(c.db, idsIn(made.document))
  return planId ? planTree(c.db, planId, who(c)) : undefined
}

async function show(
  c: Ctx,
  { made, brought, tree, comparison }: View,
  words: Form,
  errors: readonly FormError[],
  doubts: readonly string[],
  status: number,
): Promise<Answer> {
  const torn = [...new Set(comparison?.changes.filter(({ conflict }) => conflict).map(({ item }) => item))]
  const meanwhile = new Map<string, { who: string; at: Date }>()
  const since = brought.wentOut ? Date.parse(brought.wentOut) : 0
  for (const line of torn.length > 0 ? await lines(c.db, torn, 1000) : [])
    if (line.subject_id && !meanwhile.has(line.subject_id) && line.at.getTime() >= since && line.operation !== 'read')
      meanwhile.set(line.subject_id, { who: line.person ?? 'somebody', at: line.at })
  return page(
    ComparePage({
      frame: c.frame('plan'),
      path: c.path,
      made,
      plan: tree?.plan ?? null,
      comparison,
      brought,
      meanwhile,
      filled: { words, errors },
      doubts,
    }),
    status,
  )
}

/** What somebody chose on the page of differences, and what is still to be said. */
const chosenFrom = (form: Form, comparison: Comparison): Chosen & { errors: FormError[] } => {
  const all = wordOf(form, 'all') === 'yes'
  const [take, rows] = [wordsOf(form, 'take'), wordsOf(form, 'row')]
  const wanted = ({ key, item, conflict }: Change) =>
    conflict ? wordOf(form, `choose-${key}`) === 'workbook' : all || take.includes(key) || rows.includes(item)
  const changes = comparison.changes.filter(wanted)
  const errors = comparison.changes
    .filter(({ key, conflict }) => conflict && take.includes(key) && wordOf(form, `choose-${key}`) === '')
    .map(({ key, field, title }) =>
      wrong(
        `choose-${key}`,
        `Somebody changed the ${fieldNames[field].toLowerCase()} of “${title}” while this page was open. Choose which to keep`,
        'workbook',
      ),
    )
  const reasons = new Map<string, string>()
  for (const { key, field, title, reason } of changes) {
    if (reason === null) continue
    const name = `why-${key}`
    const words = (Object.hasOwn(form, name) ? wordOf(form, name) : reason).trim()
    if (words === '') errors.push(wrong(name, `Say why the ${fieldNames[field].toLowerCase()} of “${title}” moves`))
    else if (words.length > 2000) errors.push(wrong(name, 'The reason must be 2,000 characters or fewer'))
    else reasons.set(key, words)
  }
  const stateless = changes.filter(
    ({ item, field }) =>
      field === 'progress' &&
      comparison.stateless.has(item) &&
      !changes.some((other) => other.item === item && other.field === 'status'),
  )
  for (const { key, title } of stateless)
    errors.push(wrong(`take-${key}`, `Give “${title}” a status in the workbook too: progress without one is no update`))
  const agreed = (['email', 'meeting', 'telephone'] as const).find((how) => how === wordOf(form, 'agreed'))
  return {
    changes,
    fresh: comparison.fresh.filter(
      ({ key, problems }) => problems.length === 0 && (all || wordsOf(form, 'add').includes(key)),
    ),
    gone: comparison.gone.filter(({ item }) => wordsOf(form, 'delete').includes(item)),
    reasons,
    agreedHow: agreed ?? 'not_yet',
    errors,
  }
}

const narrativeOf = ({ changes, fresh, reasons }: Chosen): string[] => [
  ...changes.flatMap(({ field, becomes }) => (narrative.includes(field) ? [becomes] : [])),
  ...fresh.flatMap(({ cells }) => cells.flatMap(({ field, words }) => (narrative.includes(field) ? [words] : []))),
  ...reasons.values(),
]
const narrative: readonly string[] = ['title', 'aim', 'progress', 'measures']

const said = ({ changes, fresh, gone }: Chosen): string =>
  [
    changes.length > 0 ? counted(changes.length, 'change') : '',
    fresh.length > 0 ? counted(fresh.length, 'new item') : '',
    gone.length > 0 ? counted(gone.length, 'deletion') : '',
  ]
    .filter(Boolean)
    .join(', ')
