import { getDocumentProxy } from 'unpdf'
import { withoutContents } from './contents.ts'
import type { Table } from './grid.ts'
import { damaged, type Limits, refuse, tooLongCell, tooManyRows } from './limits.ts'
import type { Block, Note, SourceDocument } from './model.ts'
import { furnitureOf, isPageNumber } from './pdf-furniture.ts'
import { leadingOf, sideBySide } from './pdf-gaps.ts'
import { factsOf, type PageFacts, type Piece } from './pdf-page.ts'
import { proseOf, type Sizes, sizesOf } from './pdf-prose.ts'
import { type Found, isInside, ruledTables } from './pdf-ruled.ts'
import { checkStreams } from './pdf-streams.ts'
import { mended } from './prose.ts'

/**
 * A PDF with text: tables by their lines or by the white between columns, prose around them, each with its page. A
 * table that goes on over pages is one block; `where.row` counts its document's table rows from 1.
 */
export const readPdf = async (bytes: Buffer, name: string, limits: Limits): Promise<SourceDocument> => {
  checkWhole(bytes)
  checkStreams(bytes, limits)
  const pages = await pagesOf(bytes, limits)
  const letters = pages.reduce((sum, page) => sum + page.pieces.reduce((all, piece) => all + piece.text.length, 0), 0)
  if (letters < 20) scanned()
  const ruled = pages.map((facts) => {
    const tables = ruledTables(facts)
    return { facts, tables, free: facts.pieces.filter((piece) => !tables.some((table) => isInside(piece, table.box))) }
  })
  const furniture = furnitureOf(ruled)
  const sizes = sizesOf(pages.flatMap((page) => page.pieces))
  const leading = leadingOf(pages)
  const headers = new Set<string>()
  const blocks = ruled.flatMap(({ facts, tables, free }) =>
    pageBlocks(
      facts,
      tables,
      free.filter((piece) => !furniture.has(piece)),
      { sizes, leading, headers },
    ),
  )
  const { blocks: kept, notes } = withoutContents(withPageTablesJoined(blocks))
  const whole = numbered(mended(kept))
  if (whole.length === 0) scanned()
  checkSize(whole, limits)
  return { kind: 'pdf', name, pages: pages.length, blocks: whole, notes: [...notesOf(pages, furniture), ...notes] }
}

const scanned = (): never =>
  refuse('no_text', 'holds pictures of pages and no words (a scan). Drop the Word or Excel file it was printed from.')

const pagesOf = async (bytes: Buffer, limits: Limits): Promise<PageFacts[]> => {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    // Nothing is drawn: pictures stay packed and fonts are not handed on.
    maxImageSize: 1,
    disableFontFace: true,
    stopAtErrors: false,
    verbosity: 0,
  }).catch((error: unknown) => refuseFor(error))
  if (pdf.numPages > limits.pages)
    refuse(
      'too_big',
      `has ${pdf.numPages} pages; at most ${limits.pages} can be read. Print only the plan's pages to a new PDF.`,
    )
  const pages: PageFacts[] = []
  let pieces = 0
  for (let number = 1; number <= pdf.numPages; number++) {
    const facts = await factsOf(await pdf.getPage(number))
    pieces += facts.pieces.length
    if (pieces > limits.rows * 100) tooManyRows(limits)
    pages.push(facts)
  }
  await pdf.loadingTask.destroy()
  return pages
}

const refuseFor = (error: unknown): never => {
  if (error instanceof Error && error.name === 'PasswordException')
    return refuse('encrypted', 'is password-protected. Save a copy without the password and drop that copy.')
  return damaged('a PDF reader')
}

/** A PDF ends with a mark; without it the copy broke off, and what a reader saves of it may lack pages. */
const checkWhole = (bytes: Buffer) => {
  if (bytes.subarray(-2048).lastIndexOf('%%EOF') === -1) damaged('a PDF reader')
}

type Placed = { top: number; block: Block; edges?: number[] }

