import { type FormError, versionOf, wordOf, wrong } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, missing, page } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { gone } from '../deletions/gone.ts'
import { findItem } from '../outline/queries.ts'
import type { TreeItem } from '../outline/tree.ts'
import { statusShown } from '../plans/rules.ts'
import { plans } from '../plans/queries.ts'
import { pointAt, pointedTo, suiteRows } from './queries.ts'
import { type Pointed, suiteItems } from './rules.ts'
import { SignpostPage } from './signpost-pages.tsx'

/** What the signpost of an item leads to; undefined when it points to nothing here, null when that is no longer there. */
export const pointedFrom = async (
  c: Pick<Ctx, 'db'>,
  item: Pick<TreeItem, 'kind' | 'signpost_item_id'>,
): Promise<Pointed | null | undefined> => {
  if (item.kind !== 'signpost' || item.signpost_item_id === null) return undefined
  const row = await pointedTo(c.db, item.signpost_item_id)
  if (!row) return null
  const keys = (await plans(c.db)).find(({ id }) => id === row.plan_id)?.keys ?? []
  const status = statusShown(row, keys)
  return {
    id: row.id,
    title: row.title,
    plan: row.plan,
    status,
    status_on: row.status_on,
    closed: status.tone === 'done' || row.kind === 'no_improvement_needed',
  }
}

/** Which item of another plan does this one point to? */
export const choosePage = (c: Ctx): Promise<Answer> => choose(c, 200)

export async function saveSignpost(c: Ctx): Promise<Answer> {
  const found = await findItem(c.db, c.params.item ?? '')
  if (!found) return gone(c, c.params.item ?? '')
  const { item } = found
  const chosen = wordOf(c.form, 'to')
  if (chosen === '') return choose(c, 400, [wrong('to', 'Choose the item it points to')])
  const { others, items } = await offered(c, item.plan_id)
  const to = items.find(({ id }) => id === chosen)
  if (chosen !== 'none' && !to) return choose(c, 400, [wrong('to', 'Choose one of the items offered')])
  const plan = others.find(({ id }) => id === to?.plan_id)
  const words = to ? `${[to.reference, to.title].filter(Boolean).join(' ')}, in “${plan?.title ?? ''}”` : ''
  const saved = await pointAt(c.db, item.id, versionOf(c.form), {
    itemId: to?.id ?? null,
    // Words that somebody wrote of their own stay; the place to look follows the item.
    signpost: to ? words.slice(0, 500) : item.signpost,
  })
  if (!saved) {
    const now = await findItem(c.db, item.id)
    if (!now) return gone(c, item.id)
    return choose(c, 400, [wrong('to', 'Somebody changed this item meanwhile. Look again, then choose')])
  }
  await note(c, 'plan.item', item.id, to ? `made it a signpost to ${words}` : 'let it point to no item kept here')
  return goTo(
    c.path(`/plan/items/${item.id}`),
    to ? `It now points to “${to.title}”` : 'It points to no item kept here',
  )
}

const offered = async (c: Ctx, planId: string) => {
  const all = await plans(c.db)
  const others = all.filter(({ id }) => id !== planId)
  const rows = await suiteRows(
    c.db,
    others.map(({ id }) => id),
  )
  return { others, items: suiteItems(others, rows) }
}

async function choose(c: Ctx, status: number, errors: readonly FormError[] = []): Promise<Answer> {
  const found = await findItem(c.db, c.params.item ?? '')
  if (!found) return missing
  const { others, items } = await offered(c, found.item.plan_id)
  const words = (c.query.get('words') ?? '').trim().slice(0, 100)
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = items.filter(
    ({ id, reference, title }) =>
      id === found.item.signpost_item_id || parts.every((part) => `${reference} ${title}`.toLowerCase().includes(part)),
  )
  return page(
    SignpostPage({
      frame: c.frame('plan'),
      path: c.path,
      item: found.item,
      plan: found.plan,
      others,
      items: fits,
      words,
      errors,
      chosen: wordOf(c.form, 'to') || found.item.signpost_item_id || '',
    }),
    status,
  )
}
