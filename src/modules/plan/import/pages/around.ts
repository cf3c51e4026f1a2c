import type { Db } from '../../../../platform/db.ts'
import { addEvaluation, addFinding, addSource, type FindingKind } from '../../../inspection/index.ts'
import type { Around } from '../proposal.ts'
import { brief } from '../words.ts'
import type { AroundChoice } from './choices.ts'

/** Makes findings of the ticked text around the table, under a source that is there or a new one. */
export const takeAround = async (
  db: Db,
  around: Around,
  chosen: AroundChoice | undefined,
  from: { evidenceId: string | null; today: string },
): Promise<void> => {
  if (!chosen) return
  const ticked = [
    ...pick(around.strengths, chosen.strengths).map((wording) => ({ wording, kind: 'strength' as FindingKind })),
    ...pick(around.priorities, chosen.priorities).map((wording) => ({
      wording,
      kind: 'area_for_improvement' as FindingKind,
    })),
  ]
  const graded = chosen.evaluations.flatMap((at) => around.evaluations[at] ?? [])
  if (ticked.length + graded.length === 0) return
  const sourceId =
    chosen.source || (await addSource(db, { kind: chosen.kind, title: chosen.title, evidenceId: from.evidenceId }))
  for (const [position, { wording, kind }] of ticked.entries())
    await addFinding(db, {
      sourceId,
      kind,
      title: brief(wording, 290),
      position: 100 + position,
      wordings: [{ place: 'plan', page: '', wording: wording.slice(0, 5000) }],
    })
  for (const { indicator, text, grade } of graded)
    await addEvaluation(db, sourceId, {
      indicator: brief([indicator, text.replace(indicator, '').trim()].filter(Boolean).join(' '), 290),
      grade: grade.charAt(0).toUpperCase() + grade.slice(1, 60),
      scale: '',
      page: '',
    })
}

const pick = (texts: readonly string[], ticked: readonly number[]): string[] => ticked.flatMap((at) => texts[at] ?? [])
