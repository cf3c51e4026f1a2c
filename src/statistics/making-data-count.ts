import { type ChartPoint, type ChartType, controlChart } from './control-chart.ts'
import { type Signals, signalsOf, type TwoOfThree } from './signals.ts'

export type Better = 'higher' | 'lower' | 'neither'
export type Cause = 'outside' | 'trend' | 'two_of_three' | 'shift'
export type Meaning = 'common' | 'improvement' | 'concern' | 'neutral_high' | 'neutral_low'
export type Assurance = 'passes' | 'fails' | 'hit_or_miss'

export type Judged = ChartPoint & { cause: Cause | null; direction: number; meaning: Meaning }
export type MakingDataCount = {
  points: Judged[]
  /** What the last known point of the last phase says. */
  variation: Meaning
  /** Null without a target, or where neither direction is better. */
  assurance: Assurance | null
  /** From 13 points in the last phase on: before, limits and icons say too little. */
  enough: boolean
}

export type Asked = {
  values: readonly (number | null)[]
  better: Better
  target?: number | null
  /** The number (from 1) of the first point of each later phase. */
  rebaseAt?: readonly number[] | null
  /** Limits of each phase from its first so many points. */
  fixAfter?: number | null
  screened?: boolean
  twoOfThree?: TwoOfThree
  /** Points of a trend and of a shift: 7 each, where Excel's own tool allows 6. */
  trend?: number
  shift?: number
}

/** Points below which Making Data Count shows no limits and no icon. */
export const fewestPoints = 13

/**
 * NHS England's "Making Data Count" chart: XmR with limits of 2.66 mean moving ranges (screened), the rules outside, trend, two
 * of three and shift in this order, variation and assurance. Two of three by the rule of November 2023 unless told otherwise:
 * all points beyond two sigma count, the third need only be on the same side and is not marked. Linear in the number of points.
 */
export function makingDataCount(asked: Asked): MakingDataCount {
  const { values, better, rebaseAt, fixAfter = null, screened = true } = asked
  const chart = controlChart({
    type: 'i' satisfies ChartType,
    values,
    rangeToSigma: 2.66 / 3,
    screened,
    freeze: fixAfter,
    freezeEachPart: true,
    parts: (rebaseAt ?? []).map((first) => first - 1),
  })
  if ('reason' in chart) return { points: [], variation: 'common', assurance: null, enough: false }
  const points = chart.parts.flatMap(({ first, last }) => {
    const phase = chart.points.slice(first - 1, last)
    const signals = signalsOf(phase, {
      shift: asked.shift ?? 7,
      trend: asked.trend ?? 7,
      twoOfThree: asked.twoOfThree ?? '2023',
    })
    return phase.map((point, at) => judged(point, signals, at, better))
  })
  const last = points.findLast(({ value }) => value !== null)
  const phase = chart.parts.at(-1)
  return {
    points,
    variation: last?.meaning ?? 'common',
    assurance: assuranceOf(points.at(-1), asked.target ?? null, better),
    enough: (phase ? points.slice(phase.first - 1).filter(({ value }) => value !== null).length : 0) >= fewestPoints,
  }
}

function judged(point: ChartPoint, signals: Signals, at: number, better: Better): Judged {
  const found = (
    [
      ['outside', signals.outside[at]],
      ['trend', signals.trend[at]],
      ['two_of_three', signals.twoOfThree[at]],
      ['shift', signals.shift[at]],
    ] as const
  ).find(([, direction]) => direction)
  const direction = found?.[1] ?? 0
  return { ...point, cause: found?.[0] ?? null, direction, meaning: meaningOf(direction, better) }
}

/** What a signal upwards (1) or downwards (-1) means where higher, lower or neither is better. */
export const meaningOf = (direction: number, better: Better): Meaning => {
  if (direction === 0) return 'common'
  if (better === 'neither') return direction > 0 ? 'neutral_high' : 'neutral_low'
  return direction > 0 === (better === 'higher') ? 'improvement' : 'concern'
}

/**
 * Will the target be met? Passes when even ordinary bad luck would meet it, fails when even good luck would not; a target on a limit,
 * or between them, is hit or miss. By the limits of the last point.
 */
export function assuranceOf(
  point: Pick<ChartPoint, 'lower' | 'upper'> | undefined,
  target: number | null,
  better: Better,
): Assurance | null {
  if (target === null || better === 'neither' || !point || point.lower === null || point.upper === null) return null
  if (target > point.upper) return better === 'higher' ? 'fails' : 'passes'
  if (target < point.lower) return better === 'higher' ? 'passes' : 'fails'
  return 'hit_or_miss'
}
