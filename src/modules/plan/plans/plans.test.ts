import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan } from '../../../../test/small-plan.ts'
import { postUpdate } from '../index.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan, iona } = all

test('where there is no plan, the page says what to do', async () => {
  const list = await alice.opens('/plan')
  assert.equal(list.location, '/p/donmouth/plan/plans')
  const { page } = await alice.opens('/plan/plans')
  assert.ok(page.says('There is no plan yet.'))
  assert.equal(page.link('Import a plan'), '/p/donmouth/plan/import')
  const lead = (await dan.opens('/plan/plans')).page
  assert.ok(!lead.has('link', 'Import a plan'))
})

test('a plan can be begun by hand, with its own words for the levels and a new group', async () => {
  const form = (await alice.opens('/plan/plans/new')).page.form('Add this plan')
  const saved = await alice.does(form.action, {
    ...form.fields,
    title: 'Improvement plan',
    levels: ['theme', 'action'],
    'word-theme': 'Priority',
    owning: 'Delivery group for care',
  })
  assert.equal(saved.page.heading, 'Improvement plan')
  assert.ok(saved.page.says('This plan has no items yet.'))
  assert.ok(saved.page.has('link', 'add the first priority by hand'))
  const only = await alice.opens('/plan')
  assert.match(only.location ?? '', /\/plan\/plans\/[0-9a-f-]{36}$/)
  const edit = await alice.opens(`${(only.location ?? '').replace('/p/donmouth', '')}/edit`)
  assert.equal(edit.page.field('Group that delivers it'), 'Delivery group for care')
})

test('a plan without a title, or that ends before it starts, is refused in words', async () => {
  const form = (await alice.opens('/plan/plans/new')).page.form('Add this plan')
  const untitled = await alice.sends(form.action, { ...form.fields, title: ' ' })
  assert.equal(untitled.status, 400)
  assert.deepEqual(untitled.page.errors(), ['Enter the title of the plan'])
  const backwards = await alice.sends(form.action, {
    ...form.fields,
    title: 'A plan',
    'starts-day': '1',
    'starts-month': '4',
    'starts-year': '2026',
    'ends-day': '31',
    'ends-month': '3',
    'ends-year': '2026',
  })
  assert.equal(backwards.status, 400)
  assert.deepEqual(backwards.page.errors(), ['The last day must be the same as or after the first day'])
})

test('a new version of the key leaves old updates their words', async () => {
  const { planId, seen } = await smallPlan(all)
  await all.within(all.donmouth, (db) =>
    postUpdate(db, {
      itemId: seen,
      dated: '2026-11-01',
      status: 'at_risk',
      done: 'Two nurses left.',
      next: 'Fill the posts.',
    }),
  )
  const form = (await alice.opens(`/plan/plans/${planId}/key`)).page.form('Save as a new version')
  const same = await alice.does(form.action, form.fields)
  assert.ok(same.page.says('Nothing was changed, so there is no new version'))
  const saved = await alice.does(form.action, { ...form.fields, 'word-1': 'Amber', 'definition-1': 'Slipping.' })
  assert.ok(saved.page.says('Version 2 of the key'))
  assert.ok(saved.page.says('Version 1, since'))
  const item = await alice.opens(`/plan/items/${seen}`)
  assert.ok(item.page.has('.hf-badge', 'At risk'), 'the update keeps the word it was written with')
  const outline = await alice.opens(`/plan/plans/${planId}`)
  assert.ok(outline.page.has('td', 'Amber'), 'the plan speaks its newest words')
})

test('a key needs a word once, and something finished', async () => {
  const { planId } = await smallPlan(all)
  const form = (await alice.opens(`/plan/plans/${planId}/key`)).page.form('Save as a new version')
  const twice = await alice.sends(form.action, { ...form.fields, 'word-0': 'On track' })
  assert.equal(twice.status, 400)
  assert.deepEqual(twice.page.errors(), ['“On track” stands in the key twice'])
  const endless = await alice.sends(form.action, { ...form.fields, 'word-4': '' })
  assert.equal(endless.status, 400)
  assert.match(endless.page.errors()[0] ?? '', /square with a tick/)
})

test('two people who change a plan both see both versions', async () => {
  const { planId } = await smallPlan(all)
  const first = (await alice.opens(`/plan/plans/${planId}/edit`)).page.form('Save this plan')
  const second = (await alice.opens(`/plan/plans/${planId}/edit`)).page.form('Save this plan')
  await alice.does(first.action, { ...first.fields, title: 'Plan for care' })
  const late = await alice.sends(second.action, { ...second.fields, title: 'Plan for children' })
  assert.equal(late.status, 409)
  assert.deepEqual(late.page.rows(), [['Title', 'Plan for care', 'Plan for children']])
  const again = late.page.form('Save my version over it')
  const saved = await alice.does(again.action, again.fields)
  assert.equal(saved.page.heading, 'Plan for children')
})

test('a level that items stand at cannot be taken away', async () => {
  const { planId } = await smallPlan(all)
  const form = (await alice.opens(`/plan/plans/${planId}/edit`)).page.form('Save this plan')
  const refused = await alice.sends(form.action, { ...form.fields, levels: ['theme', 'project'] })
  assert.equal(refused.status, 400)
  assert.deepEqual(refused.page.errors(), ['Keep the level “outcome”: items of this plan stand at it'])
})

test('only who works on the plan sees it, only who edits it changes it, and nobody elsewhere reaches it', async () => {
  const { planId } = await smallPlan(all)
  for (const path of [
    '/plan',
    '/plan/plans',
    `/plan/plans/${planId}`,
    `/plan/plans/${planId}/items.csv`,
    `/plan/plans/${planId}/key`,
  ])
    for (const outsider of [bob, iona])
      assert.equal((await outsider.opens(path)).status, 403, `${outsider.name} ${path}`)
  for (const path of [
    '/plan/plans/new',
    `/plan/plans/${planId}/edit`,
    `/plan/plans/${planId}/deleted`,
    `/plan/plans/${planId}/items/new`,
  ])
    assert.equal((await dan.opens(path)).status, 403, path)
  assert.equal((await dan.sends(`/plan/plans/${planId}/key`, {})).status, 403)
  for (const path of [
    `/plan/plans/${planId}`,
    `/plan/plans/${planId}/edit`,
    `/plan/plans/${planId}/key`,
    `/plan/plans/${planId}/items.csv`,
  ])
    assert.equal((await carol.opens(path)).status, 404, path)
  assert.equal((await carol.sends(`/plan/plans/${planId}`, { title: 'Mine now' })).status, 404)
})
