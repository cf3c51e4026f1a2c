import { digestOf } from '../../../platform/digest.ts'
import { after, bytes, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import {
  changesBetween,
  changesSentence,
  comparedSentence,
  findPlanRelease,
  gapsOfRelease,
  isNothing,
  planReleases,
  type Release,
  releaseBefore,
  snapshotOf,
} from '../../plan/index.ts'
import { lower } from '../sentences.ts'
import { download, formatOf, templatePath } from '../taking-away.ts'
import { GapsPage, ReleaseChangesPage } from './changes-page.tsx'
import { gapsPaper } from './gaps-paper.ts'
import { FrozenItemPage } from './item-page.tsx'
import { PlanReleasesPage } from './list-page.tsx'
import { PlanReleasePage } from './release-page.tsx'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/report/plans',
    can: member('release.read'),
    run: async (c) => page(PlanReleasesPage({ ...around(c), releases: await planReleases(c.db) })),
  },
  { method: 'GET', path: '/report/plans/:release', can: member('release.read'), run: show },
  {
    method: 'GET',
    path: '/report/plans/:release/items/:item',
    can: member('release.read'),
    run: async (c) => {
      const release = await find(c)
      const item = release?.model.items.find(({ id }) => id === c.params.item)
      return release && item ? page(FrozenItemPage({ ...around(c), release, item })) : missing
    },
  },
  { method: 'GET', path: '/report/plans/:release/changes', can: member('release.read'), run: changes },
  {
    method: 'GET',
    path: '/report/plans/:release/files/:format',
    can: member('release.read'),
    text: ['format'],
    run: async (c) => {
      const release = c.params.format === 'json' ? await find(c) : undefined
      if (!release) return missing
      const { model, digest } = release
      const name = `${model.plan.title.replaceAll(/[\\/:*?"<>|]+/g, ' ').slice(0, 120)} (release ${release.number}).json`
      return bytes(JSON.stringify({ digest, model }, null, 1), name, 'application/json')
    },
  },
  {
    method: 'GET',
    path: '/report/plans/:release/gaps',
    can: member('thread.read'),
    run: async (c) => {
      const release = await find(c)
      return release ? page(GapsPage({ ...around(c), release, gaps: await gapsOfRelease(c.db, release.id) })) : missing
    },
  },
  {
    method: 'GET',
    path: '/report/plans/:release/gaps/files/:format',
    can: member('thread.read'),
    text: ['format'],
    run: async (c) => {
      const format = formatOf(c.params.format)
      const release = format && (await find(c))
      if (!release) return missing
      const paper = gapsPaper(release, await gapsOfRelease(c.db, release.id), c.partnership.marking)
      const template = await templatePath(c)
      return after(() => download(paper, format, template, 'for the owning group only'))
    },
  },
]

const around = (c: Ctx) => ({ frame: c.frame('report'), path: c.path })
const find = (c: Ctx): Promise<Release | undefined> => findPlanRelease(c.db, c.params.release ?? '')

async function show(c: Ctx) {
  const release = await find(c)
  if (!release) return missing
  const before = await releaseBefore(c.db, release)
  return page(
    PlanReleasePage({
      ...around(c),
      release,
      touched: digestOf(release.model) !== release.digest,
      before,
      changed: before
        ? lower(changesSentence(changesBetween(snapshotOf(before.model), snapshotOf(release.model))))
        : '',
      readsGaps: c.may('thread.read'),
      mayMake: c.may('report.make'),
    }),
  )
}

async function changes(c: Ctx) {
  const release = await find(c)
  if (!release) return missing
  const all = await planReleases(c.db, release.plan_id)
  const others = all.filter(({ id }) => id !== release.id)
  const wanted = c.query.get('from')
  const from =
    wanted === null ? others.find(({ number }) => number < release.number) : all.find(({ id }) => id === wanted)
  if (!from && wanted !== null) return goTo(c.path(`/report/plans/${release.id}/changes`))
  const other = from && (await findPlanRelease(c.db, from.id))
  const props = {
    ...around(c),
    release,
    others,
    from: from ?? null,
    items: new Set(release.model.items.map(({ id }) => id)),
  }
  if (!from || !other)
    return page(
      ReleaseChangesPage({
        ...props,
        sentence: 'This is the first release of the plan, so there is nothing before it to compare it with.',
        changes: null,
      }),
    )
  // Whichever came first stands first, so that nothing is told backwards.
  const [early, late] = other.number <= release.number ? [other, release] : [release, other]
  const found = changesBetween(snapshotOf(early.model), snapshotOf(late.model))
  const named = (each: Release) => `release ${each.number} (${each.round})`
  const why = comparedSentence({
    same: other.id === release.id,
    began: null,
    nothing: isNothing(found),
    from: named(early),
    to: named(late),
  })
  const sentence = why || `Between ${named(early)} and ${named(late)}: ${lower(changesSentence(found))}`
  return page(ReleaseChangesPage({ ...props, sentence, changes: found }))
}
