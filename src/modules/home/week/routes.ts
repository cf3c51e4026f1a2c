import { addDays, londonDate } from '../../../platform/dates.ts'
import { type Answer, type Ctx, member, page, type Route } from '../../../platform/route.ts'
import { reviewsDue } from '../../evidence/index.ts'
import { findings, openReadings } from '../../inspection/index.ts'
import { posts, postsOf } from '../../partnership/index.ts'
import {
  changesSince,
  imports,
  itemsOfPosts,
  openBits,
  owedInRounds,
  type Plan,
  planReleases,
  plans,
  planTree,
  practiceChanges,
  reviewLate,
  roundsUnderWay,
  tallies,
  type TreeItem,
  waiting,
} from '../../plan/index.ts'
import { releases } from '../../report/index.ts'
import { changeRows } from './changes.ts'
import { glance } from './glance.ts'
import { NoPlanPage, ReleasedPage } from './outside-pages.tsx'
import { WeekPage } from './pages.tsx'
import { firstHour, needs } from './rules.ts'

export const weekRoutes: Route[] = [
  {
    method: 'GET',
    path: '',
    // Everybody's first page: viewers and inspectors see what has been released there, and nothing else.
    can: member('release.read'),
    run: async (c) => {
      if (c.may('plan.read')) return week(c)
      const props = { frame: c.frame('home'), path: c.path, name: c.partnership.name, papers: await releases(c.db) }
      return page(
        c.may('home.read')
          ? NoPlanPage({ ...props, mayEdit: c.may('partnership.edit') })
          : ReleasedPage({ ...props, releases: await planReleases(c.db) }),
      )
    },
  },
]

async function week(c: Ctx): Promise<Answer> {
  const who = { personId: c.user.id, now: c.now }
  const all = await plans(c.db)
  const main = mainOf(all)
  const tree = main ? await planTree(c.db, main.id, who) : undefined
  const lines = tree?.items.filter((item) => item.line) ?? []
  const { holds, writesFor } = await postsOf(c.db, c.user.id, c.today)
  const allPosts = (await posts(c.db)).filter((post) => post.ended_on === null || post.ended_on > c.today)
  const empty = c.may('partnership.edit') ? allPosts.filter((post) => post.person_id === null) : []
  const theirs = await itemsOfPosts(c.db, [...holds, ...writesFor, ...empty.map(({ id }) => id)], who)
  const ledBy = (ids: readonly string[]) => theirs.filter((item) => item.leads.some(({ id }) => ids.includes(id)))
  const since = addDays(c.today, -28)
  const changes = main
    ? changeRows(await changesSince(c.db, main.id, new Date(`${since}T00:00:00Z`)), c.path, londonDate)
    : []
  const bits = await openBits(c.db)
  const mine = ledBy([...holds, ...writesFor])
  const tally = tallies(bits, new Set(mine.map(({ id }) => id)))
  const facts = {
    mine,
    rounds: (await roundsUnderWay(c.db)).map((round) => ({
      ...round,
      tally: tally.find(({ round_id: id }) => id === round.id) ?? null,
    })),
    inRounds: owedInRounds(bits),
    keepsRounds: c.may('plan.sign_off'),
    waiting: await waiting(c.db, holds),
    imports: c.may('plan.edit') ? (await imports(c.db)).filter(({ state }) => state === 'open') : [],
    readings: c.may('inspection.edit') ? await openReadings(c.db, c.user.id) : [],
    again: c.may('evidence.add') ? await reviewsDue(c.db, c.today, c.may('evidence.edit') ? null : c.user.id) : [],
    unreviewed: c.may('plan.edit')
      ? (await practiceChanges(c.db))
          .map((change) => ({ id: change.id, title: change.title, late: reviewLate(change, c.today) }))
          .filter(({ late }) => late > 0)
      : [],
    vacant: empty.map((post) => ({
      id: post.id,
      title: post.title,
      since: post.vacant_since,
      items: openOf(ledBy([post.id])).length,
    })),
    kept: c.may('plan.edit') && main ? { planId: main.id, lines } : null,
  }
  const known = c.may('plan.edit') ? await findings(c.db, who) : []
  const papers = await releases(c.db)
  return page(
    WeekPage({
      frame: c.frame('home'),
      path: c.path,
      now: c.now,
      needs: needs(facts, c.today, c.path),
      lines,
      today: c.today,
      plan: main ? { id: main.id, title: main.title } : null,
      otherPlans: all.filter(({ id }) => id !== main?.id).map(({ id, title }) => ({ id, title })),
      glance: tree ? glance(tree, c.today, c.path) : [],
      changes,
      allChanges: c.query.has('changes'),
      since,
      steps: c.may('plan.edit')
        ? firstHour({ findings: known.length, plans: all.length, posts: allPosts, papers: papers.length }, c.path)
        : [],
      papers,
      mayRead: c.may('partnership.read'),
    }),
  )
}

const mainOf = (all: readonly Plan[]): Plan | undefined => all.find(({ kind }) => kind === 'strategic') ?? all[0]
const openOf = (items: readonly TreeItem[]) => items.filter(({ closed }) => !closed)
