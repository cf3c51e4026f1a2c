import { endsFinding, headingLevel } from './headings.ts'
import {
  codeOf,
  continuesList,
  introduces,
  isItem,
  isKind,
  kindWords,
  listStyle,
  numberOf,
  qualityOf,
} from './items.ts'
import type { FindingKind, Phrase, Place, ReportKind } from './model.ts'
import {
  graded,
  gradeIn,
  isDecision,
  judgementIn,
  labelled,
  promisedByHeading,
  promisedByLeadIn,
  type Promised,
  unnumbered,
} from './signals.ts'
import { findingIn } from './tables.ts'
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

/**
 * Candidates by shape: labelled paragraphs, lists and paragraphs under a heading that promises findings, lists below a
 * sentence that does, grades, and tables with a column of findings.
 */
export const readByShape = (units: Unit[], places: Place[], kind: ReportKind | null): Read => {
  const reading = start(units, places, kind)
  units.forEach((unit, i) => {
    const at: At = { unit, place: places[i] ?? 'body', level: reading.levels[i] ?? null, next: units[i + 1], index: i }
    reading.sections.push(reading.section.title || null)
    if (at.place === 'contents') return
    // Each step says whether it has dealt with the unit.
    void (
      cell(reading, at) ||
      label(reading, at) ||
      grade(reading, at) ||
      heading(reading, at) ||
      afterLabel(reading, at) ||
      paragraph(reading, at) ||
      bullet(reading, at)
    )
  })
  return reading
}

type At = { unit: Unit; place: Place; level: number | null; next: Unit | undefined; index: number }

type Reading = Read & {
  units: Unit[]
  levels: (number | null)[]
  kind: ReportKind | null
  section: { promised: Promised; level: number; title: string; lists: boolean }
  /** The sentence that introduces the list being read, and the last number and style of that list. */
  leadIn: { promised: Promised; grade: Phrase | null; last: number; style: string | null } | null
  theme: { words: string; level: number } | null
  /** A label that stands alone, whose wording follows. */
  waiting: { kind: FindingKind; reference: string | null } | null
  /** The finding that running text is about, so that a judgement belongs to it. */
  open: { candidate: Candidate; level: number | null } | null
}

const start = (units: Unit[], places: Place[], kind: ReportKind | null): Reading => ({
  candidates: [],
  sections: [],
  headings: new Set(),
  units,
  levels: units.map((unit, i) => (places[i] === 'contents' ? null : headingLevel(unit, units[i + 1]))),
  kind,
  section: { promised: null, level: 0, title: '', lists: false },
  leadIn: null,
  theme: null,
  waiting: null,
  open: null,
})

const add = (r: Reading, at: At, found: Partial<Candidate> & Pick<Candidate, 'kind' | 'why'>): Candidate => {
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
  r.candidates.push(candidate)
  return candidate
}

const cell = (r: Reading, at: At): boolean => {
  if (at.unit.kind !== 'cell') return false
  const found = findingIn(at.unit, r.kind)
  const inRow = found?.grade ? r.units.slice(at.index, at.index + 6) : []
  const cellOfGrade = inRow.find(({ table, text }) => table?.row === at.unit.table?.row && text === found?.grade)
  const conclusion = cellOfGrade && found?.grade ? { phrase: found.grade, paragraph: cellOfGrade.id } : null
  if (found) add(r, at, { ...found.finding, conclusion, ticked: !isDecision(at.unit.text, isCommittee(r)) })
  return true
}

const label = (r: Reading, at: At): boolean => {
  const found = labelled(at.unit.text)
  if (!found || isDecision(found.wording, isCommittee(r))) return false
  if (at.level !== null) r.headings.add(at.unit.id)
  r.leadIn = null
  r.open = null
  if (found.kind === 'theme') r.theme = found.wording ? { words: found.wording, level: at.level ?? 0 } : null
  if (found.wording) openWith(r, at, add(r, at, { ...found, why: `It is labelled ${kindWords[found.kind]}.` }))
  else r.waiting = found
  return true
}

const grade = (r: Reading, at: At): boolean => {
  const found = at.unit.text.length < 200 ? graded(at.unit.text) : null
  if (!found) return false
  const conclusion = { phrase: found.grade, paragraph: at.unit.id }
  add(r, at, { kind: 'evaluation', ...qualityOf(found.what), conclusion, why: 'It ends in a grade.' })
  // A marked heading that ends in a grade still opens its section.
  return at.unit.kind !== 'heading'
}

