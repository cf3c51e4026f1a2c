// Odd data at every exported function: nothing throws, nothing goes on for ever. What comes out may be nothing.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { below, generator } from './sampling.ts'

const next = generator('odd')
const pick = <T>(of: readonly T[]): T => of[below(of.length, next)] as T
const odd = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -1,
  -0,
  0,
  0.5,
  1,
  2,
  3,
  7,
  1e9,
  1e15,
  1e308,
  -1e308,
  5e-324,
]
const number = () => pick(odd)
const gap = () => pick<number | null>([...odd, null, null])
const list = <T>(one: () => T, lengths = [0, 1, 2, 3, 13, 30]): T[] => Array.from({ length: pick(lengths) }, one)
const flag = () => pick([true, false])
const ratings = () => {
  const raters = pick([0, 1, 2, 3])
  return list(() => Array.from({ length: raters }, gap), [0, 1, 2, 5, 12])
}
const categories = () => pick([[], [1], [1, 2, 3], [Number.NaN, 1], [1, 1], list(number)])
const weights = () => pick(['unweighted', 'linear', 'quadratic', 'ordinal'] as const)
const type = () => pick(['run', 'i', 'mr', 'p', 'pp', 'u', 'up', 'c', 'g', 't'] as const)
const better = () => pick(['higher', 'lower', 'neither'] as const)
const twoOfThree = () => pick(['2023', 'nhsr', 'powerbi'] as const)
const whole = () => pick([null, [], [0], [1, 2], [5, 5, 3], [-1, 99], [Number.NaN]])
const series = () => ({
  type: type(),
  values: list(gap),
  denominators: pick([null, list(gap)]),
  freeze: pick([null, number()]),
  parts: whole(),
  exclude: whole(),
  centre: gap(),
  screened: flag(),
  notNegative: flag(),
  freezeEachPart: flag(),
})
const point = () => ({
  value: gap(),
  centre: gap(),
  lower: gap(),
  upper: gap(),
  lower2: gap(),
  upper2: gap(),
  lower1: gap(),
  upper1: gap(),
  outside: flag(),
})
const asked = () => ({ ...series(), better: better(), target: gap(), rebaseAt: whole(), per: number() })
const names = ['a', 'b', 'c', 'all', 'strange']
const table = () => ({
  cells: list(() => ({ id: pick(names), value: number() })),
  sums: list(() => ({ total: pick(names), of: list(() => pick(names)) }), [0, 1, 2, 3]),
})
const hidden = () => new Set(list(() => pick(names)))
const unknowns = () => pick([0, 1, 2, 5])
const objective = () => list((): [number, number] => [pick([0, 1, 4, 9, -1]), number()])
const equations = () => list(() => ({ terms: objective(), total: number() }), [0, 1, 2, 3])

const day = () => pick(['', 'x', '2026-02-31', '2026-01-01', '2026-01-31', '2026-03-31', '0000-01-01', '9999-12-31'])

