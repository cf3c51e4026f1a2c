import type { Ctx } from '../../../platform/route.ts'
import { evidenceOn, type Support } from '../../evidence/index.ts'
import { figureWords, measures, observationsOf, periodWords } from '../../measure/index.ts'
import { byWords } from '../conclusions/rules.ts'
import { conclusions, type Finding, findings } from '../queries.ts'
import type { KeyQuestion } from './queries.ts'
import type { Answering } from './rules.ts'

/** What some questions are answered from: the newest figure of each measure, evidence, and conclusions on their findings. */
export async function answersTo(c: Ctx, questions: readonly KeyQuestion[]) {
  const ids = questions.map((q) => q.id)
  const supports = await evidenceOn(c.db, ids)
  const known = await findings(c.db, { personId: c.user.id, now: c.now })
  const all = await measures(c.db)
  const figures = await observationsOf(
    c.db,
    questions.flatMap((q) => q.measure_ids),
  )
  const said = await conclusions(
    c.db,
    known.filter((f) => questions.some((q) => q.finding_ids.includes(f.id))).map((f) => f.id),
  )
  const answers = (q: KeyQuestion): Answering[] => [
    ...all
      .filter((m) => q.measure_ids.includes(m.id))
      .map((m): Answering => {
        const latest = figures.findLast((o) => o.measure_id === m.id)
        return {
          what: 'Measure',
          title: m.title,
          says: latest ? `${figureWords(latest.value, m.unit)}, ${periodWords(latest)}` : 'No figure yet',
          dated: latest?.period_to ?? null,
          href: `/measure/measures/${m.id}`,
        }
      }),
    ...supports
      .filter((s) => s.statement_id === q.id)
      .map(
        (s): Answering => ({
          what: 'Evidence',
          title: s.title,
          says: s.shows,
          dated: s.speaks_to ?? s.dated,
          href: `/evidence/pieces/${s.evidence_id}`,
        }),
      ),
    ...said
      .filter((s) => q.finding_ids.includes(s.finding_id))
      .map(
        (s): Answering => ({
          what: 'Conclusion',
          title: titleOf(known, s.finding_id),
          says: `${s.by_name || byWords[s.by_kind]}: “${s.phrase}”`,
          dated: s.dated,
          href: `/inspection/findings/${s.finding_id}`,
        }),
      ),
  ]
  return {
    known,
    supports,
    evidence: new Map(ids.map((id) => [id, supports.filter((s: Support) => s.statement_id === id).length])),
    answers: new Map(questions.map((q) => [q.id, answers(q)])),
  }
}

const titleOf = (known: readonly Finding[], id: string) => known.find((f) => f.id === id)?.title ?? ''
