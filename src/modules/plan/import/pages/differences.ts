import type { Block, Row, SourceDocument } from '../../../../documents/read/model.ts'
import type { PlanTree, TreeItem } from '../../outline/tree.ts'
import { readDate } from '../dates.ts'
import { postsIn } from '../leads.ts'
import { tidy } from '../words.ts'
import { leadKey } from './choices.ts'

/** The fields of an exported workbook that are compared with the plan. */
export type Compared = 'reference' | 'title' | 'aim' | 'leads' | 'due' | 'forecast' | 'status'

/** One cell that says something else than the plan: both in words. `value` is what would be taken over. */
export type Difference = { item: string; title: string; field: Compared; was: string; becomes: string; value: string }

export type Comparison = {
  /** Rows that carry the id of an item of this plan. */
  compared: number
  differences: Difference[]
  /** Ids that no item of the plan has: deleted since, or of another plan. */
  unknown: string[]
  /** Rows without an id: written into the workbook by hand. */
  fresh: number
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const idHeading = /^holdfast id$/i

const headings: [Compared, RegExp][] = [
  ['reference', /^(?:ref(?:erence)?|no\.?|number)$/i],
  ['title', /^(?:title|item|line|action|project|what(?: will be done)?)$/i],
  ['aim', /^(?:aim|what will be done|detail|details)$/i],
  ['leads', /^(?:leads?|lead posts?|who leads|led by)$/i],
  ['due', /^(?:due|agreed(?: date)?|due date|by when)$/i],
  ['forecast', /^(?:forecast|forecast date|now expected)$/i],
  ['status', /^(?:status|reported status|reported)$/i],
]

/** Does the file carry the ids that an exported workbook has? Then it is compared, not imported. */
export const holdsIds = (document: SourceDocument): boolean => idsIn(document).length > 0

/** The ids of the items that a workbook speaks of. */
export const idsIn = (document: SourceDocument): string[] =>
  exportsIn(document).flatMap(({ rows, id }) =>
    rows.flatMap((row) => (uuid.test(textAt(row, id)) ? [textAt(row, id).toLowerCase()] : [])),
  )

/** What an exported workbook, brought back, says otherwise than the plan does. A pure comparison: nothing is taken over. */
export const differences = (tree: PlanTree, document: SourceDocument): Comparison => {
  const items = new Map(tree.items.map((item) => [item.id, item]))
  const result: Comparison = { compared: 0, differences: [], unknown: [], fresh: 0 }
  for (const { rows, id, columns } of exportsIn(document))
    for (const row of rows) {
      const key = textAt(row, id).toLowerCase()
      const item = items.get(key)
      if (!uuid.test(key)) {
        if (row.cells.some((cell) => cell?.text)) result.fresh++
      } else if (!item) result.unknown.push(key)
      else {
        result.compared++
        for (const [field, column] of columns) {
          const found = differenceOf(item, field, textAt(row, column))
          if (found) result.differences.push(found)
        }
      }
    }
  return result
}

const differenceOf = (item: TreeItem, field: Compared, cell: string): Difference | null => {
  const now = wordsFor(item, field)
  const value = read(field, cell)
  // A cell that cannot be read as a date, or the words for a missing one, says nothing new.
  if (value === null || same(field, now, value)) return null
  return { item: item.id, title: item.title, field, was: now || 'nothing', becomes: value || 'nothing', value }
}

const wordsFor = (item: TreeItem, field: Compared): string => {
  switch (field) {
    case 'leads':
      return item.leads.map(({ title }) => title).join('; ')
    case 'status':
      return item.status.word
    case 'due':
      return item.due ?? ''
    case 'forecast':
      return item.forecast ?? ''
    default:
      return item[field]
  }
}

const read = (field: Compared, cell: string): string | null => {
  const text = tidy(cell)
  switch (field) {
    case 'due':
    case 'forecast': {
      if (/^(?:|-|no date|none|ongoing|to be confirmed|no forecast|as agreed)$/i.test(text)) return null
      const found = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? readDate(text)?.date
      return found ?? null
    }
    case 'status':
      return text === '' || /^not yet stated$/i.test(text) ? null : text
    case 'title':
      return text === '' ? null : text
    case 'leads':
      return /^(?:|no lead.*|none|vacant)$/i.test(text) ? null : text
    default:
      return text
  }
}

const same = (field: Compared, now: string, value: string): boolean => {
  if (field === 'leads') {
    const posts = (text: string) =>
      [
        ...new Set(
          (text.includes(';') ? text.split(';') : postsIn(text)).map((each) => leadKey(each.replace(/\(.*?\)/g, ''))),
        ),
      ]
        .sort()
        .join('|')
    return posts(now) === posts(value)
  }
  return plain(now) === plain(value)
}

const plain = (text: string) => tidy(text).toLowerCase()

type Export = { rows: Row[]; id: number; columns: [Compared, number][] }

const exportsIn = (document: SourceDocument): Export[] => document.blocks.flatMap(exportIn)

const exportIn = (block: Block): Export[] => {
  if (block.kind !== 'table') return []
  const head = block.rows.findIndex((row) => row.cells.some((cell) => idHeading.test(tidy(cell?.text ?? ''))))
  const names = block.rows[head]?.cells.map((cell) => tidy(cell?.text ?? '')) ?? []
  const id = names.findIndex((name) => idHeading.test(name))
  if (id === -1) return []
  const columns = headings.flatMap(([field, name]): [Compared, number][] => {
    const at = names.findIndex((each) => name.test(each))
    return at === -1 ? [] : [[field, at]]
  })
  // One column is read as one field, the first that its name fits.
  const once = columns.filter(([, at], nth) => columns.findIndex(([, other]) => other === at) === nth)
  return [{ rows: block.rows.slice(head + 1), id, columns: once }]
}

const textAt = (row: Row, column: number): string => (row.cells[column]?.text ?? '').trim()
