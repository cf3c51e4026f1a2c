// How a table of figures is laid out: where its header is, and what each column holds.
import type { Role } from './headings.ts'
import { byHeadings, byPeriods, tidy, withoutHeader } from './layouts.ts'
import { type Part, partIn, type PartOf, threesOf } from './parts.ts'
import { takesApart } from './rows.ts'

export type Line = { row: number; cells: readonly string[] }

/** A column of figures whose heading says the period (`label`), the measure, or the category. */
export type Wide = {
  column: number
  label?: string
  measure?: string
  category?: string
  unit?: string
  part?: Part
}

export type Shape = {
  /** The number of the row with the headings as the spreadsheet shows it, 0 without; figures come after it. */
  header: number
  headings: readonly string[]
  columns: readonly (Role | null)[]
  wide: readonly Wide[]
  /** The measure of all figures, where no column names it. */
  measure: string | null
  /** There where counts stand in rows or columns of their own: what single rows are, where only their place says it. */
  counts?: ReadonlyMap<number, PartOf>
  doubts: readonly { column: string; sentence: string }[]
}

/** Finds out how a table is laid out from its first lines; `called` names the sheet or file. A sentence when it cannot. */
export const shapeOf = (lines: readonly Line[], called: string): Shape | { unreadable: string } => {
  for (const [i, line] of lines.slice(0, 60).entries()) {
    const rest = lines.slice(i + 1)
    const found = byPeriods(line, rest[0], rest) ?? byHeadings(line, rest)
    if (found) return told(withCounts(named(found, lines.slice(0, i), called), rest), rest)
  }
  const bare = withoutHeader(lines)
  if (bare) return told(named(bare, [], called), lines)
  return {
    unreadable: `No table of figures was found in “${called}”. Give each column a heading, such as Measure, Period and Value, or one column for each period`,
  }
}

// Numerators and denominators that stand in rows of their own, by their words or by their place above the percentage.
const withCounts = (shape: Shape, rest: readonly Line[]): Shape => {
  const names = shape.columns.findIndex((role) => role?.is === 'measure')
  const rows = rest.map((line) => ({
    row: line.row,
    name: tidy(line.cells[names]),
    cells: shape.wide.map(({ column }) => tidy(line.cells[column])),
  }))
  const threes = names >= 0 && shape.wide.some(({ label }) => label !== undefined) ? threesOf(rows) : []
  const said = new Set(rows.flatMap(({ name }) => (names < 0 ? [] : (partIn(name)?.part ?? []))))
  const isNamed = said.has('numerator') && said.has('denominator')
  const isTold =
    shape.columns.some((role) => role?.is === 'part_of_figure') || shape.wide.some(({ part }) => part !== undefined)
  if (threes.length === 0 && !isNamed && !isTold) return shape
  const three = threes[0]?.rows
  return {
    ...shape,
    counts: new Map(threes.flatMap(({ parts }) => [...parts])),
    doubts: [
      ...shape.doubts,
      ...(three
        ? [
            {
              column: '',
              sentence: `“${three[0].name}” in row ${three[0].row} and “${three[1].name}” in row ${three[1].row} were taken as the counts of row ${three[2].row}, which is the one in per cent of the other${threes.length > 1 ? `; ${threes.length - 1} more such ${threes.length === 2 ? 'group' : 'groups'} likewise` : ''}`,
            },
          ]
        : []),
      ...(isNamed || isTold
        ? [
            {
              column: '',
              sentence: `Numerators and denominators stand in ${shape.wide.some(({ part }) => part !== undefined) ? 'columns' : 'rows'} of their own. They were taken as the counts of the figure with the same name and period`,
            },
          ]
        : []),
    ],
  }
}

// What comes of the first lines may have to be said: here, that two breakdowns were read together.
const told = (shape: Shape, lines: readonly Line[]): Shape => {
  let crossed: { dimension: string; category: string }[] = []
  const apart = takesApart(shape)
  for (const line of lines)
    apart(line, ({ breakdown }) => (crossed = crossed[0] ? crossed : [...(breakdown?.parts ?? [])]))
  if (crossed.length === 0) return shape
  const [dimensions, categories] = [crossed.map((each) => each.dimension), crossed.map((each) => each.category)]
  return {
    ...shape,
    doubts: [
      ...shape.doubts,
      {
        column: '',
        sentence: `A row that names ${listed(dimensions)} is kept as one cell of both, such as “${categories.join(', ')}”. Such cells add up to ${listed(categories)}, so that small ones are protected in both`,
      },
    ],
  }
}

const listed = (words: readonly string[]) =>
  `${words
    .slice(0, -1)
    .map((word) => `“${word}”`)
    .join(', ')} and “${words.at(-1) ?? ''}”`

// Without a column for it, the measure is what the title above the table says, or the sheet or file.
const named = (shape: Shape, above: readonly Line[], called: string): Shape => {
  if (shape.columns.some((role) => role?.is === 'measure') || shape.wide.some(({ measure }) => measure !== undefined))
    return shape
  const title = above
    .map((line) => line.cells.map(tidy).filter((text) => text !== ''))
    .find(
      (texts) =>
        texts.length === 1 &&
        !/^(?:source|produced|prepared|published|updated|extracted|date|notes?)\b/i.test(texts[0] ?? ''),
    )?.[0]
  const measure = (title ?? called.replace(/\.(?:csv|tsv|txt|xlsx)$/i, '').replaceAll(/[_-]+/g, ' '))
    .slice(0, 300)
    .trim()
  return {
    ...shape,
    measure,
    doubts: [
      ...shape.doubts,
      { column: '', sentence: `No column names the measure, so that all figures go under “${measure}”` },
    ],
  }
}
