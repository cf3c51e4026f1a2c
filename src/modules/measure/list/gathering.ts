import type { Db } from '../../../platform/db.ts'
import { posts } from '../../partnership/index.ts'
import { measures } from '../definitions/queries.ts'
import { isSilent } from '../lateness/rules.ts'
import type { Measure, Observation } from '../model.ts'
import { factsOf } from '../reading/gathering.ts'
import { type Drawable, drawableOf } from '../reading/series.ts'

export type Row = {
  measure: Measure
  latest: Observation | undefined
  owner: string | null
  late: boolean
  drawable: Drawable | null
}

/** Every measure as its line shows it. The same few queries, however many there are. */
export async function rowsOf(db: Db, today: string): Promise<Row[]> {
  const all = await measures(db)
  const facts = await factsOf(db, all, today)
  const titles = new Map((await posts(db)).map((post) => [post.id, post.title]))
  return all.map((measure) => {
    const own = facts.get(measure.id)
    const figures = own?.figures ?? []
    const known = figures.flatMap((each): Observation[] =>
      each.value === null ? [] : [{ ...each, value: each.value }],
    )
    return {
      measure,
      latest: known.at(-1),
      owner: measure.owner_post_id === null ? null : (titles.get(measure.owner_post_id) ?? null),
      late: isSilent(measure, figures.at(-1), today),
      drawable: own ? drawableOf(own) : null,
    }
  })
}
