import type { ChartPoint } from './control-chart.ts'

/** How two of three points near a limit are told: the rule of November 2023, or as two packages still have it. */
export type TwoOfThree = '2023' | 'nhsr' | 'powerbi'

export type SignalRules = {
  /** Points in a row on one side of the centre. */
  shift: number
  /** Points in a row that all rise or all fall (one fewer steps). */
  trend: number
  twoOfThree: TwoOfThree
  /** Mark the third point of a two-of-three as well. */
  wholePattern?: boolean
}

/** For each point and rule: 1 for high or rising, -1 for low or falling, 0 for none. */
export type Signals = { outside: number[]; shift: number[]; trend: number[]; twoOfThree: number[] }

/**
 * The signals of one phase. A missing point breaks every pattern, and so do a point on the centre (shift) and a tie (trend). Each
 * rule is one scan: linear in the number of points.
 */
export function signalsOf(points: readonly ChartPoint[], rules: SignalRules): Signals {
  const n = points.length
  const signals = { outside: zeros(n), shift: zeros(n), trend: zeros(n), twoOfThree: zeros(n) }
  const sides = points.map(sideOf)
  for (const [at, point] of points.entries()) if (point.outside) signals.outside[at] = sides[at] || farSide(point)
  fillRuns(sides, rules.shift, signals.shift)
  const steps = points.map(({ value }, at) => {
    const before = at === 0 ? null : (points[at - 1]?.value ?? null)
    return value === null || before === null ? 0 : Math.sign(value - before)
  })
  fillTrends(steps, rules.trend - 1, signals.trend)
  fillTwoOfThree(points, sides, rules, signals.twoOfThree)
  return signals
}

const zeros = (n: number): number[] => Array.from({ length: n }, () => 0)
const sideOf = ({ value, centre }: ChartPoint) => (value === null || centre === null ? 0 : Math.sign(value - centre))
const farSide = ({ value, upper }: ChartPoint) => (value !== null && upper !== null && value > upper ? 1 : -1)

function fillRuns(sides: readonly number[], length: number, out: number[]): void {
  let run = 0
  for (const [at, side] of sides.entries()) {
    run = side !== 0 && side === sides[at - 1] ? run + 1 : side === 0 ? 0 : 1
    if (run === length) out.fill(side, at - length + 1, at + 1)
    else if (run > length) out[at] = side
  }
}

// A point where a rise turns into a fall belongs to both; the later one keeps it, as the packages do.
function fillTrends(steps: readonly number[], length: number, out: number[]): void {
  let run = 0
  for (const [at, step] of steps.entries()) {
    run = step !== 0 && step === steps[at - 1] ? run + 1 : step === 0 ? 0 : 1
    if (run === length) out.fill(step, at - length, at + 1)
    else if (run > length) out[at] = step
  }
}

/** Beyond two sigma: 1 above, -1 below, 0 within. */
const beyondTwo = ({ value, lower2, upper2 }: ChartPoint) =>
  value === null || lower2 === null || upper2 === null ? 0 : value > upper2 ? 1 : value < lower2 ? -1 : 0

function fillTwoOfThree(
  points: readonly ChartPoint[],
  sides: readonly number[],
  { twoOfThree, wholePattern }: SignalRules,
  out: number[],
): void {
  const beyond = points.map((point) => (twoOfThree === 'nhsr' && point.outside ? 0 : beyondTwo(point)))
  for (let at = twoOfThree === 'powerbi' ? 1 : 2; at < points.length; at++) {
    const window = [at - 2, at - 1, at].filter((each) => each >= 0)
    const sum = window.reduce((all, each) => all + (beyond[each] ?? 0), 0)
    if (Math.abs(sum) < 2) continue
    const direction = Math.sign(sum)
    if (twoOfThree !== 'powerbi' && !window.every((each) => sides[each] === direction)) continue
    for (const each of window)
      if (wholePattern || beyond[each] !== 0) out[each] = wholePattern ? direction : (beyond[each] ?? 0)
  }
}
