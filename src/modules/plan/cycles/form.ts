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
import type { CycleWords } from './queries.ts'
import { type Cycle, decisionWords } from './rules.ts'

/** Reads the form of a cycle. */
export const readCycle = (form: Form, measureIds: readonly string[], today: string): Read<CycleWords> => {
  const read = readForm(form, {
    title: text({ called: 'The change', required: 'Say what is tried', max: 300 }),
    question: longText({ called: 'The question', max: 2000 }),
    prediction: longText({ called: 'The prediction', max: 2000 }),
    plan: longText({ called: 'The plan' }),
    starts: date({ called: 'the first day' }),
    ends: date({ called: 'the last day' }),
    measure: choice([...measureIds], { called: 'The measure' }),
    did: longText({ called: 'What was done' }),
    result: longText({ called: 'What came out' }),
    learned: longText({ called: 'What was learned' }),
    decision: choice(['adopt', 'adapt', 'abandon'], { called: 'The decision' }),
  })
  if (read.errors) return read
  const v = read.value
  const errors: FormError[] = []
  if (v.starts && v.ends && v.ends < v.starts)
    errors.push(wrong('ends', 'The last day must be the same as or after the first day', 'day'))
  if (v.result && v.starts && v.starts > today)
    errors.push(wrong('result', 'The cycle has not begun, so nothing can have come out of it yet. Check its first day'))
  if (v.decision && !v.result) errors.push(wrong('result', 'Write what came out before you decide'))
  if (v.decision && !v.learned) errors.push(wrong('learned', 'Write what was learned before you decide'))
  if (errors.length > 0) return { errors }
  return {
    value: {
      title: v.title,
      question: v.question ?? '',
      prediction: v.prediction ?? '',
      plan: v.plan ?? '',
      starts: v.starts,
      ends: v.ends,
      measure_id: v.measure,
      did: v.did ?? '',
      result: v.result ?? '',
      learned: v.learned ?? '',
      decision: v.decision,
    },
  }
}

/** A cycle as the words of its form. */
export const wordsOfCycle = (cycle: Cycle): Form => ({
  version: String(cycle.version),
  title: cycle.title,
  question: cycle.question,
  prediction: cycle.prediction,
  plan: cycle.plan,
  ...dateFields('starts', cycle.starts),
  ...dateFields('ends', cycle.ends),
  measure: cycle.measure_id ?? '',
  did: cycle.did,
  result: cycle.result,
  learned: cycle.learned,
  decision: cycle.decision ?? '',
})

export const narrativeOf = (words: CycleWords): string[] => [
  words.title,
  words.question,
  words.prediction,
  words.plan,
  words.did,
  words.result,
  words.learned,
]

/** What the page that shows two versions compares. */
export const shownFields = (measureName: (id: string) => string): Shown[] => [
  { label: 'What is tried', names: ['title'] },
  { label: 'Question', names: ['question'] },
  { label: 'Prediction', names: ['prediction'] },
  { label: 'Plan', names: ['plan'] },
  { label: 'First day', names: ['starts-day', 'starts-month', 'starts-year'] },
  { label: 'Last day', names: ['ends-day', 'ends-month', 'ends-year'] },
  { label: 'Measure', names: ['measure'], show: (form) => measureName(String(form.measure ?? '')) },
  { label: 'What was done', names: ['did'] },
  { label: 'What came out', names: ['result'] },
  { label: 'What was learned', names: ['learned'] },
  {
    label: 'Decision',
    names: ['decision'],
    show: ({ decision }) =>
      decision === 'adopt' || decision === 'adapt' || decision === 'abandon' ? decisionWords[decision].word : '',
  },
]
