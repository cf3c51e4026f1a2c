import { member, missing, type Route } from '../../../platform/route.ts'
import { evidenceOn, packOf } from '../../evidence/index.ts'
import { planTree } from '../outline/queries.ts'
import { practiceChanges } from '../practice/changes/queries.ts'
import { updatesOn } from '../updates/queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/plans/:plan/pack',
    can: member('evidence.read'),
    run: async (c) => {
      const tree = await planTree(c.db, c.params.plan ?? '', { personId: c.user.id, now: c.now })
      if (!tree) return missing
      const items = tree.items.map(({ id }) => id)
      const updates = (await updatesOn(c.db, items)).map(({ id, item_id: item }) => ({ id, item }))
      const changes = (await practiceChanges(c.db)).filter(({ plan_ids: plans }) => plans.includes(tree.plan.id))
      const all = [
        ...new Set(tree.items.flatMap(({ findings }) => findings.map(({ id }) => id))),
        ...items,
        ...changes.map(({ id }) => id),
        ...updates.map(({ id }) => id),
      ]
      const proven = new Set((await evidenceOn(c.db, all)).map(({ statement_id: id }) => id))
      const bare = tree.items.filter(
        ({ id, line }) => line && !proven.has(id) && !updates.some((u) => u.item === id && proven.has(u.id)),
      )
      return packOf(c, {
        title: `Evidence for ${tree.plan.title}`,
        statementIds: all.filter((id) => proven.has(id)),
        chapters:
          bare.length === 0
            ? []
            : [
                {
                  title: 'Items without evidence',
                  blocks: [
                    {
                      kind: 'list',
                      items: bare.map(({ reference, title }) => [reference, title].filter(Boolean).join(' ')),
                    },
                  ],
                },
              ],
      })
    },
  },
]
