import type { Form } from '../../../platform/forms.ts'
import { type Answer, goTo, link, type LinkCtx, type LinkRoute, missing, page } from '../../../platform/route.ts'
import { postsOf } from '../../partnership/index.ts'
import type { Round } from '../rounds/model.ts'
import { findRound } from '../rounds/queries.ts'
import { shutWords } from '../rounds/rules.ts'
import { readSitting, withoutSaved } from '../sittings/form.ts'
import { sittingOf } from '../sittings/gathering.ts'
import type { SittingFacts } from '../sittings/model.ts'
import { savedSentence } from '../sittings/rules.ts'
import { saveSitting } from '../sittings/saving.ts'
import { nextPart } from '../sittings/sitting.tsx'
import { LinkPage, LinkShutPage } from './link-pages.tsx'
import { findAsking } from './queries.ts'

export const links: LinkRoute[] = [
  {
    method: 'GET',
    path: '/plan/asked/:secret',
    can: link('plan.update'),
    run: (c) =>
      withRound(c, async (round, sit) =>
        shutWords(round)
          ? page(LinkShutPage({ frame: c.frame(), round, typed: [] }))
          : page(LinkPage({ ...around(c), sitting: await sit(), words: {} })),
      ),
  },
  {
    method: 'POST',
    path: '/plan/asked/:secret',
    can: link('plan.update'),
    run: (c) =>
      withRound(c, async (round, sit) => {
        const shut = (now: Round) => page(LinkShutPage({ frame: c.frame(), round: now, typed: typedIn(c.form) }))
        if (shutWords(round)) return shut(round)
        const sitting = await sit()
        const read = readSitting(c.form, sitting, c.today)
        const done = await saveSitting(c, sitting, read, { today: c.today, byLink: true })
        if (done.shut) return shut((await findRound(c.db, round.id)) ?? round)
        if (read.left.size + done.crossed.length === 0) return goTo(onward(c, sitting), savedSentence(done.saved))
        return page(
          LinkPage({
            ...around(c),
            // Read again, so that what has been saved stands as saved beside what is still to be put right.
            sitting: await sit(),
            words: withoutSaved(
              c.form,
              done.saved.map(({ id }) => id),
            ),
            read,
            crossed: done.crossed,
            saved: done.saved.length > 0 ? savedSentence(done.saved) : undefined,
          }),
          400,
        )
      }),
  },
]

type Sit = () => ReturnType<typeof sittingOf>

// The asking says which post and which round; nothing of the address or the form is asked for it.
async function withRound(c: LinkCtx, run: (round: Round, sit: Sit) => Promise<Answer>): Promise<Answer> {
  const asking = await findAsking(c.db, c.asking)
  const round = asking && (await findRound(c.db, asking.round_id))
  if (!round) return missing
  const { holds } = await postsOf(c.db, c.user.id, c.today)
  const sitter = {
    holds: holds.filter((id) => id === asking.post_id),
    personId: c.user.id,
    now: c.now,
    today: c.today,
  }
  return run(round, () => sittingOf(c.db, round, [asking.post_id], sitter))
}

const around = (c: LinkCtx) => ({
  frame: c.frame(),
  name: c.user.name,
  action: c.path(`/plan/asked/${c.params.secret ?? ''}`),
  today: c.today,
  part: c.query.get('part'),
})

const onward = (c: LinkCtx, sitting: SittingFacts): string => {
  const { action, part } = around(c)
  return nextPart(sitting.posts, action, part, c.form.onward === 'yes')
}

/** The sentences that somebody typed, to give them back where they cannot be saved. */
const typedIn = (form: Form): string[] =>
  Object.entries(form)
    .filter(([name]) => /^(done|next|difference|help|pasted|differsWhy)-/.test(name))
    .flatMap(([, value]) => value)
    .filter((words) => words.trim() !== '')
