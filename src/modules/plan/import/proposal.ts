import type { SourceDocument } from '../../../documents/read/model.ts'

/** What a column of a plan can mean. `aim` is what will be done (the action or project); `other` is kept but not used. */
export type Meaning =
  | 'reference'
  | 'theme'
  | 'outcome'
  | 'driver'
  | 'aim'
  | 'finding'
  | 'measure'
  | 'lead'
  | 'agency'
  | 'start'
  | 'due'
  | 'status'
  | 'progress'
  | 'reason'
  | 'resources'
  | 'other'

export type WarningCode =
  | 'leak'
  | 'merged'
  | 'split'
  | 'repeated'
  | 'shifted'
  | 'inherited'
  | 'unclear_date'
  | 'no_lead'
  | 'no_measure'
  | 'not_a_plan'

/** `suggests` is the index of the item in the proposal that a leaked passage seems to belong to. */
export type Warning = { code: WarningCode; sentence: string; suggests?: number }

export type Source = { page?: number; sheet?: string; rows: number[] }

/** A step of a target: `date` is the day by which it holds (`YYYY-MM-DD`), `unit` is `%` or the word that was counted. */
export type Step = { date: string | null; value: number; unit: string }
export type ProposedMeasure = { text: string; steps: Step[] }
export type Contribution = { agency: string; text: string }

/** The fields of an item that a person may edit or move words between. */
export type Field =
  | 'title'
  | 'theme'
  | 'outcome'
  | 'driver'
  | 'aim'
  | 'findings'
  | 'measures'
  | 'leads'
  | 'due'
  | 'status'
  | 'progress'
  | 'reason'

/** Where a field's words came from: the cell itself, the cell above, another cell or row, the text's shape, or a person. */
export type Provenance = {
  from: 'cell' | 'above' | 'other cell' | 'other row' | 'text' | 'person'
  rows: number[]
  column: number | null
}

export type ItemKind = 'action' | 'no_improvement_needed'

export type ProposedItem = {
  /** Stable for one document: made of the row the item starts in (`r12`, and `r12.2` for the second half of a split row). */
  key: string
  title: string
  kind: ItemKind
  reference: string | null
  theme: string | null
  outcome: string | null
  driver: string | null
  aim: string | null
  findings: string[]
  measures: ProposedMeasure[]
  leads: string[]
  agencies: string[]
  start: string | null
  due: string | null
  /** The file's own words for the date, where they are not a plain day. */
  dueWords: string | null
  status: string | null
  progress: string | null
  /** The words of `progress` that no contribution repeats. */
  progressRest: string | null
  contributions: Contribution[]
  reason: string | null
  resources: string | null
  links: string[]
  /** Words of columns whose meaning is `other`, under the column's own heading. */
  extra: { heading: string; text: string }[]
  warnings: Warning[]
  source: Source
  provenance: Partial<Record<Field, Provenance>>
}

export type CellState =
  | 'used'
  | 'inherited'
  | 'repeated header'
  | 'repeated page'
  | 'continuation'
  | 'theme'
  | 'left out'
  | 'blank'

export type ReadCell = { text: string; state: CellState; fill: string | null }

/** One row of the original as it was read, with the items that were made of it. */
export type ReadRow = {
  row: number
  page?: number
  sheet?: string
  state: CellState
  cells: ReadCell[]
  items: string[]
}

/** `confidence` runs from 0 (a guess) to 1 (the heading says so). */
export type ReadColumn = { heading: string; meaning: Meaning; confidence: number; why: string }

export type ReadTable = {
  kind: 'table' | 'run together' | 'one cell per line' | 'records' | 'bullets'
  columns: ReadColumn[]
  rows: ReadRow[]
}

export type Answer = { value: string; label: string; effect: string }

export type Doubt = {
  /** Stable for one document, so that a stored decision finds it again. */
  key: string
  letter: string
  kind: 'leak' | 'merged' | 'shifted' | 'unclear_date' | 'status_colour' | 'column' | 'text_beside'
  item: string
  row: number
  column: number | null
  quoted: string
  question: string
  /** The likeliest answer stands first. */
  answers: Answer[]
  chosen: string
  /** False while `chosen` is only the likeliest answer. */
  settled: boolean
}

export type Around = {
  strengths: string[]
  priorities: string[]
  evaluations: { indicator: string; text: string; grade: string }[]
  rhythm: { text: string; every: string; to: string | null } | null
  leadsText: string[]
}

export type Post = { title: string; rows: number[]; items: string[] }

export type Decision =
  | { do: 'answer'; doubt: string; value: string }
  | { do: 'column'; table?: number; column: number; meaning: Meaning }
  | { do: 'split'; item: string; at: Partial<Record<'title' | 'aim' | 'driver' | 'measures' | 'progress', number>> }
  | { do: 'merge'; items: string[] }
  | { do: 'move'; text: string; from: { item: string; field: Field }; to: { item: string; field: Field } }
  | { do: 'edit'; item: string; field: Field; value: string }
  | { do: 'drop'; item: string }

/** What a document would become, as a function of the document and the decisions taken so far. */
export type Proposal = {
  document: SourceDocument
  decisions: Decision[]
  title: string
  notes: string[]
  tables: ReadTable[]
  items: ProposedItem[]
  doubts: Doubt[]
  /** What was settled without asking, in sentences. */
  putRight: { code: WarningCode; rows: number[]; sentence: string }[]
  around: Around
  posts: Post[]
}

export type NotAPlan = { refused: string; code: 'not_a_plan' }
