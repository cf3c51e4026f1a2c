import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ageWords, latestSentence, listSentence, periodWords, valueWords } from './rules.ts'

const figure = (change: object = {}) => ({
  id: 'o',
  measure_id: 'm',
  period_from: '2026-07-01',
  period_to: '2026-09-30',
  value: 72,
  numerator: 18,
  denominator: 25,
  state: 'final' as const,
  note: '',
  entered_at: new Date(0),
  ...change,
})

test('a figure says its period, its share and the counts behind it', () =>
  assert.equal(latestSentence({ unit: '%' }, figure()), 'July to September 2026: 72% (18 of 25).'))
test('a provisional figure says so', () =>
  assert.equal(
    latestSentence({ unit: 'weeks' }, figure({ value: 12, numerator: null, state: 'provisional' })),
    'July to September 2026: 12 weeks, provisional.',
  ))
test('without a figure that is said', () => assert.equal(latestSentence({ unit: '%' }, undefined), 'No figure yet.'))

for (const [title, from, to, words] of [
  ['a month is named', '2026-09-01', '2026-09-30', 'September 2026'],
  ['a quarter across a year names both', '2026-11-01', '2027-01-31', 'November 2026 to January 2027'],
  ['a day is a day', '2026-09-12', '2026-09-12', '12 September 2026'],
  ['odd days are given as days', '2026-09-12', '2026-09-20', '12 September 2026 to 20 September 2026'],
] as const)
  test(title, () => assert.equal(periodWords({ period_from: from, period_to: to }), words))

for (const [today, words] of [
  ['2026-09-01', 'its period ends in 29 days'],
  ['2026-09-30', 'its period ends today'],
  ['2026-10-01', 'its period ended yesterday'],
  ['2026-11-19', 'its period ended 50 days ago'],
  ['2027-03-31', 'its period ended 6 months ago'],
] as const)
  test(`the age of a figure on ${today}: ${words}`, () => assert.equal(ageWords(figure(), today), words))

for (const [count, silent, empty, words] of [
  [0, 0, 0, 'No measure is defined yet. Without one nobody could tell whether anything got better.'],
  [1, 0, 0, 'One measure, each with a figure that is not late.'],
  [3, 1, 2, '3 measures: 2 have no figure yet, one is waiting for a figure that is late.'],
  [2, 0, 2, '2 measures: none has a figure yet.'],
] as const)
  test(`the list opens with: ${words}`, () => assert.equal(listSentence(count, silent, empty), words))

for (const [title, shown, words] of [
  ['decimals are as many as the measure says', { value: 33.333, withheld: '' }, '33.3%'],
  ['a withheld figure shows what came', { value: null, withheld: '<5' }, '<5, withheld'],
  ['0 of 0 is nobody to count', { value: null, withheld: '' }, 'Nobody to count'],
] as const)
  test(title, () => assert.equal(valueWords(shown, { unit: '%', decimals: 1 }), words))

for (const [from, to, calendar, words] of [
  ['2025-08-01', '2026-07-31', 'academic', 'academic year 2025/26'],
  ['2025-04-01', '2026-03-31', 'financial', 'financial year 2025/26'],
  ['2026-01-01', '2026-12-31', 'calendar', '2026'],
  ['2025-04-01', '2026-03-31', 'academic', 'April 2025 to March 2026'],
] as const)
  test(`a year in its own calendar: ${words}`, () =>
    assert.equal(periodWords({ period_from: from, period_to: to }, calendar), words))
