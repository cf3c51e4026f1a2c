import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan } from '../../../../test/small-plan.ts'
import { addItem, planTree } from '../index.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan, frank, henry } = all
const small = await smallPlan(all)
const at = (id: string) => `/plan/items/${id}`
const fresh = () =>
  all.within(all.donmouth, (db) =>
    addItem(db, {
      planId: small.planId,
      parentId: small.outcome,
      level: 'project',
      title: 'A piece of work',
      due: '2027-03-31',
      leads: [small.nursing],
    }),
  )
const updateForm = async (actor: typeof dan, id: string) =>
  (await actor.opens(`${at(id)}/updates/new`)).page.form('Send this update')
const three = { status: 'at_risk', done: 'Two nurses left in May.', next: 'Fill both posts.' }
const dateIn = (name: string, day: string, month: string, year: string) => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
})

test('the holder of a lead post answers three questions; the status follows, with name and date', async () => {
  const id = await fresh()
  const form = await updateForm(dan, id)
  const { page } = await dan.does(form.action, { ...form.fields, ...three })
  assert.ok(page.says('Sent your update on “A piece of work”'))
  assert.ok(page.has('.hf-badge', 'At risk'))
  assert.ok(page.says('Said by Dan Harkness for Head of children’s nursing, 19 November 2026'))
  const tree = await all.within(all.donmouth, (db) => planTree(db, small.planId))
  const item = tree?.items.find((each) => each.id === id)
  assert.deepEqual([item?.status.word, item?.status_on, item?.updated_on], ['At risk', '2026-11-19', '2026-11-19'])
})

const refusals: [string, Record<string, string>, string[]][] = [
  ['nothing', { status: '', done: '', next: '' }, ['Say how it is going', 'Say what changed']],
  [
    'a status that is not in the key',
    { ...three, status: 'splendid' },
    ['The status must be one of the answers offered'],
  ],
  ['no next step while it goes on', { ...three, next: '' }, ['Say what is next']],
  [
    'another finish date without a reason',
    { ...three, ...dateIn('forecast', '30', '6', '2027') },
    ['Say why the date has moved'],
  ],
  [
    'a day to come',
    { ...three, ...dateIn('dated', '1', '1', '2027') },
    ['The day of this update cannot be in the future'],
  ],
]
for (const [what, words, sentences] of refusals)
  test(`an update with ${what} comes back in words`, async () => {
    const id = await fresh()
    const form = await updateForm(dan, id)
    const reply = await dan.sends(form.action, { ...form.fields, ...words, help: 'Words to keep' })
    assert.equal(reply.status, 400)
    assert.deepEqual(reply.page.errors(), sentences)
    assert.equal(reply.page.field('What help do you need, and from whom?'), 'Words to keep')
  })

test('complete needs no next step, and the item asks for nothing more', async () => {
  const id = await fresh()
  const form = await updateForm(dan, id)
  const { page } = await dan.does(form.action, { ...form.fields, status: 'complete', done: 'All done.' })
  assert.ok(page.has('.hf-badge', 'Complete'))
  const mine = await dan.opens('/plan/mine')
  assert.ok(mine.page.has('section[aria-labelledby=finished] a', 'A piece of work'))
})

test('a new finish date keeps its reason; agencies add their parts', async () => {
  const id = await fresh()
  const form = await updateForm(dan, id)
  const { page } = await dan.does(form.action, {
    ...form.fields,
    ...three,
    ...dateIn('forecast', '30', '6', '2027'),
    forecastReason: 'The post was vacant',
    [`part-${small.agency}`]: 'Clinics run on Saturdays.',
  })
  assert.ok(page.says('Health: Clinics run on Saturdays.'))
  assert.ok(page.says('Forecast: 31 March 2027 to 30 June 2027. The post was vacant'))
  assert.ok(page.says('moved the forecast from 31 March 2027 to 30 June 2027, because “The post was vacant”'))
  assert.ok(!page.says('moved once'), 'only the agreed date counts as moved')
})

test('who writes for a post says how its holder agreed', async () => {
  const id = await fresh()
  const form = await updateForm(henry, id)
  const silent = await henry.sends(form.action, { ...form.fields, ...three })
  assert.deepEqual(silent.page.errors(), ['Say how Head of children’s nursing agreed to these words'])
  const undated = await henry.sends(form.action, { ...form.fields, ...three, agreedHow: 'email' })
  assert.deepEqual(undated.page.errors(), ['Enter the day on which they agreed'])
  const { page } = await henry.does(form.action, {
    ...form.fields,
    ...three,
    agreedHow: 'email',
    ...dateIn('agreedOn', '18', '11', '2026'),
  })
  assert.ok(page.says('Henry Quill for Head of children’s nursing, agreed by e-mail on 18 November 2026'))
})

test('the holder says yes with one click to what was written for the post, and nobody else can', async () => {
  const id = await fresh()
  const form = await updateForm(henry, id)
  await henry.does(form.action, { ...form.fields, ...three, agreedHow: 'not_yet' })
  const waiting = (await dan.opens('/plan/mine')).page
  assert.ok(waiting.says('Written for you: say yes'))
  const yes = waiting.form('Say yes to the update on A piece of work')
  assert.equal((await henry.sends(yes.action)).status, 403)
  assert.equal((await alice.sends(yes.action)).status, 403)
  const { page } = await dan.does(yes.action)
  assert.ok(page.says('confirmed by its holder on 19 November 2026'))
  assert.ok(!(await dan.opens('/plan/mine')).page.says('Written for you: say yes'))
})

