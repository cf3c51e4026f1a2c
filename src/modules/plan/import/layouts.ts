import type { SourceDocument } from '../../../documents/read/model.ts'
import { bulletsOf } from './bullets.ts'
import { cellPerLineOf } from './cell-per-line.ts'
import { columnsOf } from './columns.ts'
import type { Grid } from './grids.ts'
import { linesOf } from './lines.ts'
import type { Meaning } from './proposal.ts'
import { wordsOf } from './words.ts'
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
const factsIn = (grid: Grid): number => factsByRow(grid).reduce((sum, facts) => sum + facts, 0)

const factsByRow = (grid: Grid): number[] => {
  const columns = columnsOf(grid, new Map())
  const telling = columns.flatMap((column, c) =>
    duties.includes(column.meaning) && column.confidence >= 0.3 ? [c] : [],
  )
  return grid.rows.map((row) => telling.filter((c) => row.cells[c]?.text).length)
}

/**
 * Lines that only look like a table must say much: two facts for each item, or one where the document calls itself a
 * plan. A letter or a committee report has labels too.
 */
export const isAboutPlan = (document: SourceDocument, grid: Grid): boolean => {
  const told = factsByRow(grid).filter((facts) => facts > 0)
  const rows = told.length
  const named = document.blocks
    .slice(0, 15)
    .some(
      (block) =>
        block.kind !== 'table' &&
        wordsOf(block.text).length < 25 &&
        /\b(?:plan|actions?|programme|improvements?)\b/i.test(block.text),
    )
  const facts = told.reduce((sum, each) => sum + each, 0) / Math.max(1, rows)
  return rows >= 2 && rows >= grid.rows.length * 0.5 && (facts >= 1.6 || (named && rows >= 3 && facts >= 0.9))
}
