import { words } from './grid.ts'
import { type Limits, tooLongCell } from './limits.ts'
import type { Block, Where } from './model.ts'
import type { Numbering } from './word-numbering.ts'
import { numberingIn, outlineOf, type Styles } from './word-styles.ts'
import { wordTable } from './word-table.ts'
import { type Ink, inkOf } from './word-text.ts'
import { child, elements, value, type Xml } from './xml.ts'

export type Story = { styles: Styles; numbering: Numbering; links: Map<string, string>; limits: Limits }

/** What was met on the way: counted for the notes, or needed further down (open fields, the page, the last row). */
export type Seen = {
  inserted: number
  deleted: number
  footnotes: number
  hidden: number
  contents: number
  page: number
  row: number
  fields: string[]
}

/** The body, a cell or a text box in reading order. */
export const storyOf = (body: Xml, story: Story, seen: Seen = nothingSeen()): { blocks: Block[]; seen: Seen } => {
  const blocks: Block[] = []
  let carried: Ink | null = null
  for (const node of flat(body, seen)) {
    if (node.name === 'tbl') {
      blocks.push(...wordTable(node, story, seen))
      continue
    }
    const where = whereOf(seen)
    const inContents = seen.fields.some(isContents)
    const ink: Ink = joined(carried, inkOf(node, story, seen))
    carried = null
    // With its mark deleted the paragraph runs on into the next one.
    if (child(child(child(node, 'pPr'), 'rPr'), 'del')) {
      carried = ink
      continue
    }
    if (inContents || seen.fields.some(isContents) || story.styles(styleId(node)).contents) {
      seen.contents++
      continue
    }
    blocks.push(...blocksOf(node, ink, where, story), ...ink.boxes.flatMap((box) => storyOf(box, story, seen).blocks))
  }
  return { blocks, seen }
}

const nothingSeen = (): Seen => ({
  inserted: 0,
  deleted: 0,
  footnotes: 0,
  hidden: 0,
  contents: 0,
  page: 1,
  row: 0,
  fields: [],
})

export const whereOf = (seen: Seen): Where => (seen.page > 1 ? { page: seen.page } : {})

const isContents = (instruction: string) => /^\s*TOC\b/i.test(instruction)

const styleId = (node: Xml) => value(child(node, 'pPr'), 'pStyle')

/** Paragraphs and tables, also those inside content controls and block-level insertions. */
const flat = (node: Xml, seen: Seen): Xml[] =>
  elements(node).flatMap((each) => {
    switch (each.name) {
      case 'p':
      case 'tbl':
        return [each]
      case 'sdt':
        if (isContentsControl(each)) {
          seen.contents++
          return []
        }
        return flat(child(each, 'sdtContent') ?? each, seen)
      case 'ins':
      case 'moveTo':
        seen.inserted++
        return flat(each, seen)
      case 'del':
      case 'moveFrom':
        seen.deleted++
        return []
      case 'customXml':
      case 'smartTag':
        return flat(each, seen)
      default:
        return []
    }
  })

const isContentsControl = (control: Xml) =>
  value(child(child(control, 'sdtPr'), 'docPartObj'), 'docPartGallery') === 'Table of Contents'

const joined = (before: Ink | null, ink: Ink): Ink =>
  before
    ? {
        ...ink,
        text: before.text + ink.text,
        links: [...before.links, ...ink.links],
        boxes: [...before.boxes, ...ink.boxes],
      }
    : ink

const blocksOf = (node: Xml, ink: Ink, where: Where, story: Story): Block[] => {
  const format = child(node, 'pPr')
  const style = story.styles(styleId(node))
  // A tab between two words of a paragraph is kept: it may be the only thing that parts a label from its value.
  const text = ink.text
    .split('\t')
    .map((piece) => words(piece))
    .join('\t')
    .trim()
  if (text.length > story.limits.cellCharacters) tooLongCell(story.limits)
  if (text === '') return []
  const numbering = numberingIn(format) ?? style.numbering
  const marker = numbering ? story.numbering(numbering.id, numbering.level) : null
  const level = outlineOf(format) ?? style.heading ?? (marker === null && isBoldTitle(text, ink) ? boldTitle : null)
  if (level !== null) {
    const title = text.replace(/[\n\t]+/g, ' ')
    return [{ kind: 'heading', level, text: marker === null || marker === '•' ? title : `${marker} ${title}`, where }]
  }
  const list = marker === null ? null : { marker, level: numbering?.level ?? 0 }
  return [{ kind: 'paragraph', text, list, where }]
}

// People who do not use styles make a heading by pressing bold: below every real heading level that plans use.
const boldTitle = 5
const isBoldTitle = (text: string, ink: Ink) => ink.bold && text.length <= 100 && !/[.:;,\n\t]$|\n|\t/.test(text)
