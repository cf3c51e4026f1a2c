import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan, type SmallPlan } from '../../../../test/small-plan.ts'
import { addItem, addPlan } from '../index.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan } = all

const opened = async (plan: SmallPlan, item: string) =>
  (await alice.opens(`/plan/plans/${plan.planId}/diagram?item=${item}`)).page
const version = (page: { form: (name: string) => { fields: Record<string, unknown> } }) =>
  String(page.form('Rename it').fields.version)
const moves = async (plan: SmallPlan, item: string, way: string, more: Record<string, string> = {}) =>
  alice.sends(`/plan/items/${item}/diagram/place`, { version: version(await opened(plan, item)), way, ...more })
const titles = async (plan: SmallPlan) =>
  (await alice.opens(`/plan/plans/${plan.planId}/diagram`)).page.all('.hf-branch__node a.hf-quiet').map((a) => a.text)

test('the picture and the outline show the same tree, with measures and status', async () => {
  const plan = await smallPlan(all)
  const reply = await dan.opens(`/plan/plans/${plan.planId}/diagram`)
  assert.match(reply.text, /<svg [^>]*role="img"/)
  assert.ok(reply.page.says('Measure: Children seen in time'))
  assert.equal((await titles(plan)).length, 5)
  assert.ok(reply.page.says('1 measure: Children seen in time'))
  assert.ok(!reply.page.has('link', 'Change'), 'who only updates changes nothing here')
  assert.equal((await bob.opens(`/plan/plans/${plan.planId}/diagram`)).status, 403)
  assert.equal((await carol.opens(`/plan/plans/${plan.planId}/diagram`)).status, 404)
})

test('an item moves up, down and to a place among its neighbours, and the keyboard goes on at it', async () => {
  const plan = await smallPlan(all)
  const moved = await moves(plan, plan.seen, 'down')
  assert.match(moved.location ?? '', new RegExp(`item=${plan.seen}#i-${plan.seen}$`))
  const row = ['Registered with a dentist', 'First health assessment within four weeks', 'Work is handed over']
  assert.deepEqual((await titles(plan)).slice(2), row)
  await moves(plan, plan.seen, 'to', { to: '1' })
  assert.equal((await titles(plan))[2], 'First health assessment within four weeks')
  const first = await moves(plan, plan.seen, 'up')
  assert.equal(first.status, 400)
  assert.deepEqual(first.page.errors(), ['It is the first of its row already'])
  assert.deepEqual((await moves(plan, plan.handover, 'down')).page.errors(), ['It is the last of its row already'])
  assert.deepEqual((await moves(plan, plan.seen, 'to', { to: '9' })).page.errors(), ['Enter a place from 1 to 3'])
})

test('an item moves in under the one above it and out again, and its level goes with it', async () => {
  const plan = await smallPlan(all)
  const inside = await alice.does(`/plan/items/${plan.dentist}/diagram/place`, {
    version: version(await opened(plan, plan.dentist)),
    way: 'in',
  })
  assert.ok(inside.page.says('Moved in under “First health assessment within four weeks” as an action'))
  const out = await alice.does(`/plan/items/${plan.dentist}/diagram/place`, {
    version: version(inside.page),
    way: 'out',
  })
  assert.ok(out.page.says('Moved out beside “First health assessment within four weeks” as a project'))
  assert.deepEqual((await moves(plan, plan.theme, 'out')).page.errors(), [
    'It stands at the top already, so it cannot move out',
  ])
  assert.deepEqual((await moves(plan, plan.seen, 'in')).page.errors(), [
    'Nothing stands above it in its row, so it cannot move in',
  ])
})

test('levels are checked in words', async () => {
  const plan = await smallPlan(all)
  await moves(plan, plan.dentist, 'in')
  // An action has nothing below it; a project that holds an action cannot become one.
  const refused = await moves(plan, plan.handover, 'in')
  assert.equal(refused.status, 303, 'a project without anything below it may become an action')
  await all.within(all.donmouth, (db) =>
    addItem(db, { planId: plan.planId, parentId: plan.outcome, level: 'project', title: 'Last', position: 9 }),
  )
  const page = await opened(plan, plan.dentist)
  assert.ok(!page.text.includes('Add below as'), 'nothing stands under an action')
  const beneath = await alice.sends(`/plan/items/${plan.dentist}/diagram/additions`, { where: 'below', new: 'X' })
  assert.equal(beneath.status, 400)
  assert.deepEqual(beneath.page.errors(), ['Nothing can stand under the lowest level of this plan. Add it beside'])
  const into = await moves(plan, plan.handover, 'in')
  assert.deepEqual(into.page.errors(), ['“Registered with a dentist” is an action, and nothing can stand under that'])
})

