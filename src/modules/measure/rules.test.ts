import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ageWords, isSilent, latestSentence, listSentence, measureSentence, periodWords } from './rules.ts'

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

const quarterly = { frequency: 'quarter' as const, named_on: '2026-01-01', unit: '%' }
for (const [title, measure, latest, today, silent] of [
  ['a quarterly figure may take half a quarter to come', quarterly, figure(), '2027-02-01', false],
  ['after a quarter and a half it is late', quarterly, figure(), '2027-02-20', true],
  [
    'a measure without rhythm is never late',
    { ...quarterly, frequency: 'irregular' as const },
    figure(),
    '2030-01-01',
    false,
  ],
  ['a new measure without a figure is not late at once', quarterly, undefined, '2026-03-01', false],
  ['a measure that never had a figure becomes late', quarterly, undefined, '2026-07-01', true],
] as const)
  test(title, () => assert.equal(isSilent(measure, latest, today), silent))

for (const [count, silent, empty, words] of [
  [0, 0, 0, 'No measure is defined yet. Without one nobody could tell whether anything got better.'],
  [1, 0, 0, 'One measure, each with a figure that is not late.'],
  [3, 1, 2, '3 measures: 2 have no figure yet, one is waiting for a figure that is late.'],
  [2, 0, 2, '2 measures: none has a figure yet.'],
] as const)
  test(`the list opens with: ${words}`, () => assert.equal(listSentence(count, silent, empty), words))

test('a measure without figures says when it was named', () =>
  assert.equal(measureSentence(quarterly, [], '2026-11-19'), 'No figure yet. It was named on 1 January 2026.'))
test('a late figure is said on the page', () =>
  assert.equal(
    measureSentence(quarterly, [figure()], '2027-03-31'),
    'July to September 2026: 72% (18 of 25); its period ended 6 months ago. The next figure is late.',
  ))
