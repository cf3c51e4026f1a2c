// One measure before and after a change of practice. Pure: the figures, the days and nothing else.
import { addDays, longDate } from '../../../platform/dates.ts'
import { counted } from '../../../platform/sentence.ts'
import { lastRun, medianOf, runChart } from '../../../statistics/run-chart.ts'
import type { Figure, MeasureFacts } from './facts.ts'

/** At least so many figures of the baseline lie before the finding: a baseline among the worst years improves by itself. */
export const fewestBefore = 3
/** One or two points are a spike. */
export const fewestInRun = 3
/** A run that began so many points before the change was under way without it. */
const mostBeforeChange = 3

export type Shift =
  | { is: 'better'; words: string; since: string; further: number; newest: string }
  | { is: 'blocked' | 'reversed' | 'not'; words: string; stage: number }

type Days = { in_use: string; found_on: string | null }

/**
 * Has it become better by more than the usual ups and downs, since the change was in use? Only final figures count, for
 * periods that began when the change was in use, and that ended after the measure was named and linked.
 */
export const shiftOf = (measure: MeasureFacts, { in_use, found_on }: Days): Shift => {
  const title = `“${measure.title}”`
  const not = (stage: number, words: string): Shift => ({ is: 'not', stage, words })
  if (measure.better === 'neither')
    return not(0, `${title} names no direction, so it cannot show that anything got better.`)
  const final = measure.figures.filter(({ state }) => state !== 'provisional')
  const waiting =
    measure.figures.at(-1)?.state === 'provisional' ? ' Its last figure is provisional and does not count yet.' : ''
  const newest = final.at(-1)
  const broken = measure.breaks.find(({ dated }) => newest && dated > in_use && dated <= newest.period_to)
  if (broken)
    return {
      is: 'blocked',
      stage: 1,
      words: `The ${broken.what} of ${title} changed on ${longDate(broken.dated)}, so its figures before and after the change of practice are not comparable.`,
    }
  const cut = measure.breaks.findLast(({ dated }) => dated <= in_use)
  const comparable = cut ? final.filter(({ period_from }) => period_from >= cut.dated) : final
  const before = comparable.filter(({ period_to }) => period_to < in_use)
  const after = comparable.filter(({ period_from }) => period_from >= in_use)
  if (after.length === 0)
    return not(
      2,
      `${title} has no final figure yet for a period after the change was in use (${longDate(in_use)}).${waiting}`,
    )
  const early = found_on === null ? before : before.filter(({ period_to }) => period_to < found_on)
  if (early.length < fewestBefore) {
    const has = `${title} has ${early.length === 0 ? 'no figure' : early.length === 1 ? 'one figure' : 'two figures'} from before the finding; three are wanted, because after a bad year figures get better by themselves.`
    return cut && final.length > comparable.length
      ? {
          is: 'blocked',
          stage: 3,
          words: `The ${cut.what} of ${title} changed on ${longDate(cut.dated)}. Since then ${has}`,
        }
      : not(3, has)
  }
  const known = measure.named_on >= measure.linked_on ? measure.named_on : measure.linked_on
  const counting = after.filter(({ period_to }) => period_to >= known)
  const late = measure.named_on >= measure.linked_on ? 'named' : 'linked'
  if (counting.length === 0)
    return not(
      4,
      `${title} was ${late} on ${longDate(known)}, after its figures had come. Only figures of later periods count.${waiting}`,
    )
  return sustained(measure, before, counting, early, waiting)
}

const sustained = (
  measure: MeasureFacts,
  before: readonly Figure[],
  counting: readonly Figure[],
  early: readonly Figure[],
  waiting: string,
): Shift => {
  const title = `“${measure.title}”`
  const sign = measure.better === 'lower' ? -1 : 1
  const found = judged(before, counting, sign)
  if (found.is === 'few')
    return {
      is: 'not',
      stage: 5,
      words: `${title} has ${found.useful} figures off its median: too few to say. Ten are wanted.${waiting}`,
    }
  const reached = counting.findIndex((_, at) => judged(before, counting.slice(0, at + 1), sign).is === 'shift')
  if (found.is === 'shift') {
    const since = counting[Math.max(reached, 0)]?.period_to ?? ''
    const [was, is] = [medianOf(early.map(valueOf)), medianOf(counting.slice(-found.run).map(valueOf))]
    if (was !== null && is !== null && (is - was) * sign <= 0)
      return {
        is: 'not',
        stage: 7,
        words: `${title} is only back where it was before the finding: that much comes by itself after a bad year.`,
      }
    return {
      is: 'better',
      since,
      further: counting.length - 1 - Math.max(reached, 0),
      newest: counting.at(-1)?.period_to ?? since,
      words: `${title} has been better than its median for ${counted(found.run, 'figure')} in a row since the change, by more than its usual ups and downs.`,
    }
  }
  if (reached >= 0)
    return {
      is: 'reversed',
      stage: 8,
      words: `${title} had become better by ${longDate(counting[reached]?.period_to ?? '')}, but the run has reversed: it no longer holds.`,
    }
  if (found.is === 'earlier')
    return { is: 'not', stage: 6, words: `${title} was getting better before the change was in use.` }
  if (found.run === 0)
    return { is: 'not', stage: 6, words: `${title} is not better: it moves within its usual ups and downs.${waiting}` }
  return found.run < fewestInRun
    ? {
        is: 'not',
        stage: 6,
        words: `${title} is better for ${counted(found.run, 'figure')} only: that is a spike until more follow.${waiting}`,
      }
    : {
        is: 'not',
        stage: 6,
        words: `${title} is better for ${counted(found.run, 'figure')} in a row, which chance still gives. ${found.wanted} would not be chance.${waiting}`,
      }
}

