import type { Block, SourceDocument } from '../../../documents/read/model.ts'
import { headerAt, isLabelTable } from './header.ts'
import { sameHeadings } from './headings.ts'
import type { CellState, Meaning, ReadTable } from './proposal.ts'
import { squeezed, wordsOf } from './words.ts'

export type GridCell = {
  text: string
  fill: string | null
  links: string[]
  covered: 'up' | 'left' | null
  wide: number
}

/** A row on its way to an item. `beside` is text that stands outside the columns; `breakBefore` marks a new page or table. */
export type GridRow = {
  row: number
  page?: number
  sheet?: string
  cells: GridCell[]
  beside: string[]
  breakBefore: boolean
  theme: string | null
  /** What the line between a table and its title says is to be reached. */
  outcome?: string | null
  state: CellState
}

/** Rows under one set of headings, however many tables or pages they were printed in. `meanings` is set where labels say them. */
export type Grid = {
  kind: ReadTable['kind']
  headings: string[]
  meanings: Meaning[] | null
  rows: GridRow[]
}

type Table = Extract<Block, { kind: 'table' }>

export const emptyCell: GridCell = { text: '', fill: null, links: [], covered: null, wide: 1 }

/** The tables of a document, joined where one goes on in the next (the same headings again, or none and the same width). */
export const gridsOf = (document: SourceDocument): Grid[] => {
  const grids: Grid[] = []
  const width: number[] = []
  let heading: string | null = null
  let outcome: string | null = null
  let between = 0
  let since = 0
  for (const block of document.blocks) {
    if (block.kind !== 'table') {
      const isTitle: boolean = block.kind === 'heading' || isLoneTitle(block)
      const isUnder: boolean = block.kind !== 'heading' && heading !== null && since < 4
      if (isTitle && isUnder && /^(?:outcome|aim|goal|objective)\b/i.test(block.text)) outcome = squeezed(block.text)
      else {
        heading = isTitle ? squeezed(block.text) : isUnder ? heading : null
        if (isTitle) [outcome, since] = [null, 0]
      }
      since++
      between += block.kind === 'heading' ? 3 : 1
      continue
    }
    const rows = rowsOf(document.kind === 'pdf' ? unbroken(block) : block, { theme: heading, outcome })
    if (isLabelTable(rows, block.columns)) continue
    const head = headerAt(rows)
    const last = grids.at(-1)
    const mine = head && last && last.headings.length > 0 ? placeIn(rows[head.at], last.headings) : null
    if (last && mine !== null) join(last, rows)
    else if (last && !head && between <= 2 && block.columns === width.at(-1)) join(last, rows)
    else {
      const grid: Grid = { kind: 'table', headings: head ? named(head.labels, rows) : [], meanings: null, rows: [] }
      grids.push(grid)
      join(
        grid,
        head
          ? [
              ...rows.slice(0, head.at).map((row, i) => ({
                ...row,
                state: i === head.at - 1 && isThemeAbove(row) ? ('used' as const) : ('left out' as const),
              })),
              ...marked(rows.slice(head.at, head.to), 'repeated header'),
              ...rows.slice(head.to),
            ]
          : rows,
      )
    }
    width.push(block.columns)
    between = 0
    heading = null
    outcome = null
  }
  return withoutLoneThemes(grids)
}

// A last column without a heading that hardly any row fills is the room that a misprinted row took.
const named = (labels: string[], rows: GridRow[]): string[] => {
  let width = labels.length
  while (
    width > 2 &&
    !labels[width - 1] &&
    rows.filter((row) => row.cells[width - 1]?.text).length < rows.length * 0.15
  )
    width--
  return labels.slice(0, width)
}

// One heading above all the tables is the plan's own; only several tell the rows apart.
const withoutLoneThemes = (grids: Grid[]): Grid[] => {
  const themes = new Set(grids.flatMap((grid) => grid.rows.map((row) => row.theme)))
  if (themes.size > 1 && !(themes.size === 2 && themes.has(null))) return grids
  return grids.map((grid) => ({ ...grid, rows: grid.rows.map((row) => ({ ...row, theme: null })) }))
}

