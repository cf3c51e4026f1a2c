import type { Filled } from '../../../platform/asked.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { longText, readForm } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { withRound } from '../rounds/access.ts'
import type { Round } from '../rounds/model.ts'
import { setState } from '../rounds/queries.ts'
import { roundStanding } from '../rounds/standing.ts'
import { ReopeningPage, SignOffPage } from './pages.tsx'
import { cannotReopen, cannotSignOff } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/rounds/:round/sign-off',
    can: member('plan.sign_off'),
    run: (c) => withRound(c, (round) => back(c, round, cannotSignOff(round)) ?? show(c, round, { words: {} }, [])),
  },
  {
    method: 'POST',
    path: '/plan/rounds/:round/sign-off',
    can: member('plan.sign_off'),
    run: (c) =>
      withRound(c, async (round) => {
        const refused = back(c, round, cannotSignOff(round))
        if (refused) return refused
        const read = readForm(c.form, { note: longText({ called: 'Your note' }) })
        if (read.errors) return show(c, round, { words: c.form, errors: read.errors }, [])
        const doubts = doubtsIn(c.form, [read.value.note])
        if (doubts.length > 0) return show(c, round, { words: c.form, errors: doubtErrors }, doubts)
        const words = read.value.note ?? ''
        const done = await setState(c.db, round.id, ['open'], 'signed_off', {
          signed_off_by: c.user.id,
          signed_off_at: c.now,
          sign_off_note: words,
        })
        if (!done) return goTo(c.path(`/plan/rounds/${round.id}`), 'Somebody changed this round at the same moment')
        await note(c, 'plan.round', round.id, `signed off the round ${round.title}`)
        return goTo(c.path(`/plan/rounds/${round.id}`), `You have signed off ${round.title}`)
      }),
  },
  {
    method: 'GET',
    path: '/plan/rounds/:round/reopening',
    can: member('plan.sign_off'),
    run: (c) =>
      withRound(
        c,
        (round) =>
          back(c, round, cannotReopen(round)) ??
          page(ReopeningPage({ frame: c.frame('plan'), path: c.path, round, filled: { words: {} } })),
      ),
  },
  {
    method: 'POST',
    path: '/plan/rounds/:round/reopening',
    can: member('plan.sign_off'),
    run: (c) =>
      withRound(c, async (round) => {
        const refused = back(c, round, cannotReopen(round))
        if (refused) return refused
        const read = readForm(c.form, {
          reason: longText({ called: 'The reason', required: 'Say why it is opened again', max: 2000 }),
        })
        if (read.errors)
          return page(
            ReopeningPage({
              frame: c.frame('plan'),
              path: c.path,
              round,
              filled: { words: c.form, errors: read.errors },
            }),
            400,
          )
        const done = await setState(c.db, round.id, ['signed_off'], 'open', {
          signed_off_by: null,
          signed_off_at: null,
          sign_off_note: '',
        })
        if (!done) return goTo(c.path(`/plan/rounds/${round.id}`), 'Somebody changed this round at the same moment')
        await note(
          c,
          'plan.round',
          round.id,
          `opened the signed-off round ${round.title} again, because “${read.value.reason}”`,
        )
        return goTo(c.path(`/plan/rounds/${round.id}`), `${round.title} is open again`)
      }),
  },
]

const back = (c: Ctx, round: Round, refused: string | undefined): Answer | undefined =>
  refused === undefined ? undefined : goTo(c.path(`/plan/rounds/${round.id}`), refused)

async function show(c: Ctx, round: Round, filled: Filled, doubts: readonly string[]): Promise<Answer> {
  const { tree, ...standing } = await roundStanding(c.db, round, c.today, { personId: c.user.id, now: c.now })
  return page(
    SignOffPage({ frame: c.frame('plan'), path: c.path, plan: tree.plan, standing, filled, doubts }),
    filled.errors ? 400 : 200,
  )
}
