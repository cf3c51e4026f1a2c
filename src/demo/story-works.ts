import type { CharterPart, CycleDecision, ResourceKind, ResourceState } from '../modules/plan/index.ts'

/** How the work of a plan is done beside its items: what could go wrong, what was tried, who agreed to it, with what. */
export type WorksStory = {
  risks: RiskStory[]
  charters: CharterStory[]
  cycles: CycleStory[]
  resources: ResourceStory[]
}

/** `plan`: its place among the plans; `items`: references of those that make it smaller. The oldest score first. */
export type RiskStory = {
  plan: number
  title: string
  cause: string
  effect: string
  doing: string
  post: string
  review?: string
  closed?: [on: string, why: string]
  items: string[]
  scores: {
    on: string
    by: string
    before: [likelihood: number, impact: number]
    after: [number, number]
    why: string
  }[]
}

/** The versions of one item's charter, the first one first; each says only what differs from the one before. */
export type CharterStory = {
  item: string
  versions: {
    by: string
    on: string
    fields: Partial<Record<CharterPart, string>>
    /** The group it was put to; without one it is a draft. */
    group?: string
    decided?: { on: string; by: string } & ({ approved: true } | { asked: string })
  }[]
}

/** The cycles on one item, the first one first. `predicted`: the day on which the prediction was written. */
export type CycleStory = {
  item: string
  measure?: string
  cycles: {
    title: string
    question: string
    prediction: string
    predicted: string
    plan: string
    dates: [from: string, to: string]
    did?: string
    result?: [on: string, words: string]
    learned?: string
    decision?: CycleDecision
  }[]
}

export type ResourceStory = {
  item: string
  kind: ResourceKind
  what: string
  pounds?: number
  yearly?: true
  post?: string
  from?: string
  state: ResourceState
  ends?: string
}
