import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Level, SuggestedLevel } from './facts.ts'
import { type LevelRow, mayNotSecond, needsSecond, reasonAsked, standingOf } from './standing.ts'

const row = (more: Partial<LevelRow> = {}): LevelRow => ({
  id: 'r',
  finding_id: 'f',
  level: 3,
  mixed: false,
  judged: false,
  suggested: 3,
  suggested_why: [],
  reason: 'It shows.',
  otherwise: 'Nothing else.',
  state: 'confirmed',
  proposed_by: 'alice',
  proposer: 'Alice Merrow',
  proposed_at: new Date('2026-06-01T10:00:00Z'),
  seconded_by: null,
  seconder: null,
  seconded_at: null,
  answer: '',
  ...more,
})
const now = (level: Level, more: Partial<SuggestedLevel> = {}): SuggestedLevel => ({
  level,
  mixed: false,
  judged: false,
  reasons: ['It is so.'],
  next: 'More is needed.',
  rungs: [0, 1, 2, 3, 4].map((n) => ({ reached: n <= level, words: `What ${n} lacks.` })),
  measures: [],
  ...more,
})

const cases: [string, LevelRow[], SuggestedLevel, [Level, string | null]][] = [
  ['nothing confirmed is level 0, whatever is suggested', [], now(3), [0, null]],
  ['a confirmed level holds while the rule suggests it', [row()], now(3), [3, null]],
  ['and while the rule suggests more', [row()], now(4), [3, null]],
  ['it falls with the suggestion and says what it lacks', [row()], now(2), [2, 'what 3 lacks.']],
  [
    'it falls and says what speaks against it',
    [row()],
    now(2, { reasons: ['It is so.', 'The run has reversed: it no longer holds.'] }),
    [2, 'the run has reversed: it no longer holds.'],
  ],
  [
    'what is mixed is no reason to fall',
    [row()],
    now(2, { reasons: ['It is so.', '“X”, an outcome measure, is getting worse: the picture is mixed.'] }),
    [2, 'what 3 lacks.'],
  ],
  ['a level below the suggestion holds', [row({ level: 1 })], now(3), [1, null]],
  [
    'a level that waits does not hold',
    [row({ level: 1, suggested: 1 }), row({ level: 3, suggested: 1, state: 'waits' })],
    now(1),
    [1, null],
  ],
  [
    'a level that was refused does not hold',
    [row({ level: 1, suggested: 1 }), row({ level: 3, suggested: 1, state: 'refused' })],
    now(1),
    [1, null],
  ],
  ['the newest confirmed level holds', [row({ level: 1 }), row({ level: 2 })], now(3), [2, null]],
  [
    'a level above the suggestion holds while the rule suggests what it did',
    [row({ suggested: 2 })],
    now(2),
    [3, null],
  ],
  ['it falls when the rule suggests less than it did', [row({ suggested: 2 })], now(1), [1, 'what 3 lacks.']],
  [
    'and after a year',
    [row({ suggested: 2, seconded_at: new Date('2025-10-01T10:00:00Z') })],
    now(2),
    [2, 'it was confirmed above the suggestion more than a year ago, and that lapsed on 2 October 2026.'],
  ],
  [
    'a judged level holds while it is judged',
    [row({ judged: true, suggested: 2 })],
    now(3, { judged: true }),
    [3, null],
  ],
  [
    'a judged level falls when its evidence lapses',
    [row({ judged: true, suggested: 2 })],
    now(2),
    [2, 'what 3 lacks.'],
  ],
]
for (const [title, rows, suggestion, [level, fell]] of cases)
  test(title, () => {
    const standing = standingOf(rows, suggestion, '2026-11-19')
    assert.deepEqual([standing.level, standing.fell], [level, fell])
  })

test('what waits for a second person is shown beside what holds', () =>
  assert.equal(standingOf([row(), row({ id: 'w', state: 'waits' })], now(3), '2026-11-19').waits?.id, 'w'))

for (const [title, level, judged, suggestion, needs] of [
  ['the suggested level needs one person', 3, false, now(3), false],
  ['a lower level needs one person', 1, false, now(3), false],
  ['a higher level needs a second', 3, false, now(2), true],
  ['a judged level needs a second even where a measure shows it', 3, true, now(3), true],
  ['a judged level that stands already needs one person', 3, true, now(3, { judged: true }), false],
] as const)
  test(title, () => assert.equal(needsSecond(level, judged, suggestion), needs))

const answerable = { holders: ['dan'], agencies: ['council'] }
for (const [title, person, judged, why] of [
  [
    'whoever proposed it may not second it',
    { id: 'alice', agencyId: 'health' },
    false,
    'You proposed this level; somebody else must second it.',
  ],
  [
    'whoever answers for the work may not',
    { id: 'dan', agencyId: 'health' },
    false,
    'You answer for the work on this finding; somebody who does not must second it.',
  ],
  ['anybody else may', { id: 'frank', agencyId: 'council' }, false, null],
  [
    'a judged level needs somebody of another agency',
    { id: 'frank', agencyId: 'council' },
    true,
    'Your agency delivers the work on this finding. A judged level must be confirmed by somebody outside it.',
  ],
  [
    'whose agency is not known is not outside it',
    { id: 'frank', agencyId: null },
    true,
    'Holdfast does not know your agency. A judged level must be confirmed by somebody outside the delivering agency.',
  ],
  ['somebody of another agency may confirm a judged level', { id: 'frank', agencyId: 'health' }, true, null],
] as const)
  test(title, () => assert.equal(mayNotSecond(person, row({ judged }), answerable), why))

for (const [level, words] of [
  [1, 'Say why you put it below what is suggested'],
  [2, 'Say why you confirm it'],
  [3, 'Say why you put it above what is suggested'],
] as const)
  test(`without a reason for level ${level} where 2 is suggested: ${words}`, () =>
    assert.equal(reasonAsked(level, now(2)), words))
