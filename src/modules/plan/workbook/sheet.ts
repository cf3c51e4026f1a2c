import type { Block, Row, SourceDocument } from '../../../documents/read/model.ts'
import type { TreeItem } from '../outline/tree.ts'

/** The cells of a plan that come back from a workbook. `why` is the reason for a moved date. */
export const fields = [
  'reference',
  'title',
  'aim',
  'measures',
  'leads',
  'agency',
  'owner',
  'start',
  'due',
  'forecast',
  'why',
  'status',
  'progress',
  'findings',
] as const
export type Field = (typeof fields)[number]
/** The columns that say where a line stands. */
export type Heading = 'theme' | 'outcome' | 'driver'

export const fieldNames: Record<Field, string> = {
  reference: 'Reference',
  title: 'Title',
  aim: 'Aim',
  measures: 'Measures',
  leads: 'Leads',
  agency: 'Lead agency',
  owner: 'Delivered by',
  start: 'Start',
  due: 'Agreed date',
  forecast: 'Forecast',
  why: 'Why a date moved',
  status: 'Status',
  progress: 'Progress',
  findings: 'Findings it answers',
}

const headings: [Field | Heading | 'mark', RegExp][] = [
  ['reference', /^(?:ref(?:erence)?|no\.?|number)$/i],
  ['title', /^(?:title|item|line|action|project|what(?: will be done)?)$/i],
  ['aim', /^(?:aim|what will be done|detail|details)$/i],
  ['measures', /^(?:measures?|how (?:it|this) (?:is|will be) measured)$/i],
  ['leads', /^(?:leads?|lead posts?|who leads|led by)$/i],
  ['agency', /^(?:lead agency|agency)$/i],
  ['owner', /^(?:delivered by|owner|owning group)$/i],
  ['start', /^(?:start|starts|start date)$/i],
  ['due', /^(?:due|agreed(?: date)?|due date|by when)$/i],
  ['forecast', /^(?:forecast|forecast date|now expected)$/i],
  ['why', /^why a date moved$/i],
  ['status', /^(?:status|reported status|reported)$/i],
  ['progress', /^(?:progress|what (?:has been|was) done|last update)$/i],
  ['findings', /^(?:findings?|answers(?: findings)?)$/i],
  ['theme', /^theme$/i],
  ['outcome', /^outcome$/i],
  ['driver', /^driver$/i],
  ['mark', /^holdfast mark$/i],
]

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const idHeading = /^holdfast id$/i

/** One row of an exported workbook that came back. */
export type SheetRow = {
  sheet: string
  row: number
  /** As it stands there: an id, nothing, or what somebody made of it. */
  id: string
  mark: string
  cells: ReadonlyMap<Field | Heading, string>
}

/** Something in the workbook that is no field of a plan and stays with the import. */
export type Kept = { sheet: string; row: number; column: string; what: 'comment' | 'formula' | 'column'; text: string }

export type Brought = {
  rows: SheetRow[]
  /** The fields that the workbook has a column for. */
  fields: ReadonlySet<Field>
  /** What went out, item by item; null when the workbook does not hold its copy any more. */
  copy: ReadonlyMap<string, ReadonlyMap<Field | Heading, string>> | null
  /** The instant at which it went out, where it says so. */
  wentOut: string | null
  kept: Kept[]
  /** Cells whose formula has no value yet: `sheet,row,field`. */
  valueless: ReadonlySet<string>
  /** Other sheets with words on them. */
  otherSheets: string[]
}

/** What tells the version of an item in a workbook: its version and the end of its id. */
export const workbookMark = ({ id, version }: Pick<TreeItem, 'id' | 'version'>): string => `v${version}.${id.slice(-8)}`

/** Does the file carry the ids that an exported workbook has? Then it is compared, not imported. */
export const holdsIds = (document: SourceDocument): boolean => idsIn(document).length > 0

/** The ids of the items that a workbook speaks of. */
export const idsIn = (document: SourceDocument): string[] =>
  broughtFrom(document).rows.flatMap(({ id }) => (isItemId(id) ? [id] : []))

export const isItemId = (word: string): boolean => uuid.test(word)

