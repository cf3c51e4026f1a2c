import type { Db } from '../../../platform/db.ts'
import { letOut } from '../../measure/index.ts'
import type { Facts, Kind } from '../facts.ts'
import { tellsFigures } from '../facts.ts'
import { figuresOf } from '../figures.ts'
import { chosenFor, mostCharts } from './charts.ts'

/** Tells the door of disclosure which figures left with a paper: those of the measures that it prints. */
export const paperLeft = async (
  db: Db,
  kind: Kind,
  facts: Facts,
  through: 'paper' | 'working paper',
  at: Date,
): Promise<void> => {
  const { measured } = facts
  if (!measured) return
  const printed = tellsFigures(kind) ? measured.measures : chosenFor(facts, figuresOf(facts), mostCharts)
  const ids = new Set(printed.map(({ measure }) => measure.id))
  await letOut(db, { figures: measured.out.figures.filter(({ figure }) => ids.has(figure.measure_id)) }, through, at)
}
