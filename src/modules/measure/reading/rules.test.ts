import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newestSentence } from './rules.ts'

const quarterly = { frequency: 'quarter' as const, named_on: '2026-01-01', unit: '%' }
const figure = (change: object = {}) => ({
  id: 'o',
  measure_id: 'm',
  period_from: '2026-07-01',
  period_to: '2026-09-30',
  value: 72,
  withheld: '',
  numerator: 18,
  denominator: 25,
  state: 'final' as const,
  note: '',
  entered_at: new Date(0),
  ...change,
})

for (const [title, figures, today, words] of [
  [
    'a measure without figures says when it was named',
    [],
    '2026-05-01',
    'No figure yet. It was named on 1 January 2026. Ten figures are needed before its chart can say anything; the earliest is April to June 2028.',
  ],
  [
    'the newest figure says its age',
    [figure()],
    '2026-11-19',
    'July to September 2026: 72% (18 of 25); its period ended 50 days ago.',
  ],
  [
    'a late figure is said',
    [figure()],
    '2027-03-31',
    'July to September 2026: 72% (18 of 25); its period ended 6 months ago. The figure of October to December 2026 is late: it was expected by 15 February 2027.',
  ],
  [
    'a withheld newest figure stands before the newest known one',
    [figure(), figure({ period_from: '2026-10-01', period_to: '2026-12-31', value: null, withheld: '<5' })],
    '2027-01-02',
    'October to December 2026: <5, withheld. July to September 2026: 72% (18 of 25); its period ended 3 months ago.',
  ],
] as const)
  test(title, () => assert.equal(newestSentence(quarterly, figures, today), words))
