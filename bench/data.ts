import type pg from 'pg'
import { addMember, beginSession } from '../src/modules/identity/index.ts'
import { addPartnership, agencies, findOrAddPost } from '../src/modules/partnership/index.ts'
import { addItem, addPlan, postUpdate } from '../src/modules/plan/index.ts'
import { measuresOf } from './measures-data.ts'
import { threadOf } from './thread-data.ts'
import { type Db, inPartnership, type Pools } from '../src/platform/db.ts'

export type Bench = {
  slug: string
  partnershipId: string
  planId: string
  itemId: string
  keyId: string
  paperId: string
  cookie: string
  /** A partnership of its own with ten findings, 300 items and 2,000 pieces of evidence. */
  thread: { slug: string; findingId: string; cookie: string }
  /** Another with 60 measures of 60 months. */
  measures: { slug: string; measureId: string; cookie: string }
}

/** A partnership with a plan of 300 items under 5 themes and 15 outcomes, and one item with 20 updates. Other partnerships stand beside it. */
export async function fill(pools: Pools): Promise<Bench> {
  for (const slug of ['quiet-one', 'quiet-two', 'quiet-three']) await begun(pools.owner, slug)
  const partnershipId = await begun(pools.owner, 'bench')
  const person = await addMember(pools.owner, partnershipId, {
    email: 'bench@example.org',
    name: 'Bea Nchmark',
    roles: ['coordinator'],
  })
  const made = await inPartnership(pools.db, partnershipId, person, plan)
  const thread = await peopled(pools, 'bench-thread')
  const findingId = await inPartnership(pools.db, thread.partnership, thread.person, threadOf)
  const measures = await peopled(pools, 'bench-measures')
  const measureId = await inPartnership(pools.db, measures.partnership, measures.person, measuresOf)
  await pools.owner.query('analyze')
  return {
    slug: 'bench',
    partnershipId,
    ...made,
    thread: { ...thread, findingId },
    measures: { ...measures, measureId },
    cookie: await beginSession(pools.owner, person, 'bench'),
  }
}

async function peopled(pools: Pools, slug: string) {
  const partnership = await begun(pools.owner, slug)
  const person = await addMember(pools.owner, partnership, {
    email: `${slug}@example.org`,
    name: 'Theo Readman',
    roles: ['coordinator'],
  })
  return { slug, partnership, person, cookie: await beginSession(pools.owner, person, 'bench') }
}

async function begun(owner: pg.Pool, slug: string): Promise<string> {
  const id = await addPartnership(owner, { slug, name: `The ${slug} partnership`, nation: 'scotland', kind: 'real' })
  if (!id) throw new Error(`${slug} is there already`)
  return id
}

async function plan(db: Db): Promise<{ planId: string; itemId: string; keyId: string; paperId: string }> {
  const planId = await addPlan(db, { title: 'Improvement plan' })
  const posts = await Promise.all(Array.from({ length: 20 }, (_, n) => findOrAddPost(db, `Head of service ${n + 1}`)))
  const agency = (await agencies(db))[0]?.id ?? null
  const { id: keyId, words } = await db
    .selectFrom('plan.status_key')
    .select(['id', 'words'])
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow()
  const codes = (words as { code: string }[]).map((w) => w.code)
  let parent: string | null = null
  let theme = ''
  let first = ''
  for (let n = 0; n < 300; n++) {
    if (n % 60 === 0)
      theme = await addItem(db, {
        planId,
        parentId: null,
        level: 'theme',
        title: `Theme ${n / 60 + 1}: children are safe, well and heard`,
      })
    if (n % 20 === 0)
      parent = await addItem(db, {
        planId,
        parentId: theme,
        level: 'outcome',
        title: `Nine in ten families have a plan that they helped to write, part ${n / 20 + 1}`,
      })
    const id: string = await addItem(db, {
      planId,
      parentId: parent,
      level: 'action',
      title: `Review how visits are recorded in locality ${n + 1} and agree what changes`,
      leadAgencyId: agency,
      due: `202${6 + (n % 3)}-0${1 + (n % 9)}-15`,
      leads: [posts[n % 20] ?? '', posts[(n + 7) % 20] ?? ''],
      targets: [
        { text: 'Share of visits recorded within a day', steps: [{ due: '2027-09-30', value: 75, unit: '%' }] },
      ],
    })
    first ||= id
    for (let u = 0; u < (id === first ? 20 : 1); u++)
      await postUpdate(db, {
        itemId: id,
        dated: `2026-0${1 + (u % 9)}-20`,
        status: codes[(n + u) % codes.length] ?? 'on_track',
        done: 'Visits were read in two teams and the form was shortened. Staff say it takes half the time.',
        next: 'Read again in spring.',
      })
  }
  const { id: paperId } = await db
    .insertInto('report.paper')
    .values({ kind: 'highlight', title: 'Highlight report', plan_id: planId, settings: '{}' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { planId, itemId: first, keyId, paperId }
}
