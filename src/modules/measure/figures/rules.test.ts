import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPasted, readPeriod } from './rules.ts'

for (const [typed, from, to] of [
  ['September 2026', '2026-09-01', '2026-09-30'],
  ['Sept 2026', '2026-09-01', '2026-09-30'],
  ['2026-09', '2026-09-01', '2026-09-30'],
  ['09/2026', '2026-09-01', '2026-09-30'],
  ['2011-12', '2011-12-01', '2011-12-31'],
  ['2011/12', '2011-04-01', '2012-03-31'],
  ['2026/27', '2026-04-01', '2027-03-31'],
  ['2026', '2026-01-01', '2026-12-31'],
  ['Q2 2026', '2026-04-01', '2026-06-30'],
  ['Q2 2026/27', '2026-07-01', '2026-09-30'],
  ['Q4 2026/27', '2027-01-01', '2027-03-31'],
  ['Jul to Sep 2026', '2026-07-01', '2026-09-30'],
  ['Nov to Jan 2027', '2026-11-01', '2027-01-31'],
  ['Nov 2026 to Jan 2027', '2026-11-01', '2027-01-31'],
  ['2026-09-12', '2026-09-12', '2026-09-12'],
  ['12 September 2026', '2026-09-12', '2026-09-12'],
  ['2026-09-01 to 2026-09-15', '2026-09-01', '2026-09-15'],
  ['01/09/2026 - 15/09/2026', '2026-09-01', '2026-09-15'],
] as const)
  test(`“${typed}” is a period`, () => assert.deepEqual(readPeriod(typed), { period_from: from, period_to: to }))

for (const typed of [
  '',
  'soon',
  'Smarch 2026',
  '2026-13',
  'Q5 2026',
  'Q2 2026/29',
  '31/02/2026',
  '2026-09-15 to 2026-09-01',
])
  test(`“${typed}” is no period`, () => assert.equal(readPeriod(typed), null))

const read = (pasted: string, unit = '%') => readPasted(pasted, 'final', unit)

test('lines with a heading, a value or two counts are read', () => {
  const { value, errors } = read('Period,Value\nAugust 2026, 70.5%\nSeptember 2026\t18\t25\n\n')
  assert.deepEqual(errors, [])
  assert.deepEqual(
    value.map(({ period_to, value: v, numerator, denominator }) => [period_to, v, numerator, denominator]),
    [
      ['2026-08-31', 70.5, null, null],
      ['2026-09-30', 72, 18, 25],
    ],
  )
})

for (const [title, pasted, sentences] of [
  ['nothing pasted is said', ' \n', ['Paste at least one line, such as: September 2026, 72']],
  [
    'each bad line is named by its number',
    'soon, 4\nMay 2026, x\nJune 2026\nJuly 2026, 1, 2, 3',
    [
      'Line 1: “soon” is no period, such as September 2026, 2026-09, Q2 2026/27 or 2026',
      'Line 2: “x” is no number, such as 72 or 72.5, and not <5 or * for a figure that is withheld',
      'Line 3: there is no value after the period',
      'Line 4: there are more than two figures after the period',
    ],
  ],
  [
    'a share above all is refused',
    'May 2026, 26, 25',
    ['Line 1: 26 of 25 is no share: the first figure must be between 0 and the second'],
  ],
  ['a per cent above 100 is refused', 'May 2026, 172', ['Line 1: 172% is not between 0 and 100']],
  ['something out of nothing is refused', 'May 2026, 3, 0', ['Line 1: 3 of 0 cannot be: only 0 can be out of 0']],
  ['less than nothing is refused', 'May 2026, 0, -2', ['Line 1: the number it is out of cannot be below 0']],
  [
    'a number too big to be meant is refused',
    'May 2026, 9999999999999',
    ['Line 1: 9999999999999% is not between 0 and 100'],
  ],
  ['a period twice is refused', 'May 2026, 3\n2026-05, 4', ['Line 2: this period stands in line 1 too']],
] as const)
  test(title, () =>
    assert.deepEqual(
      read(pasted).errors.map(({ text }) => text),
      sentences,
    ),
  )

test('a count may be bigger than 100 and carry a comma when tabs part the cells', () =>
  assert.equal(read('May 2026\t1,234', 'children').value[0]?.value, 1234))
test('a count too big to be meant is refused', () =>
  assert.deepEqual(
    read('May 2026, 9999999999999', 'children').errors.map(({ text }) => text),
    ['Line 1: this number is too big'],
  ))
test('more lines than anybody would paste are refused', () =>
  assert.deepEqual(
    read('May 2026, 3\n'.repeat(501)).errors.map(({ text }) => text),
    ['Paste at most 500 lines at a time'],
  ))

test('a figure that was hidden at the source is kept as it came, and 0 of 0 has no value', () =>
  assert.deepEqual(
    read('May 2026, < 5\nJune 2026, *, 25\nJuly 2026, 0, 0').value.map(
      ({ value, withheld, numerator, denominator }) => [value, withheld, numerator, denominator],
    ),
    [
      [null, '<5', null, null],
      [null, '*', null, null],
      [null, '', 0, 0],
    ],
  ))

test('two counts become a rate where the unit says for every how many', () =>
  assert.equal(read('2026, 12, 4800', 'per 1,000').value[0]?.value, 2.5))

for (const [typed, from, to] of [
  ['2026/27', '2026-08-01', '2027-07-31'],
  ['Q1 2026/27', '2026-08-01', '2026-10-31'],
  ['Q4 2026/27', '2027-05-01', '2027-07-31'],
  ['2026', '2026-01-01', '2026-12-31'],
] as const)
  test(`“${typed}” of an academic year`, () =>
    assert.deepEqual(readPeriod(typed, 'academic'), { period_from: from, period_to: to }))
