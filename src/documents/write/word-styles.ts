import { AlignmentType, type ILevelsOptions, type IStylesOptions, LevelFormat, LineRuleType } from 'docx'

/** Styles that are ours alone; Title, Subtitle and Heading 1 to 3 are Word's own. */
export const own = {
  org: 'PaperPartnership',
  fact: 'PaperFact',
  numbered: 'NumberedParagraph',
  bullet: 'PaperList',
  cell: 'TableText',
  head: 'TableHeading',
  group: 'TableGroup',
  caption: 'TableCaption',
  gap: 'PaperGap',
  small: 'SmallPrint',
  planTheme: 'PlanTheme',
  planOutcome: 'PlanOutcome',
  planItem: 'PlanItem',
} as const

export const ink = '0F1B20'
export const quiet = '45545B'
export const rule = 'C5CED1'
export const late = 'A51D1D'

/** Arial is on every machine; the partnership's template brings its own face. */
export const font = 'Arial'

// Word counts sizes in half points, distances in twentieths of a point, and lines in 240ths of a line.
const spacing = (before: number, after: number, line = 264) => ({ before, after, line, lineRule: LineRuleType.AUTO })

/** `scale` is 1, or 16/11 for large print. */
export const stylesOf = (scale: number): IStylesOptions => {
  const half = (points: number) => Math.round(points * scale * 2)
  const heading = (points: number, before: number) => ({
    run: { size: half(points), bold: true, color: ink, font },
    paragraph: { spacing: spacing(before, 60, 252), keepNext: true, keepLines: true },
  })
  const based = (id: string, name: string, points: number, run: object, paragraph: object) => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    // Body type comes from the document, so that in a template it is the template's.
    run: points === 11 ? run : { size: half(points), ...run },
    paragraph,
  })
  return {
    default: {
      document: {
        run: { font, size: half(11), color: ink, language: { value: 'en-GB' } },
        paragraph: { spacing: spacing(0, 80) },
      },
      title: {
        run: { size: half(19), bold: true, color: ink, font },
        paragraph: { spacing: spacing(100, 60, 250), keepNext: true },
      },
      heading1: heading(13, 240),
      heading2: heading(11.5, 180),
      heading3: heading(11, 140),
    },
    // Named by the library in every line of the contents.
    characterStyles: [{ id: 'IndexLink', name: 'Index Link' }],
    paragraphStyles: [
      based('Subtitle', 'Subtitle', 12, {}, { spacing: spacing(0, 80), keepNext: true }),
      based('TOC1', 'toc 1', 11, {}, { spacing: spacing(0, 40) }),
      based('TOC2', 'toc 2', 11, {}, { spacing: spacing(0, 40), indent: { left: 600 } }),
      based('TOC3', 'toc 3', 11, {}, { spacing: spacing(0, 40), indent: { left: 900 } }),
      based(own.org, 'Paper partnership', 10.5, { color: quiet }, { spacing: spacing(0, 100) }),
      based(own.fact, 'Paper fact', 10.5, {}, { spacing: spacing(0, 20), indent: { left: 1700, hanging: 1700 } }),
      based(own.numbered, 'Numbered paragraph', 11, {}, { spacing: spacing(0, 80) }),
      based(own.bullet, 'Paper list', 11, {}, { spacing: spacing(0, 30) }),
      based(own.cell, 'Table text', 10, {}, { spacing: spacing(0, 0, 250) }),
      based(
        own.head,
        'Table heading',
        9.5,
        { bold: true, color: quiet },
        { spacing: spacing(0, 0, 245), keepNext: true },
      ),
      based(own.group, 'Table group', 11, { bold: true }, { spacing: spacing(0, 0, 250), keepNext: true }),
      based(own.caption, 'Table caption', 10, { bold: true }, { spacing: spacing(120, 60), keepNext: true }),
      based(own.gap, 'Paper gap', 11, {}, { spacing: spacing(60, 80) }),
      based(own.small, 'Small print', 9.5, { color: quiet }, { spacing: spacing(20, 40, 250) }),
      based(
        own.planTheme,
        'Plan theme',
        10,
        { bold: true },
        { spacing: { before: 120, after: 30 }, keepNext: true, keepLines: true },
      ),
      based(
        own.planOutcome,
        'Plan outcome',
        8,
        { bold: true },
        { spacing: { before: 60, after: 30 }, keepNext: true, keepLines: true },
      ),
      based(own.planItem, 'Plan item', 8, {}, { spacing: { before: 0, after: 0 }, keepLines: true }),
    ],
  }
}

export const outline = 'paper-outline'
export const bullets = 'paper-bullets'

/** One outline for headings and paragraphs, so that a paragraph added in Word is numbered by Word; 30 points hang. */
export const numberingOf = (scale: number) => {
  const hang = Math.round(600 * Math.min(scale, 1.3))
  const level = (n: number): ILevelsOptions => ({
    level: n,
    format: LevelFormat.DECIMAL,
    text: Array.from({ length: n + 1 }, (_, i) => `%${i + 1}`).join('.'),
    alignment: AlignmentType.LEFT,
    style: { run: { bold: false, color: quiet }, paragraph: { indent: { left: hang, hanging: hang } } },
  })
  return {
    config: [
      { reference: outline, levels: [0, 1, 2, 3].map(level) },
      {
        reference: bullets,
        levels: [0, 1].map(
          (n): ILevelsOptions => ({
            level: n,
            format: LevelFormat.BULLET,
            text: '•',
            alignment: AlignmentType.LEFT,
            style: { paragraph: { indent: { left: hang * n + 240, hanging: 240 } } },
          }),
        ),
      },
    ],
  }
}
