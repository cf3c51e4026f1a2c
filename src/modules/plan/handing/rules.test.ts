import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pinsOf, stepsOf } from './rules.ts'

const step = (change: object = {}) => ({
  item_id: 'i',
  item: 'First health check',
  measure_id: 'm',
  due: '2026-09-30',
  value: 75,
  unit: '%',
  ...change,
})
const units = new Map([['m', '%']])

test('a step is handed down with its item', () =>
  assert.deepEqual(stepsOf([step()], units), [
    {
      from_id: 'i',
      from_title: 'First health check',
      measure_id: 'm',
      due: '2026-09-30',
      value: 75,
      path: '/plan/items/i',
    },
  ]))

for (const [title, steps, values] of [
  ['a step in another unit stays in the plan', [step({ unit: 'weeks' })], []],
  ['two targets of an item for one day give one step', [step(), step({ value: 80 })], [80]],
  ['two items may each have a step for one day', [step(), step({ item_id: 'j', value: 80 })], [75, 80]],
  ['a measure that was taken away gets nothing', [step({ measure_id: 'gone' })], []],
] as const)
  test(title, () =>
    assert.deepEqual(
      stepsOf(steps, units).map(({ value }) => value),
      values,
    ),
  )

const cycle = (change: object = {}) => ({
  item_id: 'i',
  number: 2,
  title: 'Ring the nurse',
  measure_id: 'm',
  starts: '2026-03-01',
  ends: null,
  decision: null,
  ...change,
})

for (const [title, of, pins] of [
  ['a test of change is pinned where it begins', cycle(), ['2026-03-01 Test 2 begins: Ring the nurse']],
  ['a planned end says nothing yet', cycle({ ends: '2026-05-01' }), ['2026-03-01 Test 2 begins: Ring the nurse']],
  [
    'what was decided is pinned where it ended',
    cycle({ ends: '2026-05-01', decision: 'adopt' }),
    ['2026-03-01 Test 2 begins: Ring the nurse', '2026-05-01 Test 2 adopted'],
  ],
  ['one without a day is not pinned', cycle({ starts: null }), []],
] as const)
  test(title, () =>
    assert.deepEqual(
      pinsOf([of]).map(({ dated, text }) => `${dated} ${text}`),
      pins,
    ),
  )
