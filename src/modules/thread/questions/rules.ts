import type { EvidenceFacts, EvidenceKind, MeasureFacts } from '../levels/facts.ts'
import { isLapsed } from '../levels/rules.ts'
import { shiftOf, worsens } from '../levels/series.ts'

/** What answers a key question: its measures, the evidence on it, and when the changes behind its findings came into use. */
export type AnswerFacts = {
  today: string
  in_use: string | null
  found_on: string | null
  measures: readonly MeasureFacts[]
  evidence: readonly Pick<EvidenceFacts, 'kind' | 'review_on' | 'reviewed_on'>[]
}

export type AnswerSoFar = {
  /** How sure the partnership can be, in one sentence. */
  sure: string
  /** What each measure says about the time since the change. */
  measures: { id: string; words: string }[]
}

/**
 * The answer so far and how sure it is: nothing, one kind of evidence, several kinds, or kinds that contradict each other.
 * Documents say what was written, not what is so, and evidence that lapsed counts no more.
 */
export const answerSoFar = (facts: AnswerFacts): AnswerSoFar => {
  const measured = facts.measures.filter(({ figures }) => figures.some(({ state }) => state !== 'provisional'))
  const read = facts.evidence.filter((piece) => piece.kind !== 'document' && !isLapsed(piece, facts.today))
  const kinds = [
    ...(measured.length > 0 ? ['figures'] : []),
    ...new Set(read.map(({ kind }) => kindWords[kind])),
  ].filter((kind, at, all) => all.indexOf(kind) === at)
  const shifts = measured.map((measure) => ({
    measure,
    worse: worsens(measure, facts.in_use),
    shift: facts.in_use === null ? null : shiftOf(measure, { in_use: facts.in_use, found_on: facts.found_on }),
  }))
  const better = shifts.find(({ shift }) => shift?.is === 'better')
  const worse = shifts.find((each) => each.worse)
  return {
    sure: sureOf(kinds, better?.measure.title, worse?.measure.title),
    measures: shifts.map(({ measure, worse: falls, shift }) => ({
      id: measure.id,
      words: falls
        ? `“${measure.title}” is getting worse by more than its usual ups and downs.`
        : (shift?.words ?? 'No change of practice is in use, so there is no before and after.'),
    })),
  }
}

const sureOf = (kinds: readonly string[], better: string | undefined, worse: string | undefined): string => {
  if (kinds.length === 0) return 'We cannot say yet: no measure has a figure, and nothing was read, seen or asked.'
  if (better && worse) return `We are not sure: “${better}” gets better and “${worse}” gets worse.`
  const listed = kinds.length === 1 ? (kinds[0] ?? '') : `${kinds.slice(0, -1).join(', ')} and ${kinds.at(-1) ?? ''}`
  const shown = better ? `: “${better}” is better since the change` : worse ? `: “${worse}” gets worse` : ''
  if (kinds.length === 1) return `We are not sure: only ${listed} speak to it${shown.replace(':', ', and')}.`
  return better || worse
    ? `We are surer: ${listed} speak to it${shown.replace(':', ', and')}.`
    : `We have ${listed}, and neither says yet that anything changed by more than chance.`.replace(
        'neither',
        kinds.length === 2 ? 'neither' : 'none',
      )
}

const kindWords: Record<EvidenceKind, string> = {
  data: 'figures',
  records: 'records',
  views: 'people’s views',
  observation: 'observations',
  document: 'documents',
}
