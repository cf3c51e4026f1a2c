import { columnsOf } from './columns.ts'
import { lookOf } from './content.ts'
import type { Grid } from './grids.ts'
import type { Meaning } from './proposal.ts'
import { wordsOf } from './words.ts'

const duties: Meaning[] = ['lead', 'agency', 'due', 'measure', 'status', 'progress']

/** True for a table that names what is to be done and, beside it, who, when, how measured or how far. */
export const isPlanTable = (grid: Grid): boolean => {
  const rows = grid.rows.filter((row) => row.state === 'used')
  if (rows.length === 0) return false
  const columns = columnsOf(grid, new Map())
  const sure = columns.filter((column) => column.confidence >= 0.3)
  const meanings = new Set(sure.map((column) => column.meaning))
  const title = sure.findIndex((column) => ['aim', 'driver', 'finding', 'outcome'].includes(column.meaning))
  if (title === -1) return false
  const does = duties.filter((duty) => meanings.has(duty)).length
  const deeds = columns.flatMap((column, c) =>
    ['aim', 'driver', 'finding', 'outcome', 'theme'].includes(column.meaning) ? [c] : [],
  )
  const looks = deeds.map((c) => lookOf(rows.map((row) => row.cells[c]?.text ?? '')))
  const says = Math.max(...looks.map((look) => (look.filled > 0 ? look.words : 0)))
  const acts = Math.max(...looks.map((look) => (look.filled > 0 ? look.actions : 0)))
  const named = grid.headings.filter(Boolean).length > 0
  if (says < 2) return false
  // A column that only its words made the deed must name deeds, or have a date beside it: a table of indicators has neither.
  const isGuessed = named && columns.every(({ meaning, confidence }) => meaning !== 'aim' || confidence <= 0.4)
  if (isGuessed && meanings.has('aim') && !meanings.has('due') && acts < 0.3) return false
  const isPricy =
    rows.flatMap((row) => row.cells).filter((cell) => /^£?\s?[\d,]+(?:\.\d\d)$/.test(cell.text)).length >
    rows.length * 0.5
  if (isPricy && !meanings.has('aim')) return false
  if (!named) return does >= 2 && says >= 3 && acts >= 0.3
  if (meanings.has('aim') || meanings.has('driver')) return does >= 2 || (does >= 1 && (says >= 3 || acts >= 0.4))
  return does >= 2 && says >= 3 && wordsOf(grid.headings.join(' ')).length > 2
}
