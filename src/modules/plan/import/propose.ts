import type { SourceDocument } from '../../../documents/read/model.ts'
import { aroundOf } from './around.ts'
import { askedColumns } from './column-doubts.ts'
import { columnsOf } from './columns.ts'
import { applied } from './decisions.ts'
import { type Draft, type Settling, settlingOf } from './draft.ts'
import { gridsOf, type Grid } from './grids.ts'
import { endYearOf, titleOf } from './headed.ts'
import { itemOf } from './items.ts'
import { isAboutPlan, layoutsOf } from './layouts.ts'
import { unleaked } from './leaks.ts'
import { unmerged } from './merged.ts'
import { isPlanTable } from './refusal.ts'
import type {
  Decision,
  Meaning,
  NotAPlan,
  Post,
  Proposal,
  ProposedItem,
  ReadColumn,
  ReadRow,
  ReadTable,
} from './proposal.ts'
import { draftsOf } from './rows.ts'
import { unshifted, unspilled } from './shifts.ts'
import { colourName } from './status.ts'
import { brief } from './words.ts'

/**
 * What a document would become as a plan, with every doubt marked and its likeliest answer chosen. A pure function of
 * the document and the decisions, so decisions can be stored and run again. A document that is no plan is refused in a sentence.
 */
export const propose = (document: SourceDocument, decisions: Decision[] = []): Proposal | NotAPlan => {
  const settling = settlingOf(decisions)
  const tables: ReadTable[] = []
  const drafts: Draft[] = []
  let coloured = false
  const grids = plansAmong([...gridsOf(document)], document, settling)
  for (const [table, grid] of grids.entries()) {
    const columns = askedColumns(columnsOf(grid, forcedIn(decisions, table)), grid, table, settling)
    const read = draftsOf(grid, columns, table, settling)
    const lines = unmerged(unspilled(unshifted(read.drafts, columns, settling), settling), settling)
    drafts.push(...lines)
    coloured ||= lines.some((draft) => !draft.text.status && colourName(draft.fill) !== null)
    tables.push({ kind: grid.kind, columns, rows: read.rows.map((row) => readRow(row, columns, read.drafts)) })
  }
  const settled = unleaked(drafts, settling)
  const colours = coloured && asksColours(settled, settling)
  const endYear = endYearOf(document)
  const items = settled
    .map((draft) => itemOf(draft, { endYear }, colours, settling))
    .filter((item) => item.title !== 'Untitled')
  if (items.length === 0) return { refused: refusal, code: 'not_a_plan' }
  for (const grid of settling.putRight) if (grid.code === 'repeated') markRepeated(items, grid)
  const changed = applied(items, decisions)
  return {
    document,
    decisions,
    title: titleOf(document),
    notes: [...document.notes.map((note) => note.sentence), ...settling.notes],
    tables: withItems(tables, changed),
    items: changed,
    doubts: lettered(settling, items),
    putRight: settling.putRight,
    around: aroundOf(document),
    posts: postsOf(changed),
  }
}

/** The proposal after further decisions: the same document read again with all decisions taken so far. */
export const answer = (proposal: Proposal, decisions: Decision[]): Proposal => {
  const next = propose(proposal.document, [...proposal.decisions, ...decisions])
  return 'refused' in next ? { ...proposal, items: [] } : next
}

const refusal =
  'No plan was found in this file. A plan names what will be done and, beside it, who leads it, by when, how it is measured or how far it is. Check that it is the right file.'

const plansAmong = (grids: Grid[], document: SourceDocument, settling: Settling): Grid[] => {
  const plans = grids.filter((grid) => isPlanTable(grid))
  const others = grids.filter((grid) => !plans.includes(grid))
  const laidOut =
    plans.length > 0
      ? []
      : layoutsOf(document)
          .filter((grid) => isPlanTable(grid) && isAboutPlan(document, grid))
          .slice(0, 1)
  // Narrow tables may be the very lines that were read as records.
  if (plans.length + laidOut.length > 0)
    for (const grid of others.filter(
      ({ headings, rows }) => plans.length > 0 || Math.max(headings.length, rows[0]?.cells.length ?? 0) > 4,
    ))
      settling.notes.push(
        `The table in row ${grid.rows[0]?.row ?? 1} (“${brief(grid.headings.filter(Boolean).join(', ') || (grid.rows[0]?.cells.map((cell) => cell.text).join(', ') ?? ''), 60)}”) was left out: it is no plan.`,
      )
  return plans.length > 0 ? plans : laidOut
}

