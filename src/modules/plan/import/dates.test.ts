import assert from 'node:assert/strict'
import { test } from 'node:test'
import { datesIn, looksLikeDate, readDate } from './dates.ts'

const plain: [string, string][] = [
  ['31-10-19', '2019-10-31'],
  ['31/10/2026', '2026-10-31'],
  ['1.4.2026', '2026-04-01'],
  ['18 11 26', '2026-11-18'],
  ['31 October 2026', '2026-10-31'],
  ['31st Oct 26', '2026-10-31'],
  ['30th of June 2026', '2026-06-30'],
  ['June 30, 2026', '2026-06-30'],
  ['2026-03-31', '2026-03-31'],
  ['Revised to 30 June 2027 (was 31 March 2027)', '2027-06-30'],
  ['Original: 1 May 2026 Revised: 1 July 2026', '2026-07-01'],
]

const loose: [string, string][] = [
  ['March 2026', '2026-03-31'],
  ['Oct-26', '2026-10-31'],
  ["Feb '28", '2028-02-29'],
  ['by end of December 2026', '2026-12-31'],
  ['09/2026', '2026-09-30'],
  ['Spring 2026', '2026-05-31'],
  ['Spring 26', '2026-05-31'],
  ['summer holidays 2027', '2027-08-31'],
  ['Oct half term 2026', '2026-10-31'],
  ['AY 2026/27', '2027-07-31'],
  ['Dec ‘26', '2026-12-31'],
  ['Winter 2026', '2027-02-28'],
  ['Autumn term 2026', '2026-12-31'],
  ['Q2 2026/27', '2026-09-30'],
  ['Q4 2026/27', '2027-03-31'],
  ['2026-27', '2027-03-31'],
  ['academic year 2026/27', '2027-07-31'],
  ['2026', '2026-12-31'],
  ['Easter 2027', '2027-03-28'],
]

test('a day in any British form is that day and nothing is unclear about it', () => {
  for (const [words, date] of plain) {
    const read = readDate(words)
    assert.deepEqual([words, read?.date, read?.unclear], [words, date, null])
  }
})

test('a month, season, term, quarter or year is its last day, and that is said', () => {
  for (const [words, date] of loose) {
    const read = readDate(words)
    assert.deepEqual([words, read?.date], [words, date])
    assert.match(read?.unclear ?? '', /names no day/)
  }
})

test('words in a date’s place that name none give no date and say so', () => {
  for (const words of ['ongoing', 'TBC', 'within 6 months', 'quarterly', 'Short term']) {
    const read = readDate(words)
    assert.deepEqual([words, read?.date], [words, null])
    assert.match(read?.unclear ?? '', /names no date/)
  }
})

test('a quarter without a year may be the financial or the calendar one, and both are offered', () => {
  const read = readDate('by end Q2', { endYear: 2026 })
  assert.deepEqual(
    read?.others?.map((other) => other.date),
    ['2026-09-30', '2026-06-30'],
  )
})

test('a month without a year is offered in the plan’s last year and the year before', () => {
  assert.deepEqual(
    readDate('by Sep', { endYear: 2027 })?.others?.map((other) => other.date),
    ['2027-09-30', '2026-09-30'],
  )
  assert.equal(readDate('by Sep')?.date, null)
})

test('a range begins on its first day and is due on its last', () => {
  const read = readDate('April 2026 – March 2027')
  assert.deepEqual([read?.start, read?.date], ['2026-04-01', '2027-03-31'])
})

test('a day that the month does not have is no date', () => {
  assert.equal(readDate('31/02/2026'), null)
})

test('figures that are no dates stay figures', () => {
  assert.deepEqual(
    datesIn('Fell from 40% to 35%, 12 of 30 plans, 4/5 seen').map((found) => found.words),
    [],
  )
  assert.equal(looksLikeDate('Head of Education'), false)
  assert.equal(looksLikeDate('See every child within six months'), false)
  assert.equal(looksLikeDate('within six months'), true)
  assert.equal(looksLikeDate('Review the May figures with the board and agree what comes next'), false)
})
