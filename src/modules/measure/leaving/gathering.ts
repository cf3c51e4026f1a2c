import type { Db } from '../../../platform/db.ts'
import { breaksOf } from '../breaks/queries.ts'
import { measures } from '../definitions/queries.ts'
import type { Protected } from '../disclosure/model.ts'
import { type Outgoing, outside, thresholdOf } from '../disclosure/queries.ts'
import { annotationsOf, exclusionsOf, phasesOf, stepsOf } from '../marks/queries.ts'
import type { Step } from '../marks/rules.ts'
import { type LeavingMeasure, leavingMeasure } from './rules.ts'

/** `out` is for `letOut`, once they really leave. */
export type LeavingMeasures = {
  measures: LeavingMeasure[]
  threshold: number
  out: Pick<Protected<Outgoing>, 'figures'>
}

/** As a release has it: the figures that held at its instant, and the steps that it froze. */
export type AtRelease = { at: Date; steps: readonly Pick<Step, 'measure_id' | 'due' | 'value'>[] }

/**
 * Some measures as a paper may print them, by title: chart, sentence, table and rule, all made from what `outside` lets through.
 * All that goes into one paper is asked for together. A fixed number of queries.
 */
export async function leavingMeasures(
  db: Db,
  measureIds: readonly string[],
  today: string,
  release: AtRelease | null = null,
): Promise<LeavingMeasures> {
  const wanted = (await measures(db)).filter(({ id }) => measureIds.includes(id))
  const ids = wanted.map(({ id }) => id)
  if (ids.length === 0) return { measures: [], threshold: await thresholdOf(db), out: { figures: [] } }
  const out = await outside(db, ids, release?.at ?? null)
  const by = <T extends { measure_id: string }>(rows: readonly T[]) => Map.groupBy(rows, ({ measure_id }) => measure_id)
  const breaks = by(await breaksOf(db, ids))
  const phases = by((await phasesOf(db, ids)).filter(({ made_at: made }) => !release || made <= release.at))
  const exclusions = by(await exclusionsOf(db, ids))
  const annotations = by((await annotationsOf(db, ids)).filter(({ dated }) => dated <= today))
  const steps = by(
    release
      ? release.steps.map((step, at) => ({ id: String(at), from_id: null, from_title: '', path: '', ...step }))
      : await stepsOf(db, ids),
  )
  return {
    threshold: out.rule.threshold,
    out: { figures: out.figures.filter(({ figure, hidden }) => figure.breakdown_id === null && !hidden) },
    measures: wanted.map((measure) =>
      leavingMeasure(
        {
          measure,
          breaks: breaks.get(measure.id) ?? [],
          phases: phases.get(measure.id) ?? [],
          exclusions: exclusions.get(measure.id) ?? [],
          annotations: annotations.get(measure.id) ?? [],
          steps: steps.get(measure.id) ?? [],
          today,
        },
        out.figures,
        out.rule.threshold,
      ),
    ),
  }
}
