import { type ChartPart, type ChartPoint, type ChartType, controlChart } from './control-chart.ts'
import {
  assuranceOf,
  type Assurance,
  type Better,
  type Cause,
  fewestPoints,
  type Meaning,
  meaningOf,
} from './making-data-count.ts'
import { fewestUseful } from './run-chart.ts'
import { signalsOf } from './signals.ts'

/** What a point is part of: a rule of Making Data Count, or the long run of a run chart. */
export type Signal = Cause | 'run'

export type ReadPoint = Pick<ChartPoint, 'value' | 'centre' | 'lower' | 'upper'> & {
  signals: Signal[]
  /** 1 for high or rising, -1 for low or falling, 0 where nothing is said. */
  direction: number
  meaning: Meaning
  excluded: boolean
}

/**
 * The run at the end of a phase: points on the centre neither break nor lengthen it. A missing point breaks it on a control
 * chart, as it breaks a shift; on a run chart it is passed over. `first` is a point's number.
 */
export type EndRun = { side: 'above' | 'below'; length: number; first: number }

export type ReadPhase = ChartPart & {
  /** Points with a value that count. */
  known: number
  /** 10 useful points for a run chart, 13 points for limits: below that nothing is said. */
  enough: boolean
  endRun: EndRun | null
}

export type Reading = {
  type: ChartType
  better: Better
  target: number | null
  points: ReadPoint[]
  phases: ReadPhase[]
  /** What the last known point of the last phase says. 'unclear': not chance, but in no one direction. Null: too few to say. */
  variation: Meaning | 'unclear' | null
  /** Null too without a target, on a run chart, and where neither way is better. */
  assurance: Assurance | null
}

export type Asked = {
  type: ChartType
  /** Values, or numerators where there are denominators. Null: missing. */
  values: readonly (number | null)[]
  denominators?: readonly (number | null)[] | null
  /** What a ratio is multiplied by: 100 for per cent, 1,000 for a rate per thousand. */
  per?: number
  better?: Better
  target?: number | null
  /** The number (from 1) of the first point of each later phase. */
  rebaseAt?: readonly number[] | null
  /** Limits of each phase from its first so many points. */
  freeze?: number | null
  /** Numbers (from 1) of points left out of everything but the picture. */
  exclude?: readonly number[] | null
}

/**
 * Reads a series as its chart: centre, limits, signals, variation and assurance. An i chart has the limits of Making Data Count;
 * every control chart has its four rules, and every chart but mr the Anhøj rules on its centre. Where a phase has too few points
 * its numbers are given and nothing is said. Linear in the number of points.
 */
export function readSeries(asked: Asked): Reading | { reason: string; at: number } {
  const { type, better = 'neither', target = null, per = 1, exclude = null } = asked
  const ratio = asked.denominators !== undefined && asked.denominators !== null
  const chart = controlChart({
    type,
    values: asked.values,
    denominators: asked.denominators ?? null,
    rangeToSigma: type === 'i' ? 2.66 / 3 : 1 / 1.128,
    freeze: asked.freeze ?? null,
    freezeEachPart: true,
    parts: (asked.rebaseAt ?? []).map((first) => first - 1),
    exclude,
  })
  if ('reason' in chart) return chart
  const left = new Set(exclude)
  const points = chart.points.map((point, at) => readPoint(ratio ? times(point, per) : point, left.has(at + 1)))
  const phases = chart.parts.map((part) => {
    const phase = readPhase(type, part, points)
    if (phase.enough && !phase.degenerate)
      mark(type, phase, points, ratio ? chart.points.map((point) => times(point, per)) : chart.points, better)
    return phase
  })
  const last = phases.at(-1)
  const said = last !== undefined && last.enough
  return {
    type,
    better,
    target,
    points,
    phases,
    variation: said ? variationOf(type, last, points) : null,
    assurance: said && type !== 'run' && type !== 'mr' ? assuranceOf(lastLimits(points), target, better) : null,
  }
}

const readPoint = ({ value, centre, lower, upper }: ChartPoint, excluded: boolean): ReadPoint => ({
  value,
  centre,
  lower,
  upper,
  signals: [],
  direction: 0,
  meaning: 'common',
  excluded,
})

const times = (point: ChartPoint, per: number): ChartPoint => {
  if (per === 1) return point
  const by = (x: number | null) => (x === null ? null : x * per)
  return {
    outside: point.outside,
    value: by(point.value),
    centre: by(point.centre),
    lower: by(point.lower),
    upper: by(point.upper),
    lower2: by(point.lower2),
    upper2: by(point.upper2),
    lower1: by(point.lower1),
    upper1: by(point.upper1),
  }
}

function readPhase(type: ChartType, part: ChartPart, points: readonly ReadPoint[]): ReadPhase {
  let [known, length, first, side] = [0, 0, 0, 0]
  for (let at = part.first - 1; at < part.last; at++) {
    const point = points[at]
    if (!point || point.excluded) continue
    if (point.value === null) {
      if (type !== 'run') [length, side] = [0, 0]
      continue
    }
    known++
    const now = Math.sign(point.value - (point.centre ?? point.value))
    if (now === 0) continue
    if (now !== side) [length, first, side] = [0, at + 1, now]
    length++
  }
  const endRun = side === 0 ? null : ({ side: side > 0 ? 'above' : 'below', length, first } as const)
  return { ...part, known, enough: type === 'run' ? part.useful >= fewestUseful : known >= fewestPoints, endRun }
}

