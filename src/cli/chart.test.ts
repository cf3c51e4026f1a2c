import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { commandLine } from '../../test/command-line.ts'
import { command } from './chart.ts'
import { numberIn } from './chart-file.ts'
import { Usage } from './words.ts'

const folder = mkdtempSync(join(tmpdir(), 'chart-'))
after(() => rmSync(folder, { recursive: true }))

const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const run = commandLine(['chart'])

const month = (at: number) => `${2025 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
const valued = (values: (number | string)[]) =>
  `period,value\n${values.map((value, at) => `${month(at)},${value}`).join('\n')}\n`
const calm = [60, 64, 61, 65, 59, 63, 62.5, 60, 64, 61.5, 63, 60.5, 64.5, 62, 63.5, 61]
const ratios = (pairs: (readonly [number, number])[]) =>
  `period,numerator,denominator\n${pairs.map(([a, b], at) => `${month(at)},${a},${b}`).join('\n')}\n`
const shares = calm.map((value, at) => [Math.round(value / 4), 25 + (at % 3)] as const)

test('a month without a row is a missing figure, as an empty cell is', async () => {
  const whole = valued(calm.map((value, at) => (at === 5 ? '' : value)))
  const without = whole.replace(/^2025-06,\n/m, '')
  assert.notEqual(without, whole)
  const [empty, left] = await Promise.all([
    run(file('empty.csv', whole), '--json'),
    run(file('left.csv', without), '--json'),
  ])
  assert.equal(left.status, 0, left.err)
  assert.equal(left.out.replace('"June 2025"', '"2025-06"'), empty.out)
})

test('the contract: one JSON document with points, runs, variation, assurance and a sentence', async () => {
  const svg = join(folder, 'out.svg')
  const told = await run(
    file('i.csv', valued([...calm, 90])),
    '--json',
    '--target',
    '95',
    '--better',
    'higher',
    '--svg',
    svg,
  )
  assert.equal(told.status, 0, told.err)
  const answer = JSON.parse(told.out)
  assert.deepEqual([answer.type, answer.variation, answer.assurance], ['i', 'improvement', 'fails'])
  assert.equal(answer.points.length, 17)
  const { period, value, centre, lower, upper, signals } = answer.points[16]
  assert.deepEqual([period, value, signals], ['2026-05', 90, ['outside']])
  assert.ok(lower < centre && centre < upper && upper < 90)
  assert.deepEqual(Object.keys(answer.runs), [
    'useful',
    'longestRun',
    'longestRunMax',
    'crossings',
    'crossingsMin',
    'signal',
    'tooFewPoints',
  ])
  assert.match(answer.sentence, /^May 2026, at 90, is above the upper limit/)
  assert.match(readFileSync(svg, 'utf8'), /^<svg class="hf-chart hf-chart--wide"/)
})

test('auto chooses the chart, and the limits of a share are shares', async () => {
  const type = async (name: string, text: string) => {
    const told = await run(file(name, text), '--json')
    assert.equal(told.status, 0, told.err)
    return JSON.parse(told.out)
  }
  const p = await type('p.csv', ratios(shares))
  assert.equal(p.type, 'p')
  const [above, below] = shares.reduce(([x, n], [a, b]) => [x + a, n + b], [0, 0])
  const centre = above / below
  assert.ok(Math.abs(p.points[0].centre - centre) < 1e-12)
  assert.ok(Math.abs(p.points[0].upper - Math.min(1, centre + 3 * Math.sqrt((centre * (1 - centre)) / 25))) < 1e-12)
  assert.match(p.sentence, /^Ordinary ups and downs around 60%/)
  assert.equal((await type('u.csv', ratios(shares.map(([a], at) => [a, 3.5 + (at % 2)])))).type, 'u')
  assert.equal((await type('run.csv', valued(calm.slice(0, 12)))).type, 'run')
  assert.equal((await type('mean.csv', ratios(shares.map(([a, b]) => [a + 0.5, b])))).type, 'i')
})

test('missing figures stay missing, newest first is put in order, and too few is said', async () => {
  const told = await run(file('few.csv', '\ufeffPeriod;Value\n2025-03;7\n2025-02;\n2025-01;5\n'), '--json')
  assert.equal(told.status, 0, told.err)
  const { points, variation, sentence } = JSON.parse(told.out)
  assert.deepEqual(
    points.map(({ period, value }: { period: string; value: number | null }) => [period, value]),
    [
      ['2025-01', 5],
      ['2025-02', null],
      ['2025-03', 7],
    ],
  )
  assert.equal(variation, null)
  assert.equal(sentence, 'Too few points to say: ten are needed, there are two; the earliest is November 2025.')
})

test('bad rows are named, each in a sentence; wrong usage is told apart', async () => {
  const cases: [text: string | null, args: string[], status: number, sentence: RegExp][] = [
    ['period,value\n2025-01,5\n2025-02,x\n', [], 1, /^Row 3: “x” in the column value is not a number/],
    ['period,value\n2025-01,5\n2025-01,6\n', [], 1, /^Row 3: 2025-01 stands in row 2 already/],
    ['period,value\n,5\n', [], 1, /^Row 2: the period is empty/],
    ['month,value\n2025-01,5\n', [], 1, /^Row 1: the column “period” is missing/],
    ['period,value\n', [], 1, /^There is no row/],
    ['', [], 1, /is empty\.$/m],
    [ratios([[5, 4]]), ['--type', 'p'], 1, /^Row 2: the numerator 5 is larger than the denominator 4/],
    [valued([1, 2]), ['--type', 'p'], 1, /^A p chart needs the columns period, numerator and denominator/],
    [valued([1, 2.5]), ['--type', 'c'], 1, /^Row 3: 2.5 is no count/],
    [valued([1, 0]), ['--type', 't'], 1, /^Row 3: 0 is not a time/],
    [valued([1, 2]), ['--svg', '/nowhere/at/all.svg'], 1, /^The picture could not be written/],
    [null, [], 1, /^There is no file/],
    [valued([1]), ['--type', 'pie'], 2, /^--type is one of/],
    [valued([1]), ['--freeze', '0'], 2, /^--freeze is a whole number/],
    [valued([1]), ['--target', 'high'], 2, /^--target is a number/],
    [valued([1]), ['--better', 'more'], 2, /^--better is/],
    [valued([1]), ['--colour', 'red'], 2, /^Unknown option/],
  ]
  for (const [nth, [text, args, status, sentence]] of cases.entries()) {
    const path = text === null ? join(folder, 'none.csv') : file(`bad-${nth}.csv`, text)
    // In this process: whoever catches it exits with 2 for wrong usage and with 1 for the rest (words.ts).
    await assert.rejects(command.run([path, ...args]), (error: Error) => {
      assert.equal(error instanceof Usage ? 2 : 1, status, `${nth}: ${error.message}`)
      assert.match(error.message, sentence)
      return true
    })
  }
  const bad = await run(file('bad.csv', 'period,value\n2025-01,x\n,7\n'))
  assert.deepEqual([bad.status, bad.out, bad.err.trim().split('\n').length], [1, '', 2])
  const without = await run()
  assert.equal(without.status, 2)
  assert.match(without.err, /^Give a CSV file/)
})

test('numbers as people write them', () => {
  const cases: [string, number | null | undefined][] = [
    ['72', 72],
    ['72.5%', 72.5],
    ['1,250', 1250],
    ['1,250,000.5', 1_250_000.5],
    ['−3', -3],
    ['.5', 0.5],
    ['', null],
    [' ', null],
    ['1,25', undefined],
    ['n/a', undefined],
    ['-', undefined],
    ['%', undefined],
    ['1e999', undefined],
    ['12 weeks', undefined],
  ]
  for (const [text, number] of cases) assert.equal(numberIn(text), number, text)
})
