export type Level = 0 | 1 | 2 | 3 | 4

/** A figure of a measure for a period, oldest first in its list. */
export type Figure = {
  period_from: string
  period_to: string
  value: number
  state: 'provisional' | 'final' | 'corrected'
}

/** A measure linked to the finding. `linked_on` is the day of the link, which must come before what it shows. */
export type MeasureFacts = {
  id: string
  title: string
  kind: 'outcome' | 'experience' | 'process' | 'balancing'
  better: 'higher' | 'lower' | 'neither'
  named_on: string
  linked_on: string
  figures: readonly Figure[]
  breaks: readonly { dated: string; what: 'definition' | 'source' | 'tool' | 'population' }[]
}

/** A change of practice that an answering item brings about, with the level written down beforehand. */
export type ChangeFacts = {
  id: string
  title: string
  in_use_from: string | null
  stopped_on: string | null
  abandoned: boolean
  at_least: number | null
  out_of: number | null
  criterion_on: string | null
  /** A measure whose newest figure must reach a level; its direction says which way. */
  measure: MeasureFacts | null
  measure_level: number | null
}

export type EvidenceKind = 'data' | 'records' | 'views' | 'observation' | 'document'

/** A piece of evidence for the finding, an item that answers it, or a change of practice. */
export type EvidenceFacts = {
  title: string
  kind: EvidenceKind
  dated: string | null
  speaks_from: string | null
  speaks_to: string | null
  result_met: number | null
  result_all: number | null
  review_on: string | null
  reviewed_on: string | null
  /** The changes it is attached to, itself or through an item that brings them about. */
  change_ids: readonly string[]
}

/** A difference between two rounds of an audit or a survey. None is worked out yet: the door for those rooms. */
export type Comparison = {
  title: string
  named_on: string | null
  /** Several questions were compared at once, and the difference stands after Holm's correction. */
  holm: boolean
  before_to: string
  after_from: string
  after_on: string
  better: boolean
  beyond_chance: boolean
  same_version: boolean
  comparable: boolean
  /** The finite-population correction was used: it calls one round in five better when nothing changed. */
  corrected_for_population: boolean
}

/** Somebody confirmed level 3 as judged, not measured. */
export type Judgement = { on: string; outside: boolean }

/** Money, a post or other support of an answering item that ends on a day; null when it goes on. */
export type Support = { what: string; ends_on: string | null }

/** Everything the rule looks at for one finding. `found_on` is when the inspectors came, or the finding was made. */
export type LevelFacts = {
  today: string
  found_on: string | null
  items: readonly { id: string; title: string; closed: boolean; evidence: number; lapsed: number }[]
  changes: readonly ChangeFacts[]
  measures: readonly MeasureFacts[]
  comparisons: readonly Comparison[]
  evidence: readonly EvidenceFacts[]
  judgement: Judgement | null
  support: readonly Support[]
}

/** What the rule suggests for a finding, in words. */
export type SuggestedLevel = {
  level: Level
  /** A linked outcome or balancing measure gets worse. */
  mixed: boolean
  /** Level 3 (or 4) stands on a judgement, not on a measure. */
  judged: boolean
  /** Why this level, then what speaks against it. */
  reasons: string[]
  /** What the next level needs. */
  next: string
  /** A changed definition, source, tool or population that keeps the rule from suggesting more. */
  blocked?: string
  /** For each level from 0 to 4 why it is reached, or what it needs. */
  rungs: { reached: boolean; words: string }[]
  /** What each linked measure says about a change. */
  measures: { id: string; words: string }[]
}
