import { type Line, linesOf, type Stretch } from './pdf-lines.ts'
import type { PageFacts, Piece } from './pdf-page.ts'
import { cellFrom, type Found } from './pdf-ruled.ts'

/** What stands side by side without ruling lines: tables, and columns of running text, each column by itself. */
export type SideBySide = { tables: Found[]; columns: { top: number; pieces: Piece[][] }[] }

/**
 * Lines whose words begin at the same places, parted by white, are a table or columns of text by how full they are. A
 * line that was a table's header on an earlier page (`headers`, added to here) begins one whatever stands below it.
 */
export const sideBySide = (page: PageFacts, pieces: Piece[], leading: number, headers: Set<string>): SideBySide => {
  const lines = linesOf(pieces)
  const found: SideBySide = { tables: [], columns: [] }
  let at = 0
  while (at < lines.length) {
    const region = regionAt(lines, at, headers)
    if (region !== null && isProse(region, leading)) found.columns.push(columnsOf(region, pieces))
    else if (region !== null) {
      found.tables.push(tableOf(page, pieces, region, leading))
      if (region.starts.length > 2 && region.lines[0]) headers.add(wordsOf(region.lines[0]))
    }
    at = region?.end ?? at + 1
  }
  return found
}

type Region = { lines: Line[]; starts: number[]; end: number }

const near = 4

/**
 * Grows a region from a line of two or more stretches: each next line must fit the columns seen so far, or add one. A
 * line across the columns (a theme) stays only when the table goes on below it.
 */
const regionAt = (lines: Line[], at: number, headers: Set<string>): Region | null => {
  const first = lines[at]
  if (!first || first.stretches.length < 2) return null
  // "3   Off track" set larger than what follows is a numbered heading.
  if (first.stretches.length === 2 && first.size > (lines[at + 1]?.size ?? first.size) * 1.1) return null
  let starts = first.stretches.map((each) => each.x)
  let kept: Line[] = [first]
  let waiting: Line[] = []
  let end = at + 1
  for (let i = at + 1; i < lines.length; i++) {
    const line = lines[i]
    const before = lines[i - 1]
    if (!line || !before || line.y - before.y > before.size * 6) break
    const wider = columnsWith(starts, line, kept)
    if (wider === null) {
      if (line.stretches.length > 1 || waiting.length >= 2) break
      waiting.push(line)
      continue
    }
    starts = wider
    kept = [...kept, ...waiting, line]
    waiting = []
    end = i + 1
  }
  const full = kept.filter((line) => line.stretches.length >= 2)
  const isKnown = headers.has(wordsOf(first)) && kept.length > 1
  const enough = isKnown || (starts.length >= 3 ? full.length >= 2 : full.length >= 3)
  return enough ? { lines: kept, starts, end } : null
}

const wordsOf = (line: Line) => line.stretches.map((each) => each.text).join(' | ')

/** The column starts with this line added, or null where a stretch lies across a column edge. */
const columnsWith = (starts: number[], line: Line, kept: Line[]): number[] | null => {
  let wider = starts
  for (const stretch of line.stretches) {
    if (wider.some((start) => Math.abs(start - stretch.x) <= near)) {
      if (crosses(stretch, wider)) return null
      continue
    }
    if (crosses(stretch, wider)) return null
    // A start of its own is a new column only where it stands clear of all words above it.
    const isClear = kept.every((each) =>
      each.stretches.every((other) => other.right + near < stretch.x || other.x > stretch.right),
    )
    if (isClear && line.stretches.length > 1) wider = [...wider, stretch.x].toSorted((a, b) => a - b)
    else if (stretch.x < (wider[0] ?? 0) - near) return null
  }
  return wider
}

const crosses = (stretch: Stretch, starts: number[]) =>
  starts.some((start) => stretch.x < start - near && stretch.right > start + near)

/** Two or three columns of running text, as in a newsletter: long, full lines and nearly no short ones. */
const isProse = ({ lines, starts }: Region, leading: number): boolean => {
  if (starts.length > 3 || lines.length < 8) return false
  const right = Math.max(...lines.flatMap((line) => line.stretches.map((each) => each.right)))
  const stretches = lines.flatMap((line) => line.stretches)
  const full = stretches.filter((each) => {
    const next = starts.find((start) => start > each.x + near) ?? right
    return each.right > each.x + (next - each.x) * 0.78
  })
  return full.length > stretches.length * 0.75 && rowStarts(lines, starts, leading).length < lines.length / 6
}

