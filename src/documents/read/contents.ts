import type { Block, Note } from './model.ts'

/** A table of contents repeats what follows; its entries must not become findings or items. */
export const withoutContents = (blocks: Block[]): { blocks: Block[]; notes: Note[] } => {
  const title = blocks.findIndex((block) => block.kind !== 'table' && contents.test(block.text))
  if (title === -1) return { blocks, notes: [] }
  let end = title + 1
  while (end < blocks.length && isContentsEntry(blocks[end])) end++
  if (end === title + 1) return { blocks, notes: [] }
  const note: Note = {
    code: 'contents',
    sentence: 'The table of contents was left out.',
    where: blocks[title]?.where ?? {},
  }
  return { blocks: [...blocks.slice(0, title), ...blocks.slice(end)], notes: [note] }
}

const contents = /^(table of )?contents( page)?$/i
const contentsLine = /(?:\t|(?:\.\s?){3,}|\s{2,})\s*\d{1,3}\s*$/

const isContentsEntry = (block: Block | undefined): boolean => {
  if (block?.kind === 'paragraph' || block?.kind === 'heading') return contentsLine.test(block.text.slice(-60))
  return (
    block?.kind === 'table' &&
    block.rows.every((row) => /^\d{1,3}$/.test(row.cells.findLast((cell) => cell?.text)?.text ?? ''))
  )
}
