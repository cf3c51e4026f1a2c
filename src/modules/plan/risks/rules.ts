import { daysBetween, longDate } from '../../../platform/dates.ts'
import type { Tone } from '../../../platform/shapes.tsx'
import { counted, small, upper } from '../../../platform/sentence.ts'

export const likelihoods = ['Rare', 'Unlikely', 'Possible', 'Likely', 'Almost certain'] as const
export const impacts = ['Negligible', 'Minor', 'Moderate', 'Major', 'Severe'] as const

/** A risk as it was scored on a day: before anything is done about it, and after what is done. */
export type Score = {
  dated: string
  likelihood: number
  impact: number
  likelihood_after: number
  impact_after: number
  why: string
  scored_by: string | null
}

export type Risk = {
  id: string
  plan_id: string
  /** Its place in the order in which the plan's risks were written down: it never changes. */
  number: number
  title: string
  cause: string
  effect: string
  doing: string
  post_id: string | null
  review_on: string | null
  closed_on: string | null
  closed_why: string
  version: number
  /** The newest first. */
  scores: Score[]
  /** Ids of the items that make it smaller. */
  items: string[]
}

export type Band = { code: 'low' | 'moderate' | 'high' | 'very_high'; word: string; tone: Tone }

const bands = {
  low: { code: 'low', word: 'Low', tone: 'none' },
  moderate: { code: 'moderate', word: 'Moderate', tone: 'wait' },
  high: { code: 'high', word: 'High', tone: 'risk' },
  very_high: { code: 'very_high', word: 'Very high', tone: 'off' },
} as const satisfies Record<string, Band>

/** The band of a likelihood and an impact, each from 1 to 5. The rule stands in words in `bandRule`. */
export const bandOf = (likelihood: number, impact: number): Band => {
  const score = likelihood * impact
  return score >= 15 ? bands.very_high : score >= 8 ? bands.high : score >= 4 ? bands.moderate : bands.low
}

export const bandRule =
  'Likelihood times impact, each from 1 to 5: 15 and more is very high, 8 to 12 is high, 4 to 6 is moderate, 1 to 3 is low.'

export type Trend = 'rising' | 'falling' | 'steady' | 'once' | 'none'

/** Which way a risk goes, after what is done about it: its newest score beside the one before. */
export const trendOf = (scores: readonly Score[]): Trend => {
  const [now, before] = scores
  if (!now) return 'none'
  if (!before) return 'once'
  const change = after(now) - after(before)
  return change > 0 ? 'rising' : change < 0 ? 'falling' : 'steady'
}

const after = (score: Score) => score.likelihood_after * score.impact_after

/** "Rising: 8 on 3 March 2026, 12 now". */
export const trendWords = (scores: readonly Score[]): string => {
  const [now, before] = scores
  switch (trendOf(scores)) {
    case 'none':
      return 'Not scored yet'
    case 'once':
      return 'Scored once'
    case 'steady':
      return 'Steady'
    case 'rising':
    case 'falling':
      return now && before
        ? `${trendOf(scores) === 'rising' ? 'Rising' : 'Falling'}: ${after(before)} on ${longDate(before.dated)}, ${after(now)} now`
        : ''
  }
}

/** How many days the review of an open risk is overdue; 0 when it is not. */
export const overdue = (risk: Pick<Risk, 'review_on' | 'closed_on'>, today: string): number =>
  risk.closed_on === null && risk.review_on !== null && risk.review_on < today ? daysBetween(risk.review_on, today) : 0

/** "Review overdue by 12 days", "Review on 3 March 2027", or that no review is set. */
export const reviewWords = (risk: Pick<Risk, 'review_on' | 'closed_on'>, today: string): string => {
  const days = overdue(risk, today)
  if (days > 0) return `Review overdue by ${counted(days, 'day')}`
  return risk.review_on ? `Review on ${longDate(risk.review_on)}` : 'No review date'
}

