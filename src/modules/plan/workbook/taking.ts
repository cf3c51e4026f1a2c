import type { Ctx } from '../../../platform/route.ts'
import { joined } from '../../../platform/sentence.ts'
import { note } from '../../history/index.ts'
import { findOrAddGroup, findOrAddPost } from '../../partnership/index.ts'
import { deleteItem } from '../deletions/queries.ts'
import type { Before, Import, Taken } from '../import/pages/choices.ts'
import { addItem, type ItemChange, saveItem, setAnswers, setLeads } from '../items/queries.ts'
import { nextLevel } from '../items/rules.ts'
import { keepMove } from '../moves/queries.ts'
import { linesOf, type PlanTree, type Target, type TreeItem } from '../outline/tree.ts'
import { setTargets } from '../targets/queries.ts'
import { postUpdate } from '../updates/queries.ts'
import type { AgreedHow } from '../updates/rules.ts'
import type { Change, Fresh, Gone } from './rules.ts'
import { type Field, fieldNames } from './sheet.ts'
import type { Value } from './values.ts'

export type Chosen = {
  changes: readonly Change[]
  fresh: readonly Fresh[]
  gone: readonly Gone[]
  /** Why a date moved, by the key of its change. */
  reasons: ReadonlyMap<string, string>
  agreedHow: AgreedHow
}

/** Takes over what was chosen, each as the change it is: dates keep their reason, status and progress are an update. */
export const take = async (c: Ctx, tree: PlanTree, made: Import, chosen: Chosen): Promise<Taken> => {
  const items = new Map(tree.items.map((item) => [item.id, item]))
  const taken: Taken = { items: [], deleted: [] }
  for (const [id, changes] of Map.groupBy(chosen.changes, ({ item }) => item)) {
    const item = items.get(id)
    if (item) taken.items.push(await takeItem(c, made, item, changes, chosen))
  }
  for (const row of chosen.fresh) {
    const id = await addRow(c, tree, made, row)
    await note(c, 'plan.item', id, `added “${row.title}” from “${made.file_name}”, row ${row.row}`)
  }
  for (const { item, title } of chosen.gone) {
    // An item may have gone with the heading it stood under.
    const count = await deleteItem(c.db, item, c.now)
    if (count === 0) continue
    taken.deleted.push({ item, title, at: c.now.toISOString() })
    await note(c, 'plan.item', item, `deleted it, because its row did not come back in “${made.file_name}”`)
  }
  return taken
}

/** What an item says now, to be kept with the import. */
export const beforeOf = (item: TreeItem): Before => ({
  title: item.title,
  reference: item.reference,
  aim: item.aim,
  agency: item.lead_agency_id,
  owner: item.owning_group_id,
  start: item.starts_on,
  dueKind: item.due_kind,
  due: item.due,
  forecast: item.forecast,
  status: item.status.code,
  statusOn: item.status_on,
  leads: item.leads.map(({ id }) => id),
  findings: item.findings.map(({ id }) => id),
  targets: item.targets,
})

/** An item's own columns, as they are or as some of them were before. */
export const columnsOf = (item: TreeItem, b: Before): ItemChange => ({
  parentId: item.parent_id,
  level: item.level,
  title: b.title,
  reference: b.reference,
  aim: b.aim,
  kind: item.kind,
  reason: item.reason,
  signpost: item.signpost,
  leadAgencyId: b.agency,
  owningGroupId: b.owner,
  overseeingGroupId: item.overseeing_group_id,
  startsOn: b.start,
  dueKind: b.dueKind,
  due: b.due,
  forecast: b.forecast,
  links: item.links,
})

const ofItem: readonly Field[] = ['title', 'reference', 'aim', 'agency', 'owner', 'start', 'due', 'forecast']

