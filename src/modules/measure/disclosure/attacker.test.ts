// Somebody outside who reckons with everything that left: every sum, every share, every release. Independent of how we hide.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { below, generator } from '../../../statistics/sampling.ts'
import { type Equation, extremes } from '../../../statistics/simplex.ts'
import type { Counted, Leaving, Left, Shown } from './model.ts'
import { protect } from './rules.ts'

const next = generator('attacker')
const pick = (n: number) => below(n, next)
const threshold = 5
const periods = [
  { period_from: '2026-01-01', period_to: '2026-03-31' },
  { period_from: '2026-04-01', period_to: '2026-06-30' },
]
const both = { period_from: '2026-01-01', period_to: '2026-06-30' }
const places = ['North', 'South', 'East', 'West']
const wards = ['Mill', 'Quay', 'Moor']
const north = { dimension: 'Locality', category: 'North' }

const measures: Counted[] = [
  { id: 'came', unit: 'children', out_of: '' },
  { id: 'seen', unit: 'children', out_of: '' },
  { id: 'share', unit: '%', out_of: 'children' },
  { id: 'derived', unit: '%', out_of: '', derived: 'share', derived_from: 'seen', derived_by: 'came' },
  { id: 'unseen', unit: 'children', out_of: '', derived: 'difference', derived_from: 'came', derived_by: 'seen' },
]

type Spot = { id: string; at: Leaving['at']; period: typeof both; n: number; d: number }

/** A made-up truth: localities, the wards of one of them, two quarters and their half year, all adding up. */
function truth(most: number): Spot[] {
  const leaf = () => {
    const d = pick(most)
    return { d, n: pick(d + 1) }
  }
  const add = (spots: { n: number; d: number }[]) =>
    spots.reduce((sum, { n, d }) => ({ n: sum.n + n, d: sum.d + d }), { n: 0, d: 0 })
  const byPeriod = periods.map(() => {
    const inNorth = wards.map(leaf)
    const rest = places.slice(1).map(leaf)
    const local = [add(inNorth), ...rest]
    return [add(local), ...local, ...inNorth]
  })
  const where: Leaving['at'][] = [
    [],
    ...places.map((category) => [{ dimension: 'Locality', category }]),
    ...wards.map((category) => [{ dimension: 'Ward', category, within: north }]),
  ]
  return where.flatMap((at, nth) => {
    const of = byPeriod.map((spots) => spots[nth] ?? { n: 0, d: 0 })
    return [...of, add(of)].map((spot, p) => ({ id: `${nth} ${p}`, at, period: periods[p] ?? both, ...spot }))
  })
}

const sharesOf = (spots: Spot[]): Leaving[] =>
  spots.map(({ at, period, n, d }) => ({
    measure_id: 'share',
    ...period,
    at: at ?? [],
    value: d === 0 ? null : (100 * n) / d,
    numerator: n,
    denominator: d,
  }))

const separately = (spots: Spot[]): Leaving[] =>
  spots.flatMap(({ at, period, n, d }): Leaving[] => {
    const figure = (measure_id: string, value: number | null, about: Partial<Leaving> = {}): Leaving => ({
      measure_id,
      ...period,
      at: at ?? [],
      value,
      numerator: null,
      denominator: null,
      ...about,
    })
    return [
      figure('came', d),
      figure('seen', n),
      ...(d === 0 ? [] : [figure('derived', (100 * n) / d, { numerator: n, denominator: d })]),
      figure('unseen', d - n),
    ]
  })

