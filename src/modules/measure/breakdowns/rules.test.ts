import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Figure, PartFigure } from '../model.ts'
import { readCategories, sumFault, tablesOf } from './rules.ts'

test('lines are a category with a value, two counts or a withheld figure', () =>
  assert.deepEqual(
    readCategories('North, 18, 25\nSouth\t72\n\nIslands; <5', '%').value.map(({ category, value, withheld }) => [
      category,
      value,
      withheld,
    ]),
    [
      ['North', 72, ''],
      ['South', 72, ''],
      ['Islands', null, '<5'],
    ],
  ))

for (const [title, pasted, errors] of [
  ['nothing pasted is said', '', ['Paste at least one line, such as: North, 18, 25']],
  ['a category twice is refused', 'North, 3\nnorth, 4', ['Line 2: “north” stands in line 1 too']],
  ['a line without a figure is refused', 'North', ['Line 1: there is no value after “North”']],
  ['a line without a category is refused', ', 4', ['Line 1: it does not begin with a category']],
  [
    'a share above all is refused',
    'North, 26, 25',
    ['Line 1: 26 of 25 is no share: the first figure must be between 0 and the second'],
  ],
] as const)
  test(title, () => assert.deepEqual(readCategories(pasted, '%').errors, errors))

const figure = (change: Partial<PartFigure> = {}): PartFigure => ({
  id: 'f',
  measure_id: 'm',
  breakdown_id: 'n',
  period_from: '2026-07-01',
  period_to: '2026-09-30',
  value: 10,
  withheld: '',
  numerator: null,
  denominator: null,
  state: 'final',
  note: '',
  entered_at: new Date(0),
  ...change,
})
const category = (id: string, dimension: string, name: string) => ({ id, dimension, category: name, position: 0 })

test('each dimension is a table of its categories, the newest period first, with the whole beside', () => {
  const q2 = { period_from: '2026-04-01', period_to: '2026-06-30' }
  const tables = tablesOf(
    [category('n', 'Locality', 'North'), category('s', 'Locality', 'South'), category('a', 'Age band', '0–4')],
    [figure(q2), figure(), figure({ breakdown_id: 's', value: 12 })],
    [figure({ value: 22 })],
    4,
  )
  assert.deepEqual(
    tables.map(({ dimension, lines, whole }) => [
      dimension,
      lines.map(({ category: name, figures }) => [name, ...figures.map((f) => f?.value)]),
      whole.map((f) => f?.value),
    ]),
    [
      [
        'Locality',
        [
          ['North', 10, 10],
          ['South', 12, undefined],
        ],
        [22, undefined],
      ],
    ],
  )
})

const whole = (value: number | null, denominator: number | null = null): Figure => figure({ value, denominator })
for (const [title, all, parts, unit, words] of [
  ['parts that make the whole are right', whole(30), [whole(10), whole(20)], 'children', undefined],
  [
    'a rest is said',
    whole(30),
    [whole(10), whole(15)],
    'children',
    'The categories make 25 of 30: the rest is in none of them.',
  ],
  [
    'too much is said',
    whole(30),
    [whole(10), whole(25)],
    'children',
    'The categories make 35, more than the whole of 30: some are counted twice, or the whole is wrong.',
  ],
  ['shares are held by the counts they are out of', whole(50, 30), [whole(50, 10), whole(50, 20)], '%', undefined],
  ['shares without counts cannot be added', whole(50), [whole(50), whole(60)], '%', undefined],
  ['a withheld part leaves it open', whole(30), [whole(10), whole(null)], 'children', undefined],
  ['a missing whole leaves it open', undefined, [whole(10)], 'children', undefined],
] as const)
  test(title, () => assert.equal(sumFault(all, parts, unit), words))
