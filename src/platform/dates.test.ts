import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as dates from './dates.ts'

const shown: [say: string, shown: string, wanted: string][] = [
  ['a date is written in full', dates.longDate('2026-05-12'), '12 May 2026'],
  ['a day below ten has no nought', dates.longDate('2026-11-02'), '2 November 2026'],
  ['a table shortens the month', dates.shortDate('2026-09-12'), '12 Sep 2026'],
  ['a day to keep has its weekday', dates.dayAndDate('2026-11-20'), 'Friday 20 November 2026'],
  ['a month stands alone', dates.monthOf('2026-10-05'), 'October 2026'],
  ['one month is no span', dates.monthSpan('2026-05-01', '2026-05-31'), 'May 2026'],
  ['a span within a year names it once', dates.monthSpan('2026-05-01', '2026-07-31'), 'May to July 2026'],
  ['a span over two years names both', dates.monthSpan('2026-11-01', '2027-01-31'), 'November 2026 to January 2027'],
  [
    'winter instants are shown as they are',
    dates.longInstant(new Date('2026-11-19T21:40:00Z')),
    '19 November 2026, 21:40',
  ],
  [
    'summer instants are an hour later in London',
    dates.longInstant(new Date('2026-07-01T23:30:00Z')),
    '2 July 2026, 00:30',
  ],
  ['midnight is 00, never 24', dates.londonTime(new Date('2026-01-01T00:05:00Z')), '00:05'],
  [
    'the London day turns before midnight in Greenwich in summer',
    dates.londonDate(new Date('2026-06-30T23:00:00Z')),
    '2026-07-01',
  ],
  ['days are added over a leap day', dates.addDays('2028-02-28', 2), '2028-03-01'],
  ['days are taken away over a clock change', dates.addDays('2026-03-30', -1), '2026-03-29'],
]

for (const [say, was, wanted] of shown) test(say, () => assert.equal(was, wanted))

test('days between two dates ignore the clocks', () => {
  assert.equal(dates.daysBetween('2026-03-28', '2026-03-30'), 2)
  assert.equal(dates.daysBetween('2026-11-19', '2026-10-31'), -19)
})

test('a day that does not exist is not a date', () => {
  for (const text of ['2026-02-29', '2026-13-01', '12 May 2026', '2026-5-12', '', '2026-05-12T00:00'])
    assert.equal(dates.isIsoDate(text), false, text)
  assert.throws(() => dates.longDate('2026-02-30'), /not a date such as/)
})

const typed: [day: string, month: string, year: string, wanted: string][] = [
  ['12', '5', '2026', '2026-05-12'],
  [' 01', '09 ', '2027', '2027-09-01'],
  ['29', '2', '2028', '2028-02-29'],
  ['3', 'Sept', '2026', '2026-09-03'],
  ['3', 'march', '2026', '2026-03-03'],
  ['3', 'Dec.', '2026', '2026-12-03'],
  ['', '', '', 'empty'],
  ['12', '', '2026', 'month: The due date must include a month'],
  ['12', '', '', 'month: The due date must include a month and a year'],
  ['', '5', '2026', 'day: The due date must include a day'],
  ['12', '13', '2026', 'month: The due date must have a month from 1 to 12'],
  ['12', '0', '2026', 'month: The due date must have a month from 1 to 12'],
  ['12', 'Ma', '2026', 'month: The due date must have a month from 1 to 12'],
  ['12', '5', '26', 'year: The due date must have a year of 4 numbers, like 2027'],
  ['12', '5', '0026', 'year: The due date must have a year between 1900 and 2199'],
  ['30', '2', '2026', 'day: The due date must be a real date: there is no 30 February 2026'],
  ['31', 'June', '2026', 'day: The due date must be a real date: there is no 31 June 2026'],
  ['twelve', '5', '2026', 'day: The due date must be a real date: its day must be a number'],
]

test('a typed date is read, or the first wrong box is named', () => {
  for (const [day, month, year, wanted] of typed) {
    const read = dates.readDate({ day, month, year }, 'the due date')
    const was = read.kind === 'date' ? read.date : read.kind === 'error' ? `${read.part}: ${read.text}` : 'empty'
    assert.equal(was, wanted)
  }
})

test('a date comes back as the words of its three boxes', () => {
  assert.deepEqual(dates.dateWords('2026-05-02'), { day: '2', month: '5', year: '2026' })
  assert.deepEqual(dates.dateWords(null), { day: '', month: '', year: '' })
})
