// The feed as it is sent: one group of measures after the other, so that no more than one lies in memory.
import { Readable } from 'node:stream'
import { inPartnership } from '../../../platform/db.ts'
import { type Answer, streamed, type TokenCtx } from '../../../platform/route.ts'
import { measures, workingsOf } from '../definitions/queries.ts'
import { groupsOf } from '../disclosure/groups.ts'
import { outside, thresholdOf } from '../disclosure/queries.ts'
import { tableRule } from '../leaving/rules.ts'
import { released } from './released.ts'
import { headLine, lineOf, ruleHead, ruleHeader, ruleLine } from './rules.ts'

const csv = 'text/csv; charset=utf-8'
/** Lines sent at once. */
const some = 2000

/**
 * All figures as CSV. Small numbers are weighed within a group of measures that are worked out from each other, and each group is
 * fetched, weighed and remembered in a transaction of its own while the one before is on its way: a slow reader holds none.
 */
export const feedOf = async (c: TokenCtx): Promise<Answer> =>
  streamed(sent(lines(c, await groupsHere(c))), `${c.partnership.slug}-figures.csv`, csv, await headersOf(c))

/** What was done to the figures of each measure, and by which rule: a table beside the feed. */
export const rulesOf = async (c: TokenCtx): Promise<Answer> =>
  streamed(sent(ruleLines(c, await groupsHere(c))), `${c.partnership.slug}-protection.csv`, csv, await headersOf(c))

// As bytes: the next group is fetched only when the reader has taken nearly all of this one.
const sent = (text: AsyncIterable<string>) => Readable.from(text, { objectMode: false })

const groupsHere = async (c: TokenCtx) =>
  groupsOf(
    (await measures(c.db)).map(({ id }) => id),
    await workingsOf(c.db, 'all'),
  )

const headersOf = async (c: TokenCtx) => ({
  'Holdfast-Protection': ruleHeader(await thresholdOf(c.db)),
  Link: '<protection.csv>; rel="describedby"; type="text/csv"',
})

async function* lines(c: TokenCtx, groups: readonly string[][]): AsyncGenerator<string> {
  yield headLine
  for (const ids of groups) {
    const { figures } = await inPartnership(c.services.db, c.partnership.id, null, (db) => released(db, ids, c.now))
    for (let first = 0; first < figures.length; first += some)
      yield figures
        .slice(first, first + some)
        .map(lineOf)
        .join('')
  }
}

async function* ruleLines(c: TokenCtx, groups: readonly string[][]): AsyncGenerator<string> {
  yield ruleHead
  for (const ids of groups) {
    const { known, out } = await inPartnership(c.services.db, c.partnership.id, null, async (db) => ({
      known: (await measures(db)).filter(({ id }) => ids.includes(id)),
      out: await outside(db, ids),
    }))
    for (const { id, title, unit } of known) {
      const own = out.figures.filter(({ figure }) => figure.measure_id === id)
      const told = {
        all: own.length,
        hidden: own.filter(({ hidden }) => hidden).length,
        unchecked: own.filter(({ unchecked }) => unchecked).length,
      }
      const { threshold } = out.rule
      yield ruleLine({
        measure: title,
        unit,
        figures: told.all,
        not_shown: told.hidden,
        rounded: told.unchecked,
        threshold,
        rule: tableRule(threshold, told),
      })
    }
  }
}
