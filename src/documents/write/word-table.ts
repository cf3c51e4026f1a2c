import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  Paragraph,
  Table as WordTable,
  TableCell,
  TableLayoutType,
  TableRow as WordRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Cell, Column, Line, Table, TableRow } from './model.ts'
import { runs } from './placed.ts'
import { shapeAlt } from './shapes.ts'
import { type Place, clean, countRuns, tabbed, textRuns } from './word-blocks.ts'
import { iconPicture, shapePicture, stripPicture } from './word-pictures.ts'
import { ink, own, rule } from './word-styles.ts'

/** A table whose heading is repeated on every page and whose rows stay whole; widths in twips. */
export const wordTable = (table: Table, place: Place): FileChild[] => {
  const kept = table.columns.flatMap((column, i) => (column.only === 'sheet' ? [] : [i]))
  const columns = kept.flatMap((i) => table.columns[i] ?? [])
  const total = columns.reduce((sum, column) => sum + column.share, 0) || 1
  const widths = columns.map((column) => Math.round((column.share / total) * place.width))
  const shape = 8 * place.scale
  const rows = table.rows.map((row) =>
    row.kind === 'group' ? groupRow(row, columns.length, place) : bodyRow(row.cells, kept, columns, widths, shape),
  )
  return [
    ...(table.captionShown
      ? [new Paragraph({ style: own.caption, children: [new TextRun({ text: clean(table.caption) })] })]
      : []),
    ...(table.rule
      ? [new Paragraph({ style: own.small, keepNext: true, children: [new TextRun({ text: clean(table.rule) })] })]
      : []),
    new WordTable({
      layout: TableLayoutType.FIXED,
      width: { size: place.width, type: WidthType.DXA },
      columnWidths: widths,
      margins: { left: 0, right: 140, top: 50, bottom: 60, marginUnitType: WidthType.DXA },
      borders: { top: none, left: none, right: none, insideVertical: none, bottom: hair, insideHorizontal: hair },
      rows: [headRow(columns, widths), ...rows],
    }),
    // Room below the table; Word also needs a paragraph between two tables.
    new Paragraph({ style: own.cell, spacing: { before: 0, after: 0, line: 120, lineRule: 'exact' } }),
  ]
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const hair = { style: BorderStyle.SINGLE, size: 4, color: rule }
const strong = (size: number) => ({ style: BorderStyle.SINGLE, size, color: ink })

const headRow = (columns: readonly Column[], widths: readonly number[]) =>
  new WordRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(
      (column, i) =>
        new TableCell({
          width: { size: widths[i] ?? 0, type: WidthType.DXA },
          verticalAlign: VerticalAlign.BOTTOM,
          borders: { bottom: strong(8) },
          children: [
            new Paragraph({
              style: own.head,
              alignment: sideOf(column),
              children: [new TextRun({ text: clean(column.title) })],
            }),
          ],
        }),
    ),
  })

const groupRow = (group: Extract<TableRow, { kind: 'group' }>, columns: number, place: Place) =>
  new WordRow({
    cantSplit: true,
    children: [
      new TableCell({
        columnSpan: columns,
        ...(group.level === 1 ? { borders: { top: strong(12) } } : {}),
        margins: { top: group.level === 1 ? 110 : 70, bottom: 50 },
        children: [
          new Paragraph({
            style: own.group,
            tabStops: [{ type: TabStopType.RIGHT, position: place.width - 140 }],
            children: [
              ...textRuns(runs(group.title), group.level === 1 ? {} : { size: Math.round(20 * place.scale) }),
              ...(group.counts?.length
                ? [
                    tabbed(''),
                    ...group.counts.flatMap((count) =>
                      countRuns(count, 8 * place.scale, { bold: false, size: Math.round(19 * place.scale) }),
                    ),
                  ]
                : []),
            ],
          }),
        ],
      }),
    ],
  })

const bodyRow = (
  cells: readonly Cell[],
  kept: readonly number[],
  columns: readonly Column[],
  widths: readonly number[],
  shape: number,
) =>
  new WordRow({
    cantSplit: !isTall(cells),
    children: kept.map((at, i) => {
      const column = columns[i]
      const cell = cells[at] ?? { lines: [] }
      const strip = cell.strip?.length
        ? [
            new Paragraph({
              style: own.cell,
              children: [
                stripPicture(cell.strip, fitting(cell.strip.length, widths[i] ?? 0, shape)),
                new TextRun({ text: '\u00a0' }),
              ],
            }),
          ]
        : []
      const lines = cell.lines.map((line) => lineOf(line, column, shape))
      const content = [...strip, ...lines]
      return new TableCell({
        width: { size: widths[i] ?? 0, type: WidthType.DXA },
        children: content.length ? content : [new Paragraph({ style: own.cell })],
      })
    }),
  })

// A row longer than half a page may break; Word would otherwise push it whole to the next page.
const isTall = (cells: readonly Cell[]) =>
  cells.some(
    (cell) =>
      cell.lines.reduce((sum, line) => sum + runs(line.words ?? '').reduce((n, run) => n + run.text.length, 0), 0) >
      900,
  )

// A long strip shrinks to its column, which is in twips; its shapes stand 21/16 of their height apart.
const fitting = (shapes: number, width: number, points: number) =>
  Math.min(points, ((width - 150) / 20 / (shapes * 21)) * 16)

const lineOf = (line: Line, column: Column | undefined, points: number) => {
  const bold = column?.rowHead ? { bold: true } : {}
  const alignment = column ? sideOf(column) : AlignmentType.LEFT
  if (line.icon) {
    const indent = Math.round(points * 50 + 90)
    return new Paragraph({
      style: own.cell,
      indent: { left: indent, hanging: indent },
      tabStops: [{ type: TabStopType.LEFT, position: indent }],
      children: [iconPicture(line.icon, points * 2.5), tabbed(''), ...textRuns(runs(line.words ?? ''), bold)],
    })
  }
  if (!line.shape)
    return new Paragraph({ style: own.cell, alignment, children: textRuns(runs(line.words ?? ''), bold) })
  const off = line.shape.kind === 'status' && line.shape.status === 'off' && !line.shape.open
  const words =
    line.words === undefined
      ? textRuns([{ text: shapeAlt(line.shape), ...(off ? { bold: true } : {}) }])
      : textRuns(runs(line.words), bold)
  const indent = Math.round(points * 20 * (line.shape.kind === 'level' ? 1.2 : 1) + 90)
  return new Paragraph({
    style: own.cell,
    indent: { left: indent, hanging: indent },
    tabStops: [{ type: TabStopType.LEFT, position: indent }],
    children: [shapePicture(line.shape, points), tabbed(''), ...words],
  })
}

const sideOf = (column: Column) =>
  (column.align ?? (column.kind === 'number' ? 'right' : 'left')) === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT
