import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSeries } from '../../../statistics/series-reading.ts'
import type { Calendar, Chart, Figure, Frequency, Measure } from '../model.ts'
import { dated, drawableOf } from './series.ts'

const measure = (change: Partial<Measure> = {}) =>
  ({
    id: '0190aaaa-0000-7000-8000-000000000000',
    title: 'Seen in time',
    unit: 'weeks',
    better: 'lower',
    frequency: 'month',
    calendar: 'calendar',
    chart: 'auto',
    baseline_points: null,
    ...change,
  }) as Measure

const figure = (period_from: string, period_to: string, value: number | null, withheld = ''): Figure => ({
  id: period_from,
  measure_id: 'm',
  period_from,
  period_to,
  value,
  withheld,
  numerator: null,
  denominator: null,
  state: 'final',
  note: '',
  entered_at: new Date(0),
})
const month = (at: number, value: number | null) => {
  const day = (n: number) => new Date(Date.UTC(2024, at + n, n === 0 ? 1 : 0)).toISOString().slice(0, 10)
  return figure(day(0), day(1), value)
}
const facts = (figures: readonly Figure[], change: Partial<Measure> = {}) => ({
  measure: measure(change),
  figures,
  phases: [],
  breaks: [],
  exclusions: [],
  annotations: [],
  steps: [],
  today: '2026-11-27',
})
const values = [9, 12, 8, 11, 10, 13, 9, 12, 8, 11, 10, 13, 9, 12, 8, 11]

test('a month without a row is read as a month whose figure is missing', () => {
  const rows = values.map((value, at) => month(at, value))
  const holed = drawableOf(facts(rows.filter((_, at) => at !== 5)))
  const told = readSeries({ type: 'i', values: values.map((value, at) => (at === 5 ? null : value)), better: 'lower' })
  assert.ok(holed && !('reason' in told))
  assert.deepEqual(holed.reading.points, told.points)
  assert.equal(holed.series.periods[5]?.words, 'June 2024')
  assert.deepEqual(
    holed.shown.map(({ missing }) => missing ?? false),
    values.map((_, at) => at === 5),
  )
  const joined = readSeries({ type: 'i', values: values.filter((_, at) => at !== 5), better: 'lower' })
  assert.ok(!('reason' in joined))
  assert.notEqual(holed.reading.points[0]?.upper, joined.points[0]?.upper, 'its neighbours are not adjacent')
})

test('seven on one side are a shift, but not where a month between them is missing', () => {
  const moved = [...values, ...Array.from({ length: 7 }, () => 9)].map((value, at) => month(at, value))
  const variation = (figures: readonly Figure[]) => drawableOf(facts(figures))?.reading.variation
  assert.equal(variation(moved), 'improvement')
  const late = moved.map((each, at) => (at < 19 ? each : month(at + 1, each.value)))
  assert.equal(variation(late), 'common')
})

for (const [title, frequency, calendar, chart, spans, missing] of [
  ['months', 'month', 'calendar', 'auto', ['2026-01-01 2026-01-31', '2026-03-01 2026-03-31'], ['2026-02-01']],
  ['quarters', 'quarter', 'financial', 'auto', ['2025-04-01 2025-06-30', '2025-10-01 2025-12-31'], ['2025-07-01']],
  ['financial years', 'year', 'financial', 'auto', ['2022-04-01 2023-03-31', '2024-04-01 2025-03-31'], ['2023-04-01']],
  ['years from August', 'year', 'academic', 'auto', ['2022-08-01 2023-07-31', '2024-08-01 2025-07-31'], ['2023-08-01']],
  ['audit rounds', 'year', 'audit_round', 'auto', ['2022-08-01 2023-07-31', '2024-08-01 2025-07-31'], []],
  [
    'now and then, by year',
    'irregular',
    'calendar',
    'auto',
    ['2022-01-01 2022-12-31', '2024-01-01 2024-12-31'],
    ['2023-01-01'],
  ],
  ['now and then, on days', 'irregular', 'calendar', 'auto', ['2026-01-05 2026-01-05', '2026-04-17 2026-04-17'], []],
  ['cases between events', 'month', 'calendar', 'g', ['2026-01-05 2026-01-05', '2026-04-17 2026-04-17'], []],
  ['time between events', 'month', 'calendar', 't', ['2026-01-01 2026-01-31', '2026-03-01 2026-03-31'], []],
  ['a withheld month is there', 'month', 'calendar', 'auto', ['2026-01-01 2026-01-31', '2026-02-01 2026-02-28 <5'], []],
] as const satisfies [string, Frequency, Calendar, Chart, string[], string[]][])
  test(`missing between figures: ${title}`, () => {
    const figures = spans.map((words) => {
      const [from = '', to = '', withheld] = words.split(' ')
      return figure(from, to, withheld ? null : 1, withheld)
    })
    const all = dated(measure({ frequency, calendar, chart }), figures.toReversed())
    assert.deepEqual(
      all.flatMap((each) => (each.missing ? [each.period_from] : [])),
      missing,
    )
    assert.deepEqual(
      all.filter((each) => !each.missing),
      figures,
    )
  })
