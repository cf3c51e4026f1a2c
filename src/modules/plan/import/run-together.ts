import type { Where } from '../../../documents/read/model.ts'
import { fitOf, lookOf } from './content.ts'
import { looksLikeDate } from './dates.ts'
import type { Grid } from './grids.ts'
import { isHeading, meaningsOf, sameHeadings } from './headings.ts'
import { postsIn, soundsLikePost } from './leads.ts'
import { gridFrom, type Line } from './lines.ts'
import type { Meaning } from './proposal.ts'
import { isStatus } from './status.ts'
import { startsLow } from './words.ts'

// Marks that run cells together, the surest first; a bare slash also stands in dates and in "and/or".
const marks = [
  /\s*\|\s*/,
  /\s+\/\/\s+/,
  /\s+\/\s+/,
  /\s*;\s+/,
  /\s+[–—]\s+/,
  /(?<![\d/])(?<!\band|\bhe)\/(?![\d/])(?!or\b|she\b)/,
  /\s{3,}/,
]

/** Cells run together in lines by slashes, bars or semicolons: the mark that cuts most lines into as many parts. */
export const runTogetherOf = (lines: Line[]): Grid | null => {
  let best: { grid: Grid; rows: number } | null = null
  for (const mark of marks) {
    const parted = lines.map((line) => line.text.split(mark).map((cell) => cell.trim()))
    const head = parted.findIndex(isHead)
    const counts = new Map<number, number>()
    for (const cells of parted) if (cells.length >= 3) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
    const width = head === -1 ? ([...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0) : (parted[head]?.length ?? 0)
    if (width < 3 || (counts.get(width) ?? 0) < 3) continue
    const headings = head === -1 ? Array.from({ length: width }, () => '') : (parted[head] ?? [])
    const rows = rowsOf(lines, parted, head, headings, mark)
    if (!best || rows.length > best.rows) best = { grid: gridFrom('run together', headings, rows), rows: rows.length }
  }
  return best?.grid ?? null
}

const isHead = (cells: string[]): boolean =>
  cells.length >= 3 &&
  cells.filter(isHeading).length >= Math.max(2, cells.length * 0.6) &&
  !cells.some((cell) => looksLikeDate(cell) || isStatus(cell))

const rowsOf = (lines: Line[], parted: string[][], head: number, headings: string[], mark: RegExp) => {
  const rows: { cells: string[]; theme: string | null; where: Where }[] = []
  const width = headings.length
  const whole = parted.filter((cells, i) => i > head && cells.length === width)
  const looks = headings.map((_, c) => lookOf(whole.map((cells) => cells[c] ?? '')))
  const meanings = headings.map(
    (heading, c) =>
      strongest(heading) ??
      (['due', 'status', 'lead', 'progress', 'aim'] as Meaning[]).find(
        (meaning) => fitOf(looks[c] ?? lookOf([]), meaning) > 0.6,
      ) ??
      'other',
  )
  let theme: string | null = null
  lines.forEach((line, i) => {
    if (i <= head) return
    const cells = parted[i] ?? []
    const last = rows.at(-1)
    if (headings.some(Boolean) && sameHeadings(headings, cells)) return
    if (cells.length === width) rows.push({ cells, theme, where: line.where })
    else if (cells.length > width) rows.push({ cells: narrowed(cells, width, meanings), theme, where: line.where })
    else if (cells.length >= width - 1 && cells.length >= 3)
      rows.push({ cells: [...cells, ''], theme, where: line.where })
    else if (last && (startsLow(line.text) || mark.test(line.text)))
      last.cells[width - 1] = `${last.cells[width - 1] ?? ''} ${line.text}`.trim()
    else if (cells.length === 1) theme = line.text
  })
  return rows
}

const strongest = (heading: string): Meaning | null =>
  [...meaningsOf(heading)].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null

/** Too many cells: neighbours are joined where the columns then hold what they should ("Education / Health" is one cell of leads). */
const narrowed = (cells: string[], width: number, meanings: Meaning[]): string[] => {
  let best = { cells, score: Number.NEGATIVE_INFINITY }
  for (let at = 0; at + 1 < cells.length; at++) {
    const joined = [...cells.slice(0, at), `${cells[at]} / ${cells[at + 1]}`, ...cells.slice(at + 2)]
    const next = joined.length > width ? narrowed(joined, width, meanings) : joined
    // Leads are likelier to hold the mark inside a cell than a deed is.
    const score = next.reduce(
      (sum, cell, c) => sum + fits(cell, meanings[c] ?? 'other'),
      meanings[at] === 'lead' ? 0.2 : 0,
    )
    if (score > best.score) best = { cells: next, score }
    if (cells.length - width > 3) break
  }
  return best.cells.slice(0, width)
}

/** How well one cell fits a meaning: typed columns say yes or no, columns of prose take what no typed column would. */
export const fits = (cell: string, meaning: Meaning): number => {
  if (cell === '') return 0
  switch (meaning) {
    case 'due':
    case 'start':
      return looksLikeDate(cell) ? 1 : -1
    case 'status':
      return isStatus(cell) ? 1 : -1
    case 'lead':
    case 'agency':
      return postsIn(cell).every(soundsLikePost) && cell.length < 120 ? 1 : -1
    case 'reference':
      return /^[A-Z]{0,3}\s?\d{1,3}(?:\.\d{1,2})*[.)]?$/i.test(cell) ? 1 : -1
    default:
      return looksLikeDate(cell) || isStatus(cell) ? -0.6 : 0.3
  }
}