const isLoneTitle = (block: Block) =>
  block.kind === 'paragraph' &&
  !block.list &&
  /^(?:theme|priority|objective|outcome|section|workstream|strand|area|aim|goal)\b/i.test(block.text) &&
  wordsOf(block.text).length <= 16

/** A lone cell right above the headings that names the first part of the table. */
const isThemeAbove = (row: GridRow): boolean => {
  const filled = row.cells.filter((cell) => cell.text !== '')
  return (
    filled.length === 1 &&
    /^(?:theme|priority|area|objective|outcome|section|recommendation|finding|workstream|strand)\b.{0,30}\d/i.test(
      filled[0]?.text ?? '',
    )
  )
}

const marked = (rows: GridRow[], state: CellState): GridRow[] => rows.map((row) => ({ ...row, state }))

const join = (grid: Grid, rows: GridRow[]) => {
  const headings = grid.headings
  let offset = 0
  rows.forEach((row, i) => {
    const place = headings.length > 0 ? placeIn(row, headings) : null
    if (place !== null) offset = place
    const cells = headings.length > 0 ? aligned(row, headings.length, offset) : { cells: row.cells, beside: [] }
    const state: CellState = row.state !== 'used' ? row.state : place !== null ? 'repeated header' : 'used'
    grid.rows.push({ ...row, ...cells, state, breakBefore: i === 0 || row.breakBefore })
  })
}

/** A row cut to the width of the headings; cells that stand outside are kept beside it. */
const aligned = (row: GridRow, width: number, offset: number) => {
  const filled = row.cells.findLastIndex((cell) => cell.text !== '') + 1
  const from = filled > width ? Math.min(offset, filled - width) : 0
  const cells = Array.from({ length: width }, (_, i) => row.cells[from + i] ?? emptyCell)
  const beside = [...row.cells.slice(0, from), ...row.cells.slice(from + width)]
    .map((cell) => cell.text)
    .filter(Boolean)
  return { cells, beside }
}

/** The column at which a row prints the headings again, or null. */
const placeIn = (row: GridRow | undefined, headings: string[]): number | null => {
  const texts = row?.cells.map((cell) => cell.text) ?? []
  for (let at = 0; at + headings.length <= Math.max(texts.length, headings.length); at++) {
    const here = headings.map((_, i) => texts[at + i] ?? '')
    if (sameHeadings(headings, here)) return at
  }
  return null
}

// In a PDF a cell's lines are known only by where they end: "22 01\n27. Counsellors met" is no list that begins at 27.
const unbroken = (table: Table): Table => ({
  ...table,
  rows: table.rows.map((row) => ({
    ...row,
    cells: row.cells.map(
      (cell) =>
        cell && { ...cell, text: cell.text.replace(/([^\n]*[a-z0-9,])\n(?=(?:[a-z]|(\d{1,3})[. ]))/g, joinedLine) },
    ),
  })),
})

const joinedLine = (whole: string, line: string, number: string | undefined, at: number, text: string): string => {
  const isNext =
    number !== undefined &&
    (number === '1' || new RegExp(`(?:^|\\n)${Number(number) - 1}[.) ]`).test(text.slice(0, at + whole.length)))
  return isNext ? whole : `${line} `
}

const rowsOf = (table: Table, above: { theme: string | null; outcome: string | null }): GridRow[] => {
  const until: number[] = Array.from({ length: table.columns }, () => -1)
  return table.rows.map((row, y) => {
    const cells = Array.from({ length: table.columns }, (_, x): GridCell => {
      const cell = row.cells[x]
      if (!cell) return { ...emptyCell, covered: (until[x] ?? -1) >= y ? 'up' : x > 0 ? 'left' : null }
      for (let c = x; c < x + Math.max(1, cell.columns); c++) until[c] = y + cell.rows - 1
      return { text: cell.text, fill: cell.fill, links: cell.links, covered: null, wide: cell.columns }
    })
    const { page, sheet, row: number } = row.where
    const before = table.rows[y - 1]?.where.page
    return {
      row: number ?? y + 1,
      ...(page === undefined ? {} : { page }),
      ...(sheet === undefined ? {} : { sheet }),
      cells,
      beside: [],
      breakBefore: before !== undefined && page !== before,
      ...above,
      state: 'used',
    }
  })
}
