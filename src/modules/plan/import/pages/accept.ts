import type { Db } from '../../../../platform/db.ts'
import { addEvidence, registerStatements } from '../../../evidence/index.ts'
import { note } from '../../../history/index.ts'
import { agencies, findOrAddAgency, findOrAddPost, posts } from '../../../partnership/index.ts'
import { levels, type Plan, type PlanLevel } from '../../plans/model.ts'
import { addPlan, findPlan } from '../../plans/queries.ts'
import type { Proposal } from '../proposal.ts'
import {
  addLevels,
  headingsOf,
  hushRows,
  writeAnswers,
  writeItems,
  writeLeads,
  writeTargets,
  writeUpdates,
} from './accept-queries.ts'
import { takeAround } from './around.ts'
import { type Choices, type Import, leadKey } from './choices.ts'
import { levelsOf, lineLevelOf, outlineOf, type Place } from './outline.ts'
import { proposedPosts } from './posts.ts'
import { holdOpen, setState } from './queries.ts'
import { type Facts, itemRows, targetRows, updateRows, withUpdate } from './rows.ts'

/** A request, or the command line. */
type Where = { db: Db; partnership: { id: string }; today: string; now: Date }

export type Accepted = { planId: string; items: number; postIds: Map<string, string> }

/**
 * Makes the plan out of a proposal: levels, tree, posts, measures, first updates, findings, in the caller's transaction,
 * so that all of it is there or nothing. 'gone' when somebody accepted or threw it away first.
 */
export const accept = async (
  c: Where,
  made: Pick<Import, 'id' | 'title' | 'file_name' | 'plan_id' | 'choices' | 'sha256' | 'version'>,
  proposal: Proposal,
): Promise<Accepted | 'gone'> => {
  const { db } = c
  if (!(await holdOpen(db, made.id, made.version))) return 'gone'
  const { plan, isNew } = await planFor(db, made, proposal)
  const evidenceId = made.sha256 ? await fileAsEvidence(db, made.sha256, made.file_name, c.today) : null
  const state = {
    state: 'accepted' as const,
    settledAt: c.now,
    planId: plan.id,
    madePlan: isNew,
    evidenceId,
  }
  await setState(db, made.id, 'open', state)
  const postIds = await postsFor(db, proposal, made.choices)
  await takeAround(db, proposal.around, made.choices.around, { evidenceId, today: c.today })
  const items = await writePlan(c, plan, made, proposal, postIds)
  await note(c, 'plan.import', made.id, `imported ${items} items from “${made.file_name}” into “${plan.title}”`)
  return { planId: plan.id, items, postIds }
}

/** The plan that was chosen, or a new one: also when the chosen one was deleted meanwhile. */
const planFor = async (
  db: Db,
  made: Pick<Import, 'title' | 'plan_id'>,
  proposal: Proposal,
): Promise<{ plan: Plan; isNew: boolean }> => {
  const levelsRead = levelsOf(proposal)
  const there = made.plan_id ? await findPlan(db, made.plan_id) : undefined
  if (there) {
    const all = [
      ...there.levels,
      ...levelsRead.filter(({ level }) => !there.levels.some((each) => each.level === level)),
    ]
    if (all.length > there.levels.length) await addLevels(db, there.id, inOrder(all))
    return { plan: there, isNew: false }
  }
  const plan = await findPlan(db, await addPlan(db, { title: made.title, levels: levelsRead }))
  if (!plan) throw new Error('The new plan is not there')
  return { plan, isNew: true }
}

const inOrder = (all: readonly PlanLevel[]) => levels.flatMap((level) => all.find((each) => each.level === level) ?? [])

const fileAsEvidence = (db: Db, sha256: string, fileName: string, today: string): Promise<string> =>
  addEvidence(db, {
    kind: 'file',
    nature: 'document',
    title: 'The plan as it was dropped in',
    body: 'The file that the plan was imported from, unchanged.',
    url: null,
    sha256,
    file_name: fileName,
    dated: today,
    speaks_from: null,
    speaks_to: null,
    agency_id: null,
    confidential: false,
    review_on: null,
  })

/** Every post of the leads column, by its key: one that is there, or made now. */
const postsFor = async (db: Db, proposal: Proposal, choices: Choices): Promise<Map<string, string>> => {
  const known = await posts(db)
  const found = new Map<string, string>()
  for (const { key, choice } of proposedPosts(proposal, choices.leads ?? {}, known, await agencies(db))) {
    const there = known.find(({ id }) => id === choice.post)
    if (choice.post === '' && choice.title.trim() === '') continue
    found.set(key, there?.id ?? (await findOrAddPost(db, choice.title, choice.agency || null)))
  }
  return found
}