test('no change since last time is one click, and keeps the status', async () => {
  const id = await fresh()
  const early = await dan.does(`${at(id)}/no-change`)
  assert.ok(early.page.says('Nothing has been said with today’s key yet'))
  const form = await updateForm(dan, id)
  await dan.does(form.action, { ...form.fields, ...three, ...dateIn('dated', '1', '8', '2026') })
  const again = (await dan.opens(`${at(id)}/updates/new`)).page.form('No change since 1 August 2026: still at risk')
  const { page } = await dan.does(again.action)
  assert.ok(page.says('No change since 1 August 2026.'))
  assert.ok(page.has('.hf-badge', 'At risk'))
  assert.ok(page.says('Fill both posts.'))
})

test('an update that speaks of an earlier day leaves the status as it is', async () => {
  const id = await fresh()
  const form = await updateForm(dan, id)
  await dan.does(form.action, { ...form.fields, ...three })
  const { page } = await dan.does(form.action, {
    ...form.fields,
    ...three,
    status: 'on_track',
    ...dateIn('dated', '1', '9', '2026'),
  })
  assert.ok(page.has('.hf-badge', 'At risk'))
  assert.ok(page.says('1 September 2026: on track'))
})

test('words that may point to a child are kept only after a second look', async () => {
  const id = await fresh()
  const form = await updateForm(dan, id)
  const words = { ...form.fields, ...three, done: 'Call her mother on 01382 123456.' }
  const warned = await dan.sends(form.action, words)
  assert.equal(warned.status, 400)
  assert.ok(warned.page.says('This looks like a telephone number.'))
  assert.equal(warned.page.field('What has been done?'), 'Call her mother on 01382 123456.')
  const kept = await dan.does(form.action, { ...words, confirmed: 'yes' })
  assert.equal(kept.status, 200)
})

test('leads write only for their own posts; who edits the plan writes for any', async () => {
  assert.equal((await dan.opens(`${at(small.dentist)}/updates/new`)).status, 403)
  assert.equal((await dan.sends(`${at(small.dentist)}/updates`, three)).status, 403)
  assert.equal((await dan.sends(`${at(small.dentist)}/no-change`)).status, 403)
  assert.equal((await dan.sends(`${at(small.dentist)}/milestones`, { title: 'Mine' })).status, 403)
  assert.equal((await frank.opens(`${at(small.seen)}/updates/new`)).status, 403, 'a chair who holds no lead post')
  const form = await updateForm(alice, small.dentist)
  const { page } = await alice.does(form.action, {
    ...form.fields,
    ...three,
    agreedHow: 'meeting',
    ...dateIn('agreedOn', '12', '11', '2026'),
  })
  assert.ok(page.says('Alice Merrow for Dental lead, agreed at a meeting on 12 November 2026'))
})

test('my items say what is late and what is owed, or why there are none', async () => {
  const { page } = await dan.opens('/plan/mine')
  assert.match(page.text, /Your posts lead \d+ open items\. One is late/)
  assert.ok(page.has('section[aria-labelledby=late] a', 'First health assessment within four weeks'))
  assert.ok(page.says('You hold Head of children’s nursing.'))
  assert.ok((await henry.opens('/plan/mine')).page.says('You write for Head of children’s nursing (Dan Harkness).'))
  assert.ok((await frank.opens('/plan/mine')).page.says('No post is yours, so no item is.'))
  assert.equal((await bob.opens('/plan/mine')).status, 403)
  assert.equal((await carol.opens('/p/donmouth/plan/mine')).status, 404)
})

test('milestones are added, done, changed and taken away', async () => {
  const id = await fresh()
  const none = await dan.sends(`${at(id)}/milestones`, { title: '' })
  assert.equal(none.status, 400)
  assert.deepEqual(none.page.errors(), ['Say what is to be done'])
  const added = await dan.does(`${at(id)}/milestones`, { title: 'Rooms found', ...dateIn('due', '30', '10', '2026') })
  assert.deepEqual(
    added.page.rows('section[aria-labelledby=milestones] table').map((row) => row.slice(0, 3)),
    [['Rooms found', '30 Oct 2026', 'Not yet, 20 days late']],
  )
  const done = await dan.does(added.page.form('Done today: Rooms found').action)
  assert.ok(done.page.says('19 November 2026, 20 days late'))
  assert.ok(done.page.says('finished the milestone “Rooms found”'))
  const change = (await dan.opens(done.page.link('Change Rooms found'))).page.form('Save this milestone')
  const ahead = await dan.sends(change.action, { ...change.fields, ...dateIn('done', '1', '1', '2027') })
  assert.deepEqual(ahead.page.errors(), ['The day it was done cannot be in the future'])
  const opened = await dan.does(change.action, { ...change.fields, ...dateIn('done', '', '', '') })
  assert.ok(opened.page.says('opened the milestone “Rooms found” again'))
  const gone = await dan.does(`${change.action}/removal`)
  assert.ok(gone.page.says('No milestone yet'))
  assert.equal((await carol.sends(change.action.replace('/p/donmouth', ''), change.fields)).status, 404)
})
