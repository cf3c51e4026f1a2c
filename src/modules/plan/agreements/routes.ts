import type { Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { choice, date, isId, readForm, wordOf, wordsOf, wrong } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, refused, type Route } from '../../../platform/route.ts'
import { counted } from '../../../platform/sentence.ts'
import { note } from '../../history/index.ts'
import { posts } from '../../partnership/index.ts'
import { whoIs } from '../items/access.ts'
import { findUpdate } from '../updates/queries.ts'
import { agreedWords } from '../updates/rules.ts'
import { AgreementPage } from './pages.tsx'
import { agree, confirmAll } from './queries.ts'

export const routes: Route[] = [
  {
    method: 'POST',
    path: '/plan/confirmations',
    can: member('plan.update'),
    run: async (c) => {
      const { holds } = await whoIs(c)
      const done = await confirmAll(c.db, wordsOf(c.form, 'update').filter(isId), holds, c.today)
      for (const { item_id: item, dated } of done)
        await note(c, 'plan.item', item, `said yes to the update of ${longDate(dated)}`)
      const round = wordOf(c.form, 'round')
      return goTo(
        c.path(isId(round) ? `/plan/rounds/${round}/mine` : '/plan/mine'),
        done.length === 0 ? 'Nothing waited for your yes' : `You have said yes to ${counted(done.length, 'update')}`,
      )
    },
  },
  {
    method: 'GET',
    path: '/plan/updates/:update/agreement',
    can: member('plan.update'),
    run: (c) => withUpdate(c, (update) => show(c, update, { words: {} })),
  },
  {
    method: 'POST',
    path: '/plan/updates/:update/agreement',
    can: member('plan.update'),
    run: (c) =>
      withUpdate(c, async (update) => {
        const read = readForm(c.form, {
          how: choice(['email', 'meeting', 'telephone'], {
            called: 'How they agreed',
            required: 'Say how they agreed',
          }),
          on: date({ called: 'the day they agreed', required: 'Enter the day on which they agreed' }),
        })
        if (read.errors) return show(c, update, { words: c.form, errors: read.errors })
        const { how, on } = read.value
        if (on > c.today)
          return show(c, update, {
            words: c.form,
            errors: [wrong('on', 'The day they agreed cannot be in the future', 'day')],
          })
        if (await agree(c.db, update.id, how, on))
          await note(
            c,
            'plan.item',
            update.item_id,
            `recorded that the update of ${longDate(update.dated)} was ${agreedWords[how]} on ${longDate(on)}`,
          )
        return goTo(
          c.path(update.round_id ? `/plan/rounds/${update.round_id}` : `/plan/items/${update.item_id}`),
          'Recorded how they agreed',
        )
      }),
  },
]

type Found = NonNullable<Awaited<ReturnType<typeof findUpdate>>> & { post: { title: string; holder: string | null } }

// For who keeps the plan and for who writes for the post: its holder has a click of their own.
async function withUpdate(c: Ctx, run: (update: Found) => Answer | Promise<Answer>): Promise<Answer> {
  const update = await findUpdate(c.db, c.params.update ?? '')
  if (!update) return missing
  const who = await whoIs(c)
  if (update.for_post_id === null || !(who.edits || who.writesFor.includes(update.for_post_id))) return refused
  if (update.agreed_how !== 'not_yet')
    return goTo(c.path(`/plan/items/${update.item_id}`), 'It has been agreed already')
  const post = (await posts(c.db)).find(({ id }) => id === update.for_post_id)
  return run({ ...update, post: { title: post?.title ?? 'its post', holder: post?.holder ?? null } })
}

const show = (c: Ctx, update: Found, filled: Filled): Answer =>
  page(
    AgreementPage({ frame: c.frame('plan'), path: c.path, update, post: update.post, filled }),
    filled.errors ? 400 : 200,
  )
