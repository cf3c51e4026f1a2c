import { goesOn } from './continuation.ts'
import { type Draft, type Line, type Settling, add } from './draft.ts'
import { draftOf, withBeside } from './drafted.ts'
import type { Grid, GridRow } from './grids.ts'
import { inherited } from './inheritance.ts'
import type { ReadColumn } from './proposal.ts'
import { withoutRepeats } from './repeats.ts'
import { breaksOff, brief, endsOpen, startsLow, wordsOf } from './words.ts'

/** The lines of the plan: repeated prints dropped, theme rows read, broken rows joined, blank cells taken from above. */
export const draftsOf = (
  grid: Grid,
  columns: ReadColumn[],
  table: number,
  settling: Settling,
): { drafts: Draft[]; rows: GridRow[] } => {
  const rows = withoutRepeats(grid, settling)
  const lines = linesOf(rows, columns, settling)
  const keys = new Set<string>()
  return {
    rows,
    drafts: inherited(lines, columns, settling).map((line) =>
      withBeside(draftOf(line, columns, table, keys), line, settling),
    ),
  }
}

const linesOf = (rows: GridRow[], columns: ReadColumn[], settling: Settling): Line[] => {
  const lines: Line[] = []
  let theme: string | null = null
  let broken = false
  for (const row of rows) {
    if (row.state !== 'used') {
      broken = true
      continue
    }
    broken ||= row.breakBefore
    const cells = columns.map((_, c) => row.cells[c]?.text ?? '')
    if (cells.every((text) => text === '')) {
      row.state = 'blank'
      continue
    }
    const last = lines.at(-1)
    if (isThemeRow(row, columns, lines)) {
      theme = cells.find(Boolean) ?? null
      row.state = 'theme'
      broken = false
      continue
    }
    if (isNoteRow(row)) {
      row.state = 'left out'
      settling.notes.push(
        `Row ${row.row} (“${brief(cells.filter(Boolean).join(' '), 50)}”) was left out: it is a note, not a line of the plan.`,
      )
      continue
    }
    if (last && goesOn(last, cells, columns, broken)) {
      row.state = 'continuation'
      last.rows.push(row)
      cells.forEach((text, c) => {
        if (text) last.cells[c] = add(last.cells[c], text)
      })
    } else
      lines.push({
        rows: [row],
        cells,
        first: row,
        theme: theme ?? row.theme,
        inherited: [],
        breakBefore: broken,
        sharesAim: false,
      })
    broken = false
  }
  for (const line of lines)
    if (line.rows.length > 1) {
      const numbers = line.rows.map((row) => row.row)
      settling.putRight.push({
        code: 'split',
        rows: numbers,
        sentence: `Rows ${numbers.join(', ')} are one row over several lines. They were joined.`,
      })
    }
  return lines
}

const filledAt = (row: GridRow) => row.cells.flatMap((cell, i) => (cell.text === '' ? [] : [i]))

const themeWord =
  /^(?:theme|priority|section|outcome|objective|area|work ?stream|strand|domain|goal|aim|part|chapter|recommendation|finding)\b/i

/** A row with one cell that names what follows. */
const isThemeRow = (row: GridRow, columns: ReadColumn[], lines: Line[]): boolean => {
  const filled = filledAt(row)
  const at = filled[0] ?? 0
  const cell = row.cells[at]
  if (!cell) return false
  if (filled.length > 1)
    return new Set(filled.map((i) => row.cells[i]?.text)).size === 1 && filled.length === columns.length
  const words = wordsOf(cell.text).length
  if (words > 30 || startsLow(cell.text)) return false
  const isWide = cell.wide >= Math.min(3, columns.length)
  if (isWide) return words <= 30 && !/^(?:notes?|key|source)\b/i.test(cell.text)
  const meaning = columns[at]?.meaning
  if (
    meaning === 'progress' ||
    meaning === 'measure' ||
    meaning === 'lead' ||
    meaning === 'due' ||
    meaning === 'status'
  )
    return false
  if (themeWord.test(cell.text) && words <= 20) return true
  if (cell.fill !== null && at === 0 && words <= 15) return true
  if (at > 0 && meaning !== 'theme' && meaning !== 'outcome') return false
  // One short name in the first column, where rows are usually full, heads the rows below it.
  const last = lines.at(-1)
  const openEnd = last && endsOpen(last.cells[at] ?? '') && breaksOff(last.cells[at] ?? '')
  return words <= 10 && !openEnd && !/[.;]$/.test(cell.text) && !(lines.length > 0 && meaning === 'aim' && words > 6)
}

const isNoteRow = (row: GridRow): boolean => {
  const filled = filledAt(row)
  const cell = row.cells[filled[0] ?? 0]
  if (cell && filled.length <= 3 && /^(?:sub-?|grand )?totals?$/i.test(cell.text)) return true
  return (
    filled.length === 1 &&
    cell !== undefined &&
    (/^(?:notes?|key|source|total)\b[:\s]/i.test(cell.text) || (cell.wide >= 3 && wordsOf(cell.text).length > 30))
  )
}
