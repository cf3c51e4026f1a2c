// The one place through which figures leave by API and feed.
import type { Db } from '../../../platform/db.ts'
import { measures } from '../definitions/queries.ts'
import { figuresOf, partFiguresOf } from '../figures/queries.ts'
import type { Figure } from '../model.ts'
import { breakdownNames } from './queries.ts'
import { type Outgoing, protectedFigures } from './rules.ts'

/** The figures of some measures as they may leave, each with its category; small ones are not shown. */
export const released = async (db: Db, ids: readonly string[], threshold: number): Promise<Outgoing[]> => {
  const known = (await measures(db)).filter(({ id }) => ids.includes(id))
  const names = new Map((await breakdownNames(db)).map((each) => [each.id, each]))
  const whole = [...(await figuresOf(db, ids)).values()].flatMap(({ figures }) => figures)
  const parts = await partFiguresOf(db, ids)
  const all: (Figure & { breakdown_id: string | null })[] = [
    ...whole.map((f) => ({ ...f, breakdown_id: null })),
    ...parts,
  ]
  return known.flatMap((measure) =>
    protectedFigures(
      measure,
      all.filter(({ measure_id }) => measure_id === measure.id),
      names,
      threshold,
    ),
  )
}
