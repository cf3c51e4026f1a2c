import { longDate } from '../../../platform/dates.ts'
import { counted } from '../../../platform/sentence.ts'
import type { Conclusion, Finding } from '../model.ts'
import { stateOf, whenWords } from '../programme/rules.ts'
import type { Step } from '../programme/queries.ts'

type Said = Conclusion & { evidence_id?: string | null }
export type Compared = {
  finding: Finding
  /** The partnership's own latest self-assessment, and what was published last. */
  own: Said | null
  published: Said | null
}

/** Per area for improvement: the partnership's self-assessment beside the published conclusion, each the latest. */
export const comparedOf = (findings: readonly Finding[], conclusions: readonly Said[]): Compared[] =>
  findings
    .filter((finding) => finding.kind !== 'strength')
    .map((finding) => {
      const of = (kind: Said['by_kind']) =>
        conclusions.findLast((c) => c.finding_id === finding.id && c.by_kind === kind) ?? null
      return { finding, own: of('partnership'), published: of('inspectorate') }
    })

/** When reviewers come next: "The next review is on 3 March 2027", or that its date is to be confirmed, or that none is set. */
export function nextReview(steps: readonly Step[], today: string): string {
  const next = steps
    .filter((step) => step.kind === 'progress_review' && !step.deleted_at && stateOf(step, today) !== 'done')
    .toSorted((a, b) => (a.starts_on ?? '9999').localeCompare(b.starts_on ?? '9999'))[0]
  if (!next) return 'No next review is set.'
  if (next.starts_on === null) return `The next review: ${whenWords(next).toLowerCase()}.`
  return next.starts_on < today
    ? `The review of ${longDate(next.starts_on)} is not marked as done.`
    : `The next review is on ${whenWords(next)}.`
}

/** "5 of 6 areas have a self-assessment and 4 a published conclusion. The next review is on 3 March 2027." */
export function progressSentence(rows: readonly Compared[], next: string): string {
  if (rows.length === 0) return `No area for improvement has been taken from it yet. ${next}`
  const own = rows.filter((row) => row.own).length
  const published = rows.filter((row) => row.published).length
  return `${own} of ${counted(rows.length, 'area')} ${own === 1 ? 'has' : 'have'} a self-assessment and ${published === 0 ? 'none' : published} a published conclusion. ${next}`
}