const heading = (r: Reading, at: At): boolean => {
  const { unit, level, place } = at
  if (level === null) return false
  r.headings.add(unit.id)
  r.leadIn = null
  r.waiting = null
  if (
    r.open &&
    ((place === 'appendix' && r.open.candidate.place !== 'appendix') || endsFinding(unit, level, r.open.level))
  )
    r.open = null
  if (r.theme && level <= r.theme.level) r.theme = null
  const promised = promisedByHeading(unit.text)
  if (promised === null && level > r.section.level && isKind(r.section.promised))
    r.theme = { words: unnumbered(unit.text), level }
  else {
    r.section = { promised, level, title: unit.text, lists: hasList(r, at.index + 1) }
    r.section.promised = fits(r, promised, false)
  }
  return true
}

const afterLabel = (r: Reading, at: At): boolean => {
  if (!r.waiting) return false
  openWith(
    r,
    at,
    add(r, at, { ...r.waiting, wording: at.unit.text, why: `It follows the label ${kindWords[r.waiting.kind]}.` }),
  )
  r.waiting = null
  return true
}

const paragraph = (r: Reading, at: At): boolean => {
  const { unit } = at
  if (unit.kind !== 'paragraph') return false
  const phrase = r.open ? judgementIn(unit.text) : null
  if (r.open && phrase) r.open.candidate.conclusion = { phrase, paragraph: unit.id }
  const promised = fits(r, promisedByLeadIn(unit.text), true)
  if (/[:;]$/.test(unit.text) || promised !== null) {
    const said = gradeIn(unit.text)
    r.leadIn = {
      promised: promised ?? r.section.promised,
      grade: said ? { phrase: said, paragraph: unit.id } : null,
      last: 0,
      style: null,
    }
    return true
  }
  if (r.leadIn && !continuesList(r.leadIn.last, at.next)) r.leadIn = null
  const { promised: its, lists, title } = r.section
  if (lists || !isKind(its) || its === 'evaluation' || its === 'theme' || introduces(unit.text)) return true
  const short = unit.text.split(' ').length <= 80
  const why = short
    ? `It stands under “${title}”.`
    : `It stands under “${title}” but is long, and may hold more than one finding.`
  add(r, at, { kind: its, ticked: short, why })
  return true
}

const bullet = (r: Reading, at: At): boolean => {
  const { unit, next } = at
  if (next?.kind === 'bullet' && listStyle(next) !== listStyle(unit) && unit.text.endsWith(':')) {
    const inner = fits(r, promisedByLeadIn(unit.text), true)
    if (inner !== null) {
      r.leadIn = { promised: inner, grade: null, last: 0, style: listStyle(next) }
      return true
    }
  }
  if (r.leadIn?.style && r.leadIn.style !== listStyle(unit)) r.leadIn = null
  if (r.leadIn) r.leadIn = { ...r.leadIn, last: numberOf(unit.marker), style: listStyle(unit) }
  const promised = r.leadIn ? r.leadIn.promised : r.section.promised
  if (!isKind(promised) || !isItem(unit.text, promised) || isDecision(unit.text, isCommittee(r))) return true
  if (promised === 'evaluation') {
    const conclusion = r.leadIn?.grade
    if (conclusion)
      add(r, at, {
        kind: promised,
        ...qualityOf(unit.text),
        conclusion,
        why: `The text gives it the grade “${conclusion.phrase}”.`,
      })
  } else
    add(r, at, {
      kind: promised,
      why: r.leadIn
        ? 'It is in a list that the text introduces as such.'
        : `It is in the list under “${r.section.title}”.`,
    })
  return true
}

const isCommittee = (r: Reading) => r.kind === 'committee_report'

// What a committee is recommended to do is a decision; what must be done is an objective only in a notice.
const fits = (r: Reading, promised: Promised, byLeadIn: boolean): Promised => {
  if (isCommittee(r) && promised === 'recommendation' && !byLeadIn) return 'other'
  if (promised !== 'objective' || r.kind === 'notice') return promised
  return byLeadIn ? 'recommendation' : /\brequire/i.test(r.section.title) ? promised : null
}

const openWith = (r: Reading, at: At, candidate: Candidate) => {
  const asked =
    candidate.kind === 'area_for_improvement' || candidate.kind === 'recommendation' || candidate.kind === 'objective'
  r.open = asked ? { candidate, level: at.unit.kind === 'heading' ? at.unit.level : null } : null
}

const hasList = (r: Reading, from: number) => {
  for (let i = from; i < r.units.length && r.levels[i] === null; i++) if (r.units[i]?.kind === 'bullet') return true
  return false
}