/** Everything that is true between the counts, and everything that was shown, as equations; then how far each small count is known. */
function recovered(spots: Spot[], seen: Shown[][]): string[] {
  const at = (nth: number, letter: 0 | 1 | 2) => nth * 3 + letter
  const equations: Equation[] = []
  const is = (terms: [number, number][], total: number) => equations.push({ terms, total })
  const place = new Map(spots.map(({ id }, nth) => [id, nth]))
  const sum = (whole: string, parts: string[]) => {
    for (const letter of [0, 1, 2] as const)
      is(
        [
          ...parts.map((id): [number, number] => [at(place.get(id) ?? 0, letter), 1]),
          [at(place.get(whole) ?? 0, letter), -1],
        ],
        0,
      )
  }
  for (const nth of spots.keys())
    is(
      [
        [at(nth, 0), 1],
        [at(nth, 2), 1],
        [at(nth, 1), -1],
      ],
      0,
    )
  for (const p of [0, 1, 2]) {
    sum(
      `0 ${p}`,
      places.map((_, n) => `${n + 1} ${p}`),
    )
    sum(
      `1 ${p}`,
      wards.map((_, n) => `${n + 5} ${p}`),
    )
  }
  for (let nth = 0; nth < 8; nth++) sum(`${nth} 2`, [`${nth} 0`, `${nth} 1`])
  for (const release of seen)
    for (const { figure, value, numerator, denominator } of release) {
      const nth = spots.findIndex(
        (s) =>
          s.period.period_from === figure.period_from &&
          s.period.period_to === figure.period_to &&
          JSON.stringify(s.at) === JSON.stringify(figure.at),
      )
      const fixed = (letter: 0 | 1 | 2, count: number | null) => count !== null && is([[at(nth, letter), 1]], count)
      if (figure.measure_id === 'came') fixed(1, value)
      else if (figure.measure_id === 'seen') fixed(0, value)
      else if (figure.measure_id === 'unseen') fixed(2, value)
      else {
        fixed(0, numerator)
        fixed(1, denominator)
        if (value !== null)
          is(
            [
              [at(nth, 0), 100],
              [at(nth, 1), -value],
            ],
            0,
          )
      }
    }
  const small = spots.flatMap(({ n, d }, nth) =>
    [n, d, d - n].flatMap((count, letter) => (count > 0 && count < threshold ? [at(nth, letter as 0 | 1 | 2)] : [])),
  )
  const found = extremes(
    spots.length * 3,
    equations,
    small.map((id) => [[id, 1]]),
  )
  return small.flatMap((id, nth) => {
    const bounds = found[nth]
    if (!bounds) return [`no solution at all: the attacker's equations contradict what was shown`]
    return bounds.upper !== null && bounds.upper - bounds.lower < 1e-6
      ? [`${'ndc'[id % 3]} of ${spots[Math.floor(id / 3)]?.id} is ${bounds.lower}`]
      : []
  })
}

for (const [title, figuresOf] of [
  ['shares with their counts', sharesOf],
  ['counts, the share and the difference worked out from them', separately],
] as const)
  test(`nobody outside recovers a small count from ${title}, by locality, ward, quarter and half year`, () => {
    for (let n = 0; n < 9; n++) {
      const spots = truth([8, 30, 120][n % 3] ?? 8)
      const { figures } = protect({ measures, figures: figuresOf(spots) }, { threshold })
      assert.deepEqual(recovered(spots, [figures]), [], `truth ${n}`)
    }
  })

test('two releases together give no more away than one: the totals first, then everything', () => {
  for (let n = 0; n < 8; n++) {
    const spots = truth([10, 40][n % 2] ?? 10)
    const all = sharesOf(spots)
    const some = all.filter(() => pick(2) === 0)
    const first = protect({ measures, figures: some }, { threshold }).figures
    // The first release knew less. What it alone gave away it gave away; the second may not add to that.
    const already = new Set(recovered(spots, [first]))
    const before = first.map(
      ({ figure, value, numerator, denominator }): Left => ({
        ...figure,
        value,
        numerator,
        denominator,
        release: 'one',
      }),
    )
    const second = protect({ measures, figures: all, before }, { threshold }).figures
    const now = recovered(spots, [first, second]).filter((each) => !already.has(each))
    assert.deepEqual(now, [], `truth ${n}`)
  }
})

test('most of a large table is still shown', () => {
  const spots = truth(400)
  const { figures } = protect({ measures, figures: sharesOf(spots) }, { threshold })
  const shown = figures.filter(({ hidden }) => !hidden).length
  assert.ok(shown * 2 > figures.length, `${shown} of ${figures.length}`)
})
