import { dateWords } from '../../../platform/dates.ts'
import type { Where } from '../../../documents/read/model.ts'
import type { FindingKind } from '../model.ts'
import type { FindingsProposal, Paragraph, ProposedFinding, ReportFacts, ReportKind } from '../report/index.ts'
import { findingKinds, type SourceKind, titleOf } from '../rules.ts'

type Words = Readonly<Record<string, string | readonly string[]>>

/** What has been decided about one paragraph. `as`: a kind of finding, 'evaluation', or 'same:p12' for other words of p12. */
export type Tick = { ticked: boolean; as: string; reference: string; grade: string; conclusion: boolean }
/** All that was decided so far. What is not here stands as it was proposed. */
export type Choices = { facts?: Words; ticks?: Readonly<Record<string, Tick>> }

export type Row = {
  paragraph: Paragraph
  tick: Tick
  /** The heading it stands under, for somebody who sees the proposals alone. */
  under: string
  why: string
  /** The source's own judgement of progress on it, offered with the finding. */
  conclusion: { phrase: string; page: string } | null
  offered: boolean
}

/** Every paragraph in its order with what was proposed or decided about it. */
export function rowsOf(proposal: FindingsProposal, choices: Choices): Row[] {
  const found = new Map(
    proposal.findings.flatMap((finding) => finding.wordings.map((w) => [w.paragraph, finding] as const)),
  )
  const paragraphs = new Map(proposal.paragraphs.map((p) => [p.id, p]))
  const themes = new Set(proposal.findings.flatMap((f) => f.theme ?? []))
  let under = ''
  return proposal.paragraphs.map((paragraph) => {
    const finding = found.get(paragraph.id)
    const row: Row = {
      paragraph,
      under,
      offered: paragraph.proposal !== null,
      tick: choices.ticks?.[paragraph.id] ?? proposedTick(paragraph, finding, themes),
      why: finding ? whyOf(paragraph, finding, themes) : '',
      conclusion:
        finding?.conclusion && finding.kind !== 'evaluation' && mainOf(finding) === paragraph.id
          ? {
              phrase: finding.conclusion.phrase,
              page: pageOf(paragraphs.get(finding.conclusion.paragraph)?.where ?? {}),
            }
          : null,
    }
    if (paragraph.kind === 'heading') under = paragraph.text
    return row
  })
}

function proposedTick(paragraph: Paragraph, finding: ProposedFinding | undefined, themes: Set<string>): Tick {
  if (!finding) return { ticked: false, as: 'area_for_improvement', reference: '', grade: '', conclusion: false }
  const main = mainOf(finding)
  return {
    ticked: finding.ticked && paragraph.place !== 'contents' && !headsOthers(finding, themes),
    as: main === paragraph.id ? kindOf(finding) : `same:${main}`,
    reference: (finding.reference ?? '').slice(0, 40),
    grade: finding.kind === 'evaluation' ? (finding.conclusion?.phrase ?? '').slice(0, 60) : '',
    conclusion: finding.conclusion !== null,
  }
}

// Words in the body come before the same words in an appendix or in the list of contents.
const mainOf = (finding: ProposedFinding): string =>
  (finding.wordings.find((w) => w.where === 'body') ?? finding.wordings.find((w) => w.where !== 'contents'))
    ?.paragraph ??
  finding.wordings[0]?.paragraph ??
  ''

const headsOthers = (finding: ProposedFinding, themes: Set<string>) =>
  finding.kind === 'theme' && finding.wordings.some((w) => themes.has(w.text))

// A theme under which nothing is listed is all there is to answer, so it is offered as a finding.
const kindOf = (finding: ProposedFinding) => (finding.kind === 'theme' ? 'area_for_improvement' : finding.kind)

const whyOf = (paragraph: Paragraph, finding: ProposedFinding, themes: Set<string>) =>
  finding.kind !== 'theme'
    ? (paragraph.proposal?.why ?? '')
    : headsOthers(finding, themes)
      ? 'It is a theme: the findings below carry it already.'
      : 'It is a theme with nothing listed below it. Say what kind of finding it is to be.'

/** A page number in words for the register; nothing when the file has no pages. */
export const pageOf = (where: Where): string => (where.page ? String(where.page) : '')

