import { addPastLevels, levelWords } from '../modules/thread/index.ts'
import { later, told, workingHour } from './days.ts'
import { byName, type Place } from './place.ts'
import type { LevelStory } from './story.ts'

/** Adds the levels of evidence that were confirmed, and remembers them for the releases that came after. */
export async function addLevels(place: Place, levels: readonly LevelStory[]): Promise<void> {
  const { by, db, references, people } = place
  await addPastLevels(
    db,
    levels.map((each) => ({
      findingId: byName(references, each.reference),
      level: each.level,
      mixed: each.mixed ?? false,
      judged: false,
      suggested: each.level,
      suggestedWhy: each.why.map((words) => told(words, by)),
      reason: told(each.reason, by),
      otherwise: told(each.otherwise ?? '', by),
      by: byName(people, each.by),
      at: workingHour(later(each.on, by), 5),
      second: null,
    })),
  )
  for (const each of levels)
    place.levels.push({
      on: each.on,
      findingId: byName(references, each.reference),
      level: each.level,
      mixed: each.mixed ?? false,
      judged: false,
      words: `${each.level} ${levelWords[each.level]}`,
      reason: told(each.reason, by),
      confirmedAt: workingHour(later(each.on, by), 5),
    })
}
