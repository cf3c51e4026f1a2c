// Figures computed by qicharts2 0.8.1 (runs.analysis), copied as numbers.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lastRun, medianOf, runChart } from './run-chart.ts'
import { runLimits } from './runs.ts'

type Case = [
  name: string,
  values: (number | null)[],
  median: number | null,
  useful: number,
  run: number | null,
  runMost: number | null,
  crossings: number | null,
  crossingsLeast: number | null,
  signal: boolean | null,
]

// biome-ignore format: one case on one line
const cases: Case[] = [
  ["norm_n12_s1", [39.899, 44.682, 44.479, 67.804, 38.436, 36.61, 46.904, 59.725, 50.797, 50.106, 57.361, 55.843], 48.505, 12, 5, 7, 3, 3, false],
  ["norm_n24_s1", [56.091, 53.587, 40.344, 32.99, 57.447, 47.584, 50.477, 48.926, 44.112, 62.887, 53.393, 70.436, 48.415, 60.69, 57.251, 37.413, 47.596, 40.001, 57.026, 55.341, 55.487, 50.659, 42.151, 47.034], 50.568, 24, 4, 8, 9, 8, false],
  ["ties_int_s1", [4, 2, 2, 7, 2, 5, 4, 2, 7, 1, 3, 4, 1, 2, 0, 3, 1, 2, 3, 1, 1, 3, 6, 0, 6, 3, 1, 3, 1, 3], 2.5, 30, 3, 8, 20, 10, false],
  ["ties_half_on_median", [8, 4, 5, 5, 9, 8, 5, 5, 5, 5, 2, 5, 5, 3, 3, 7, 5, 5, 7, 1, 6, 5, 2, 5], 5, 12, 3, 7, 7, 3, false],
  ["constant_24", [7.5, 7.5, 7.5, 7.5, 7.5, 7.5, 7.5, 7.5, 7.5, 7.5, 7.5, 7.5, 7.5, 7.5, 7.5, 7.5, 7.5, 7.5, 7.5, 7.5, 7.5, 7.5, 7.5, 7.5], 7.5, 0, null, null, null, null, false],
  ["short_n1", [20.59], 20.59, 0, null, null, null, null, false],
  ["short_n8", [18.55, 23.2, 21.02, 24.42, 20.9, 21.22, 22.35, 14.23], 21.12, 8, 2, 6, 6, 1, false],
  ["missing_s1", [19.5, 20.71, 18.64, 14.23, 23.88, 24.99, 21.63, 21.3, 15.41, 24.33, 17.02, 19.09, 10.14, 21.65, 16.94, 25.76, 27.25, 14.38, null, 22.37, 26.81, 16.23, 19.84, 21.84, 21.25, 28.24, 20.83, 16.68, 23.04, 18.79], 20.83, 28, 4, 8, 14, 9, false],
  ["missing_adjacent", [5, 6, 4, null, null, 8, 5, 6, 7, 4, 5, 6, null, 7, 5, 6, 4, 5, 6, 7], 6, 12, 3, 7, 7, 3, false],
  ["step_shift_s1", [33.31, 30.3, 30.5, 39.06, 26.65, 28.12, 30.06, 33.85, 28.87, 30.28, 28.53, 29.17, 32.1, 23.93, 28.78, 31.36, 25.15, 29.8, 28.59, 34.45, 37.44, 47.07, 35.95, 36.26, 32.47, 39.11, 40.75, 40.76, 42.55, 33.98, 50.66, 43.09], 32.285, 32, 13, 8, 6, 11, true],
  ["step_shift_s2", [31.22, 26.43, 22.78, 24.42, 32.35, 35.45, 25.08, 29.72, 38.47, 32.43, 39.9, 24.29, 29.56, 29.42, 31.95, 30.56, 28.23, 32.32, 35.09, 36.59, 14.63, 24.17, 27.68, 18.07, 22.1, 23.89, 23.54, 20.35, 28.54, 24.31, 24.12, 23.09], 27.955, 32, 8, 8, 9, 11, true],
  ["run_high_len9", [41.47, 42.66, 36.28, 35.07, 38.23, 43.26, 39.12, 46.55, 38.45, 41.11, 40.13, 33.65, 44.61, 41.73, 47.88, 47.33, 48.1, 46.69, 47.3, 47.39, 49.37, 48.9, 48.42, 33.59, 35.41, 43.49, 43.54, 45.16], 43.375, 28, 9, 8, 7, 9, true],
  ["run_low_len9", [40.96, 39.6, 38.83, 36.2, 40.05, 35.56, 49.59, 37.35, 40.8, 31.83, 32.28, 31.63, 31.13, 31.44, 30.53, 31.24, 29.7, 31.55, 42.93, 38.85, 34.48, 43.23, 48.82, 35.16, 35.94, 36.45, 41.03, 35.4], 36.07, 28, 9, 8, 9, 9, true],
  ["monotone_all", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20], 10.5, 20, 10, 7, 1, 6, true],
  ["ar1_s1", [19.335, 19.394, 23.838, 23.927, 21.393, 21.219, 19.279, 19.843, 22.734, 22.119, 21.72, 23.494, 24.291, 20.914, 23.538, 18.21, 20.528, 22.953, 20.676, 22.767, 21.715, 20.563, 17.992, 18.131, 21.356, 20.129, 21.905, 20.096, 20.063, 21.502, 20.644, 20.161, 19.089, 17.749, 18.421, 14.197, 15.153, 16.603, 16.324, 17.009], 20.5455, 40, 9, 8, 12, 14, true],
  ["negative_values", [-2.307, -3.836, -3.448, -6.87, -6.734, -6.908, -7.355, -5.969, -5.854, -8.487, 0.031, -6.974, -12.231, 1.393, -6.847, -7.83, -1.634, -3.891, 0.882, -3.543, -2.463, -5.295, -1.251, -3.772], -4.593, 24, 7, 8, 8, 8, false],
  ["zero_inflated", [1, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0], 0, 5, 5, 5, 0, 0, false],
  ["count_shift", [4, 5, 7, 3, 4, 3, 5, 8, 10, 4, 5, 8, 4, 4, 7, 14, 22, 19, 12, 4, 6, 24, 11, 16, 19, 9, 16], 7, 25, 6, 8, 7, 8, true],
]

