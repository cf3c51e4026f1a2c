import type { Counted, Leaving, Place } from './model.ts'

/** What a figure counts: n (of d); c is the rest of a share. Null: not there. */
export type Parts = { n: number | null; d: number | null; c: number | null }

/** A figure without counts: a percentage that came alone, or something that counts nobody (weeks, pounds). */
export type Opaque = 'percentage' | 'other'

/**
 * The counts behind a figure. A value by itself is a count when it is a whole number in a unit that counts; an average or a sum
 * of money tells of no child, but how many it was taken of does.
 */
export function partsOf(figure: Leaving, measure: Counted | undefined): Parts | Opaque {
  const { value, numerator: n, denominator: d } = figure
  const unit = measure?.unit.trim().toLowerCase() ?? ''
  if (n !== null && d !== null) {
    const isShare = n >= 0 && n <= d && (isPercent(unit) || measure?.derived === 'share')
    return { n: Math.abs(n), d: Math.abs(d), c: isShare ? d - n : null }
  }
  if (figure.withheld) return { n: null, d: null, c: null }
  if (n !== null || d !== null)
    return { n: n === null ? null : Math.abs(n), d: d === null ? null : Math.abs(d), c: null }
  if (isPercent(unit)) return 'percentage'
  if (value === null || !Number.isInteger(value) || notCounted.test(unit) || (measure?.out_of ?? '') !== '')
    return 'other'
  return { n: Math.abs(value), d: null, c: null }
}

const isPercent = (unit: string) => unit === '%' || /^per ?cent\b|^percentage\b/.test(unit)
const notCounted =
  /^(?:second|minute|hour|day|week|month|year|£|pound|point|score|grade|level|rate|per |average|mean|median)/

/** A figure's own name in the reckoning: measure, period, place. */
export const figureKey = (figure: Pick<Leaving, 'measure_id' | 'period_from' | 'period_to' | 'at'>): string =>
  keyFor(figure.measure_id, figure)

export const keyFor = (measure: string, figure: Pick<Leaving, 'period_from' | 'period_to' | 'at'>): string =>
  `${measure}|${figure.period_from}|${figure.period_to}|${placeKey(figure.at ?? [])}`

export const placeKey = (at: readonly Place[]): string =>
  at
    .map(({ dimension, category }) => `${fold(dimension)}=${fold(category)}`)
    .sort()
    .join('&')

const fold = (text: string) => text.trim().toLowerCase()
