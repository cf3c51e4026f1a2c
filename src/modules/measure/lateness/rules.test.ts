import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSilent, isStale, latenessSentence, nextFigure, periodAround } from './rules.ts'

for (const [day, months, calendar, from, to] of [
  ['2026-11-19', 1, 'calendar', '2026-11-01', '2026-11-30'],
  ['2026-11-19', 3, 'financial', '2026-10-01', '2026-12-31'],
  ['2026-11-19', 3, 'academic', '2026-11-01', '2027-01-31'],
  ['2026-07-31', 12, 'academic', '2025-08-01', '2026-07-31'],
  ['2026-08-01', 12, 'academic', '2026-08-01', '2027-07-31'],
  ['2026-03-31', 12, 'financial', '2025-04-01', '2026-03-31'],
  ['2026-03-31', 6, 'academic', '2026-02-01', '2026-07-31'],
  ['2026-03-31', 12, 'calendar', '2026-01-01', '2026-12-31'],
] as const)
  test(`${day} lies in ${from} to ${to} (${calendar}, ${months})`, () =>
    assert.deepEqual(periodAround(day, months, calendar), { period_from: from, period_to: to }))

const quarterly = { frequency: 'quarter' as const, named_on: '2026-01-01' }
const q3 = { period_to: '2026-09-30' }

for (const [title, measure, latest, today, silent] of [
  ['a quarterly figure may take half a quarter to come', quarterly, q3, '2027-02-01', false],
  ['on the day it is expected it is not late', quarterly, q3, '2027-02-15', false],
  ['after a quarter and a half it is late', quarterly, q3, '2027-02-16', true],
  [
    'a measure without rhythm is never late',
    { ...quarterly, frequency: 'irregular' as const },
    q3,
    '2030-01-01',
    false,
  ],
  ['a new measure without a figure is not late at once', quarterly, undefined, '2026-03-01', false],
  ['a measure that never had a figure becomes late', quarterly, undefined, '2026-05-17', true],
  [
    'an academic year that has just begun is waited for',
    { frequency: 'year' as const, named_on: '2026-09-01', calendar: 'academic' as const },
    undefined,
    '2027-12-01',
    false,
  ],
] as const)
  test(title, () => assert.equal(isSilent(measure, latest, today), silent))

test('the next figure follows the last one, whatever day that ended on', () =>
  assert.deepEqual(nextFigure(quarterly, q3), {
    period_from: '2026-10-01',
    period_to: '2026-12-31',
    by: '2027-02-15',
  }))

test('two missing figures make it stale, and the sentence counts them', () => {
  for (const [today, stale, words] of [
    ['2027-02-15', false, ''],
    ['2027-02-16', false, 'The figure of October to December 2026 is late: it was expected by 15 February 2027.'],
    [
      '2027-05-17',
      true,
      'Stale: 2 figures are missing. The first, of October to December 2026, was expected by 15 February 2027.',
    ],
  ] as const) {
    assert.equal(isStale(quarterly, q3, today), stale)
    assert.equal(latenessSentence(quarterly, q3, today), words)
  }
})
