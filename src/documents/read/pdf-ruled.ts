import { cellOf } from './grid.ts'
import type { Cell } from './model.ts'
import { flowing, linesOf } from './pdf-lines.ts'
import type { PageFacts, Piece } from './pdf-page.ts'
import type { Box } from './pdf-paint.ts'

/** A table on one page, where it stands and which column edges it has. */
export type Found = { box: Box; edges: number[]; rows: (Cell | null)[][] }

/** Tables by their ruling lines. Cells without a line between them are one merged cell. */
export const ruledTables = (page: PageFacts): Found[] =>
  groupsOf(page).flatMap((group) => {
    const xs = distinct([...group.down.map(middleX), ...group.across.flatMap((line) => [line.left, line.right])])
    const ys = distinct([...group.across.map(middleY), ...group.down.flatMap((line) => [line.top, line.bottom])])
    // One row or column of boxes is a frame around words, not a table, unless it has several of the other.
    if (xs.length < 3 || ys.length < 2 || xs.length * ys.length < 8) return []
    if (xs.length > 60 || ys.length > 400) return []
    const box = { left: xs[0] ?? 0, right: xs.at(-1) ?? 0, top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0 }
    const rows = rowsOf(page, group, xs, ys)
    return isWorded(rows) ? [{ box, edges: xs, rows }] : []
  })

/** The axes and grid of a chart are lines too, but hardly any of their boxes hold words. */
const isWorded = (rows: (Cell | null)[][]) => {
  const cells = rows.flat().filter((cell) => cell !== null)
  const worded = cells.filter((cell) => cell.text !== '').length
  return worded >= 2 && worded >= cells.length / 5
}

type Group = { across: Box[]; down: Box[] }

const near = 3
const middleX = (box: Box) => (box.left + box.right) / 2
const middleY = (box: Box) => (box.top + box.bottom) / 2

/** Lines that touch, directly or through others, belong to one table. */
const groupsOf = (page: PageFacts): Group[] => {
  const lines = [
    ...page.across.map((box) => ({ box, kind: 'across' as const })),
    ...page.down.map((box) => ({ box, kind: 'down' as const })),
  ].slice(0, 6_000)
  const groups: { box: Box; members: typeof lines }[] = []
  for (const line of lines.toSorted((a, b) => a.box.top - b.box.top)) {
    const touching = groups.filter((group) => touches(group.box, line.box))
    const joined = { box: line.box, members: [line] }
    for (const group of touching) {
      joined.box = around(joined.box, group.box)
      joined.members = [...group.members, ...joined.members]
      groups.splice(groups.indexOf(group), 1)
    }
    groups.push(joined)
  }
  return groups.map(({ members }) => ({
    across: members.filter((each) => each.kind === 'across').map((each) => each.box),
    down: members.filter((each) => each.kind === 'down').map((each) => each.box),
  }))
}

const touches = (a: Box, b: Box) =>
  a.left <= b.right + near && b.left <= a.right + near && a.top <= b.bottom + near && b.top <= a.bottom + near

const around = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  right: Math.max(a.right, b.right),
  top: Math.min(a.top, b.top),
  bottom: Math.max(a.bottom, b.bottom),
})

export const distinct = (values: number[]): number[] => {
  const out: number[] = []
  for (const value of values.toSorted((a, b) => a - b))
    if (value - (out.at(-1) ?? Number.NEGATIVE_INFINITY) > near) out.push(value)
  return out
}

const rowsOf = (page: PageFacts, group: Group, xs: number[], ys: number[]): (Cell | null)[][] => {
  const columns = xs.length - 1
  const rows = ys.length - 1
  const isWall = (y: number, x: number) => hasRule(group.down, 'x', xs[x] ?? 0, mid(ys, y))
  const isFloor = (y: number, x: number) => hasRule(group.across, 'y', ys[y] ?? 0, mid(xs, x))
  const grid: (Cell | null | undefined)[][] = Array.from({ length: rows }, () => [])
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      if (grid[y]?.[x] !== undefined) continue
      let right = x + 1
      while (right < columns && !isWall(y, right) && grid[y]?.[right] === undefined) right++
      let bottom = y + 1
      while (bottom < rows && !isFloor(bottom, x) && isSameWidth(x, right, bottom, isWall)) bottom++
      const box = { left: xs[x] ?? 0, right: xs[right] ?? 0, top: ys[y] ?? 0, bottom: ys[bottom] ?? 0 }
      for (let dy = y; dy < bottom; dy++) for (let dx = x; dx < right; dx++) (grid[dy] ?? [])[dx] = null
      ;(grid[y] ?? [])[x] = cellIn(page, box, right - x, bottom - y)
    }
  return grid.map((row) => row.map((cell) => cell ?? null))
}

const mid = (edges: number[], at: number) => ((edges[at] ?? 0) + (edges[at + 1] ?? 0)) / 2

const isSameWidth = (left: number, right: number, y: number, isWall: (y: number, x: number) => boolean) => {
  for (let x = left + 1; x < right; x++) if (isWall(y, x)) return false
  return true
}

const hasRule = (rules: Box[], axis: 'x' | 'y', at: number, along: number) =>
  rules.some((rule) =>
    axis === 'x'
      ? Math.abs(middleX(rule) - at) <= near && rule.top - 1 <= along && along <= rule.bottom + 1
      : Math.abs(middleY(rule) - at) <= near && rule.left - 1 <= along && along <= rule.right + 1,
  )

const cellIn = (page: PageFacts, box: Box, columns: number, rows: number): Cell =>
  cellFrom(
    page,
    page.pieces.filter((piece) => isInside(piece, box)),
    box,
    columns,
    rows,
  )

/** A word belongs to the cell that holds its middle: some programs let its ends touch the line. */
export const isInside = (piece: Piece, box: Box): boolean => {
  const x = Math.min((piece.x + piece.right) / 2, piece.x + 6)
  const y = piece.y - piece.size * 0.3
  return x >= box.left && x < box.right && y >= box.top && y < box.bottom
}

export const cellFrom = (page: PageFacts, pieces: Piece[], box: Box, columns: number, rows: number): Cell => {
  const lines = linesOf(pieces).map((line) => ({
    text: line.stretches.map((each) => each.text).join(' '),
    x: line.stretches[0]?.x ?? 0,
    right: line.stretches.at(-1)?.right ?? 0,
    size: line.size,
    bold: line.stretches.every((each) => each.bold),
  }))
  const margin = Math.max(0, Math.min(...lines.map((line) => line.x)) - box.left)
  const area = page.areas.findLast((each) => covers(each, box))
  return cellOf(flowing(lines, box.right - Math.min(margin, 12)), {
    columns,
    rows,
    fill: area?.colour ?? null,
    bold: lines.length > 0 && lines.every((line) => line.bold),
    links: page.links.filter((link) => isPointIn(link, box)).map((link) => link.url),
  })
}

const isPointIn = (point: { x: number; y: number }, box: Box) =>
  point.x >= box.left && point.x < box.right && point.y >= box.top && point.y < box.bottom

const covers = (area: Box, box: Box) => {
  const width = Math.min(area.right, box.right) - Math.max(area.left, box.left)
  const height = Math.min(area.bottom, box.bottom) - Math.max(area.top, box.top)
  return width > 0 && height > 0 && width * height > 0.6 * (box.right - box.left) * (box.bottom - box.top)
}
