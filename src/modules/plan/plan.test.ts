import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../test/cast.ts'

let clock = new Date('2026-11-19T21:40:00Z').getTime()
const all = await cast(() => new Date((clock += 1000)))
after(() => all.leave())
const { alice } = all

test('a plan can be begun by hand', async () => {
  const begin = await alice.does('/plan')
  void begin
  const list = await alice.opens('/plan/plans')
  assert.ok(list.page.says('There is no plan yet.'))
  const form = (await alice.opens('/plan/plans/new')).page.form('Add this plan')
  const saved = await alice.does(form.action, { ...form.fields, title: 'Improvement plan' })
  assert.equal(saved.page.heading, 'Improvement plan')
  assert.ok(saved.page.says('This plan has no items yet.'))
})
