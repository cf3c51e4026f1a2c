import { longInstant } from '../../../platform/dates.ts'
import { type Answer, type Ctx, missing, page } from '../../../platform/route.ts'
import { evidenceOn } from '../../evidence/index.ts'
import { lines } from '../../history/index.ts'
import { people } from '../../partnership/index.ts'
import { chartersOf } from '../charter/queries.ts'
import { cyclesOf } from '../cycles/queries.ts'
import { resourcesOf } from '../resources/queries.ts'
import { milestonesOf } from '../milestones/queries.ts'
import { freshWords } from '../outline/pages.tsx'
import { findItem, planTree, relatives } from '../outline/queries.ts'
import type { TreeItem } from '../outline/tree.ts'
import { statusShown } from '../plans/rules.ts'
import { isRated } from '../rollup/rated.ts'
import { changesOfItems } from '../practice/changes/queries.ts'
import { rolledUp } from '../rollup/rules.ts'
import { smart } from '../smart.ts'
import { needed, neededOf } from '../suggestion/queries.ts'
import { differing, shownOn } from '../suggestion/showing.ts'
import { pointedFrom } from '../suite/signposts.ts'
import { updatesOn } from '../updates/queries.ts'
import { mayConfirm, seesHeldBack } from '../updates/rules.ts'
import { whoIs } from './access.ts'
import { smartFacts } from './checked.ts'
import { HeadingPage } from './heading-page.tsx'
import { ItemPage } from './page.tsx'
import { pastOf } from './past.ts'
import { movesOf } from '../moves/queries.ts'
import { doubtsOf } from './queries.ts'
import { mayUpdate } from './rules.ts'

/** One item with all that is known of it. */
export async function itemPage(c: Ctx): Promise<Answer> {
  const found = await findItem(c.db, c.params.item ?? '', { personId: c.user.id, now: c.now })
  if (!found) return missing
  const { item, plan, above, posts } = found
  const updates = await updatesOn(c.db, [item.id])
  const milestones = item.milestones.length > 0 ? await milestonesOf(c.db, item.id) : []
  const me = await whoIs(c)
  const names = new Map([
    ...(await people(c.db)).map(({ person_id: id, name }) => [id, name] as const),
    ...posts.map(({ id, title }) => [id, title] as const),
  ])
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  const props = {
    frame: c.frame('plan'),
    path: c.path,
    plan,
    item,
    above,
    updates,
    milestones,
    nameOf,
    relatives: await relatives(c.db, item.id),
    moves: (await movesOf(c.db, item.id)).map(({ moved_by: by, ...move }) => ({
      ...move,
      who: nameOf(by) ?? 'Holdfast',
    })),
    doubts: item.doubts > 0 ? await doubtsOf(c.db, item.id) : [],
    resources: await resourcesOf(c.db, item.id),
    charters: await chartersOf(c.db, item.id),
    cycles: await cyclesOf(c.db, item.id),
    pointed: await pointedFrom(c, item),
    supports: await evidenceOn(c.db, [item.id, ...updates.map(({ id }) => id)]),
    practice: await changesOfItems(c.db, [item.id]),
    past: pastOf(
      await lines(c.db, [item.id]),
      (code) => statusShown({ status: code, kind: item.kind }, plan.keys).word,
    ),
    waits: (await needed(c.db, [item.id])).map((need) => ({
      ...neededOf(need),
      id: need.id,
      name: [need.reference, need.title].filter(Boolean).join(' '),
    })),
    smart: smart(smartFacts(item)),
    confirmable: new Set(updates.filter((update) => mayConfirm(update, me.holds)).map(({ id }) => id)),
    today: c.today,
    fresh: freshWords(longInstant(c.now)),
    mayEdit: me.edits,
    mayUpdate: c.may('plan.update') && mayUpdate(item, me),
    mayAddEvidence: c.may('evidence.add'),
    seesHeldBack: (agencyId: string | null) => seesHeldBack(agencyId, { agencyId: c.user.agencyId, edits: me.edits }),
  }
  const shown = (items: readonly TreeItem[]) => shownOn(c, plan, item, items, me.edits || props.mayUpdate)
  if (item.line) return page(ItemPage({ ...props, suggested: await shown([item]), rolled: undefined }))
  const tree = await planTree(c.db, plan.id, { personId: c.user.id, now: c.now })
  if (!tree) return missing
  const under = tree.items.filter(({ above }) => above.includes(item.id))
  const rolled = rolledUp(tree)
  return page(
    HeadingPage({
      ...props,
      under,
      suggested: isRated(plan, item) ? await shown([item, ...under]) : null,
      rolled: rolled.get(item.id),
      differ: await differing(c, { plan, items: under }),
      rolledUnder: rolled,
    }),
  )
}