// Puts the signals of one phase on its points. Points left out are taken away first, so that their neighbours meet.
function mark(
  type: ChartType,
  phase: ReadPhase,
  points: readonly ReadPoint[],
  chart: readonly ChartPoint[],
  better: Better,
): void {
  const counted: number[] = []
  for (let at = phase.first - 1; at < phase.last; at++) if (!points[at]?.excluded) counted.push(at)
  const say = (at: number, signal: Signal, direction: number) => {
    const point = points[at]
    if (!point || direction === 0) return
    point.signals.push(signal)
    if (point.direction !== 0) return
    point.direction = direction
    point.meaning = meaningOf(direction, better)
  }
  if (type === 'run') {
    if ((phase.longestRun ?? 0) > (phase.longestRunMax ?? 0))
      for (const run of longRuns(counted, points, phase.longestRunMax ?? 0))
        for (const at of run.points) say(at, 'run', run.side)
    return
  }
  const signals = signalsOf(
    counted.flatMap((at) => chart[at] ?? []),
    { shift: 7, trend: 7, twoOfThree: '2023' },
  )
  for (const [nth, at] of counted.entries()) {
    say(at, 'outside', signals.outside[nth] ?? 0)
    // Moving ranges depend on each other: only a range beyond its limit says something.
    if (type === 'mr') continue
    say(at, 'trend', signals.trend[nth] ?? 0)
    say(at, 'two_of_three', signals.twoOfThree[nth] ?? 0)
    say(at, 'shift', signals.shift[nth] ?? 0)
  }
}

function longRuns(counted: readonly number[], points: readonly ReadPoint[], most: number) {
  const runs: { side: number; points: number[] }[] = []
  for (const at of counted) {
    const { value, centre } = points[at] ?? { value: null, centre: null }
    const side = value === null || centre === null ? 0 : Math.sign(value - centre)
    if (side === 0) continue
    const run = runs.at(-1)
    if (run?.side === side) run.points.push(at)
    else runs.push({ side, points: [at] })
  }
  return runs.filter((run) => run.points.length > most)
}

function variationOf(type: ChartType, phase: ReadPhase, points: readonly ReadPoint[]): Reading['variation'] {
  const last = points.slice(phase.first - 1).findLast(({ value, excluded }) => value !== null && !excluded)
  if (type !== 'run') return last?.meaning ?? 'common'
  if (!phase.signal) return 'common'
  // A last point on the median says nothing by itself: the run it ends does.
  const end = phase.endRun ? points[phase.endRun.first - 1] : undefined
  return end && end.signals.length > 0 ? end.meaning : 'unclear'
}

const lastLimits = (points: readonly ReadPoint[]) =>
  points.findLast(({ lower, upper, excluded }) => lower !== null && upper !== null && !excluded)

/** A new phase that a person might begin, and why: never begun by rule. */
export type Rebasing = { first: number; length: number; side: 'above' | 'below' }

/** Points on one side of the centre before a new phase is suggested. */
const fewestToRebase = 9

/**
 * Has the last phase moved for good? Nine points or more at its end lie on one side of the centre, the rules call it no chance,
 * and enough points stay before them to stand as a phase of their own.
 */
export function rebasing({ type, phases, points }: Reading): Rebasing | null {
  const phase = phases.at(-1)
  const run = phase?.endRun
  if (!phase?.enough || !run || type === 'mr' || run.length < fewestToRebase) return null
  if (!points[run.first - 1]?.signals.some((signal) => signal === 'run' || signal === 'shift')) return null
  const before = points
    .slice(phase.first - 1, run.first - 1)
    .filter(({ value, excluded }) => value !== null && !excluded)
  return before.length >= fewestUseful ? { ...run } : null
}

export type Choice = { type: ChartType; why: string }

/**
 * Which chart suits: fewer than 13 values, a run chart; whole numerators none above their whole denominators, p; other whole
 * numerators with denominators, u; anything else, i. Counts, gaps and times (c, g, t) look like any other values, so a person
 * chooses those.
 */
export function chooseChart(
  values: readonly (number | null)[],
  denominators: readonly (number | null)[] | null = null,
): Choice {
  const known = values.flatMap((value, at) => {
    const of = denominators === null ? 1 : (denominators[at] ?? 0)
    return value === null || of === 0 ? [] : [{ value, of }]
  })
  if (known.length < fewestPoints)
    return {
      type: 'run',
      why: `A run chart, because limits need ${fewestPoints} points and there are ${known.length}.`,
    }
  if (denominators === null)
    return { type: 'i', why: 'An XmR chart, because there are single values without denominators.' }
  const whole = known.every(({ value, of }) => Number.isInteger(value) && Number.isInteger(of) && value >= 0)
  if (whole && known.every(({ value, of }) => value <= of))
    return { type: 'p', why: 'A p chart, because every figure is a count out of a larger count.' }
  if (known.every(({ value, of }) => Number.isInteger(value) && value >= 0 && of > 0))
    return { type: 'u', why: 'A u chart, because the figures are counts over an amount that they can exceed.' }
  return { type: 'i', why: 'An XmR chart, because the numerators are not counts.' }
}
