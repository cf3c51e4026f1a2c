import type { SourceDocument } from '../../../documents/read/model.ts'
import { bulletsOf } from './bullets.ts'
import { cellPerLineOf } from './cell-per-line.ts'
import type { Grid } from './grids.ts'
import { linesOf } from './lines.ts'
import { recordsOf } from './records.ts'
import { runTogetherOf } from './run-together.ts'

/** Plans without a table, as grids: each way of reading the lines that finds something, the likeliest first. */
export const layoutsOf = (document: SourceDocument): Grid[] => {
  const lines = linesOf(document)
  const found = [recordsOf(lines), runTogetherOf(lines), cellPerLineOf(lines), bulletsOf(lines)]
  return found.flatMap((grid) => (grid && grid.rows.length >= 2 ? [grid] : []))
}
