import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { type FormError, longText, readForm, wordOf, wrong } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { findItem } from '../outline/queries.ts'
import { DependenciesPage } from './pages.tsx'
import { addDependency, candidates, dependencies, removeDependency } from './queries.ts'
import { unneedable } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/items/:item/dependencies',
    can: member('plan.edit'),
    run: (c) => withItem(c, (found) => show(c, found, [], [], 200)),
  },
  {
    method: 'POST',
    path: '/plan/items/:item/dependencies',
    can: member('plan.edit'),
    run: (c) =>
      withItem(c, async (found) => {
        const { item, all, known, name } = found
        const needs = wordOf(c.form, 'needs')
        if (!known.some(({ id }) => id === needs))
          return show(c, found, [wrong('needs', 'Choose the item that it waits for')], [], 400)
        const read = readForm(c.form, { why: longText({ called: 'Why it waits', max: 500 }) })
        if (read.errors) return show(c, found, read.errors, [], 400)
        const refused = unneedable(item.id, needs, all, name)
        if (refused) return show(c, found, [wrong('needs', refused)], [], 400)
        const why = read.value.why ?? ''
        const doubts = doubtsIn(c.form, [why])
        if (doubts.length > 0) return show(c, found, doubtErrors, doubts, 400)
        await addDependency(c.db, item.id, needs, why)
        await note(c, 'plan.item', item.id, `said that it waits for “${name(needs)}”`)
        return goTo(c.path(`/plan/items/${item.id}/dependencies`), `It now waits for “${name(needs)}”`)
      }),
  },
  {
    method: 'POST',
    path: '/plan/items/:item/dependencies/removal',
    can: member('plan.edit'),
    run: (c) =>
      withItem(c, async ({ item, name }) => {
        const needs = wordOf(c.form, 'needs')
        const removed = known(needs) && (await removeDependency(c.db, item.id, needs))
        if (removed) await note(c, 'plan.item', item.id, `said that it no longer waits for “${name(needs)}”`)
        return goTo(
          c.path(`/plan/items/${item.id}/dependencies`),
          removed ? `It no longer waits for “${name(needs)}”` : 'Nothing was changed',
        )
      }),
  },
]

const known = (id: string) => /^[0-9a-f-]{36}$/i.test(id)

type Found = NonNullable<Awaited<ReturnType<typeof find>>>

async function find(c: Ctx) {
  const found = await findItem(c.db, c.params.item ?? '', { personId: c.user.id, now: c.now })
  if (!found) return undefined
  const all = await dependencies(c.db)
  const items = await candidates(c.db)
  const names = new Map(items.map(({ id, reference, title }) => [id, [reference, title].filter(Boolean).join(' ')]))
  names.set(found.item.id, [found.item.reference, found.item.title].filter(Boolean).join(' '))
  return { item: found.item, all, known: items, name: (id: string) => names.get(id) ?? 'an item' }
}

async function withItem(c: Ctx, run: (found: Found) => Answer | Promise<Answer>): Promise<Answer> {
  const found = await find(c)
  return found ? run(found) : missing
}

const show = (
  c: Ctx,
  { item, all, known: items, name }: Found,
  errors: readonly FormError[],
  doubts: readonly string[],
  status: 200 | 400,
) =>
  page(
    DependenciesPage({
      frame: c.frame('plan'),
      path: c.path,
      item,
      needs: all
        .filter(({ item_id: id }) => id === item.id)
        .map(({ needs_id: id, why }) => ({ id, why, name: name(id) })),
      neededBy: all.filter(({ needs_id: id }) => id === item.id).map(({ item_id: id }) => ({ id, name: name(id) })),
      offered: items.filter(({ id }) => id !== item.id),
      filled: { words: errors.length > 0 ? c.form : {}, errors },
      doubts,
    }),
    status,
  )
