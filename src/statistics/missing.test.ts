import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lastRun, runChart } from './run-chart.ts'

// What levels of the thread are suggested by: a run chart has no steps between neighbours, so a gap changes nothing.
test('a missing month neither breaks nor lengthens a run: with gaps a run chart says what it says without them', () => {
  let seed = 7
  const roll = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  for (let round = 0; round < 300; round++) {
    const holed = Array.from({ length: 10 + Math.floor(roll() * 30) }, () =>
      roll() < 0.2 ? null : Math.round(roll() * 9),
    )
    const known = holed.filter((value) => value !== null)
    assert.deepEqual(runChart(holed), runChart(known))
    const { side, length } = lastRun(holed, 4)
    assert.deepEqual([side, length], [lastRun(known, 4).side, lastRun(known, 4).length])
  }
})
