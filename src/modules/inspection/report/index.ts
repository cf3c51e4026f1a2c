import type { SourceDocument } from '../../../documents/read/model.ts'
import { type Candidate, readByShape } from './candidates.ts'
import { kindWords } from './items.ts'
import { factsOf } from './facts.ts'
import type { FindingsProposal, Paragraph, ProposedFinding, ReportFacts } from './model.ts'
import { placesOf, withoutPage } from './places.ts'
import { meaning, saysTheSame } from './same.ts'
import { unnumbered } from './signals.ts'
import { type Unit, unitsOf } from './units.ts'
import { readRunningText } from './voice.ts'

export type * from './model.ts'

/**
 * What a report says about itself and which of its paragraphs word findings, for a person to tick. Lists, labels,
 * headings and tables are read first; running text only where the report gives no list of its own (letters).
 */
export const proposeFindings = (document: SourceDocument): FindingsProposal => {
  const { units, mended } = unitsOf(document)
  const places = placesOf(units)
  const facts = factsOf(units.filter((_, i) => places[i] !== 'contents'))
  const read = readByShape(units, places, facts.kind?.value ?? null)
  const spoken = readRunningText(units, places, read, facts.kind?.value ?? null)
  const groups = grouped([...read.candidates, ...spoken].sort((a, b) => order(a.unit) - order(b.unit)))
  const findings = groups.map((group, i) => findingOf(group, `f${i + 1}`))
  addContents(findings, units, places)
  const paragraphs = paragraphsOf(units, places, read.headings, groups, findings)
  return { document: facts, paragraphs, findings, notes: notesOf(mended, findings, facts) }
}

const order = (unit: Unit) => Number(unit.id.slice(1))

// No report has so many findings; a sheet with thousands of rows must not be compared row with row.
const mostCompared = 400

type Group = { candidates: Candidate[]; words: Set<string> }

const grouped = (candidates: Candidate[]): Group[] => {
  const groups: Group[] = []
  for (const candidate of candidates) {
    const words = meaning(candidate.wording)
    const group = groups.slice(0, mostCompared).find((other) => isSame(other, candidate, words))
    if (group) group.candidates.push(candidate)
    else groups.push({ candidates: [candidate], words })
  }
  return groups
}

const asked = new Set(['area_for_improvement', 'recommendation', 'objective'])

const isSame = (group: Group, candidate: Candidate, words: Set<string>) => {
  const first = group.candidates[0]
  if (!first || (first.kind !== candidate.kind && !(asked.has(first.kind) && asked.has(candidate.kind)))) return false
  if (first.kind === 'evaluation' && gradeOf(first) !== gradeOf(candidate)) return false
  const named = (reference: string | null) => /^[A-Z][a-z]/.test(reference ?? '')
  if (named(first.reference) && named(candidate.reference) && first.reference !== candidate.reference) return false
  return saysTheSame(group.words, words)
}

const gradeOf = (candidate: Candidate) => candidate.conclusion?.phrase.toLowerCase()

const findingOf = (group: Group, key: string): ProposedFinding => {
  const all = group.candidates
  const first = all.find((candidate) => candidate.place === 'body') ?? all[0]
  return {
    key,
    kind: first?.kind ?? 'area_for_improvement',
    ticked: all.some((candidate) => candidate.ticked),
    wordings: all.map(({ wording, place, unit }) => ({ text: wording, where: place, paragraph: unit.id })),
    reference: all.find((candidate) => candidate.reference)?.reference ?? null,
    theme: all.find((candidate) => candidate.theme)?.theme ?? null,
    conclusion: all.find((candidate) => candidate.conclusion)?.conclusion ?? null,
  }
}

const addContents = (findings: ProposedFinding[], units: Unit[], places: string[]) => {
  const words = findings.map((finding) => meaning(finding.wordings[0]?.text ?? ''))
  units.forEach((unit, i) => {
    if (places[i] !== 'contents') return
    const text = withoutPage(unit.text)
    const own = meaning(unnumbered(text).replace(/^[\w ]{4,24} \d+\s*[:.–-]\s*/, ''))
    const at = own.size < 3 ? -1 : words.findIndex((other) => saysTheSame(other, own))
    findings[at]?.wordings.push({ text, where: 'contents', paragraph: unit.id })
  })
}

const paragraphsOf = (
  units: Unit[],
  places: ReturnType<typeof placesOf>,
  headings: Set<string>,
  groups: Group[],
  findings: ProposedFinding[],
) => {
  const candidates = new Map<string, { candidate: Candidate; finding: ProposedFinding }>()
  groups.forEach((group, i) => {
    const finding = findings[i]
    if (finding) for (const candidate of group.candidates) candidates.set(candidate.unit.id, { candidate, finding })
  })
  return units.map((unit, i): Paragraph => {
    const found = candidates.get(unit.id)
    const kind = headings.has(unit.id) ? 'heading' : unit.kind
    const paragraph = { id: unit.id, kind, text: unit.text, where: unit.where, place: places[i] ?? 'body' }
    if (!found) return { ...paragraph, proposal: null }
    const { candidate, finding } = found
    const { wording, reference, theme, why, ticked } = candidate
    const sameAs = finding.wordings.map((other) => other.paragraph).filter((id) => id !== unit.id)
    const proposal = {
      key: finding.key,
      kind: finding.kind,
      ticked,
      wording,
      reference,
      theme,
      sameAs,
      conclusion: finding.conclusion,
      why,
    }
    return { ...paragraph, proposal }
  })
}

const notesOf = (mended: number, findings: ProposedFinding[], facts: ReportFacts) => {
  const notes: FindingsProposal['notes'] = []
  if (mended > 0)
    notes.push({
      code: 'mended',
      sentence: `Joined ${mended} ${mended === 1 ? 'sentence' : 'sentences'} that a page break, a line break or a footnote had cut.`,
    })
  if (findings.length === 0)
    notes.push({ code: 'none_found', sentence: 'Found no list of findings. Tick the paragraphs that are findings.' })
  if (facts.kind?.value === 'committee_report')
    notes.push({
      code: 'decisions',
      sentence: 'What this paper recommends are decisions for the meeting, so they are not proposed as findings.',
    })
  for (const kind of new Set(findings.map((finding) => finding.kind))) {
    const unsure = findings.filter((finding) => finding.kind === kind && !finding.ticked).length
    const said = unsure === 1 ? 'One paragraph may be' : `Each of ${unsure} paragraphs may be`
    if (unsure > 0) notes.push({ code: 'unsure', sentence: `${said} ${kindWords[kind]}. Read before you tick.` })
  }
  return notes
}
