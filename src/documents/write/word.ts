import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Tab,
  TabStopType,
  TextRun,
} from 'docx'
import { estimatePageNumbers } from 'docx/layout'
import type { Orientation, Paper } from './model.ts'
import { footLine, place, type PlacedSection, workingLine } from './placed.ts'
import { layPlan } from './plan-page.ts'
import { clean, tabbed, wordBlock } from './word-blocks.ts'
import { planColumns, planHead } from './word-plan-page.ts'
import { ink, numberingOf, own, quiet, rule, stylesOf } from './word-styles.ts'
import { housePage, type PageForm, readTemplate } from './template.ts'
import { intoTemplate } from './word-template.ts'

/**
 * The paper as .docx: Word's own headings, numbering, contents field, repeated table heads, page x of y, marking at the
 * top of every page, and words for every picture. With the bytes of the partnership's own .docx as `template` the paper
 * takes its styles, fonts, page, header and footer. Throws `BadTemplate` with a sentence when that file cannot be used.
 */
export const toWord = async (paper: Paper, template?: Uint8Array): Promise<Uint8Array> => {
  const scale = paper.largePrint ? 16 / 11 : 1
  const sections = place(paper)
  const dress = template ? await readTemplate(template) : null
  const page = dress?.page ?? housePage
  const pages = !dress && mayCountPages(sections)
  const document = new Document({
    title: clean(paper.title),
    creator: clean(paper.partnership),
    lastModifiedBy: clean(paper.partnership),
    subject: clean(`Data as at ${paper.dataAt.shown}`),
    description: clean(paper.subtitle ?? ''),
    ...(pages ? { pageNumbers: estimatePageNumbers } : {}),
    styles: stylesOf(scale),
    numbering: numberingOf(scale),
    sections: sections.flatMap((section, i) =>
      wordSections(paper, section, i === 0, i === sections.length - 1, { scale, page, pages }),
    ),
  })
  const bytes = new Uint8Array(await Packer.toBuffer(document))
  return dress ? intoTemplate(bytes, dress, paper) : bytes
}

// Page numbers in the contents cost 12 ms a table row, and in the partnership's own face pages fall otherwise: there
// the contents leave them blank, and Word fills them in when somebody updates the contents.
const mayCountPages = (sections: readonly PlacedSection[]) => {
  const blocks = sections.flatMap((section) => section.blocks)
  const rows = blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.length : 0), 0)
  return blocks.some((block) => block.kind === 'contents') && rows <= 100
}

const widthOf = (page: PageForm, orientation: Orientation) =>
  (orientation === 'portrait' ? page.short : page.long) - page.left - page.right

const wordSections = (
  paper: Paper,
  section: PlacedSection,
  first: boolean,
  last: boolean,
  { scale, page, pages }: { scale: number; page: PageForm; pages: boolean },
): ISectionOptions[] => {
  const width = widthOf(page, section.orientation)
  const made: ISectionOptions[] = []
  let children: FileChild[] = first ? masthead(paper, width) : []
  let started = false
  const close = (columns: number) => {
    if (children.length === 0) return
    made.push(sectionOf(paper, page, section.orientation, children, columns, started))
    started = true
    children = []
  }
  for (const block of section.blocks) {
    if (block.kind === 'planOnAPage') {
      const layout = layPlan(block, {
        // Arial is wider than the face of the PDF, and the partnership's own may be wider still.
        face: page === housePage ? 1.09 : 1.15,
        room: (page.short - page.top - page.bottom) / 20 - (page === housePage ? 73 : 100),
        across: width / 20,
      })
      children.push(...planHead(block, layout))
      close(1)
      children.push(...planColumns(layout, width))
      close(layout.columns.length)
    } else children.push(...wordBlock(block, { width, scale, pages }))
  }
  if (last) children.push(...(paper.foot ?? []).map((line, i) => small(line, i === 0)))
  close(1)
  return made
}

const sectionOf = (
  paper: Paper,
  page: PageForm,
  orientation: Orientation,
  children: FileChild[],
  columns: number,
  continues: boolean,
): ISectionOptions => ({
  properties: {
    type: continues ? SectionType.CONTINUOUS : SectionType.NEXT_PAGE,
    page: {
      size: {
        width: page.short,
        height: page.long,
        orientation: orientation === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
      },
      margin: {
        top: page.top,
        right: page.right,
        bottom: page.bottom,
        left: page.left,
        header: page.header,
        footer: page.footer,
      },
    },
    ...(columns > 1 ? { column: { count: columns, space: 280, equalWidth: true } } : {}),
  },
  headers: { default: headerOf(paper) },
  footers: { default: footerOf(paper, widthOf(page, orientation)) },
  children,
})

const headerOf = (paper: Paper) =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { before: 0, after: 0 },
        children: [new TextRun({ text: clean(paper.marking), bold: true, size: 20, characterSpacing: 18 })],
      }),
      ...(paper.state === 'working'
        ? [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              spacing: { before: 0, after: 0 },
              children: [new TextRun({ text: workingLine, size: 18, color: quiet })],
            }),
          ]
        : []),
    ],
  })

const footerOf = (paper: Paper, width: number) =>
  new Footer({
    children: [
      new Paragraph({
        spacing: { before: 0, after: 0 },
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        children: [
          new TextRun({
            size: 17,
            color: quiet,
            children: [clean(footLine(paper)), new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  })

const masthead = (paper: Paper, width: number): FileChild[] => [
  new Paragraph({
    style: own.org,
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 4, color: ink } },
    tabStops: [{ type: TabStopType.RIGHT, position: width }],
    children: [
      new TextRun({ text: clean(paper.partnership) }),
      ...(paper.meeting?.item ? [tabbed(`Agenda item ${paper.meeting.item}`)] : []),
    ],
  }),
  new Paragraph({ style: 'Title', children: [new TextRun({ text: clean(paper.title) })] }),
  ...(paper.subtitle
    ? [new Paragraph({ style: 'Subtitle', children: [new TextRun({ text: clean(paper.subtitle) })] })]
    : []),
  ...paper.facts.map(
    (fact) =>
      new Paragraph({
        style: own.fact,
        tabStops: [{ type: TabStopType.LEFT, position: 1700 }],
        children: [new TextRun({ text: clean(fact.label), color: quiet }), tabbed(fact.value)],
      }),
  ),
]

const small = (line: string, first: boolean) =>
  new Paragraph({
    style: own.small,
    ...(first
      ? { spacing: { before: 240 }, border: { top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: rule } } }
      : {}),
    children: [new TextRun({ text: clean(line) })],
  })
