import { withoutContents } from './contents.ts'
import { type Limits, refuse, tooLongCell, tooManyRows } from './limits.ts'
import type { Block, SourceDocument } from './model.ts'
import { heading, listEntry, mended, paragraph, plain } from './prose.ts'
import { isBarTable, barTable, htmlTables, isTabbed, spacedTable, tabbedTable } from './text-tables.ts'

export type Line = { text: string; number: number }

/**
 * Plain or pasted text: headings by `#`, list entries by their marker, tables by tabs, bars or HTML, all else
 * paragraphs. `where.row` is the line of the file. A blank line ends a table, so each page of a plan stays by itself.
 */
export const readText = (text: string, name: string, limits: Limits): SourceDocument => {
  const lines = text.split(/\r\n|[\n\r\f\u2028]/).map((line, i): Line => ({ text: line, number: i + 1 }))
  if (lines.some((line) => line.text.length > limits.cellCharacters * 4)) tooLongCell(limits)
  const { blocks: read, notes } = withoutContents(
    htmlTables(lines).flatMap((piece) => ('block' in piece ? [piece.block] : blocksOf(piece.lines))),
  )
  const blocks = mended(read)
  if (blocks.length === 0) refuse('empty', 'holds no words. Check that it is the right file and drop it again.')
  checkSize(blocks, limits)
  return { kind: 'text', name, pages: null, blocks, notes }
}

const checkSize = (blocks: Block[], limits: Limits) => {
  let rows = 0
  for (const block of blocks) {
    const texts =
      block.kind === 'table' ? block.rows.flatMap((row) => row.cells.map((cell) => cell?.text ?? '')) : [block.text]
    if (texts.some((text) => text.length > limits.cellCharacters)) tooLongCell(limits)
    rows += block.kind === 'table' ? block.rows.length : 1
  }
  if (rows > limits.rows) tooManyRows(limits)
}

const blocksOf = (lines: Line[]): Block[] => {
  const wide = wrapWidth(lines)
  const blocks: Block[] = []
  let at = 0
  let tried = 0
  while (at < lines.length) {
    // Lines that were tried once as columns of spaces are not tried again, so long text is read in one pass.
    const end = at < tried ? at : endOf(lines, at)
    tried = Math.max(tried, end)
    const together = lines.slice(at, end)
    const spaced = spacedTable(together)
    const run = spaced ? together : runAt(lines, at, wide)
    at += run.length
    const block = spaced ?? blockOf(run)
    if (block) blocks.push(block)
  }
  return blocks
}

/** Where the lines of words with gaps that begin at `at` end: at a blank line or a tab; `at` itself where none begin. */
const endOf = (lines: Line[], at: number): number => {
  let end = at
  const first = lines[at]
  if (!first || kindOf(first) !== 'words' || !/\S {2,}\S/.test(first.text)) return at
  while (end < lines.length && lines[end]?.text.trim() && !lines[end]?.text.includes('\t')) end++
  return end
}

/** The lines that belong together from `at` on: one table, or one paragraph with its wrapped lines. */
const runAt = (lines: Line[], at: number, wide: number | null): Line[] => {
  const rest = lines.slice(at, at + 1)
  const first = rest[0]
  if (!first) return rest
  const kind = kindOf(first)
  const take = (belongs: (line: Line, before: Line) => boolean) => {
    for (let i = at + 1; i < lines.length; i++) {
      const line = lines[i]
      const before = lines[i - 1]
      if (!line || !before || !belongs(line, before)) break
      rest.push(line)
    }
    return rest
  }
  switch (kind) {
    case 'tabs':
      return take((line) => line.text.includes('\t'))
    case 'bars':
      return take((line) => kindOf(line) === 'bars')
    case 'words':
    case 'list':
      return wide === null ? rest : take((line, before) => kindOf(line) === 'words' && isWrapped(before, line, wide))
    default:
      return rest
  }
}

const blockOf = (run: Line[]): Block | null => {
  const first = run[0]
  if (!first) return null
  const where = { row: first.number }
  const text = run.map((line) => line.text.trim()).join(' ')
  switch (kindOf(first)) {
    case 'tabs':
      return tabbedTable(run)
    case 'bars':
      return isBarTable(run) ? barTable(run) : paragraph(text, where)
    case 'heading': {
      const marks = /^\s*(#+)/.exec(first.text)?.[1]?.length ?? 1
      const title = first.text.replace(/^\s*#+\s*/, '').replace(/\s#+\s*$/, '')
      return plain(title).trim() === '' ? null : heading(title, marks, where)
    }
    case 'list': {
      const entry = listEntry(first.text)
      return (
        entry && paragraph([entry.text, ...run.slice(1).map((line) => line.text.trim())].join(' '), where, entry.list)
      )
    }
    case 'words':
      return paragraph(text, where)
    default:
      return null
  }
}

const kindOf = ({ text }: Line): 'blank' | 'tabs' | 'bars' | 'heading' | 'list' | 'words' => {
  if (/^[\s\-_=*\\]*$/.test(text)) return 'blank'
  if (isTabbed(text)) return 'tabs'
  if (/^\s*#{1,6}\s+\S/.test(text)) return 'heading'
  if (isBarred(text.trim())) return 'bars'
  return listEntry(text) ? 'list' : 'words'
}

const isBarred = (text: string) => text.startsWith('|') && text.endsWith('|') && text.indexOf('|', 1) < text.length - 1

/** The width at which this text was broken into lines, or null where each line is a whole paragraph. */
const wrapWidth = (lines: Line[]): number | null => {
  const lengths = lines
    .filter((line) => !line.text.includes('\t') && line.text.trim() !== '')
    .map((line) => line.text.trimEnd().length)
    .toSorted((a, b) => a - b)
  const longest = lengths.at(-1) ?? 0
  const long = lengths.filter((length) => length >= longest * 0.7).length
  return longest >= 55 && longest <= 130 && lengths.length >= 6 && long >= lengths.length * 0.4 ? longest : null
}

const barsIn = (text: string) => text.split(/\s[|/–—-]{1,2}\s/).length - 1

const isWrapped = (before: Line, line: Line, wide: number) => {
  const length = before.text.trimEnd().length
  if (length < wide * 0.55 || /^\s*[\p{L} ]{2,40}:\s/u.test(line.text)) return false
  // A line begins something new where a number names it, or where its first word would have fitted on the line before.
  const [first = ''] = line.text.trim().split(/\s+/)
  const isNamed = /^(?:[A-Z]\w+ (?:\w+ )?)?[A-Z]{0,3}\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?\s*(?:[:|–—]|-\s)/.test(
    line.text.trim(),
  )
  if (barsIn(before.text) > 1 && barsIn(before.text) === barsIn(line.text)) return false
  const ends = /[.!?:;)|]$/.test(before.text.trimEnd())
  if (isNamed || (ends && length < wide * 0.85)) return false
  return !/^[A-Z]/.test(first) || length + 1 + first.length > wide * (ends ? 0.95 : 0.85)
}
