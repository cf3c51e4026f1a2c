import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newcombe } from '../../../statistics/interval.ts'
import type { Place } from '../disclosure/model.ts'
import { protect } from '../disclosure/rules.ts'
import type { Measure } from '../model.ts'
import { compare, differenceOf, differenceWords, saidOf, type Seen, verdictOf } from './comparing.ts'
import {
  amongOf,
  besideOf,
  endsOf,
  historyWords,
  ledeOf,
  plural,
  profileOf,
  protectionSentence,
  shownIn,
  spotsOf,
  upToOf,
  usualSpot,
} from './rules.ts'
import { table } from './table.ts'

const share = {
  id: 'kin',
  title: 'Live with kin',
  counted: 'Children who live with kin',
  out_of: 'Children looked after',
  unit: '%',
  decimals: 1,
  better: 'higher',
  calendar: 'calendar',
  derived: null,
} as Measure
const count: Measure = { ...share, id: 'born', title: 'Born', unit: 'children', out_of: '' }
const rate: Measure = { ...share, id: 'rate', title: 'Moves', unit: 'per 100' }
const weeks: Measure = { ...share, id: 'weeks', title: 'Weeks waited', unit: 'weeks', out_of: '' }

const [q2, q3] = [
  { period_from: '2026-04-01', period_to: '2026-06-30' },
  { period_from: '2026-07-01', period_to: '2026-09-30' },
]
type Given = [measure: Measure, at: string, n: number | null, d: number | null, period?: typeof q3]
const placesOf = (at: string): Place[] =>
  at === ''
    ? []
    : at.split('&').map((each) => ({ dimension: each.split('=')[0] ?? '', category: each.split('=')[1] ?? '' }))
/** Through the door, as the page does. "": of everybody; "Locality=North&Age band=0 to 4": a cell of two breakdowns. */
const seen = (given: readonly Given[], threshold = 5): Seen[] =>
  protect(
    {
      measures: [share, count, rate, weeks],
      figures: given.map(([measure, at, n, d, period = q3]) => ({
        id: '',
        measure_id: measure.id,
        breakdown_id: at || null,
        ...period,
        value: d === null ? n : d === 0 ? null : Math.round((1000 * (n ?? 0)) / d) / 10,
        numerator: d === null ? null : n,
        denominator: d,
        state: 'final' as const,
        note: '',
        withheld: '',
        entered_at: new Date('2026-10-01'),
        at: placesOf(at),
      })),
    },
    { threshold },
  ).figures

const one = (measure: Measure, [n, d]: [number | null, number | null], [N, D]: [number | null, number | null]) => {
  // The rest stands in a place of its own, so that the sum is a whole one.
  const rest: Given[] =
    n !== null && N !== null ? [[measure, 'Locality=Rest', N - n, d === null || D === null ? null : D - d]] : []
  const [part, whole] = seen([[measure, 'Locality=North', n, d], [measure, '', N, D], ...rest])
  return compare(part, whole, measure)
}

for (const [title, measure, part, whole, among, says] of [
  ['many more', share, [60, 100], [100, 400], 1, 'Higher than the partnership, and more than chance would explain.'],
  ['many fewer', share, [10, 100], [160, 400], 7, 'Lower than the partnership, and more than chance would explain.'],
  [
    'a few more, looked at among many',
    share,
    [40, 100],
    [122, 400],
    12,
    'Higher than the partnership; alone it would be more than chance explains, but among 12 comparisons one may be chance.',
  ],
  [
    'the same few more, looked at alone',
    share,
    [40, 100],
    [122, 400],
    1,
    'Higher than the partnership, and more than chance would explain.',
  ],
  [
    'a little more',
    share,
    [32, 100],
    [120, 400],
    5,
    'No difference from the partnership that chance would not explain.',
  ],
  ['the same share', share, [25, 100], [100, 400], 5, 'The same as the partnership.'],
  ['few children', share, [0, 8], [200, 400], 5, 'Too few to compare.'],
  ['few children elsewhere', share, [200, 392], [200, 400], 5, 'Too few to compare.'],
  [
    'all children',
    share,
    [100, 400],
    [100, 400],
    5,
    'All of the partnership is in it, so there is nothing to compare it with.',
  ],
  ['a hidden share', share, [3, 100], [100, 400], 5, 'Not shown, so not compared.'],
  ['nobody to count', share, [0, 0], [100, 400], 5, 'Nobody to count, so nothing to compare.'],
  [
    'a count',
    count,
    [30, null],
    [120, null],
    5,
    'A count, 25% of the partnership’s: places of different size cannot be compared by it.',
  ],
  ['a rate', rate, [30, 100], [120, 400], 5, 'A rate: whether chance explains the difference is not worked out.'],
] as [string, Measure, [number, number | null], [number, number | null], number, string][])
  test(`${title}: ${says}`, () => assert.equal(saidOf(one(measure, part, whole), among, measure), says))

