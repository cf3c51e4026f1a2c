import type { Doubt, Proposal, ProposedItem, ReadColumn, ReadRow } from '../proposal.ts'
import { brief } from '../words.ts'

/** One or more rows of the original that stand together, with the items that begin there and the doubts about them. */
export type Line = {
  table: number
  columns: readonly ReadColumn[]
  rows: number[]
  page: number | null
  sheet: string | null
  /** The words of each column; an empty cell is hatched. */
  cells: string[]
  dropped: boolean
  /** Places in the proposal's items. */
  items: number[]
  doubts: Doubt[]
  /** What became of rows that make no item. */
  note: string | null
}

/** The original as it was read, line by line, beside what it becomes. Every item and every doubt stands exactly once. */
export const linesOf = (proposal: Proposal): Line[] => {
  const lines = proposal.tables.flatMap((table, at) => linesOfTable(proposal, at, table.columns, table.rows))
  const shown = new Set(lines.flatMap(({ items }) => items))
  const unplaced = proposal.items.flatMap((_, at) => (shown.has(at) ? [] : [at]))
  const all = [...lines, ...unplaced.map((at) => bare(at, proposal))]
  for (const doubt of proposal.doubts) placeOf(all, proposal.items, doubt)?.doubts.push(doubt)
  return all
}

const linesOfTable = (
  proposal: Proposal,
  table: number,
  columns: readonly ReadColumn[],
  rows: readonly ReadRow[],
): Line[] => {
  const lines: Line[] = []
  const begun = new Set<string>()
  for (const row of rows) {
    if (row.state === 'blank' || row.cells.every(({ text }) => text === '')) continue
    // The first print of the headings stands above the rows already.
    if (row.state === 'repeated header' && lines.length === 0) continue
    const before = lines.at(-1)
    if (row.state === 'continuation' && before && !before.dropped && before.rows.at(-1) === row.row - 1) {
      before.rows.push(row.row)
      before.cells = before.cells.map((text, c) => [text, row.cells[c]?.text ?? ''].filter(Boolean).join(' '))
      continue
    }
    const starting = row.items.filter((key) => !begun.has(key))
    for (const key of starting) begun.add(key)
    const items = starting.map((key) => proposal.items.findIndex((item) => item.key === key))
    lines.push({
      table,
      columns,
      rows: [row.row],
      page: row.page ?? null,
      sheet: row.sheet ?? null,
      cells: columns.map((_, c) => row.cells[c]?.text ?? ''),
      dropped: row.state === 'repeated header' || row.state === 'repeated page' || row.state === 'left out',
      items,
      doubts: [],
      note: items.length > 0 ? null : noteOn(row, proposal.items),
    })
  }
  return lines
}

const noteOn = (row: ReadRow, items: readonly ProposedItem[]): string => {
  const joined = items.findIndex(({ key }) => row.items.includes(key))
  switch (row.state) {
    case 'repeated header':
      return `Heading printed again${row.page ? ` on page ${row.page}` : ''}. Left out.`
    case 'repeated page':
      return 'Printed twice. Counted once.'
    case 'theme':
      return 'A heading for the rows below it.'
    case 'left out':
      return 'Left out: it names nothing to be done.'
    case 'used':
    case 'inherited':
    case 'continuation':
    case 'blank':
      return joined === -1
        ? 'You left this out. The file keeps its words.'
        : row.state === 'continuation'
          ? `The rest of item ${joined + 1}.`
          : `Joined into item ${joined + 1}, “${brief(items[joined]?.title ?? '', 50)}”.`
  }
}

const bare = (at: number, proposal: Proposal): Line => ({
  table: 0,
  columns: [],
  rows: proposal.items[at]?.source.rows ?? [],
  page: null,
  sheet: null,
  cells: [],
  dropped: false,
  items: [at],
  doubts: [],
  note: null,
})

// At its item; where that is gone, at its row; else at the first line, so that no doubt is ever lost from sight.
const placeOf = (lines: readonly Line[], items: readonly ProposedItem[], doubt: Doubt): Line | undefined => {
  const item = items.findIndex(({ key }) => key === doubt.item)
  return (
    lines.find((line) => line.items.includes(item)) ??
    lines.find((line) => line.rows.includes(doubt.row)) ??
    lines.find((line) => line.items.length > 0)
  )
}

const linesOnPage = 15

/** The pages of a long import: which page a line, and so a doubt or an item, stands on (from 1). */
export const pagesOf = (lines: readonly Line[]): Line[][] =>
  Array.from({ length: Math.max(1, Math.ceil(lines.length / linesOnPage)) }, (_, at) =>
    lines.slice(at * linesOnPage, (at + 1) * linesOnPage),
  )

/** On which page an item stands, from 1. */
export const pageOf = (proposal: Proposal, key: string): number => {
  const at = proposal.items.findIndex((item) => item.key === key)
  return (
    Math.max(
      0,
      pagesOf(linesOf(proposal)).findIndex((lines) => lines.some(({ items }) => items.includes(at))),
    ) + 1
  )
}

/** The columns of a line's table that hold long texts and so are given twice the room. */
export const wideColumns = (lines: readonly Line[], table: number): Set<number> => {
  const own = lines.filter((line) => line.table === table && !line.dropped)
  const lengths = (own[0]?.cells ?? []).map((_, c) => own.reduce((sum, { cells }) => sum + (cells[c]?.length ?? 0), 0))
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
  return new Set(lengths.flatMap((length, c) => (length > mean * 1.5 ? [c] : [])))
}

/** Where a quoted passage stands in a text, whatever its white space and quotation marks; null when it does not. */
export const passageIn = (text: string, quoted: string): { from: number; to: number } | null => {
  const words = quoted.replace(/…$/, '').match(/\S+/g)
  if (!words) return null
  const pattern = words
    .map((word) =>
      word
        .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
        .replaceAll(/['‘’]/g, "['‘’]")
        .replaceAll(/["“”]/g, '["“”]'),
    )
    .join(String.raw`\s+`)
  const found = new RegExp(pattern).exec(text)
  return found ? { from: found.index, to: found.index + found[0].length } : null
}

/** Which columns of a line a doubt is marked in: its own, else the first that holds its words. */
export const cellOf = (line: Line, doubt: Doubt): number => {
  if (doubt.column !== null && line.cells[doubt.column] !== undefined) return doubt.column
  const found = line.cells.findIndex((text) => passageIn(text, doubt.quoted) !== null)
  return found === -1 ? 0 : found
}