/** What the whole document says about its type: sizes, the distance between lines, and table headers seen so far. */
type Setting = { sizes: Sizes; leading: number; headers: Set<string> }

const pageBlocks = (
  facts: PageFacts,
  ruled: Found[],
  free: Piece[],
  { sizes, leading, headers }: Setting,
): Placed[] => {
  const { tables: unruled, columns } = sideBySide(facts, free, leading, headers)
  const tables = [...ruled, ...unruled]
  const inColumns = new Set(columns.flatMap((each) => each.pieces.flat()))
  const rest = free.filter((piece) => !inColumns.has(piece) && !tables.some((table) => isInside(piece, table.box)))
  const prose = [
    ...proseOf(rest, facts.number, rightOf(facts.pieces), sizes),
    ...columns.flatMap(({ top, pieces }) =>
      pieces.flatMap((column) =>
        proseOf(column, facts.number, rightOf(column), sizes).map(({ block }) => ({ top, block })),
      ),
    ),
  ]
  return [
    ...prose.filter(({ block }) => block.kind === 'table' || !isPageNumber(block.text)),
    ...tables.map((table): Placed => ({ top: table.box.top, block: blockOf(table, facts), edges: table.edges })),
  ].toSorted((a, b) => a.top - b.top)
}

const rightOf = (pieces: Piece[]) => pieces.reduce((right, piece) => Math.max(right, piece.right), 0)

const blockOf = (found: Found, facts: PageFacts): Block => ({
  kind: 'table',
  columns: found.edges.length - 1,
  where: { page: facts.number },
  rows: found.rows
    .filter((row) => row.some((cell) => cell === null || cell.text !== '' || cell.fill !== null))
    .map((cells) => ({ where: { page: facts.number }, header: false, cells })),
})

/** A table at the top of a page goes on the one that ended the page before when both have the same columns. */
const withPageTablesJoined = (placed: Placed[]): Block[] => {
  const out: Placed[] = []
  for (const each of placed) {
    const before = out.at(-1)
    if (before?.block.kind === 'table' && each.block.kind === 'table' && goesOn(before, each))
      out[out.length - 1] = { ...before, block: { ...before.block, rows: [...before.block.rows, ...each.block.rows] } }
    else out.push(each)
  }
  return out.map(({ block }) => block)
}

const goesOn = (before: Placed, next: Placed) => {
  const page = (before.block as Table).rows.at(-1)?.where.page ?? 0
  if (next.block.where.page !== page + 1) return false
  const { edges: a = [] } = before
  const { edges: b = [] } = next
  return a.length === b.length && a.slice(0, -1).every((edge, i) => Math.abs(edge - (b[i] ?? 0)) < 8)
}

const numbered = (blocks: Block[]): Block[] => {
  let row = 0
  return blocks.map((block) => {
    if (block.kind !== 'table') return block
    const rows = block.rows.map((each) => ({ ...each, where: { ...each.where, row: ++row } }))
    return { ...block, rows, where: rows[0]?.where ?? block.where }
  })
}

const checkSize = (blocks: Block[], limits: Limits) => {
  const rows = blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.length : 0), 0)
  if (rows > limits.rows) tooManyRows(limits)
  for (const block of blocks) {
    const texts =
      block.kind === 'table' ? block.rows.flatMap((row) => row.cells.map((cell) => cell?.text ?? '')) : [block.text]
    if (texts.some((text) => text.length > limits.cellCharacters)) tooLongCell(limits)
  }
}

const notesOf = (pages: PageFacts[], furniture: Set<Piece>): Note[] => {
  const notes: Note[] = []
  const heads = new Set([...furniture].map((piece) => piece.text.replace(/\d+/g, '#').trim()))
  if (heads.size > 0)
    notes.push({ code: 'furniture', sentence: 'The lines at the head and foot of each page were left out.' })
  for (const page of pages)
    if (page.pieces.length === 0)
      notes.push({
        code: 'no_text',
        sentence: `Page ${page.number} holds no words, perhaps only a picture.`,
        where: { page: page.number },
      })
  return notes
}