/** What the paragraphs on a sent page were decided to be; the other paragraphs stay as they were. */
export function decided(before: Choices, shown: readonly string[], sent: Words, facts: Words): Choices {
  const [ticked, concluded] = [new Set(wordsIn(sent, 'tick')), new Set(wordsIn(sent, 'conclusion'))]
  const ticks = Object.fromEntries(
    shown.map((id): [string, Tick] => [
      id,
      {
        ticked: ticked.has(id),
        as: wordsIn(sent, `as-${id}`)[0] ?? 'area_for_improvement',
        reference: (wordsIn(sent, `reference-${id}`)[0] ?? '').trim().slice(0, 40),
        grade: (wordsIn(sent, `grade-${id}`)[0] ?? '').trim().slice(0, 60),
        conclusion: concluded.has(id),
      },
    ]),
  )
  return { facts, ticks: { ...before.ticks, ...ticks } }
}

const wordsIn = (words: Words, name: string): readonly string[] => {
  const found = Object.hasOwn(words, name) ? words[name] : undefined
  return found === undefined ? [] : typeof found === 'string' ? [found] : found
}

export type TakenFinding = {
  kind: FindingKind
  title: string
  reference: string
  theme: string
  wordings: { place: string; page: string; wording: string }[]
  conclusion: { phrase: string; page: string } | null
}
export type TakenEvaluation = { indicator: string; grade: string; page: string }
export type Taken = { findings: TakenFinding[]; evaluations: TakenEvaluation[] }

/** What the ticks make: findings with all their wordings, and grades. */
export function taken(rows: readonly Row[]): Taken {
  const ticked = rows.filter((row) => row.tick.ticked)
  const heads = new Map(ticked.map((row) => [row.paragraph.id, row]))
  const findings = new Map<string, TakenFinding>()
  const evaluations: TakenEvaluation[] = []
  for (const row of ticked) {
    if (row.tick.as === 'evaluation') evaluations.push(evaluationOf(row))
    const head = headOf(row, heads)
    const kind = findingKinds.find((k) => k === head.tick.as)
    if (!kind) continue
    const finding = findings.get(head.paragraph.id) ?? findingOf(head, kind)
    finding.wordings.push({ place: row.paragraph.place, page: pageOf(row.paragraph.where), wording: wordingOf(row) })
    findings.set(head.paragraph.id, finding)
  }
  return { findings: [...findings.values()], evaluations }
}

// "Other words of" something that was not ticked, or of itself, makes a finding of its own.
function headOf(row: Row, heads: ReadonlyMap<string, Row>): Row {
  const id = /^same:(.+)$/.exec(row.tick.as)?.[1]
  if (!id) return row
  const head = heads.get(id)
  return head && head !== row && !head.tick.as.startsWith('same:')
    ? head
    : { ...row, tick: { ...row.tick, as: 'area_for_improvement' } }
}

const findingOf = (head: Row, kind: FindingKind): TakenFinding => ({
  kind,
  title: withCapital(titleOf(wordingOf(head))),
  reference: head.tick.reference,
  theme: (head.paragraph.proposal?.theme ?? '').slice(0, 200),
  wordings: [],
  conclusion:
    head.conclusion && head.tick.conclusion
      ? { phrase: head.conclusion.phrase.slice(0, 500), page: head.conclusion.page }
      : null,
})

const evaluationOf = (row: Row): TakenEvaluation => ({
  indicator: titleOf([row.tick.reference, wordingOf(row)].filter(Boolean).join(' ')),
  grade: row.tick.grade,
  page: pageOf(row.paragraph.where),
})

const wordingOf = (row: Row) => (row.paragraph.proposal?.wording ?? row.paragraph.text).slice(0, 5000)

const kinds: Record<ReportKind, SourceKind | ''> = {
  joint_inspection: 'joint_inspection',
  inspection: 'joint_inspection',
  progress_review: 'progress_review',
  notice: 'improvement_notice',
  letter: '',
  committee_report: '',
  action_plan: '',
  learning_review: 'learning_review',
  complaint: 'complaint',
  national_programme: 'national_programme',
}

/** What the report says about itself as the form of a source shows it; what it does not say is for the person to add. */
export function factsOf(facts: ReportFacts, fileName: string): Words {
  const { day, month, year } = dateWords(facts.published?.value)
  return {
    kind: facts.kind ? kinds[facts.kind.value] : '',
    title: (facts.title?.value ?? fileName.replace(/\.\w{2,5}$/, '')).slice(0, 300),
    publisher: (facts.publisher?.value ?? '').slice(0, 200),
    state: 'final',
    'published-day': day,
    'published-month': month,
    'published-year': year,
  }
}

// Behind a reference, "3 children who come into care" would count children.
const withCapital = (line: string) => line.charAt(0).toLocaleUpperCase('en-GB') + line.slice(1)
