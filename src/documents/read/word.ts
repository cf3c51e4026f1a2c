import { withoutContents } from './contents.ts'
import { withoutEmptyColumns } from './grid.ts'
import { damaged, type Limits, refuse } from './limits.ts'
import type { Block, Note, SourceDocument } from './model.ts'
import { numberingOf } from './word-numbering.ts'
import { type Seen, type Story, storyOf } from './word-story.ts'
import { stylesOf } from './word-styles.ts'
import { all, child, parseXml, type Xml } from './xml.ts'
import type { Parts } from './zip.ts'

/**
 * A Word document as it would read with every tracked change accepted. Pages are known only where Word has left its
 * own page marks; `where.row` counts the rows of all tables from 1.
 */
export const readWord = (parts: Parts, name: string, limits: Limits): SourceDocument => {
  const path = mainPart(parts, limits)
  const main = parts.get(path) ?? damaged('Word')
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const beside = (file: string) => optional(parts.get(`${folder}${file}`), limits)
  const body = child(parseXml(main, limits, 'tr'), 'body') ?? damaged('Word')
  const story: Story = {
    styles: stylesOf(beside('styles.xml')),
    numbering: numberingOf(beside('numbering.xml')),
    links: linksOf(optional(parts.get(`${folder}_rels/${path.slice(folder.length)}.rels`), limits)),
    limits,
  }
  const { blocks, seen } = storyOf(body, story)
  const comments = all(beside('comments.xml'), 'comment').length
  const { blocks: kept, notes } = withoutContents(blocks)
  const full = kept.map((block) => (block.kind === 'table' ? withoutEmptyColumns(block) : block)).filter(hasWords)
  if (full.length === 0) refuse('no_text', 'holds no words, perhaps only pictures. Drop the file that was typed.')
  const pages = seen.page > 1 ? seen.page : null
  return { kind: 'docx', name, pages, blocks: full, notes: [...notesOf({ ...seen, comments }), ...notes] }
}

const mainPart = (parts: Parts, limits: Limits): string => {
  const rels = optional(parts.get('_rels/.rels'), limits)
  const target = all(rels, 'Relationship').find((each) => each.attributes['Type']?.endsWith('/officeDocument'))
  const path = target?.attributes['Target']?.replace(/^\//, '')
  return path !== undefined && parts.has(path) ? path : 'word/document.xml'
}

const optional = (part: Uint8Array | undefined, limits: Limits): Xml | undefined =>
  part === undefined || part.length === 0 ? undefined : parseXml(part, limits)

const linksOf = (rels: Xml | undefined): Map<string, string> =>
  new Map(
    all(rels, 'Relationship')
      .filter((each) => each.attributes['TargetMode'] === 'External')
      .map((each) => [each.attributes['Id'] ?? '', each.attributes['Target'] ?? '']),
  )

const hasWords = (block: Block) =>
  block.kind === 'table'
    ? block.rows.some((row) => row.cells.some((cell) => cell !== null && cell.text !== ''))
    : block.text !== ''

/** One sentence for each thing that was done with the file and that its owner cannot see in the result. */
const notesOf = (seen: Seen & { comments: number }): Note[] => {
  const notes: Note[] = []
  const add = (count: number, code: string, sentence: string) => {
    if (count > 0) notes.push({ code, sentence })
  }
  add(seen.inserted, 'insertions', `${times(seen.inserted, 'tracked insertion')} taken as accepted.`)
  add(seen.deleted, 'deletions', `${times(seen.deleted, 'tracked deletion')} left out.`)
  add(seen.comments, 'comments', `${times(seen.comments, 'comment', ' in the margin')} left out.`)
  add(seen.footnotes, 'footnotes', `${times(seen.footnotes, 'footnote')} left out.`)
  add(seen.contents, 'contents', 'The table of contents was left out.')
  add(seen.hidden, 'hidden', `${times(seen.hidden, 'passage', ' of hidden text')} left out.`)
  return notes
}

const times = (count: number, noun: string, where = '') =>
  count === 1 ? `One ${noun}${where} was` : `${count} ${noun}s${where} were`
