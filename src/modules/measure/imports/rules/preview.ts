// What a waiting import would do, as it is kept beside its file and shown: all counts, and the first rows.
import { likeness } from './names.ts'
import type { Choices, FileMeasure } from './book.ts'
import type { Refusal } from './figures.ts'
import type { Counts } from './outcome.ts'
import type { Doubt } from './table.ts'
import type { Scale } from './values.ts'

type Worth = { value: number | null; numerator: number | null; denominator: number | null; withheld: string }

export type PreviewRow = {
  row: number
  column: string
  measure: string
  unit: string
  category: string
  period_from: string
  period_to: string
  now: Worth
  was: (Worth & { state: string }) | null
  verdict: 'new' | 'changed'
}

export type PreviewMeasure = {
  key: string
  name: string
  known: { id: string; title: string } | null
  near: { id: string; title: string } | null
  unit: string
  frequency: string
  scale: Scale
  asksScale: boolean
  leftOut: boolean
  doubts: string[]
  counts: Counts
}

export type Preview = {
  measures: PreviewMeasure[]
  counts: Counts
  refusals: number
  refused: Refusal[]
  rows: PreviewRow[]
  doubts: Doubt[]
}

export const mostShown = 2_000

/** One measure of the file as the preview shows it. */
export const measureShown = (m: FileMeasure, counts: Counts): PreviewMeasure => ({
  key: m.key,
  name: m.name,
  known: m.known ? { id: m.known.id, title: m.known.title } : null,
  near: m.near ? { id: m.near.id, title: m.near.title } : null,
  unit: m.unit,
  frequency: m.rhythm.frequency,
  scale: m.scale,
  asksScale: m.asksScale,
  leftOut: m.leftOut,
  doubts: m.doubts,
  counts,
})

/** The likeliest answers before anybody has looked: a name with a slip of the pen is the known measure. */
export const likeliest = (measures: readonly FileMeasure[]): Choices =>
  Object.fromEntries(
    measures.flatMap(({ key, name, known, near }) =>
      known === null && near !== null && likeness(name, near.title) >= 0.88 ? [[key, { as: near.id }]] : [],
    ),
  )

/** Those with a doubt first, then those that are new, then by name. */
export const inOrderOfDoubt = (measures: readonly PreviewMeasure[]): PreviewMeasure[] => {
  const weight = (m: PreviewMeasure) => (isDoubtful(m) ? 0 : m.known === null ? 1 : 2)
  return measures.toSorted((a, b) => weight(a) - weight(b) || a.name.localeCompare(b.name))
}

export const isDoubtful = (m: PreviewMeasure): boolean =>
  m.doubts.length > 0 || m.asksScale || (m.near !== null && m.name !== m.known?.title)

export type Shown = 'all' | 'refused' | 'changed' | 'new'
export const linesPerPage = 100

export type PreviewLine = { kind: 'refused'; refusal: Refusal } | { kind: 'figure'; row: PreviewRow }

/** The rows of one page: refused ones first, then those that replace a figure, then new ones. */
export const linesOf = (p: Preview, show: Shown): PreviewLine[] => [
  ...(show === 'all' || show === 'refused' ? p.refused.map((refusal) => ({ kind: 'refused' as const, refusal })) : []),
  ...p.rows.filter((row) => show === 'all' || row.verdict === show).map((row) => ({ kind: 'figure' as const, row })),
]

/** The sentence that opens the preview. */
export const previewSentence = (p: Preview): string => {
  const { counts, refusals } = p
  const n = (count: number, one: string, many: string) =>
    count === 1 ? `One figure ${one}` : `${count.toLocaleString('en-GB')} figures ${many}`
  const parts = [
    ...(counts.new > 0 ? [n(counts.new, 'is new', 'are new')] : []),
    ...(counts.changed > 0 ? [n(counts.changed, 'replaces one that stands', 'replace ones that stand')] : []),
    ...(counts.unchanged > 0 ? [n(counts.unchanged, 'is there already', 'are there already')] : []),
    ...(refusals > 0 ? [n(refusals, 'cannot be kept', 'cannot be kept')] : []),
  ]
  const first = parts.length === 0 ? 'The file holds no figure' : parts.join('; ')
  return `${first.charAt(0)}${first.slice(1).replaceAll('; One', '; one')}. Nothing has been imported yet.`
}
