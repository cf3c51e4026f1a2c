import { AlignmentType, BorderStyle, ColumnBreak, type FileChild, Paragraph, TabStopType, TextRun } from 'docx'
import { countInWords, type Placed } from './placed.ts'
import { allItems, countsOf, type PlanLayout, type PlanPart } from './plan-page.ts'
import { shapeAlt } from './shapes.ts'
import { clean, countRuns, tabbed } from './word-blocks.ts'
import { shapePicture } from './word-pictures.ts'
import { ink, late, own, quiet, rule } from './word-styles.ts'

/** The head of the plan on a page: counts, and the sentence if not all items are printed. */
export const planHead = (block: Extract<Placed, { kind: 'planOnAPage' }>, layout: PlanLayout): FileChild[] => [
  new Paragraph({
    style: own.small,
    children: countsOf(allItems(block), block.key).flatMap((count) => countRuns(count, 8)),
  }),
  ...(layout.sentence
    ? [new Paragraph({ style: own.small, children: [new TextRun({ text: layout.sentence, bold: true, color: ink })] })]
    : []),
]

/** The columns of the plan on a page, for a section that has as many columns. */
export const planColumns = (layout: PlanLayout, width: number): FileChild[] =>
  layout.columns.flatMap((column, i) =>
    column.flatMap((part, n) =>
      planPart(part, layout.points, i > 0 && n === 0, n === 0, Math.round((width / layout.columns.length - 280) / 2)),
    ),
  )

const hair = { style: BorderStyle.SINGLE, size: 4, space: 1, color: rule }

const planPart = (part: PlanPart, points: number, breakBefore: boolean, top: boolean, half: number): FileChild[] => {
  const size = Math.round(points * 2)
  const exact = { line: Math.round(points * 1.15 * 20), lineRule: 'exact' } as const
  const more = (yes: boolean) => (yes ? [new TextRun({ text: ' continued', bold: false, color: quiet, size })] : [])
  const items = part.outcomes.flatMap((group) => [
    ...(group.title
      ? [
          new Paragraph({
            style: own.planOutcome,
            spacing: { before: 60, after: 30, ...exact },
            children: [new TextRun({ text: clean(group.title), size }), ...more(group.continued)],
          }),
        ]
      : []),
    ...(group.counts.length
      ? [
          new Paragraph({
            style: own.planItem,
            spacing: { before: 0, after: 40, ...exact },
            tabStops: [{ type: TabStopType.LEFT, position: half }],
            // Two to a line: Word and others break lines between a picture and its word.
            children: group.counts.flatMap((count, i) => [
              ...(i % 2 === 1 ? [tabbed('', { size })] : i > 0 ? [new TextRun({ text: '', break: 1, size })] : []),
              shapePicture(count.shape, points * 0.8),
              new TextRun({ text: `\u00a0${clean(countInWords(count))}`, size, color: quiet }),
            ]),
          }),
        ]
      : []),
    ...group.items.map(
      (item) =>
        new Paragraph({
          style: own.planItem,
          spacing: { before: 30, after: 40, ...exact },
          indent: { left: 220, hanging: 220 },
          tabStops: [{ type: TabStopType.LEFT, position: 220 }],
          border: { top: hair, between: hair },
          children: [
            shapePicture(item.shape, points * 0.82),
            tabbed(`${item.ref} ${item.title}`.trim(), { size }),
            new TextRun({
              text: clean(shapeAlt(item.shape)),
              break: 1,
              size,
              ...(item.shape.kind === 'status' && item.shape.status === 'off' ? { bold: true } : { color: quiet }),
            }),
            new TextRun({ text: '. ', size, color: quiet }),
            new TextRun({
              text: clean(item.lead),
              size,
              ...(item.vacant ? { bold: true, color: late } : { color: quiet }),
            }),
            new TextRun({
              text: `. ${clean(item.due).replaceAll(' ', '\u00a0')}${item.late ? ', ' : ''}`,
              size,
              color: quiet,
            }),
            ...(item.late
              ? [new TextRun({ text: clean(item.late).replaceAll(' ', '\u00a0'), size, bold: true, color: late })]
              : []),
          ],
        }),
    ),
  ])
  return [
    new Paragraph({
      style: own.planTheme,
      ...(top ? { spacing: { before: 0, after: 30 } } : {}),
      alignment: AlignmentType.LEFT,
      border: { top: { style: BorderStyle.SINGLE, size: 12, space: 2, color: ink } },
      children: [
        ...(breakBefore ? [new ColumnBreak()] : []),
        new TextRun({ text: clean(part.title), size: size + 4 }),
        ...more(part.continued),
      ],
    }),
    ...items,
  ]
}
