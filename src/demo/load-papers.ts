import { groups } from '../modules/partnership/index.ts'
import { releaseAtOnce } from '../modules/report/index.ts'
import { addDays, londonDate } from '../platform/dates.ts'
import { actAs } from '../platform/db.ts'
import { later } from './days.ts'
import { byName, type Place } from './place.ts'
import type { Story } from './story.ts'

/** Releases a story's papers as its plans stand now, for a meeting a week ahead. */
export async function addPapers(
  place: Place,
  story: Story,
  planIds: readonly string[],
  marking: string,
  now: Date,
): Promise<void> {
  const known = await groups(place.db)
  for (const { kind, plan, group, by, since, item } of story.papers) {
    await actAs(place.client, byName(place.people, by))
    await releaseAtOnce(
      place.db,
      { partnership: { name: story.name, marking }, now },
      {
        kind,
        planId: planIds[plan] ?? '',
        settings: {
          group: known.find(({ short_name }) => short_name === group)?.name ?? group,
          meetingOn: addDays(londonDate(now), 6),
          item,
          by,
          since: since ? later(since, place.by) : null,
        },
      },
    )
  }
}
