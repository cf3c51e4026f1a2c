import type { SourceDocument, Where } from '../../../documents/read/model.ts'
import { emptyCell, type Grid, type GridRow } from './grids.ts'
import { isHeading } from './headings.ts'
import { squeezed } from './words.ts'

/** A line of a document without a usable table. `level` is the depth of a list entry, null outside lists. */
export type Line = { text: string; title: boolean; marker: string | null; level: number | null; where: Where }

/** Paragraphs, headings and narrow tables as lines; a table of labels and values gives "Label: value". */
export const linesOf = (document: SourceDocument): Line[] =>
  document.blocks.flatMap((block): Line[] => {
    switch (block.kind) {
      case 'heading':
        return [{ text: squeezed(block.text), title: true, marker: null, level: null, where: block.where }]
      case 'paragraph':
        return block.text
          .split('\n')
          .map((text) => ({
            text: squeezed(text),
            title: false,
            marker: block.list?.marker ?? null,
            level: block.list?.level ?? null,
            where: block.where,
          }))
          .filter((line) => line.text !== '')
      default:
        return block.columns > 4
          ? []
          : block.rows.flatMap((row): Line[] => {
              const cells = row.cells.map((cell) => cell?.text.trim() ?? '')
              const plain = (text: string): Line => ({
                text,
                title: false,
                marker: null,
                level: null,
                where: row.where,
              })
              const pairs: Line[] = []
              for (let c = 0; c < cells.length; c++) {
                const label = (cells[c] ?? '').replace(/[?:\s]+$/, '')
                const value = cells[c + 1]
                if (label && value !== undefined && isHeading(label)) {
                  pairs.push(plain(`${label}: ${value}`))
                  c++
                } else if (cells[c]) pairs.push(plain(squeezed(cells[c] ?? '')))
              }
              return pairs
            })
    }
  })

/** A grid of cells that were not in a table, one row per record. */
export const gridFrom = (
  kind: Grid['kind'],
  headings: string[],
  rows: { cells: string[]; theme: string | null; where: Where }[],
  meanings: Grid['meanings'] = null,
): Grid => {
  // One line above all the records is the plan's own title, not a theme.
  const isLone = new Set(rows.map((row) => row.theme)).size < 2
  return {
    kind,
    headings,
    meanings,
    rows: rows.map(
      ({ cells, theme, where }, i): GridRow => ({
        row: where.row ?? i + 1,
        ...(where.page === undefined ? {} : { page: where.page }),
        ...(where.sheet === undefined ? {} : { sheet: where.sheet }),
        cells: headings.map((_, c) => ({ ...emptyCell, text: cells[c] ?? '' })),
        beside: [],
        breakBefore: false,
        theme: isLone ? null : theme,
        state: 'used',
      }),
    ),
  }
}
