import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Conclusion, Finding } from '../model.ts'
import type { Step } from '../programme/queries.ts'
import { comparedOf, nextReview, progressSentence } from './rules.ts'

const today = '2026-11-19'
const finding = (id: string, kind: Finding['kind'] = 'area_for_improvement'): Finding => ({
  id,
  kind,
  reference: id,
  title: id,
  theme: '',
  state: 'final',
  position: 0,
  source_id: 's',
  source_title: 'Inspection',
  source_kind: 'joint_inspection',
  embargo_until: null,
})
const said = (finding_id: string, by_kind: Conclusion['by_kind'], dated: string, phrase: string): Conclusion => ({
  id: phrase,
  finding_id,
  by_kind,
  by_name: '',
  dated,
  phrase,
  page: '',
  source_id: null,
  evidence_id: null,
})
const step = (more: Partial<Step>): Step => ({
  id: '1',
  source_id: 's',
  source_title: 'Inspection',
  kind: 'progress_review',
  title: 'Progress review',
  starts_on: null,
  ends_on: null,
  expected: '',
  done: false,
  note: '',
  version: 1,
  deleted_at: null,
  ...more,
})

test('each area stands with the latest of both voices; strengths have none', () => {
  const rows = comparedOf(
    [finding('a'), finding('b', 'strength')],
    [
      said('a', 'partnership', '2025-01-01', 'first'),
      said('a', 'partnership', '2026-01-01', 'second'),
      said('a', 'young_people', '2026-02-01', 'other'),
    ],
  )
  assert.deepEqual(
    rows.map((row) => [row.finding.id, row.own?.phrase, row.published]),
    [['a', 'second', null]],
  )
})

test('the next review is on a day, to be confirmed, gone by or not set', () => {
  for (const [steps, sentence] of [
    [[], 'No next review is set.'],
    [[step({ kind: 'meeting', starts_on: '2027-01-01' })], 'No next review is set.'],
    [[step({ done: true, starts_on: '2026-01-01' })], 'No next review is set.'],
    [[step({ expected: 'spring 2027' })], 'The next review: date to be confirmed: spring 2027.'],
    [[step({}), step({ starts_on: '2027-03-03' })], 'The next review is on 3 March 2027.'],
    [[step({ starts_on: '2026-11-01' })], 'The review of 1 November 2026 is not marked as done.'],
  ] as const)
    assert.equal(nextReview(steps, today), sentence)
})

test('the sentence counts both voices', () => {
  const rows = comparedOf([finding('a'), finding('b')], [said('a', 'partnership', '2026-01-01', 'x')])
  assert.equal(
    progressSentence(rows, 'No next review is set.'),
    '1 of 2 areas has a self-assessment and none a published conclusion. No next review is set.',
  )
  assert.equal(
    progressSentence([], 'No next review is set.'),
    'No area for improvement has been taken from it yet. No next review is set.',
  )
})
