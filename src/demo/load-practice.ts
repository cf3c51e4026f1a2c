import { addChange, addStandard, addTold } from '../modules/plan/index.ts'
import { later, told } from './days.ts'
import { byName, byNameOrNull, type Place } from './place.ts'
import type { PracticeStory, Told } from './story.ts'

/** Adds what came to be expected of staff, and what they came to do differently, after one day and until another. */
export async function addPractice(place: Place, story: PracticeStory, after: string, until: string): Promise<void> {
  const { db, by, standards: known } = place
  const isNew = (day: string) => day > after && day <= until
  for (const standard of story.standards.filter(({ starts }) => isNew(starts))) {
    const id = await addStandard(
      db,
      {
        title: standard.title,
        says: told(standard.says, by),
        starts: later(standard.starts, by),
        review_on: day(standard.review, by),
        ended_on: null,
        exemplar: told(standard.exemplar ?? '', by),
        post_id: byName(place.posts, standard.post),
      },
      null,
    )
    known.set(standard.title, id)
    for (const each of standard.told) await addTold(db, { change_id: null, standard_id: id }, toldOf(each, by))
  }
  for (const change of story.changes.filter((each) => isNew(settledOn(each)))) {
    const id = await addChange(
      db,
      fieldsOf(place, change, known),
      change.items.map((item) => byName(place.references, item)),
    )
    place.references.set(change.title, id)
    for (const each of change.told) await addTold(db, { change_id: id, standard_id: null }, toldOf(each, by))
  }
}

// A change is told as it stands after its review, so not before that.
const settledOn = ({ reviewed, inUse, trial }: PracticeStory['changes'][number]) =>
  reviewed ?? inUse ?? trial?.[0] ?? ''

const day = (date: string | undefined, by: number) => (date ? later(date, by) : null)
const toldOf = ({ whom, how, people, on }: Told, by: number) => ({
  whom,
  how,
  people: people ?? null,
  dated: later(on, by),
})

function fieldsOf(
  { by, measures }: Place,
  change: PracticeStory['changes'][number],
  standards: ReadonlyMap<string, string>,
) {
  const { criterion, trial } = change
  return {
    title: change.title,
    before: told(change.before, by),
    now: told(change.now, by),
    place: told(change.place, by),
    in_use_from: day(change.inUse, by),
    trial_from: day(trial?.[0], by),
    trial_to: day(trial?.[1], by),
    review_on: day(change.review, by),
    reviewed_on: day(change.reviewed, by),
    decision: change.decision ?? null,
    learned: told(change.learned ?? '', by),
    standard_id: byNameOrNull(standards, change.standard ?? ''),
    criterion: told(criterion?.words ?? '', by),
    at_least: criterion?.atLeast ?? null,
    out_of: criterion?.outOf ?? null,
    measure_id: byNameOrNull(measures, criterion?.measure ?? ''),
    measure_level: criterion?.level ?? null,
    criterion_on: day(criterion?.on, by),
    stopped_on: null,
  }
}
