// A file, pasted cells or a push as tables of lines that can be read as often as wanted.
import { open, stat } from 'node:fs/promises'
import { csvOf, type CsvStream, openCsv } from '../../../documents/read/csv-stream.ts'
import type { Block, Cell } from '../../../documents/read/index.ts'
import { readInTurn } from '../../../documents/read/turns.ts'
import type { Line } from './rules/shape.ts'

export type SourceTable = { called: string; lines(): AsyncIterable<readonly Line[]> | Iterable<readonly Line[]> }
export type Source = { name: string; tables: readonly SourceTable[] }

export const mostRows = 1_000_000
const mostInWorkbook = 100_000

/** Opens a file of figures. Text is read line by line when it is wanted; a workbook at once, in a worker. */
export const openFile = async (path: string, name: string): Promise<Source | { refused: string }> => {
  if ((await stat(path)).size === 0) return { refused: `“${name}” is empty. Check that it is the right file.` }
  if (await isOffice(path)) return openWorkbook(path, name)
  const csv = await openCsv(path)
  if (!csv) return { refused: `“${name}” is no table of figures. Save it as CSV or as an Excel workbook (.xlsx).` }
  return { name, tables: [{ called: name, lines: () => csv.lines() }] }
}

/** Cells copied from a sheet, or the body of a push. */
export const openText = (text: string, name: string): Source => {
  const csv: CsvStream = csvOf(text)
  return { name, tables: [{ called: name, lines: () => csv.lines() }] }
}

/** Records with named fields. The first record is row 1. */
export const openRecords = (records: readonly Readonly<Record<string, unknown>>[], name: string): Source => {
  const keys = new Set<string>()
  for (const record of records) for (const key of Object.keys(record)) keys.add(key)
  return { name, tables: [{ called: name, lines: () => linesOfRecords(records, [...keys]) }] }
}

// A few at a time: all at once would hold others up.
function* linesOfRecords(records: readonly Readonly<Record<string, unknown>>[], keys: readonly string[]) {
  yield [{ row: 0, cells: keys }]
  for (let at = 0; at < records.length; at += 500)
    yield records
      .slice(at, at + 500)
      .map((record, n): Line => ({ row: at + n + 1, cells: keys.map((key) => wordsOf(record[key])) }))
}

const wordsOf = (value: unknown) =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : value === null || value === undefined
        ? ''
        : JSON.stringify(value)

const isOffice = async (path: string): Promise<boolean> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0)
    const start = buffer.subarray(0, bytesRead).toString('latin1')
    return start.startsWith('PK') || start.startsWith('\xd0\xcf\x11\xe0') || start.includes('%PDF-')
  } finally {
    await file.close()
  }
}

const openWorkbook = async (path: string, name: string): Promise<Source | { refused: string }> => {
  const reading = await readInTurn(
    { path, name },
    { exact: true, rows: mostInWorkbook, milliseconds: 60_000, memory: 1024, inflated: 400 * 1024 * 1024 },
  )
  if ('refused' in reading)
    return {
      refused:
        reading.code === 'too_many_rows' || reading.code === 'too_slow' || reading.code === 'too_big'
          ? `“${name}” is too large for a workbook of figures (${mostInWorkbook.toLocaleString('en-GB')} rows at most). Save it as CSV: that may hold ${mostRows.toLocaleString('en-GB')}.`
          : reading.refused,
    }
  if (reading.document.kind !== 'xlsx')
    return { refused: `“${name}” is no table of figures. Save it as CSV or as an Excel workbook (.xlsx).` }
  return { name, tables: tablesOf(reading.document.blocks, name) }
}

// Each sheet is a table; the sentences above it are its title rows.
const tablesOf = (blocks: readonly Block[], name: string): SourceTable[] => {
  const tables: SourceTable[] = []
  let above: Line[] = []
  for (const block of blocks) {
    if (block.kind !== 'table') {
      above.push({ row: block.where.row ?? 0, cells: [block.text] })
      continue
    }
    const lines = [...above, ...linesOf(block)]
    above = []
    const sheet = block.where.sheet ?? ''
    tables.push({ called: /^(?:sheet|table) ?\d*$/i.test(sheet) || sheet === '' ? name : sheet, lines: () => [lines] })
  }
  return tables
}

// A cell merged over rows stands in each of them; one merged over columns only in the first.
const linesOf = (table: Extract<Block, { kind: 'table' }>): Line[] => {
  const open: ({ text: string; until: number } | undefined)[] = []
  return table.rows.map((row, y) => ({
    row: row.where.row ?? y + 1,
    cells: row.cells.map((cell: Cell | null, x) => {
      if (cell) {
        open[x] = cell.rows > 1 ? { text: cell.text, until: y + cell.rows } : undefined
        return cell.text
      }
      const above = open[x]
      return above && y < above.until ? above.text : ''
    }),
  }))
}
