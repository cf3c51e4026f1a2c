import { mean, meanRange, median, movingRanges } from './moving-range.ts'
import { type Runs, runsOf } from './runs.ts'

/** p' and u' are Laney's; written pp and up. */
export type ChartType = 'run' | 'i' | 'mr' | 'p' | 'pp' | 'u' | 'up' | 'c' | 'g' | 't'

export type Series = {
  type: ChartType
  /** Values, or numerators where there are denominators. Null: missing. */
  values: readonly (number | null)[]
  denominators?: readonly (number | null)[] | null
  /** How many first points the limits come from; the rest is judged by them. With parts, of each one if `freezeEachPart`. */
  freeze?: number | null
  freezeEachPart?: boolean
  /** The number (from 1) of the last point of each part but the last: each part has its own centre, limits and runs. */
  parts?: readonly number[] | null
  /** Numbers (from 1) of points that count neither for centre, limits nor runs. They are shown. */
  exclude?: readonly number[] | null
  /** A centre that is given instead of worked out. */
  centre?: number | null
  /** Leave out moving ranges of 3.267 times their mean or more. */
  screened?: boolean
  /** Values cannot be negative, so neither can the lower limit of an i chart. */
  notNegative?: boolean
  /** Multiplies the mean moving range into one sigma: 1/1.128 (Shewhart), 2.66/3 (Making Data Count). */
  rangeToSigma?: number
  /** What an i chart takes its centre and its range from; the mean unless told otherwise. */
  centreBy?: 'mean' | 'median'
  rangeBy?: 'mean' | 'median'
}

export type ChartPoint = {
  value: number | null
  centre: number | null
  lower: number | null
  upper: number | null
  /** Two sigma from the centre, and one. */
  lower2: number | null
  upper2: number | null
  lower1: number | null
  upper1: number | null
  /** Strictly outside the limits. */
  outside: boolean
}

export type ChartPart = Runs & {
  first: number
  last: number
  observed: number
  /** Nothing varies: limits are the centre and nothing is a signal. */
  degenerate: boolean
}
export type Chart = { type: ChartType; points: ChartPoint[]; parts: ChartPart[] }

/**
 * Centre, limits and runs of a chart (Montgomery's formulas; Laney 2002 for p' and u'; Nelson 1994 for t). Limits are three
 * sigma. Never throws: what cannot be worked out is null; a t chart with a value of 0 or less gives a `reason` instead.
 * Linear in the number of points.
 */
export function controlChart(series: Series): Chart | { reason: string; at: number } {
  const { type, denominators } = series
  if (type === 't') {
    const at = series.values.findIndex((value) => value !== null && value <= 0)
    if (at >= 0) return { reason: 'Time between events must be greater than zero', at: at + 1 }
  }
  const n = series.values.length
  const ends = (series.parts ?? []).filter((end) => end >= 1 && end < n)
  const bounds = [0, ...new Set(ends.toSorted((a, b) => a - b)), n]
  const points: ChartPoint[] = []
  const parts: ChartPart[] = []
  for (let part = 0; part + 1 < bounds.length; part++) {
    const [from, to] = [bounds[part] ?? 0, bounds[part + 1] ?? n]
    const excluded = new Set(
      (series.exclude ?? []).filter((each) => each > from && each <= to).map((each) => each - 1 - from),
    )
    const freeze = bounds.length === 2 || series.freezeEachPart ? (series.freeze ?? null) : null
    const one = onePart(series, series.values.slice(from, to), denominators?.slice(from, to) ?? null, excluded, freeze)
    points.push(...one.points)
    const counted = one.points.map(({ value }, at) => (excluded.has(at) ? null : value))
    const runs = runsOf(counted, one.points[0]?.centre ?? null)
    parts.push({
      ...runs,
      // Moving ranges depend on each other, so runs of them say nothing.
      signal: type === 'mr' ? false : runs.signal,
      first: from + 1,
      last: to,
      observed: to - from - excluded.size,
      degenerate: one.degenerate,
    })
  }
  return { type, points, parts }
}

type Limits = Omit<ChartPoint, 'value' | 'outside'>
const none: Limits = { centre: null, lower: null, upper: null, lower2: null, upper2: null, lower1: null, upper1: null }

function onePart(
  series: Series,
  raw: readonly (number | null)[],
  denominators: readonly (number | null)[] | null,
  excluded: ReadonlySet<number>,
  freeze: number | null,
): { points: ChartPoint[]; degenerate: boolean } {
  const values = valuesOf(series.type, raw, denominators)
  const isBase = (at: number) => !excluded.has(at) && (freeze === null || at < freeze)
  const limits = limitsOf(series, raw, values, denominators, isBase)
  const points = values.map((value, at): ChartPoint => {
    const own = limits(at)
    const outside =
      value !== null && ((own.upper !== null && value > own.upper) || (own.lower !== null && value < own.lower))
    return { value, ...own, outside }
  })
  const [first] = points
  const degenerate =
    first !== undefined && first.upper !== null && first.upper === first.centre && first.lower === first.centre
  return { points, degenerate }
}

function valuesOf(
  type: ChartType,
  raw: readonly (number | null)[],
  denominators: readonly (number | null)[] | null,
): (number | null)[] {
  if (type === 'mr')
    return raw.map((value, at) => {
      const before = at === 0 ? null : (raw[at - 1] ?? null)
      return value === null || before === null ? null : Math.abs(value - before)
    })
  if (!denominators) return [...raw]
  return raw.map((value, at) => {
    const below = denominators[at] ?? null
    return value === null || below === null || below === 0 ? null : value / below
  })
}