const writePlan = async (
  c: Where,
  plan: Plan,
  made: Pick<Import, 'id' | 'choices'>,
  proposal: Proposal,
  postIds: ReadonlyMap<string, string>,
): Promise<number> => {
  const { db } = c
  const places = outlineOf(proposal.items, lineLevelOf(proposal))
  const there = await headingsOf(db, plan.id)
  const known = knownPlaces(places, there)
  const fresh = places.flatMap((_, at) => (known.has(at) ? [] : [at]))
  const freshIds = await registerStatements(
    db,
    'item',
    '/plan/items/:id',
    fresh.map((at) => places[at]?.title ?? ''),
  )
  const ids = places.map((_, at) => known.get(at) ?? freshIds[fresh.indexOf(at)] ?? '')
  const facts: Facts = {
    ids,
    parentOf: ({ parent }) => (parent === null ? null : (ids[parent] ?? null)),
    startAt: ({ parent }) => {
      const id = parent === null ? null : (ids[parent] ?? null)
      return Math.max(-1, ...there.filter((each) => each.parent_id === id).map(({ position }) => position)) + 1
    },
    key: plan.keys[0]?.words ?? [],
    today: c.today,
    agencyOf: await agencyFinder(db, proposal),
    doubts: proposal.doubts,
  }
  const rows = itemRows(places, facts)
  const updated = withUpdate(places, facts.key)
  const updateIds = await registerStatements(
    db,
    'update',
    updated.map((at) => `/plan/items/${ids[at] ?? ''}`),
    updated.map((at) => `Update of ${c.today} on ${places[at]?.title ?? ''}`),
  )
  const { targets, steps } = targetRows(places, ids)
  const { updates, contributions } = updateRows(places, updated, updateIds, facts)
  await hushRows(db, true)
  await writeItems(
    db,
    plan.id,
    made.id,
    fresh.flatMap((at) => rows[at] ?? []),
  )
  await writeLeads(db, leadRows(places, ids, postIds))
  await writeTargets(db, targets, steps)
  await writeUpdates(db, { importId: made.id, keyId: plan.keys[0]?.id ?? '', dated: c.today }, updates, contributions)
  await writeAnswers(db, answerRows(places, ids, made.choices))
  await hushRows(db, false)
  return proposal.items.length
}

/** Headings that the plan has already, so that the second file of one plan adds below them. */
const knownPlaces = (
  places: readonly Place[],
  there: readonly { id: string; parent_id: string | null; level: string; title: string }[],
): Map<number, string> => {
  const known = new Map<number, string>()
  places.forEach((place, at) => {
    if (place.item) return
    const parent = place.parent === null ? null : known.get(place.parent)
    if (parent === undefined) return
    const same = there.find(
      (each) =>
        each.level === place.level &&
        each.parent_id === parent &&
        each.title.toLowerCase() === place.title.toLowerCase(),
    )
    if (same) known.set(at, same.id)
  })
  return known
}

const leadRows = (places: readonly Place[], ids: readonly string[], postIds: ReadonlyMap<string, string>) =>
  places.flatMap(({ item }, at) =>
    [...new Set((item?.leads ?? []).flatMap((lead) => postIds.get(leadKey(lead)) ?? []))].map((post_id, position) => ({
      item_id: ids[at] ?? '',
      post_id,
      position,
    })),
  )

const answerRows = (places: readonly Place[], ids: readonly string[], choices: Choices) =>
  places.flatMap(({ item }, at) =>
    (item ? (choices.findings?.[item.key] ?? []) : []).map((finding_id) => ({ item_id: ids[at] ?? '', finding_id })),
  )

/** Agencies by name: those of an agency column are made when they are new; a prefix in a progress text makes none. */
const agencyFinder = async (db: Db, proposal: Proposal): Promise<(name: string) => string | null> => {
  const known = await agencies(db)
  const made = new Map<string, string>()
  const find = (name: string) =>
    made.get(leadKey(name)) ??
    known.find((each) => [each.name, each.short_name].some((word) => leadKey(word) === leadKey(name)))?.id ??
    null
  for (const name of new Set(proposal.items.flatMap(({ agencies: named }) => named.slice(0, 1))))
    if (name.trim() !== '' && find(name) === null) made.set(leadKey(name), await findOrAddAgency(db, name))
  return find
}
