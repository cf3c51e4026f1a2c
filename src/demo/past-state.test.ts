import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stateOn } from './past-state.ts'
import { readPlanText } from './plan-text.ts'

const [item] = readPlanText(
  `# 1 Visits
dates: 2026-01-05 > 2026-12-31
forecast: 2027-03-31
milestone: Rota | 2026-03-31 | 2026-04-10
moved: 2026-07-24 due 2026-06-30 > 2026-12-31 | Ada | Nights.
2026-02-20 on_track Ada: Begun.
2026-07-24 at_risk Ada: Nights are missing.`,
  ['theme'],
)

const cases: [string, Partial<ReturnType<typeof stateOn>>][] = [
  ['2026-01-31', { status: 'not_stated', statusOn: null, due: '2026-06-30', forecast: null, milestones: [null] }],
  ['2026-03-06', { status: 'on_track', statusOn: '2026-02-20', due: '2026-06-30', milestones: [null] }],
  ['2026-04-30', { status: 'on_track', due: '2026-06-30', milestones: ['2026-04-10'] }],
  ['2026-07-31', { status: 'at_risk', due: '2026-12-31', forecast: '2027-03-31' }],
]
for (const [day, wanted] of cases)
  test(`on ${day} an item stood as it was said by then`, () => {
    assert.ok(item)
    const state: Record<string, unknown> = stateOn(item, day)
    for (const [name, value] of Object.entries(wanted)) assert.deepEqual(state[name], value, name)
  })