/** Reads an exported workbook that came back: its rows whatever their order, its columns whatever theirs. */
export const broughtFrom = (document: SourceDocument): Brought => {
  const brought: Brought = {
    rows: [],
    fields: new Set(),
    copy: copyIn(document.copy),
    wentOut: wentOutIn(document.copy),
    kept: [],
    valueless: new Set(),
    otherSheets: [],
  }
  for (const block of document.blocks) {
    const table = tableIn(block)
    if (table) readTable(table, brought)
    else if (block.where.sheet && !brought.otherSheets.includes(block.where.sheet))
      brought.otherSheets.push(block.where.sheet)
  }
  const own = new Set(brought.rows.map(({ sheet }) => sheet))
  return { ...brought, otherSheets: brought.otherSheets.filter((sheet) => !own.has(sheet)) }
}

type Read = { rows: Row[]; names: string[]; id: number; columns: Map<number, Field | Heading | 'mark'> }

const tableIn = (block: Block): Read | null => {
  if (block.kind !== 'table') return null
  const head = block.rows.findIndex((row) => row.cells.some((cell) => idHeading.test(cell?.text ?? '')))
  const names = block.rows[head]?.cells.map((cell) => squeezed(cell?.text ?? '')) ?? []
  const id = names.findIndex((name) => idHeading.test(name))
  return id === -1 ? null : { rows: block.rows.slice(head + 1), names, id, columns: columnsOf(names) }
}

// One column is read as one field, the first that its name fits.
const columnsOf = (names: readonly string[]): Read['columns'] => {
  const columns: Read['columns'] = new Map()
  for (const [field, name] of headings) {
    const at = names.findIndex((each, place) => name.test(each) && !columns.has(place))
    if (at !== -1) columns.set(at, field)
  }
  return columns
}

const readTable = ({ rows, names, id, columns }: Read, into: Brought): void => {
  const present = into.fields as Set<Field>
  for (const field of columns.values()) if (isField(field)) present.add(field)
  for (const row of rows) {
    const cells = new Map<Field | Heading, string>()
    const place = { sheet: row.where.sheet ?? '', row: row.where.row ?? 0 }
    let mark = ''
    for (const [at, cell] of row.cells.entries()) {
      if (!cell) continue
      const column = names[at] || `column ${at + 1}`
      const field = columns.get(at)
      if (field === 'mark') mark = cell.text.trim()
      else if (field) cells.set(field, cell.text)
      else if (at !== id && cell.text !== '') into.kept.push({ ...place, column, what: 'column', text: cell.text })
      if (cell.comment) into.kept.push({ ...place, column, what: 'comment', text: cell.comment })
      if (cell.formula !== undefined) {
        into.kept.push({ ...place, column, what: 'formula', text: `=${cell.formula.replace(/^=/, '')}` })
        if (cell.text === '' && isField(field))
          (into.valueless as Set<string>).add(`${place.sheet},${place.row},${field}`)
      }
    }
    const own = (row.cells[id]?.text ?? '').trim().toLowerCase()
    if (own !== '' || [...cells.values()].some((text) => text !== ''))
      into.rows.push({ ...place, id: own, mark, cells })
  }
}

const copyIn = (copy: SourceDocument['copy']): Brought['copy'] => {
  if (!copy || !/^holdfast copy$/i.test(copy[0]?.[0] ?? '')) return null
  const names = copy[1]?.map(squeezed) ?? []
  const id = names.findIndex((name) => idHeading.test(name))
  if (id === -1) return null
  const columns = columnsOf(names)
  return new Map(
    copy.slice(2).flatMap((row) => {
      const key = (row[id] ?? '').trim().toLowerCase()
      const cells = [...columns].flatMap(([at, field]): [Field | Heading, string][] =>
        field === 'mark' ? [] : [[field, row[at] ?? '']],
      )
      return isItemId(key) ? [[key, new Map(cells)] as const] : []
    }),
  )
}

const wentOutIn = (copy: SourceDocument['copy']): string | null => {
  const instant = copy?.[0]?.[1] ?? ''
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(instant) && !Number.isNaN(Date.parse(instant)) ? instant : null
}

const isField = (name: Field | Heading | 'mark' | undefined): name is Field => fields.some((field) => field === name)

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()
