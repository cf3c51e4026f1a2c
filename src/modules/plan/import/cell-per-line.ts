import type { Where } from '../../../documents/read/model.ts'
import type { Grid } from './grids.ts'
import { isHeading, meaningsOf } from './headings.ts'
import { gridFrom, type Line } from './lines.ts'
import type { Meaning } from './proposal.ts'
import { fits } from './run-together.ts'
import { wordsOf } from './words.ts'

/** A table whose cells were pasted one below the other: its headings on as many lines, then the cells in their order. */
export const cellPerLineOf = (lines: Line[]): Grid | null => {
  const head = headAt(lines)
  if (!head) return null
  const { at, headings } = head
  const width = headings.length
  const meanings = headings.map((heading) => [...meaningsOf(heading)].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'other')
  const body: (Line & { theme: string | null })[] = []
  const over = lines[at - 1]?.text ?? ''
  let theme: string | null = isThemeLine(over) ? over : null
  const rest = lines.slice(at + width)
  for (let i = 0; i < rest.length; i++) {
    const line = rest[i]
    if (!line) break
    if (headings.every((heading, c) => rest[i + c]?.text === heading)) {
      i += width - 1
      continue
    }
    if (line.title || isThemeLine(line.text)) theme = line.text
    else
      body.push({
        ...line,
        text: line.marker && /\d/.test(line.marker) && meanings[0] !== 'reference' ? line.text : line.text,
        theme,
      })
  }
  const strict = body.length % width === 0 ? grouped(body, width) : []
  const loose = aligned(body, meanings)
  const rows = scoreOf(strict, meanings) >= scoreOf(loose, meanings) && strict.length > 0 ? strict : loose
  return rows.length >= 2 ? gridFrom('one cell per line', headings, rows) : null
}

const isThemeLine = (text: string): boolean =>
  /^(?:theme|priority|objective|section|part|area|work ?stream|strand|outcome|goal)\s*(?:\d|[a-z]\b|one|two|three|four|five)/i.test(
    text,
  ) && wordsOf(text).length <= 14

const isHead = (line: Line | undefined): boolean =>
  line !== undefined &&
  line.marker === null &&
  isHeading(line.text) &&
  !isThemeLine(line.text) &&
  !/\bplan\b/i.test(line.text)

type Row = { cells: string[]; theme: string | null; where: Where }

const headAt = (lines: Line[]): { at: number; headings: string[] } | null => {
  for (let at = 0; at + 6 <= lines.length; at++) {
    let width = 0
    while (width < 16 && isHead(lines[at + width])) width++
    const headings = lines.slice(at, at + width).map((line) => line.text)
    const meanings = new Set(headings.map((heading) => [...meaningsOf(heading)].sort((a, b) => b[1] - a[1])[0]?.[0]))
    // A first cell may itself read like a heading, so the typed columns decide where the headings end.
    if (width >= 3 && meanings.size >= Math.min(3, width)) return { at, headings }
  }
  return null
}

const grouped = (body: (Line & { theme: string | null })[], width: number): Row[] => {
  const rows: Row[] = []
  for (let i = 0; i < body.length; i += width) {
    const cells = body.slice(i, i + width)
    const first = cells[0]
    if (first) rows.push({ cells: cells.map((line) => line.text), theme: first.theme, where: first.where })
  }
  return rows
}

/** Lines given to columns in order; a line that cannot stand in a typed column leaves that column blank. */
const aligned = (body: (Line & { theme: string | null })[], meanings: Meaning[]): Row[] => {
  const rows: Row[] = []
  let column = meanings.length
  for (const line of body) {
    let c = column
    while (c < meanings.length && fits(line.text, meanings[c] ?? 'other') < 0) c++
    if (c >= meanings.length) {
      c = 0
      while (c < meanings.length - 1 && fits(line.text, meanings[c] ?? 'other') < 0) c++
      rows.push({ cells: [], theme: line.theme, where: line.where })
    }
    const row = rows.at(-1)
    if (row) row.cells[c] = line.text
    column = c + 1
  }
  return rows
}

const scoreOf = (rows: Row[], meanings: Meaning[]) =>
  rows.reduce((sum, row) => sum + meanings.reduce((all, meaning, c) => all + fits(row.cells[c] ?? '', meaning), 0), 0) /
  Math.max(1, rows.length)
