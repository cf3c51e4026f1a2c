import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ByKind } from '../model.ts'
import { differences, heardSentence, sideBySide } from './side-by-side.ts'

const said = (by_kind: ByKind, dated: string, phrase: string, by_name = '') => ({
  id: `${by_kind}${dated}`,
  by_kind,
  by_name,
  dated,
  phrase,
})

test('voices stand in time, each in its own place', () => {
  const rows = sideBySide([
    said('partnership', '2026-05-12', 'good'),
    said('inspectorate', '2025-02-01', 'weak'),
    said('inspectorate', '2026-05-12', 'some'),
  ])
  assert.deepEqual(
    rows.map((row) => [row.dated, row.by.inspectorate.length, row.by.partnership.length, row.by.young_people.length]),
    [
      ['2025-02-01', 1, 0, 0],
      ['2026-05-12', 1, 1, 0],
    ],
  )
})

test('two voices of the same time that differ are said, those that agree or lie far apart are not', () => {
  for (const [all, sentences] of [
    [[], []],
    [[said('inspectorate', '2026-05-12', 'Some progress'), said('partnership', '2026-05-20', 'some progress.')], []],
    [[said('inspectorate', '2026-01-01', 'Some progress'), said('partnership', '2026-05-20', 'Good progress')], []],
    [
      [said('inspectorate', '2026-05-12', 'some progress'), said('young_people', '2026-05-30', 'nothing has changed')],
      ['In May 2026 voices differ: the inspectorate said “some progress” and young people said “nothing has changed”.'],
    ],
    [
      [
        said('partnership', '2026-04-12', 'good progress'),
        said('peer_reviewer', '2026-06-30', 'early days', 'Glen peers'),
      ],
      ['From April to June 2026 voices differ: the partnership said “good progress” and Glen peers said “early days”.'],
    ],
    [
      [
        said('inspectorate', '2024-05-01', 'weak'),
        said('partnership', '2024-05-01', 'good'),
        said('inspectorate', '2026-05-01', 'good'),
        said('partnership', '2026-05-01', 'very good'),
      ],
      [
        'In May 2026 voices differ: the inspectorate said “good” and the partnership said “very good”.',
        'In May 2024 voices differ: the inspectorate said “weak” and the partnership said “good”.',
      ],
    ],
  ] as const)
    assert.deepEqual(differences(all), sentences)
})

test('who has spoken is said, and when no young people’s board has', () => {
  assert.equal(heardSentence([]), 'Nobody has concluded anything about it since.')
  assert.equal(
    heardSentence([said('inspectorate', '2026-05-12', 'some')]),
    'The inspectorate has concluded; no young people’s board has.',
  )
  assert.equal(
    heardSentence([said('inspectorate', '2026-05-12', 'some'), said('partnership', '2026-05-12', 'some')]),
    'The inspectorate and the partnership have concluded; no young people’s board has.',
  )
  assert.equal(heardSentence([said('young_people', '2026-05-12', 'some')]), 'Young people have concluded.')
})
