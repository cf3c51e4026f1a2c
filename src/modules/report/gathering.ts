import type { Db } from '../../platform/db.ts'
import { londonDate, startOfDay } from '../../platform/dates.ts'
import { conclusions, findings } from '../inspection/index.ts'
import { groups } from '../partnership/index.ts'
import { changesSince, findPlanRelease, lastUpdates, planTree, releaseBefore, sharesOf } from '../plan/index.ts'
import type { Facts, Settings } from './facts.ts'
import { factsOfRelease } from './frozen-facts.ts'

// Papers may be released to everybody, so they know what somebody knows who reads nothing under embargo.
const everybody = '00000000-0000-0000-0000-000000000000'

/** The facts of one plan at an instant, or as a release of it has them; undefined when there is no such plan. The number of queries never grows. */
export const gather = async (
  db: Db,
  at: { partnership: { name: string; marking: string }; now: Date },
  planId: string,
  { since, release }: Pick<Settings, 'since' | 'release'>,
): Promise<Facts | undefined> => {
  const frozen = release === null ? undefined : await findPlanRelease(db, release)
  if (frozen?.plan_id === planId) {
    const { name, marking } = at.partnership
    return factsOfRelease({ name, marking }, frozen, await releaseBefore(db, frozen))
  }
  const who = { personId: everybody, now: at.now }
  const tree = await planTree(db, planId, who)
  if (!tree) return undefined
  const known = await findings(db, who)
  const named = await groups(db)
  const nameOf = (id: string | null) => named.find((group) => group.id === id)?.name ?? null
  return {
    partnership: { name: at.partnership.name, marking: at.partnership.marking },
    tree,
    shares: await sharesOf(db, planId),
    updates: new Map((await lastUpdates(db, planId)).map((update) => [update.item_id, update])),
    since,
    changes: since ? await changesSince(db, planId, startOfDay(since)) : null,
    findings: known,
    conclusions: await conclusions(
      db,
      known.map(({ id }) => id),
    ),
    owningGroup: nameOf(tree.plan.owning_group_id),
    overseeingGroup: nameOf(tree.plan.overseeing_group_id),
    now: at.now,
    today: londonDate(at.now),
    round: null,
  }
}