for (const [own, all, says] of [
  [18, 14, '4 weeks more than the partnership.'],
  [12, 14, '2 weeks less than the partnership.'],
  [14, 14, 'The same as the partnership.'],
] as const)
  test(`${own} weeks against ${all}: ${says} Chance is not spoken of`, () => {
    const [part, whole] = seen([
      [weeks, 'Locality=North', own, null],
      [weeks, '', all, null],
    ])
    assert.equal(
      saidOf(compare(part, whole, weeks), 3, weeks),
      `${says} No counts stand behind it, so nobody can say what chance explains.`,
    )
  })

test('without a figure, or without one of the whole, nothing is compared', () => {
  const [part, whole] = seen([
    [share, 'Locality=North', 40, 100],
    [share, '', 100, 400],
  ])
  assert.equal(saidOf(compare(undefined, whole, share), 1, share), 'No figure for this period.')
  assert.match(saidOf(compare(part, undefined, share), 1, share), /no figure of the whole partnership/)
  // A whole of which only a percentage is known.
  const [counted, bare] = seen([
    [share, 'Locality=North', 40, 100],
    [share, '', 27.4, null],
  ])
  assert.match(saidOf(compare(counted, bare, share), 1, share), /not known, so they are not compared/)
  // More in the part than in the whole: they count different things.
  const [more, less] = seen([
    [share, 'Locality=North', 40, 100],
    [share, '', 20, 400],
  ])
  assert.match(saidOf(compare(more, less, share), 1, share), /do not lie within/)
})

test('the difference is the part less the whole, and its interval that against the rest, made smaller', () => {
  const tested = one(share, [40, 100], [100, 400])
  assert.ok(tested.kind === 'tested')
  const found = differenceOf(tested)
  assert.ok(found)
  assert.ok(Math.abs(found.difference - 15) < 1e-9, 'forty less twenty-five')
  const rest = newcombe(40, 100, 60, 300)
  assert.ok(rest)
  assert.ok(Math.abs(found.lower - 75 * rest.lower) < 1e-9 && Math.abs(found.upper - 75 * rest.upper) < 1e-9)
  assert.deepEqual(differenceWords(tested), { points: '+15 points', between: '+7.3 to +23' })
  assert.equal(verdictOf(tested, 20), 'more')
})

const harbour: Given[] = [
  [share, '', 100, 400],
  [share, 'Locality=Harbour', 60, 200],
  [share, 'Locality=North', 37, 120],
  [share, 'Locality=Glen', 3, 80],
  [share, '', 96, 400, q2],
  [share, 'Locality=Harbour', 50, 200, q2],
  [share, 'Locality=North', 34, 120, q2],
  [share, 'Locality=Glen', 12, 80, q2],
  [share, 'Age band=5 to 11', 60, 250],
  [share, 'Age band=12 and over', 40, 150],
]
const spot = (category: string, dimension = 'Locality') => ({ dimension, category })

test('places are offered by name and number, localities first', () => {
  const spots = spotsOf(seen(harbour))
  assert.deepEqual(
    spots.map(({ category }) => category),
    ['5 to 11', '12 and over', 'Glen', 'Harbour', 'North'],
  )
  assert.deepEqual(usualSpot(spots), spot('Glen'))
  assert.deepEqual(endsOf(seen(harbour), 'locality'), ['2026-09-30', '2026-06-30'])
})

test('a profile stands at the newest period that had ended by the day asked for', () => {
  const all = { measures: [share, count], figures: seen(harbour) }
  const [line, ...more] = profileOf(all, spot('Harbour'), '2026-12-31')
  assert.equal(more.length, 0, 'a measure that is not split is left out')
  assert.deepEqual(line?.period, q3)
  assert.deepEqual([line?.part?.value, line?.whole?.value], [30, 25])
  assert.equal(profileOf(all, spot('Harbour'), '2026-08-01')[0]?.part?.value, 25)
  assert.deepEqual(profileOf(all, spot('Harbour'), '2026-01-01'), [])
})

