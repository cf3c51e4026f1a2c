import { median as middle } from './measure.ts'
import { controlChart } from '../src/statistics/control-chart.ts'
import { makingDataCount } from '../src/statistics/making-data-count.ts'

const rounds = 5

/**
 * What judging many series costs: XmR with screening and the rules of Making Data Count. The bare baseline of the same run
 * only sums up the same numbers and their moving ranges once, and draws two limits. Prints processor time for 10,000 series
 * of 60 points, and what a point costs in series of 60, 600 and 6,000: the same, if the rules scan and never look back.
 */
export function series(): void {
  console.log(
    '\nSeries, XmR with screening and rules. Bare: one pass for mean and mean moving range, and two limits.\n',
  )
  const sets = { 60: drawn(10_000, 60), 600: drawn(1_000, 600), 6_000: drawn(100, 6_000) }
  judged(sets[60].slice(0, 500))
  const whole = timed(() => judged(sets[60]))
  const bare = timed(() => bareLimits(sets[60]))
  const runs = timed(() => charted(sets[60]))
  console.log(`10,000 series of 60 points         ${ms(bare)}${ms(whole)}${(whole / bare).toFixed(1).padStart(7)}`)
  console.log(`  the same as control charts       ${ms(bare)}${ms(runs)}${(runs / bare).toFixed(1).padStart(7)}`)
  for (const [points, set] of Object.entries(sets)) {
    const cost = timed(() => judged(set))
    const each = (cost / set.length) * 1000
    const point = (cost / (set.length * Number(points))) * 1e6
    console.log(
      `a series of ${points.padStart(5)} points: ${each.toFixed(1).padStart(9)} µs, ${point.toFixed(0).padStart(5)} ns a point`,
    )
  }
}

const judged = (set: readonly number[][]) => {
  for (const values of set) makingDataCount({ values, better: 'higher', target: 60 })
}
const charted = (set: readonly number[][]) => {
  for (const values of set) controlChart({ type: 'i', values, screened: true })
}
let kept = 0
const bareLimits = (set: readonly number[][]) => {
  for (const values of set) {
    let [sum, ranges] = [values[0] ?? 0, 0]
    for (let at = 1; at < values.length; at++) {
      sum += values[at] ?? 0
      ranges += Math.abs((values[at] ?? 0) - (values[at - 1] ?? 0))
    }
    const mean = sum / values.length
    kept += mean + (2.66 * ranges) / (values.length - 1)
    kept -= mean - (2.66 * ranges) / (values.length - 1)
  }
}

// Processor milliseconds, the median of five rounds.
const timed = (work: () => void): number =>
  middle(
    Array.from({ length: rounds }, () => {
      const before = process.cpuUsage()
      work()
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    }),
  )

const ms = (value: number) => `${value.toFixed(1)} ms`.padStart(11)

// The same numbers in each run: a small generator with a fixed seed, around 60 with a step in every third series.
function drawn(count: number, points: number): number[][] {
  let state = 20_261_127
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  return Array.from({ length: count }, (_, n) =>
    Array.from({ length: points }, (_, at) => {
      const noise = next() + next() + next() - 1.5
      return 60 + noise * 8 + (n % 3 === 0 && at > points / 2 ? 6 : 0)
    }),
  )
}
