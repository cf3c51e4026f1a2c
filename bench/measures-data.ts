import { addMeasure, addObservations, addPhase } from '../src/modules/measure/index.ts'
import type { Db } from '../src/platform/db.ts'

/** 60 measures of 60 months each, with numerator and denominator, every third moving half-way. Gives the id of one. */
export async function measuresOf(db: Db): Promise<string> {
  let seed = 20_261_127
  const roll = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  let first = ''
  for (let n = 0; n < 60; n++) {
    const id = await addMeasure(db, {
      title: `Share of visits in locality ${n + 1} that were made within five days`,
      counted: 'Visits made within five days',
      out_of: 'Visits due',
      unit: '%',
      kind: (['outcome', 'experience', 'process', 'balancing'] as const)[n % 4] ?? 'outcome',
      better: 'higher',
      frequency: 'month',
      named_on: '2021-10-01',
      source: 'The visiting record',
      owner_post_id: null,
    })
    first ||= id
    const figures = Array.from({ length: 60 }, (_, at) => {
      const denominator = 80 + Math.floor(roll() * 40)
      const numerator = Math.floor(denominator * (0.5 + roll() * 0.2 + (n % 3 === 0 && at > 30 ? 0.1 : 0)))
      return { ...month(at), value: (100 * numerator) / denominator, numerator, denominator }
    })
    await addObservations(db, id, figures, new Date('2026-11-01T00:00:00Z'))
    if (n % 3 === 0) await addPhase(db, id, { starts_on: '2024-05-01', reason: 'One door for all visits' })
  }
  return first
}

const month = (at: number) => {
  const day = (later: number, of: number) => new Date(Date.UTC(2021, 10 + at + later, of)).toISOString().slice(0, 10)
  return { period_from: day(0, 1), period_to: day(1, 0) }
}
