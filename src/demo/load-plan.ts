import {
  addPastItems,
  addPastMoves,
  addPastUpdates,
  addPlan,
  findPlan,
  type PastMove,
  type PastUpdate,
} from '../modules/plan/index.ts'
import { actAs } from '../platform/db.ts'
import { later, told, workingHour } from './days.ts'
import { byName, byNameOrNull, type Place } from './place.ts'
import { type ItemText, readPlanText } from './plan-text.ts'
import type { PlanStory, Story } from './story.ts'

/** Adds a story's plans with their items, moved dates and updates, each written by who wrote it. Gives the plans' ids. */
export async function addPlans(place: Place, story: Story): Promise<string[]> {
  const ids: string[] = []
  for (const plan of story.plans) ids.push(await addOne(place, plan, byName(place.people, story.keeper)))
  return ids
}

async function addOne(place: Place, plan: PlanStory, keeper: string): Promise<string> {
  const { db, by, client } = place
  const planId = await addPlan(db, {
    title: told(plan.title, by),
    kind: plan.kind,
    levels: plan.levels,
    ...(plan.words ? { words: plan.words } : {}),
    startsOn: later(plan.starts, by),
    endsOn: later(plan.ends, by),
    owningGroupId: byName(place.groups, plan.owner),
    overseeingGroupId: byName(place.groups, plan.overseer),
  })
  const keyId = (await findPlan(db, planId))?.keys[0]?.id ?? ''
  const items = readPlanText(
    told(plan.text, by),
    plan.levels.map(({ level }) => level),
  )
  const ids = await addPastItems(
    db,
    planId,
    items.map((item) => itemOf(place, item, later(plan.starts, by))),
  )
  for (const [n, item] of items.entries()) place.references.set(item.reference, ids[n] ?? '')
  const moves = items.flatMap((item, n) => movesOf(place, item, ids[n] ?? ''))
  const updates = items.flatMap((item, n) => updatesOf(place, item, ids[n] ?? '', keyId, n))
  for (const [personId, theirs] of Map.groupBy([...moves, ...updates], writer)) {
    await actAs(client, personId)
    await addPastMoves(
      db,
      theirs.filter((each) => 'movedBy' in each),
    )
    await addPastUpdates(
      db,
      theirs.filter((each) => 'writtenBy' in each),
    )
  }
  await actAs(client, keeper)
  return planId
}

const writer = (each: PastMove | PastUpdate) => ('movedBy' in each ? each.movedBy : each.writtenBy)

function itemOf(place: Place, item: ItemText, begun: string) {
  const last = item.updates.at(-1)
  const day = (date: string | null) => (date === null ? null : later(date, place.by))
  return {
    parent: item.parent,
    level: item.level,
    title: item.title,
    reference: item.reference,
    aim: item.aim,
    kind: item.kind,
    reason: item.reason,
    signpost: item.signpost,
    leadAgencyId: byNameOrNull(place.agencyIds, item.agency),
    owningGroupId: byNameOrNull(place.groups, item.owner),
    overseeingGroupId: byNameOrNull(place.groups, item.overseer),
    startsOn: day(item.starts),
    dueKind: item.dueKind,
    due: day(item.due),
    forecast: day(item.forecast),
    leads: item.leads.map((title) => byName(place.posts, title)),
    findings: item.answers.map((reference) => byName(place.references, reference)),
    targets: item.targets.map(({ text, steps }) => ({
      text,
      steps: steps.map((step) => ({ ...step, due: later(step.due, place.by) })),
    })),
    milestones: item.milestones.map(({ title, due, doneOn }) => ({ title, due: day(due), doneOn: day(doneOn) })),
    status: last?.status ?? 'not_stated',
    statusOn: last ? later(last.dated, place.by) : null,
    createdAt: workingHour(begun, 1),
  }
}

const movesOf = (place: Place, item: ItemText, itemId: string): PastMove[] =>
  item.moves.map((move, n) => ({
    itemId,
    which: move.which,
    was: dateOrNull(move.was, place.by),
    became: dateOrNull(move.became, place.by),
    becameKind: move.became === 'ongoing' ? 'ongoing' : move.became === 'to be confirmed' ? 'to_be_confirmed' : 'date',
    reason: move.reason,
    movedBy: byName(place.people, move.by),
    movedAt: workingHour(later(move.on, place.by), n + 3),
  }))

const dateOrNull = (words: string, by: number) => (/^\d{4}/.test(words) ? later(words, by) : null)

const updatesOf = (place: Place, item: ItemText, itemId: string, keyId: string, at: number): PastUpdate[] =>
  item.updates.map((u, n) => ({
    itemId,
    title: item.title,
    keyId,
    dated: later(u.dated, place.by),
    writtenAt: workingHour(later(u.dated, place.by), at + n),
    writtenBy: byName(place.people, u.by),
    status: u.status,
    done: u.done,
    next: u.next,
    difference: u.difference,
    help: u.help,
    forecast: null,
    forPostId: byNameOrNull(place.posts, u.post),
    agreedHow: u.agreedHow,
    agreedOn: u.agreedOn === '' ? null : later(u.agreedOn, place.by),
    contributions: u.parts.map(({ agency, text }) => ({
      agencyId: byName(place.agencyIds, agency),
      agency: byName(place.agencyNames, agency),
      text,
    })),
  }))