test('something new is added below and beside, with a title', async () => {
  const plan = await smallPlan(all)
  const path = `/plan/items/${plan.seen}/diagram/additions`
  const below = await alice.does(path, { where: 'below', new: 'Ring the carer first' })
  assert.ok(below.page.says('Added “Ring the carer first”'))
  await alice.does(path, { where: 'beside', new: 'Clinics in the evening' })
  assert.deepEqual((await titles(plan)).slice(2, 6), [
    'First health assessment within four weeks',
    'Ring the carer first',
    'Clinics in the evening',
    'Registered with a dentist',
  ])
  const empty = await alice.sends(path, { where: 'beside', new: ' ' })
  assert.equal(empty.status, 400)
  assert.deepEqual(empty.page.errors(), ['Say what it is called'])
  assert.equal((await dan.sends(path, { where: 'below', new: 'X' })).status, 403)
  assert.equal((await carol.sends(path, { where: 'below', new: 'X' })).status, 404)
})

test('a name is changed in place; when somebody saved first, both names are shown', async () => {
  const plan = await smallPlan(all)
  const page = await opened(plan, plan.seen)
  const form = page.form('Rename it')
  const saved = await alice.does(form.action, { ...form.fields, title: 'Seen within a month' })
  assert.ok(saved.page.says('Renamed to “Seen within a month”'))
  const late = await alice.sends(form.action, { ...form.fields, title: 'Seen in time' })
  assert.equal(late.status, 409)
  assert.ok(late.page.says('Your name for it has not been saved. Both stand below.'))
  const again = late.page.form('Save my name over it')
  assert.ok((await alice.does(again.action, again.fields)).page.says('Renamed to “Seen in time”'))
  const moved = await alice.sends(`/plan/items/${plan.seen}/diagram/place`, { version: '1', way: 'down' })
  assert.equal(moved.status, 409)
  assert.ok(moved.page.says('It was not moved. Look where it stands now, then move it again.'))
})

test('a driver is shared under another heading of a higher level, and no longer', async () => {
  const plan = await smallPlan(all)
  const other = await all.within(all.donmouth, (db) =>
    addItem(db, { planId: plan.planId, parentId: plan.theme, level: 'outcome', title: 'Children are well' }),
  )
  const path = `/plan/items/${plan.seen}/diagram/shares`
  const shared = await alice.does(path, { under: other })
  assert.ok(shared.page.says('It also serves “Children are well”'))
  assert.match(shared.text, /stroke-dasharray/)
  const errors = async (under: string) => (await alice.sends(path, { under })).page.errors()
  assert.deepEqual(await errors(other), ['It is shared under “Children are well” already'])
  assert.deepEqual(await errors(plan.outcome), ['It stands under “Children are seen in time” already'])
  assert.deepEqual(await errors(plan.theme), ['It stands below “Health in care” already'])
  assert.deepEqual(await errors(plan.seen), ['It cannot stand under itself'])
  assert.deepEqual(await errors(plan.dentist), [
    'A project cannot stand under a project: “Registered with a dentist” must be of a higher level',
  ])
  assert.deepEqual(await errors(''), ['Choose what else it serves'])
  const gone = await alice.does(`/plan/items/${plan.seen}/diagram/unsharing`, { under: other })
  assert.ok(gone.page.says('It no longer serves “Children are well”'))
})

test('a long plan is folded into its headings, and says so; one theme is drawn in full', async () => {
  const { planId, theme } = await all.within(all.donmouth, async (db) => {
    const id = await addPlan(db, { title: 'Long' })
    const first = await addItem(db, { planId: id, level: 'theme', title: 'First theme' })
    const second = await addItem(db, { planId: id, level: 'theme', title: 'Second theme' })
    for (let at = 0; at < 16; at++)
      await addItem(db, { planId: id, parentId: at < 8 ? first : second, level: 'project', title: `Piece ${at}` })
    return { planId: id, theme: second }
  })
  const whole = await alice.opens(`/plan/plans/${planId}/diagram`)
  assert.ok(whole.page.says('The plan has 16 lines, more than can be read on one page.'))
  assert.match(whole.text, /8 lines: 8 not yet stated/)
  const one = await alice.opens(`/plan/plans/${planId}/diagram?theme=${theme}`)
  assert.equal(one.page.all('.hf-branch__node').length, 9)
  assert.equal(one.page.all('svg rect').length, 9)
  assert.equal(one.queries, whole.queries)
})

test('an empty plan is begun in the diagram', async () => {
  const planId = await all.within(all.donmouth, (db) => addPlan(db, { title: 'Empty' }))
  const form = (await alice.opens(`/plan/plans/${planId}/diagram`)).page.form('Add it at the end')
  const bad = await alice.sends(form.action, { first: '' })
  assert.deepEqual(bad.page.errors(), ['Say what it is called'])
  const saved = await alice.does(form.action, { first: 'Health in care' })
  assert.ok(saved.page.says('Added “Health in care”'))
  assert.equal((await dan.sends(form.action, { first: 'X' })).status, 403)
})
