import { dateFields } from '../../../platform/asked.ts'
import {
  choice,
  date,
  type Form,
  longText,
  type Read,
  readForm,
  text,
  versionOf,
  wordOf,
  wrong,
} from '../../../platform/forms.ts'
import type { Handling, Question } from './queries.ts'
import { type AnalysisRequest, states } from './rules.ts'

/** Reads a question. `measures`: the ids it may be about. */
export function readQuestion(form: Form, measures: readonly string[], today: string): Read<Question> {
  const read = readForm(form, {
    question: longText({ called: 'The question', required: 'Write what you want to know', max: 2000 }),
    why: longText({ called: 'The reason', max: 2000 }),
    asked_for: text({ called: 'For whom', max: 300 }),
    due: date({ called: 'the day it is needed' }),
  })
  if (read.errors) return read
  const { question, why, asked_for, due } = read.value
  if (due !== null && due < today)
    return { errors: [wrong('due', 'The day it is needed cannot be in the past', 'day')] }
  const about = wordOf(form, 'measure')
  return {
    value: {
      question,
      why: why ?? '',
      asked_for: asked_for ?? '',
      due,
      measure_id: measures.includes(about) ? about : null,
    },
  }
}

/** Reads what becomes of a request. An answer, or a reason to decline, is wanted where it ends. */
export function readHandling(
  form: Form,
  posts: readonly string[],
  by: { person: string; today: string },
): Read<Handling & { version: number }> {
  const read = readForm(form, {
    state: choice(states, { called: 'What becomes of it', required: 'Choose what becomes of it' }),
    post: choice(posts, { called: 'Who answers' }),
    due: date({ called: 'the day it is due' }),
    answer: longText({ called: 'The answer', max: 8000 }),
  })
  if (read.errors) return read
  const { state, post, due, answer } = read.value
  const ended = state === 'answered' || state === 'declined'
  if (ended && answer === null)
    return { errors: [wrong('answer', state === 'answered' ? 'Write the answer' : 'Say why it is declined')] }
  if (state === 'assigned' && post === null) return { errors: [wrong('post', 'Choose who answers')] }
  return {
    value: {
      state,
      post_id: post,
      due,
      answer: answer ?? '',
      answered_by: ended ? by.person : null,
      answered_on: ended ? by.today : null,
      version: versionOf(form),
    },
  }
}

/** A request as the form of its handling shows it. */
export const wordsOfHandling = (r: AnalysisRequest): Form => ({
  version: String(r.version),
  state: r.state,
  post: r.post_id ?? '',
  ...dateFields('due', r.due),
  answer: r.answer,
})
