import { type Better, type Judged, makingDataCount } from '../../src/statistics/making-data-count.ts'
import type { Case, Given } from './answers.ts'

type Input = {
  y: (number | null)[]
  screenMovingRanges: boolean
  fixAfterNPoints: number | null
  rebaseAt: number[] | number | null
  improvementDirection: 'increase' | 'decrease' | 'neutral'
  target: number | null
}

/** XmR charts as NHSRplotthedots draws them, with its older rule of two in three. */
export function xmrAnswers(file: string, { input, expected, follow }: Case): Given | undefined {
  if (!file.startsWith('xmr.')) return undefined
  const i = input as unknown as Input
  if (follow === 'peer-specific') {
    if (i.y.includes(null)) return 'the package gives nothing round a missing point; ours breaks the pattern there'
    if (new Set(i.y).size === 1) return 'the package gives no limits where nothing varies'
  }
  const better: Better =
    i.improvementDirection === 'increase' ? 'higher' : i.improvementDirection === 'decrease' ? 'lower' : 'neither'
  const rebaseAt = i.rebaseAt === null ? [] : [i.rebaseAt].flat()
  const { points, variation, assurance } = makingDataCount({
    values: i.y,
    better,
    target: i.target,
    rebaseAt,
    fixAfter: i.fixAfterNPoints,
    screened: i.screenMovingRanges,
    twoOfThree: 'nhsr',
  })
  const starts = [1, ...rebaseAt, i.y.length + 1]
  const size = (at: number) => {
    const phase = starts.findLastIndex((first) => first <= at + 1)
    return (starts[phase + 1] ?? 0) - (starts[phase] ?? 0)
  }
  return {
    mean: points.map(({ centre }) => centre),
    lpl: points.map(({ lower }) => lower),
    upl: points.map(({ upper }) => upper),
    outsideLimits: points.map(({ outside }) => outside),
    relativeToMean: points.map(({ value, centre }) =>
      value === null || centre === null ? null : Math.sign(value - centre),
    ),
    closeToLimits: points.map(
      ({ value, outside, lower2, upper2 }) =>
        value !== null && !outside && (value > (upper2 ?? 0) || value < (lower2 ?? 0)),
    ),
    specialCauseType: points.map(nameOf),
    pointType: points.map(({ meaning }) => types[meaning]),
    shortGroupWarning: points.map((_, at) => size(at) < 13),
    variationTypeLastPoint: types[variation],
    assuranceType:
      assurance === null
        ? null
        : { passes: 'consistent_pass', fails: 'consistent_fail', hit_or_miss: 'inconsistent' }[assurance],
    ...(expected['error'] === undefined ? {} : { error: 'none' }),
  }
}

const types = {
  common: 'common_cause',
  improvement: 'special_cause_improvement',
  concern: 'special_cause_concern',
  neutral_high: 'special_cause_neutral_high',
  neutral_low: 'special_cause_neutral_low',
}

function nameOf({ cause, direction }: Judged): string {
  const up = direction > 0
  switch (cause) {
    case null:
      return 'Common Cause'
    case 'outside':
      return up ? 'Above UCL' : 'Below LCL'
    case 'trend':
      return `7 Point Trend (${up ? 'Increasing' : 'Decreasing'})`
    case 'two_of_three':
      return `2 in 3 ${up ? 'Above' : 'Below'} CL`
    case 'shift':
      return `7 Points ${up ? 'Above' : 'Below'} CL`
  }
}
