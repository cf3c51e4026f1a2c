import { type ChartType, controlChart } from '../../src/statistics/control-chart.ts'
import { assuranceOf, type Better, meaningOf } from '../../src/statistics/making-data-count.ts'
import { type Signals, signalsOf } from '../../src/statistics/signals.ts'
import type { Case, Given } from './answers.ts'

type Input = {
  chart: string
  numerators: (number | null)[]
  denominators: (number | null)[] | null
  keepOutliersInLimits: boolean
  shiftN: number
  trendN: number
  twoInThreeHighlightSeries: boolean
  improvementDirection: 'increase' | 'decrease' | 'neutral'
  target?: number | null
  subset?: number
  phases?: string[]
}

/** Charts as PowerBI-SPC draws them: it leaves out points that it cannot use before it works anything out. */
export function powerbiAnswers(file: string, { input, follow, expected }: Case): Given | undefined {
  if (!file.startsWith('spc.powerbispc')) return undefined
  const i = input as unknown as Input
  const used = i.numerators.flatMap((value, at) =>
    value === null || (i.denominators !== null && (i.denominators[at] ?? null) === null) ? [] : [at],
  )
  const phases = i.phases && used.map((at) => i.phases?.[at])
  const firsts = phases ? phases.flatMap((phase, n) => (n > 0 && phase !== phases[n - 1] ? [n] : [])) : []
  const plain = i.chart === 'i_m' || i.chart === 'i_mm' ? 'i' : i.chart
  const made = controlChart({
    type: plain as ChartType,
    values: used.map((at) => i.numerators[at] ?? null),
    denominators: i.denominators === null ? null : used.map((at) => i.denominators?.[at] ?? null),
    parts: firsts,
    freeze: i.subset ?? null,
    screened: !i.keepOutliersInLimits,
    centreBy: plain === i.chart ? 'mean' : 'median',
    rangeBy: i.chart === 'i_mm' ? 'median' : 'mean',
  })
  // It has no range for the first point, so it drops that point.
  if (i.chart === 'mr' && !('reason' in made)) {
    used.shift()
    made.points.shift()
    for (const part of made.parts) {
      part.first = Math.max(1, part.first - 1)
      part.last--
    }
  }
  if ('reason' in made) return follow === 'yes' ? { error: made.reason } : 'the package accepts 0 between events'
  if (follow === 'peer-specific' && made.parts.some(({ degenerate, observed }) => degenerate || observed < 2))
    return 'the package gives no limits where nothing varies'
  const better: Better =
    i.improvementDirection === 'increase' ? 'higher' : i.improvementDirection === 'decrease' ? 'lower' : 'neither'
  const signals = made.parts.map(({ first, last }) =>
    signalsOf(made.points.slice(first - 1, last), {
      shift: i.shiftN,
      trend: i.trendN,
      twoOfThree: 'powerbi',
      wholePattern: i.twoInThreeHighlightSeries,
    }),
  )
  const flags = (rule: keyof Signals) =>
    signals.flatMap((each) => each[rule].map((direction) => flag(direction, better)))
  const { points } = made
  // A run chart has no limits there at all, not even empty ones.
  const limits = i.chart === 'run' ? wholly : (values: (number | null)[]) => values
  const last = points.length - 1
  const all = {
    astronomical: flags('outside'),
    shift: flags('shift'),
    trend: flags('trend'),
    twoInThree: flags('twoOfThree'),
  }
  const last2 = assuranceOf(points[last], i.target ?? null, better)
  return {
    usedPoints: used.map((at) => at + 1),
    phases: made.parts.map(({ first, last: end }) => [first, i.chart === 'mr' ? end + 1 : end]),
    values: points.map(({ value }) => value),
    centre: points.map(({ centre }) => centre),
    ll99: limits(points.map(({ lower }) => lower)),
    ll95: limits(points.map(({ lower2 }) => lower2)),
    ll68: limits(points.map(({ lower1 }) => lower1)),
    ul68: limits(points.map(({ upper1 }) => upper1)),
    ul95: limits(points.map(({ upper2 }) => upper2)),
    ul99: limits(points.map(({ upper }) => upper)),
    flags: all,
    variationIcons: icons(
      Object.values(all).map((each) => each[last] ?? 'none'),
      better,
    ),
    assuranceIcon:
      last2 === null
        ? 'none'
        : { passes: 'consistentPass', fails: 'consistentFail', hit_or_miss: 'inconsistent' }[last2],
    ...(expected['error'] === undefined ? {} : { error: 'none' }),
  }
}

const flag = (direction: number, better: Better): string => {
  const meaning = meaningOf(direction, better)
  return meaning === 'common' ? 'none' : meaning === 'concern' ? 'deterioration' : meaning
}

// The package's icon names the side from which the value came to be better or worse, as the direction of improvement has it.
const icons = (last: readonly string[], better: Better): string[] => {
  const names = new Set(last.filter((each) => each !== 'none'))
  const [up, down] = better === 'lower' ? ['Low', 'High'] : ['High', 'Low']
  const icon: Record<string, string> = {
    improvement: `improvement${up}`,
    deterioration: `concern${down}`,
    neutral_high: 'neutralHigh',
    neutral_low: 'neutralLow',
  }
  return names.size === 0 ? ['commonCause'] : [...names].map((name) => icon[name] ?? name)
}

const wholly = (values: readonly (number | null)[]) => (values.every((value) => value === null) ? null : values)
