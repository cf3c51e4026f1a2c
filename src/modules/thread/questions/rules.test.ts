import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MeasureFacts } from '../levels/facts.ts'
import { type AnswerFacts, answerSoFar } from './rules.ts'

const months = (values: readonly number[]) =>
  values.map((value, at) => {
    const day = `${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
    return { period_from: `${day}-01`, period_to: `${day}-28`, value, state: 'final' as const }
  })
const usual = [50, 49, 54, 55, 53, 51, 48, 56, 54, 50]
const measure = (after: readonly number[], more: Partial<MeasureFacts> = {}): MeasureFacts => ({
  id: 'm',
  title: 'Seen in time',
  kind: 'outcome',
  better: 'higher',
  named_on: '2024-01-01',
  linked_on: '2024-01-01',
  figures: months([...usual, ...after]),
  breaks: [],
  ...more,
})
const rises = [60, 62, 61, 63, 64, 62, 61, 63]
const falls = [44, 43, 42, 44, 41, 42, 43, 44]
const records = { kind: 'records' as const, review_on: null, reviewed_on: null }
const views = { ...records, kind: 'views' as const }
const facts = (more: Partial<AnswerFacts>): AnswerFacts => ({
  today: '2026-11-19',
  in_use: '2024-11-01',
  found_on: '2024-07-01',
  measures: [],
  evidence: [],
  ...more,
})

for (const [title, more, sure] of [
  ['nothing', {}, 'We cannot say yet: no measure has a figure, and nothing was read, seen or asked.'],
  [
    'a document says nothing about what is so',
    { evidence: [{ ...records, kind: 'document' }] },
    'We cannot say yet: no measure has a figure, and nothing was read, seen or asked.',
  ],
  [
    'evidence that lapsed',
    { evidence: [{ ...records, review_on: '2026-01-01' }] },
    'We cannot say yet: no measure has a figure, and nothing was read, seen or asked.',
  ],
  ['one kind', { evidence: [records] }, 'We are not sure: only records speak to it.'],
  [
    'one measure that got better',
    { measures: [measure(rises)] },
    'We are not sure: only figures speak to it, and “Seen in time” is better since the change.',
  ],
  [
    'two kinds without a change',
    { measures: [measure([50, 54])], evidence: [records] },
    'We have figures and records, and neither says yet that anything changed by more than chance.',
  ],
  [
    'three kinds without a change',
    { measures: [measure([50, 54])], evidence: [records, views] },
    'We have figures, records and people’s views, and none says yet that anything changed by more than chance.',
  ],
  [
    'two kinds and a measure that got better',
    { measures: [measure(rises)], evidence: [views] },
    'We are surer: figures and people’s views speak to it, and “Seen in time” is better since the change.',
  ],
  [
    'two kinds and a measure that got worse',
    { measures: [measure(falls)], evidence: [views] },
    'We are surer: figures and people’s views speak to it, and “Seen in time” gets worse.',
  ],
  [
    'measures that contradict each other',
    { measures: [measure(rises), measure(falls, { id: 'n', title: 'Felt heard' })] },
    'We are not sure: “Seen in time” gets better and “Felt heard” gets worse.',
  ],
] as const satisfies [string, Partial<AnswerFacts>, string][])
  test(`how sure: ${title}`, () => assert.equal(answerSoFar(facts(more)).sure, sure))

test('each measure says what it shows since the change', () => {
  assert.deepEqual(answerSoFar(facts({ measures: [measure(falls)] })).measures, [
    { id: 'm', words: '“Seen in time” is getting worse by more than its usual ups and downs.' },
  ])
  assert.deepEqual(answerSoFar(facts({ in_use: null, measures: [measure([50])] })).measures, [
    { id: 'm', words: 'No change of practice is in use, so there is no before and after.' },
  ])
})
