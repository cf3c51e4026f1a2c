import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  ColumnBreak,
  ExternalHyperlink,
  type FileChild,
  HeadingLevel,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  TabStopType,
  Tab,
  TableOfContents,
  TextRun,
} from 'docx'
import type { Count, Run, Shape } from './model.ts'
import { countInWords, type Placed, runs } from './placed.ts'
import { allItems, countsOf, type PlanLayout, type PlanPart } from './plan-page.ts'
import { shapeAlt } from './shapes.ts'
import { figuresOf } from './word-figures.ts'
import { shapePicture, stripPicture } from './word-pictures.ts'
import { bullets, ink, late, outline, own, quiet, rule } from './word-styles.ts'
import { wordTable } from './word-table.ts'

/** Where a block stands: `width` of the text in twips, `scale` of the type, `pages` where page numbers are worked out. */
export type Place = { width: number; scale: number; pages: boolean }

export const wordBlock = (block: Exclude<Placed, { kind: 'planOnAPage' }>, place: Place): FileChild[] => {
  switch (block.kind) {
    case 'heading':
      return [headingOf(block)]
    case 'para':
      return [
        new Paragraph({
          style: block.label ? own.numbered : 'Normal',
          ...(block.label ? { numbering: { reference: outline, level: depthOf(block.label) } } : {}),
          children: textRuns(block.runs),
        }),
        ...block.list.map((item) => bulletOf(item, 1)),
      ]
    case 'list':
      return block.items.map((item) => bulletOf(runs(item), 0))
    case 'table':
      return wordTable(block, place)
    case 'strip':
      return [
        new Paragraph({ keepNext: true, children: [stripPicture(block.shapes, 9 * place.scale)] }),
        new Paragraph({
          style: own.small,
          children: block.counts.flatMap((count) => countRuns(count, 8 * place.scale)),
        }),
      ]
    case 'key':
      return [
        new Paragraph({
          style: own.small,
          spacing: { before: 20, after: 140 },
          children: block.shapes.flatMap((shape) => shapeRuns(shape, shapeAlt(shape), 8 * place.scale)),
        }),
      ]
    case 'figures':
      return figuresOf(block.figures, place)
    case 'pageBreak':
      return [new Paragraph({ pageBreakBefore: true, spacing: { before: 0, after: 0, line: 20, lineRule: 'exact' } })]
    case 'note':
      return [
        new Paragraph({
          style: own.gap,
          shading: { type: ShadingType.CLEAR, fill: 'FFF5D6' },
          border: around('FFF5D6'),
          children: textRuns(runs(block.words)),
        }),
      ]
    case 'contents':
      return [
        new Paragraph({
          style: own.caption,
          children: [new TextRun({ text: block.title, size: Math.round(26 * place.scale) })],
        }),
        new TableOfContents(block.title, {
          hyperlink: true,
          headingStyleRange: '1-3',
          beginDirty: false,
          // Where pages are worked out the entries are too; elsewhere they stand without a page until Word adds it.
          ...(place.pages
            ? {}
            : {
                tabLeader: 'none',
                cachedEntries: block.entries.map((entry) => ({
                  title: clean([entry.label, entry.title].filter(Boolean).join('  ')),
                  level: entry.level,
                  href: entry.id,
                })),
              }),
        }),
      ]
    case 'facts':
      return block.facts.flatMap((fact) =>
        fact.value.map(
          (value, i) =>
            new Paragraph({
              style: own.numbered,
              indent: { left: 2600, hanging: 2600 },
              tabStops: [{ type: TabStopType.LEFT, position: 2600 }],
              keepNext: i < fact.value.length - 1,
              spacing: { before: i === 0 ? 80 : 0, after: 20 },
              children: [
                new TextRun({ text: i === 0 ? fact.label : '', bold: true }),
                tabbed(''),
                ...textRuns(runs(value)),
              ],
            }),
        ),
      )
  }
}

export const textRuns = (list: readonly Run[], base: IRunOptions = {}): ParagraphChild[] =>
  list.flatMap((run): ParagraphChild[] => {
    const options: IRunOptions = {
      ...base,
      ...(run.bold || run.tone === 'late' ? { bold: true } : {}),
      ...(run.tone ? { color: run.tone === 'late' ? late : quiet } : {}),
    }
    const texts = run.text
      .split('\n')
      .map((text, i) => new TextRun({ ...options, text: clean(text), ...(i > 0 ? { break: 1 } : {}) }))
    return run.href && /^(?:https?|mailto):/i.test(run.href)
      ? [new ExternalHyperlink({ link: run.href, children: texts })]
      : texts
  })

/** Words behind a tab. */
export const tabbed = (words: string, base: IRunOptions = {}) =>
  new TextRun({ ...base, children: [new Tab(), clean(words)] })

/** The picture, its word and room before the next. */
export const shapeRuns = (shape: Shape, words: string, points: number, base: IRunOptions = {}): ParagraphChild[] => [
  shapePicture(shape, points),
  // No-break spaces keep shape and word on one line.
  new TextRun({ ...base, text: `\u2060\u00a0${clean(words).replaceAll(' ', '\u00a0')}    ` }),
]

export const countRuns = (count: Count, points: number, base: IRunOptions = {}) =>
  shapeRuns(count.shape, countInWords(count), points, base)

/** Letters that XML cannot hold would make the file unreadable. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
export const clean = (text: string) =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('\t', ' ')
    .toWellFormed()

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3]

const headingOf = (block: Extract<Placed, { kind: 'heading' }>) => {
  return new Paragraph({
    heading: headings[block.level - 1] ?? HeadingLevel.HEADING_3,
    ...(block.label ? { numbering: { reference: outline, level: depthOf(block.label) } } : {}),
    children: [new Bookmark({ id: block.id, children: [new TextRun({ text: clean(block.title) })] })],
  })
}

// A border of the tint's own colour gives the words room.
const around = (color: string) => {
  const edge = { style: BorderStyle.SINGLE, size: 4, space: 3, color }
  return { top: edge, bottom: edge, left: edge, right: edge }
}

const depthOf = (label: string) => label.split('.').length - 1

const bulletOf = (item: readonly Run[], level: number) =>
  new Paragraph({ style: own.bullet, numbering: { reference: bullets, level }, children: textRuns(item) })

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
    new Paragraph({
      style: own.planOutcome,
      spacing: { before: 60, after: 30, ...exact },
      children: [new TextRun({ text: clean(group.title), size }), ...more(group.continued)],
    }),
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
