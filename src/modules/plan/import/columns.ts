import { fitOf, lookOf, type Look } from './content.ts'
import { settled } from './column-places.ts'
import type { Grid } from './grids.ts'
import { meaningsOf } from './headings.ts'
import { isAgency } from './leads.ts'
import type { Meaning, ReadColumn } from './proposal.ts'

const every: Meaning[] = [
  'reference',
  'theme',
  'outcome',
  'driver',
  'finding',
  'aim',
  'measure',
  'lead',
  'agency',
  'start',
  'due',
  'status',
  'progress',
  'reason',
  'resources',
  'other',
]
// Several columns may hold these (progress by quarter, measure and target, lead and support).
const shared = new Set<Meaning>(['progress', 'measure', 'lead', 'resources', 'other', 'finding', 'agency'])

type Bid = { column: number; meaning: Meaning; score: number; said: number; fit: number }

/** What each column of a grid means, by the words of its heading and by what its cells look like. */
export const columnsOf = (grid: Grid, forced: Map<number, Meaning>): ReadColumn[] => {
  const rows = grid.rows.filter(
    (row) => row.state === 'used' && row.cells.filter((cell) => cell.text !== '').length > 1,
  )
  const width = Math.max(grid.headings.length, ...grid.rows.map((row) => row.cells.length), 0)
  const looks = Array.from({ length: width }, (_, c) => lookOf(rows.map((row) => row.cells[c]?.text ?? '')))
  const bids = looks.flatMap((look, column) => bidsOf(column, grid.headings[column] ?? '', look))
  const agencies = agencyColumns(grid.headings)
  const taken = new Map<number, Bid>()
  for (const bid of bids.sort((a, b) => b.score - a.score)) {
    if (taken.has(bid.column) || forced.has(bid.column) || agencies.has(bid.column)) continue
    const rival = [...taken.values()].find((other) => other.meaning === bid.meaning)
    if (rival && !(shared.has(bid.meaning) && bid.said >= 0.6)) continue
    if ([...forced.values()].includes(bid.meaning) && !shared.has(bid.meaning)) continue
    taken.set(bid.column, bid)
  }
  const columns = looks.map((_, column): ReadColumn => {
    const heading = grid.headings[column] ?? ''
    const order = forced.get(column)
    if (order) return { heading, meaning: order, confidence: 1, why: 'You said so.' }
    const labelled = grid.meanings?.[column]
    if (labelled)
      return {
        heading,
        meaning: labelled,
        confidence: 0.9,
        why: heading ? `The label “${heading}” says so.` : 'Its place in the text says so.',
      }
    if (agencies.has(column))
      return { heading, meaning: 'other', confidence: 0.9, why: 'It says what one agency does, by the agency’s name.' }
    const bid = taken.get(column)
    if (!bid)
      return { heading, meaning: 'other', confidence: 0.2, why: 'Neither the heading nor the cells say what it is.' }
    return {
      heading,
      meaning: bid.meaning,
      confidence: Math.max(0.1, Math.min(1, bid.score / 1.5)),
      why: whyOf(bid, heading),
    }
  })
  return settled(columns, looks)
}

/** Columns headed by the names of agencies ("Health | Police | Education"): each says what that agency does. */
export const agencyColumns = (headings: string[]): Set<number> => {
  const columns = headings.flatMap((heading, c) => (isAgency(heading) ? [c] : []))
  return new Set(columns.length >= 2 ? columns : [])
}

const bidsOf = (column: number, heading: string, look: Look): Bid[] => {
  const said = meaningsOf(heading)
  return every.flatMap((meaning): Bid[] => {
    const words = said.get(meaning) ?? 0
    if (meaning === 'start' && words === 0) return []
    const fit = fitOf(look, meaning)
    // Without a heading only the content can speak; against a clear heading it can only overrule by much.
    const score = heading ? words + fit * 0.55 - (words === 0 ? 0.25 : 0) : fit * 0.9 - place(meaning)
    return score > 0.15 ? [{ column, meaning, score, said: words, fit }] : []
  })
}

// Among nameless columns an action is likelier than a finding, and a finding than a driver.
const place = (meaning: Meaning) =>
  (
    ({ aim: 0, due: 0, lead: 0, status: 0, progress: 0.05, measure: 0.1, reference: 0.05 }) as Partial<
      Record<Meaning, number>
    >
  )[meaning] ?? 0.5

const whyOf = (bid: Bid, heading: string) => {
  if (bid.said >= 0.6 && bid.fit >= 0) return `The heading “${heading}” says so.`
  if (bid.said >= 0.6) return `The heading “${heading}” says so, though its cells look different.`
  return 'Its cells look like it.'
}
