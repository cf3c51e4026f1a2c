import { datesIn } from './dates.ts'
import type { ProposedMeasure, Step } from './proposal.ts'
import { tidy, wordsOf } from './words.ts'

/** What columns of figures say of the measure beside them: where it stood, and where it is to stand. */
export type Figures = { baseline: string | null; targets: { heading: string; text: string }[] }

const isBaseline = (heading: string) => /\bbaseline\b|^(?:current|starting) (?:value|level|figure|point)/i.test(heading)
const isTarget = (heading: string) => /\btargets?\b|\bgoal\b|^(?:20)?\d\d\s?[/–-]\s?\d\d$/i.test(heading)

/** True for a cell of a measure column that holds only a figure ("≥ 90%", "35"), under a heading that says which. */
export const isFigure = (heading: string, text: string): boolean =>
  (isBaseline(heading) || isTarget(heading)) && /\d/.test(text) && wordsOf(text).length <= 4

/** Adds one cell to the figures read so far. */
export const withFigure = (figures: Figures | null, heading: string, text: string): Figures => {
  const { baseline, targets } = figures ?? { baseline: null, targets: [] }
  return isBaseline(heading)
    ? { baseline: text, targets }
    : { baseline, targets: [...targets, { heading: tidy(heading), text: tidy(text) }] }
}

/** The first measure with its figures: each target is a step by the date its heading names, else by the item's own. */
export const measured = (
  measures: ProposedMeasure[],
  figures: Figures | null,
  due: string | null,
): ProposedMeasure[] => {
  if (!figures) return measures
  const { baseline, targets } = figures
  const [first, ...others] = measures
  const name = first?.text.replace(/[.]+$/, '') ?? 'Target'
  const steps = targets.flatMap(({ heading, text }) =>
    stepOf(text, datesIn(heading, undefined, true)[0]?.date ?? due, name),
  )
  const said = targets.map(({ text }) => text).join(', then ')
  const words = baseline ? (said ? `from ${baseline} to ${said}` : `baseline ${baseline}`) : said
  return [{ text: `${name}: ${words}`, steps: [...(first?.steps ?? []), ...steps] }, ...others]
}

const stepOf = (text: string, date: string | null, name: string): Step[] => {
  const [, digits, mark] = /(\d[\d,]*(?:\.\d+)?)\s*(%|per ?cent\b|[a-z]+)?/i.exec(text) ?? []
  if (digits === undefined) return []
  const counted = /\bnumber of (?:[\w-]+ ){0,3}?([a-z]+s)\b/i.exec(name)?.[1]
  const unit = mark && /^(?:%|per)/i.test(mark) ? '%' : (mark ?? counted ?? '')
  return [{ date, value: Number(digits.replaceAll(',', '')), unit }]
}
