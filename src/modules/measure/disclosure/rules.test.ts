import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Counted, Leaving, Left, Place } from './model.ts'
import { isSmallFigure, notShown, protect, ruleSentence } from './rules.ts'

const share: Counted = { id: 'seen', unit: '%', out_of: 'children' }
const count: Counted = { id: 'born', unit: 'children', out_of: '' }
const [q1, q2, year] = [
  { period_from: '2026-04-01', period_to: '2026-06-30' },
  { period_from: '2026-07-01', period_to: '2026-09-30' },
  { period_from: '2026-04-01', period_to: '2026-09-30' },
]
const at = (category: string, within?: Place): Place[] => [
  within ? { dimension: 'Ward', category, within } : { dimension: 'Locality', category },
]
type About = Partial<Leaving>
const of = (numerator: number, denominator: number, about: About = {}): Leaving => ({
  measure_id: 'seen',
  ...q1,
  value: denominator === 0 ? null : (100 * numerator) / denominator,
  numerator,
  denominator,
  ...about,
})
const only = (value: number | null, about: About = {}): Leaving => ({
  measure_id: 'born',
  ...q1,
  value,
  numerator: null,
  denominator: null,
  ...about,
})
const told = (figures: Leaving[], { measures = [share, count], before = [] as Left[], ...rule } = {}) =>
  protect({ measures, figures, before }, { threshold: 5, ...rule })
const hiddenOf = (figures: Leaving[], about = {}) => told(figures, about).figures.map(({ hidden }) => hidden)

for (const [title, figures, hidden] of [
  ['a large count is shown', [only(12)], [false]],
  ['a small count is hidden', [only(4)], [true]],
  ['the threshold itself is shown', [only(5)], [false]],
  ['a zero is shown', [only(0)], [false]],
  ['weeks count nobody', [only(4, { measure_id: 'weeks' })], [false]],
  ['a share of many is shown', [of(12, 40)], [false]],
  ['a share with a small numerator is hidden', [of(3, 40)], [true]],
  ['a share with a small rest is hidden', [of(37, 40)], [true]],
  ['a share of few is hidden', [of(0, 4)], [true]],
  ['a share of all is shown where nobody is left over', [of(40, 40)], [false]],
  ['nobody to count is shown as that', [of(0, 0)], [false]],
] as [string, Leaving[], boolean[]][])
  test(title, () =>
    assert.deepEqual(
      hiddenOf(figures, { measures: [share, count, { id: 'weeks', unit: 'weeks', out_of: '' }] }),
      hidden,
    ),
  )

test('with zeros, none and all are small too', () => {
  assert.deepEqual(hiddenOf([only(0), of(0, 40), of(40, 40, q2)], { zeros: true }), [true, true, true])
})

test('a hidden share keeps how many it is out of, where that gives nothing away', () => {
  const [one] = told([of(3, 40)]).figures
  assert.deepEqual([one?.value, one?.numerator, one?.denominator, one?.words], [null, null, 40, notShown])
})

test('a small rest takes the numerator or the denominator with it, for either gives it away', () => {
  const [one] = told([of(37, 40)]).figures
  assert.ok(one?.numerator === null || one?.denominator === null)
})

test('a second part is left out so that the total does not give the first away, and the sentence counts it', () => {
  const { figures, sentence } = told([
    only(60),
    only(3, { at: at('North') }),
    only(20, { at: at('South') }),
    only(37, { at: at('West') }),
  ])
  assert.deepEqual(
    figures.map(({ value }) => value),
    [60, null, null, 37],
  )
  assert.equal(
    sentence,
    'Counts under 5 are not shown; one further figure is left out so that nobody can work them out.',
  )
})

test('what no part says is a part as well: a small rest of a total is protected', () => {
  const { figures } = told([only(60), only(20, { at: at('North') }), only(38, { at: at('South') })])
  assert.equal(figures.filter(({ hidden }) => hidden).length, 1)
})

test('parts that overlap are no sum, and nothing else is hidden for them', () => {
  assert.deepEqual(
    hiddenOf([only(30), only(3, { at: at('North') }), only(20, { at: at('South') }), only(20, { at: at('West') })]),
    [false, true, false, false],
  )
})

test('a finer breakdown does not open a cell of the coarser one, nor the other way', () => {
  const north = at('North')[0]
  const figures = [
    only(60),
    only(20, { at: at('North') }),
    only(40, { at: at('South') }),
    only(2, { at: at('Mill', north) }),
    only(18, { at: at('Quay', north) }),
  ]
  const [, coarse, , mill, quay] = told(figures).figures
  assert.ok(mill?.hidden)
  assert.ok(coarse?.hidden || quay?.hidden)
})

