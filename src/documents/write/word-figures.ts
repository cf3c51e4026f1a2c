import { BorderStyle, type FileChild, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import type { Figure } from './model.ts'
import { runs } from './placed.ts'
import { type Place, textRuns } from './word-blocks.ts'
import { figurePicture } from './word-pictures.ts'
import { own } from './word-styles.ts'

/** One figure over the width; two stand side by side in a table without lines and stay on one page. */
export const figuresOf = (figures: readonly Figure[], place: Place): FileChild[] => {
  const [first, second] = figures
  if (!first) return []
  if (!second) return figureParagraphs(first, place.width / 20)
  const width = Math.floor(place.width / 2)
  const rows: FileChild[] = []
  for (let i = 0; i < figures.length; i += 2)
    rows.push(pair(figures.slice(i, i + 2), width, place), new Paragraph({ style: own.cell }))
  return rows
}

const pair = (figures: readonly Figure[], width: number, place: Place) =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: place.width, type: WidthType.DXA },
    columnWidths: [width, width],
    margins: { left: 0, right: 200, top: 60, bottom: 0, marginUnitType: WidthType.DXA },
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: [
      new TableRow({
        cantSplit: true,
        children: figures.map(
          (figure) =>
            new TableCell({
              width: { size: width, type: WidthType.DXA },
              children: figureParagraphs(figure, width / 20 - 12),
            }),
        ),
      }),
    ],
  })

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

const figureParagraphs = (figure: Figure, points: number) => [
  ...(figure.title
    ? [
        new Paragraph({
          style: own.cell,
          keepNext: true,
          spacing: { after: 60 },
          children: textRuns(runs(figure.title)),
        }),
      ]
    : []),
  new Paragraph({ children: [figurePicture(figure, points)] }),
]
