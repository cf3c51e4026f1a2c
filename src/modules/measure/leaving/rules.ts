// A measure as it leaves the readers of working pages: drawn and told from nothing but what the door of disclosure let through. Pure.
import { type PaperChart, paperChart } from '../../../charts/control-chart.ts'
import { assuranceIcon, variationIcon } from '../../../charts/icon.ts'
import { chartNames } from '../../../charts/series.ts'
import { assuranceWords, variationWords } from '../../../charts/words.ts'
import { counted } from '../../../platform/sentence.ts'
import { notShown } from '../disclosure/rules.ts'
import type { Shown } from '../disclosure/model.ts'
import type { Outgoing } from '../disclosure/queries.ts'
import { keyOf } from '../marks/rules.ts'
import type { Figure, Measure } from '../model.ts'
import { figureWords, periodWords, valueWords } from '../rules.ts'
import { drawableOf, type Facts } from '../reading/series.ts'

/** One figure as a row of the table under its chart. */
export type LeavingRow = {
  period: string
  counts: string
  value: string
  number: number | null
  expected: string
  signal: string
  hidden: boolean
  /** A percentage without the counts behind it, rounded. */
  unchecked: boolean
}

/** What one icon says, with its words. */
export type LeavingSign = { icon: string; words: string }

export type LeavingMeasure = {
  measure: Measure
  /** Null without a figure that may be shown. */
  chart: (Omit<PaperChart, 'rows'> & { what: string }) | null
  /** The newest figure in words. */
  newest: { period: string; words: string } | null
  rows: LeavingRow[]
  variation: LeavingSign | null
  assurance: LeavingSign | null
  /** Has it a step or target to be held against? */
  step: boolean
  /** What the chart says of variation; null where it says nothing. */
  says: NonNullable<ReturnType<typeof drawableOf>>['reading']['variation']
  /** The rule by which figures of this table are not shown: to be printed with it. */
  rule: string
}

/** A measure drawn and told from what may leave. */
export const leavingMeasure = (
  marks: Omit<Facts, 'figures'>,
  shown: readonly Shown<Outgoing>[],
  threshold: number,
): LeavingMeasure => {
  const { measure } = marks
  const mine = shown.filter(({ figure }) => figure.breakdown_id === null && figure.measure_id === measure.id)
  const hidden = new Set(mine.flatMap((each) => (each.hidden ? [keyOf(each.figure)] : [])))
  const rounded = new Set(mine.flatMap((each) => (each.unchecked ? [keyOf(each.figure)] : [])))
  const figures = mine
    .map(asShown)
    .toSorted((a, b) => a.period_to.localeCompare(b.period_to) || a.period_from.localeCompare(b.period_from))
  const drawable = drawableOf({ ...marks, figures })
  const series = drawable && {
    ...drawable.series,
    hidden: drawable.shown.flatMap((each, at) => (hidden.has(keyOf(each)) ? [at + 1] : [])),
  }
  const { rows = [], ...chart } = series ? paperChart(series) : {}
  const read = new Map((drawable?.shown ?? []).map((each, at) => [keyOf(each), rows[at]]))
  const last = figures.at(-1)
  const assurance = series && assuranceWords(series)
  return {
    measure,
    chart:
      series && drawable
        ? {
            ...(chart as Omit<PaperChart, 'rows'>),
            what: drawable.why ?? `${chartNames[drawable.reading.type]}, as chosen.`,
          }
        : null,
    newest: last
      ? {
          period: periodWords(last, measure.calendar),
          words: hidden.has(keyOf(last)) ? notShown : valueOf(last, measure),
        }
      : null,
    rows: (drawable?.shown ?? figures).toReversed().map((each): LeavingRow => {
      const row = read.get(keyOf(each))
      const isHidden = hidden.has(keyOf(each))
      return {
        period: `${periodWords(each, measure.calendar)}${each.state === 'provisional' ? ', provisional' : ''}`,
        counts: countsOf(each),
        value: isHidden ? notShown : 'missing' in each ? 'No figure' : valueOf(each, measure),
        number: each.value,
        expected: row?.expected ?? '',
        signal: row?.signal ?? '',
        hidden: isHidden,
        unchecked: rounded.has(keyOf(each)),
      }
    }),
    variation:
      series && drawable
        ? {
            icon: variationIcon(drawable.reading.variation, drawable.reading, 40),
            words: bare(variationWords(series).head),
          }
        : null,
    assurance:
      drawable && assurance
        ? { icon: assuranceIcon(drawable.reading.assurance, drawable.reading, 40), words: bare(assurance.head) }
        : null,
    step: (drawable?.reading.target ?? null) !== null,
    says: drawable?.reading.variation ?? null,
    rule: tableRule(threshold, {
      all: mine.length,
      hidden: hidden.size,
      unchecked: mine.filter(({ unchecked }) => unchecked).length,
    }),
  }
}

/** The rule of disclosure with what it did to one table. */
export const tableRule = (
  threshold: number,
  { all, hidden, unchecked }: { all: number; hidden: number; unchecked: number },
): string => {
  const rule = `Counts under ${threshold} are not shown, nor figures from which they could be worked out`
  return [
    hidden === 0 ? `${rule}: here that hides none.` : `${rule}: ${counted(hidden, 'figure')} of ${all} here.`,
    unchecked === 0
      ? ''
      : unchecked === 1
        ? 'One percentage came without the counts behind it: it is rounded, and could not be checked.'
        : `${unchecked} percentages came without the counts behind them: they are rounded, and could not be checked.`,
  ]
    .filter(Boolean)
    .join(' ')
}

// A hidden part is gone from the figure itself, so nothing after this can tell it.
const asShown = ({ figure, value, numerator, denominator, hidden }: Shown<Outgoing>): Figure => ({
  id: figure.id,
  measure_id: figure.measure_id,
  period_from: figure.period_from,
  period_to: figure.period_to,
  state: figure.state,
  entered_at: figure.entered_at,
  note: '',
  withheld: '',
  value: hidden ? null : value,
  numerator: hidden ? null : numerator,
  denominator: hidden ? null : denominator,
})

const valueOf = (figure: Figure, measure: Measure): string =>
  figure.value === null ? valueWords(figure, measure) : figureWords(figure.value, measure.unit, measure.decimals)

const countsOf = ({ numerator, denominator }: Figure): string =>
  numerator === null || denominator === null
    ? ''
    : `${numerator.toLocaleString('en-GB')} of ${denominator.toLocaleString('en-GB')}`

// The column says what it is about: "Variation: improving, high." is "Improving, high" there.
const bare = (head: string) => {
  const words = head.replace(/^(Variation|Assurance): /, '').replace(/\.$/, '')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
