import { type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { counted } from '../../../platform/sentence.ts'
import { note } from '../../history/index.ts'
import { planOfItem } from '../items/queries.ts'
import { findItem, planTree } from '../outline/queries.ts'
import { findPlan } from '../plans/queries.ts'
import { updatesOn } from '../updates/queries.ts'
import { DeletedPage, DeletionPage } from './pages.tsx'
import { deletedItems, deleteItem, findDeleted, restoreItem } from './queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/plans/:plan/deleted',
    can: member('plan.edit'),
    run: async (c) => {
      const plan = await findPlan(c.db, c.params.plan ?? '')
      return plan ? page(DeletedPage({ ...around(c), plan, deleted: await deletedItems(c.db, plan.id) })) : missing
    },
  },
  {
    method: 'GET',
    path: '/plan/items/:item/deletion',
    can: member('plan.edit'),
    run: async (c) => {
      const planId = await planOfItem(c.db, c.params.item ?? '')
      const tree = planId && (await planTree(c.db, planId))
      const item = tree && tree.items.find(({ id }) => id === c.params.item)
      if (!tree || !item) return missing
      const beneath = tree.items.filter(({ above }) => above.includes(item.id))
      const updates = await updatesOn(c.db, [item.id, ...beneath.map(({ id }) => id)])
      return page(DeletionPage({ ...around(c), item, beneath: beneath.length, updates: updates.length }))
    },
  },
  {
    method: 'POST',
    path: '/plan/items/:item/deletion',
    can: member('plan.edit'),
    run: async (c) => {
      const found = await findItem(c.db, c.params.item ?? '')
      if (!found) return missing
      const gone = await deleteItem(c.db, found.item.id, c.now)
      await note(
        c,
        'plan.item',
        found.item.id,
        `deleted “${found.item.title}”${gone > 1 ? ` with ${counted(gone - 1, 'item')} beneath it` : ''}`,
      )
      return goTo(
        c.path(`/plan/plans/${found.plan.id}/deleted`),
        `Deleted “${found.item.title}”. You can bring it back here.`,
      )
    },
  },
  {
    method: 'POST',
    path: '/plan/items/:item/restoration',
    can: member('plan.edit'),
    run: async (c) => {
      const item = await findDeleted(c.db, c.params.item ?? '')
      if (!item) return missing
      if (item.parent_gone)
        return goTo(c.path(`/plan/plans/${item.plan_id}/deleted`), 'Bring back the item it stood under first')
      const back = await restoreItem(c.db, item)
      await note(
        c,
        'plan.item',
        item.id,
        `brought back “${item.title}”${back > 1 ? ` with ${counted(back - 1, 'item')} beneath it` : ''}`,
      )
      return goTo(c.path(`/plan/items/${item.id}`), 'Brought back')
    },
  },
]

const around = (c: Ctx) => ({ frame: c.frame('plan'), path: c.path })
