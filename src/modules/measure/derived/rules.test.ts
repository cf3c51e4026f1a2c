import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Derivation, Figure } from '../model.ts'
import { partsFault, partsSentence, workOut } from './rules.ts'

const q3 = ['2026-07-01', '2026-09-30'] as const
const q2 = ['2026-04-01', '2026-06-30'] as const
const year = ['2026-04-01', '2027-03-31'] as const

const figure = ([period_from, period_to]: readonly [string, string], value: number | null, change = {}): Figure => ({
  id: 'f',
  measure_id: 'm',
  period_from,
  period_to,
  value,
  numerator: null,
  denominator: null,
  withheld: value === null ? '<5' : '',
  state: 'final',
  note: '',
  entered_at: new Date(0),
  ...change,
})

const of = (derived: Derivation, from: Figure[], by: Figure[], derived_per: number | null = null) =>
  workOut({ id: 'd', derived, derived_per }, { title: 'Seen', figures: from }, { title: 'Came', figures: by })

for (const [title, derived, a, b, per, value] of [
  ['a share is in per cent', 'share', 18, 25, null, 72],
  ['a third keeps ten digits', 'share', 1, 3, null, 33.33333333],
  ['a rate is for every thousand', 'rate', 12, 4800, 1000, 2.5],
  ['a rate may be for every ten thousand', 'rate', 12, 4800, 10_000, 25],
  ['a difference may be below nought', 'difference', 3, 8, null, -5],
  ['tenths do not grow a tail', 'difference', 0.3, 0.1, null, 0.2],
] as const)
  test(title, () => {
    const { figures, unknown } = of(derived, [figure(q3, a)], [figure(q3, b)], per)
    assert.equal(figures[0]?.value, value)
    assert.deepEqual(unknown, [])
  })

test('a share carries the counts behind it; a difference has none', () => {
  assert.deepEqual(
    [of('share', [figure(q3, 18)], [figure(q3, 25)]), of('difference', [figure(q3, 18)], [figure(q3, 25)])].map(
      ({ figures: [f] }) => [f?.numerator, f?.denominator],
    ),
    [
      [18, 25],
      [null, null],
    ],
  )
})

for (const [title, derived, from, by, why] of [
  ['a missing second part', 'share', [figure(q3, 18)], [figure(q2, 20)], '“Came” has no figure for this period.'],
  ['a missing first part', 'share', [], [figure(q3, 20)], '“Seen” has no figure for this period.'],
  ['a zero', 'share', [figure(q3, 0)], [figure(q3, 0)], '“Came” is 0 in this period, and nothing can be divided by 0.'],
  ['a withheld first part', 'rate', [figure(q3, null)], [figure(q3, 9)], 'The figure of “Seen” was withheld (<5).'],
  ['a withheld second part', 'rate', [figure(q3, 9)], [figure(q3, null)], 'The figure of “Came” was withheld (<5).'],
  [
    'nobody to count',
    'share',
    [figure(q3, 9)],
    [figure(q3, null, { withheld: '' })],
    '“Came” is 0 of 0 in this period.',
  ],
  ['more than the whole', 'share', [figure(q3, 30)], [figure(q3, 25)], '30 of 25 is no share.'],
] as const)
  test(`${title} is named as the reason`, () => {
    const { figures, unknown } = of(derived, [...from], [...by])
    const there = unknown.find(({ period_from }) => period_from === q3[0])
    assert.equal(there?.why, why)
    assert.ok(!figures.some(({ period_from }) => period_from === q3[0]))
  })

test('a rate of a quarter stands on the population of its year, a share does not', () => {
  assert.equal(of('rate', [figure(q3, 12)], [figure(year, 4800)], 1000).figures[0]?.value, 2.5)
  assert.equal(of('share', [figure(q3, 12)], [figure(year, 4800)]).figures.length, 0)
})

test('what stands on a provisional figure is provisional, and as new as the newer part', () => {
  const [one] = of('share', [figure(q3, 1)], [figure(q3, 2, { state: 'provisional', entered_at: new Date(9) })]).figures
  assert.equal(one?.state, 'provisional')
  assert.deepEqual(one?.entered_at, new Date(9))
})

test('its parts are two other measures with figures of their own', () => {
  const [a, b, d] = [
    { id: 'a', derived: null },
    { id: 'b', derived: null },
    { id: 'd', derived: 'share' as const },
  ]
  for (const [own, from, by, fault] of [
    [null, a, b, undefined],
    [null, a, undefined, 'Choose both measures that it is worked out from'],
    [null, a, a, 'Choose two different measures'],
    ['a', a, b, 'A measure cannot be worked out from itself'],
    [null, a, d, 'Choose measures that have figures of their own: one of these is worked out itself'],
  ] as const)
    assert.equal(partsFault(own, from, by), fault)
})

for (const [derived, per, words] of [
  ['share', null, '“Seen” in % of “Came”'],
  ['rate', 10_000, '“Seen” for every 10,000 of “Came”'],
  ['difference', null, '“Seen” less “Came”'],
] as const)
  test(`in words: ${words}`, () => assert.equal(partsSentence({ derived, derived_per: per }, 'Seen', 'Came'), words))
