import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Frequency } from '../model.ts'
import { earliestSignal, firstSaying } from './earliest.ts'

const months = (values: readonly number[], from = 2024 * 12) =>
  values.map((value, at) => {
    const day = `${Math.floor((from + at) / 12)}-${String(((from + at) % 12) + 1).padStart(2, '0')}`
    return { period_from: `${day}-01`, period_to: `${day}-28`, value, state: 'final' as const }
  })
const usual = [50, 49, 54, 55, 53, 51, 48, 56, 54, 50, 49, 55]
const measure = {
  better: 'higher' as const,
  kind: 'outcome' as const,
  figures: months(usual),
  breaks: [],
  frequency: 'month' as Frequency,
}
const days = { in_use: '2025-02-01', found_on: '2024-09-01', today: '2025-03-15' }

const cases: [string, object, object, string | null, string][] = [
  [
    'a monthly measure needs seven figures after the change',
    {},
    {},
    '2025-08-31',
    'The earliest date on which it could tell us anything is 31 August 2025: 7 figures from 1 February 2025 on, every one of them better.',
  ],
  [
    'a quarterly one needs seven quarters',
    { frequency: 'quarter' },
    { in_use: '2025-01-01' },
    '2026-09-30',
    'The earliest date on which it could tell us anything is 30 September 2026: 7 figures from 1 January 2025 on, every one of them better.',
  ],
  [
    'a change in the middle of a month is seen from the next on',
    {},
    { in_use: '2025-02-10' },
    '2025-09-30',
    'The earliest date on which it could tell us anything is 30 September 2025: 7 figures from 10 February 2025 on, every one of them better.',
  ],
  [
    'without a change in use it counts from today',
    {},
    { in_use: null },
    '2025-10-31',
    'The earliest date on which it could tell us anything is 31 October 2025: 7 figures from 15 March 2025 on, every one of them better.',
  ],
  [
    'without figures from before the finding it can never tell',
    { figures: [] },
    {},
    null,
    'It has no figures from before the finding. Enter at least three, or it can never tell a change from a bad year.',
  ],
  [
    'one figure from before the finding is too few',
    {},
    { found_on: '2024-02-10' },
    null,
    'It has one figure from before the finding. Enter at least three, or it can never tell a change from a bad year.',
  ],
  [
    'two figures from before the finding are too few',
    {},
    { found_on: '2024-03-10' },
    null,
    'It has two figures from before the finding. Enter at least three, or it can never tell a change from a bad year.',
  ],
  [
    'a measure without direction could never tell',
    { better: 'neither' },
    {},
    null,
    'It names no direction, so it could never tell.',
  ],
  [
    'a measure without rhythm has no day',
    { frequency: 'irregular' },
    {},
    null,
    'Its figures come now and then, so nobody can say when it could tell anything.',
  ],
  [
    'a process measure shows what staff do',
    { kind: 'process' },
    {},
    null,
    'A process measure cannot show that children are better off: it can only show what staff do.',
  ],
  [
    'a balancing measure can only warn',
    { kind: 'balancing' },
    {},
    null,
    'A balancing measure cannot show that children are better off: it can only warn.',
  ],
  [
    'a measure that was getting better before could never tell',
    { figures: months([40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51]) },
    {},
    null,
    'Its figures before the change move so much that it could not tell anything within five years.',
  ],
  [
    'figures before a changed definition are no baseline',
    { breaks: [{ dated: '2024-08-01', what: 'definition' }] },
    {},
    null,
    'It has one figure from before the finding. Enter at least three, or it can never tell a change from a bad year.',
  ],
]

for (const [title, more, when, on, words] of cases)
  test(title, () => assert.deepEqual(earliestSignal({ ...measure, ...more }, { ...days, ...when }), { on, words }))

for (const [frequency, calendar, chart, words] of [
  [
    'month',
    'calendar',
    'auto',
    'Ten figures are needed before its chart can say anything; the earliest is October 2026.',
  ],
  ['month', 'calendar', 'i', '13 figures are needed before its chart can say anything; the earliest is January 2027.'],
  [
    'quarter',
    'calendar',
    'run',
    'Ten figures are needed before its chart can say anything; the earliest is April to June 2028.',
  ],
  [
    'year',
    'academic',
    'auto',
    'Ten figures are needed before its chart can say anything; the earliest is academic year 2034/35.',
  ],
  ['irregular', 'calendar', 'auto', 'Ten figures are needed before its chart can say anything.'],
] as const)
  test(`without a figure, ${frequency}, ${chart}: ${words}`, () =>
    assert.equal(firstSaying({ frequency, calendar, chart, named_on: '2026-01-15' }), words))
