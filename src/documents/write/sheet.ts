import { type CellStyle, type CellValue, writeXlsx } from 'hucre'
import type { Cell, Column, Paper, Table } from './model.ts'
import { plain, plainLine } from './placed.ts'

/**
 * The paper's tables as a workbook, a sheet for each: header row frozen, filters on, widths by the columns' shares, text
 * wrapped, dates as dates. Group rows become columns in front. Every text is stored as text, so a cell that begins with
 * `=` or `+` is never a formula. A paper without tables gives one sheet with its title and facts.
 */
export const toExcel = async (paper: Paper): Promise<Uint8Array> => {
  const tables = paper.sections
    .flatMap((section) => section.blocks)
    .filter((block): block is Table => block.kind === 'table')
  const names = new Set<string>()
  const sheets = tables.length
    ? tables.flatMap((table) => {
        const sheet = sheetOf(table, paper, names)
        return table.copied ? [sheet, copyOf(sheet, paper)] : [sheet]
      })
    : [coverSheet(paper)]
  const written = await writeXlsx({
    sheets,
    properties: { title: paper.title, creator: paper.partnership, subject: `Data as at ${paper.dataAt.shown}` },
    defaultFont: { name: 'Arial', size: 10 },
    stringMode: 'shared',
  })
  return new Uint8Array(written)
}

type SheetColumn = Column & { group?: number }

const sheetOf = (table: Table, paper: Paper, names: Set<string>) => {
  const groups = (table.groups ?? []).map((title, i): SheetColumn => ({ title, share: 16, kind: 'text', group: i + 1 }))
  const kept = table.columns.flatMap((column, i) => (column.only === 'paper' ? [] : [i]))
  const columns: SheetColumn[] = [...groups, ...kept.flatMap((i) => table.columns[i] ?? [])]
  const total = columns.reduce((sum, column) => sum + column.share, 0) || 1
  const current: string[] = []
  const rows: CellValue[][] = []
  for (const row of table.rows) {
    if (row.kind === 'group') {
      current[row.level - 1] = plain(row.title)
      current.length = row.level
    } else {
      const values = kept.map((i) => valueOf(row.cells[i], table.columns[i]))
      rows.push([...groups.map((_, i) => current[i] ?? ''), ...values])
    }
  }
  // In letters: a wide sheet is read on the screen, so its columns get room rather than one page's width.
  const across = Math.max(170, columns.length * 17)
  const widths = columns.map((column) =>
    Math.max(column.kind === 'date' ? 13 : 11, Math.min(70, Math.round((column.share / total) * across))),
  )
  return {
    name: sheetName(table.sheet ?? table.caption, names),
    columns: columns.map((column, i) => ({
      width: widths[i] ?? 9,
      style: styleOf(column),
      ...(column.hidden ? { hidden: true } : {}),
    })),
    // The rule stands below, after an empty row, so that what filters and sorts finds a clean table.
    rows: [columns.map((column) => column.title), ...rows, ...(table.rule ? [[], [table.rule]] : [])],
    cells: new Map(columns.map((column, i) => [`0,${i}`, { value: column.title, style: headStyle }])),
    // Not every program fits rows to wrapped text by itself.
    rowDefs: new Map(rows.map((row, i) => [i + 1, { height: heightOf(row, widths) }])),
    freezePane: { rows: 1 },
    ...(columns.length && rows.length
      ? { autoFilter: { range: `A1:${columnName(columns.length - 1)}${rows.length + 1}` } }
      : {}),
    pageSetup: {
      orientation: 'landscape' as const,
      paperSize: 'a4' as const,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
    headerFooter: { oddHeader: `&C${headText(paper.marking)}`, oddFooter: `&L${headText(paper.title)}&RPage &P of &N` },
  }
}

// The name and the first row are what reading it again goes by.
const copyOf = ({ rows }: { rows: CellValue[][] }, paper: Paper) => ({
  name: 'Holdfast copy',
  hidden: true,
  rows: [
    ['Holdfast copy', paper.dataAt.instant],
    ...rows.map((row) => row.map((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value))),
  ],
})

const coverSheet = (paper: Paper) => ({
  name: 'Paper',
  columns: [{ width: 24 }, { width: 90, style: { alignment: { wrapText: true, vertical: 'top' as const } } }],
  rows: [
    ['Title', paper.title],
    ['Partnership', paper.partnership],
    ['Data as at', paper.dataAt.shown],
    ...paper.facts.map((fact) => [fact.label, fact.value]),
  ],
})

const valueOf = (cell: Cell | undefined, column: Column | undefined): CellValue => {
  if (!cell) return ''
  if (cell.date && column?.kind === 'date') return new Date(`${cell.date}T00:00:00Z`)
  if (cell.number !== undefined && column?.kind === 'number') return cell.number
  return tame(cell.lines.map(plainLine).join('\n'))
}

// A control character would make the workbook unreadable; Excel holds 32,767 letters in a cell.
const tame = (text: string) =>
  // oxlint-disable-next-line no-control-regex -- they are what is removed
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').slice(0, 32_767)

// Points for the tallest cell of a row; a column's width counts letters.
const heightOf = (row: readonly CellValue[], widths: readonly number[]) => {
  const lines = row.map((value, i) =>
    typeof value === 'string'
      ? value
          .split('\n')
          .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / ((widths[i] ?? 9) * 1.02))), 0)
      : 1,
  )
  return Math.min(400, Math.max(1, ...lines) * 12.8 + 3)
}

const wrapped = { wrapText: true, vertical: 'top' } as const
const styleOf = (column: Column): CellStyle => ({
  alignment: {
    ...wrapped,
    horizontal: (column.align ?? (column.kind === 'number' ? 'right' : 'left')) === 'right' ? 'right' : 'left',
  },
  border: { bottom: { style: 'thin', color: { rgb: 'C5CED1' } } },
  // Stored as text even when somebody edits it, save for dates and numbers.
  numFmt: column.kind === 'date' ? 'd mmm yyyy' : column.kind === 'number' ? 'General' : '@',
})
const headStyle: CellStyle = {
  font: { name: 'Arial', size: 10, bold: true },
  alignment: { wrapText: true, vertical: 'bottom' },
  border: { bottom: { style: 'medium', color: { rgb: '0F1B20' } } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F1F5F5' } },
}

// Excel allows 31 letters, no []:*?/\ and no name twice.
const sheetName = (wanted: string, taken: Set<string>) => {
  const clean =
    wanted
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 31) || 'Table'
  let name = clean
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${clean.slice(0, 27)} ${n}`
  taken.add(name.toLowerCase())
  return name
}

const columnName = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26)

const headText = (text: string) => text.replaceAll('&', '&&')
