import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makingDataCount } from './making-data-count.ts'
import { type Asked, chooseChart, readSeries, rebasing } from './series-reading.ts'

const read = (asked: Asked) => {
  const reading = readSeries(asked)
  if ('reason' in reading) throw new Error(reading.reason)
  return reading
}
// Numbers that come the same on every run.
const dice = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

test('an i chart says what Making Data Count says: limits, the first signal of each point, variation, assurance', () => {
  const roll = dice(2)
  for (let round = 0; round < 200; round++) {
    const values = Array.from({ length: 13 + Math.floor(roll() * 30) }, (_, at) =>
      roll() < 0.05 ? null : Math.round(roll() * 20) + (at > 18 ? roll() * 12 : 0),
    )
    const asked = { values, better: 'higher' as const, target: roll() * 30 }
    const [ours, theirs] = [read({ type: 'i', ...asked }), makingDataCount(asked)]
    if (!theirs.enough) continue
    assert.deepEqual(
      ours.points.map(({ centre, lower, upper, signals, meaning }) => [
        centre,
        lower,
        upper,
        signals[0] ?? null,
        meaning,
      ]),
      theirs.points.map(({ centre, lower, upper, cause, meaning }) => [centre, lower, upper, cause, meaning]),
    )
    assert.deepEqual([ours.variation, ours.assurance], [theirs.variation, theirs.assurance])
  }
})

test('a ratio is read in its own unit, and a missing denominator has no limits', () => {
  const asked: Asked = {
    type: 'p',
    values: Array.from({ length: 14 }, (_, at) => 10 + (at % 3)),
    denominators: Array.from({ length: 14 }, (_, at) => (at === 4 ? 0 : 20)),
  }
  const [share, percent] = [read(asked), read({ ...asked, per: 100 })]
  assert.equal(share.points[4]?.value, null)
  assert.equal(share.points[4]?.upper, null)
  for (const [at, { value, centre }] of share.points.entries()) {
    const hundred = percent.points[at]
    if (value !== null) assert.ok(Math.abs(value * 100 - (hundred?.value ?? 0)) < 1e-9)
    assert.ok(Math.abs((centre ?? 0) * 100 - (hundred?.centre ?? 0)) < 1e-9)
  }
})

test('a point left out is neither reckoned nor judged, and its neighbours meet', () => {
  const calm = [60, 64, 61, 65, 59, 63, 62, 60, 64, 61, 63, 60, 64, 62]
  const [plain, wild] = [
    read({ type: 'i', values: calm }),
    read({ type: 'i', values: [...calm.slice(0, 7), 300, ...calm.slice(7)], exclude: [8] }),
  ]
  assert.equal(wild.points[0]?.upper, plain.points[0]?.upper)
  assert.deepEqual([wild.points[7]?.signals, wild.points[7]?.excluded], [[], true])
})

test('below the fewest points nothing is said, though the numbers stand', () => {
  const few = read({ type: 'i', values: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 90], better: 'higher', target: 5 })
  assert.deepEqual(
    [few.variation, few.assurance, few.points.some(({ signals }) => signals.length > 0)],
    [null, null, false],
  )
  assert.notEqual(few.points[0]?.upper, null)
  const run = read({ type: 'run', values: [1, 2, 3, 4, 5, 6, 7, 8, 9] })
  assert.deepEqual([run.variation, run.phases[0]?.enough, run.phases[0]?.useful], [null, false, 8])
})

test('a new phase is suggested only after nine on one side and with ten before them', () => {
  const at = (before: number, after: number) =>
    rebasing(
      read({
        type: 'i',
        values: Array.from({ length: before + after }, (_, nth) =>
          nth < before ? 50 + (nth % 2) * 4 : 70 + (nth % 2),
        ),
        freeze: Math.min(before, 12),
      }),
    )
  assert.deepEqual(at(14, 9), { side: 'above', length: 10, first: 14 })
  assert.equal(at(13, 8), null)
  assert.equal(at(6, 12), null)
})

test('the chart that suits', () => {
  const many = (value: number) => Array.from({ length: 13 }, () => value)
  const cases: [values: (number | null)[], denominators: (number | null)[] | null, type: string][] = [
    [many(5), null, 'i'],
    [many(5).slice(1), null, 'run'],
    [[...many(5).slice(1), null], null, 'run'],
    [many(5), many(9), 'p'],
    [many(5), many(5), 'p'],
    [many(9), many(5), 'u'],
    [many(5), many(7.5), 'u'],
    [many(5.5), many(9), 'i'],
    [many(5), [...many(9).slice(1), 0], 'run'],
    [[], null, 'run'],
  ]
  for (const [values, denominators, type] of cases)
    assert.equal(chooseChart(values, denominators).type, type, JSON.stringify([values, denominators]))
})
