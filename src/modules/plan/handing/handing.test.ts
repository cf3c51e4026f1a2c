import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan } from '../../../../test/small-plan.ts'
import { addMeasure, addObservations } from '../../measure/index.ts'
import { addCycle, removeCycle } from '../cycles/queries.ts'
import { deleteItem, restoreItem } from '../deletions/queries.ts'
import { setTargets } from '../targets/queries.ts'

const all = await cast()
after(() => all.leave())
const small = await smallPlan(all)
const measure = await all.within(all.donmouth, async (db) => {
  const id = await addMeasure(db, {
    title: 'Seen within four weeks',
    counted: 'Children seen within four weeks',
    out_of: '',
    unit: '%',
    kind: 'process',
    better: 'higher',
    frequency: 'quarter',
    named_on: '2026-01-01',
    source: '',
    owner_post_id: null,
  })
  await addObservations(
    db,
    id,
    [
      { period_from: '2026-01-01', period_to: '2026-03-31', value: 60 },
      { period_from: '2026-04-01', period_to: '2026-06-30', value: 66 },
    ],
    new Date(),
  )
  return id
})
const shown = async () => (await all.alice.opens(`/measure/measures/${measure}`)).text
const target = (value: number) => [
  { id: null, text: 'Children seen', steps: [{ due: '2026-12-31', value, unit: '%' }], measure_id: measure },
]

test('the steps of a target stand on its measure, lead to the item, and follow it', async () => {
  await all.within(all.donmouth, (db) => setTargets(db, small.seen, target(75)))
  assert.match(await shown(), new RegExp(`<strong>75%</strong> by 31 December 2026[\\s\\S]*?/plan/items/${small.seen}`))
  await all.within(all.donmouth, (db) => setTargets(db, small.seen, target(80)))
  const now = await shown()
  assert.match(now, /<strong>80%<\/strong>/)
  assert.doesNotMatch(now, /<strong>75%<\/strong>/)
})

test('a test of change is pinned on the chart of its measure until it is taken away', async () => {
  const cycle = await all.within(all.donmouth, (db) =>
    addCycle(
      db,
      small.seen,
      {
        title: 'Ring the nurse',
        question: '',
        prediction: '',
        plan: '',
        starts: '2026-05-04',
        ends: null,
        did: '',
        result: '',
        learned: '',
        decision: null,
        measure_id: measure,
      },
      '2026-05-01',
    ),
  )
  assert.match(await shown(), /Test 1 begins: Ring the nurse/)
  await all.within(all.donmouth, (db) => removeCycle(db, cycle, new Date()))
  assert.doesNotMatch(await shown(), /Ring the nurse/)
})

test('an item that is taken away takes its steps along, and brings them back', async () => {
  const at = new Date()
  await all.within(all.donmouth, (db) => deleteItem(db, small.seen, at))
  assert.doesNotMatch(await shown(), /<strong>80%<\/strong>/)
  await all.within(all.donmouth, (db) => restoreItem(db, { id: small.seen, deleted_at: at }))
  assert.match(await shown(), /<strong>80%<\/strong>/)
})
