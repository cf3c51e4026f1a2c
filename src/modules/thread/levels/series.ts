// One measure before and after a change of practice. Pure: the figures, the days and nothing else.
import { longDate } from '../../../platform/dates.ts'
import { counted } from '../../../platform/sentence.ts'
import { lastRun, medianOf, runChart } from '../../../statistics/run-chart.ts'
import { fewestInRun, shiftAfter } from '../../../statistics/shift.ts'
import { fewestBefore } from '../../measure/index.ts'
import type { Figure, MeasureFacts } from './facts.ts'

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
  const better = sign < 0 ? 'lower' : 'higher'
  const judged = (after: readonly Figure[]) => shiftAfter(before.map(valueOf), after.map(valueOf), better)
  const found = judged(counting)
  if (found.is === 'few')
    return {
      is: 'not',
      stage: 5,
      words: `${title} has ${found.useful} figures off its median: too few to say. Ten are wanted.${waiting}`,
    }
  const reached = counting.findIndex((_, at) => judged(counting.slice(0, at + 1)).is === 'shift')
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
  const worse = measure.better === 'lower' ? 'higher' : 'lower'
  const before = in_use === null ? [] : figures.filter(({ period_to }) => period_to < in_use)
  const after = in_use === null ? figures : figures.filter(({ period_from }) => period_from >= in_use)
  const values = after.map(valueOf)
  if (before.length > 0) return shiftAfter(before.map(valueOf), values, worse).is === 'shift'
  const chart = runChart(values)
  const last = lastRun(values, chart.median ?? 0)
  return (
    chart.signal && last.side === (worse === 'higher' ? 'above' : 'below') && last.length > (chart.longestRunMost ?? 0)
  )
}

const valueOf = ({ value }: Figure) => value