type IsBase = (at: number) => boolean
type LimitsAt = (at: number) => Limits

function limitsOf(
  series: Series,
  raw: readonly (number | null)[],
  values: readonly (number | null)[],
  denominators: readonly (number | null)[] | null,
  isBase: IsBase,
): LimitsAt {
  const base = values.filter((value, at): value is number => value !== null && isBase(at))
  const given = series.centre ?? null
  const screened = series.screened ?? true
  switch (series.type) {
    case 'run':
      return () => ({ ...none, centre: given ?? median(base) })
    case 'i':
      return same(individuals(series, values, base, isBase, given))
    case 'mr': {
      const centre = given ?? mean(base)
      const upper = (factor: number) => (centre === null ? null : factor * centre)
      return same({
        centre,
        lower: 0,
        lower2: 0,
        lower1: 0,
        upper: upper(3.267),
        upper2: upper(2.178),
        upper1: upper(1.089),
      })
    }
    case 'c': {
      const centre = given ?? mean(base)
      return same(around(centre, centre === null ? null : Math.sqrt(centre), 0))
    }
    case 'g':
      return same(gaps(base, given))
    case 't':
      return same(times(series, values, isBase, given))
    default:
      return pooled(series.type, raw, values, denominators, isBase, given, screened)
  }
}

const same =
  (limits: Limits): LimitsAt =>
  () =>
    limits

function around(centre: number | null, sigma: number | null, floor?: number, ceiling?: number): Limits {
  if (centre === null || sigma === null) return { ...none, centre }
  const within = (x: number) =>
    Math.min(ceiling ?? Number.POSITIVE_INFINITY, Math.max(floor ?? Number.NEGATIVE_INFINITY, x))
  return {
    centre,
    lower: within(centre - 3 * sigma),
    upper: within(centre + 3 * sigma),
    lower2: within(centre - 2 * sigma),
    upper2: within(centre + 2 * sigma),
    lower1: within(centre - sigma),
    upper1: within(centre + sigma),
  }
}

function individuals(
  { screened = true, rangeToSigma = 1 / 1.128, notNegative = false, centreBy, rangeBy }: Series,
  values: readonly (number | null)[],
  base: readonly number[],
  isBase: IsBase,
  given: number | null,
): Limits {
  const ranges = movingRanges(values, (at) => !isBase(at))
  const range = meanRange(ranges, screened, rangeBy === 'median' ? median : mean)
  const floor = notNegative && values.every((value) => value === null || value >= 0) ? 0 : undefined
  const centre = given ?? (centreBy === 'median' ? median(base) : mean(base))
  return around(centre, range === null ? null : range * rangeToSigma, floor)
}

function gaps(base: readonly number[], given: number | null): Limits {
  const m = given ?? mean(base)
  if (m === null) return none
  const limits = around(m, Math.sqrt(m * (m + 1)), 0)
  // The mean of gaps is pulled up by the long ones, so the line that parts the points is the median.
  // oxlint-disable-next-line oxc/approx-constant -- qicharts2's own rounding of ln 2, to agree with it to the last digit
  return { ...limits, centre: given === null ? median(base) : 0.693 * given }
}

const power = 3.6
function times(series: Series, values: readonly (number | null)[], isBase: IsBase, given: number | null): Limits {
  const bent = values.map((value) => (value === null ? null : value ** (1 / power)))
  const base = bent.filter((value, at): value is number => value !== null && isBase(at))
  const plain = { ...series, notNegative: false }
  const limits = individuals(plain, bent, base, isBase, given === null ? null : given ** (1 / power))
  const back = (x: number | null) => (x === null ? null : Math.max(0, x) ** power)
  return {
    centre: back(limits.centre),
    lower: back(limits.lower),
    upper: back(limits.upper),
    lower2: back(limits.lower2),
    upper2: back(limits.upper2),
    lower1: back(limits.lower1),
    upper1: back(limits.upper1),
  }
}

function pooled(
  type: 'p' | 'pp' | 'u' | 'up',
  raw: readonly (number | null)[],
  values: readonly (number | null)[],
  denominators: readonly (number | null)[] | null,
  isBase: IsBase,
  given: number | null,
  screened: boolean,
): LimitsAt {
  let [above, below] = [0, 0]
  for (const [at, value] of values.entries())
    if (value !== null && isBase(at)) {
      above += raw[at] ?? 0
      below += denominators?.[at] ?? 1
    }
  const centre = given ?? (below > 0 ? above / below : null)
  const isShare = type === 'p' || type === 'pp'
  const spread = (n: number) =>
    centre === null ? null : Math.sqrt(isShare ? Math.max(0, centre * (1 - centre)) / n : centre / n)
  let wider = 1
  if (type === 'pp' || type === 'up') {
    const z = values.map((value, at) => {
      const sigma = spread(denominators?.[at] ?? 1)
      if (value === null || centre === null || sigma === null) return null
      return sigma === 0 ? 0 : (value - centre) / sigma
    })
    const range = meanRange(
      movingRanges(z, (at) => !isBase(at)),
      screened,
    )
    if (range === null) return () => ({ ...none, centre })
    wider = range / 1.128
  }
  return (at) => {
    const n = denominators === null ? 1 : (denominators[at] ?? 0)
    const sigma = n > 0 && values[at] !== null ? spread(n) : null
    return around(centre, sigma === null ? null : sigma * wider, 0, isShare ? 1 : undefined)
  }
}
