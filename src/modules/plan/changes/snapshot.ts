import type { StatusShown } from '../plans/rules.ts'
import type { FrozenLevel, FrozenMove, ReleaseModel } from '../releases/model.ts'

export type SnapItem = {
  id: string
  reference: string
  title: string
  aim: string
  line: boolean
  kind: string
  closed: boolean
  status: StatusShown
  due_kind: string
  due: string | null
  forecast: string | null
  leads: { id: string; title: string }[]
  measures: { id: string; text: string }[]
  evidence: { id: string; title: string }[]
  /** Every move of its dates until then, the oldest first. */
  moves: FrozenMove[]
}

export type SnapFinding = {
  id: string
  reference: string
  title: string
  level: FrozenLevel | null
  evidence: { id: string; title: string }[]
}

/** A plan as it stood at one moment, with what can be compared: out of a release, or worked out for a day. */
export type Snapshot = {
  items: SnapItem[]
  findings: SnapFinding[]
  /** Levels of evidence are kept with releases; of another day nobody can tell them. */
  knowsLevels: boolean
}

/** What a release holds of what can be compared. */
export const snapshotOf = (model: Pick<ReleaseModel, 'items' | 'findings'>): Snapshot => ({
  items: model.items.map((item) => ({
    id: item.id,
    reference: item.reference,
    title: item.title,
    aim: item.aim,
    line: item.line,
    kind: item.kind,
    closed: item.closed,
    status: item.status,
    due_kind: item.due_kind,
    due: item.due,
    forecast: item.forecast,
    leads: item.leads.map(({ id, title }) => ({ id, title })),
    measures: item.targets.map(({ id, text }) => ({ id, text })),
    evidence: item.evidence.map(({ id, title }) => ({ id, title })),
    moves: item.moves,
  })),
  findings: model.findings.map(({ id, reference, title, level, evidence }) => ({
    id,
    reference,
    title,
    level,
    evidence: evidence.map((piece) => ({ id: piece.id, title: piece.title })),
  })),
  knowsLevels: true,
})
