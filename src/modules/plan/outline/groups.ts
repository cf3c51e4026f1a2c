import { monthOf } from '../../../platform/dates.ts'
import { type By, type Choice, isFiltered, type Sort } from './rules.ts'
import { severity, type TreeItem } from './tree.ts'

/** A heading and the lines beneath it. In plan order, headings are the plan's own; otherwise what the lines share. */
export type Row = { kind: 'heading'; item: TreeItem; lines: TreeItem[] } | { kind: 'line'; item: TreeItem }
export type Group = { title: string; item: TreeItem | null; lines: TreeItem[]; rows: Row[] }

/** What the page shows: groups in order, each with its rows. With a filter, headings without lines are left out. */
export const grouped = (items: readonly TreeItem[], lines: readonly TreeItem[], choice: Choice): Group[] =>
  choice.by === 'theme' ? byTheme(items, lines, choice) : byFact(lines, choice)

const byTheme = (items: readonly TreeItem[], lines: readonly TreeItem[], choice: Choice): Group[] => {
  const shown = new Set(lines.map(({ id }) => id))
  const under = Map.groupBy(
    lines.flatMap((line) => line.above.map((id) => ({ id, line }))),
    ({ id }) => id,
  )
  const linesUnder = (id: string) => sortedBy(under.get(id)?.map(({ line }) => line) ?? [], choice.sort)
  const keep = (item: TreeItem) => (item.line ? shown.has(item.id) : !isFiltered(choice) || under.has(item.id))
  const groups: Group[] = []
  const loose: Group = { title: '', item: null, lines: [], rows: [] }
  let current = loose
  for (const item of items.filter(keep)) {
    if (item.depth === 0 && !item.line) {
      current = { title: item.title, item, lines: linesUnder(item.id), rows: [] }
      groups.push(current)
    } else if (item.line) {
      if (item.depth === 0) {
        loose.lines.push(item)
        loose.rows.push({ kind: 'line', item })
      } else current.rows.push({ kind: 'line', item })
    } else current.rows.push({ kind: 'heading', item, lines: linesUnder(item.id) })
  }
  const all = loose.rows.length > 0 ? [loose, ...groups] : groups
  return choice.sort === 'plan' ? all : all.map((group) => ({ ...group, rows: sortedRows(group.rows, choice.sort) }))
}

// Within each heading the lines are sorted; the headings keep their places.
const sortedRows = (rows: readonly Row[], sort: Sort): Row[] => {
  const parts: Row[][] = [[]]
  for (const row of rows) {
    if (row.kind === 'heading') parts.push([row])
    else parts.at(-1)?.push(row)
  }
  return parts.flatMap((part) => {
    const lines = part.flatMap((row) => (row.kind === 'line' ? [row.item] : []))
    return [
      ...part.filter((row) => row.kind === 'heading'),
      ...sortedBy(lines, sort).map((item) => ({ kind: 'line' as const, item })),
    ]
  })
}

const byFact = (lines: readonly TreeItem[], choice: Choice): Group[] => {
  const groups = new Map<string, { title: string; order: string; lines: TreeItem[] }>()
  for (const line of lines)
    for (const { title, order } of factsOf(line, choice.by)) {
      const group = groups.get(title) ?? { title, order, lines: [] }
      groups.set(title, group)
      group.lines.push(line)
    }
  return [...groups.values()]
    .sort((a, b) => a.order.localeCompare(b.order, 'en-GB', { numeric: true }))
    .map(({ title, lines }) => {
      const sorted = sortedBy(lines, choice.sort)
      return { title, item: null, lines: sorted, rows: sorted.map((item) => ({ kind: 'line' as const, item })) }
    })
}

// An item with two leads stands under both: whoever looks for a post finds all of its work.
const factsOf = (line: TreeItem, by: By): { title: string; order: string }[] => {
  switch (by) {
    case 'lead':
      return line.leads.length > 0
        ? line.leads.map(({ title }) => ({ title, order: `1${title}` }))
        : [{ title: 'No lead', order: '0' }]
    case 'agency':
      return line.lead_agency
        ? [{ title: line.lead_agency.name, order: `1${line.lead_agency.name}` }]
        : [{ title: 'No lead agency', order: '0' }]
    case 'status':
      return [{ title: line.status.word, order: `${severity.indexOf(line.status.tone)}${line.status.word}` }]
    case 'due':
      return line.due
        ? [{ title: `Due in ${monthOf(line.due)}`, order: `a${line.due.slice(0, 7)}` }]
        : [line.due_kind === 'ongoing' ? { title: 'Ongoing', order: 'b' } : { title: 'No date yet', order: 'c' }]
    case 'theme':
      return []
  }
}

const sortedBy = (lines: readonly TreeItem[], sort: Sort): TreeItem[] => {
  const last = '9999-12-31'
  switch (sort) {
    case 'plan':
      return [...lines]
    case 'due':
      return lines.toSorted((a, b) => (a.due ?? last).localeCompare(b.due ?? last))
    case 'status':
      return lines.toSorted((a, b) => severity.indexOf(a.status.tone) - severity.indexOf(b.status.tone))
    case 'update':
      return lines.toSorted((a, b) => (a.updated_on ?? '').localeCompare(b.updated_on ?? ''))
  }
}

/** Counts of the lines by status, worst first, in the plan's own words. */
export const countsOf = (
  lines: readonly TreeItem[],
): { word: string; tone: TreeItem['status']['tone']; count: number }[] => {
  const counts = new Map<string, { word: string; tone: TreeItem['status']['tone']; count: number }>()
  for (const { status } of lines) {
    const known = counts.get(status.word)
    if (known) known.count++
    else counts.set(status.word, { word: status.word, tone: status.tone, count: 1 })
  }
  return [...counts.values()].sort((a, b) => severity.indexOf(a.tone) - severity.indexOf(b.tone))
}
