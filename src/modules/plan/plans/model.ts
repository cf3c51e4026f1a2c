import type { Tone } from '../../../platform/shapes.tsx'

/** The five levels a plan may use, from the top. */
export const levels = ['theme', 'outcome', 'driver', 'project', 'action'] as const
export type Level = (typeof levels)[number]

/** A level that a plan uses and the word it has for it: "Priority" for a theme. */
export type PlanLevel = { level: Level; word: string }

/** One status of a plan's key. `code` never changes, so that old updates can be read with a newer key. */
export type KeyWord = { code: string; word: string; shape: Tone; definition: string }

/** One version of a plan's key, worst status first. */
export type StatusKey = { id: string; number: number; starts: string; words: KeyWord[] }

/** none: not at all; worst: as the worst; two_worst: as the worst only when two share it; reported: somebody says it. */
export const rollUps = ['none', 'worst', 'two_worst', 'reported'] as const
export type RollUp = (typeof rollUps)[number]

/** A plan with its levels from the top and every version of its key, newest first. */
export type Plan = {
  id: string
  title: string
  kind: 'strategic' | 'delivery'
  levels: PlanLevel[]
  starts_on: string | null
  ends_on: string | null
  owning_group_id: string | null
  overseeing_group_id: string | null
  /** The strategic plan that this one stands under. */
  parent_id: string | null
  /** How a heading's status follows from what stands below it. */
  roll_up: RollUp
  /** The level that carries the status; null: the lines do. */
  rated_level: Level | null
  position: number
  version: number
  keys: StatusKey[]
}
