import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan, type SmallPlan } from '../../../../test/small-plan.ts'
import { addItem, addPlan, postUpdate } from '../index.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan } = all
let small: SmallPlan
let delivery = ''
let line = ''

before(async () => {
  small = await smallPlan(all)
  delivery = await all.within(all.donmouth, (db) => addPlan(db, { title: 'Health delivery plan', kind: 'delivery' }))
  line = await all.within(all.donmouth, (db) =>
    addItem(db, {
      planId: delivery,
      level: 'action',
      title: 'Book the nurse',
      reference: 'D1',
      findings: [small.first],
    }),
  )
})

test('a plan nothing stands under says so, and so does one tied to no other', async () => {
  const { page } = await alice.opens(`/plan/plans/${small.planId}/suite`)
  assert.ok(page.says('No delivery plan stands under this plan yet.'))
  assert.ok(page.says('None yet. A children’s services plan'))
})

test('a delivery plan is put under a strategic plan, whose suite then counts it in words', async () => {
  const form = (await alice.opens(`/plan/plans/${delivery}/edit`)).page.form('Save this plan')
  await alice.does(form.action, { ...form.fields, under: small.planId })
  const { page } = await alice.opens(`/plan/plans/${small.planId}/suite`)
  assert.ok(page.says('One delivery plan stands under it.'))
  assert.ok(page.says('Three items: one is late and two have no status yet.'), page.text)
  assert.ok(page.says('both answer A1'))
  const below = (await alice.opens(`/plan/plans/${delivery}/suite`)).page
  assert.ok(below.says('This delivery plan stands under a strategic plan.'))
  assert.equal(below.link('Children’s improvement plan'), `/p/donmouth/plan/plans/${small.planId}/suite`)
})

test('a strategic plan cannot be put under another', async () => {
  const form = (await alice.opens(`/plan/plans/${delivery}/edit`)).page.form('Save this plan')
  const wrong = await alice.sends(form.action, { ...form.fields, kind: 'strategic', under: small.planId })
  assert.equal(wrong.status, 400)
  assert.deepEqual(wrong.page.errors(), [
    'Only a delivery plan stands under another. Choose “Delivery plan”, or let it stand by itself',
  ])
})

test('a signpost to an item of another plan shows its status, and that nobody reports on it', async () => {
  const form = (await alice.opens(`/plan/items/${small.dentist}/signpost`)).page.form('Save')
  const shown = await alice.does(form.action, { ...form.fields, to: line })
  assert.ok(shown.page.says('Nobody has reported on it yet.'))
  assert.equal(shown.page.link('Book the nurse'), `/p/donmouth/plan/items/${line}`)
  await all.within(all.donmouth, (db) =>
    postUpdate(db, { itemId: line, dated: '2026-11-10', status: 'on_track', done: 'Booked.' }),
  )
  const later = await alice.opens(`/plan/items/${small.dentist}`)
  assert.ok(later.page.says('On track, said on 10 November 2026.'))
  const suite = await alice.opens(`/plan/plans/${small.planId}/suite`)
  assert.ok(suite.page.says('the objective points to it and both answer A1'))
})

test('the list of items can be narrowed, and a wrong choice is refused in words', async () => {
  const none = (await alice.opens(`/plan/items/${small.dentist}/signpost?words=nowhere`)).page
  assert.ok(none.says('Which item does it point to?'))
  const form = (await alice.opens(`/plan/items/${small.seen}/signpost`)).page.form('Save')
  const empty = await alice.sends(form.action, { version: form.fields.version ?? '' })
  assert.equal(empty.status, 400)
  assert.deepEqual(empty.page.errors(), ['Choose the item it points to'])
  const own = await alice.sends(form.action, { ...form.fields, to: small.outcome })
  assert.deepEqual(own.page.errors(), ['Choose one of the items offered'])
  const stale = await alice.sends(form.action, { ...form.fields, version: '99', to: line })
  assert.equal(stale.status, 400)
  assert.deepEqual(stale.page.errors(), ['Somebody changed this item meanwhile. Look again, then choose'])
})

test('a plan kept elsewhere is added, changed and taken away', async () => {
  const page = `/plan/plans/${small.planId}`
  const form = (await alice.opens(`${page}/linked/new`)).page.form('Add this plan')
  const bad = await alice.sends(form.action, { ...form.fields, title: '', url: 'javascript:alert(1)' })
  assert.equal(bad.status, 400)
  assert.deepEqual(bad.page.errors(), [
    'Enter the title of the plan',
    'The address must begin with https:// or http://, like https://www.example.org/plan',
  ])
  const added = await alice.does(form.action, {
    ...form.fields,
    title: 'Children’s services plan',
    url: 'https://www.example.org/csp',
    why: 'Its second aim is ours.',
  })
  assert.ok(added.page.says('It is tied to one plan kept elsewhere.'))
  assert.equal(added.page.link('Children’s services plan'), 'https://www.example.org/csp')
  const at = added.page.link('Change Children’s services plan').replace('/p/donmouth', '')
  const edit = (await alice.opens(at)).page
  const saved = await alice.does(edit.form('Save').action, { ...edit.form('Save').fields, whose: 'The council' })
  assert.ok(saved.page.says('The council'))
  assert.equal((await carol.opens(at)).status, 404)
  const gone = await alice.does(edit.form('Take it away').action)
  assert.ok(gone.page.says('The plan itself is kept elsewhere.'))
})

test('words about a plan elsewhere that may point to a child are held', async () => {
  const held = await alice.sends(`/plan/plans/${small.planId}/linked`, {
    title: 'Plan',
    why: 'Ring 07700 900123 about him',
  })
  assert.equal(held.status, 400)
  assert.ok(held.page.has('label', 'I have looked: nobody can be identified by these words'))
})

test('a lead sees the suite and changes nothing; a viewer and another partnership see nothing', async () => {
  const suite = `/plan/plans/${small.planId}/suite`
  assert.equal((await dan.opens(suite)).status, 200)
  assert.equal((await dan.opens(`/plan/plans/${small.planId}/linked/new`)).status, 403)
  assert.equal((await dan.sends(`/plan/items/${small.dentist}/signpost`, { to: line })).status, 403)
  assert.equal((await bob.opens(suite)).status, 403)
  assert.equal((await carol.opens(suite)).status, 404)
  assert.equal((await carol.opens(`/plan/items/${small.dentist}/signpost`)).status, 404)
  assert.equal((await carol.sends(`/plan/plans/${small.planId}/linked`, { title: 'Ours' })).status, 404)
})

test('the suite asks a fixed number of questions whatever it holds', async () => {
  const before = (await alice.opens(`/plan/plans/${small.planId}/suite`)).queries
  await all.within(all.donmouth, async (db) => {
    const another = await addPlan(db, { title: 'Second delivery plan', kind: 'delivery', parentId: small.planId })
    for (const title of ['One', 'Two', 'Three']) await addItem(db, { planId: another, level: 'action', title })
  })
  assert.equal((await alice.opens(`/plan/plans/${small.planId}/suite`)).queries, before)
})
