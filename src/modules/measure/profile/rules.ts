import { daysBetween, isIsoDate, monthOf } from '../../../platform/dates.ts'
import { placeKey } from '../disclosure/parts.ts'
import { keyOf } from '../marks/rules.ts'
import type { Break, Measure } from '../model.ts'
import { figureWords } from '../rules.ts'
import { compare, type Comparison, type Seen, verdictOf } from './comparing.ts'

/** A category of a breakdown: "Locality: Harbour". */
export type Spot = { dimension: string; category: string }
type Period = { period_from: string; period_to: string }

/** A measure as a place has it. `history`: its figures of that place, period by period, oldest first; undefined: there is none. */
export type Line = {
  name: string
  measure: Measure
  period: Period
  part: Seen | undefined
  whole: Seen | undefined
  comparison: Comparison
  history: (Seen | undefined)[]
}

export const spotWords = ({ dimension, category }: Spot): string => `${dimension}: ${category}`

const names = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })
export const byName = (a: string, b: string): number => names.compare(a, b)

/** Every category that has a figure, by name. A cell of two breakdowns at once belongs to neither of them alone. */
export const spotsOf = (figures: readonly Seen[]): Spot[] =>
  [
    ...new Map(
      figures.flatMap((seen) => (isSpot(seen) ? [[placeKey(seen.figure.at ?? []), spotOf(seen)]] : [])),
    ).values(),
  ].toSorted((a, b) => byName(a.dimension, b.dimension) || byName(a.category, b.category))

const isSpot = ({ figure }: Seen) => figure.at?.length === 1
const spotOf = ({ figure }: Seen): Spot => ({
  dimension: figure.at?.[0]?.dimension ?? '',
  category: figure.at?.[0]?.category ?? '',
})
const fold = (text: string) => text.trim().toLowerCase()

/** Localities first, where there are any: it is what most partnerships split by. */
export const usualSpot = (spots: readonly Spot[]): Spot | undefined =>
  spots.find(({ dimension }) => fold(dimension) === 'locality') ?? spots[0]

/** The days on which periods of a breakdown end, the newest first. */
export const endsOf = (figures: readonly Seen[], dimension: string): string[] =>
  [...new Set(figures.filter(isOf(dimension)).map(({ figure }) => figure.period_to))].toSorted().toReversed()

/** The day up to which somebody asked for, where there is a figure by then; else nothing, which is the newest. */
export const upToOf = (ends: readonly string[], asked: string): string =>
  isIsoDate(asked) && asked >= (ends.at(-1) ?? '9999') ? asked : ''

const isOf = (dimension: string) => (seen: Seen) => isSpot(seen) && fold(spotOf(seen).dimension) === fold(dimension)

/** The figures shown in a line of 13 points. */
const mostPoints = 13

type All = { measures: readonly Measure[]; figures: readonly Seen[]; breaks?: readonly Break[] }

/** Each measure that has the place's breakdown, at the newest of its periods that had ended by `to`. */
export const profileOf = ({ measures, figures, breaks = [] }: All, spot: Spot, to: string): Line[] =>
  measures.flatMap((measure): Line[] => {
    const own = figures.filter(({ figure }) => figure.measure_id === measure.id)
    const period = newestOf(own, spot.dimension, to)
    return period ? [lineOf(measure.title, measure, own, spot, period, breaks)] : []
  })

/** All categories of one breakdown of one measure, by name, at the newest period that had ended by `to`. */
export const besideOf = (
  { measures: [measure], figures, breaks = [] }: All,
  dimension: string,
  to: string,
): { period: Period; lines: Line[] } | null => {
  const period = measure && newestOf(figures, dimension, to)
  if (!measure || !period) return null
  const lines = spotsOf(figures.filter(isOf(dimension))).map((spot) =>
    lineOf(spot.category, measure, figures, spot, period, breaks),
  )
  return { period, lines }
}

const newestOf = (figures: readonly Seen[], dimension: string, to: string): Period | undefined =>
  figures
    .filter((seen) => isOf(dimension)(seen) && seen.figure.period_to <= to)
    .map(({ figure }) => figure)
    .toSorted((a, b) => b.period_to.localeCompare(a.period_to) || b.period_from.localeCompare(a.period_from))[0]

const wholeOf = (figures: readonly Seen[], period: Period) =>
  figures.find(({ figure }) => (figure.at ?? []).length === 0 && keyOf(figure) === keyOf(period))

