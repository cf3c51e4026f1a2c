import type { Db } from '../../../platform/db.ts'
import { breaksOf } from '../breaks/queries.ts'
import { figuresOf } from '../figures/queries.ts'
import { annotationsOf, exclusionsOf, phasesOf, stepsOf } from '../marks/queries.ts'
import type { Measure } from '../model.ts'
import type { Derived } from '../derived/rules.ts'
import type { Facts } from './series.ts'

/** Everything that the charts of some measures are drawn from. The same few queries, however many they are. */
export async function factsOf(
  db: Db,
  measures: readonly Measure[],
  today: string,
): Promise<Map<string, Facts & Pick<Derived, 'unknown'>>> {
  const ids = measures.map(({ id }) => id)
  const figures = await figuresOf(db, ids)
  const by = <T extends { measure_id: string }>(rows: readonly T[]) => Map.groupBy(rows, ({ measure_id }) => measure_id)
  const breaks = by(await breaksOf(db, ids))
  const phases = by(await phasesOf(db, ids))
  const exclusions = by(await exclusionsOf(db, ids))
  const annotations = by(await annotationsOf(db, ids))
  const steps = by(await stepsOf(db, ids))
  return new Map(
    measures.map((measure) => [
      measure.id,
      {
        measure,
        figures: figures.get(measure.id)?.figures ?? [],
        unknown: figures.get(measure.id)?.unknown ?? [],
        breaks: breaks.get(measure.id) ?? [],
        phases: phases.get(measure.id) ?? [],
        exclusions: exclusions.get(measure.id) ?? [],
        annotations: annotations.get(measure.id) ?? [],
        steps: steps.get(measure.id) ?? [],
        today,
      },
    ]),
  )
}
