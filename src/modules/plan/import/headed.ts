import type { SourceDocument } from '../../../documents/read/model.ts'
import { datesIn } from './dates.ts'
import { tidy, wordsOf } from './words.ts'

/** What the document calls the plan: a heading or short line that says so, else the first of them, else the file's name. */
export const titleOf = (document: SourceDocument): string => {
  const headings = document.blocks
    .slice(0, 30)
    .flatMap((block) =>
      block.kind === 'heading' &&
      !/^(?:(?:table of )?contents|introduction|foreword|background|purpose)$/i.test(block.text.trim())
        ? [tidy(block.text)]
        : [],
    )
  const lines = document.blocks
    .slice(0, 12)
    .flatMap((block) =>
      block.kind === 'paragraph' && !block.list && wordsOf(block.text).length <= 14 && !/[.:;]$|[|/]/.test(block.text)
        ? [tidy(block.text)]
        : [],
    )
  const named = [...headings, ...lines].find((text) => /\b(?:plan|programme|strategy)\b/i.test(text))
  return named ?? headings[0] ?? lines[0] ?? document.name.replace(/\.\w+$/, '').replace(/[_-]+/g, ' ')
}

/** The last year that the title lines or the short cells of the document speak of. */
export const endYearOf = (document: SourceDocument): number | null => {
  const head = document.blocks.slice(0, 25).flatMap((block) => (block.kind === 'table' ? [] : [block.text]))
  const cells = document.blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.flatMap((row) => row.cells.flatMap((cell) => (cell && cell.text.length < 40 ? [cell.text] : [])))
      : [],
  )
  const years = [document.name, ...head, ...cells]
    .filter((text) => /\d\d/.test(text))
    .flatMap((text) =>
      datesIn(text, { endYear: null }, true).flatMap((d) => (d.date ? [Number(d.date.slice(0, 4))] : [])),
    )
  return years.length > 0 ? Math.max(...years) : null
}
