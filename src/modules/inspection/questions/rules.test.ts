import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Answering, answeredSentence, askedWords, newestFirst, questionsSentence } from './rules.ts'

const open = { ended_on: null, finding_ids: [], measure_ids: ['m'] }
const none = () => 0

test('open questions are counted; more than five are gently said to be many', () => {
  const bare = { ...open, measure_ids: [] }
  for (const [questions, sentence] of [
    [[], 'No key question is asked yet.'],
    [[{ ...open, ended_on: '2026-01-01' }], 'No key question is open: each has ended.'],
    [[open], '1 key question is open.'],
    [[open, bare], '2 key questions are open. Nothing answers one of them yet.'],
    [Array.from({ length: 5 }, () => open), '5 key questions are open.'],
    [
      Array.from({ length: 6 }, () => open),
      '6 key questions are open. That is many: guidance is to ask few, and few can be answered well. Which one could wait?',
    ],
    [
      Array.from({ length: 8 }, () => bare),
      '8 key questions are open. That is many: guidance is to ask few, and few can be answered well. Which 3 could wait? Nothing answers 8 of them yet.',
    ],
  ] as const)
    assert.equal(questionsSentence(questions, none), sentence)
  assert.equal(
    questionsSentence([bare], () => 1),
    '1 key question is open.',
  )
})

const answering = (what: Answering['what'], dated: string | null, title = 'T'): Answering => ({
  what,
  title,
  says: '',
  dated,
  href: '/',
})

test('what a question is answered from stands newest first and says its age', () => {
  const all = [
    answering('Evidence', null, 'undated'),
    answering('Evidence', '2026-01-01', 'old'),
    answering('Measure', '2026-08-19', 'new'),
    answering('Conclusion', '2026-05-01', 'middle'),
  ]
  assert.deepEqual(
    newestFirst(all).map(({ title }) => title),
    ['new', 'middle', 'old', 'undated'],
  )
  assert.equal(
    answeredSentence(all, '2026-11-19'),
    'Answered from 1 measure, 2 pieces of evidence and 1 conclusion; the newest is 3 months old.',
  )
  assert.equal(answeredSentence([], '2026-11-19'), 'Nothing answers it yet.')
  assert.equal(
    answeredSentence([answering('Evidence', null)], '2026-11-19'),
    'Answered from 1 piece of evidence; none of it has a date.',
  )
})

test('who asked stands with the day', () => {
  assert.equal(askedWords({ asked_by: 'the board', asked_on: '2026-03-03' }), 'Asked by the board on 3 March 2026')
  assert.equal(askedWords({ asked_by: '', asked_on: '2026-03-03' }), 'Asked on 3 March 2026')
})
