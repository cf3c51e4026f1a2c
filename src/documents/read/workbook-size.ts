import { type Limits, refuse, tooManyRows } from './limits.ts'
import type { Parts } from './zip.ts'
import { xmlText } from './xml.ts'

/**
 * Looks at the sheets before they are parsed: a sheet becomes a full rectangle in memory, so two cells in far corners
 * cost as much as a million. Empty rows that are only formatted are not counted.
 */
export const checkSheets = (parts: Parts, limits: Limits): void => {
  let rows = 0
  for (const [path, part] of parts) {
    if (!/\/worksheets\/[^/]+\.xml$/i.test(path)) continue
    const xml = xmlText(part)
    rows += filledRows(xml)
    if (rows > limits.rows) tooManyRows(limits)
    const corner = farthestCell(xml)
    if (corner.column > 16_384 || corner.row * corner.column > largestRectangle)
      refuse(
        'too_big',
        'has cells far away from each other on one sheet. Copy the plan into a new workbook and drop that.',
      )
    if (corner.filledColumn > limits.columns)
      refuse('too_big', `uses ${corner.filledColumn} columns. Keep only the plan's own columns and drop it again.`)
  }
}

const largestRectangle = 3_000_000

const filledRows = (xml: string) => {
  let rows = 0
  for (const row of xml.split(/<(?:\w+:)?row[\s>/]/).slice(1)) if (isFilled(row)) rows++
  return rows
}

const isFilled = (xml: string) => /<(?:\w+:)?(?:v|t)[\s>]/.test(xml)

const farthestCell = (xml: string) => {
  const corner = { row: 0, column: 0, filledColumn: 0 }
  for (const cell of xml.split(/<(?:\w+:)?c\s/).slice(1)) {
    const place = /^[^>]*?\br="([A-Z]{1,4})(\d{1,8})"/.exec(cell)
    if (!place) continue
    const column = columnOf(place[1] ?? '')
    corner.row = Math.max(corner.row, Number(place[2]))
    corner.column = Math.max(corner.column, column)
    if (isFilled(cell)) corner.filledColumn = Math.max(corner.filledColumn, column)
  }
  return corner
}

/** A is 1, Z 26, AA 27. */
const columnOf = (letters: string) => {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}
