import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Category } from './rules.ts'

/** Every category of the partnership, dimension by dimension, in their order. */
export const categories = (db: Db): Promise<Category[]> =>
  db
    .selectFrom('measure.breakdown')
    .select(['id', 'dimension', 'category', 'position'])
    .orderBy(sql`lower(dimension)`)
    .orderBy('position')
    .orderBy('id')
    .execute()

/** The categories of these names in a dimension; those that are not there yet are added after the others. */
export const findOrAddCategories = async (
  db: Db,
  dimension: string,
  names: readonly string[],
): Promise<Map<string, string>> => {
  const known = (await categories(db)).filter((each) => each.dimension.toLowerCase() === dimension.toLowerCase())
  const ids = new Map(known.map(({ id, category }) => [category.toLowerCase(), id]))
  const missing = names.filter((name) => !ids.has(name.toLowerCase()))
  const last = Math.max(-1, ...known.map(({ position }) => position))
  const added =
    missing.length === 0
      ? []
      : await db
          .insertInto('measure.breakdown')
          .values(
            missing.map((category, at) => ({
              dimension: known[0]?.dimension ?? dimension,
              category,
              position: last + 1 + at,
            })),
          )
          .returning(['id', 'category'])
          .execute()
  for (const { id, category } of added) ids.set(category.toLowerCase(), id)
  return ids
}
