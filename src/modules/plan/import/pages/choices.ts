import type { SourceDocument } from '../../../../documents/read/model.ts'
import type { Decision } from '../proposal.ts'

/** What somebody said about a post of the leads column. `post`: the id of a post that is there, or '' for a new one. */
export type LeadChoice = { post: string; title: string; agency: string; name: string; email: string; interim: boolean }

/** Text around the table that becomes findings and evaluations; the numbers are places in the proposal's lists. */
export type AroundChoice = {
  source: string
  title: string
  kind: string
  strengths: number[]
  priorities: number[]
  evaluations: number[]
}

/** What was taken over from a workbook, item by item, with what stood there before. */
export type Taken = {
  items: {
    item: string
    title: string
    /** What each field said before and says since, in words; the item's own columns as they were. */
    fields: { field: string; was: string; became: string }[]
    before: Before
    update: string | null
  }[]
  deleted: { item: string; title: string; at: string }[]
}
/** The columns of an item that a workbook can change. */
export type Before = {
  title: string
  reference: string
  aim: string
  agency: string | null
  owner: string | null
  start: string | null
  dueKind: 'date' | 'ongoing' | 'to_be_confirmed'
  due: string | null
  forecast: string | null
  status: string
  statusOn: string | null
  leads: string[]
  findings: string[]
  targets: {
    id: string
    text: string
    measure_id?: string | null
    steps: { due: string; value: number; unit: string }[]
  }[]
}

/** What was chosen beside the corrections. `findings`: by the item's key. */
export type Choices = {
  leads?: Record<string, LeadChoice>
  around?: AroundChoice
  findings?: Record<string, string[]>
  /** What was taken over from a workbook that came back, so that it can be taken back. */
  taken?: Taken
}

export type ImportState = 'open' | 'accepted' | 'undone' | 'thrown_away'

/** A file that was dropped in, as read, with what was decided about it so far. */
export type Import = {
  id: string
  plan_id: string | null
  title: string
  file_name: string
  document: SourceDocument
  decisions: Decision[]
  choices: Choices
  state: ImportState
  sha256: string | null
  made_plan: boolean
  made_at: Date
  settled_at: Date | null
  version: number
}

/** The same lead written in other capitals or with other marks is one post. */
export const leadKey = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
