import { type Cell as SheetCell, type CellValue, readXlsx, type Sheet } from 'hucre/xlsx'
import { cellOf, type Table, withoutEmptyColumns } from './grid.ts'
import { damaged, type Limits, refuse, tooLongCell } from './limits.ts'
import type { Block, Cell, Note, Row, SourceDocument } from './model.ts'
import { colourOf, themeOf } from './workbook-colours.ts'
import { checkSheets } from './workbook-size.ts'
import { exactly, shown } from './workbook-values.ts'
import type { Parts } from './zip.ts'

/**
 * An Excel workbook: each visible sheet one table, as a person sees it. Hidden sheets, rows and columns are left out
 * and said so; formulas give their last value; dates come as `2026-05-12`. `where.row` is the row of the sheet.
 */
export const readWorkbook = async (
  bytes: Uint8Array,
  parts: Parts,
  name: string,
  limits: Limits,
): Promise<SourceDocument> => {
  checkSheets(parts, limits)
  const hidden: string[] = []
  const workbook = await readXlsx(bytes, {
    readStyles: true,
    sheets: (info) => {
      if (info.name === copySheet) return true
      if (info.hidden || info.veryHidden) hidden.push(info.name)
      return !info.hidden && !info.veryHidden
    },
  }).catch(() => damaged('Excel'))
  const look: Look = { theme: themeOf(parts), is1904: workbook.dateSystem === '1904', limits }
  const notes: Note[] = hidden.map((sheet) => ({
    code: 'hidden_sheet',
    sentence: `The hidden sheet “${sheet}” was left out.`,
    where: { sheet },
  }))
  const blocks: Block[] = []
  const copy = workbook.sheets.find(({ name: called }) => called === copySheet)
  for (const sheet of workbook.sheets) {
    if (sheet === copy) continue
    blocks.push(...withProseApart(tableOf(sheet, look)))
    notes.push(...notesOf(sheet))
  }
  if (blocks.length === 0) refuse('empty', 'holds no words on any visible sheet. Check that it is the right file.')
  return {
    kind: 'xlsx',
    name,
    pages: null,
    blocks,
    notes,
    ...(copy ? { copy: copy.rows.map((row) => row.map((value) => shown(value, undefined, false))) } : {}),
  }
}

/** The name of the sheet that an exported workbook hides: a copy of its own cells. */
const copySheet = 'Holdfast copy'

// Holdfast hides its own columns in the workbooks it writes, and needs them when those come back.
const isOurs = (sheet: Sheet, x: number) =>
  sheet.rows.slice(0, 10).some((row) => /^\s*holdfast (?:id|mark)\s*$/i.test(String(row[x] ?? '')))
const isHidden = (sheet: Sheet, x: number) => sheet.columns?.[x]?.hidden === true && !isOurs(sheet, x)

type Look = { theme: string[]; is1904: boolean; limits: Limits }

const tableOf = (sheet: Sheet, look: Look): Table => {
  const used = extentOf(sheet)
  const rows = range(used.rows).filter((y) => !sheet.rowDefs?.get(y)?.hidden)
  const columns = range(used.columns).filter((x) => !isHidden(sheet, x))
  const merges = mergesOf(sheet, rows, columns)
  const read: Row[] = rows.map((y) => ({
    where: { sheet: sheet.name, row: y + 1 },
    header: false,
    cells: columns.map((x) => {
      const merge = merges.get(key(y, x))
      if (merge === 'covered') return null
      return cellAt(sheet, merge?.from ?? { y, x }, look, merge)
    }),
  }))
  const first = read.findIndex(hasWords)
  const last = read.findLastIndex(hasWords)
  const kept = first === -1 ? [] : read.slice(first, last + 1)
  return withoutEmptyColumns({
    kind: 'table',
    columns: columns.length,
    rows: kept,
    where: kept[0]?.where ?? { sheet: sheet.name },
  })
}

/**
 * Sentences typed above the table come out as paragraphs, and those below it where an empty row parts them from it. A
 * sheet without two filled cells side by side stays a table.
 */
const withProseApart = (table: Table): Block[] => {
  const filled = table.rows.map((row) => row.cells.filter((cell) => cell !== null && cell.text !== '').length)
  const first = filled.findIndex((count) => count > 1)
  if (first === -1) return table.rows.length === 0 ? [] : [table]
  const last = filled.findLastIndex((count) => count > 1)
  const empty = filled.indexOf(0, last)
  const end = empty !== -1 && table.rows.slice(empty).every(isSentence) ? empty : table.rows.length
  const start = table.rows.slice(0, first).every(isSentence) ? first : 0
  const rows = table.rows.slice(start, end)
  return [
    ...table.rows.slice(0, start).flatMap(sentenceOf),
    withoutEmptyColumns({ ...table, rows, where: rows[0]?.where ?? table.where }),
    ...table.rows.slice(end).flatMap(sentenceOf),
  ]
}

