import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gapKinds } from '../gaps/rules.ts'
import type { Level, SuggestedLevel } from '../levels/facts.ts'
import type { LevelStanding } from '../levels/standing.ts'
import { chainSentence, saying, links, placeOf, rungState, statusCounts } from './rules.ts'

const now = (level: Level, mixed = false): SuggestedLevel => ({
  level,
  mixed,
  judged: false,
  reasons: [],
  next: '',
  rungs: [],
  measures: [],
})
const row = { level: 3 } as LevelStanding['row']
const standing = (level: Level, more: Partial<LevelStanding> = {}): LevelStanding => ({
  level,
  mixed: false,
  judged: false,
  fell: null,
  row,
  waits: null,
  ...more,
})

for (const [said, suggestion, gaps, words] of [
  [
    standing(0, { row: null }),
    now(2, true),
    5,
    'No level is confirmed yet; level 2, seen in practice, is suggested, mixed. The thread breaks in five places.',
  ],
  [
    standing(0, { row: null }),
    now(0),
    0,
    'No level is confirmed yet; level 0, we say so, is suggested. No link of the thread is missing.',
  ],
  [standing(2), now(2), 1, 'Level 2, seen in practice. The thread breaks in one place.'],
  [standing(2), now(3), 12, 'Level 2, seen in practice. Level 3 is suggested. The thread breaks in twelve places.'],
  [
    standing(3, { judged: true, mixed: true }),
    now(3),
    0,
    'Level 3, better for children, judged, not measured, mixed. No link of the thread is missing.',
  ],
  [
    standing(2, { fell: 'the run has reversed.' }),
    now(2),
    2,
    'It fell from level 3 to 2: the run has reversed. The thread breaks in two places.',
  ],
] as const)
  test(`the page opens with: ${words}`, () => assert.equal(chainSentence(said, suggestion, gaps), words))

test('a rung is solid when confirmed, open when suggested, a hairline otherwise', () => {
  const states = [0, 1, 2, 3, 4].map((level) => rungState(level, standing(1), now(3)))
  assert.deepEqual(states, ['yes', 'yes', 'sug', 'sug', 'no'])
  assert.equal(rungState(0, standing(0, { row: null }), now(0)), 'sug')
})

test('every kind of gap has its place in the chain', () => {
  for (const kind of gapKinds) assert.ok(links.includes(placeOf(kind)))
  assert.equal(placeOf('item_without_date'), 'items')
  assert.equal(placeOf('audit_not_repeated'), 'practice')
})

test('headings count in words', () => {
  assert.equal(saying(0, 'item', 'items', 'No item'), 'No item')
  assert.equal(saying(1, 'item', 'items', 'No item'), 'One item')
  assert.equal(saying(5, 'item', 'items', 'No item'), 'Five items')
  assert.equal(saying(12, 'item', 'items', 'No item'), 'Twelve items')
  const status = (word: string) => ({ status: { word, tone: null } })
  assert.equal(statusCounts([status('On track'), status('On track'), status('Complete')]), '2 on track, 1 complete')
})
