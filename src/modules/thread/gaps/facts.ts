import type { TreeItem } from '../../plan/index.ts'

/** Each kind of missing link, the worst first: a finding nobody answers before an item without a date. */
export const gapKinds = [
  'finding_without_item',
  'level_lapsed',
  'post_vacant',
  'item_without_post',
  'signpost_only',
  'update_missing',
  'audit_not_repeated',
  'evidence_older',
  'not_told_back',
  'no_childrens_voice',
  'voice_reason_lapsed',
  'finding_without_measure',
  'measure_silent',
  'measure_named_after',
  'trial_overdue',
  'due_after_post_ends',
  'change_without_day',
  'change_without_level',
  'nobody_told',
  'grade_without_evidence',
  'item_without_measure',
  'item_without_date',
  'same_group_only',
  'strength_unwatched',
  'too_many_items',
] as const
export type GapKind = (typeof gapKinds)[number]

/** The weight of a kind: the first in the list is the worst. */
export const weightOf = (kind: GapKind): number => (gapKinds.length - gapKinds.indexOf(kind)) * 4

/** "A2 Checks come late". */
export const named = ({ reference, title }: { reference: string; title: string }): string =>
  [reference, title].filter(Boolean).join(' ')

/** A missing link: what it is missing from, in words, and the one place where it is mended. */
export type Gap = {
  kind: GapKind
  /** What it is missing from, and the id of that. */
  subject: string
  subjectId: string
  /** The finding it breaks the thread of: the first of them, or none. */
  findingId: string | null
  findingIds: readonly string[]
  planId: string | null
  /** The posts that lead what it is missing from. */
  postIds: readonly string[]
  sentence: string
  mend: { href: string; words: string }
  /** The heavier the worse. */
  weight: number
}

export type GapItem = Pick<
  TreeItem,
  | 'id'
  | 'plan_id'
  | 'title'
  | 'reference'
  | 'line'
  | 'kind'
  | 'closed'
  | 'leads'
  | 'due'
  | 'due_kind'
  | 'targets'
  | 'findings'
  | 'through'
  | 'updated_on'
>
export type GapFinding = {
  id: string
  kind: string
  reference: string
  title: string
  found_on: string | null
  source_id: string
}
export type GapChange = {
  id: string
  title: string
  in_use_from: string | null
  trial_to: string | null
  review_on: string | null
  reviewed_on: string | null
  decided: boolean
  stopped_on: string | null
  at_least: number | null
  measure_level: number | null
  criterion_on: string | null
  told: number
  item_ids: readonly string[]
}
export type GapMeasure = {
  id: string
  title: string
  named_on: string
  owner_post_id: string | null
  /** It waits for a figure that is late. */
  silent: boolean
  latest_to: string | null
}
export type GapPiece = {
  id: string
  title: string
  nature: string
  dated: string | null
  speaks_to: string | null
  added_on: string
  /** The findings, items and changes it is attached to. */
  on: readonly string[]
  view: { whose: string; told_back_on: string | null } | null
}

/** Everything the list of gaps looks at. Only what the reader may see is in it. */
export type GapFacts = {
  today: string
  plans: readonly { id: string; title: string }[]
  items: readonly GapItem[]
  findings: readonly GapFinding[]
  changes: readonly GapChange[]
  measures: readonly GapMeasure[]
  /** Which measures are linked to which findings, since when, and whether the level rule says it came too late. */
  linked: readonly { finding_id: string; measure_id: string; linked_on: string; late: boolean }[]
  pieces: readonly GapPiece[]
  silences: readonly { statement_id: string; lapses_on: string }[]
  watched: ReadonlySet<string>
  audits: readonly {
    id: string
    title: string
    source_id: string | null
    evidence_id: string | null
    repeats_id: string | null
    read_to: string
  }[]
  /** The partnership's own conclusions and grades. */
  grades: readonly { id: string; what: string; finding_id: string | null; evidence: number; href: string }[]
  /** Posts and paid support that end: on which day, and the items that lean on them. */
  endings: readonly { what: string; ends_on: string; item_ids: readonly string[]; post_id: string | null }[]
  /** Updates that an open round asks for and has not got. */
  owed: readonly { round: string; round_id: string; due: string; item_id: string }[]
  /** Levels that fell since they were confirmed, each with why. */
  fallen: readonly { finding_id: string; level: number; now: number; why: string }[]
}
