import { audit, suppress, tableOf } from '../statistics/suppression.ts'
import { refuse, spot, type TableFile, tableIn, wholeFrom1 } from './table-file.ts'
import { type Command, needed, readArgs, Usage } from './words.ts'

const help = `holdfast suppress TABLE.csv --threshold N [--zeros] [--json]

Hides small counts of a table and as few others as keep them hidden. The first column names the rows, the first row the columns;
every other cell is a count. Totals are the row and the column called Total or All, or the last ones where they add up.

  --threshold  counts from 1 to below N are hidden
  --zeros      zeros as well

Prints the table as it may be published, and what somebody who knows every sum can still say of each hidden cell. A table
that nothing protects is refused. No true value of a hidden cell is printed.`

export const command: Command = {
  help,
  run: async (args) => {
    const { values, words } = readArgs(
      args,
      help,
      { threshold: { type: 'string' }, zeros: { type: 'boolean', default: false }, json: { type: 'boolean' } },
      ['a CSV file'],
    )
    const threshold = wholeFrom1(needed(values.threshold, 'threshold', help))
    if (threshold === null) throw new Usage(`--threshold is a whole number, 1 or more.\n\n${help}`)
    const told = suppressed(await tableIn(words[0] ?? ''), threshold, values.zeros)
    if (values.json) return console.log(JSON.stringify(told, null, 2))
    console.log(told.sentence)
    console.log(['', ...told.columns].join('\t'))
    for (const [at, row] of told.table.entries())
      console.log([told.rows[at], ...row.map((value) => value ?? 'not shown')].join('\t'))
    for (const { row, column, lower, upper } of told.audit)
      console.log(`${row}, ${column}: from ${lower} to ${upper ?? 'no bound'}`)
  },
}

const isTotalName = (name: string) => /^(?:grand )?(?:total|all|sum|overall)s?\b/i.test(name.trim())

/** The table as it may be published, cell by cell, with the attacker's audit. Throws in a sentence. */
export function suppressed({ heads, rows }: TableFile, threshold: number, zeros: boolean) {
  const columns = heads.slice(1)
  if (columns.length === 0) throw new Error('There is no column of counts beside the names of the rows.')
  const numbers = counts(heads, rows)
  const names = rows.map(({ cells }) => cells[0] ?? '')
  const totalRow = totalAt(names, numbers, heads.slice(1), rows)
  const across = numbers[0]?.map((_, c) => numbers.map((row) => row[c] ?? 0)) ?? []
  const totalColumn = totalAt(columns, across, names, rows, heads)
  const table = tableOf(numbers, { totalRow: totalRow.at, totalColumn: totalColumn.at })
  const { primary, secondary, refused, bounds } = suppress(table, threshold, { zeros })
  const isExact = ({ lower, upper }: { lower: number; upper: number | null }) => upper !== null && upper - lower < 1e-6
  if (refused || bounds.some(isExact))
    throw new Error(
      'This table cannot be protected: whatever is hidden, a small count can be worked out. Publish none of it, or join rows or columns.',
    )
  const hidden = new Set([...primary, ...secondary])
  const place = (cell: string) => {
    const [r = 0, c = 0] = cell.split(',').map(Number)
    return { row: names[r - 1] ?? '', column: columns[c - 1] ?? '' }
  }
  const status = (cell: string) => (primary.has(cell) ? 'primary' : secondary.has(cell) ? 'secondary' : 'shown')
  const told = audit(table, hidden)
  return {
    threshold,
    zeros,
    rows: names,
    columns,
    totals: {
      row: totalRow.at < 0 ? null : (names[totalRow.at] ?? ''),
      row_found: totalRow.how,
      column: totalColumn.at < 0 ? null : (columns[totalColumn.at] ?? ''),
      column_found: totalColumn.how,
    },
    table: numbers.map((row, r) => row.map((value, c) => (hidden.has(`${r + 1},${c + 1}`) ? null : value))),
    cells: table.cells.map(({ id: cell, value }) => ({
      ...place(cell),
      status: status(cell),
      value: hidden.has(cell) ? null : value,
    })),
    primary: primary.size,
    secondary: secondary.size,
    audit: told.map((bound) => ({
      ...place(bound.id),
      status: status(bound.id),
      lower: bound.lower,
      upper: bound.upper,
      exactly_disclosed: isExact(bound),
    })),
    disclosed_if_only_primary: audit(table, primary)
      .filter(isExact)
      .map((bound) => place(bound.id)),
    safe: true,
    sentence:
      hidden.size === 0
        ? `No count is under ${threshold}: the whole table may be published.`
        : `Counts under ${threshold}${zeros ? ', zeros among them,' : ''} are not shown${secondary.size === 0 ? '' : `; ${secondary.size === 1 ? 'one further figure is' : `${secondary.size} further figures are`} left out so that nobody can work them out`}.`,
  }
}

function counts(heads: readonly string[], rows: TableFile['rows']): number[][] {
  const faults: string[] = []
  const numbers = rows.map(({ row, cells }) =>
    cells.slice(1).map((cell, at) => {
      const bare = cell.replaceAll(/,(?=\d{3}(\D|$))/g, '')
      if (/^\d{1,12}(\.0+)?$/.test(bare)) return Number(bare)
      faults.push(
        `${spot(row, heads[at + 1] ?? '', at + 1)}: ${cell === '' ? 'the count is missing' : `“${cell}” is no count, such as 12`}.`,
      )
      return 0
    }),
  )
  refuse(faults)
  return numbers
}

type Total = { at: number; how: 'named' | 'added up' | 'none' }

// `lines[at]` are the counts of one row (or of one column); the total is the line in which every count is the sum of the others.
function totalAt(
  names: readonly string[],
  lines: readonly (readonly number[])[],
  across: readonly string[],
  rows: TableFile['rows'],
  heads?: readonly string[],
): Total {
  const wrong = (total: number) =>
    (lines[total] ?? []).findIndex(
      (value, n) => value !== lines.reduce((sum, line, at) => (at === total ? sum : sum + (line[n] ?? 0)), 0),
    )
  const named = names.findLastIndex(isTotalName)
  if (named >= 0 && lines.length > 1) {
    const at = wrong(named)
    if (at < 0) return { at: named, how: 'named' }
    const value = lines[named]?.[at]
    const sum = lines.reduce((all, line, n) => (n === named ? all : all + (line[at] ?? 0)), 0)
    const where = heads
      ? spot(rows[at]?.row ?? 0, heads[named + 1] ?? '', named + 1)
      : spot(rows[named]?.row ?? 0, across[at] ?? '', at + 1)
    throw new Error(`${where}: ${value} is called a total, and the others add up to ${sum}.`)
  }
  const last = lines.length - 1
  return last >= 2 && wrong(last) < 0 ? { at: last, how: 'added up' } : { at: -1, how: 'none' }
}
