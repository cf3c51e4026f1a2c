import type { Block, Cell, Row, Where } from './model.ts'

export type Table = Extract<Block, { kind: 'table' }>

/** The words of a cell or paragraph: white space collapsed inside each line, empty lines dropped. */
export const words = (text: string): string =>
  text
    .split(/\r\n|[\n\r\v\f\u2028\u2029]/)
    .map((line) => line.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')

export const cellOf = (text: string, more: Partial<Omit<Cell, 'text'>> = {}): Cell => ({
  text: words(text),
  columns: 1,
  rows: 1,
  fill: null,
  bold: false,
  links: [],
  ...more,
})

/** A cell laid into a grid: the columns to its left that are free decide where it stands unless `at` says so. */
export type Laid = { cell: Cell; at?: number }
export type LaidRow = { where: Where; header: boolean; cells: Laid[] }

/**
 * Lays rows of spanning cells (HTML, Word) into a grid: every row becomes as long as the widest, covered places null.
 * Spans that reach below the last row are cut.
 */
export const layOut = (rows: LaidRow[]): { columns: number; rows: Row[] } => {
  const grid: (Cell | null | undefined)[][] = rows.map(() => [])
  for (const [y, row] of rows.entries()) {
    const line = grid[y] ?? []
    let next = 0
    for (const { cell, at } of row.cells) {
      let x = at ?? next
      while (line[x] !== undefined) x++
      const laid = { ...cell, rows: Math.min(cell.rows, rows.length - y) }
      for (let dy = 0; dy < laid.rows; dy++)
        for (let dx = 0; dx < laid.columns; dx++) {
          const below = grid[y + dy]
          if (below && below[x + dx] === undefined) below[x + dx] = dy === 0 && dx === 0 ? laid : null
        }
      next = x + laid.columns
    }
  }
  const columns = Math.max(0, ...grid.map((line) => line.length))
  return {
    columns,
    rows: rows.map(({ where, header }, y) => ({
      where,
      header,
      cells: Array.from({ length: columns }, (_, x) => {
        const cell = grid[y]?.[x]
        return cell === undefined ? cellOf('') : cell
      }),
    })),
  }
}

/** The cell that is seen at a place: the one that starts there, or the merged cell that covers it. */
export const covers = (table: Table, row: number, column: number): Cell | null => {
  for (let y = row; y >= 0; y--)
    for (let x = column; x >= 0; x--) {
      const cell = table.rows[y]?.cells[x]
      if (cell && y + cell.rows > row && x + cell.columns > column) return cell
    }
  return null
}

/** Leaves out columns and rows at the edges, and columns inside, that hold no words, no colour and no merged cell. */
export const withoutEmptyColumns = (table: Table): Table => {
  const isUsed = (x: number) =>
    table.rows.some((row) => {
      const cell = row.cells[x]
      return cell !== undefined && (cell === null || cell.text !== '' || cell.fill !== null || cell.columns > 1)
    })
  const kept = Array.from({ length: table.columns }, (_, x) => x).filter(isUsed)
  if (kept.length === table.columns) return table
  return {
    ...table,
    columns: kept.length,
    rows: table.rows.map((row) => ({ ...row, cells: kept.map((x) => row.cells[x] ?? null) })),
  }
}

/** `#rrggbb` in lower case, or null for white, automatic and what is no colour. */
export const fillOf = (colour: string | undefined): string | null => {
  const hex = /^#?(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(colour ?? '')?.[1]?.toLowerCase()
  return hex === undefined || hex === 'ffffff' ? null : `#${hex}`
}
