import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Silence } from './queries.ts'
import { lapseError, voiceSentence } from './rules.ts'

const reason = (over: Partial<Silence>): Silence => ({
  id: 'x',
  statement_id: 's',
  reason: 'The group has not met.',
  given_by: null,
  given_by_name: null,
  given_on: '2026-03-01',
  lapses_on: '2026-12-01',
  ...over,
})
const open = { proves_since: null, since_why: null } as const
const inUse = { proves_since: '2026-05-01', since_why: 'in_use' } as const
const voice = { nature: 'views_of_children' as const, speaks_to: '2026-04-01', dated: null }

test('children’s voice is there, or its reason is, or what is missing is said', () => {
  const cases: [string, Parameters<typeof voiceSentence>, string, boolean][] = [
    ['there', [[voice], [], open, '2026-11-19'], 'Children’s own views are among it.', false],
    [
      'too old',
      [[voice], [], inUse, '2026-11-19'],
      'Children’s views are too old to prove it, and nobody has said why.',
      true,
    ],
    ['none and no reason', [[], [], open, '2026-11-19'], 'No children’s views, and nobody has said why.', true],
    [
      'staff only, with a reason',
      [[{ ...voice, nature: 'views_of_staff' }], [reason({})], open, '2026-11-19'],
      'No children’s views: The group has not met. This reason lapses on 1 December 2026.',
      false,
    ],
    [
      'a reason that lapsed today',
      [[], [reason({ lapses_on: '2026-11-19' })], open, '2026-11-19'],
      'No children’s views, and the reason given on 1 March 2026 lapsed on 19 November 2026.',
      true,
    ],
    [
      'an older reason that still stands',
      [[], [reason({ given_on: '2026-06-01', lapses_on: '2026-07-01' }), reason({})], open, '2026-11-19'],
      'No children’s views: The group has not met. This reason lapses on 1 December 2026.',
      false,
    ],
  ]
  for (const [what, args, sentence, missing] of cases)
    assert.deepEqual(voiceSentence(...args), { sentence, missing }, what)
})

test('a reason lapses after today and within a year', () => {
  assert.match(lapseError('2026-11-19', '2026-11-19') ?? '', /must be after today/)
  assert.match(lapseError('2028-01-01', '2026-11-19') ?? '', /lasts a year at most/)
  assert.equal(lapseError('2027-11-19', '2026-11-19'), null)
})
