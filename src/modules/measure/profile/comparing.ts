// A part against the whole it belongs to: what can be said of the difference, and what cannot. Pure.
import { newcombe } from '../../../statistics/interval.ts'
import type { Shown } from '../disclosure/model.ts'
import type { Outgoing } from '../disclosure/queries.ts'
import { partsOf } from '../disclosure/parts.ts'
import type { Measure } from '../model.ts'
import { figureWords } from '../rules.ts'

/** A figure as it may be shown. */
export type Seen = Shown<Outgoing>

type Tested = { x: number; n: number; restX: number; restN: number }

/** `tested`: with the counts of the part and of the rest. `bare`: a difference behind which no counts stand (weeks, pounds). */
export type Comparison =
  | ({ kind: 'tested' } & Tested)
  | { kind: 'bare'; difference: number }
  | { kind: 'count'; share: number | null }
  | { kind: 'none'; why: keyof typeof whyNot }

const whyNot = {
  no_figure: 'No figure for this period.',
  hidden: 'Not shown, so not compared.',
  nobody: 'Nobody to count, so nothing to compare.',
  no_whole: 'There is no figure of the whole partnership to compare it with.',
  whole_hidden: 'The partnership’s figure is not shown, so it is not compared.',
  uncounted: 'The counts behind the one or the other are not known, so they are not compared.',
  few: 'Too few to compare.',
  all: 'All of the partnership is in it, so there is nothing to compare it with.',
  apart: 'Its counts do not lie within those of the partnership, so they are not compared.',
  rate: 'A rate: whether chance explains the difference is not worked out.',
}

/** Fewer than this, in the part or in the rest of the whole, are too few to compare. */
export const fewest = 10

/** What may be said of a part and its whole, by nothing but what is shown of either. */
export function compare(part: Seen | undefined, whole: Seen | undefined, measure: Measure): Comparison {
  const none = (why: keyof typeof whyNot): Comparison => ({ kind: 'none', why })
  if (!part) return none('no_figure')
  if (part.hidden) return none('hidden')
  if (part.value === null) return none('nobody')
  if (!whole) return none('no_whole')
  if (whole.hidden) return none('whole_hidden')
  if (whole.value === null) return none('no_whole')
  const [own, all] = [countsOf(part, measure), countsOf(whole, measure)]
  if (own === 'other' && all === 'other') return { kind: 'bare', difference: part.value - whole.value }
  if (typeof own === 'string' || typeof all === 'string') return none('uncounted')
  if (own.d === null || all.d === null || own.n === null || all.n === null)
    return own.d === null && all.d === null
      ? { kind: 'count', share: whole.value > 0 && part.value <= whole.value ? part.value / whole.value : null }
      : none('uncounted')
  if (own.c === null || all.c === null) return none('rate')
  const tested = { x: own.n, n: own.d, restX: all.n - own.n, restN: all.d - own.d }
  if (tested.restX < 0 || tested.restN < 0 || tested.restX > tested.restN) return none('apart')
  if (tested.restN === 0) return none('all')
  return tested.n < fewest || tested.restN < fewest ? none('few') : { kind: 'tested', ...tested }
}

/** The counts that are shown of a figure; a share has all three. */
export const countsOf = ({ figure, value, numerator, denominator }: Seen, measure: Measure) =>
  partsOf({ ...figure, value, numerator, denominator }, measure)

/**
 * The part less the whole, in percentage points, with its interval. The part belongs to the whole, so it is held against the rest
 * of it (Newcombe): what is more in the part than in the whole is that difference times the share of the rest.
 */
export const differenceOf = ({ x, n, restX, restN }: Tested, confidence = 0.95) => {
  const found = newcombe(x, n, restX, restN, confidence)
  const by = (100 * restN) / (n + restN)
  return found && { difference: by * found.difference, lower: by * found.lower, upper: by * found.upper }
}

export type Verdict = 'more' | 'perhaps' | 'chance' | 'same'

/**
 * `more`: the interval keeps off nothing even when it holds for all comparisons of the page at once (Bonferroni); `perhaps`: only
 * when it is the one comparison that is looked at.
 */
export const verdictOf = (tested: Tested, among: number): Verdict => {
  const found = differenceOf(tested)
  const strict = differenceOf(tested, 1 - 0.05 / Math.max(1, among))
  if (!found || !strict) return 'chance'
  const keepsOff = ({ lower, upper }: { lower: number; upper: number }) => lower > 0 || upper < 0
  if (found.difference === 0) return 'same'
  return keepsOff(strict) ? 'more' : keepsOff(found) ? 'perhaps' : 'chance'
}

/** What a comparison says, as a sentence that is true of it. `among`: how many comparisons stand on the page. */
export const saidOf = (comparison: Comparison, among: number, measure: Pick<Measure, 'unit' | 'decimals'>): string => {
  switch (comparison.kind) {
    case 'none':
      return whyNot[comparison.why]
    case 'count':
      return `A count${comparison.share === null ? '' : `, ${Math.round(100 * comparison.share)}% of the partnership’s`}: places of different size cannot be compared by it.`
    case 'bare': {
      const by = figureWords(Math.abs(comparison.difference), measure.unit, measure.decimals)
      const how =
        comparison.difference === 0 ? 'The same as' : `${by} ${comparison.difference > 0 ? 'more' : 'less'} than`
      return `${how} the partnership. No counts stand behind it, so nobody can say what chance explains.`
    }
    case 'tested': {
      const way = (differenceOf(comparison)?.difference ?? 0) > 0 ? 'Higher' : 'Lower'
      switch (verdictOf(comparison, among)) {
        case 'same':
          return 'The same as the partnership.'
        case 'chance':
          return 'No difference from the partnership that chance would not explain.'
        case 'more':
          return `${way} than the partnership, and more than chance would explain.`
        case 'perhaps':
          return `${way} than the partnership; alone it would be more than chance explains, but among ${among} comparisons one may be chance.`
      }
    }
  }
}

/** "+3.9 points, between −2.1 and +9.9"; nothing where no interval can be given. */
export const differenceWords = (comparison: Comparison): { points: string; between: string } | null => {
  const found = comparison.kind === 'tested' ? differenceOf(comparison) : null
  return (
    found && {
      points: `${signed(found.difference)} ${Math.abs(Number(found.difference.toFixed(1))) === 1 ? 'point' : 'points'}`,
      between: `${signed(found.lower)} to ${signed(found.upper)}`,
    }
  )
}

const signed = (points: number): string => {
  const plain = Math.abs(points).toLocaleString('en-GB', { maximumFractionDigits: 1 })
  return plain === '0' ? plain : `${points > 0 ? '+' : '−'}${plain}`
}
