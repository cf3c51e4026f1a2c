import { dateFields } from '../../../platform/asked.ts'
import {
  choice,
  date,
  type Form,
  type FormError,
  longText,
  type Read,
  readForm,
  text,
  wrong,
} from '../../../platform/forms.ts'
import type { Shown } from '../../../platform/both-versions.tsx'
import type { NewScore, RiskWords } from './queries.ts'
import { impacts, likelihoods, type Risk } from './rules.ts'

const grades = ['1', '2', '3', '4', '5'] as const

/** Reads the words of a risk. */
export const readRisk = (form: Form, postIds: readonly string[]): Read<RiskWords> => {
  const read = readForm(form, {
    title: text({ called: 'The risk', required: 'Say what could go wrong', max: 300 }),
    cause: longText({ called: 'The cause', max: 2000 }),
    effect: longText({ called: 'The effect', max: 2000 }),
    doing: longText({ called: 'What is done about it' }),
    post: choice([...postIds], { called: 'The post that owns it' }),
    review: date({ called: 'the day of the review' }),
  })
  if (read.errors) return read
  const { title, cause, effect, doing, post, review } = read.value
  return {
    value: { title, cause: cause ?? '', effect: effect ?? '', doing: doing ?? '', post_id: post, review_on: review },
  }
}

/** Reads a score as of a day. */
export const readScore = (form: Form, today: string): Read<NewScore> => {
  const grade = (called: string, required: string) => choice(grades, { called, required })
  const read = readForm(form, {
    likelihood: grade('The likelihood', 'Say how likely it is before anything is done'),
    impact: grade('The impact', 'Say how bad it would be before anything is done'),
    likelihoodAfter: grade('The likelihood', 'Say how likely it is with what is done'),
    impactAfter: grade('The impact', 'Say how bad it would be with what is done'),
    why: longText({ called: 'The reason', max: 2000 }),
  })
  if (read.errors) return read
  const score = {
    dated: today,
    likelihood: Number(read.value.likelihood),
    impact: Number(read.value.impact),
    likelihood_after: Number(read.value.likelihoodAfter),
    impact_after: Number(read.value.impactAfter),
    why: read.value.why ?? '',
  }
  const errors: FormError[] = []
  if (score.likelihood_after > score.likelihood)
    errors.push(wrong('likelihoodAfter', 'With what is done it cannot be more likely than before. Check both'))
  if (score.impact_after > score.impact)
    errors.push(wrong('impactAfter', 'With what is done it cannot be worse than before. Check both'))
  return errors.length > 0 ? { errors } : { value: score }
}

/** A risk as the words of its form. */
export const wordsOfRisk = (risk: Risk): Form => ({
  version: String(risk.version),
  title: risk.title,
  cause: risk.cause,
  effect: risk.effect,
  doing: risk.doing,
  post: risk.post_id ?? '',
  ...dateFields('review', risk.review_on),
})

/** The newest score as the words of its form. */
export const wordsOfScore = ({ scores: [now] }: Pick<Risk, 'scores'>): Form =>
  now
    ? {
        likelihood: String(now.likelihood),
        impact: String(now.impact),
        likelihoodAfter: String(now.likelihood_after),
        impactAfter: String(now.impact_after),
      }
    : {}

/** What the page that shows two versions compares. */
export const shownFields = (postTitle: (id: string) => string): Shown[] => [
  { label: 'What could go wrong', names: ['title'] },
  { label: 'Cause', names: ['cause'] },
  { label: 'Effect', names: ['effect'] },
  { label: 'What is done about it', names: ['doing'] },
  { label: 'Post that owns it', names: ['post'], show: (form) => postTitle(String(form.post ?? '')) },
  { label: 'Review', names: ['review-day', 'review-month', 'review-year'] },
]

export const likelihoodItems = likelihoods.map((word, at) => ({ value: String(at + 1), text: `${at + 1} ${word}` }))
export const impactItems = impacts.map((word, at) => ({ value: String(at + 1), text: `${at + 1} ${word}` }))
