import { type Form, type Read, readForm, text, versionOf } from '../../../platform/forms.ts'
import type { EvaluationFields, FullEvaluation } from './queries.ts'

/** Reads a grade and the scale it stood on when it was given. */
export function readEvaluation(form: Form): Read<EvaluationFields & { version: number }> {
  const read = readForm(form, {
    indicator: text({ called: 'The indicator', required: 'Enter what was evaluated', max: 300 }),
    grade: text({ called: 'The grade', required: 'Enter the grade as it is printed', max: 60 }),
    scale: text({ called: 'The scale', max: 200 }),
    page: text({ called: 'The page', max: 30 }),
  })
  if (read.errors) return read
  const { indicator, grade, scale, page } = read.value
  return {
    value: { indicator, grade, scale: scale ?? '', page: page ?? '', version: versionOf(form) },
  }
}

/** An evaluation as its form shows it. */
export const wordsOfEvaluation = (e: FullEvaluation): Form => ({
  indicator: e.indicator,
  grade: e.grade,
  scale: e.scale,
  page: e.page,
})
