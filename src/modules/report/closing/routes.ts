import { londonDate } from '../../../platform/dates.ts'
import type { Filled } from '../../../platform/asked.ts'
import { wordOf, wrong } from '../../../platform/forms.ts'
import { type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import {
  closeRound,
  findRound,
  heldBackIn,
  planReleases,
  releaseOfRound,
  type Round,
  roundStanding,
} from '../../plan/index.ts'
import { noSettings } from '../facts.ts'
import { firstTitle } from '../parts.ts'
import { addPaper } from '../papers/queries.ts'
import { mayClose } from '../plans/rules.ts'
import { handed } from './handing.ts'
import { ClosurePage, NotClosedPage } from './pages.tsx'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/report/rounds/:round/closure',
    can: member('plan.sign_off'),
    run: (c) => ask(c, { words: {} }, 200),
  },
  { method: 'POST', path: '/report/rounds/:round/closure', can: member('plan.sign_off'), run: close },
]

const around = (c: Ctx) => ({ frame: c.frame('plan'), path: c.path })

async function ask(c: Ctx, filled: Filled, status: 200 | 400) {
  const round = await findRound(c.db, c.params.round ?? '')
  if (!round) return missing
  const may = mayClose(round.state)
  if (!may.may) return notClosed(c, round, may.why)
  const { lines, counts, tree } = await roundStanding(c.db, round, c.today, { personId: c.user.id, now: c.now })
  const { levels, gaps } = await handed(c, round.plan_id)
  return page(
    ClosurePage({
      ...around(c),
      round,
      lines,
      counts,
      items: tree.items.filter(({ line }) => line).length,
      levels: levels.length,
      gaps: gaps.length,
      number: ((await planReleases(c.db, round.plan_id))[0]?.number ?? 0) + 1,
      heldBack: await heldBackIn(c.db, round.plan_id),
      signedOff: may.signedOff,
      filled,
    }),
    status,
  )
}

// A round that is closed leads to its release.
async function notClosed(c: Ctx, round: Round, why: string) {
  const releaseId = round.state === 'closed' ? await releaseOfRound(c.db, round.id) : null
  return releaseId ? goTo(c.path(`/report/plans/${releaseId}`)) : page(NotClosedPage({ ...around(c), round, why }))
}

async function close(c: Ctx) {
  const round = await findRound(c.db, c.params.round ?? '')
  if (!round) return missing
  const may = mayClose(round.state)
  if (!may.may) return notClosed(c, round, may.why)
  if (!may.signedOff && wordOf(c.form, 'unsigned') !== 'yes')
    return ask(
      c,
      {
        words: c.form,
        errors: [wrong('unsigned', 'Sign the round off first, or say that it is closed without a sign-off')],
      },
      400,
    )
  const before = (await planReleases(c.db, round.plan_id))[0]
  const done = await closeRound(c.db, round.id, await handed(c, round.plan_id), { personId: c.user.id }, c.now)
  switch (done.kind) {
    case 'missing':
      return missing
    case 'not_open':
      return notClosed(c, { ...round, state: done.state }, whyNot(done.state))
    case 'closed':
      return goTo(
        c.path(done.releaseId ? `/report/plans/${done.releaseId}` : '/report/plans'),
        'Somebody closed it a moment before',
      )
    case 'released': {
      await note(
        c,
        'plan.round',
        round.id,
        `closed the round “${round.title}” of “${round.plan}” as release ${done.number}`,
      )
      await addPaper(c.db, {
        kind: 'highlight',
        title: `${firstTitle('highlight', round.plan)}, ${round.title}`.slice(0, 300),
        planId: round.plan_id,
        settings: {
          ...noSettings,
          group: round.group ?? '',
          by: c.user.name,
          since: before ? londonDate(before.released_at) : round.period_from,
          release: done.releaseId,
        },
      })
      return goTo(
        c.path(`/report/plans/${done.releaseId}`),
        `Closed. Release ${done.number} is there for everybody, and its highlight report is ready under “Papers”.`,
      )
    }
  }
}

const whyNot = (state: string): string => {
  const may = mayClose(state)
  return may.may ? '' : may.why
}
