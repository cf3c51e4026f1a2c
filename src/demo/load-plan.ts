import {
  addPastItems,
  addPastMoves,
  addPastRound,
  addPastUpdates,
  addPlan,
  closeRound,
  findPlan,
  type PastMove,
  type PastUpdate,
  restateItems,
} from '../modules/plan/index.ts'
import { monthSpan } from '../platform/dates.ts'
import { actAs } from '../platform/db.ts'
import { later, told, workingHour } from './days.ts'
import { stateOn } from './past-state.ts'
import { byName, byNameOrNull, type Place } from './place.ts'
import { type ItemText, readPlanText } from './plan-text.ts'
import type { PlanStory, RoundStory, Story } from './story.ts'

/** A plan whose items are there; what was said of them comes day by day (`tellUntil`). */
export type LoadedPlan = {
  id: string
  story: PlanStory
  keyId: string
  items: ItemText[]
  ids: string[]
  toldTo: string
}

/** Adds a story's plans with their items as they began. */
export async function addPlans(place: Place, story: Story): Promise<LoadedPlan[]> {
  const plans: LoadedPlan[] = []
  for (const plan of story.plans) plans.push(await addOne(place, plan, plans[plan.under ?? -1]?.id ?? null))
  return plans
}

async function addOne(place: Place, plan: PlanStory, parentId: string | null): Promise<LoadedPlan> {
  const { db, by } = place
  const planId = await addPlan(db, {
    title: told(plan.title, by),
    kind: plan.kind,
    levels: plan.levels,
    ...(plan.words ? { words: plan.words } : {}),
    parentId,
    startsOn: later(plan.starts, by),
    endsOn: later(plan.ends, by),
    owningGroupId: byName(place.groups, plan.owner),
    overseeingGroupId: byName(place.groups, plan.overseer),
  })
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
  const keyId = (await findPlan(db, planId))?.keys[0]?.id ?? ''
  return { id: planId, story: plan, keyId, items, ids, toldTo: '' }
}

/** Adds what was said and moved until a day of the story, each by who did it, and puts the items as they stood then. */
export async function tellUntil(place: Place, plan: LoadedPlan, day: string, keeper: string): Promise<void> {
  const fresh = (on: string) => on > plan.toldTo && on <= day
  const moves = plan.items.flatMap((item, n) =>
    movesOf(place, item, plan.ids[n] ?? '').filter((_, at) => fresh(item.moves[at]?.on ?? '')),
  )
  const updates = plan.items.flatMap((item, n) =>
    updatesOf(place, item, plan.ids[n] ?? '', plan.keyId, n).filter((_, at) => fresh(item.updates[at]?.dated ?? '')),
  )
  for (const [personId, theirs] of Map.groupBy([...moves, ...updates], writer)) {
    await actAs(place.client, personId)
    await addPastMoves(
      place.db,
      theirs.filter((each) => 'movedBy' in each),
    )
    await addPastUpdates(
      place.db,
      theirs.filter((each) => 'writtenBy' in each),
    )
  }
  await actAs(place.client, byName(place.people, keeper))
  // What stood in between is told by moves and updates; the items' own history need not repeat it.
  await place.client.query("select set_config('holdfast.silent', 'on', true)")
  await restateItems(
    place.db,
    plan.items.map((item, n) => ({ itemId: plan.ids[n] ?? '', ...daysLater(stateOn(item, day), place.by) })),
  )
  await place.client.query("select set_config('holdfast.silent', 'off', true)")
  plan.toldTo = day
}

/** Opens a round as it was opened, signs it off and closes it with a release where the story says so. */
export async function holdRound(place: Place, plan: LoadedPlan, round: RoundStory): Promise<void> {
  const { by, db, people } = place
  const [from, to] = [later(round.period[0], by), later(round.period[1], by)]
  const closing = round.closed
  const id = await addPastRound(
    db,
    plan.id,
    {
      title: monthSpan(from, to),
      periodFrom: from,
      periodTo: to,
      opens: later(round.opens, by),
      due: later(round.due, by),
      closes: later(round.closes, by),
      groupId: byName(place.groups, round.group),
      words: told(round.words ?? '', by),
      openedAt: workingHour(later(round.opens, by), 2),
      signedOff: closing
        ? {
            by: byName(people, closing.by),
            at: workingHour(later(closing.on, by), 4),
            note: told(closing.note ?? '', by),
          }
        : null,
    },
    byName(people, round.by),
  )
  if (!closing) return
  const levels = place.levels.filter(({ on }) => on <= closing.on)
  await closeRound(
    db,
    id,
    { levels, gaps: [] },
    { personId: byName(people, round.by) },
    workingHour(later(closing.on, by), 9),
  )
}

const writer = (each: PastMove | PastUpdate) => ('movedBy' in each ? each.movedBy : each.writtenBy)

function daysLater(state: ReturnType<typeof stateOn>, by: number) {
  const day = (date: string | null) => (date === null ? null : later(date, by))
  return {
    ...state,
    statusOn: day(state.statusOn),
    due: day(state.due),
    forecast: day(state.forecast),
    milestones: state.milestones.map(day),
  }
}

function itemOf(place: Place, item: ItemText, begun: string) {
  const day = (date: string | null) => (date === null ? null : later(date, place.by))
  const first = daysLater(stateOn(item, ''), place.by)
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
    dueKind: first.dueKind,
    due: first.due,
    forecast: first.forecast,
    leads: item.leads.map((title) => byName(place.posts, title)),
    findings: item.answers.map((reference) => byName(place.references, reference)),
    targets: item.targets.map(({ text, steps }) => ({
      text,
      steps: steps.map((step) => ({ ...step, due: later(step.due, place.by) })),
    })),
    milestones: item.milestones.map(({ title, due }) => ({ title, due: day(due), doneOn: null })),
    status: first.status,
    statusOn: first.statusOn,
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