function lineOf(
  name: string,
  measure: Measure,
  figures: readonly Seen[],
  spot: Spot,
  period: Period,
  breaks: readonly Break[],
): Line {
  const own = figures.filter((seen) => isSpot(seen) && placeKey(seen.figure.at ?? []) === placeKey([spot]))
  const part = own.find(({ figure }) => keyOf(figure) === keyOf(period))
  const whole = wholeOf(figures, period)
  // What came before the definition, the source or whom it counts changed cannot be compared with what came after.
  const since = breaks.findLast((each) => each.measure_id === measure.id && each.dated <= period.period_to)?.dated ?? ''
  const periods = new Map(
    figures
      .filter(isOf(spot.dimension))
      .map(({ figure }) => figure)
      .filter((each) => each.period_to <= period.period_to && each.period_from >= since && isAsLong(each, period))
      .toSorted((a, b) => a.period_to.localeCompare(b.period_to))
      .map((each) => [keyOf(each), each]),
  )
  return {
    name,
    measure,
    period: { period_from: period.period_from, period_to: period.period_to },
    part,
    whole,
    comparison: compare(part, whole, measure),
    history: [...periods.keys()].slice(-mostPoints).map((key) => own.find(({ figure }) => keyOf(figure) === key)),
  }
}

const isAsLong = (one: Period, other: Period) =>
  Math.round(daysBetween(one.period_from, one.period_to) / 30.4) ===
  Math.round(daysBetween(other.period_from, other.period_to) / 30.4)

/** Everything that a page of these lines shows: what leaves with it. */
export const shownIn = (lines: readonly Line[]): Seen[] => [
  ...new Set(
    lines.flatMap(({ part, whole, history }) => [part, whole, ...history].filter((seen) => seen !== undefined)),
  ),
]

/** How many of the lines are compared by a test of chance. */
export const amongOf = (lines: readonly Line[]): number =>
  lines.filter(({ comparison }) => comparison.kind === 'tested').length

/** "Of 7 measures, 1 is higher and 2 are lower than the partnership by more than chance would explain; 3 cannot be compared." */
export const ledeOf = (lines: readonly Line[], noun: string): string => {
  const among = amongOf(lines)
  const verdicts = lines.map(({ comparison }) =>
    comparison.kind === 'tested'
      ? { verdict: verdictOf(comparison, among), up: comparison.x / comparison.n > comparison.restX / comparison.restN }
      : null,
  )
  const count = (of: (each: (typeof verdicts)[number]) => boolean) => verdicts.filter(of).length
  const is = (n: number) => `${n} ${n === 1 ? 'is' : 'are'}`
  const [higher, lower] = [true, false].map((up) => count((each) => each?.verdict === 'more' && each.up === up))
  const more = [higher ? `${is(higher)} higher` : '', lower ? `${is(lower)} lower` : ''].filter(Boolean).join(' and ')
  const perhaps = count((each) => each?.verdict === 'perhaps')
  const alike = count((each) => each?.verdict === 'chance' || each?.verdict === 'same')
  const not = count((each) => each === null)
  const parts = [
    more ? `${more} than the partnership by more than chance would explain` : '',
    perhaps ? `${is(perhaps)} perhaps different` : '',
    alike ? `${alike} ${alike === 1 ? 'differs' : 'differ'} by no more than chance would explain` : '',
    not ? `${not} cannot be compared` : '',
  ].filter(Boolean)
  return `Of ${lines.length === 1 ? `one ${noun}` : `${lines.length} ${plural(noun)}`}, ${parts.join('; ')}.`
}

/** "locality" is "localities", "age band" is "age bands"; a name that is no plain word stays. */
export const plural = (noun: string): string =>
  /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`

/** What a line of points shows, in words: "14% to 21%, 12 figures since December 2023; 2 not shown". */
export const historyWords = (history: readonly (Seen | undefined)[], measure: Pick<Measure, 'unit' | 'decimals'>) => {
  const known = history.filter((seen) => seen !== undefined && seen.value !== null) as (Seen & { value: number })[]
  const hidden = history.filter((seen) => seen?.hidden).length
  const values = known.map(({ value }) => value)
  const say = (value: number, unit = measure.unit) => figureWords(value, unit, measure.decimals)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const span = say(low) === say(high) ? say(low) : `${say(low, measure.unit === '%' ? '%' : '')} to ${say(high)}`
  const first = known[0]
  const figures = known.length === 1 ? 'one figure' : `${known.length} figures`
  return [
    first ? `${span}, ${figures} since ${monthOf(first.figure.period_to)}` : '',
    hidden > 0 ? `${hidden} not shown` : '',
  ]
    .filter(Boolean)
    .join('; ')
}

/** The rule, for whoever is handed the page. */
export const protectionSentence = (threshold: number): string =>
  `Counts under ${threshold}, and figures that would give one away, are not shown: “Not shown” stands for either, and does not say which.`

/** How the comparisons were made, for whoever is handed the page. */
export const methodSentences = (among: number): string[] =>
  among === 0
    ? []
    : [
        'Each difference is held against the rest of the partnership, with a 95% interval (Newcombe). Fewer than 10 on either side are too few to compare.',
        ...(among > 1
          ? [
              `One comparison in twenty may look different by chance: “more than chance would explain” is said only where it holds for all ${among} of this page at once.`,
            ]
          : []),
      ]
