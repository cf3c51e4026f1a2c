import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan } from '../../../../test/small-plan.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan, iona } = all
const small = await smallPlan(all)
const at = `/plan/findings/${small.first}`

test('a finding shows the items that answer it, themselves or through what they stand under', async () => {
  const { page } = await dan.opens(at)
  assert.equal(page.heading, 'What the plan does about A1 Health assessments come late')
  assert.ok(page.says('Children waited too long for a first health assessment.'))
  assert.deepEqual(
    page.rows().map(([title]) => title),
    [
      '1.1 Children are seen in time',
      '1.1.1 First health assessment within four weeks',
      '1.1.2 Registered with a dentist',
      '1.1.3 Work is handed over',
    ],
  )
  assert.ok(!page.has('link', 'Choose items that answer it'), 'a lead reads it')
})

test('more items are ticked; what the wording suggests stands first', async () => {
  const other = `/plan/findings/${small.second}`
  assert.ok((await alice.opens(other)).page.says('Nothing in any plan answers this finding yet.'))
  const choose = (await alice.opens(`${other}/items`)).page
  const form = choose.form('These answer it')
  const nothing = await alice.does(form.action)
  assert.ok(nothing.page.says('Nothing was ticked, so nothing was saved'))
  const saved = await alice.does(form.action, { items: [small.handover] })
  assert.ok(saved.page.says('One item answers it.'))
  const found = (await alice.opens(`${other}/items?words=dentist`)).page
  assert.equal(found.all('.govuk-checkboxes__item').length, 1)
  const gone = await alice.does(`${other}/removal`, { item: small.handover })
  assert.ok(gone.page.says('Nothing in any plan answers this finding yet.'))
  assert.equal((await alice.sends(`${other}/removal`, { item: small.handover })).status, 404)
  const again = await alice.opens(`/plan/items/${small.handover}`)
  assert.ok(again.page.says('said that it does not answer A2'))
})

test('only members who work on the plan see it, and nobody reaches across', async () => {
  for (const outsider of [bob, iona]) assert.equal((await outsider.opens(at)).status, 403)
  assert.equal((await dan.opens(`${at}/items`)).status, 403)
  assert.equal((await dan.sends(`${at}/items`, { items: small.seen })).status, 403)
  assert.equal((await carol.opens(at)).status, 404)
  assert.equal((await carol.sends(`${at}/items`, { items: small.seen })).status, 404)
  assert.equal((await alice.opens('/plan/findings/00000000-0000-0000-0000-000000000000')).status, 404)
})
