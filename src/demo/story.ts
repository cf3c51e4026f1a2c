import type { natures } from '../modules/evidence/index.ts'
import type { StepFields } from '../modules/inspection/index.ts'
import type { Better, Break, MeasureKind } from '../modules/measure/index.ts'
import type { KeyWord, PlanLevel } from '../modules/plan/index.ts'
import type { Kind } from '../modules/report/index.ts'
import type { Level } from '../modules/thread/index.ts'
import type { Role } from '../platform/permissions.ts'
import type { WorksStory } from './story-works.ts'

/** A demo partnership as it is written down. Dates stand as on the day it was told (days.ts); names tie the parts together. */
export type Story = {
  slug: string
  name: string
  nation: 'scotland' | 'england'
  /** Short name of agencies and groups: how the other parts name them. */
  agencies: { name: string; shortName: string; kind: string }[]
  groups: { name: string; shortName: string }[]
  people: Person[]
  posts: Post[]
  /** Who set things down where nobody else is named: a person of the story. */
  keeper: string
  sources: Source[]
  /** Which findings (by reference) cover which others. */
  covers: Record<string, string[]>
  plans: PlanStory[]
  measures: MeasureStory[]
  /** What stands beside the figures of all measures, by period. */
  beside?: (BesideStory & { from: string; to: string })[]
  practice: PracticeStory
  works?: WorksStory
  scrutiny: ScrutinyStory
  levels: LevelStory[]
  evidence: Piece[]
  /** Papers released by somebody for a group; `plan` is its place among the plans. */
  papers: { kind: Kind; plan: number; group: string; by: string; since?: string; item: string }[]
}

/** What a reader must know that the figures do not say: in whose words, and when they were written. */
export type BesideStory = { text: string; by: string; on: string }

export type Person = {
  name: string
  agency: string
  job: string
  roles: Role[]
  /** False: known, but has no address and cannot sign in. */
  signsIn?: false
  since: string
  until?: string
}

/** `held`: from which day on by whom ('' is nobody: vacant). */
export type Post = {
  title: string
  agency: string
  endsOn?: string
  held: { from: string; by: string; interim?: true; note?: string }[]
  writers?: { name: string; since: string }[]
}

export type Source = {
  kind: string
  title: string
  publisher: string
  state?: 'draft' | 'final'
  published?: string
  starts?: string
  ends?: string
  embargo?: { until: string; readers: string[] }
  evaluations?: { indicator: string; grade: string; scale: string; page: string }[]
  findings: Finding[]
}

export type Finding = {
  reference: string
  kind: 'strength' | 'area_for_improvement' | 'recommendation' | 'objective'
  title: string
  theme?: string
  state?: 'draft' | 'final'
  /** Place, page and words. */
  wordings: [place: string, page: string, wording: string][]
  conclusions?: {
    by: 'inspectorate' | 'partnership' | 'peer_reviewer' | 'young_people'
    name: string
    dated: string
    phrase: string
    page?: string
  }[]
}

/** `text`: its items, in the form that plan-text.ts reads. */
export type PlanStory = {
  title: string
  kind: 'strategic' | 'delivery'
  levels: PlanLevel[]
  words?: readonly KeyWord[]
  /** Which plan it stands under, by its place among the plans: an earlier one. */
  under?: number
  starts: string
  ends: string
  owner: string
  overseer: string
  text: string
  rounds: RoundStory[]
}

/** A round of a plan: `closed` by whom it was signed off, and when. */
export type RoundStory = {
  period: [from: string, to: string]
  opens: string
  due: string
  closes: string
  group: string
  /** Who opened it, and closed it. */
  by: string
  words?: string
  closed?: { by: string; on: string; note?: string }
}

/** A level of evidence as somebody confirmed it. */
export type LevelStory = {
  reference: string
  level: Level
  on: string
  by: string
  why: string[]
  reason: string
  otherwise?: string
  mixed?: true
}

