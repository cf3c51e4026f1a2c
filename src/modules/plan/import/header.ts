import type { GridRow } from './grids.ts'
import { isHeading } from './headings.ts'
import { wordsOf } from './words.ts'

/** The row (or the two rows) of headings among the first rows of a table. */
export const headerAt = (rows: GridRow[]): { at: number; to: number; labels: string[] } | null => {
  const first = rows.slice(0, 8)
  let best = { at: -1, score: 0 }
  first.forEach((row, at) => {
    const score = headingScore(row)
    if (score > best.score) best = { at, score }
  })
  const over1 = rows[best.at - 1]
  // The second line of two may read more like headings than the first.
  if (over1 && rows[best.at] && isSecondLine(over1, rows[best.at] as GridRow) && headingScore(over1) > 0)
    best = { at: best.at - 1, score: best.score }
  const row = rows[best.at]
  if (!row) return null
  const below = rows[best.at + 1]
  const labels = row.cells.map((cell) => cell.text)
  // A heading over several columns stands above each heading below it; an empty place takes the heading of the second line.
  const isDeep = below !== undefined && isSecondLine(row, below)
  if (!isDeep) return { at: best.at, to: best.at + 1, labels }
  const over = labels.map(
    (label, i) => (row.cells[i]?.covered === 'left' ? labels.slice(0, i).findLast(Boolean) : label) ?? '',
  )
  return {
    at: best.at,
    to: best.at + 2,
    labels: over.map((label, i) => `${label} ${below.cells[i]?.text ?? ''}`.trim()),
  }
}

const headingScore = (row: GridRow): number => {
  const filled = row.cells.filter((cell) => cell.text !== '')
  const known = filled.filter((cell) => isHeading(cell.text))
  const short = filled.filter((cell) => wordsOf(cell.text).length <= 10)
  if (known.length < 2 || known.length < filled.length * 0.5 || short.length < filled.length * 0.7) return 0
  return known.length + (known.length / filled.length) * 0.5
}

const isSecondLine = (row: GridRow, below: GridRow): boolean => {
  const filled = below.cells.filter((cell) => cell.text !== '')
  if (filled.length === 0 || filled.some((cell) => wordsOf(cell.text).length > 4)) return false
  const spans = row.cells.some((cell) => cell.wide > 1)
  const known = filled.filter((cell) => isHeading(cell.text)).length
  const under = below.cells.every(
    (cell, i) => cell.text === '' || row.cells[i]?.covered === 'left' || (row.cells[i]?.wide ?? 1) > 1,
  )
  if (spans && under && known >= filled.length * 0.5) return true
  return known >= 2 && known >= filled.length * 0.6 && filled.every((cell) => !/\d/.test(cell.text))
}
