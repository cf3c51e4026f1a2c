import type { Field } from '../proposal.ts'
import { sentencesOf } from '../words.ts'

/** The fields of an item in the order of the page. */
export const fields = [
  'title',
  'aim',
  'theme',
  'outcome',
  'driver',
  'findings',
  'measures',
  'leads',
  'due',
  'status',
  'progress',
  'reason',
] as const satisfies readonly Field[]

/** The fields in which a split chooses where the second item begins. */
export const splitFields = ['title', 'aim', 'driver', 'measures', 'progress'] as const satisfies readonly Field[]

export type Part = { text: string; at: number }

/**
 * The passages of a field: its sentences and lines. A single sentence that names two things is cut at its semicolons and
 * its "and", since that is where two rows were run into one. `at` counts characters of the field's words.
 */
export const partsOf = (text: string, field: Field): Part[] => {
  const sentences =
    field === 'leads' || field === 'measures' || field === 'findings' ? linesIn(text) : sentencesOf(text)
  if (sentences.length !== 1 || !splitFields.some((each) => each === field)) return sentences
  const cuts = [...text.matchAll(/;\s+|\s(?=and\s)|(?<=[a-z0-9)])\s(?=[A-Z][a-z]+ing? )/g)].map((found) =>
    found[0].startsWith(';') ? found.index + found[0].length : found.index + 1,
  )
  const places = [0, ...cuts.filter((at) => at > 12 && at < text.length - 12)]
  return places.map((at, nth) => ({ at, text: text.slice(at, places[nth + 1] ?? text.length).trim() }))
}

const linesIn = (text: string): Part[] => {
  const parts: Part[] = []
  let at = 0
  for (const line of text.split('\n')) {
    if (line.trim()) parts.push({ text: line.trim(), at })
    at += line.length + 1
  }
  return parts.length === 1 ? sentencesOf(text) : parts
}