/** `supports`: reference of a finding or an item, and what it shows. A file's content is text. */
export type Piece = {
  title: string
  nature: (typeof natures)[number]
  dated: string
  speaks?: [from: string, to: string]
  agency?: string
  by: string
  confidential?: true
  review?: string
  /** In how many of how many it was so. */
  result?: [met: number, all: number]
  view?: {
    whose: string
    asked?: number
    heard?: number
    how: string
    words?: string
    changed?: string
    toldBack?: [on: string, how: string]
  }
  supports: [reference: string, shows: string][]
} & ({ body: string } | { url: string; body?: string } | { file: string; content: string | Uint8Array; body?: string })

/** A value, or [so many, of so many]. */
export type FigureStory = number | readonly [number, number]

/** Figures by category: each list ends with the measure's last period. */
export type PartsStory = { by: string; of: Record<string, readonly FigureStory[]> }

/** What is counted. `figures`: one for each period from `from` on ('2024-10'), a value or [so many, of so many]. */
export type MeasureStory = {
  title: string
  counted: string
  outOf?: string
  unit: string
  kind: MeasureKind
  better: Better
  frequency: 'month' | 'quarter' | 'half_year' | 'year'
  /** The day on which it and its direction were named. */
  named: string
  source: string
  /** The post that owns it. */
  owner: string
  /** The words of the targets whose steps its figures are held against. */
  targets?: string[]
  findings?: { reference: string; linked: string }[]
  from: string
  figures: readonly FigureStory[]
  /** The same by category. */
  parts?: readonly PartsStory[]
  /** The last figure is provisional. */
  provisional?: true
  breaks?: { dated: string; what: Break['what']; reason: string }[]
  /** From these days on centre and limits are reckoned anew: who said so, and when. */
  phases?: { starts: string; reason: string; by: string; on: string }[]
  /** The entry of the catalogue that it was made from. */
  catalogue?: string
  /** What stands beside its newest figure. */
  beside?: BesideStory
  /** Pinned on the chart. */
  notes?: { dated: string; text: string }[]
}

/** What happens around findings besides the plan: who inspects, the programme, what was asked for, what is watched and asked. */
export type ScrutinyStory = {
  bodies: { name: string; shortName: string; does: string }[]
  /** By the place of the source among the story's sources. */
  programmes: {
    source: number
    bodies: string[]
    steps: {
      kind: StepFields['kind']
      title: string
      on?: string
      until?: string
      expected?: string
      done?: true
      note?: string
    }[]
    requests: { title: string; asked: string; due: string; post: string; returned?: string }[]
  }[]
  watches: { reference: string; post: string; how: string; since: string; review: string }[]
  questions: {
    question: string
    askedBy: string
    asked: string
    why: string
    expect: string
    findings: string[]
    measures: string[]
  }[]
  /** `source`: whose findings are the audit's. `repeats`: the title of an earlier audit in this list. */
  audits: {
    title: string
    why: string
    scope: 'single' | 'joint'
    agency?: string
    post?: string
    done: string
    reads: [from: string, to: string]
    records: number
    tool: string
    found: string
    next?: string
    repeats?: string
    source?: number
  }[]
}

/** What staff do differently, and what is expected of them. `items`: references of the items that bring it about. */
export type PracticeStory = {
  standards: {
    title: string
    says: string
    starts: string
    review?: string
    exemplar?: string
    post: string
    told: Told[]
  }[]
  changes: {
    title: string
    before: string
    now: string
    place: string
    inUse?: string
    trial?: [from: string, to: string]
    review?: string
    reviewed?: string
    decision?: 'adopt' | 'adapt' | 'abandon'
    learned?: string
    standard?: string
    criterion?: { words: string; atLeast?: number; outOf?: number; measure?: string; level?: number; on: string }
    items: string[]
    told: Told[]
  }[]
}
export type Told = { whom: string; how: string; people?: number; on: string }
