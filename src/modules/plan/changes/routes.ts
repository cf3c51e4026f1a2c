import { dateFields } from '../../../platform/asked.ts'
import { londonDate } from '../../../platform/dates.ts'
import type { Form } from '../../../platform/forms.ts'
import { type Ctx, member, missing, page, type Route } from '../../../platform/route.ts'
import type { Plan } from '../plans/model.ts'
import { findPlan } from '../plans/queries.ts'
import { findPlanRelease, planReleases } from '../releases/kept-queries.ts'
import type { ReleaseLine } from '../releases/model.ts'
import { inOrder, instantOf, isSame, type Moment, momentField, momentWords, readMoments } from './moments.ts'
import { ChangesPage } from './pages.tsx'
import { changesBetween, isNothing } from './rules.ts'
import { changesSentence, comparedSentence } from './sentence.ts'
import { type Snapshot, snapshotOf } from './snapshot.ts'
import { beganAt, snapshotAt } from './snapshot-queries.ts'

export const routes: Route[] = [
  { method: 'GET', path: '/plan/plans/:plan/changes', can: member('plan.read'), run: show },
]

async function show(c: Ctx) {
  const plan = await findPlan(c.db, c.params.plan ?? '')
  if (!plan) return missing
  const releases = await planReleases(c.db, plan.id)
  const query: Form = Object.fromEntries(c.query)
  const read = readMoments(query, releases, c.today)
  const around = { frame: c.frame('plan'), path: c.path, plan, releases }
  if (read.errors)
    return page(ChangesPage({ ...around, filled: { words: query, errors: read.errors }, compared: null }), 400)
  const { from, to } = inOrder(read.value, releases, c.now)
  const words = { ...fields('from', from), ...fields('to', to) }
  return page(ChangesPage({ ...around, filled: { words }, compared: await compare(c, plan, releases, from, to) }))
}

async function compare(c: Ctx, plan: Plan, releases: readonly ReleaseLine[], from: Moment, to: Moment) {
  const before = await at(c, plan, releases, from, 'from')
  const after = await at(c, plan, releases, to, 'to')
  const changes = changesBetween(before, after)
  const began = await beganAt(c.db, plan.id)
  const since = instantOf(from, 'from', releases, c.now)
  const named = { from: momentWords(from, releases), to: momentWords(to, releases) }
  const why = comparedSentence({
    same: isSame(from, to),
    began: from.kind === 'day' && began !== null && began > since ? londonDate(began) : null,
    nothing: isNothing(changes),
    ...named,
  })
  return {
    sentence: why || `Between ${named.from} and ${named.to}: ${lower(changesSentence(changes))}`,
    changes,
    levels: changes.levels !== null,
  }
}

const at = async (
  c: Ctx,
  plan: Plan,
  releases: readonly ReleaseLine[],
  moment: Moment,
  end: 'from' | 'to',
): Promise<Snapshot> => {
  const release = moment.kind === 'release' ? await findPlanRelease(c.db, moment.id) : undefined
  if (release) return snapshotOf(release.model)
  // The plan as it stands takes nothing back, whatever the clocks say.
  const instant = moment.kind === 'now' ? never : instantOf(moment, end, releases, c.now)
  return snapshotAt(c.db, plan, instant, { personId: c.user.id, now: c.now })
}

const never = new Date('9999-01-01T00:00:00Z')

const fields = (name: 'from' | 'to', moment: Moment): Form => ({
  [name]: momentField(moment),
  ...(moment.kind === 'day' ? dateFields(`${name}-on`, moment.date) : {}),
})

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)
