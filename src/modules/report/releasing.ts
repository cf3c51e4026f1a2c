import type { Db } from '../../platform/db.ts'
import { buildPaper } from './building.ts'
import { digestOf } from '../../platform/digest.ts'
import { type Kind, noSettings, type Settings } from './facts.ts'
import { besideOf, gather } from './gathering.ts'
import { paperLeft } from './measured/leaving.ts'
import { addPaper } from './papers/queries.ts'
import { freeze } from './releases/queries.ts'
import { released } from './releases/rules.ts'

/**
 * Makes a paper of a plan and releases it at once, in the name of the current person, where nobody is there to read it
 * first: the demo. Gives the release's id; undefined when there is no such plan.
 */
export async function releaseAtOnce(
  db: Db,
  at: { partnership: { name: string; marking: string }; now: Date },
  wanted: { kind: Kind; planId: string; settings?: Partial<Settings> },
): Promise<string | undefined> {
  const settings = { ...noSettings, ...wanted.settings }
  const facts = await gather(db, at, wanted.planId, settings, besideOf(wanted.kind, false))
  if (!facts) return undefined
  const paper = buildPaper(wanted.kind, facts, settings)
  const paperId = await addPaper(db, { kind: wanted.kind, title: paper.title, planId: wanted.planId, settings })
  const model = released(paper, 1)
  await paperLeft(db, wanted.kind, facts, 'paper', at.now)
  return freeze(db, { paperId, number: 1, model, digest: digestOf(model), dataAt: facts.now, releasedAt: at.now })
}
