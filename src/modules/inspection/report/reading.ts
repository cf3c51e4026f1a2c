import { headingLevel } from './headings.ts'
import { codeOf } from './items.ts'
import type { FindingKind, Phrase, Place, ReportKind } from './model.ts'
import type { Promised } from './signals.ts'
import type { Unit } from './units.ts'

/** One paragraph that words a finding, before wordings of the same finding are brought together. */
export type Candidate = {
  unit: Unit
  place: Place
  kind: FindingKind
  wording: string
  reference: string | null
  theme: string | null
  ticked: boolean
  conclusion: Phrase | null
  why: string
}

/** Candidates, the title of the section that each unit stands under, and the ids of units that are headings. */
export type Read = { candidates: Candidate[]; sections: (string | null)[]; headings: Set<string> }

export type At = { unit: Unit; place: Place; level: number | null; next: Unit | undefined; index: number }

export type Reading = Read & {
  units: Unit[]
  levels: (number | null)[]
  kind: ReportKind | null
  section: { promised: Promised; level: number; title: string; lists: boolean; style: string | null }
  /** The sentence that introduces the list being read, and the last number and style of that list. */
  leadIn: { promised: Promised; grade: Phrase | null; last: number; style: string | null } | null
  theme: { words: string; level: number } | null
  /** A label that stands alone, whose wording follows. */
  waiting: { kind: FindingKind; reference: string | null } | null
  /** The finding that running text is about, so that a judgement belongs to it. */
  open: { candidate: Candidate; level: number | null } | null
}

export const start = (units: Unit[], places: Place[], kind: ReportKind | null): Reading => ({
  candidates: [],
  sections: [],
  headings: new Set(),
  units,
  levels: units.map((unit, i) => (places[i] === 'contents' ? null : headingLevel(unit, units[i + 1]))),
  kind,
  section: { promised: null, level: 0, title: '', lists: false, style: null },
  leadIn: null,
  theme: null,
  waiting: null,
  open: null,
})

export const add = (r: Reading, at: At, found: Partial<Candidate> & Pick<Candidate, 'kind' | 'why'>): Candidate => {
  const candidate: Candidate = {
    unit: at.unit,
    place: at.place,
    wording: at.unit.text,
    reference: codeOf(at.unit.marker),
    theme: found.kind === 'theme' ? null : (r.theme?.words ?? null),
    ticked: true,
    conclusion: null,
    ...found,
  }
  candidate.wording = candidate.wording.replace(/\s*[;,](?:\s+(?:and|or))?$/, '')
  r.candidates.push(candidate)
  return candidate
}

export const isCommittee = (r: Reading) => r.kind === 'committee_report'

// What a committee is recommended to do is a decision; what must be done is an objective only in a notice.
export const fits = (r: Reading, promised: Promised, byLeadIn: boolean): Promised => {
  if (isCommittee(r) && promised === 'recommendation' && !byLeadIn) return 'other'
  if (promised !== 'objective' || r.kind === 'notice') return promised
  return byLeadIn ? 'recommendation' : /\brequire/i.test(r.section.title) ? promised : null
}

export const openWith = (r: Reading, at: At, candidate: Candidate) => {
  const asked =
    candidate.kind === 'area_for_improvement' || candidate.kind === 'recommendation' || candidate.kind === 'objective'
  r.open = asked ? { candidate, level: at.unit.kind === 'heading' ? at.unit.level : null } : null
}

export const hasList = (r: Reading, from: number) => {
  for (let i = from; i < r.units.length && r.levels[i] === null; i++) if (r.units[i]?.kind === 'bullet') return true
  return false
}
