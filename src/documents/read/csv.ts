import { cellOf } from './grid.ts'
import { type Limits, refuse, tooLongCell, tooManyRows } from './limits.ts'
import type { Row, SourceDocument } from './model.ts'

/**
 * A delimited file as one table. The delimiter (comma, semicolon, tab or bar) is the one that cuts the first records
 * most evenly; `where.row` is the line of the file, which is not the record's number when a cell holds line breaks.
 */
export const readCsv = (text: string, name: string, limits: Limits): SourceDocument => {
  const declared = /^sep=(.)\r?\n/i.exec(text)
  const body = declared ? text.slice(declared[0].length) : text
  const records = recordsOf(body, declared?.[1] ?? delimiterOf(body), limits, declared ? 2 : 1)
  const used = records.filter((record) => record.fields.some((field) => field.trim() !== ''))
  if (used.length === 0) refuse('empty', 'holds no words. Check that it is the right file and drop it again.')
  const columns = Math.max(...used.map((record) => record.fields.length))
  const rows = used.map(
    ({ line, fields }): Row => ({
      where: { row: line },
      header: false,
      cells: Array.from({ length: columns }, (_, x) => cellOf(fields[x] ?? '')),
    }),
  )
  return {
    kind: 'csv',
    name,
    pages: null,
    blocks: [{ kind: 'table', columns, rows, where: rows[0]?.where ?? {} }],
    notes: [],
  }
}

/** Whether pasted text is a delimited file: every record has the same three or more fields. */
export const isDelimited = (text: string, limits: Limits): boolean => {
  if (text.includes('\t')) return false
  const start = text.slice(0, 20_000)
  const delimiter = delimiterOf(start)
  if (delimiter === '|') return false
  const records = recordsOf(start, delimiter, limits, 1)
  const whole = start.length < text.length ? records.slice(0, -1) : records
  const fields = whole[0]?.fields.length ?? 0
  return whole.length >= 2 && fields >= 3 && whole.every((record) => record.fields.length === fields)
}

type Record = { line: number; fields: string[] }

export const delimiterOf = (text: string): string => {
  const start = text.slice(0, 20_000)
  const scores = [',', ';', '\t', '|'].map((delimiter) => {
    const counts = split(start, delimiter, 30).map((record) => record.fields.length)
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 1
    const even = counts.filter((count) => count === usual).length / Math.max(1, counts.length)
    return { delimiter, score: usual > 1 ? even * 100 + Math.min(usual, 20) : 0 }
  })
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).delimiter
}

const recordsOf = (text: string, delimiter: string, limits: Limits, firstLine: number): Record[] => {
  const records = split(text, delimiter, limits.rows + 1)
  if (records.length > limits.rows) tooManyRows(limits)
  for (const { fields } of records) {
    if (fields.length > limits.columns)
      refuse('too_big', `has a row of ${fields.length} columns. Keep only the plan's own columns and drop it again.`)
    if (fields.some((field) => field.length > limits.cellCharacters)) tooLongCell(limits)
  }
  return records.map((record) => ({ ...record, line: record.line + firstLine - 1 }))
}

/** RFC 4180, forgiving a quote inside an unquoted field and a missing last quote. Blank lines are no records. */
const split = (text: string, delimiter: string, most: number): Record[] => {
  const records: Record[] = []
  let fields: string[] = []
  let at = 0
  let line = 1
  let startLine = 1
  while (at <= text.length && records.length < most) {
    const field = text[at] === '"' ? quoted(text, at, delimiter) : bare(text, at, delimiter)
    fields.push(field.value)
    line += field.breaks
    at = field.end
    if (text[at] === delimiter) {
      at++
      continue
    }
    if (fields.some((each) => each !== '')) records.push({ line: startLine, fields })
    fields = []
    at += text.startsWith('\r\n', at) ? 2 : 1
    startLine = ++line
  }
  return records
}

type Field = { value: string; end: number; breaks: number }

const bare = (text: string, start: number, delimiter: string): Field => {
  let end = start
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++
  return { value: text.slice(start, end), end, breaks: 0 }
}

const quoted = (text: string, start: number, delimiter: string): Field => {
  const pieces: string[] = []
  let from = start + 1
  let quote = text.indexOf('"', from)
  while (quote !== -1 && text[quote + 1] === '"') {
    pieces.push(text.slice(from, quote + 1))
    from = quote + 2
    quote = text.indexOf('"', from)
  }
  // Without a closing quote the rest of the file would be one cell: the quote is taken as an ordinary character.
  if (quote === -1) return bare(text, start, delimiter)
  pieces.push(text.slice(from, quote))
  const value = pieces.join('')
  const rest = bare(text, quote + 1, delimiter)
  return { value: value + rest.value.trim(), end: rest.end, breaks: value.match(/\r\n|\r|\n/g)?.length ?? 0 }
}