type Judged = { is: 'few'; useful: number } | { is: 'shift' | 'earlier' | 'ordinary'; run: number; wanted: number }

// The baseline's median is kept. A shift is a run after the change that is longer than chance gives, or so few crossings
// that chance would not give them, where the baseline by itself was steady and at least three points hold the better side.
const judged = (before: readonly Figure[], after: readonly Figure[], sign: number): Judged => {
  const median = medianOf(before.map(valueOf)) ?? 0
  const values = [...before, ...after].map(valueOf)
  const chart = runChart(values, median)
  if (chart.tooFew) return { is: 'few', useful: chart.useful }
  const last = lastRun(values, median)
  const better = last.side === (sign > 0 ? 'above' : 'below')
  const run = better ? lastRun(after.map(valueOf), median).length : 0
  const wanted = (chart.longestRunMost ?? 0) + 1
  if (better && last.length - run > mostBeforeChange) return { is: 'earlier', run, wanted }
  const steady = !runChart(before.map(valueOf)).signal
  const isShift = run >= wanted || (run >= fewestInRun && steady && chart.by.includes('crossings'))
  return { is: isShift ? 'shift' : 'ordinary', run, wanted }
}

/**
 * Is it getting worse by more than the usual ups and downs? Its own median before the change is what it is held against;
 * without a change, or without figures before it, the median of all. When it was named does not matter here.
 */
export const worsens = (measure: MeasureFacts, in_use: string | null): boolean => {
  if (measure.better === 'neither') return false
  const broken = measure.breaks.at(-1)
  const figures = measure.figures.filter(
    ({ state, period_from }) => state !== 'provisional' && (!broken || period_from >= broken.dated),
  )
  const sign = measure.better === 'lower' ? 1 : -1
  const before = in_use === null ? [] : figures.filter(({ period_to }) => period_to < in_use)
  const after = in_use === null ? figures : figures.filter(({ period_from }) => period_from >= in_use)
  if (before.length > 0) return judged(before, after, sign).is === 'shift'
  const values = after.map(valueOf)
  const chart = runChart(values)
  const last = lastRun(values, chart.median ?? 0)
  return chart.signal && last.side === (sign > 0 ? 'above' : 'below') && last.length > (chart.longestRunMost ?? 0)
}

/**
 * The earliest end of a period at which a measure could tell anything, if from now on every figure were better: from how
 * often it comes, its figures before the change and the rule of level 3.
 */
export const earliestSignal = (
  measure: Pick<MeasureFacts, 'title' | 'better' | 'kind' | 'figures' | 'breaks'> & { months: number | null },
  { in_use, found_on, today }: { in_use: string | null; found_on: string | null; today: string },
): { on: string | null; words: string } => {
  if (measure.kind === 'process' || measure.kind === 'balancing')
    return {
      on: null,
      words: `A ${measure.kind} measure cannot show that children are better off: it can only ${measure.kind === 'process' ? 'show what staff do' : 'warn'}.`,
    }
  if (measure.better === 'neither') return { on: null, words: 'It names no direction, so it could never tell.' }
  if (measure.months === null)
    return { on: null, words: 'Its figures come now and then, so nobody can say when it could tell anything.' }
  const from = in_use ?? today
  const cut = measure.breaks.findLast(({ dated }) => dated <= from)
  const before = measure.figures.filter(
    (f) => f.state !== 'provisional' && f.period_to < from && (!cut || f.period_from >= cut.dated),
  )
  const early = found_on === null ? before : before.filter(({ period_to }) => period_to < found_on)
  if (early.length < fewestBefore)
    return {
      on: null,
      words: `It has ${early.length === 0 ? 'no figures' : early.length === 1 ? 'one figure' : 'two figures'} from before the finding. Enter at least three, or it can never tell a change from a bad year.`,
    }
  const median = medianOf(before.map(valueOf)) ?? 0
  const best = median + (measure.better === 'lower' ? -1 : 1)
  for (let points = 1; points <= 60; points++) {
    const after = Array.from({ length: points }, () => ({
      period_from: from,
      period_to: from,
      value: best,
      state: 'final' as const,
    }))
    if (judged(before, after, measure.better === 'lower' ? -1 : 1).is === 'shift') {
      const on = endOf(from, points, measure.months)
      return {
        on,
        words: `The earliest date on which it could tell us anything is ${longDate(on)}: ${counted(points, 'figure')} from ${longDate(from)} on, every one of them better.`,
      }
    }
  }
  return {
    on: null,
    words: 'Its figures before the change move so much that it could not tell anything within five years.',
  }
}

// Whole periods only: a change in use in the middle of one is seen from the next on.
const endOf = (from: string, points: number, months: number): string => {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number)
  const first = Math.ceil((month - 1 + (day > 1 ? 1 : 0)) / months) * months
  const end = year * 12 + first + points * months
  return addDays(`${Math.floor(end / 12)}-${String((end % 12) + 1).padStart(2, '0')}-01`, -1)
}

const valueOf = ({ value }: Figure) => value
