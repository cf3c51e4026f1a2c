import { type KeyWord, type Level } from '../../plans/model.ts'
import { notStated } from '../../plans/rules.ts'
import { proposeStatus } from '../../status-keys.ts'
import type { Doubt, ProposedItem } from '../proposal.ts'
import type { ContributionToWrite, ItemToWrite, StepToWrite, TargetToWrite, UpdateToWrite } from './accept-queries.ts'
import type { Place } from './outline.ts'

/** What the rows need to know beside the proposal; ids stand in the order of the places. */
export type Facts = {
  ids: readonly string[]
  parentOf: (place: Place) => string | null
  startAt: (place: Place) => number
  key: readonly KeyWord[]
  today: string
  agencyOf: (name: string) => string | null
  doubts: readonly Doubt[]
}

/** The rows of the plan's items. */
export const itemRows = (places: readonly Place[], facts: Facts): ItemToWrite[] =>
  places.map((place, at) => {
    const { item } = place
    const code = item ? statusOf(item, facts.key) : null
    return {
      id: facts.ids[at] ?? '',
      parent_id: facts.parentOf(place),
      level: place.level satisfies Level,
      position: facts.startAt(place) + place.position,
      reference: item?.reference?.slice(0, 40) ?? '',
      title: place.title,
      aim: place.aim,
      kind: item?.kind === 'no_improvement_needed' ? 'no_improvement_needed' : 'improvement',
      reason: item?.reason?.slice(0, 5000) ?? '',
      lead_agency_id: item?.agencies[0] ? facts.agencyOf(item.agencies[0]) : null,
      starts_on: item?.start ?? null,
      due_kind: item?.due
        ? 'date'
        : /\bon-?\s?going\b|\bcontinu/i.test(item?.dueWords ?? '')
          ? 'ongoing'
          : 'to_be_confirmed',
      due: item?.due ?? null,
      status: code ?? notStated,
      status_on: code ? facts.today : null,
      links: item?.links ?? [],
      doubts: item ? doubtsOn(item, code, facts.doubts) : [],
    }
  })

/** Doubts left open stay on the item, and so does a status that is no word of the plan's key. */
const doubtsOn = (item: ProposedItem, code: string | null, doubts: readonly Doubt[]) => [
  ...doubts
    .filter((doubt) => !doubt.settled && doubt.item === item.key)
    .map((doubt) => ({
      code: doubt.kind,
      sentence: `${doubt.question} Taken for now: ${doubt.answers.find(({ value }) => value === doubt.chosen)?.label ?? doubt.chosen}.`,
    })),
  ...(item.status && code === null && item.kind === 'action'
    ? [{ code: 'status', sentence: `The file says “${item.status}” for status, which is no word of this plan’s key.` }]
    : []),
]

/** The code of the plan's key that the file states; null when it states none or another word. */
export const statusOf = (item: ProposedItem, key: readonly KeyWord[]): string | null =>
  item.status ? (proposeStatus(item.status, key)?.code ?? null) : null

/** How items are measured, with the steps that have a day. Two steps on one day cannot both stand: the first does. */
export const targetRows = (
  places: readonly Place[],
  ids: readonly string[],
): { targets: TargetToWrite[]; steps: StepToWrite[] } => {
  const targets: TargetToWrite[] = []
  const steps: StepToWrite[] = []
  places.forEach((place, at) => {
    const item_id = ids[at] ?? ''
    place.item?.measures
      .filter(({ text }) => text.trim() !== '')
      .forEach((measure, position) => {
        targets.push({ item_id, position, text: measure.text.trim().slice(0, 2000) })
        for (const { date, value, unit } of measure.steps)
          if (date) steps.push({ item_id, position, due: date, value, unit: (unit || '%').slice(0, 40) })
      })
  })
  return { targets, steps }
}

/** Which items have words or a status for a first update, as places. */
export const withUpdate = (places: readonly Place[], key: readonly KeyWord[]): number[] =>
  places.flatMap(({ item }, at) => (item && (item.progress || statusOf(item, key)) ? [at] : []))

/** The progress of the file as the first update of each item; `updateIds` in the order of `at`. */
export const updateRows = (
  places: readonly Place[],
  at: readonly number[],
  updateIds: readonly string[],
  facts: Facts,
): { updates: UpdateToWrite[]; contributions: ContributionToWrite[] } => {
  const updates: UpdateToWrite[] = []
  const contributions: ContributionToWrite[] = []
  at.forEach((place, nth) => {
    const item = places[place]?.item
    const id = updateIds[nth] ?? ''
    if (!item) return
    updates.push({
      id,
      item_id: facts.ids[place] ?? '',
      status: statusOf(item, facts.key) ?? notStated,
      done: (item.progressRest ?? '').slice(0, 20_000),
    })
    item.contributions.forEach(({ agency, text }, position) => {
      if (agency && text)
        contributions.push({
          update_id: id,
          agency_id: facts.agencyOf(agency),
          agency: agency.slice(0, 200),
          text: text.slice(0, 10_000),
          position,
        })
    })
  })
  return { updates, contributions }
}
