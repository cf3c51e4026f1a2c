import type { Block, Row, SourceDocument, Where } from '../../../documents/read/model.ts'
import { coded, labelled } from './signals.ts'

/** One paragraph, heading, bullet or table cell with the marks of its file removed. */
export type Unit = {
  id: string
  kind: 'heading' | 'paragraph' | 'bullet' | 'cell'
  text: string
  /** 1 is the highest; only headings have one. */
  level: number
  /** "3.", "(a)", "-" or empty. */
  marker: string
  depth: number
  where: Where
  table: { rows: Row[]; row: number; column: number } | null
}

type Piece = Omit<Unit, 'id'>

/** The document as one list of units: footnotes put aside, broken sentences mended, broken bullets known as bullets. */
export const unitsOf = (document: SourceDocument): { units: Unit[]; mended: number } => {
  const pieces = document.blocks.flatMap(piecesOf).filter((piece) => /[\p{L}\p{N}]/u.test(piece.text))
  const joined: Piece[] = []
  let mended = 0
  for (const piece of pieces) {
    if (isPageFurniture(piece.text)) continue
    const before = joined.at(-1)
    if (before && continues(before, piece)) {
      joined[joined.length - 1] = { ...before, text: join(before.text, piece.text) }
      mended += 1
    } else joined.push(piece)
  }
  return { units: joined.map((piece, i) => ({ id: `p${i + 1}`, ...piece })), mended }
}

const piecesOf = (block: Block): Piece[] => {
  switch (block.kind) {
    case 'heading':
      return [{ ...plain, kind: 'heading', text: clean(block.text), level: block.level, where: block.where }]
    case 'paragraph':
      return block.list
        ? [bullet(clean(block.text), block.list.marker, block.list.level, block.where)]
        : lines(block.text)
            .filter(isNoFootnote)
            .map((line) => lineOf(line, block.where))
    case 'table':
      return block.columns === 1 || block.rows.every((row) => row.cells.filter(Boolean).length <= 1)
        ? block.rows.flatMap((row) => row.cells.flatMap((cell) => (cell ? boxed(cell.text, row.where) : [])))
        : block.rows.flatMap((row, i) => cellsOf(block.rows, row, i))
  }
  return []
}

const plain = { kind: 'paragraph', level: 0, marker: '', depth: 0, table: null } as const

const bullet = (text: string, marker: string, depth: number, where: Where): Piece => {
  const code = coded(text)
  if (code) return { ...plain, kind: 'bullet', text: text.slice(code.length), marker: code.trim(), depth, where }
  const number = /^(\d{1,2}[.)]|\d+(?:\.\d+)+[.)]?)\s+(?=\S)/.exec(text)
  return number?.[1] && !/\d/.test(marker)
    ? { ...plain, kind: 'bullet', text: text.slice(number[0].length), marker: number[1], depth, where }
    : { ...plain, kind: 'bullet', text, marker: marker.trim(), depth, where }
}

const cellsOf = (rows: Row[], row: Row, at: number): Piece[] =>
  row.cells.flatMap((cell, column) =>
    cell
      ? [
          {
            ...plain,
            kind: 'cell' as const,
            text: clean(cell.text),
            where: row.where,
            table: { rows, row: at, column },
          },
        ]
      : [],
  )

// A box around text is a table of one cell; what stands in it is ordinary text.
const boxed = (text: string, where: Where) => lines(text, true).map((line) => lineOf(line, where))

// OCR prints a round bullet as a lone "e" or "o", and private-use characters are bullets of a symbol font.
const bulletMark = /^(?:[-*•●▪◦‣–·\uf0a7\uf0b7»§¢©]|[eo](?= [a-z]))\s+/
const numberMark = /^(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2})+\.?)\s+(?=\S)/

const lineOf = (line: string, where: Where): Piece => {
  const hashes = /^(#{1,6})\s+/.exec(line)
  if (hashes) return { ...plain, kind: 'heading', text: clean(line), level: hashes[1]?.length ?? 1, where }
  const mark = bulletMark.exec(line) ?? numberMark.exec(line)
  if (!mark && coded(clean(line))) return bullet(clean(line), '', 0, where)
  return mark
    ? bullet(clean(line.slice(mark[0].length)), mark[0].trim(), 0, where)
    : { ...plain, text: clean(line), where }
}

// Lines wrapped at the margin are one paragraph; a line that starts with a mark of its own is not.
const lines = (text: string, each = false): string[] => {
  const found: string[] = []
  for (const line of text.split(/\n/).map((words) => words.trim())) {
    const last = found.at(-1)
    const starts = each || !last || startsAnew(line) || endsAlone(last)
    if (starts) found.push(line)
    else found[found.length - 1] = join(last, line)
  }
  return found.filter(Boolean)
}

const startsAnew = (line: string) =>
  bulletMark.test(line) ||
  numberMark.test(line) ||
  /^#{1,6}\s/.test(line) ||
  /^\p{Lu}[\p{L} ]{1,24}:\s/u.test(line) ||
  coded(line) !== '' ||
  labelled(line) !== null

// A line of a list of contents, or a label with its value, is not the start of a paragraph.
const endsAlone = (line: string) => /\.{3,}\s*\d{1,3}$/.test(line) || /^\p{Lu}{2,12}:\s/u.test(line)

const clean = (text: string) =>
  text
    .replace(/<sup>\s*[\d*]*\s*<\/sup>|<\/?[a-z][^<>]{0,200}>/gi, '')
    .replace(/&lt;sup&gt;.{0,5}?&lt;\/sup&gt;/gi, '')
    .replace(/&amp;/g, '&')
    .replace(/\*\*|__|^#{1,6}\s+/g, '')
    .replace(/\u00ad/g, '')
    .replace(/[\u00b9\u00b2\u00b3\u2070-\u2079]+/g, '')
    .replace(/^\| (?=am|have|was|would|will|wrote|write)\b/, 'I ')
    .replace(/\bel(?=[A-Z]{2})/g, 'eI')
    .replace(/\s+/g, ' ')
    .trim()

const isNoFootnote = (line: string) =>
  !/^(?:<sup>|&lt;sup|[¹²³]|\[\^?\d+\]|\d{1,2} (?:\p{Lu}{3,}[: (]|https?:|www\.|See\b|Ibid))/u.test(line)

const isPageFurniture = (text: string) =>
  /^(?:official(?:[ -]+sensitive)?|protect|restricted|page \d+(?: of \d+)?|\d{1,3}|[-_–—]+)$/i.test(text)

const continues = (before: Piece, piece: Piece) =>
  piece.kind === 'paragraph' &&
  (before.kind === 'paragraph' || before.kind === 'bullet') &&
  !/[.?!:;"'”’)]$/.test(before.text) &&
  ((before.text.length >= 40 && /^\p{Ll}/u.test(piece.text)) || /[a-z]-$/.test(before.text))

const join = (before: string, after: string) =>
  /[a-z]-$/.test(before) && /^[a-z]/.test(after) ? before + after : `${before} ${after}`
