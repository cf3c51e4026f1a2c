import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Step, StepKind } from './queries.ts'
import { byYear, inOrder, nextSentence, programmeSentence, stateOf, stepWords, whenWords } from './rules.ts'

const today = '2026-11-19'
const step = (kind: StepKind, more: Partial<Step> = {}) => ({
  source_id: 's',
  kind,
  title: stepWords[kind],
  starts_on: null,
  ends_on: null,
  expected: '',
  done: false,
  ...more,
})

test('a step is on a day, over some days, or to be confirmed with what is expected', () => {
  assert.equal(whenWords(step('notice', { starts_on: '2026-10-02' })), '2 October 2026')
  assert.equal(
    whenWords(step('fieldwork', { starts_on: '2027-01-11', ends_on: '2027-01-22' })),
    '11 to 22 January 2027',
  )
  assert.equal(whenWords(step('publication', { expected: 'early 2027' })), 'Date to be confirmed: early 2027')
  assert.equal(whenWords(step('publication')), 'Date to be confirmed')
})

test('steps stand in the order in which they come, those without a day last', () => {
  const steps = [
    step('publication'),
    step('feedback'),
    step('fieldwork', { starts_on: '2027-01-11' }),
    step('notice', { starts_on: '2026-10-02' }),
  ]
  assert.deepEqual(
    inOrder(steps).map(({ kind }) => kind),
    ['notice', 'fieldwork', 'feedback', 'publication'],
  )
})

test('a step is done, going on, to come, without a date, or gone by', () => {
  assert.equal(stateOf(step('notice', { starts_on: '2026-01-01', done: true }), today), 'done')
  assert.equal(stateOf(step('fieldwork', { starts_on: '2026-11-10', ends_on: '2026-11-20' }), today), 'on')
  assert.equal(stateOf(step('meeting', { starts_on: today }), today), 'on')
  assert.equal(stateOf(step('meeting', { starts_on: '2026-11-20' }), today), 'to_come')
  assert.equal(stateOf(step('meeting', { starts_on: '2026-11-18' }), today), 'passed')
  assert.equal(stateOf(step('meeting'), today), 'no_date')
})

test('the sentence says what is next, and what has no date', () => {
  const fieldwork = step('fieldwork', { starts_on: '2027-01-11', ends_on: '2027-01-22' })
  for (const [steps, sentence] of [
    [[], 'No step of its programme is entered yet.'],
    [[step('notice', { done: true })], 'Every step of its programme is done.'],
    [[step('publication'), fieldwork], 'Fieldwork begins on 11 January 2027; publication has no date yet.'],
    [[step('publication', { expected: 'early 2027' })], 'Publication has no date yet (expected: early 2027).'],
    [[step('meeting', { starts_on: '2026-12-01' })], 'Meeting is on 1 December 2026.'],
    [
      [step('return', { starts_on: '2026-11-01' }), fieldwork],
      'Return was due on 1 November 2026 and is not marked as done; fieldwork begins on 11 January 2027.',
    ],
    [
      [step('fieldwork', { starts_on: '2026-11-10', ends_on: '2026-11-27' })],
      'Fieldwork goes on until 27 November 2026.',
    ],
    [[step('feedback', { starts_on: today })], 'Feedback is today.'],
  ] as const)
    assert.equal(nextSentence(steps, today), sentence)
})

test('all programmes together are counted, and steps that slipped by are said', () => {
  for (const [steps, sentence] of [
    [[], 'No inspection has a programme yet.'],
    [[step('notice', { done: true })], 'Nothing is to come.'],
    [
      [step('publication'), step('fieldwork', { starts_on: '2027-01-11' })],
      '2 steps are to come in one programme, 1 of them without a date.',
    ],
    [
      [step('meeting'), step('meeting', { source_id: 't' })],
      '2 steps are to come in 2 programmes, 2 of them without a date.',
    ],
    [
      [step('fieldwork', { starts_on: '2027-01-11' }), step('return', { starts_on: '2026-01-01', source_id: 't' })],
      '1 step is to come in one programme. 1 step has gone by and is not marked as done.',
    ],
  ] as const)
    assert.equal(programmeSentence(steps, today), sentence)
})

test('a year holds the steps that begin in it', () => {
  const years = byYear([
    step('publication'),
    step('fieldwork', { starts_on: '2027-01-11' }),
    step('notice', { starts_on: '2026-10-02' }),
  ])
  assert.deepEqual(
    years.map(({ year, steps }) => [year, steps.length]),
    [
      ['2026', 1],
      ['2027', 1],
      ['Date to be confirmed', 1],
    ],
  )
})