const order: readonly Trend[] = ['none', 'rising', 'steady', 'once', 'falling']

/** Open risks by what matters: unscored first, then the greatest as it stands, the rising before the steady, then by what it was before. */
export const ranked = <R extends Risk>(risks: readonly R[]): R[] =>
  risks.toSorted((a, b) => {
    const [x, y] = [a.scores[0], b.scores[0]]
    if (!x || !y) return Number(Boolean(x)) - Number(Boolean(y)) || a.number - b.number
    return (
      after(y) - after(x) ||
      order.indexOf(trendOf(a.scores)) - order.indexOf(trendOf(b.scores)) ||
      y.likelihood * y.impact - x.likelihood * x.impact ||
      a.number - b.number
    )
  })

/** The sentence at the top of the register. */
export const risksLede = (risks: readonly Risk[], today: string): string => {
  const open = risks.filter(({ closed_on: closed }) => closed === null)
  if (risks.length === 0) return 'No risk is written down yet.'
  if (open.length === 0)
    return `No risk is open. ${upper(small(risks.length))} ${risks.length === 1 ? 'is' : 'are'} closed.`
  const count = (code: Band['code']) =>
    open.filter(({ scores: [now] }) => now && bandOf(now.likelihood_after, now.impact_after).code === code).length
  const is = (n: number, words: string) => (n === 0 ? [] : [`${small(n)} ${n === 1 ? 'is' : 'are'} ${words}`])
  const late = open.filter((risk) => overdue(risk, today) > 0).length
  const facts = [
    ...is(count('very_high'), 'very high'),
    ...is(count('high'), 'high'),
    ...is(open.filter(({ scores }) => trendOf(scores) === 'rising').length, 'rising'),
    ...(late === 0
      ? []
      : [`${small(late)} ${late === 1 ? 'waits' : 'wait'} for ${late === 1 ? 'its' : 'their'} review`]),
  ]
  const first = `${upper(small(open.length))} ${open.length === 1 ? 'risk is' : 'risks are'} open`
  return facts.length === 0
    ? `${first}, none of them high, rising or waiting for its review.`
    : `${first}: ${list(facts)}.`
}

/** The sentence at the top of one risk. */
export const riskLede = (risk: Risk, today: string): string => {
  if (risk.closed_on) return `It was closed on ${longDate(risk.closed_on)}: ${stopped(risk.closed_why)}`
  const [now] = risk.scores
  if (!now) return 'Nobody has scored it yet.'
  const band = bandOf(now.likelihood_after, now.impact_after)
  const words = scoreWords(now.likelihood_after, now.impact_after)
  const trend = trendOf(risk.scores)
  const days = overdue(risk, today)
  return [
    `As it stands this risk is ${band.word.toLowerCase()}: ${words}.`,
    trend === 'rising' || trend === 'falling' ? `It is ${trend}.` : '',
    days > 0 ? `Its review is ${counted(days, 'day')} overdue.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** "likely (4) with a minor impact (2), 8 of 25". */
export const scoreWords = (likelihood: number, impact: number): string =>
  `${(likelihoods[likelihood - 1] ?? '').toLowerCase()} (${likelihood}) with a ${(impacts[impact - 1] ?? '').toLowerCase()} impact (${impact}), ${likelihood * impact} of 25`

/** May somebody score a risk? Who edits the plan, and who holds or writes for the post that owns it. */
export const mayScore = (
  risk: Pick<Risk, 'post_id' | 'closed_on'>,
  who: { holds: readonly string[]; writesFor: readonly string[]; edits: boolean },
): boolean =>
  risk.closed_on === null &&
  (who.edits || (risk.post_id !== null && (who.holds.includes(risk.post_id) || who.writesFor.includes(risk.post_id))))

const list = (parts: readonly string[]) =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
const stopped = (words: string) => (/[.!?…]$/.test(words) ? words : `${words}.`)
