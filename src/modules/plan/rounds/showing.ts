import { type Answer, type Ctx, member, bytes, page, type Route } from '../../../platform/route.ts'
import { people } from '../../partnership/index.ts'
import { undelivered } from '../asking/queries.ts'
import { undeliveredSentence } from '../asking/rules.ts'
import { withRound } from './access.ts'
import { choiceOf, chosen, showCounts } from './choice.ts'
import { roundCsv } from './csv.ts'
import type { Round } from './model.ts'
import { RoundPage } from './round-page.tsx'
import { roundStanding } from './standing.ts'

export const showingRoutes: Route[] = [
  {
    method: 'GET',
    path: '/plan/rounds/:round/updates.csv',
    can: member('plan.read'),
    run: (c) =>
      withRound(c, async (round) => {
        const standing = await roundStanding(c.db, round, c.today, { personId: c.user.id, now: c.now })
        return bytes(
          roundCsv(chosen(standing, choiceOf(c.query))),
          `${round.plan}, ${round.title}.csv`,
          'text/csv; charset=utf-8',
        )
      }),
  },
  {
    method: 'GET',
    path: '/plan/rounds/:round',
    can: member('plan.read'),
    run: (c) => withRound(c, (round) => showRound(c, round)),
  },
]

/** The page of a round; with errors when something could not be done with it. */
export async function showRound(
  c: Ctx,
  round: Round,
  status = 200,
  errors: readonly { href: string; text: string }[] = [],
): Promise<Answer> {
  const { tree, ...standing } = await roundStanding(c.db, round, c.today, { personId: c.user.id, now: c.now })
  const names = new Map((await people(c.db)).map(({ person_id: id, name }) => [id, name]))
  const choice = choiceOf(c.query)
  return page(
    RoundPage({
      frame: c.frame('plan'),
      path: c.path,
      plan: tree.plan,
      standing,
      shown: chosen(standing, choice),
      choice,
      counts: showCounts(standing.lines),
      nameOf: (id) => (id === null ? null : (names.get(id) ?? null)),
      query: c.query.size > 0 ? `?${c.query}` : '',
      errors,
      undelivered: undeliveredSentence(await undelivered(c.db, round.id)),
      mayEdit: c.may('plan.edit'),
      mayUpdate: c.may('plan.update'),
      maySignOff: c.may('plan.sign_off'),
      mayClose: c.may('report.release'),
    }),
    status,
  )
}
