import { upper } from '../../../platform/sentence.ts'
import type { PlanTree, TreeItem } from '../outline/tree.ts'
import type { Fresh, Problem } from './rules.ts'
import { type Brought, type Field, fieldNames, type SheetRow } from './sheet.ts'
import { type Known, readCell } from './values.ts'

/**
 * Rows that carry the id of one item and the title of another: the visible columns were sorted, the hidden ones not. The
 * title that the row shows, by row.
 */
export const adriftIn = (brought: Brought, items: ReadonlyMap<string, TreeItem>): Map<SheetRow, string> => {
  const titleOf = (id: string) => asText(brought.copy?.get(id)?.get('title') ?? items.get(id)?.title ?? '')
  const shown = brought.rows.filter(({ id }) => items.has(id))
  const odd = shown.filter((row) => row.cells.has('title') && asText(row.cells.get('title') ?? '') !== titleOf(row.id))
  const others = new Set(odd.map(({ id }) => titleOf(id)))
  return new Map(
    odd.flatMap((row) => {
      const title = asText(row.cells.get('title') ?? '')
      return title !== '' && others.has(title) ? [[row, title] as const] : []
    }),
  )
}

export const adriftProblem = (row: SheetRow, item: TreeItem, title: string): Problem =>
  wholeRow(
    row,
    `it shows “${title}” but carries the hidden id of “${item.title}”. Sort the whole sheet with its hidden columns, then drop it again`,
  )

export const freshRow = (
  row: SheetRow,
  brought: Brought,
  tree: PlanTree,
  known: Known,
  above: TreeItem | null,
  why: string,
): Fresh => {
  const problems: Problem[] = []
  const cells: Fresh['cells'] = []
  for (const field of brought.fields) {
    if (field === 'why') continue
    const text = row.cells.get(field) ?? ''
    if (text === '' && field !== 'title') continue
    const read = readCell(field, text, known, null)
    if ('bad' in read) problems.push(cellProblem(row, field, read.bad))
    else if (read.same !== '') cells.push({ field, words: read.words, value: read.value })
  }
  const place = placeOf(row, tree, above)
  if ('bad' in place) problems.push({ sheet: row.sheet, row: row.row, column: place.column, sentence: place.bad })
  return {
    key: `${row.sheet}:${row.row}`,
    sheet: row.sheet,
    row: row.row,
    title: (row.cells.get('title') ?? '').replace(/\s+/g, ' ').trim(),
    why,
    under: 'bad' in place ? null : place.under,
    cells,
    problems,
  }
}

// The lowest heading that the row names; where it names none, the heading of the row before it.
const placeOf = (
  row: SheetRow,
  tree: PlanTree,
  above: TreeItem | null,
): { under: { id: string; title: string } | null } | { bad: string; column: string } => {
  for (const level of ['driver', 'outcome', 'theme'] as const) {
    const named = asText(row.cells.get(level) ?? '')
    if (named === '') continue
    const found = tree.items.find((item) => !item.line && item.level === level && asText(item.title) === named)
    return found
      ? { under: { id: found.id, title: found.title } }
      : {
          bad: `There is no heading “${named.slice(0, 80)}” in the plan. Add it there first, or name one that is there`,
          column: upper(level),
        }
  }
  const heading = above?.above
    .toReversed()
    .flatMap((id) => tree.items.find((each) => each.id === id && !each.line) ?? [])[0]
  return { under: heading ? { id: heading.id, title: heading.title } : null }
}

export const cellProblem = (row: SheetRow, field: Field, sentence: string): Problem => ({
  sheet: row.sheet,
  row: row.row,
  column: fieldNames[field],
  sentence,
})

export const wholeRow = (row: SheetRow, sentence: string): Problem => ({
  sheet: row.sheet,
  row: row.row,
  column: '',
  sentence,
})

/** "Sheet “Plan”, row 7, column “Agreed date”: …" */
export const problemWords = ({ sheet, row, column, sentence }: Problem): string =>
  `Sheet “${sheet}”, row ${row}${column ? `, column “${column}”` : ''}: ${sentence}.`

export const asText = (text: string) => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim()
