import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { openCsv, Unreadable } from '../documents/read/csv-stream.ts'
import { defaultLimits } from '../documents/read/limits.ts'

/** A file with heads: rows are numbered as a spreadsheet shows them, cells are as long as the heads. */
export type TableFile = { heads: string[]; rows: { row: number; cells: string[] }[]; sha256: string }

/** Reads a delimited file. Throws in a sentence where it is none, is empty, or a row has more cells than there are heads. */
export async function tableIn(path: string): Promise<TableFile> {
  const file = await stat(path).catch(() => null)
  if (!file?.isFile()) throw new Error(`There is no file ${path}.`)
  if (file.size > defaultLimits.bytes) throw new Error(`${path} is too large.`)
  const csv = await openCsv(path)
  if (csv === null) throw new Error(`${path} is no text. Save it as CSV and try again.`)
  const lines: { row: number; cells: string[] }[] = []
  try {
    for await (const some of csv.lines())
      for (const { row, cells } of some) {
        const trimmed = cells.map((cell) => cell.trim())
        if (trimmed.some((cell) => cell !== '')) lines.push({ row, cells: trimmed })
      }
  } catch (e) {
    if (e instanceof Unreadable) throw new Error(`${path} ${e.message}`, { cause: e })
    throw e
  }
  const [head, ...body] = lines
  if (!head) throw new Error(`${path} is empty.`)
  const heads = head.cells.slice(0, head.cells.findLastIndex((cell) => cell !== '') + 1)
  if (body.length === 0) throw new Error(`${path} has heads in row ${head.row} and nothing below them.`)
  const rows = body.map(({ row, cells }) => {
    const over = cells.findIndex((cell, at) => at >= heads.length && cell !== '')
    if (over >= 0)
      throw new Error(
        `Row ${row}, column ${over + 1}: “${cells[over]}” stands beyond the last head (${heads.length} heads).`,
      )
    return { row, cells: heads.map((_, at) => cells[at] ?? '') }
  })
  return {
    heads,
    rows,
    sha256: createHash('sha256')
      .update(await readFile(path))
      .digest('hex'),
  }
}

/** "row 5, column “Total”" */
export const spot = (row: number, head: string, at: number): string =>
  `Row ${row}, column ${head === '' ? at + 1 : `“${head}”`}`

/** Throws what is wrong with the rows of a file, the first twenty in words; nothing when nothing is. */
export function refuse(faults: readonly string[]): void {
  const more = faults.length > 20 ? [`${faults.length - 20} more.`] : []
  if (faults.length > 0) throw new Error([...faults.slice(0, 20), ...more].join('\n'))
}

/** A whole number from 1, of an option. */
export const wholeFrom1 = (text: string): number | null => (/^[1-9]\d{0,8}$/.test(text.trim()) ? Number(text) : null)
