import type { Db } from '../../../platform/db.ts'
import type { Charter } from '../charter/rules.ts'
import type { Cycle } from '../cycles/rules.ts'
import type { ResourceWords } from '../resources/queries.ts'
import type { RiskWords } from '../risks/queries.ts'
import type { Score } from '../risks/rules.ts'

/** A risk as it came to be: written down at an instant, scored since, closed or open. */
export type PastRisk = RiskWords & {
  createdAt: Date
  closedOn: string | null
  closedWhy: string
  scores: readonly (Omit<Score, 'scored_by'> & { by: string; at: Date })[]
  items: readonly string[]
}

/** Adds a plan's risks with every score they were given. */
export async function addPastRisks(db: Db, planId: string, risks: readonly PastRisk[]): Promise<void> {
  if (risks.length === 0) return
  const made = await db
    .insertInto('plan.risk')
    .values(
      risks.map(({ title, cause, effect, doing, post_id, review_on, ...risk }) => ({
        plan_id: planId,
        title,
        cause,
        effect,
        doing,
        post_id,
        review_on,
        closed_on: risk.closedOn,
        closed_why: risk.closedWhy,
        created_at: risk.createdAt,
      })),
    )
    .returning(['id', 'title'])
    .execute()
  const idOf = (title: string) => made.find((row) => row.title === title)?.id ?? ''
  await db
    .insertInto('plan.risk_score')
    .values(
      risks.flatMap(({ title, scores }) =>
        scores.map(({ by, at, ...score }) => ({ risk_id: idOf(title), ...score, scored_by: by, scored_at: at })),
      ),
    )
    .execute()
  const items = risks.flatMap((risk) => risk.items.map((item_id) => ({ risk_id: idOf(risk.title), item_id })))
  if (items.length > 0) await db.insertInto('plan.mitigation').values(items).execute()
}

export type PastCharter = Pick<
  Charter,
  'item_id' | 'number' | 'fields' | 'state' | 'group_id' | 'decided_on' | 'decided_by' | 'asked_changes' | 'made_by'
> & { made_at: Date }

/** Adds versions of charters as they were decided. */
export async function addPastCharters(db: Db, charters: readonly PastCharter[]): Promise<void> {
  if (charters.length > 0)
    await db
      .insertInto('plan.charter')
      .values(charters.map((charter) => ({ ...charter, fields: JSON.stringify(charter.fields) })))
      .execute()
}

/** Adds tests of change as they were written, the prediction before the result. */
export async function addPastCycles(db: Db, cycles: readonly Omit<Cycle, 'id' | 'version'>[]): Promise<void> {
  if (cycles.length > 0)
    await db
      .insertInto('plan.pdsa')
      .values(cycles.map((cycle) => ({ ...cycle })))
      .execute()
}

/** Names with what items are done. */
export async function addPastResources(
  db: Db,
  resources: readonly (ResourceWords & { item_id: string })[],
): Promise<void> {
  if (resources.length > 0)
    await db
      .insertInto('plan.resource')
      .values(resources.map((resource) => ({ ...resource })))
      .execute()
}
