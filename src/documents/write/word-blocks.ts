import {
  Bookmark,
  BorderStyle,
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
import { shapeAlt } from './shapes.ts'
import { figuresOf } from './word-figures.ts'
import { shapePicture, stripPicture } from './word-pictures.ts'
import { bullets, late, outline, own, quiet } from './word-styles.ts'
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
          // "These items are late:" stays with what it announces.
          keepNext: block.runs.at(-1)?.text.trimEnd().endsWith(':') === true,
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
      ...(run.bold || run.tone === 'late' ? { bold: true } : run.tone === 'quiet' ? { bold: false } : {}),
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
const shapeRuns = (shape: Shape, words: string, points: number, base: IRunOptions = {}): ParagraphChild[] => [
  shapePicture(shape, points),
  // No-break spaces keep shape and word on one line.
  new TextRun({ ...base, text: `\u00a0${clean(words).replaceAll(' ', '\u00a0')}    ` }),
]

export const countRuns = (count: Count, points: number, base: IRunOptions = {}) =>
  shapeRuns(count.shape, countInWords(count), points, base)

/** Letters that XML cannot hold would make the file unreadable. */
export const clean = (text: string) =>
  text
    // oxlint-disable-next-line no-control-regex -- they are what is removed
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