const isSentence = (row: Row) => row.cells.slice(1).every((cell) => cell === null || cell.text === '')

const sentenceOf = (row: Row): Block[] => {
  const text = row.cells[0]?.text ?? ''
  return text === '' ? [] : [{ kind: 'paragraph', text, list: null, where: row.where }]
}

const hasWords = (row: Row) => row.cells.some((cell) => cell !== null && cell.text !== '')
const range = (length: number) => Array.from({ length }, (_, i) => i)
const key = (y: number, x: number) => `${y},${x}`

/** The rectangle that holds words; formatted but empty cells beyond it would only cost time. */
const extentOf = (sheet: Sheet) => {
  let rows = 0
  let columns = 0
  for (const [y, row] of sheet.rows.entries())
    for (const [x, value] of row.entries())
      if (value !== null && value !== '') {
        rows = y + 1
        columns = Math.max(columns, x + 1)
      }
  return { rows, columns }
}

type Place = { y: number; x: number }
type Merge = { from: Place; rows: number; columns: number }

/** Merged ranges in the grid of visible rows and columns; the first visible place carries the range's value. */
const mergesOf = (sheet: Sheet, rows: number[], columns: number[]): Map<string, Merge | 'covered'> => {
  const places = new Map<string, Merge | 'covered'>()
  for (const range of sheet.merges ?? []) {
    const ys = rows.filter((y) => y >= range.startRow && y <= range.endRow)
    const xs = columns.filter((x) => x >= range.startCol && x <= range.endCol)
    for (const y of ys) for (const x of xs) places.set(key(y, x), 'covered')
    const [y, x] = [ys[0], xs[0]]
    if (y !== undefined && x !== undefined)
      places.set(key(y, x), { from: { y: range.startRow, x: range.startCol }, rows: ys.length, columns: xs.length })
  }
  return places
}

const cellAt = (sheet: Sheet, { y, x }: Place, look: Look, merge: Merge | undefined): Cell => {
  const detail = sheet.cells?.get(key(y, x))
  const show = look.limits.exact ? exactly : shown
  const text = show(valueOf(detail, sheet.rows[y]?.[x] ?? null), detail?.style?.numFmt, look.is1904)
  if (text.length > look.limits.cellCharacters) tooLongCell(look.limits)
  const target = detail?.hyperlink?.target
  return cellOf(text, {
    rows: merge?.rows ?? 1,
    columns: merge?.columns ?? 1,
    fill: fillIn(detail, look.theme),
    bold: isBold(detail),
    links: target ? [target] : [],
    ...(detail?.comment ? { comment: commentOf(detail.comment) } : {}),
    ...(detail?.formula === undefined ? {} : { formula: detail.formula }),
  })
}

const commentOf = ({ text, author }: NonNullable<SheetCell['comment']>) =>
  author && !text.startsWith(author) ? `${author}: ${text}` : text

const valueOf = (detail: SheetCell | undefined, value: CellValue): CellValue => {
  if (detail?.richText) return detail.richText.map((run) => run.text).join('')
  return detail?.formula === undefined ? value : (detail.formulaResult ?? value)
}

const isBold = (detail: SheetCell | undefined) =>
  detail?.style?.font?.bold === true || (detail?.richText?.every((run) => run.font?.bold === true) ?? false)

const fillIn = (detail: SheetCell | undefined, theme: string[]): string | null => {
  const fill = detail?.style?.fill
  if (fill?.type !== 'pattern' || fill.pattern !== 'solid') return null
  return colourOf(fill.fgColor, theme)
}

const notesOf = (sheet: Sheet): Note[] => {
  const notes: Note[] = []
  const add = (count: number, code: string, one: string, many: string) => {
    if (count > 0)
      notes.push({
        code,
        sentence: `On sheet “${sheet.name}” ${count === 1 ? one : `${count} ${many}`}.`,
        where: { sheet: sheet.name },
      })
  }
  const used = extentOf(sheet)
  const rows = [...(sheet.rowDefs ?? [])].filter(([y, row]) => row.hidden && y < used.rows).length
  const columns = range(used.columns).filter((x) => isHidden(sheet, x)).length
  const formulas = [...(sheet.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined).length
  const comments = [...(sheet.cells?.values() ?? [])].filter((cell) => cell.comment !== undefined).length
  add(rows, 'hidden_rows', 'one hidden row was left out', 'hidden rows were left out')
  add(columns, 'hidden_columns', 'one hidden column was left out', 'hidden columns were left out')
  add(formulas, 'formulas', 'one formula was read as its last value', 'formulas were read as their last values')
  const comesBack = range(used.columns).some((x) => isOurs(sheet, x))
  if (comesBack) add(comments, 'comments', 'one comment was kept', 'comments were kept')
  else add(comments, 'comments', 'one comment was left out', 'comments were left out')
  return notes
}
