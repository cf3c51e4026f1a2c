import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onCalendar, type Span } from './calendar.ts'

const lastDay = (month: string) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0))
const month = (name: string): Span => ({ from: `${name}-01`, to: lastDay(name).toISOString().slice(0, 10) })
const span = (words: string): Span => {
  const [from = '', to = from] = words.split(' ')
  return from.length === 7 ? { from: `${from}-01`, to: month(to).to } : { from, to }
}

// Spans as "first last" months or days; months from one figure to the next where somebody said; the places that are missing.
for (const [title, spans, months, missing] of [
  ['months in a row miss nothing', ['2026-01', '2026-02', '2026-03'], 1, []],
  ['a month without a row is missing', ['2026-01', '2026-02', '2026-04'], 1, ['2026-03-01 2026-03-31']],
  ['months are known without anybody saying so', ['2026-01', '2026-02', '2026-04'], null, ['2026-03-01 2026-03-31']],
  [
    'several months over the end of a year and a short February',
    ['2025-11', '2026-03'],
    1,
    ['2025-12-01 2025-12-31', '2026-01-01 2026-01-31', '2026-02-01 2026-02-28'],
  ],
  ['a quarter', ['2025-10 2025-12', '2026-04 2026-06'], 3, ['2026-01-01 2026-03-31']],
  ['a half year', ['2025-04 2025-09', '2026-04 2026-09'], 6, ['2025-10-01 2026-03-31']],
  ['a calendar year', ['2022-01 2022-12', '2024-01 2024-12'], 12, ['2023-01-01 2023-12-31']],
  ['a financial year', ['2022-04 2023-03', '2024-04 2025-03'], 12, ['2023-04-01 2024-03-31']],
  ['a year from 1 August', ['2022-08 2023-07', '2024-08 2025-07'], 12, ['2023-08-01 2024-07-31']],
  ['a school year from 1 September', ['2022-09 2023-08', '2024-09 2025-08'], null, ['2023-09-01 2024-08-31']],
  [
    'a year that begins within a month',
    ['2022-08-16 2023-08-15', '2024-08-16 2025-08-15'],
    null,
    ['2023-08-16 2024-08-15'],
  ],
  ['a census day every year', ['2022-07-31', '2023-07-31', '2025-07-31'], 12, ['2024-07-31 2024-07-31']],
  [
    'the last day of each month stays the last',
    ['2026-01-31', '2026-02-28', '2026-04-30'],
    null,
    ['2026-03-31 2026-03-31'],
  ],
  [
    'the last year to date, every month',
    ['2024-12 2025-11', '2025-01 2025-12', '2025-03 2026-02'],
    1,
    ['2025-02-01 2026-01-31'],
  ],
  ['a month of each quarter, where quarters are due', ['2026-01', '2026-04', '2026-10'], 3, ['2026-07-01 2026-07-31']],
  [
    'months in a measure that is due by quarter are read as months',
    ['2026-01', '2026-02', '2026-04'],
    3,
    ['2026-03-01 2026-03-31'],
  ],
  [
    'quarters in a measure that is due by month are read as quarters',
    ['2025-07 2025-09', '2025-10 2025-12', '2026-04 2026-06'],
    1,
    ['2026-01-01 2026-03-31'],
  ],
  ['audit rounds have no step', ['2025-01-13 2025-02-02', '2025-05-19 2025-06-01', '2025-12-01'], null, []],
  ['irregular days have none', ['2026-01-05', '2026-03-17', '2026-04-02'], null, []],
  ['nor have months of which two lie in one', ['2026-01-05', '2026-01-17', '2026-04-02'], 1, []],
  ['nor have years followed by months', ['2024-01 2024-12', '2025-01', '2025-03'], 1, []],
  ['a year that was typed wrong is no hundred years of gaps', ['1926-01', '2026-02', '2026-03'], 1, []],
  ['mostly missing, and nobody said how often: they follow each other', ['2020-01', '2023-01', '2026-01'], null, []],
  ['one figure', ['2026-01'], 1, []],
  ['no figure', [], 1, []],
] as const)
  test(title, () => {
    const given = spans.map(span)
    const slots = onCalendar(given, months)
    assert.deepEqual(
      slots.flatMap(({ at, from, to }) => (at === null ? [`${from} ${to}`] : [])),
      missing,
    )
    assert.deepEqual(
      slots.flatMap(({ at, from, to }) => (at === null ? [] : [{ from, to }])),
      given,
    )
    assert.deepEqual(
      slots.flatMap(({ at }) => at ?? []),
      given.map((_, at) => at),
    )
    assert.deepEqual(
      slots.map(({ from }) => from),
      slots.map(({ from }) => from).toSorted(),
    )
  })
