import assert from 'node:assert/strict'
import { test } from 'node:test'
import { later, monthsSince, told, workingHour } from './days.ts'

test('the demo is told later by whole months, and never past today', () => {
  const cases: [today: string, months: number][] = [
    ['2026-11-18', -1],
    ['2026-11-19', 0],
    ['2026-12-18', 0],
    ['2026-12-19', 1],
    ['2027-11-30', 12],
    ['2028-02-01', 14],
  ]
  for (const [today, months] of cases) assert.equal(monthsSince(today), months, today)
})

test('the last day of a month stays the last day, and no date falls out of its month', () => {
  const cases: [date: string, by: number, becomes: string][] = [
    ['2026-09-30', 1, '2026-10-31'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-11-29', 3, '2027-02-28'],
    ['2026-11-14', 2, '2027-01-14'],
    ['2026-01-14', -1, '2025-12-14'],
    ['2027-02-28', 12, '2028-02-29'],
    ['2026-12-05', 0, '2026-12-05'],
  ]
  for (const [date, by, becomes] of cases) assert.equal(later(date, by), becomes, date)
})

test('dates within sentences are told later too', () => {
  const cases: [words: string, by: number, becomes: string][] = [
    ['In {~2026-10} 17 of 22', 0, 'In October 17 of 22'],
    ['In {~2026-10} 17 of 22', 3, 'In January 17 of 22'],
    ['since {2026-10-01}', 1, 'since 1 November 2026'],
    ['from {2026-10} on', 4, 'from February 2027 on'],
    ['Plan {@2025-06} to {@2028-05}', 7, 'Plan 2026 to 2028'],
    ['{nothing} 2026-10', 5, '{nothing} 2026-10'],
  ]
  for (const [words, by, becomes] of cases) assert.equal(told(words, by), becomes)
})

test('everything is written in working hours', () => {
  for (let n = 0; n < 500; n++) {
    const hour = workingHour('2026-11-13', n).getUTCHours()
    assert.ok(hour >= 8 && hour < 17, `${n}: ${hour}`)
  }
})
