import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMonths } from '../../platform/dates.ts'
import { ageWords, daySpan, monthsBetween, typedDay } from './days.ts'

test('a day is read however it is usually typed, and nothing else is', () => {
  for (const [typed, day] of [
    ['2027-01-12', '2027-01-12'],
    ['12/01/2027', '2027-01-12'],
    ['12.1.2027', '2027-01-12'],
    ['12 January 2027', '2027-01-12'],
    ['12 Jan 2027', '2027-01-12'],
    ['31/02/2027', null],
    ['soon', null],
    ['', null],
    ['12/01/27', null],
  ] as const)
    assert.equal(typedDay(typed), day, typed)
})

test('a span says each month and year once', () => {
  assert.equal(daySpan('2027-01-11', '2027-01-22'), '11 to 22 January 2027')
  assert.equal(daySpan('2027-01-28', '2027-02-05'), '28 January to 5 February 2027')
  assert.equal(daySpan('2026-12-20', '2027-01-08'), '20 December 2026 to 8 January 2027')
  assert.equal(daySpan('2027-01-11', '2027-01-11'), '11 January 2027')
})

test('months are whole months, and a shorter month ends on its last day', () => {
  assert.equal(monthsBetween('2026-05-20', '2026-11-19'), 5)
  assert.equal(monthsBetween('2026-05-19', '2026-11-19'), 6)
  assert.equal(addMonths('2026-08-31', 6), '2027-02-28')
  assert.equal(addMonths('2026-11-19', 3), '2027-02-19')
})

test('age is said in the largest unit that means something', () => {
  for (const [day, words] of [
    ['2026-11-19', 'of today'],
    ['2026-11-18', '1 day old'],
    ['2026-10-01', '49 days old'],
    ['2026-06-19', '5 months old'],
    ['2024-11-19', '2 years old'],
    ['2026-12-01', 'not yet'],
  ] as const)
    assert.equal(ageWords(day, '2026-11-19'), words)
})
