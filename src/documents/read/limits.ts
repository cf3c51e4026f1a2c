import type { Refusal } from './model.ts'

/** What one file may cost. Sizes in bytes and characters, time in milliseconds, memory in megabytes of heap. */
export type Limits = {
  bytes: number
  milliseconds: number
  memory: number
  rows: number
  columns: number
  pages: number
  cellCharacters: number
  entries: number
  inflated: number
  ratio: number
  depth: number
  /** Excel: the number itself rather than what its format shows of it. For figures. */
  exact: boolean
}

const million = 1024 * 1024

/** Far above any plan we have seen (the longest had 300 rows), far below what hurts the server. */
export const defaultLimits: Limits = {
  bytes: 25 * million,
  milliseconds: 12_000,
  memory: 512,
  rows: 5_000,
  columns: 200,
  pages: 400,
  cellCharacters: 60_000,
  entries: 4_000,
  inflated: 150 * million,
  ratio: 150,
  depth: 120,
  exact: false,
}

/** Leaves a reader at any depth; `sentence` follows the file's name ("is password-protected. Save ..."). */
export class Refused extends Error {
  readonly code: Refusal
  constructor(code: Refusal, sentence: string) {
    super(sentence)
    this.code = code
  }
}

export const refuse = (code: Refusal, sentence: string): never => {
  throw new Refused(code, sentence)
}

/** The same limit, the same sentence, whichever kind of file broke it. */
export const tooManyRows = (limits: Limits): never =>
  refuse(
    'too_many_rows',
    `holds more than ${limits.rows.toLocaleString('en-GB')} rows. Keep only the plan itself in the file and drop it again.`,
  )

export const tooLongCell = (limits: Limits): never =>
  refuse(
    'too_big',
    `has a cell or paragraph of more than ${limits.cellCharacters.toLocaleString('en-GB')} characters. Shorten it or remove it, then drop the file again.`,
  )

export const tooDeep = (): never =>
  refuse('bomb', 'is nested far deeper than any document a person writes. Copy the plan into a new file and drop that.')

export const damaged = (program: string): never =>
  refuse('truncated', `is damaged or was not copied whole. Open it in ${program}, save it again and drop the new copy.`)
