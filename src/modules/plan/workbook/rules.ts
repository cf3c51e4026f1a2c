import { londonDate, longDate } from '../../../platform/dates.ts'
import { counted, small, upper } from '../../../platform/sentence.ts'
import { isMove, isNewForecast } from '../items/rules.ts'
import type { PlanTree, TreeItem } from '../outline/tree.ts'
import { type Brought, type Field, fields, isItemId, type SheetRow, workbookMark } from './sheet.ts'
import { adriftIn, adriftProblem, asText, cellProblem, freshRow, wholeRow } from './rows.ts'
import { type Bad, type Cell, type Known, readCell, type Value, wordsNow } from './values.ts'

/** A cell in the workbook that says something else than the plan. */
export type Change = {
  key: string
  item: string
  title: string
  sheet: string
  row: number
  field: Field
  /** In the plan now, in the workbook when it went out (null: not known), and in the workbook as it came back. */
  now: string
  before: string | null
  becomes: string
  value: Value
  /** A conflict: the plan says something else than when the workbook went out, and so does the workbook. */
  conflict: boolean
  says: string
  /** A date that moves: a reason is owed; the one that the workbook gives. */
  reason: string | null
}

/** A cell, or a row, that cannot be taken over, and why. */
export type Problem = { sheet: string; row: number; column: string; sentence: string }

/** A row without an item: it would become a new one. */
export type Fresh = {
  key: string
  sheet: string
  row: number
  title: string
  why: string
  under: { id: string; title: string } | null
  cells: { field: Field; words: string; value: Value }[]
  problems: Problem[]
}

/** A line of the plan that went out and did not come back. */
export type Gone = {
  item: string
  title: string
  /** Somebody changed it since the workbook went out. */
  changed: boolean
  /** Items under it, which would go too. */
  beneath: number
}

export type Comparison = {
  compared: number
  changes: Change[]
  problems: Problem[]
  fresh: Fresh[]
  gone: Gone[]
  /** Cells that are as they went out while the plan has moved on: the plan stays. */
  older: number
  /** Items without a status: their progress cannot be an update by itself. */
  stateless: ReadonlySet<string>
  /** The workbook has no copy of what went out, so that every change of an item that moved on counts as a conflict. */
  blind: boolean
}

/** What an exported workbook, brought back, says otherwise than the plan. A pure comparison: nothing is taken over. */
export const compare = (tree: PlanTree, brought: Brought, known: Known): Comparison => {
  const items = new Map(tree.items.map((item) => [item.id, item]))
  const result: Comparison = {
    compared: 0,
    changes: [],
    problems: [],
    fresh: [],
    gone: [],
    older: 0,
    stateless: new Set(tree.items.filter(({ status }) => status.tone === null).map(({ id }) => id)),
    blind: brought.copy === null,
  }
  const seen = new Map<string, number>()
  const adrift = adriftIn(brought, items)
  let above: TreeItem | null = null
  for (const row of brought.rows) {
    const item = items.get(row.id)
    const first = seen.get(row.id)
    if (item && first === undefined && (row.mark === '' || row.mark.endsWith(`.${item.id.slice(-8)}`))) {
      seen.set(row.id, row.row)
      above = item
      result.compared++
      if (adrift.has(row)) result.problems.push(adriftProblem(row, item, adrift.get(row) ?? ''))
      else compareRow(row, item, brought, known, result)
    } else if (item && first === undefined) {
      seen.set(row.id, row.row)
      result.problems.push(
        wholeRow(
          row,
          `its hidden id and its hidden mark belong to two different items, so it was sorted without its hidden columns. Nothing of it can be taken over`,
        ),
      )
    } else if (item)
      result.fresh.push(
        freshRow(row, brought, tree, known, above, `A copy of row ${first}, which has the same hidden id.`),
      )
    else if (isItemId(row.id))
      result.problems.push(
        wholeRow(
          row,
          'its item is no longer in this plan. Bring it back from the deleted items, then drop the workbook again',
        ),
      )
    else
      result.fresh.push(
        freshRow(
          row,
          brought,
          tree,
          known,
          above,
          row.id === '' ? 'It carries no Holdfast id, so it is new.' : 'Its hidden id is broken, so it fits no item.',
        ),
      )
  }
  if (brought.copy)
    for (const [id, then] of brought.copy) {
      const item = items.get(id)
      if (item && !seen.has(id))
        result.gone.push({
          item: id,
          title: item.title,
          changed: fields.some((field) => then.has(field) && changedSince(item, field, then.get(field) ?? '', known)),
          beneath: tree.items.filter(({ above: marks }) => marks.includes(id)).length,
        })
    }
  return result
}

