import type { Where } from '../../../documents/read/model.ts'

export type FindingKind = 'strength' | 'area_for_improvement' | 'recommendation' | 'objective' | 'evaluation' | 'theme'

/** In which part of a report words are printed: the same finding often stands in all three. */
export type Place = 'body' | 'appendix' | 'contents'

/** The source's own judgement of progress, or its grade, in its own words, and the paragraph that holds them. */
export type Phrase = { phrase: string; paragraph: string }

export type Proposal = {
  /** The finding (of the list of findings) that this paragraph words. */
  key: string
  kind: FindingKind
  ticked: boolean
  wording: string
  reference: string | null
  theme: string | null
  /** Other paragraphs that word the same finding. */
  sameAs: string[]
  conclusion: Phrase | null
  /** One sentence for the person who decides. */
  why: string
}

export type Paragraph = {
  id: string
  kind: 'heading' | 'paragraph' | 'bullet' | 'cell'
  text: string
  where: Where
  place: Place
  proposal: Proposal | null
}

export type ProposedFinding = {
  key: string
  kind: FindingKind
  ticked: boolean
  wordings: { text: string; where: Place; paragraph: string }[]
  reference: string | null
  theme: string | null
  conclusion: Phrase | null
}

export type ReportKind =
  | 'joint_inspection'
  | 'inspection'
  | 'progress_review'
  | 'notice'
  | 'letter'
  | 'committee_report'
  | 'action_plan'
  | 'learning_review'
  | 'complaint'
  | 'national_programme'

/** Something the report says about itself, and where. */
export type Stated<Value> = { value: Value; paragraph: string }

export type ReportFacts = {
  kind: Stated<ReportKind> | null
  title: Stated<string> | null
  publisher: Stated<string> | null
  /** `YYYY-MM-DD`. */
  published: Stated<string> | null
}

export type FindingsProposal = {
  document: ReportFacts
  paragraphs: Paragraph[]
  findings: ProposedFinding[]
  notes: { code: string; sentence: string }[]
}