type Any = (...args: never[]) => unknown
/** How each function is called with odd data. A new function needs a line here. */
const odds: Record<string, () => unknown[]> = {
  weightsOf: () => [number(), weights(), pick([undefined, list(number)])],
  cohenKappa: () => [ratings(), categories(), pick(['unweighted', 'linear', 'quadratic'])],
  fleissComplete: () => [ratings()],
  gwet: () => [ratings(), categories(), weights()],
  fleissKappa: () => [ratings(), categories(), weights()],
  percentAgreement: () => [ratings(), categories()],
  krippendorff: () => [ratings(), pick(['nominal', 'ordinal', 'interval'])],
  allocate: () => [list(number), number(), { minimum: number() }],
  attacker: () => [table(), hidden()],
  controlChart: () => [series()],
  normalCdf: () => [number()],
  twoSided: () => [number()],
  normalQuantile: () => [number()],
  logFactorial: () => [number()],
  logChoose: () => [number(), number()],
  halfBinomialQuantile: () => [number(), number()],
  hypergeometric: () => [number(), number(), number(), number()],
  studentQuantile: () => [number(), number()],
  wilson: () => [number(), number(), number()],
  wilsonFinite: () => [number(), number(), number(), number()],
  exactHypergeometric: () => [number(), number(), number(), number()],
  newcombe: () => [number(), number(), number(), number(), number()],
  stratified: () => [list(() => ({ x: number(), n: number(), N: number() })), number()],
  makingDataCount: () => [{ ...asked(), twoOfThree: twoOfThree(), fixAfter: gap(), trend: number(), shift: number() }],
  meaningOf: () => [number(), better()],
  assuranceOf: () => [pick([undefined, point()]), gap(), better()],
  movingRanges: () => [list(gap)],
  meanRange: () => [list(number), flag()],
  mean: () => [list(number)],
  medianOf: () => [list(number)],
  median: () => [list(number)],
  holm: () => [list(gap)],
  bonferroni: () => [list(gap)],
  benjaminiHochberg: () => [list(gap)],
  compareOrdinal: () => [list(number), list(number), { confidence: number(), exactUpTo: number() }],
  dealtAnew: () => [list(number, [0, 1, 2, 8]), list(number, [0, 1, 2, 8])],
  spreadOfPairs: () => [list(number), list(number)],
  dominance: () => [list(number), list(number)],
  deltaInterval: () => [list(number), list(number), { above: number(), below: number() }, number(), number()],
  onCalendar: () => [list(() => ({ from: day(), to: day() })), gap()],
  shiftAfter: () => [list(number), list(number), better()],
  fewestToShift: () => [list(number), better()],
  runChart: () => [list(gap), pick([undefined, number()])],
  lastRun: () => [list(gap), number()],
  runsOf: () => [list(gap), gap()],
  runLimits: () => [number()],
  generator: () => [pick(['', 'x', '\ud800', 'x'.repeat(10_000)])],
  below: () => [number(), generator('odd')],
  draw: () => [list(number), number(), ''],
  readSeries: () => [asked()],
  rebasing: () => [
    { type: type(), better: better(), target: gap(), points: [], phases: [], variation: null, assurance: null },
  ],
  chooseChart: () => [list(gap), pick([null, list(gap)])],
  signalsOf: () => [list(point), { shift: number(), trend: number(), twoOfThree: twoOfThree(), wholePattern: flag() }],
  extremes: () => [unknowns(), equations(), list(objective)],
  solver: () => [unknowns(), equations()],
  isSmall: () => [number(), number(), flag()],
  audit: () => [table(), hidden(), hidden()],
  suppress: () => [table(), number(), { zeros: flag(), also: hidden(), known: hidden(), unprinted: hidden() }],
  tableOf: () => [list(() => list(number))],
}

const shown = (args: unknown[]) =>
  JSON.stringify(args, (_, x) =>
    x instanceof Set ? [...x] : typeof x === 'number' && !Number.isFinite(x) ? String(x) : x,
  ).slice(0, 600)

const files = readdirSync(import.meta.dirname).filter((name) => /^[a-z-]+\.ts$/.test(name))
for (const file of files)
  for (const [name, f] of Object.entries((await import(`./${file}`)) as Record<string, unknown>))
    if (typeof f === 'function')
      test(`${name} (${file}) throws at nothing odd`, () => {
        const make = odds[name]
        assert.ok(make, `say in the table above how ${name} is called with odd data`)
        for (let n = 0; n < 300; n++) {
          const args: unknown[] = make()
          const before = performance.now()
          try {
            ;(f as Any)(...(args as never[]))
          } catch (cause) {
            assert.fail(`${name}(${shown(args)}): ${cause instanceof Error ? cause.stack : cause}`)
          }
          const took = performance.now() - before
          if (took >= 2000) assert.fail(`${name}(${shown(args)}) took ${Math.round(took)} ms`)
        }
      })