const takeItem = async (
  c: Ctx,
  made: Import,
  item: TreeItem,
  changes: readonly Change[],
  chosen: Chosen,
): Promise<Taken['items'][number]> => {
  const before = beforeOf(item)
  const after: Before = { ...before }
  for (const { field, value } of changes) await put(c, after, field, value)
  if (changes.some(({ field }) => ofItem.includes(field))) {
    const saved = await saveItem(c.db, item, item.version, columnsOf(item, after))
    // The items are held, so this means that one was deleted in the same moment: nothing of the workbook is kept then.
    if (!saved) throw new Error('An item went away while a workbook was taken over')
  }
  for (const { key, field, value } of changes) {
    if (value.is === 'date' && (field === 'due' || field === 'forecast')) {
      const reason = chosen.reasons.get(key)
      if (reason)
        await keepMove(
          c.db,
          item.id,
          field,
          field === 'due'
            ? { kind: before.dueKind, date: before.due }
            : { kind: 'date', date: before.forecast ?? before.due },
          { kind: value.kind, date: value.date },
          reason,
        )
    } else if (field === 'leads') await setLeads(c.db, item.id, after.leads, before.leads)
    else if (field === 'findings') await setAnswers(c.db, item.id, after.findings, before.findings)
    else if (field === 'measures' && value.is === 'measures')
      await setTargets(c.db, item.id, withIds(value.measures, before.targets))
  }
  const said = changes.filter(({ field }) => field === 'status' || field === 'progress')
  let update: string | null = null
  if (said.length > 0) {
    const progress = said.find(({ field }) => field === 'progress')?.value
    const holder = item.leads[0]?.id ?? null
    update = await postUpdate(c.db, {
      itemId: item.id,
      dated: c.today,
      status: after.status,
      done: progress?.is === 'text' ? progress.text : `Status changed in the workbook “${made.file_name}”.`,
      forPostId: holder,
      agreedHow: chosen.agreedHow,
      agreedOn: chosen.agreedHow === 'not_yet' ? null : c.today,
      importId: made.id,
    })
  }
  await note(
    c,
    'plan.item',
    item.id,
    `took over ${joined(changes.map(({ field }) => fieldNames[field].toLowerCase()))} from “${made.file_name}”, row ${changes[0]?.row ?? ''}`,
  )
  return {
    item: item.id,
    title: after.title,
    fields: changes.map(({ field, now, becomes }) => ({ field, was: now, became: becomes })),
    before,
    update,
  }
}

/** Writes one value where it belongs. */
const put = async (c: Ctx, into: Before, field: Field, value: Value): Promise<void> => {
  if (value.is === 'text' && field === 'owner')
    into.owner = value.text === '' ? null : await findOrAddGroup(c.db, value.text)
  else if (value.is === 'text' && (field === 'title' || field === 'reference' || field === 'aim'))
    into[field] = value.text
  else if (value.is === 'agency') into.agency = value.id
  else if (value.is === 'status') into.status = value.code
  else if (value.is === 'ids') into.findings = value.ids
  else if (value.is === 'names') {
    const ids: string[] = []
    for (const name of value.names) ids.push(await findOrAddPost(c.db, name))
    into.leads = [...new Set(ids)]
  } else if (value.is === 'date' && field === 'due') {
    into.due = value.date
    into.dueKind = value.kind
  } else if (value.is === 'date' && (field === 'start' || field === 'forecast')) into[field] = value.date
}

// A measure keeps its id, and with it its figures, while its words stay; else the one at the same place is reworded.
const withIds = (measures: readonly { text: string; steps: Target['steps'] }[], before: readonly Target[]) => {
  const free = new Map(before.map((target) => [target.id, target]))
  const exact = measures.map(({ text }) => {
    const found = [...free.values()].find((target) => target.text === text)
    if (found) free.delete(found.id)
    return found?.id ?? null
  })
  return measures.map(({ text, steps }, at) => {
    const same = exact[at] ?? null
    const place = before[at]
    const id = same ?? (place && measures.length === before.length && free.delete(place.id) ? place.id : null)
    return { id, text, steps, measure_id: before.find((target) => target.id === id)?.measure_id ?? null }
  })
}

const addRow = async (c: Ctx, tree: PlanTree, made: Import, row: Fresh): Promise<string> => {
  const parent = tree.items.find(({ id }) => id === row.under?.id)
  const wanted = nextLevel(tree.plan, parent)
  const lines = linesOf(tree.plan)
  const into: Before = {
    title: row.title,
    reference: '',
    aim: '',
    agency: null,
    owner: null,
    start: null,
    dueKind: 'to_be_confirmed',
    due: null,
    forecast: null,
    status: '',
    statusOn: null,
    leads: [],
    findings: [],
    targets: [],
  }
  for (const { field, value } of row.cells) await put(c, into, field, value)
  const measures = row.cells.find(({ field }) => field === 'measures')?.value
  const id = await addItem(c.db, {
    planId: tree.plan.id,
    parentId: parent?.id ?? null,
    level: lines.includes(wanted) ? wanted : (lines[0] ?? 'action'),
    title: into.title,
    reference: into.reference,
    aim: into.aim,
    leadAgencyId: into.agency,
    owningGroupId: into.owner,
    startsOn: into.start,
    dueKind: into.dueKind,
    due: into.due,
    forecast: into.forecast,
    leads: into.leads,
    findings: into.findings,
    targets: measures?.is === 'measures' ? measures.measures : [],
    importId: made.id,
  })
  const progress = row.cells.find(({ field }) => field === 'progress')?.value
  if (into.status !== '')
    await postUpdate(c.db, {
      itemId: id,
      dated: c.today,
      status: into.status,
      done: progress?.is === 'text' ? progress.text : `Status given in the workbook “${made.file_name}”.`,
      forPostId: into.leads[0] ?? null,
      agreedHow: 'not_yet',
      importId: made.id,
    })
  return id
}