for (const [name, values, median, useful, run, runMost, crossings, crossingsLeast, signal] of cases)
  test(`a run chart of ${name.replaceAll('_', ' ')} says what qicharts2 says`, () => {
    const chart = runChart(values)
    assert.ok(Math.abs((chart.median ?? Number.NaN) - (median ?? Number.NaN)) < 1e-9)
    assert.equal(chart.useful, useful)
    assert.equal(chart.longestRun, run ?? 0)
    assert.equal(chart.longestRunMost, runMost)
    assert.equal(chart.crossings, crossings ?? 0)
    assert.equal(chart.crossingsLeast, crossingsLeast)
    if (!chart.tooFew) assert.equal(chart.signal, signal)
  })

// biome-ignore format: a table
const limits = [[1, 3, 0], [5, 5, 0], [13, 7, 3], [16, 7, 4], [64, 9, 25], [100, 10, 41], [181, 10, 79], [200, 11, 88], [240, 11, 107]]

for (const [n = 0, run, crossings] of limits)
  test(`the limits of ${n} useful points are ${run} and ${crossings}`, () => {
    assert.deepEqual(runLimits(n), { longestRunMax: run, crossingsMin: crossings })
  })

test('thousands of points do not lose the limit of crossings', () => {
  const limit = runLimits(5000).crossingsMin
  assert.ok(limit > 2400 && limit < 2500, String(limit))
})

test('fewer than ten useful points are too few to say, however clear they look', () => {
  const chart = runChart([1, 1, 1, 1, 9, 9, 9, 9])
  assert.equal(chart.tooFew, true)
  assert.equal(chart.signal, false)
})

test('no point at all gives no median, no limit and no signal', () => {
  const { median, longestRunMost, crossingsLeast, signal, tooFew } = runChart([null, null])
  assert.deepEqual(
    { median, longestRunMost, crossingsLeast, signal, tooFew },
    {
      median: null,
      longestRunMost: null,
      crossingsLeast: null,
      signal: false,
      tooFew: true,
    },
  )
})

test('a median that was given is kept', () =>
  assert.equal(runChart([5, 6, 7, 5, 6, 7, 5, 6, 7, 5, 6, 7], 4).longestRun, 12))

test('the rule that was broken is named', () => {
  assert.deepEqual(runChart([1, 1, 1, 1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9, 9, 9]).by, ['run', 'crossings'])
})

test('points on the median neither break nor lengthen the last run', () => {
  assert.deepEqual(lastRun([1, 9, 5, 9, null, 9], 5), { side: 'above', length: 3, from: 1 })
  assert.deepEqual(lastRun([5, 5], 5), { side: null, length: 0, from: 2 })
  assert.deepEqual(lastRun([9, 9, 1], 5), { side: 'below', length: 1, from: 2 })
})

test('the median of an even number lies between the two in the middle', () => assert.equal(medianOf([4, 1, 3, 2]), 2.5))
