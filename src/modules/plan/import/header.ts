import type { GridRow } from './grids.ts'
import { isHeading } from './headings.ts'
import { isStatus } from './status.ts'
import { wordsOf } from './words.ts'

/** True for a table of labels and values side by side ("Lead | … | By when | …"): one record and no rows of a plan. */
export const isLabelTable = (rows: GridRow[], columns: number): boolean => {
  if (columns % 2 === 1 || columns < 4 || rows.length < 2) return false
  const filled = rows.flatMap((row) => row.cells.flatMap((cell, c) => (cell.text ? [{ text: cell.text, c }] : [])))
  const share = (odd: number) => {
    const cells = filled.filter(({ c }) => c % 2 === odd)
    return cells.filter(({ text }) => isHeading(text)).length / Math.max(1, cells.length)
  }
  return share(0) >= 0.8 && share(1) < 0.4
}

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
  // A wide row of nothing but names needs fewer that are known: trackers have columns of their own.
  const isNames =
    filled.length >= 6 &&
    known.length >= 3 &&
    filled.every((cell) => wordsOf(cell.text).length <= 5 && !isStatus(cell.text) && !/^\W?\d/.test(cell.text))
  if (known.length < 2 || known.length < filled.length * (isNames ? 0.3 : 0.5) || short.length < filled.length * 0.7)
    return 0
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
