// Several people at one plan: who saves second, who takes over, who may only read, and what must go.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type SmallPlan, smallPlan } from '../small-plan.ts'
import { goes, isSound, phone, presses, type Stage, stage, wordsOf } from './stage.ts'

test('two people save the same item, and the second sees both versions and keeps what she chooses', async () => {
  const [alice, other] = [await at.tabOf(at.alice), await at.tabOf(at.alice)]
  for (const page of [alice, other]) await goes(page, `/p/donmouth/plan/items/${plan.seen}/edit`)
  await whenSheSaves(other, 'First health assessment within three weeks')
  await whenSheSaves(alice, 'First health assessment within a month')
  await isSound(alice)
  const words = await wordsOf(alice)
  assert.match(words, /Somebody changed this item before you saved/)
  assert.match(words, /within three weeks/)
  assert.match(words, /within a month/)
  await alice.getByLabel('Title, yours: First health assessment within a month').check()
  await presses(alice, 'Save again with these choices')
  assert.match(await wordsOf(alice), /First health assessment within a month/)
})

test('a post is handed over with one change, and its new holder gets what comes with it on one page', async () => {
  const alice = await at.tabOf(at.alice)
  await goes(alice, `/p/donmouth/partnership/posts/${plan.nursing}/handover`)
  await isSound(alice)
  await alice.getByLabel('Who holds it?').selectOption({ label: 'Frank Corrie' })
  await alice.getByLabel('Note for whoever takes over').fill('The clinic’s list is kept by the nurses themselves.')
  await presses(alice, 'Hand it over')
  const frank = await at.tabOf(at.frank, { viewport: phone })
  await goes(frank, `/p/donmouth/home/posts/${plan.nursing}/inherited`)
  await isSound(frank)
  const words = await wordsOf(frank)
  for (const told of [
    'Frank Corrie, since',
    'Dan Harkness from',
    'The clinic’s list is kept',
    'First health assessment',
  ])
    assert.ok(words.includes(told), `it says ${told}`)
})

test('viewers and inspectors read released papers, and nothing else by any door', async () => {
  const alice = await at.tabOf(at.alice)
  await goes(alice, '/p/donmouth/report/papers/new')
  await alice.getByLabel('Committee paper', { exact: true }).check()
  await presses(alice, 'Go on to the words')
  await alice.getByLabel('Title', { exact: true }).fill('Where we stand')
  await presses(alice, 'Save and see the paper')
  const draft = new URL(alice.url()).pathname
  for (const person of [at.bob, at.iona]) await thenOnlyPapersAreSeen(await at.tabOf(person), draft, 0)
  await presses(alice, 'Release')
  await presses(alice, /^Release “/)
  for (const person of [at.bob, at.iona]) await thenOnlyPapersAreSeen(await at.tabOf(person), draft, 1)
})

test('a passage that should never have been written goes everywhere, and the history says who removed it and why', async () => {
  const alice = await at.tabOf(at.alice)
  await goes(alice, `/p/donmouth/plan/items/${plan.dentist}/edit`)
  await alice.getByLabel('Aim').fill('Zebedee Quillfeather waits no longer.')
  await presses(alice, 'Save this item')
  assert.match(await wordsOf(alice), /Quillfeather/)
  const grace = await at.tabOf(at.grace)
  await goes(grace, '/p/donmouth/history/removals')
  await isSound(grace)
  await grace.getByLabel('Words to remove').fill('Zebedee Quillfeather')
  await presses(grace, 'Find them')
  await isSound(grace)
  await grace.getByLabel('Why').fill('A child was named')
  await presses(grace, 'Remove them everywhere')
  await isSound(grace)
  await goes(grace, '/p/donmouth/history')
  assert.match(await wordsOf(grace), /A child was named/)
  for (const path of [`/p/donmouth/plan/items/${plan.dentist}`, '/p/donmouth/history']) {
    await goes(alice, path)
    assert.doesNotMatch(await alice.content(), /Quillfeather/i)
  }
})

async function whenSheSaves(page: Page, title: string): Promise<void> {
  await page.getByLabel('Title', { exact: true }).fill(title)
  await presses(page, 'Save this item')
}

async function thenOnlyPapersAreSeen(page: Page, draft: string, papers: 0 | 1): Promise<void> {
  await goes(page, '/p/donmouth')
  await isSound(page)
  assert.equal((await wordsOf(page)).includes('Where we stand'), papers === 1)
  for (const path of [
    draft,
    '/p/donmouth/plan',
    '/p/donmouth/inspection',
    '/p/donmouth/evidence',
    '/p/donmouth/history',
  ])
    assert.equal((await page.goto(path))?.status(), 403, path)
  await isSound(page)
  if (papers === 1) {
    await goes(page, '/p/donmouth/report')
    await presses(page, 'Where we stand')
    await isSound(page)
  }
  await page.context().close()
}

let at: Stage
let plan: SmallPlan
before(async () => {
  at = await stage()
  plan = await smallPlan(at)
})
after(() => at.leave())
