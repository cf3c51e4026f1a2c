import { type Chart, type ChartType, controlChart } from '../../src/statistics/control-chart.ts'
import { runLimits } from '../../src/statistics/runs.ts'
import type { Case, Given } from './answers.ts'

type Qic = {
  chart: ChartType
  y: (number | null)[]
  n: (number | null)[] | null
  screenMovingRanges: boolean
  freeze: number | null
  part: number[] | number | null
  exclude: number[] | number | null
  cl: number | null
  yNeg: boolean
}

/** Run and control charts as qicharts2 draws them, and the limits of the Anhøj rules. */
export function chartAnswers(file: string, each: Case): Given | undefined {
  if (file.startsWith('anhoej.limits')) return runLimits2((each.input as unknown as { nUseful: number }).nUseful)
  if (file.startsWith('anhoej.crsignal')) return crossingsOrRun(each.input as unknown as Crsignal)
  if (file.startsWith('spc.qicharts2')) return qic(each.input as unknown as Qic, each)
  return undefined
}

const runLimits2 = (n: number) => {
  const { longestRunMax, crossingsMin } = runLimits(n)
  return { longestRunMax, nCrossingsMin: crossingsMin }
}

type Crsignal = { nUseful: number; crossings: number; longestRun: number; method: string }
const crossingsOrRun = ({ nUseful, crossings, longestRun, method }: Crsignal): Given => {
  if (method !== 'anhoej') return 'the best box and cut box rules are not offered'
  const { longestRunMax, crossingsMin } = runLimits(nUseful)
  return { signal: longestRun > longestRunMax || crossings < crossingsMin }
}

const list = (value: number[] | number | null) => (value === null ? null : [value].flat())

function qic(i: Qic, { follow, expected }: Case): Given {
  const made = controlChart({
    type: i.chart,
    values: i.y,
    denominators: i.n,
    freeze: i.freeze,
    parts: list(i.part),
    exclude: list(i.exclude),
    centre: i.cl,
    screened: i.screenMovingRanges,
    notNegative: !i.yNeg,
  })
  if ('reason' in made) return { error: made.reason }
  if (follow === 'peer-specific' && made.parts.some(({ degenerate, observed }) => degenerate || observed < 12))
    return 'the package gives no limits where nothing varies'
  if (expected['error'] !== undefined) return { error: 'none' }
  return asQic(made)
}

const asQic = ({ points, parts }: Chart) => ({
  y: points.map(({ value }) => value),
  cl: points.map(({ centre }) => centre),
  lcl: points.map(({ lower }) => lower),
  ucl: points.map(({ upper }) => upper),
  lcl2sigma: points.map(({ lower2 }) => lower2),
  ucl2sigma: points.map(({ upper2 }) => upper2),
  sigmaSignal: points.map(({ outside }) => outside),
  parts: parts.map((part, n) => ({
    part: n + 1,
    firstPoint: part.first,
    lastPoint: part.last,
    nObs: part.observed,
    nUseful: part.useful,
    longestRun: part.longestRun,
    longestRunMax: part.longestRunMax,
    nCrossings: part.crossings,
    nCrossingsMin: part.crossingsMin,
    runsSignal: part.signal,
  })),
})
