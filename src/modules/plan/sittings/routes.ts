import { type Form, isId } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, page, refused, type Route } from '../../../platform/route.ts'
import { whoIs } from '../items/access.ts'
import { withRound } from '../rounds/access.ts'
import type { Round } from '../rounds/model.ts'
import { findRound } from '../rounds/queries.ts'
import { shutWords } from '../rounds/rules.ts'
import { roundStanding } from '../rounds/standing.ts'
import { mayConfirm } from '../updates/rules.ts'
import { type ReadSitting, readSitting, typedIn, withoutSaved } from './form.ts'
import { sittingOf } from './gathering.ts'
import { ChoosePostPage, ShutPage, SittingPage } from './pages.tsx'
import { savedSentence } from './rules.ts'
import { type SavedSitting, saveSitting } from './saving.ts'
import type { SittingFacts } from './model.ts'
import { nextPart, shownPart } from './sitting.tsx'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/rounds/:round/mine',
    can: member('plan.update'),
    run: (c) =>
      withRound(c, async (round) => {
        if (shutWords(round)) return page(ShutPage({ ...around(c), round, typed: null }))
        const chair = await chairOf(c)
        if (chair === 'refused') return refused
        if (chair === 'choose') return choose(c, round)
        return show(c, chair, await sittingOf(c.db, round, chair.posts, chair))
      }),
  },
  {
    method: 'POST',
    path: '/plan/rounds/:round/mine',
    can: member('plan.update'),
    run: (c) =>
      withRound(c, async (round) => {
        if (shutWords(round)) return page(ShutPage({ ...around(c), round, typed: typedIn(c.form) }), 400)
        const chair = await chairOf(c)
        if (typeof chair === 'string') return refused
        const sitting = await sittingOf(c.db, round, chair.posts, chair)
        const read = readSitting(c.form, sitting, c.today)
        const done = await saveSitting(c, sitting, read, { today: c.today })
        if (done.shut) {
          const now = (await findRound(c.db, round.id)) ?? round
          return page(ShutPage({ ...around(c), round: now, typed: typedIn(c.form) }), 400)
        }
        if (read.left.size + done.crossed.length > 0) return comesBack(c, round, chair, read, done)
        return goTo(
          nextPart(sitting.posts, here(c, round), c.query.get('part'), c.form.onward === 'yes'),
          savedSentence(done.saved),
        )
      }),
  },
]

type Chair = { posts: string[]; holds: string[]; personId: string; now: Date; today: string; mayChoose: boolean }

// For which posts somebody sits: those they hold and write for, or the one that the address names.
async function chairOf(c: Ctx): Promise<Chair | 'refused' | 'choose'> {
  const { holds, writesFor, edits } = await whoIs(c)
  const own = [...new Set([...holds, ...writesFor])]
  const named = c.query.get('post')
  const isMine = named !== null && own.includes(named)
  if (edits && (named === '' || (named === null && own.length === 0))) return 'choose'
  if (named && !isMine && !(edits && isId(named))) return 'refused'
  return {
    posts: named ? [named] : own,
    holds,
    personId: c.user.id,
    now: c.now,
    today: c.today,
    mayChoose: edits,
  }
}

const around = (c: Ctx) => ({ frame: c.frame('plan'), path: c.path })
const here = (c: Ctx, round: Round) => {
  const post = c.query.get('post')
  return c.path(`/plan/rounds/${round.id}/mine${post ? `?post=${post}` : ''}`)
}

async function choose(c: Ctx, round: Round): Promise<Answer> {
  const { posts } = await roundStanding(c.db, round, c.today, { personId: c.user.id, now: c.now })
  return page(ChoosePostPage({ ...around(c), round, posts }))
}

// Read again, so that what has been saved stands as saved beside what is still to be put right.
async function comesBack(
  c: Ctx,
  round: Round,
  chair: Chair,
  read: ReadSitting,
  { saved, crossed }: SavedSitting,
): Promise<Answer> {
  const sitting = await sittingOf(c.db, round, chair.posts, chair)
  const words = withoutSaved(
    c.form,
    saved.map(({ id }) => id),
  )
  return show(c, chair, sitting, { words, read, crossed, saved: saved.length > 0 ? savedSentence(saved) : undefined })
}

const show = (
  c: Ctx,
  chair: Chair,
  whole: SittingFacts,
  came: {
    words: Form
    read?: ReadSitting
    crossed?: SavedSitting['crossed']
    saved?: string | undefined
  } = { words: {} },
): Answer => {
  const action = here(c, whole.round)
  return page(
    SittingPage({
      ...around(c),
      ...shownPart(whole, action, c.query.get('part'), came),
      whole: whole.posts,
      ...came,
      today: c.today,
      waiting: whole.posts
        .flatMap(({ items }) => items)
        .filter(({ answer }) => answer !== null && mayConfirm(answer, chair.holds)),
      mayChoose: chair.mayChoose,
    }),
    came.read ? 400 : 200,
  )
}
