import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bylineWords, inOrder, isOf, type Narrative, narrativesSentence, ofTheNewest } from './rules.ts'

const one = (
  id: string,
  period_to: string,
  measure_id: string | null = null,
  made = '2026-11-12T10:00:00Z',
): Narrative => ({
  id,
  measure_id,
  period_from: `${period_to.slice(0, 8)}01`,
  period_to,
  text: 'x',
  made_by: 'a',
  made_at: new Date(made),
  changed_by: null,
  changed_at: null,
  version: 1,
})

test('the newest period stands first, and of it what speaks of all measures', () => {
  const order = inOrder([
    one('old', '2026-09-30'),
    one('own', '2026-10-31', 'm', '2026-11-01T10:00:00Z'),
    one('later', '2026-10-31', 'm2', '2026-11-14T10:00:00Z'),
    one('all', '2026-10-31'),
  ])
  assert.deepEqual(
    order.map(({ id }) => id),
    ['all', 'own', 'later', 'old'],
  )
})

test('beside the newest: of all measures the last period written of, of a measure only its newest figure', () => {
  const newest = new Map([
    ['m', { period_from: '2026-10-01', period_to: '2026-10-31' }],
    ['empty', undefined],
  ])
  const all = [
    one('a', '2026-08-31'),
    one('b', '2026-09-30'),
    one('c', '2026-10-31', 'm'),
    one('d', '2026-09-30', 'm'),
    one('e', '2026-10-31', 'empty'),
  ]
  assert.deepEqual(
    ofTheNewest(all, newest).map(({ id }) => id),
    ['b', 'c'],
  )
  assert.deepEqual(ofTheNewest([], newest), [])
})

const october = { period_from: '2026-10-01', period_to: '2026-10-31' }
for (const [period, of] of [
  [october, true],
  [{ ...october, period_from: '2026-09-01' }, false],
  [undefined, false],
] as const)
  test(`words of October ${of ? 'stand' : 'do not stand'} beside ${period ? `${period.period_from} to ${period.period_to}` : 'no figure'}`, () =>
    assert.equal(isOf(one('n', '2026-10-31'), period), of))

const names = new Map([
  ['a', 'Alice'],
  ['t', 'Tam'],
])
const made = { made_by: 'a', made_at: new Date('2026-11-12T23:30:00Z'), changed_by: null, changed_at: null }
for (const [n, words] of [
  [made, 'By Alice on 12 November 2026'],
  [{ ...made, made_by: 'x' }, 'By somebody who has left on 12 November 2026'],
  [
    { ...made, changed_by: 't', changed_at: new Date('2026-11-20') },
    'By Alice on 12 November 2026; changed by Tam on 20 November 2026',
  ],
  [
    { ...made, changed_by: 'a', changed_at: new Date('2026-11-20') },
    'By Alice on 12 November 2026; changed by the same on 20 November 2026',
  ],
] as const)
  test(words, () => assert.equal(bylineWords(n, names), words))

for (const [narratives, newest, words] of [
  [[], null, /^Nothing is written beside the figures yet/],
  [
    [one('a', '2026-10-31')],
    'October 2026',
    /^One text beside the figures of one period, the newest of October 2026\.$/,
  ],
  [
    [one('a', '2026-10-31'), one('b', '2026-10-31', 'm'), one('c', '2026-09-30')],
    null,
    /^3 texts beside the figures of 2 periods\.$/,
  ],
] as const)
  test(`the list opens with ${words}`, () => assert.match(narrativesSentence(narratives, newest), words))