for (const [asked, to] of [
  ['2026-09-30', '2026-09-30'],
  ['2026-08-31', '2026-08-31'],
  ['2026-06-29', ''],
  ['2026-13-45', ''],
  ['', ''],
] as const)
  test(`up to “${asked}” is ${to || 'up to the newest'}`, () => {
    assert.equal(upToOf(endsOf(seen(harbour), 'Locality'), asked), to)
    assert.equal(upToOf([], asked), '')
  })

test('a cell of two breakdowns is neither of them, and no place of its own', () => {
  const crossed: Given[] = [
    ...harbour,
    [share, 'Locality=Harbour&Age band=5 to 11', 35, 120],
    [share, 'Locality=Harbour&Age band=12 and over', 25, 80],
    [count, 'Locality=Harbour&Age band=5 to 11', 20, null],
  ]
  const all = { measures: [share, count], figures: seen(crossed) }
  assert.equal(spotsOf(all.figures).length, 5)
  const lines = profileOf(all, spot('Harbour'), '2026-12-31')
  assert.deepEqual(
    lines.map(({ part }) => part?.numerator),
    [60],
  )
  assert.ok(shownIn(lines).every(({ figure }) => (figure.at ?? []).length < 2))
})

test('what is hidden stands in no line, no difference, no words of the past and no file', () => {
  const all = { measures: [share], figures: seen(harbour) }
  const [glen] = profileOf(all, spot('Glen'), '2026-12-31')
  assert.ok(glen?.part?.hidden)
  assert.equal(differenceWords(glen.comparison), null)
  assert.equal(historyWords(glen.history, share), '15%, one figure since June 2026; 1 not shown')
  const text = table([glen], 'Measure', 'Glen', 5)
  assert.ok(!/3\.8|,3,/.test(text), text)
  assert.match(text, /Live with kin,%,2026-07-01,2026-09-30,Not shown,,80,25,100,400,,,,"Not shown, so not compared\."/)
  assert.match(text, /Counts under 5, and figures that would give one away, are not shown/)
})

test('a second place is hidden with the small one, and says no more than that', () => {
  const found = besideOf({ measures: [share], figures: seen(harbour) }, 'Locality', '2026-12-31')
  assert.deepEqual(
    found?.lines.map(({ name, part }) => [name, part?.hidden]),
    [
      ['Glen', true],
      ['Harbour', false],
      ['North', true],
    ],
  )
  const said = found?.lines.map(({ comparison }) => saidOf(comparison, amongOf(found.lines), share))
  assert.equal(said?.[0], said?.[2])
})

test('the past ends where the measure was changed', () => {
  const all = { measures: [share], figures: seen(harbour) }
  const broken = { id: 'b', measure_id: 'kin', dated: '2026-07-01', what: 'tool' as const, reason: '' }
  assert.equal(profileOf(all, spot('Harbour'), '2026-12-31')[0]?.history.length, 2)
  assert.equal(profileOf({ ...all, breaks: [broken] }, spot('Harbour'), '2026-12-31')[0]?.history.length, 1)
  assert.equal(profileOf({ ...all, breaks: [broken] }, spot('Harbour'), '2026-06-30')[0]?.history.length, 1)
})

test('the first sentence counts what is so, and no place is called best or worst', () => {
  const far: Given[] = [
    [share, '', 100, 400],
    [share, 'Locality=East', 60, 100],
    [share, 'Locality=West', 5, 100],
    [share, 'Locality=Mid', 35, 200],
  ]
  const found = besideOf({ measures: [share], figures: seen(far) }, 'Locality', '2026-12-31')
  assert.equal(
    ledeOf(found?.lines ?? [], 'locality'),
    'Of 3 localities, 1 is higher and 2 are lower than the partnership by more than chance would explain.',
  )
  const [line] = profileOf(
    { measures: [weeks], figures: seen([[weeks, 'Locality=East', 14, null]]) },
    spot('East'),
    '2026-12-31',
  )
  assert.equal(ledeOf(line ? [line] : [], 'measure'), 'Of one measure, 1 cannot be compared.')
})

for (const [noun, many] of [
  ['locality', 'localities'],
  ['age band', 'age bands'],
  ['agency', 'agencies'],
  ['care setting', 'care settings'],
  ['day', 'days'],
  ['branch', 'branches'],
] as const)
  test(`one ${noun}, two ${many}`, () => assert.equal(plural(noun), many))

test('the rule names the partnership’s own threshold', () => assert.match(protectionSentence(10), /under 10/))
