import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { type FormError, text, readForm, versionOf, wordOf, wrong } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { addItem, planOfItem, reorder } from '../items/queries.ts'
import { nextLevel } from '../items/rules.ts'
import { planTree } from '../outline/queries.ts'
import type { PlanTree, TreeItem } from '../outline/tree.ts'
import { DiagramConflictPage, DiagramPage, type Typed } from './pages.tsx'
import { putUnder, rename, share, sharesOf, unshare } from './queries.ts'
import { levelBelow, placing, unshareable } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/plans/:plan/diagram',
    can: member('plan.read'),
    run: async (c) => {
      const tree = await treeOf(c, c.params.plan ?? '')
      return tree ? show(c, tree, c.query.get('item'), null, 200) : missing
    },
  },
  { method: 'POST', path: '/plan/plans/:plan/diagram/additions', can: member('plan.edit'), run: addFirst },
  { method: 'POST', path: '/plan/items/:item/diagram/additions', can: member('plan.edit'), run: onItem(add) },
  { method: 'POST', path: '/plan/items/:item/diagram/name', can: member('plan.edit'), run: onItem(name) },
  { method: 'POST', path: '/plan/items/:item/diagram/place', can: member('plan.edit'), run: onItem(place) },
  { method: 'POST', path: '/plan/items/:item/diagram/shares', can: member('plan.edit'), run: onItem(shareUnder) },
  { method: 'POST', path: '/plan/items/:item/diagram/unsharing', can: member('plan.edit'), run: onItem(unshareFrom) },
]

const treeOf = (c: Ctx, planId: string) => planTree(c.db, planId, { personId: c.user.id, now: c.now })

type Work = (c: Ctx, tree: PlanTree, item: TreeItem) => Promise<Answer>

function onItem(work: Work) {
  return async (c: Ctx): Promise<Answer> => {
    const planId = await planOfItem(c.db, c.params.item ?? '')
    const tree = planId && (await treeOf(c, planId))
    const item = tree && tree.items.find(({ id }) => id === c.params.item)
    return tree && item ? work(c, tree, item) : missing
  }
}

async function show(c: Ctx, tree: PlanTree, itemId: string | null, typed: Typed | null, status: 200 | 400) {
  const chosen = tree.items.find(({ id }) => id === itemId) ?? null
  const theme = wordOf(c.form, 'theme') || c.query.get('theme')
  return page(
    DiagramPage({
      frame: c.frame('plan'),
      path: c.path,
      tree,
      shares: await sharesOf(c.db, tree.plan.id),
      chosen: c.may('plan.edit') ? chosen : null,
      theme: tree.items.find(({ id, depth }) => id === theme && depth === 0)?.id ?? null,
      typed,
      mayEdit: c.may('plan.edit'),
    }),
    status,
  )
}

// Back to the same item, open, at its place on the page: that is where the keyboard goes on.
const back = (c: Ctx, tree: PlanTree, itemId: string, said: string) => {
  const theme = wordOf(c.form, 'theme')
  const kept = tree.items.some(({ id, depth }) => id === theme && depth === 0) ? `theme=${theme}&` : ''
  return goTo(c.path(`/plan/plans/${tree.plan.id}/diagram?${kept}item=${itemId}#i-${itemId}`), said)
}

const again = (c: Ctx, tree: PlanTree, item: TreeItem, errors: readonly FormError[], doubts: readonly string[] = []) =>
  show(c, tree, item.id, { words: c.form, errors, doubts }, 400)

const titled = (field: string) => ({
  [field]: text({ called: 'The title', required: 'Say what it is called', max: 500 }),
})

async function add(c: Ctx, tree: PlanTree, item: TreeItem): Promise<Answer> {
  const below = wordOf(c.form, 'where') === 'below'
  const level = below ? levelBelow(tree.plan, item) : item.level
  const read = readForm(c.form, titled('new'))
  if (read.errors) return again(c, tree, item, read.errors)
  if (level === null)
    return again(c, tree, item, [wrong('new', 'Nothing can stand under the lowest level of this plan. Add it beside')])
  const title = read.value.new ?? ''
  const doubts = doubtsIn(c.form, [title])
  if (doubts.length > 0) return again(c, tree, item, doubtErrors, doubts)
  const parentId = below ? item.id : item.parent_id
  const id = await addItem(c.db, { planId: tree.plan.id, parentId, level, title })
  if (!below) {
    const row = tree.items.filter(({ parent_id: parent }) => parent === parentId).map((each) => each.id)
    await reorder(c.db, row.toSpliced(row.indexOf(item.id) + 1, 0, id))
  }
  await note(c, 'plan.item', id, `added “${title}”`)
  return back(c, tree, id, `Added “${title}”`)
}

