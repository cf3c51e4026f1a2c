// Level 3, judged, not measured.
import { longDate } from '../../../platform/dates.ts'
import type { ChangeFacts, EvidenceFacts, LevelFacts } from './facts.ts'
import { endOf, isLapsed, type Rung } from './rung.ts'

// Small areas cannot climb by figures: two independent kinds agree, and somebody outside the delivering agency says so.
export const judgedRung = (facts: LevelFacts, inUse: string | null): Rung => {
  if (inUse === null) return { reached: false, words: '' }
  const after = facts.evidence.filter(
    (piece) =>
      piece.kind !== 'document' &&
      piece.speaks_from !== null &&
      piece.speaks_from >= inUse &&
      !isLapsed(piece, facts.today),
  )
  const kinds = [...new Set(after.map(({ kind }) => kind))]
  if (after.some((piece) => fails(piece, facts.changes)))
    return {
      reached: false,
      words: 'It cannot be judged either: what was read after the change does not reach the level written down.',
    }
  if (kinds.length < 2)
    return {
      reached: false,
      words: `To be judged, not measured, it needs two independent kinds of evidence from after the change; there ${kinds.length === 0 ? 'is none' : `is only one (${kindWords[kinds[0] ?? 'data']})`}.`,
    }
  const both = `${kinds.map((kind) => kindWords[kind]).join(' and ')} agree after the change`
  if (!facts.judgement)
    return {
      reached: false,
      words: `It may be judged, not measured: ${both}. Somebody outside the delivering agency must confirm it.`,
    }
  if (!facts.judgement.outside)
    return {
      reached: false,
      words: `It was judged on ${longDate(facts.judgement.on)} by somebody of the delivering agency; somebody outside it must confirm it.`,
    }
  const since = facts.judgement.on
  const further = after.filter((piece) => endOf(piece) > since)
  return {
    reached: true,
    words: `Judged, not measured: ${both}, and somebody outside the delivering agency confirmed it on ${longDate(since)}.`,
    since,
    further: further.length,
    newest: further.map(endOf).toSorted().at(-1) ?? since,
  }
}

const fails = (piece: EvidenceFacts, changes: readonly ChangeFacts[]): boolean =>
  changes.some(
    ({ id, at_least, out_of }) =>
      piece.change_ids.includes(id) &&
      at_least !== null &&
      out_of !== null &&
      piece.result_met !== null &&
      piece.result_all !== null &&
      piece.result_met * out_of < at_least * piece.result_all,
  )

const kindWords: Record<EvidenceFacts['kind'], string> = {
  data: 'data',
  records: 'records',
  views: 'people’s views',
  observation: 'observation',
  document: 'documents',
}
