import { longDate } from '../../../platform/dates.ts'
import type { Line } from '../../history/index.ts'
import { agreedWords } from './rules.ts'

/** What happened to an item, as somebody would tell it. */
export type Past = { at: Date; who: string; sentence: string }

/**
 * Sentences from the lines of history about one item, newest first. A person's own sentence stands for the facts recorded
 * with it; where there is none (an import, the command line), the facts are told.
 */
export const pastOf = (lines: readonly Line[], statusWord: (code: string) => string): Past[] =>
  lines.flatMap((line) => {
    const told = tell(line, lines, statusWord)
    return told === null ? [] : [{ at: line.at, who: line.person ?? 'Holdfast', sentence: told }]
  })

const tell = (line: Line, all: readonly Line[], statusWord: (code: string) => string): string | null => {
  switch (line.operation) {
    case 'note':
      return line.value ? (line.value.sentence ?? null) : 'wrote words that were later removed by somebody authorised'
    case 'insert':
      return hasNote(line, all) ? null : 'added this item'
    case 'update':
      return hasNote(line, all) ? null : factsOf(line, statusWord)
    case 'delete':
    case 'read':
    case 'removal':
      return null
  }
}

// Note and facts are written in one transaction, so by one person within moments.
const hasNote = (line: Line, all: readonly Line[]): boolean =>
  all.some(
    (other) =>
      other.operation === 'note' &&
      other.person_id === line.person_id &&
      Math.abs(other.at.getTime() - line.at.getTime()) < 5000,
  )

const factsOf = ({ value }: Line, statusWord: (code: string) => string): string | null => {
  const [was, became] = [value?.was ?? {}, value?.became ?? {}]
  const sentences = Object.keys(became).flatMap((field) => {
    const sentence = factOf(field, was[field], became[field], statusWord)
    return sentence === null ? [] : [sentence]
  })
  return sentences.length === 0 ? null : [...new Set(sentences)].join('; ')
}

const factOf = (field: string, was: unknown, became: unknown, statusWord: (code: string) => string): string | null => {
  switch (field) {
    case 'due':
      return `moved the agreed date from ${dayWords(was)} to ${dayWords(became)}`
    case 'forecast':
      return `moved the forecast from ${dayWords(was)} to ${dayWords(became)}`
    case 'status':
      return `said ${statusWord(String(became)).toLowerCase()}`
    case 'title':
      return `renamed it from “${String(was)}” to “${String(became)}”`
    case 'deleted_at':
      return became === null ? 'brought it back' : 'deleted it'
    case 'doubts':
      return 'settled doubts left from the import'
    case 'status_on':
    case 'position':
    case 'due_kind':
      return null
    default:
      return `changed ${fieldWords[field] ?? field.replaceAll('_', ' ')}`
  }
}

const dayWords = (value: unknown): string =>
  typeof value === 'string' ? longDate(value.slice(0, 10)) : agreedWords({ kind: 'date', date: null })

const fieldWords: Record<string, string> = {
  reference: 'the reference',
  aim: 'the aim',
  kind: 'what kind of item it is',
  reason: 'why no improvement is needed',
  signpost: 'the signpost',
  parent_id: 'where it stands in the plan',
  level: 'its level',
  lead_agency_id: 'the lead agency',
  owning_group_id: 'the group that delivers it',
  overseeing_group_id: 'the group that oversees it',
  starts_on: 'the start',
  links: 'the links',
}
