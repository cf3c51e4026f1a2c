import type { Tone } from '../../../platform/shapes.tsx'
import type { DueKind, ItemKind, MilestoneDates, Step } from '../outline/tree.ts'

/** The tones a rule may suggest. “None” (no improvement needed) is only ever said by a person. */
export type SuggestedTone = Exclude<Tone, 'none'>

/** A figure of a measure that stands today. `small`: it, or one that it would give away, counts so few that no sentence says it. */
export type Figure = { period_to: string; value: number; provisional: boolean; small?: boolean }

/** How an item is measured: its words, its dated steps, and the measure whose figures are held against them. */
export type MeasuredTarget = {
  text: string
  steps: readonly Step[]
  measure: { better: 'higher' | 'lower' | 'neither'; unit: string; latest: Figure | null } | null
}

/** Another item that this one needs before it can end. */
export type Needed = { title: string; closed: boolean; due: string | null; forecast: string | null }

/** A piece of evidence that counts in how many records (or observations) it was so, and what was agreed beforehand. */
export type Result = {
  title: string
  dated: string
  met: number
  all: number
  agreed: { at_least: number; out_of: number } | null
}

/** What a suggestion goes by. Dates are 'YYYY-MM-DD'. */
export type SuggestionFacts = {
  kind: ItemKind
  /** The tone of the reported status; null while nobody has stated one. */
  reported: Tone | null
  /** The day on which the reported status was said. */
  reported_on: string | null
  starts_on: string | null
  due_kind: DueKind
  due: string | null
  forecast: string | null
  /** The day of the last update that somebody wrote. */
  updated_on: string | null
  milestones: readonly MilestoneDates[]
  targets: readonly MeasuredTarget[]
  needs: readonly Needed[]
  /** How many pieces of evidence are attached to it and to its updates. */
  evidence: number
  results: readonly Result[]
  /** Of a heading that carries the status: how many lines stand under it, how many of those are late and by how many days. */
  under?: { items: number; late: number; longest: number }
}

/**
 * One thing that speaks for a tone: the sentence, and what would have to be so for it to speak for a better one. `reopens`:
 * it contradicts that the item is complete.
 */
export type Sign = { tone: SuggestedTone; says: string; wants?: string; reopens?: boolean }
