import { type Ctx, member, missing, page, type Route } from '../../../platform/route.ts'
import { gapsIn } from '../gaps/laying.ts'
import { gather } from '../gathering.ts'
import { lay } from '../laying.ts'
import { ChainPage } from './page.tsx'
import { StrengthPage } from './strength-page.tsx'

export const routes: Route[] = [
  { method: 'GET', path: '/thread/findings/:finding', can: member('thread.read'), run: show },
]

async function show(c: Ctx) {
  const id = c.params.finding ?? ''
  const thread = await gather(c.db, { personId: c.user.id, now: c.now }, c.today, id)
  const finding = thread.findings.find((each) => each.id === id)
  if (!finding) return missing
  const around = { frame: c.frame('thread'), path: c.path, may: c.may }
  const laid = lay(thread, id)
  const gaps = gapsIn(thread, laid, id)
  const [one] = laid
  return page(
    one ? ChainPage({ ...around, thread, laid: one, gaps }) : StrengthPage({ ...around, thread, finding, gaps }),
  )
}