async function addFirst(c: Ctx): Promise<Answer> {
  const tree = await treeOf(c, c.params.plan ?? '')
  if (!tree) return missing
  const read = readForm(c.form, titled('first'))
  const failed = (errors: readonly FormError[], doubts: readonly string[] = []) =>
    show(c, tree, null, { words: c.form, errors, doubts }, 400)
  if (read.errors) return failed(read.errors)
  const title = read.value.first ?? ''
  const doubts = doubtsIn(c.form, [title])
  if (doubts.length > 0) return failed(doubtErrors, doubts)
  const id = await addItem(c.db, { planId: tree.plan.id, level: nextLevel(tree.plan, undefined), title })
  await note(c, 'plan.item', id, `added “${title}”`)
  return back(c, tree, id, `Added “${title}”`)
}

async function name(c: Ctx, tree: PlanTree, item: TreeItem): Promise<Answer> {
  const read = readForm(c.form, titled('title'))
  if (read.errors) return again(c, tree, item, read.errors)
  const title = read.value.title ?? ''
  const doubts = doubtsIn(c.form, [title])
  if (doubts.length > 0) return again(c, tree, item, doubtErrors, doubts)
  if (title === item.title) return back(c, tree, item.id, 'Nothing was changed')
  if (!(await rename(c.db, item.id, versionOf(c.form), title))) return conflict(c, tree, item, title)
  await note(c, 'plan.item', item.id, `renamed it from “${item.title}” to “${title}”`)
  return back(c, tree, item.id, `Renamed to “${title}”`)
}

async function place(c: Ctx, tree: PlanTree, item: TreeItem): Promise<Answer> {
  const to = placing(tree, item, wordOf(c.form, 'way'), Number(wordOf(c.form, 'to') || Number.NaN))
  if (to.refused !== undefined) return again(c, tree, item, [wrong('way', to.refused)])
  if (!(await putUnder(c.db, item.id, versionOf(c.form), to))) return conflict(c, tree, item, null)
  await reorder(c.db, to.order)
  await note(c, 'plan.item', item.id, to.said.replace(/^M/, 'm').replace(/^moved/, 'moved it'))
  return back(c, tree, item.id, to.said)
}

async function shareUnder(c: Ctx, tree: PlanTree, item: TreeItem): Promise<Answer> {
  const under = tree.items.find(({ id }) => id === wordOf(c.form, 'under'))
  if (!under) return again(c, tree, item, [wrong('under', 'Choose what else it serves')])
  const refused = unshareable(tree.plan, item, under, await sharesOf(c.db, tree.plan.id))
  if (refused) return again(c, tree, item, [wrong('under', refused)])
  await share(c.db, item.id, under.id)
  await note(c, 'plan.item', item.id, `said that it also serves “${under.title}”`)
  return back(c, tree, item.id, `It also serves “${under.title}”`)
}

async function unshareFrom(c: Ctx, tree: PlanTree, item: TreeItem): Promise<Answer> {
  const under = tree.items.find(({ id }) => id === wordOf(c.form, 'under'))
  if (!under) return back(c, tree, item.id, 'Nothing was changed')
  await unshare(c.db, item.id, under.id)
  await note(c, 'plan.item', item.id, `said that it no longer serves “${under.title}”`)
  return back(c, tree, item.id, `It no longer serves “${under.title}”`)
}

// Both versions of a name; a move is simply done again on what is there now.
async function conflict(c: Ctx, tree: PlanTree, item: TreeItem, yours: string | null): Promise<Answer> {
  const now = (await treeOf(c, tree.plan.id))?.items.find(({ id }) => id === item.id)
  if (!now) return missing
  return page(DiagramConflictPage({ frame: c.frame('plan'), path: c.path, item: now, yours }), 409)
}