test('the quarters of a half year do not give each other away', () => {
  const hidden = hiddenOf([only(30, year), only(3, q1), only(27, q2)])
  assert.equal(hidden[1], true)
  assert.ok(hidden[0] || hidden[2])
})

const derived = (kind: 'share' | 'rate' | 'difference'): Counted[] => [
  { id: 'a', unit: 'children', out_of: '' },
  { id: 'b', unit: 'children', out_of: '' },
  { id: 'm', unit: '', out_of: '', derived: kind, derived_from: 'a', derived_by: 'b' },
]
const ofMeasure = (
  measure_id: string,
  value: number,
  numerator: number | null = null,
  denominator: number | null = null,
) => only(value, { measure_id, numerator, denominator })

test('a rate whose count is hidden is hidden, whatever it is a rate of', () => {
  const figures = [ofMeasure('a', 3), ofMeasure('b', 4800), ofMeasure('m', 0.625, 3, 4800)]
  assert.deepEqual(hiddenOf(figures, { measures: derived('rate') }), [true, false, true])
})

test('a share of two measures is hidden when few are left over, and takes one of them with it', () => {
  const [a, b, m] = hiddenOf([ofMeasure('a', 38), ofMeasure('b', 40), ofMeasure('m', 95, 38, 40)], {
    measures: derived('share'),
  })
  assert.ok(m && (a || b))
})

test('a small difference of two large counts is a small count', () => {
  const [a, b, m] = hiddenOf([ofMeasure('a', 40), ofMeasure('b', 37), ofMeasure('m', 3)], {
    measures: derived('difference'),
  })
  assert.ok(m && (a || b))
})

test('what left before cannot be hidden again, and is not given away by what leaves now', () => {
  const figures = [only(60), only(3, { at: at('North') }), only(20, { at: at('South') }), only(37, { at: at('West') })]
  const left = (figure: Leaving | undefined): Left => ({ ...(figure ?? only(0)), release: 'spring' })
  const { figures: now } = told(figures, { before: [left(figures[0]), left(figures[2])] })
  assert.deepEqual(
    now.map(({ hidden }) => hidden),
    [false, true, false, true],
  )
})

test('a small figure that left before is hidden from now on, and counted for a person to know', () => {
  const figures = [only(3)]
  const { figures: now, out } = told(figures, { before: [{ ...only(3), release: 'spring' }] })
  assert.deepEqual([now[0]?.hidden, out], [true, 1])
})

test('a figure hidden at its source is not worked out from what stands round it', () => {
  const { figures } = told([
    only(60),
    only(null, { at: at('North'), withheld: '<5' }),
    only(20, { at: at('South') }),
    only(37, { at: at('West') }),
  ])
  assert.equal(figures.filter(({ hidden }) => hidden).length, 2)
})

test('a percentage without counts is rounded and said to be unchecked; of a part, none or all it is hidden', () => {
  const bare = (value: number, about: About = {}) => only(value, { measure_id: 'seen', ...about })
  const { figures, sentence } = told([bare(71.4), bare(33.3, { at: at('North') }), bare(100, q2)])
  assert.deepEqual(
    figures.map(({ value }) => value),
    [71, null, null],
  )
  assert.match(sentence, /One percentage came without the counts behind it/)
})

test('the sentence says what is not shown, and nothing where all is', () => {
  const rule = { threshold: 5 }
  assert.equal(ruleSentence(rule, { small: 0, further: 0, unchecked: 0 }), '')
  assert.equal(ruleSentence(rule, { small: 1, further: 0, unchecked: 0 }), 'Counts under 5 are not shown.')
  assert.equal(
    ruleSentence(rule, { small: 1, further: 2, unchecked: 0 }),
    'Counts under 5 are not shown; 2 further figures are left out so that nobody can work them out.',
  )
  assert.match(ruleSentence({ threshold: 10, zeros: true }, { small: 1, further: 0, unchecked: 0 }), /under 10, zeros/)
})

for (const [n, d, unit, is] of [
  [3, 40, '%', true],
  [37, 40, '%', true],
  [20, 40, '%', false],
  [37, 40, 'per 1,000', false],
  [null, 4, '%', true],
] as const)
  test(`${n} of ${d} ${unit} is ${is ? '' : 'not '}marked as small`, () =>
    assert.equal(isSmallFigure({ numerator: n, denominator: d, value: 1 }, unit, { threshold: 5 }), is))
