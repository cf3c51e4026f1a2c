// Reading a file of figures twice: once for what its whole columns say, once for the figures themselves.
import { setImmediate as turn } from 'node:timers/promises'
import { Unreadable } from '../../../documents/read/csv-stream.ts'
import { type Choices, type Known, openBook, type Settled } from './rules/book.ts'
import { type Figure, judge, type Refusal } from './rules/figures.ts'
import { type Raw, takesApart } from './rules/rows.ts'
import { type Line, type Shape, shapeOf } from './rules/shape.ts'
import type { Doubt } from './rules/table.ts'
import { mostRows, type Source, type SourceTable } from './source.ts'

export type Examined = {
  source: Source
  tables: readonly { table: SourceTable; shape: Shape }[]
  doubts: readonly Doubt[]
  settle(known: readonly Known[], choices: Choices): Settled
}

/** Reads the file through once. A sentence when it holds no figures. */
export const examine = async (source: Source): Promise<Examined | { refused: string }> => {
  const book = openBook()
  const tables: Examined['tables'][number][] = []
  let why: string | null = null
  let rows = 0
  try {
    for (const table of source.tables) {
      const shape = shapeOf(await firstLines(table), table.called)
      if ('unreadable' in shape) {
        why ??= shape.unreadable
        continue
      }
      tables.push({ table, shape })
      const apart = takesApart(shape)
      for await (const batch of pieces(table)) {
        rows += batch.length
        if (rows > mostRows + 1000)
          return {
            refused: `“${source.name}” holds more than ${mostRows.toLocaleString('en-GB')} rows. Import it in parts.`,
          }
        for (const line of batch) apart(line, (raw) => book.note(raw))
      }
      apart.end((raw) => book.note(raw))
    }
  } catch (e) {
    if (e instanceof Unreadable) return { refused: `“${source.name}” ${e.message}. Check that it is the right file.` }
    throw e
  }
  if (tables.length === 0) return { refused: `${why ?? `“${source.name}” holds no table`}.` }
  const many = tables.length > 1
  return {
    source,
    tables,
    doubts: tables.flatMap(({ table, shape }) =>
      shape.doubts.map(({ column, sentence }) => ({
        column,
        sentence: many ? `On “${table.called}”: ${sentence}` : sentence,
      })),
    ),
    settle: book.settle,
  }
}

const piece = 500
/** The lines of a table, a few at a time: between them requests have their turn, so that a long file holds nobody up. */
async function* pieces(table: SourceTable): AsyncGenerator<readonly Line[]> {
  for await (const batch of table.lines())
    for (let at = 0; at < batch.length; at += piece) {
      yield batch.slice(at, at + piece)
      await turn()
    }
}

const firstLines = async (table: SourceTable): Promise<Line[]> => {
  const lines: Line[] = []
  for await (const batch of table.lines())
    for (const line of batch) {
      if (line.cells.some((cell) => cell.trim() !== '')) lines.push(line)
      if (lines.length >= 200) return lines
    }
  return lines
}

/** The figures of an examined file, in pieces; refusals are handed over as they come. */
export async function* figuresOf(
  examined: Examined,
  settled: Settled,
  refused: (refusal: Refusal) => void,
): AsyncGenerator<Figure[]> {
  const many = examined.tables.length > 1
  for (const { table, shape } of examined.tables) {
    const apart = takesApart(shape)
    const place = (column: string) => (many ? `${table.called}: ${column}` : column)
    const figures: Figure[] = []
    const keep = (raw: Raw) => {
      const judged = judge(raw, settled)
      if (judged === null) return
      if ('sentence' in judged) refused({ ...judged, column: place(judged.column) })
      else figures.push(many ? { ...judged, column: place(judged.column) } : judged)
    }
    for await (const batch of pieces(table)) {
      for (const line of batch) apart(line, keep)
      if (figures.length > 0) yield figures.splice(0)
    }
    apart.end(keep)
    while (figures.length > 0) yield figures.splice(0, piece)
  }
}
