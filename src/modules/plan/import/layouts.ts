import type { SourceDocument } from '../../../documents/read/model.ts'
import { bulletsOf } from './bullets.ts'
import { cellPerLineOf } from './cell-per-line.ts'
import { columnsOf } from './columns.ts'
import type { Grid } from './grids.ts'
import { linesOf } from './lines.ts'
import type { Meaning } from './proposal.ts'
import { recordsOf } from './records.ts'
import { runTogetherOf } from './run-together.ts'

/** Plans without a table, as grids: each way of reading the lines that finds something, the likeliest first. */
export const layoutsOf = (document: SourceDocument): Grid[] => {
  const lines = linesOf(document)
  const found = [recordsOf(lines), runTogetherOf(lines), cellPerLineOf(lines), bulletsOf(lines)]
  return found
    .flatMap((grid) => (grid && grid.rows.length >= 2 ? [{ grid, facts: factsIn(grid) }] : []))
    .sort((a, b) => b.facts - a.facts)
    .map(({ grid }) => grid)
}

const duties: Meaning[] = ['lead', 'agency', 'due', 'status', 'measure', 'progress']

/** Filled cells that say who, when, how measured or how far: the reading that finds most of them is the likeliest. */
const factsIn = (grid: Grid): number => {
  const columns = columnsOf(grid, new Map())
  const telling = columns.flatMap((column, c) =>
    duties.includes(column.meaning) && column.confidence >= 0.3 ? [c] : [],
  )
  return grid.rows.reduce((sum, row) => sum + telling.filter((c) => row.cells[c]?.text).length, 0)
}