const columnsOf = ({ lines, starts }: Region, pieces: Piece[]): SideBySide['columns'][number] => {
  const top = (lines[0]?.y ?? 0) - 1
  const bottom = (lines.at(-1)?.y ?? 0) + 1
  const own = pieces.filter((piece) => piece.y >= top && piece.y <= bottom)
  const inColumn = (x: number) => (piece: Piece) =>
    piece.x >= (starts[x] ?? 0) - near && piece.x < (starts[x + 1] ?? Number.POSITIVE_INFINITY) - near
  return { top, pieces: starts.map((_, x) => own.filter(inColumn(x))) }
}

const tableOf = (page: PageFacts, pieces: Piece[], { lines, starts }: Region, leading: number): Found => {
  const right = Math.max(...lines.flatMap((line) => line.stretches.map((each) => each.right))) + 2
  const edges = [...starts.map((start) => start - near), right]
  const breaks = [...rowStarts(lines, starts, leading), lines.length]
  const tops = breaks.map((from) => {
    const line = lines[from]
    const last = lines.at(-1)
    return line ? line.y - line.size * 1.1 : (last?.y ?? 0) + (last?.size ?? 0) * 0.5
  })
  const rows = breaks.slice(0, -1).map((from, i) => {
    const own = lines.slice(from, breaks[i + 1])
    const isTheme =
      own.every((line) => line.stretches.length === 1) &&
      own.some((line) => line.stretches.some((each) => crosses(each, starts)))
    const place = (x: number, columns: number) => {
      const box = {
        left: edges[x] ?? 0,
        right: edges[x + columns] ?? right,
        top: tops[i] ?? 0,
        bottom: tops[i + 1] ?? 0,
      }
      return cellFrom(
        page,
        pieces.filter((piece) => isIn(piece, box)),
        box,
        columns,
        1,
      )
    }
    return isTheme ? [place(0, starts.length), ...starts.slice(1).map(() => null)] : starts.map((_, x) => place(x, 1))
  })
  const box = { left: edges[0] ?? 0, right, top: tops[0] ?? 0, bottom: tops.at(-1) ?? 0 }
  return { box, edges, rows }
}

const isIn = (piece: Piece, box: { left: number; right: number; top: number; bottom: number }) =>
  piece.x >= box.left && piece.x < box.right && piece.y > box.top && piece.y <= box.bottom

/**
 * The lines that begin a row. Where a line stands further from the one above than lines of one cell do, it begins one;
 * where all stand equally close, a row begins where the first column has words or all words begin like a sentence.
 */
const rowStarts = (lines: Line[], starts: number[], leading: number): number[] => {
  const wide = lines.map((line, i) => i > 0 && line.y - (lines[i - 1]?.y ?? 0) > leading * line.size * 1.18)
  // A header in bold ends where the plain words begin, however close they stand.
  const turns = lines.map((line, i) => i > 0 && isBold(lines[i - 1]) && !isBold(line))
  const first = starts[0] ?? 0
  const isNew = ({ stretches }: Line) =>
    stretches.length > 1 &&
    (stretches.some((each) => Math.abs(each.x - first) <= near && !/^\p{Ll}/u.test(each.text)) ||
      stretches.every((each) => !/^\p{Ll}/u.test(each.text)))
  const begins = wide.some(Boolean) ? (i: number) => wide[i] === true : (i: number) => isNew(lines[i] ?? noLine)
  return [0, ...lines.map((_, i) => i).filter((i) => i > 0 && (turns[i] === true || begins(i)))]
}

const isBold = (line: Line | undefined) => line?.stretches.every((each) => each.bold) ?? false

const noLine: Line = { y: 0, size: 0, stretches: [] }

/** The usual distance between lines of one paragraph or cell, in ems: the closest that is common in the document. */
export const leadingOf = (pages: PageFacts[]): number => {
  const distances = pages.flatMap((page) => {
    const lines = linesOf(page.pieces)
    return lines.flatMap((line, i) => {
      const below = lines[i + 1]
      const isUnder = below?.stretches.some((each) =>
        line.stretches.some((above) => Math.abs(above.x - each.x) <= near),
      )
      return below && isUnder && Math.abs(below.size - line.size) < 0.6 ? [(below.y - line.y) / line.size] : []
    })
  })
  return distances.toSorted((a, b) => a - b)[Math.floor(distances.length * 0.1)] ?? usualLeading
}

const usualLeading = 1.2
