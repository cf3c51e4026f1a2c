/** Where something stands in the file, numbered as the person who wrote the file sees it (from 1). */
export type Where = { page?: number; sheet?: string; row?: number }

export type Cell = {
  /** The cell's words: paragraphs joined by a line break, inner white space collapsed, trimmed. */
  text: string
  /** Columns and rows that the cell covers. A merged cell is given once, in its first row and column. */
  columns: number
  rows: number
  /** Background colour as `#rrggbb`, where the file states one that is not white. */
  fill: string | null
  bold: boolean
  links: string[]
  /** What somebody wrote beside the cell (Excel). */
  comment?: string
  /** The formula whose last value the text is (Excel). */
  formula?: string
}

/**
 * One row. `cells[i]` stands in grid column i; null where a merged cell from the left or from above covers the
 * place (look up `covers`), so that every row of a table has the same length.
 */
export type Row = { where: Where; header: boolean; cells: (Cell | null)[] }

export type Block =
  | { kind: 'heading'; level: number; text: string; where: Where }
  | { kind: 'paragraph'; text: string; list: { marker: string; level: number } | null; where: Where }
  | { kind: 'table'; columns: number; rows: Row[]; where: Where }

/** Something the reader did with the file that its owner should know ("tracked insertions were taken as accepted"). */
export type Note = { code: string; sentence: string; where?: Where }

/** What stands in a file, in reading order, before anybody has said what it means. */
export type SourceDocument = {
  kind: 'docx' | 'xlsx' | 'csv' | 'text' | 'pdf'
  name: string
  pages: number | null
  blocks: Block[]
  notes: Note[]
  /** The hidden sheet of a workbook that Holdfast wrote: what its cells held then, to tell what was changed since. */
  copy?: string[][]
}

/** What reading a file gives: the document, or one sentence that says why it was refused. */
export type Reading = { document: SourceDocument } | { refused: string; code: Refusal }

export type Refusal =
  | 'empty'
  | 'too_big'
  | 'too_many_rows'
  | 'bomb'
  | 'encrypted'
  | 'macros'
  | 'truncated'
  | 'wrong_kind'
  | 'unsupported'
  | 'no_text'
  | 'too_slow'
