// From the figures of a measure to what src/charts draws: which chart, which phases, what counts. Pure.
import { type Note, type Series } from '../../../charts/series.ts'
import { periodOf } from '../../../charts/periods.ts'
import { chooseChart, readSeries, type Reading, rebasing, type Rebasing } from '../../../statistics/series-reading.ts'
import { onCalendar } from '../../../statistics/calendar.ts'
import { perOf } from '../figures/rules.ts'
import {
  type Annotation,
  countingSteps,
  type Exclusion,
  keyOf,
  type Phase,
  type Step,
  stepNow,
} from '../marks/rules.ts'
import { monthsOf } from '../lateness/rules.ts'
import type { Break, Chart, Figure, Measure } from '../model.ts'
import { breakWords, periodWords } from '../rules.ts'

export type Facts = {
  measure: Measure
  figures: readonly Figure[]
  phases: readonly Phase[]
  breaks: readonly Break[]
  exclusions: readonly Exclusion[]
  annotations: readonly Annotation[]
  steps: readonly Step[]
  today: string
}

/** What somebody asked to see: another chart, or some of the time. Empty: as the measure says, all of it. */
export type Asked = { chart?: Chart | undefined; from?: string | undefined; to?: string | undefined }

export type Drawable = {
  series: Series
  reading: Reading
  /** The figures shown, one for each point; a period without a row is one of them, and missing. */
  shown: readonly Dated[]
  /** Why it is this chart; null where a person chose it. */
  why: string | null
  suggestion: Rebasing | null
}

/** A figure in its place in the calendar, or that there is no row for it. */
export type Dated = Figure & { missing?: true }

/**
 * Figures in the order of time, with every period of the calendar that has no row between the first and the last. Audit rounds
 * keep no step, so nothing is missing between them. Whatever reads a measure as a series reads it so.
 */
export const dated = (
  { frequency, calendar, chart }: Pick<Measure, 'frequency' | 'calendar' | 'chart'>,
  figures: readonly Figure[],
): Dated[] => {
  const ordered = figures.toSorted(
    (a, b) => a.period_to.localeCompare(b.period_to) || a.period_from.localeCompare(b.period_from),
  )
  // Cases and times between events have no calendar: the next event follows the last one.
  if (calendar === 'audit_round' || chart === 'g' || chart === 't') return ordered
  const spans = ordered.map(({ period_from, period_to }) => ({ from: period_from, to: period_to }))
  return onCalendar(spans, monthsOf[frequency]).flatMap(({ from, to, at }): Dated[] => {
    const own = ordered[at ?? -1]
    if (own) return [own]
    const beside = ordered[0]
    return beside ? [{ ...beside, ...nothing, period_from: from, period_to: to }] : []
  })
}
const nothing = {
  id: '',
  value: null,
  withheld: '',
  numerator: null,
  denominator: null,
  state: 'final',
  note: '',
  missing: true,
} as const

/** Null without any known figure in the time asked for. */
export const drawableOf = (facts: Facts, asked: Asked = {}): Drawable | null => {
  const { measure, steps: all, today } = facts
  const wanted = facts.figures.filter(
    ({ period_from, period_to }) => (!asked.from || period_to >= asked.from) && (!asked.to || period_from <= asked.to),
  )
  const shown = dated({ ...measure, chart: asked.chart ?? measure.chart }, wanted)
  if (!shown.some(({ value }) => value !== null)) return null
  const starts = partsOf(facts, shown)
  const steps = countingSteps(all)
  const excluded = new Set(facts.exclusions.map(keyOf))
  const exclude = shown.flatMap((each, at) => (excluded.has(keyOf(each)) ? [at + 1] : []))
  const { type, why, values, denominators, per } = chartOf(measure, shown, asked.chart)
  const question = {
    better: measure.better,
    target: stepNow(steps, today)?.value ?? null,
    rebaseAt: starts.map(({ first }) => first),
    freeze: measure.baseline_points,
    exclude,
  }
  const read = readSeries({ type, values, denominators, per, ...question })
  // Only a t chart with a time of nothing cannot be read: single values are drawn instead, and it is said.
  const plain = 'reason' in read
  const reading = plain ? readSeries({ type: 'i', values: shown.map(({ value }) => value), ...question }) : read
  if ('reason' in reading) return null
  return {
    reading,
    shown,
    why: plain
      ? `An XmR chart: ${read.reason.charAt(0).toLowerCase()}${read.reason.slice(1)} (figure ${read.at}).`
      : why,
    suggestion: rebasing(reading),
    series: {
      id: `m${measure.id.slice(0, 8)}`,
      title: measure.title,
      unit: measure.unit,
      reading,
      periods: shown.map(({ period_from, period_to }) => named(period_from, period_to, measure)),
      counts: shown.map(({ numerator, denominator }) =>
        numerator === null || denominator === null ? null : ([numerator, denominator] as const),
      ),
      provisional: shown.flatMap(({ state }, at) => (state === 'provisional' ? [at + 1] : [])),
      reasons: starts,
      notes: notesIn(facts.annotations, shown),
      steps: steps.map(({ value, due }) => ({ value, due })),
      freeze: measure.baseline_points,
      every: monthsOf[measure.frequency],
      today,
    },
  }
}

