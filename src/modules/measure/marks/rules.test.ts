import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countingSteps, exclusionFault, phaseFault, type Step, stepFault, stepNow } from './rules.ts'

const periods = [
  { period_from: '2026-01-01', period_to: '2026-03-31' },
  { period_from: '2026-04-01', period_to: '2026-06-30' },
]

for (const [starts, phases, fault] of [
  ['2026-04-01', [], undefined],
  ['2026-04-01', [{ starts_on: '2026-04-01' }], 'A phase begins on that day already'],
  ['2026-01-01', [], 'There is no figure before that day, so there is nothing to part'],
  ['2026-04-02', [], 'There is no figure from that day on, so there is nothing to part'],
] as const)
  test(`a phase from ${starts} among ${phases.length}: ${fault ?? 'may begin'}`, () =>
    assert.equal(phaseFault(starts, phases, periods), fault))

test('a figure is left out once', () => {
  assert.equal(exclusionFault(undefined, []), 'Choose the figure to leave out')
  assert.equal(exclusionFault(periods[0], periods), 'This figure is left out already')
  assert.equal(exclusionFault(periods[0], periods.slice(1)), undefined)
})

for (const [title, value, unit, fault] of [
  ['a step may be any number', 140, 'weeks', undefined],
  ['a step in per cent lies between 0 and 100', 140, '%', 'A step in % must be between 0 and 100'],
  ['a day has one step', 70, '%', 'There is a step for that day already'],
] as const)
  test(title, () =>
    assert.equal(stepFault({ due: '2026-09-30', value }, value === 70 ? [{ due: '2026-09-30' }] : [], unit), fault),
  )

const step = (due: string, value: number, from_id: string | null = null): Step => ({
  id: `${due}${value}`,
  measure_id: 'm',
  due,
  value,
  from_id,
  from_title: '',
  path: '',
})

test('a measure’s own step counts before one of the same day that was handed down', () =>
  assert.deepEqual(
    countingSteps([step('2026-09-30', 70, 't'), step('2026-09-30', 75), step('2025-09-30', 50, 't')]).map(
      (s) => s.value,
    ),
    [50, 75],
  ))

for (const [today, value] of [
  ['2025-01-01', 50],
  ['2025-09-30', 50],
  ['2025-10-01', 75],
  ['2027-01-01', 75],
] as const)
  test(`on ${today} figures are held against ${value}`, () =>
    assert.equal(stepNow([step('2025-09-30', 50), step('2026-09-30', 75)], today)?.value, value))
test('without steps there is none to hold against', () => assert.equal(stepNow([], '2026-01-01'), undefined))