const compareRow = (row: SheetRow, item: TreeItem, brought: Brought, known: Known, into: Comparison): void => {
  const then = brought.copy?.get(item.id)
  const stale = row.mark !== '' && row.mark !== workbookMark(item)
  const why = row.cells.get('why')?.trim() ?? ''
  for (const field of brought.fields) {
    if (field === 'why') continue
    const text = row.cells.get(field)
    if (text === undefined) continue
    const was = then?.get(field)
    // What nobody touched is not read again: words that were fit to go out are fit to come back.
    if (was !== undefined && asText(was) === asText(text)) {
      if (changedSince(item, field, was, known)) into.older++
      continue
    }
    if (brought.valueless.has(`${row.sheet},${row.row},${field}`)) {
      into.problems.push(
        cellProblem(row, field, 'The formula has no value yet. Open the workbook, save it, and drop it again'),
      )
      continue
    }
    const now = wordsNow(item, field, known)
    // A word that no cell may hold, such as the status of an item that needs nothing, may still stand there.
    if (asText(now) === asText(text)) continue
    const read = readCell(field, text, known, item)
    if ('bad' in read) {
      into.problems.push(cellProblem(row, field, read.bad))
      continue
    }
    const current = readCell(field, now, known, item)
    if (!('bad' in current) && current.same === read.same) continue
    // An emptied status or progress takes nothing back: what was said was said.
    if ((field === 'status' || field === 'progress') && read.same === '') continue
    into.changes.push({
      key: `${item.id}:${field}`,
      item: item.id,
      title: item.title,
      sheet: row.sheet,
      row: row.row,
      field,
      now: 'bad' in current ? now : current.words,
      before: was ?? null,
      becomes: read.words,
      value: read.value,
      conflict: was === undefined ? stale : changedSince(item, field, was, known),
      says: read.says ?? '',
      reason: owesReason(item, field, read.value) ? why : null,
    })
  }
  const moved = (['theme', 'outcome', 'driver'] as const).find(
    (level) =>
      then?.has(level) && row.cells.has(level) && asText(then.get(level) ?? '') !== asText(row.cells.get(level) ?? ''),
  )
  if (moved)
    into.problems.push({
      sheet: row.sheet,
      row: row.row,
      column: upper(moved),
      sentence: 'The workbook does not move an item to another place. Do that on the item’s own page',
    })
}

// Does the plan say something else now than what went out?
const changedSince = (item: TreeItem, field: Field, was: string, known: Known): boolean => {
  if (field === 'why') return false
  const now = wordsNow(item, field, known)
  if (asText(now) === asText(was)) return false
  const [a, b] = [readCell(field, now, known, item), readCell(field, was, known, item)]
  return sameOf(a, now) !== sameOf(b, was)
}
const sameOf = (cell: Cell | Bad, text: string) => ('bad' in cell ? asText(text) : cell.same)

const owesReason = (item: TreeItem, field: Field, value: Value): boolean => {
  if (value.is !== 'date') return false
  if (field === 'due') return isMove({ kind: item.due_kind, date: item.due }, { kind: value.kind, date: value.date })
  return field === 'forecast' && value.date !== item.forecast && isNewForecast(item, value.date)
}

/** The sentence at the top of the page of differences. */
export const comparisonLede = (c: Comparison, wentOut: string | null): string => {
  const items = new Set(c.changes.map(({ item }) => item)).size
  const conflicts = c.changes.filter(({ conflict }) => conflict).length
  const parts = [
    c.changes.length === 0
      ? ''
      : `${counted(c.changes.length, 'cell')} of ${counted(items, 'item')} ${c.changes.length === 1 ? 'says' : 'say'} something else.`,
    conflicts === 0
      ? ''
      : `In ${small(conflicts)} of them the plan was changed as well${wentOut ? ` since ${longDate(londonDate(new Date(wentOut)))}` : ''}: choose.`,
    c.fresh.length === 0 ? '' : `${upper(small(c.fresh.length))} ${c.fresh.length === 1 ? 'row is' : 'rows are'} new.`,
    c.gone.length === 0
      ? ''
      : `${upper(small(c.gone.length))} ${c.gone.length === 1 ? 'item' : 'items'} did not come back: you are asked.`,
    c.problems.length === 0
      ? ''
      : `${upper(small(c.problems.length))} ${c.problems.length === 1 ? 'place' : 'places'} could not be read.`,
  ].filter(Boolean)
  return parts.length > 0
    ? `${parts.join(' ')} Nothing changes until you say so.`
    : `${counted(c.compared, 'item')} were compared, and every one says what the plan says.`
}
