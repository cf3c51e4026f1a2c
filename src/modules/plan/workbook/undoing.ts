import type { Ctx } from '../../../platform/route.ts'
import { endStatements, removeStatement } from '../../evidence/index.ts'
import { note } from '../../history/index.ts'
import { findDeleted, restoreItem } from '../deletions/queries.ts'
import { deleteImported } from '../import/pages/accept-queries.ts'
import type { Before, Import, Taken } from '../import/pages/choices.ts'
import { saveItem, setAnswers, setLeads } from '../items/queries.ts'
import { keepMove } from '../moves/queries.ts'
import type { PlanTree, TreeItem } from '../outline/tree.ts'
import { setTargets } from '../targets/queries.ts'
import { lastUpdateIds, putStatusBack } from './queries.ts'
import { type Field, fieldNames } from './sheet.ts'
import { beforeOf, columnsOf } from './taking.ts'
import { type Known, readCell, wordsNow } from './values.ts'

/** A field that somebody changed since it was taken over, so that an undoing leaves it alone. */
export type Stays = { item: string; title: string; field: Field }

/** What an undoing of a workbook would leave alone. */
const staysOf = (tree: PlanTree, taken: Taken, known: Known, lastUpdate: ReadonlyMap<string, string>): Stays[] => {
  const items = new Map(tree.items.map((item) => [item.id, item]))
  return taken.items.flatMap(({ item: id, title, fields, update }): Stays[] => {
    const item = items.get(id)
    return fields.flatMap(({ field: name, became }): Stays[] => {
      const field = name as Field
      if (!item) return []
      const isSaid = field === 'status' || field === 'progress'
      const changed = isSaid
        ? update !== null && lastUpdate.get(id) !== update
        : sameOf(field, wordsNow(item, field, known), known, item) !== sameOf(field, became, known, item)
      return changed ? [{ item: id, title, field }] : []
    })
  })
}

const sameOf = (field: Field, words: string, known: Known, item: TreeItem): string => {
  const read = readCell(field, words, known, item)
  return 'bad' in read ? words : read.same
}

/** Takes back what was taken over from a workbook; what somebody changed since stays. Gives how many fields went back. */
export const undoTaken = async (c: Ctx, made: Import, tree: PlanTree, known: Known): Promise<number> => {
  const taken = made.choices.taken ?? { items: [], deleted: [] }
  const last = await lastUpdateIds(
    c.db,
    taken.items.map(({ item }) => item),
  )
  const stays = new Set(staysOf(tree, taken, known, last).map(({ item, field }) => `${item}:${field}`))
  const items = new Map(tree.items.map((item) => [item.id, item]))
  let back = 0
  for (const { item: id, fields, before, update } of taken.items) {
    const item = items.get(id)
    const free = fields.map(({ field }) => field as Field).filter((field) => !stays.has(`${id}:${field}`))
    if (!item || free.length === 0) continue
    await putBack(c, made, item, before, free)
    if (update && free.some((field) => field === 'status' || field === 'progress')) {
      await removeStatement(c.db, update)
      await putStatusBack(c.db, id, before)
    }
    back += free.length
    await note(
      c,
      'plan.item',
      id,
      `took back ${free.map((field) => fieldNames[field].toLowerCase()).join(', ')}, which “${made.file_name}” had changed`,
    )
  }
  for (const { item: id } of taken.deleted) {
    const gone = await findDeleted(c.db, id)
    if (!gone) continue
    await restoreItem(c.db, gone)
    await note(c, 'plan.item', id, `brought it back with the undoing of “${made.file_name}”`)
    back++
  }
  const { items: added, statements } = await deleteImported(c.db, made.id, c.now)
  await endStatements(c.db, statements, c.now)
  return back + added.length
}

const putBack = async (
  c: Ctx,
  made: Import,
  item: TreeItem,
  before: Before,
  fields: readonly Field[],
): Promise<void> => {
  const was = beforeOf(item)
  const after: Before = { ...was }
  for (const field of fields) restore(after, before, field)
  const columns = columnsOf(item, after)
  if (fields.some((field) => !['leads', 'findings', 'measures', 'status', 'progress'].includes(field)))
    if (!(await saveItem(c.db, item, item.version, columns)))
      throw new Error('An item went away while a workbook was taken back')
  if (fields.includes('leads')) await setLeads(c.db, item.id, before.leads, was.leads)
  if (fields.includes('findings')) await setAnswers(c.db, item.id, before.findings, was.findings)
  if (fields.includes('measures')) {
    const there = new Set(item.targets.map(({ id }) => id))
    await setTargets(
      c.db,
      item.id,
      before.targets.map((target) => ({
        ...target,
        measure_id: target.measure_id ?? null,
        id: there.has(target.id) ? target.id : null,
      })),
    )
  }
  const reason = `The workbook “${made.file_name}” was taken back`
  if (fields.includes('due') && was.due !== null && (was.due !== before.due || was.dueKind !== before.dueKind))
    await keepMove(
      c.db,
      item.id,
      'due',
      { kind: was.dueKind, date: was.due },
      { kind: before.dueKind, date: before.due },
      reason,
    )
}

const restore = (into: Before, before: Before, field: Field): void => {
  switch (field) {
    case 'due':
      into.due = before.due
      into.dueKind = before.dueKind
      return
    case 'title':
    case 'reference':
    case 'aim':
      into[field] = before[field]
      return
    case 'agency':
    case 'owner':
    case 'start':
    case 'forecast':
      into[field] = before[field]
      return
    default:
      return
  }
}