const forcedIn = (decisions: Decision[], table: number): Map<number, Meaning> =>
  new Map(
    decisions.flatMap((decision) =>
      decision.do === 'column' && (decision.table ?? 0) === table ? [[decision.column, decision.meaning] as const] : [],
    ),
  )

const readRow = (row: Grid['rows'][number], columns: ReadColumn[], drafts: Draft[]): ReadRow => {
  const above = drafts.find((draft) => draft.rows[0] === row.row)?.inherited ?? []
  return {
    row: row.row,
    ...(row.page === undefined ? {} : { page: row.page }),
    ...(row.sheet === undefined ? {} : { sheet: row.sheet }),
    state: row.state,
    cells: columns.map((_, c) => {
      const cell = row.cells[c]
      return {
        text: cell?.text ?? '',
        fill: cell?.fill ?? null,
        state:
          row.state !== 'used' || cell?.text
            ? row.state
            : above.includes(columns[c]?.meaning ?? 'other')
              ? 'inherited'
              : 'blank',
      }
    }),
    items: [],
  }
}

const withItems = (tables: ReadTable[], items: ProposedItem[]): ReadTable[] =>
  tables.map((table, t) => ({
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      items: items
        .filter(
          (item) =>
            (item.key.startsWith('t') ? item.key.startsWith(`t${t + 1}r`) : t === 0) &&
            item.source.rows.includes(row.row) &&
            (item.source.sheet ?? '') === (row.sheet ?? ''),
        )
        .map((item) => item.key),
    })),
  }))

/** One question for all rows whose status is only a colour. */
const asksColours = (drafts: Draft[], settling: Settling): boolean => {
  const first = drafts.find((draft) => !draft.text.status && colourName(draft.fill) !== null)
  if (!first) return false
  const chosen = settling.ask({
    key: 'status_colour',
    kind: 'status_colour',
    item: first.key,
    row: first.rows[0] ?? 0,
    column: first.columns.status ?? null,
    quoted: colourName(first.fill) ?? '',
    question: 'The status is only a colour. Take the colour’s name as the status?',
    answers: [
      {
        value: 'take',
        label: 'Yes, take the colour’s name',
        effect: 'Each item’s status is red, amber, green or blue, as it is filled.',
      },
      { value: 'leave', label: 'No, leave the status open', effect: 'The status is not yet stated.' },
    ],
  })
  return chosen === 'take'
}

const lettered = (settling: Settling, items: ProposedItem[]) => {
  const place = new Map(items.map((item, i) => [item.key, i]))
  return settling.doubts
    .toSorted((a, b) => (place.get(a.item) ?? 0) - (place.get(b.item) ?? 0) || (a.column ?? 0) - (b.column ?? 0))
    .map((doubt, i) => ({
      ...doubt,
      letter:
        i < 26
          ? String.fromCharCode(65 + i)
          : `${String.fromCharCode(64 + Math.floor(i / 26))}${String.fromCharCode(65 + (i % 26))}`,
    }))
}

const markRepeated = (items: ProposedItem[], note: Proposal['putRight'][number]) => {
  if (note.sentence.startsWith('The headings')) return
  const item =
    items.find((each) => each.source.rows.some((row) => note.rows.includes(row))) ??
    items.find((each) => (each.source.rows[0] ?? 0) > (note.rows[0] ?? 0))
  if (item && !item.warnings.some((warning) => warning.code === 'repeated'))
    item.warnings.push({ code: 'repeated', sentence: note.sentence })
}

const postsOf = (items: ProposedItem[]): Post[] => {
  const posts = new Map<string, Post>()
  for (const item of items)
    for (const lead of item.leads) {
      const key = lead
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ' ')
        .trim()
      const post = posts.get(key) ?? { title: lead, rows: [], items: [] }
      post.rows.push(...item.source.rows.slice(0, 1))
      post.items.push(item.key)
      posts.set(key, post)
    }
  return [...posts.values()]
}
