import { monthOf } from '../../../platform/dates.ts'
import { counted } from '../../../platform/sentence.ts'
import type { Evaluation } from '../model.ts'

/** A grade with the source that gave it. */
export type Given = Evaluation & { source_title: string; published_on: string | null }

const key = (indicator: string) =>
  indicator
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim()

/** Grades by what they evaluate, whatever its capitals; each in time, those without a date at the end. */
export const trajectories = (all: readonly Given[]): { indicator: string; grades: Given[] }[] =>
  [...Map.groupBy(all, (e) => key(e.indicator)).values()]
    .map((its) => ({
      indicator: its[0]?.indicator ?? '',
      grades: its.toSorted((a, b) => (a.published_on ?? '9999').localeCompare(b.published_on ?? '9999')),
    }))
    .toSorted((a, b) => a.indicator.localeCompare(b.indicator, 'en', { numeric: true }))

/**
 * One indicator over its sources in words: "Adequate in May 2019, then good in June 2024, on one scale." Grades are never
 * averaged; when the scales differ, or one is not known, it says that they cannot be compared.
 */
export function trajectorySentence(grades: readonly Given[]): string {
  const [first, ...rest] = grades.map(
    (e) => `${e.grade.toLowerCase()}${e.published_on ? ` in ${monthOf(e.published_on)}` : ''}`,
  )
  if (!first) return ''
  const path = [first, ...rest.map((step) => `then ${step}`)].join(', ')
  const said = path.charAt(0).toUpperCase() + path.slice(1)
  if (rest.length === 0) return `${said}. One grade is no trajectory.`
  const scales = new Set(grades.map((e) => key(e.scale)))
  if (scales.has('')) return `${said}. A scale is not said, so the grades cannot be compared.`
  return scales.size === 1
    ? `${said}, on one scale.`
    : `${said}. They stand on ${counted(scales.size, 'scale')}, so the words cannot be compared one to one.`
}

/** "4 indicators were evaluated by 2 sources. The scales of 1 differ." */
export function evaluationsSentence(all: readonly { grades: readonly Given[] }[]): string {
  if (all.length === 0) return 'No source has graded anything yet.'
  const sources = new Set(all.flatMap(({ grades }) => grades.map((e) => e.source_id))).size
  const differ = all.filter(({ grades }) => new Set(grades.map((e) => key(e.scale))).size > 1).length
  const first = `${counted(all.length, 'indicator')} ${all.length === 1 ? 'was' : 'were'} evaluated by ${counted(sources, 'source')}.`
  return differ === 0
    ? first
    : `${first} The scales of ${differ === 1 ? 'one indicator' : `${differ} indicators`} differ from time to time.`
}
