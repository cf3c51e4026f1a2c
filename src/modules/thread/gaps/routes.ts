import { type Ctx, member, page, type Route } from '../../../platform/route.ts'
import { gather } from '../gathering.ts'
import { lay } from '../laying.ts'
import { choiceOf, chosen } from './choice.ts'
import { gapsIn } from './laying.ts'
import { coordinators, menderOf, postsOf } from './menders.ts'
import { GapsPage } from './pages.tsx'

export const routes: Route[] = [{ method: 'GET', path: '/thread', can: member('thread.read'), run: show }]

async function show(c: Ctx) {
  const thread = await gather(c.db, { personId: c.user.id, now: c.now }, c.today)
  const laid = lay(thread)
  const all = gapsIn(thread, laid)
  const choice = choiceOf(c.query)
  const menders = new Map(all.map((gap) => [gap, menderOf(gap, thread.under)]))
  const whose = (gap: (typeof all)[number]) => postsOf(menders.get(gap) ?? { kind: 'coordinator' })
  return page(
    GapsPage({
      frame: c.frame('thread'),
      path: c.path,
      may: c.may,
      choice,
      all,
      gaps: chosen(all, choice, whose),
      findings: thread.findings,
      laid,
      posts: thread.posts,
      menders,
      coordinators: coordinators(thread.people, thread.today),
    }),
  )
}
