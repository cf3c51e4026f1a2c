import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PracticeChange } from './queries.ts'
import {
  changesLede,
  changeStanding,
  criterionChanged,
  criterionSentence,
  criterionWords,
  overdueSentence,
  reviewLate,
  toldSentence,
} from './rules.ts'

const today = '2026-11-19'
const change = (over: Partial<PracticeChange> = {}): PracticeChange => ({
  id: 'c',
  title: 'One meeting for each child',
  before: '',
  now: '',
  place: '',
  in_use_from: null,
  trial_from: null,
  trial_to: null,
  review_on: null,
  reviewed_on: null,
  decision: null,
  learned: '',
  standard_id: null,
  standard: null,
  criterion: '',
  at_least: null,
  out_of: null,
  measure_id: null,
  measure_level: null,
  criterion_on: null,
  earlier_criteria: [],
  to_tell: null,
  to_tell_what: '',
  stopped_on: null,
  version: 1,
  created_at: new Date('2026-01-01'),
  deleted_at: null,
  item_ids: [],
  plan_ids: [],
  told: [],
  ...over,
})

test('a change stands where its dates and its decision say', () => {
  const cases: [Partial<PracticeChange>, string][] = [
    [{}, 'Not in use yet'],
    [{ in_use_from: '2027-01-04' }, 'In use from 4 January 2027'],
    [{ in_use_from: '2026-06-01' }, 'In use since 1 June 2026'],
    [{ trial_from: '2026-12-01', trial_to: '2027-02-28' }, 'Trial starts on 1 December 2026'],
    [
      { in_use_from: '2026-10-01', trial_from: '2026-10-01', trial_to: '2026-12-31' },
      'On trial until 31 December 2026',
    ],
    [
      { in_use_from: '2026-06-01', trial_from: '2026-06-01', trial_to: '2026-08-31' },
      'Trial ended on 31 August 2026, nothing decided',
    ],
    [
      { in_use_from: '2026-06-01', trial_from: '2026-06-01', trial_to: '2026-08-31', decision: 'adopt' },
      'In use since 1 June 2026',
    ],
    [{ in_use_from: '2026-06-01', trial_to: '2026-08-31', decision: 'abandon' }, 'Abandoned after its trial'],
    [{ in_use_from: '2026-06-01', stopped_on: '2026-09-30' }, 'Stopped on 30 September 2026'],
  ]
  for (const [over, words] of cases) assert.equal(changeStanding(change(over), today).words, words)
})

test('a trial whose review is overdue is said, with its days', () => {
  const trial = { trial_from: '2026-06-01', trial_to: '2026-08-31' }
  const cases: [Partial<PracticeChange>, string | null][] = [
    [{}, null],
    [trial, 'The trial was to be reviewed on 31 August 2026: 80 days late'],
    [{ ...trial, review_on: '2026-11-18' }, 'The trial was to be reviewed on 18 November 2026: 1 day late'],
    [{ ...trial, review_on: '2026-11-19' }, null],
    [{ ...trial, reviewed_on: '2026-09-05', decision: 'adopt' }, null],
    [{ ...trial, stopped_on: '2026-07-01' }, null],
    [{ review_on: '2026-11-09', in_use_from: '2026-01-01' }, 'It was to be reviewed on 9 November 2026: 10 days late'],
    [
      { review_on: '2026-11-09', reviewed_on: '2026-09-05', decision: 'adapt' },
      'It was to be reviewed on 9 November 2026: 10 days late',
    ],
  ]
  for (const [over, said] of cases) assert.equal(overdueSentence(change(over), today), said)
  assert.equal(reviewLate(change(trial), today), 80)
})

test('the level written down beforehand is a count of records, a measure, or words', () => {
  const cases: [Partial<PracticeChange>, string | null, string | null][] = [
    [{}, null, null],
    [{ at_least: 7, out_of: 10 }, null, 'In at least 7 of 10 records'],
    [
      { at_least: 7, out_of: 10, criterion: 'plans with the child’s own words' },
      null,
      'In at least 7 of 10: plans with the child’s own words',
    ],
    [{ measure_id: 'm', measure_level: 80 }, 'Reviews in time', 'Reviews in time at 80'],
    [{ criterion: 'Every team uses it' }, null, 'Every team uses it'],
  ]
  for (const [over, title, words] of cases) assert.equal(criterionWords(change(over), title), words)
  assert.equal(criterionChanged(change({ at_least: 7, out_of: 10 }), change({ at_least: 6, out_of: 10 })), true)
  assert.equal(criterionChanged(change({ at_least: 7, out_of: 10 }), change({ at_least: 7, out_of: 10 })), false)
})

test('a level that was changed after evidence came says so, and what it was', () => {
  const cases: [Partial<PracticeChange>, string | null][] = [
    [{}, null],
    [{ criterion_on: '2026-05-01' }, 'Written down on 1 May 2026, before the change is in use.'],
    [
      { criterion_on: '2026-05-01', in_use_from: '2026-06-01' },
      'Written down on 1 May 2026, before the change was in use.',
    ],
    [
      { criterion_on: '2026-07-01', in_use_from: '2026-06-01' },
      'Written down on 1 July 2026, after the change was in use on 1 June 2026.',
    ],
    [
      {
        criterion_on: '2026-07-01',
        in_use_from: '2026-08-01',
        earlier_criteria: [
          {
            words: 'In at least 9 of 10 records',
            written_on: '2026-05-01',
            replaced_on: '2026-07-01',
            after_evidence: true,
          },
        ],
      },
      'Written down on 1 July 2026, after evidence had come. Before that it was “In at least 9 of 10 records”, so this level was not written down beforehand.',
    ],
  ]
  for (const [over, said] of cases) assert.equal(criterionSentence(change(over)), said)
})

test('who was told is counted against whom it was to be told to', () => {
  const told = (dated: string, people: number | null) => ({ id: dated, whom: 'Team', how: '', people, dated })
  const cases: [Partial<PracticeChange>, string, boolean][] = [
    [{}, 'Nobody has been told.', true],
    [{ to_tell: 4, to_tell_what: 'teams' }, 'Told 0 of 4 teams.', true],
    [
      { to_tell: 2, to_tell_what: 'teams', told: [told('2026-05-02', 12), told('2026-05-09', null)] },
      'Told 2 of 2 teams (12 people), the last on 9 May 2026.',
      false,
    ],
    [{ told: [told('2026-05-02', null)] }, 'Told 1 group, the last on 2 May 2026.', false],
  ]
  for (const [over, sentence, missing] of cases) assert.deepEqual(toldSentence(change(over)), { sentence, missing })
})

test('the list of changes opens with what is in use, late, without a level and not told', () => {
  assert.match(changesLede([], today), /^No change of practice is written down yet/)
  assert.equal(
    changesLede(
      [change({ in_use_from: '2026-06-01', trial_from: '2026-06-01', trial_to: '2026-08-31' }), change()],
      today,
    ),
    '2 changes of practice, 1 in use, 1 with a review that is late, 2 without a level written down beforehand, 1 not told to everybody.',
  )
})
