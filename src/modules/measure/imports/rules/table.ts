// A whole table read in memory: for pasted figures and for the tests of the rules. Files go through the same parts line by line.
import { type Choices, type FileMeasure, type Known, openBook } from './book.ts'
import { type Figure, judge, type Refusal } from './figures.ts'
import { type Raw, takesApart } from './rows.ts'
import { type Line, shapeOf } from './shape.ts'

export type Doubt = { column: string; sentence: string }
export type TableRead = {
  measures: readonly FileMeasure[]
  figures: Figure[]
  refused: Refusal[]
  doubts: readonly Doubt[]
}

export const readTable = (
  cells: readonly (readonly string[])[],
  {
    known = [],
    choices = {},
    called = 'Figures',
  }: { known?: readonly Known[]; choices?: Choices; called?: string } = {},
): TableRead | { unreadable: string } => {
  const lines: Line[] = cells.map((each, at) => ({ row: at + 1, cells: each }))
  const shape = shapeOf(
    lines.filter((line) => line.cells.some((cell) => cell.trim() !== '')),
    called,
  )
  if ('unreadable' in shape) return shape
  const book = openBook()
  const first = takesApart(shape)
  for (const line of lines) first(line, (raw) => book.note(raw))
  first.end((raw) => book.note(raw))
  const settled = book.settle(known, choices)
  const figures: Figure[] = []
  const refused: Refusal[] = []
  const second = takesApart(shape)
  const keep = (raw: Raw) => {
    const judged = judge(raw, settled)
    if (judged === null) return
    if ('sentence' in judged) refused.push(judged)
    else figures.push(judged)
  }
  for (const line of lines) second(line, keep)
  second.end(keep)
  return { measures: settled.measures, figures, refused, doubts: shape.doubts }
}
