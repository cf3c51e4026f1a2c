import type { Db } from '../../platform/db.ts'
import { londonDate, startOfDay } from '../../platform/dates.ts'
import { conclusions, findings, progressOfEach } from '../inspection/index.ts'
import { groups } from '../partnership/index.ts'
import {
  changesSince,
  differs,
  findPlanRelease,
  type FrozenLevel,
  lastSuggested,
  lastUpdates,
  type PlanTree,
  planTree,
  releaseBefore,
  sharesOf,
  suggestionsOf,
} from '../plan/index.ts'
import { handed } from './closing/handing.ts'
import type { Facts, Kind, Settings, TwoStatuses } from './facts.ts'
import { factsOfRelease } from './frozen-facts.ts'
import { measuredOf } from './measured/gathering.ts'

// Papers may be released to everybody, so they know what somebody knows who reads nothing under embargo.
const everybody = '00000000-0000-0000-0000-000000000000'

/** What only some papers tell of the plan as it stands: levels and progress, and for who works on it what is suggested. */
export type Beside = { levels?: boolean; suggestions?: boolean; measures?: boolean }

export const besideOf = (kind: Kind, working: boolean): Beside => ({
  levels: kind === 'highlight' || kind === 'plan',
  measures: kind !== 'plan' && kind !== 'page',
  suggestions: working && (kind === 'highlight' || kind === 'plan'),
})

/** The facts of one plan at an instant, or as a release of it has them; undefined when there is no such plan. The number of queries never grows. */
export const gather = async (
  db: Db,
  at: { partnership: { name: string; marking: string }; now: Date },
  planId: string,
  { since, release, measures = null }: Pick<Settings, 'since' | 'release'> & Partial<Pick<Settings, 'measures'>>,
  beside: Beside = {},
): Promise<Facts | undefined> => {
  const frozen = release === null ? undefined : await findPlanRelease(db, release)
  if (frozen?.plan_id === planId) {
    const { name, marking } = at.partnership
    const facts = factsOfRelease({ name, marking }, frozen, await releaseBefore(db, frozen))
    return beside.measures ? { ...facts, measured: await measuredOf(db, facts, measures) } : facts
  }
  const who = { personId: everybody, now: at.now }
  const tree = await planTree(db, planId, who)
  if (!tree) return undefined
  const known = await findings(db, who)
  const named = await groups(db)
  const nameOf = (id: string | null) => named.find((group) => group.id === id)?.name ?? null
  const today = londonDate(at.now)
  const answered = new Set(tree.items.flatMap(({ findings: its }) => its.map(({ id }) => id)))
  const facts: Facts = {
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
    today,
    ...(beside.levels
      ? {
          levels: await levelsNow(db, at.now, today, planId),
          progress: await progressOfEach(
            db,
            [...new Set(known.flatMap((f) => (answered.has(f.id) ? [f.source_id] : [])))],
            who,
            today,
          ),
        }
      : {}),
    ...(beside.suggestions ? { differing: await differingNow(db, tree, today, at.now) } : {}),
    round: null,
  }
  return beside.measures ? { ...facts, measured: await measuredOf(db, facts, measures) } : facts
}

async function levelsNow(db: Db, now: Date, today: string, planId: string) {
  const { levels } = await handed({ db, now, today }, planId)
  return new Map(
    levels.map(({ findingId, confirmedAt, level, ...rest }): [string, FrozenLevel] => [
      findingId,
      { ...rest, level: level as FrozenLevel['level'], on: confirmedAt ? londonDate(new Date(confirmedAt)) : null },
    ]),
  )
}

async function differingNow(db: Db, tree: PlanTree, today: string, at: Date): Promise<TwoStatuses[]> {
  const suggested = await suggestionsOf(db, tree, today, { leaves: at })
  const last = await lastSuggested(db, [...suggested.keys()])
  return tree.items.flatMap((item) => {
    const found = suggested.get(item.id)
    if (!found || item.status.tone === null || !differs(item.status.tone, found)) return []
    return [
      {
        item,
        reported: item.status,
        suggested: { tone: found.tone, word: found.word, why: found.reasons },
        answer: last.find(({ item_id: id }) => id === item.id)?.differs_why ?? '',
      },
    ]
  })
}
