import { cellOf, fillOf, type LaidRow, layOut, words } from './grid.ts'
import { refuse, tooLongCell } from './limits.ts'
import type { Block, Cell, Where } from './model.ts'
import { type Seen, type Story, storyOf, whereOf } from './word-story.ts'
import { numberingIn } from './word-styles.ts'
import { inkOf } from './word-text.ts'
import { child, elements, isOn, value, type Xml } from './xml.ts'

/** One table as a block; a frame of a single cell is no table, and its paragraphs come out by themselves. */
export const wordTable = (table: Xml, story: Story, seen: Seen): Block[] => {
  const rows = inside(table, 'tr')
  const first = rows[0]
  if (rows.length === 1 && first) {
    const [only, ...others] = inside(first, 'tc')
    if (only && others.length === 0) return storyOf(only, story, seen).blocks
  }
  const read = rows.filter((row) => !isDeleted(row, seen)).map((row) => rowOf(row, story, seen))
  const { columns, rows: laid } = layOut(withMergedRows(read))
  if (columns > story.limits.columns)
    refuse('too_big', `has a table of ${columns} columns. Keep the plan's own columns.`)
  return laid.length === 0 ? [] : [{ kind: 'table', columns, rows: laid, where: laid[0]?.where ?? {} }]
}

type Place = { cell: Cell; at: number; merge: 'restart' | 'continue' | null }
type Read = { where: Where; header: boolean; cells: Place[] }

/** Rows of a table or cells of a row, through content controls and tracked changes. */
const inside = (node: Xml, name: 'tr' | 'tc'): Xml[] =>
  elements(node).flatMap((each) => {
    if (each.name === name) return [each]
    if (each.name === 'sdt') return inside(child(each, 'sdtContent') ?? each, name)
    return each.name === 'customXml' || each.name === 'ins' ? inside(each, name) : []
  })

const isDeleted = (row: Xml, seen: Seen): boolean => {
  const format = child(row, 'trPr')
  if (child(format, 'ins')) seen.inserted++
  if (!child(format, 'del')) return false
  seen.deleted++
  return true
}

const rowOf = (row: Xml, story: Story, seen: Seen): Read => {
  const format = child(row, 'trPr')
  const where: Where = { row: ++seen.row, ...whereOf(seen) }
  let at = Number(value(format, 'gridBefore') ?? 0)
  const cells: Place[] = []
  for (const node of inside(row, 'tc')) {
    const cell = readCell(node, story, seen)
    const merge = child(child(node, 'tcPr'), 'vMerge')
    cells.push({ cell, at, merge: merge ? (merge.attributes['val'] === 'restart' ? 'restart' : 'continue') : null })
    at += cell.columns
  }
  return { where, header: isOn(child(format, 'tblHeader')), cells }
}

/** Word merges downwards by a mark in each cell; a grid wants the height in the first. */
const withMergedRows = (rows: Read[]): LaidRow[] =>
  rows.map((row, y) => ({
    where: row.where,
    header: row.header,
    cells: row.cells
      .filter((place) => place.merge !== 'continue' || !startsAbove(rows, y, place))
      .map(({ cell, at, merge }) => ({ at, cell: { ...cell, rows: merge === null ? 1 : heightOf(rows, y, at) } })),
  }))

const continues = (rows: Read[], y: number, at: number) =>
  rows[y]?.cells.some((place) => place.at === at && place.merge === 'continue') ?? false

const startsAbove = (rows: Read[], y: number, place: Place): boolean => {
  for (let above = y - 1; above >= 0; above--) {
    const same = rows[above]?.cells.find((each) => each.at === place.at)
    if (!same || same.merge === null) return false
    if (same.merge === 'restart') return true
  }
  return false
}

const heightOf = (rows: Read[], y: number, at: number) => {
  let height = 1
  while (continues(rows, y + height, at)) height++
  return height
}

const readCell = (node: Xml, story: Story, seen: Seen): Cell => {
  const format = child(node, 'tcPr')
  const content = contentOf(node, story, seen)
  if (content.text.length > story.limits.cellCharacters) tooLongCell(story.limits)
  return cellOf(content.text, {
    columns: Math.min(200, Math.max(1, Number(value(format, 'gridSpan') ?? 1) || 1)),
    fill: fillOf(child(format, 'shd')?.attributes['fill']) ?? content.fill,
    bold: content.bold,
    links: content.links,
  })
}

type Content = { text: string; bold: boolean; fill: string | null; links: string[] }

/** Paragraphs of a cell line by line, with their list markers; a table inside a cell becomes lines of its own. */
const contentOf = (node: Xml, story: Story, seen: Seen): Content => {
  const lines: string[] = []
  const content: Content = { text: '', bold: true, fill: null, links: [] }
  let before = ''
  const add = (inner: Content) => {
    lines.push(inner.text)
    if (inner.text.trim() !== '') content.bold &&= inner.bold
    content.fill ??= inner.fill
    content.links.push(...inner.links)
  }
  const read = (parent: Xml) => {
    for (const each of elements(parent)) {
      if (each.name === 'p') {
        const ink = inkOf(each, story, seen)
        const text = before + ink.text
        before = child(child(child(each, 'pPr'), 'rPr'), 'del') ? text : ''
        if (before === '') add({ ...ink, text: marked(each, text, story), fill: fillOf(ink.fill) })
        for (const box of ink.boxes) add(contentOf(box, story, seen))
      } else if (each.name === 'tbl') {
        for (const row of inside(each, 'tr')) {
          const cells = inside(row, 'tc').map((cell) => contentOf(cell, story, seen))
          const text = cells.flatMap((cell) => words(cell.text) || []).join(' | ')
          add({ text, bold: cells.every((cell) => cell.bold), fill: null, links: cells.flatMap((cell) => cell.links) })
        }
      } else if (each.name === 'sdt') read(child(each, 'sdtContent') ?? each)
      else if (each.name === 'ins' || each.name === 'customXml') read(each)
    }
  }
  read(node)
  const text = words(lines.join('\n'))
  return { ...content, text, bold: content.bold && text !== '' }
}

const marked = (paragraph: Xml, text: string, story: Story): string => {
  const format = child(paragraph, 'pPr')
  const numbering = numberingIn(format) ?? story.styles(value(format, 'pStyle')).numbering
  const marker = numbering && text.trim() !== '' ? story.numbering(numbering.id, numbering.level) : null
  return marker === null ? text : `${marker} ${text}`
}
