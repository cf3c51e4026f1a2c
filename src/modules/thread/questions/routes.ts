import { type Ctx, member, missing, page, type Route } from '../../../platform/route.ts'
import { evidenceOn } from '../../evidence/index.ts'
import { keyQuestions } from '../../inspection/index.ts'
import { breaksOf, observationsOf } from '../../measure/index.ts'
import { gather } from '../gathering.ts'
import { kindOf, lay } from '../laying.ts'
import { QuestionPage } from './page.tsx'
import { answerSoFar } from './rules.ts'

export const routes: Route[] = [
  { method: 'GET', path: '/thread/questions/:question', can: member('thread.read'), run: show },
]

async function show(c: Ctx) {
  const question = (await keyQuestions(c.db)).find(({ id }) => id === c.params.question)
  if (!question) return missing
  const thread = await gather(c.db, { personId: c.user.id, now: c.now }, c.today)
  const about = lay(thread).filter(({ finding }) => question.finding_ids.includes(finding.id))
  const supports = await evidenceOn(c.db, [question.id])
  const figures = Map.groupBy(await observationsOf(c.db, question.measure_ids), (o) => o.measure_id)
  const breaks = Map.groupBy(await breaksOf(c.db, question.measure_ids), (b) => b.measure_id)
  const measures = thread.measures.filter(({ id }) => question.measure_ids.includes(id))
  const answer = answerSoFar({
    today: c.today,
    in_use: about.flatMap(({ inUse }) => inUse ?? []).toSorted()[0] ?? null,
    found_on: about.flatMap(({ finding }) => finding.found_on ?? []).toSorted()[0] ?? null,
    measures: measures.map((m) => ({
      ...m,
      linked_on: m.named_on,
      figures: figures.get(m.id) ?? [],
      breaks: breaks.get(m.id) ?? [],
    })),
    evidence: supports.map((piece) => ({ ...piece, kind: kindOf(piece.nature) })),
  })
  return page(
    QuestionPage({
      frame: c.frame('thread'),
      path: c.path,
      question,
      answer,
      measures: measures.map((measure) => ({ measure, latest: figures.get(measure.id)?.at(-1) })),
      supports,
      about,
    }),
  )
}
