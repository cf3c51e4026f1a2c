import type { Db } from '../../../platform/db.ts'
import { measuredFindings } from '../../inspection/index.ts'
import { leavingMeasures, measures } from '../../measure/index.ts'
import { type Facts, linesOf, type Measured, type Settings } from '../facts.ts'

/** The measures that a paper tells, as they may leave: those of the plan, every one, or those that were chosen. */
export const measuredOf = async (db: Db, facts: Facts, wanted: Settings['measures']): Promise<Measured> => {
  const known = new Set(facts.findings.map(({ id }) => id))
  // Whoever reads nothing under embargo hears of no finding that is: a paper may be released to everybody.
  const linked = (await measuredFindings(db)).filter(
    ({ finding_id: id, linked_on: on }) => known.has(id) && on <= facts.today,
  )
  const ofFinding = idsBy(linked.map(({ finding_id, measure_id }) => [finding_id, measure_id]))
  const ofItem = idsBy(
    facts.tree.items.flatMap(({ id, targets }) =>
      targets.flatMap(({ measure_id: measure }): [string, string][] => (measure ? [[id, measure]] : [])),
    ),
  )
  const answered = linesOf(facts.tree).flatMap(({ findings, through }) => [...findings, ...through].map(({ id }) => id))
  const own = [...ofItem.values(), ...answered.map((id) => ofFinding.get(id) ?? [])].flat()
  const ids = wanted === null ? own : wanted === 'all' ? (await measures(db)).map(({ id }) => id) : wanted
  const release = facts.round && { at: facts.now, steps: stepsOf(facts) }
  const { measures: shown, out, threshold } = await leavingMeasures(db, [...new Set(ids)], facts.today, release)
  return { measures: shown, out, ofItem, ofFinding, threshold }
}

// The steps as the release froze them, not as the plan has them since.
const stepsOf = ({ tree }: Facts) =>
  tree.items.flatMap(({ targets }) =>
    targets.flatMap(({ measure_id: id, steps }) =>
      id ? steps.map(({ due, value }) => ({ measure_id: id, due, value })) : [],
    ),
  )

const idsBy = (pairs: readonly (readonly [string, string])[]): Map<string, string[]> => {
  const by = new Map<string, string[]>()
  for (const [id, measure] of pairs) by.set(id, [...new Set([...(by.get(id) ?? []), measure])])
  return by
}