// A year is called by its own name.
const named = (from: string, to: string, { calendar }: Measure) => {
  const period = periodOf(from, to)
  return { ...period, words: periodWords({ period_from: from, period_to: to }, calendar) }
}

/** Phases that people began and days on which figures stopped being comparable, as the points that begin them. */
const partsOf = ({ phases, breaks }: Facts, shown: readonly Figure[]): { first: number; words: string }[] => {
  const begun = [
    ...breaks.map(({ dated, what, reason }) => ({ day: dated, words: `${breakWords[what]}: ${reason}` })),
    ...phases.map(({ starts_on, reason }) => ({ day: starts_on, words: reason })),
  ]
  const byFirst = new Map<number, string>()
  for (const { day, words } of begun) {
    const at = shown.findIndex(({ period_from }) => period_from >= day)
    if (at > 0) byFirst.set(at + 1, byFirst.has(at + 1) ? `${byFirst.get(at + 1)}. ${words}` : words)
  }
  return [...byFirst].map(([first, words]) => ({ first, words })).toSorted((a, b) => a.first - b.first)
}

const notesIn = (annotations: readonly Annotation[], shown: readonly Figure[]): Note[] => {
  const [from, to] = [shown[0]?.period_from ?? '', shown.at(-1)?.period_to ?? '']
  return annotations
    .filter(({ dated }) => dated >= from && dated <= to)
    .map(({ dated, text, from_id }) => ({ at: dated, words: text, kind: from_id === null ? 'note' : 'cycle' }))
}

type Chosen = {
  type: Reading['type']
  why: string | null
  values: (number | null)[]
  denominators: (number | null)[] | null
  per: number
}

const ratios = ['p', 'pp', 'u', 'up'] as const
const isRatio = (chart: Chart) => ratios.some((each) => each === chart)

function chartOf(measure: Measure, shown: readonly Figure[], asked: Chart | undefined): Chosen {
  const single = (type: Reading['type'], why: string | null): Chosen => ({
    type,
    why,
    values: shown.map(({ value }) => value),
    denominators: null,
    per: 1,
  })
  const known = shown.filter(({ value }) => value !== null)
  const counted =
    known.length > 0 && known.every(({ numerator, denominator }) => numerator !== null && denominator !== null)
  const counts = {
    values: shown.map(({ numerator, value }) => (value === null ? null : numerator)),
    denominators: shown.map(({ denominator, value }) => (value === null ? null : denominator)),
    per: measure.derived === 'rate' ? (measure.derived_per ?? 1000) : perOf(measure.unit),
  }
  const chart = asked ?? measure.chart
  if (chart === 'auto') {
    const choice = counted
      ? chooseChart(counts.values, counts.denominators)
      : chooseChart(counts.values.map((_, at) => shown[at]?.value ?? null))
    return choice.type === 'p' || choice.type === 'u' ? { ...counts, ...choice } : single(choice.type, choice.why)
  }
  if (!isRatio(chart)) return single(chart, null)
  if (!counted) return single('i', 'An XmR chart, because the chart that was chosen needs both counts of every figure.')
  if (
    (chart === 'p' || chart === 'pp') &&
    known.some(({ numerator, denominator }) => (numerator ?? 0) > (denominator ?? 0))
  )
    return single('i', 'An XmR chart, because the chart that was chosen needs counts that are part of a larger count.')
  return { type: chart, why: null, ...counts }
}
