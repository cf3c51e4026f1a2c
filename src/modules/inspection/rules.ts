import { londonDate, londonTime } from '../../platform/dates.ts'
import { counted, joined } from '../../platform/sentence.ts'
import type { Finding, FindingKind } from './model.ts'

export const sourceKinds = [
  'joint_inspection',
  'progress_review',
  'supported_self_evaluation',
  'improvement_notice',
  'monitoring',
  'own_audit',
  'learning_review',
  'self_evaluation',
  'survey',
  'complaint',
  'national_programme',
] as const
export type SourceKind = (typeof sourceKinds)[number]

export const sourceKindWords: Record<SourceKind, string> = {
  joint_inspection: 'Joint inspection',
  progress_review: 'Progress review',
  supported_self_evaluation: 'Supported self-evaluation',
  improvement_notice: 'Improvement notice',
  monitoring: 'Monitoring',
  own_audit: 'Our own audit',
  learning_review: 'Learning review',
  self_evaluation: 'Self-evaluation',
  survey: 'Survey',
  complaint: 'Complaint',
  national_programme: 'National programme',
}

/** A source's kind in words. Kinds come from the database as text. */
export const kindOfSource = (kind: string): string =>
  sourceKindWords[sourceKinds.find((k) => k === kind) ?? 'joint_inspection']

export const findingKinds = ['strength', 'area_for_improvement', 'recommendation', 'objective'] as const

export const findingKindWords: Record<FindingKind, string> = {
  strength: 'Strength',
  area_for_improvement: 'Area for improvement',
  recommendation: 'Recommendation',
  objective: 'Objective',
}

const many: Record<FindingKind, string> = {
  strength: 'strengths',
  area_for_improvement: 'areas for improvement',
  recommendation: 'recommendations',
  objective: 'objectives',
}

export const stateWords = { draft: 'Draft', final: 'Final' } as const
export const states = ['final', 'draft'] as const

/** Is it still for the named readers only? */
export const isHeldBack = (source: { embargo_until: Date | null }, now: Date): boolean =>
  source.embargo_until !== null && source.embargo_until > now

/** The instant at which the clock in London shows this time on this day: ('2026-12-01', '09:30'). */
export function londonInstant(date: string, time: string): Date {
  const utc = Date.parse(`${date}T${time}:00Z`)
  const shown = [0, 1]
    .map((hours) => new Date(utc - hours * 3_600_000))
    .find((at) => londonDate(at) === date && londonTime(at) === time)
  return shown ?? new Date(utc)
}

const places: [string, string][] = [
  ['body', 'Main text'],
  ['appendix', 'Appendix'],
  ['contents', 'List of contents'],
]

/** Where a wording is printed, in words; the names that the reader of reports gives, or what somebody typed. */
export const placeWords = (place: string): string => places.find(([name]) => name === place)?.[1] ?? place
export const placeOf = (words: string): string =>
  places.find(([, said]) => said.toLowerCase() === words.toLowerCase())?.[0] ?? words

export type Filter = {
  words: string
  kind: FindingKind | null
  source: string | null
  theme: string
  state: 'draft' | 'final' | null
}

/** The filter that an address asks for; anything it does not know is left out. */
export const filterOf = (query: URLSearchParams): Filter => ({
  words: (query.get('words') ?? '').trim().slice(0, 100),
  kind: findingKinds.find((k) => k === query.get('kind')) ?? null,
  source: /^[0-9a-f-]{36}$/.test(query.get('source') ?? '') ? query.get('source') : null,
  theme: (query.get('theme') ?? '').trim().slice(0, 200),
  state: states.find((s) => s === query.get('state')) ?? null,
})

export const isFiltered = (f: Filter): boolean =>
  f.words !== '' || f.kind !== null || f.source !== null || f.theme !== '' || f.state !== null

/** Does a finding fit what was asked for? Words are looked for in its title, reference, theme and printed wordings. */
export const fits = (finding: Finding, wordings: readonly string[], f: Filter): boolean =>
  (f.kind === null || finding.kind === f.kind) &&
  (f.source === null || finding.source_id === f.source) &&
  (f.theme === '' || finding.theme === f.theme) &&
  (f.state === null || finding.state === f.state) &&
  [finding.title, finding.reference, finding.theme, ...wordings].some((text) =>
    text.toLowerCase().includes(f.words.toLowerCase()),
  )

/** "14 findings from 3 sources: 6 areas for improvement and 8 strengths. 2 are still draft." The sources only when asked. */
export function countSentence(
  findings: readonly Pick<Finding, 'kind' | 'source_id' | 'state'>[],
  naming: 'sources' | 'kinds' = 'sources',
): string {
  const sources = new Set(findings.map((f) => f.source_id)).size
  const kinds = findingKinds
    .map((kind) => ({ kind, count: findings.filter((f) => f.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ kind, count }) => `${count} ${count === 1 ? findingKindWords[kind].toLowerCase() : many[kind]}`)
  const drafts = findings.filter((f) => f.state === 'draft').length
  const from = naming === 'sources' ? ` from ${counted(sources, 'source')}` : ''
  const all = `${counted(findings.length, 'finding')}${from}: ${joined(kinds)}.`
  return drafts === 0 ? all : `${all} ${drafts} ${drafts === 1 ? 'is' : 'are'} still draft.`
}

/** One line for lists out of the words as printed: whole when short, else its first sentence, else cut at a word. */
export function titleOf(wording: string, most = 300): string {
  const line = wording.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const sentence = /^.{20,}?[.?!](?=\s)/.exec(line)?.[0]
  if (sentence && sentence.length <= most) return sentence
  return `${line.slice(0, most - 1).replace(/\s\S*$/, '')}…`
}

/** What a finding is called where everybody reads it, as in history: one under embargo has neither name nor reference there. */
export const openName = (
  finding: { reference: string; title: string; embargo_until: Date | null },
  now: Date,
): string =>
  finding.embargo_until !== null && finding.embargo_until > now
    ? 'a finding under embargo'
    : finding.reference || finding.title
