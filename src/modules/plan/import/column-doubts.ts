import type { Settling } from './draft.ts'
import type { Grid } from './grids.ts'
import type { Meaning, ReadColumn } from './proposal.ts'
import { brief } from './words.ts'

const names: Record<Meaning, string> = {
  reference: 'reference',
  theme: 'theme',
  outcome: 'outcome',
  driver: 'driver',
  aim: 'action',
  finding: 'finding',
  measure: 'measure',
  lead: 'lead',
  agency: 'agency',
  start: 'start',
  due: 'date',
  status: 'status',
  progress: 'progress',
  reason: 'reason',
  resources: 'resources',
  other: 'something else',
}

/** Below this a column's meaning is a guess, and the person is asked. */
const unsure = 0.4

/** Asks about columns whose heading and cells do not settle what they mean; the guess stands first. */
export const askedColumns = (columns: ReadColumn[], grid: Grid, table: number, settling: Settling): ReadColumn[] => {
  const first = grid.rows.find((row) => row.state === 'used' && row.cells.filter((cell) => cell.text).length > 1)
  if (!first || grid.kind !== 'table') return columns
  return columns.map((column, c) => {
    const cells = grid.rows.flatMap((row) => (row.state === 'used' && row.cells[c]?.text ? [row.cells[c].text] : []))
    if (column.meaning === 'other' || column.confidence >= unsure || !column.heading || cells.length === 0)
      return column
    const free = (['aim', 'measure', 'progress'] as Meaning[]).filter((meaning) => meaning !== column.meaning)
    const chosen = settling.ask({
      key: `column:${table}:${c}`,
      kind: 'column',
      item: `${table > 0 ? `t${table + 1}` : ''}r${first.row}`,
      row: first.row,
      column: c,
      quoted: brief(cells[0] ?? '', 80),
      question: `What does the column “${brief(column.heading, 40)}” hold?`,
      answers: [column.meaning, ...free, 'other' as Meaning].map((meaning) => ({
        value: meaning,
        label: meaning === 'other' ? 'Something else, keep it as a note' : `The ${names[meaning]}`,
        effect:
          meaning === 'other' ? 'Its words are kept with each item.' : `Its words are read as the ${names[meaning]}.`,
      })),
    })
    return chosen === column.meaning
      ? column
      : { ...column, meaning: chosen as Meaning, confidence: 1, why: 'You said so.' }
  })
}
