import type { Block } from './model.ts'
import { flowing, isNewLine, linesOf, type Stretch } from './pdf-lines.ts'
import type { Piece } from './pdf-page.ts'
import { heading, listEntry, paragraph } from './prose.ts'

type Row = Stretch & { y: number }

/**
 * Lines outside tables as paragraphs, list entries and headings; `top` is where on the page each stands, `right`
 * where full lines end: a line that ends long before it ends a paragraph.
 */
export const proseOf = (
  pieces: Piece[],
  page: number,
  right: number,
  sizes: Sizes,
): { top: number; block: Block }[] => {
  const rows = linesOf(pieces).map(
    (line): Row => ({
      text: line.stretches.map((each) => each.text).join(line.stretches.length > 1 ? '\t' : ''),
      x: line.stretches[0]?.x ?? 0,
      right: line.stretches.at(-1)?.right ?? 0,
      size: line.size,
      bold: line.stretches.every((each) => each.bold),
      y: line.y,
    }),
  )
  const groups: Row[][] = []
  for (const row of rows) {
    const before = groups.at(-1)?.at(-1)
    if (before && isSameParagraph(before, row, right)) groups.at(-1)?.push(row)
    else groups.push([row])
  }
  return groups.map((group) => ({ top: group[0]?.y ?? 0, block: blockOf(group, right, page, sizes) }))
}

const isSameParagraph = (before: Row, row: Row, right: number) => {
  if (Math.abs(before.size - row.size) > 0.6 || before.bold !== row.bold) return false
  if (row.y - before.y > Math.max(before.size, row.size) * 1.75 || listEntry(row.text)) return false
  return !isNewLine(before, row, right)
}

const blockOf = (group: Row[], right: number, page: number, sizes: Sizes): Block => {
  const where = { page }
  const first = group[0]
  const text = flowing(group, right)
  const level = sizes.levelOf(first?.size ?? 0)
  if (level !== null && text.length <= 200) return heading(text, level, where)
  const entry = listEntry(text)
  const isTitle = group.length <= 2 && group.every((row) => row.bold) && text.length <= 120 && !/[.:;,]$/.test(text)
  if (isTitle && (!entry || entry.list.marker !== '•')) return heading(text, boldTitle, where)
  return entry ? paragraph(entry.text, where, entry.list) : { kind: 'paragraph', text, list: null, where }
}

// As in Word: a bold line by itself ranks below every heading that is set larger.
const boldTitle = 5

export type Sizes = { levelOf: (size: number) => number | null }

/** The size most words are set in is the body's; each larger size is a heading level, the largest 1. */
export const sizesOf = (pieces: Piece[]): Sizes => {
  const counts = new Map<number, number>()
  for (const piece of pieces) {
    const size = Math.round(piece.size * 2) / 2
    counts.set(size, (counts.get(size) ?? 0) + piece.text.length)
  }
  const body = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])[0]
  const larger = [...counts.keys()].filter((size) => size >= body * 1.12).toSorted((a, b) => b - a)
  return {
    levelOf: (size) => {
      const level = larger.indexOf(Math.round(size * 2) / 2)
      return level === -1 ? null : Math.min(4, level + 1)
    },
  }
}
