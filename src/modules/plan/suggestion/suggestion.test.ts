import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan } from '../../../../test/small-plan.ts'
import { counted } from '../../../platform/db.ts'
import { addItem, planTree, suggestionsOf } from '../index.ts'

const today = '2026-11-19'
const all = await cast()
after(() => all.leave())

test('a plan’s items are suggested for in a fixed number of queries', async () => {
  const plan = await smallPlan(all)
  const queriesFor = () =>
    all.within(all.donmouth, async (db) => {
      const tree = await planTree(db, plan.planId)
      assert.ok(tree)
      const before = counted.queries
      const found = await suggestionsOf(db, tree, today)
      return { found, queries: counted.queries - before }
    })
  const first = await queriesFor()
  const seen = first.found.get(plan.seen)
  assert.equal(seen?.tone, 'off')
  assert.equal(seen?.word, 'Off track')
  assert.deepEqual(seen?.reasons, ['The agreed date, 31 October 2026, passed 19 days ago and it is not complete.'])
  assert.equal(first.found.has(plan.dentist), false, 'a date ahead is nothing to go by')
  assert.equal(first.found.has(plan.handover), false, 'what needs no improvement is not judged')
  await all.within(all.donmouth, async (db) => {
    for (let at = 0; at < 8; at++)
      await addItem(db, {
        planId: plan.planId,
        parentId: plan.outcome,
        level: 'project',
        title: `Another piece of work ${at}`,
        due: '2026-09-01',
        milestones: [{ title: 'First step', due: '2026-08-01' }],
      })
  })
  const second = await queriesFor()
  assert.equal(second.found.size, first.found.size + 8)
  assert.equal(second.queries, first.queries)
})
