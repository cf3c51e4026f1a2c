import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan } from '../../../../test/small-plan.ts'
import { postUpdate } from '../index.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan } = all

const chosen = async (fields: Record<string, string>) => {
  const plan = await smallPlan(all)
  const form = (await alice.opens(`/plan/plans/${plan.planId}/edit`)).page.form('Save this plan')
  await alice.does(form.action, { ...form.fields, ...fields })
  return plan
}

test('a plan chooses its rule, and its headings then say their status with the reason', async () => {
  const plan = await chosen({ rollUp: 'worst' })
  const before = (await alice.opens(`/plan/plans/${plan.planId}`)).page
  assert.ok(before.says('No status yet: none of 2 items below it is stated.'))
  await all.within(all.donmouth, (db) =>
    postUpdate(db, { itemId: plan.seen, dated: '2026-11-10', status: 'off_track', done: 'Late.', next: 'More.' }),
  )
  const outline = await alice.opens(`/plan/plans/${plan.planId}`)
  const reason =
    'Off track because the one item below it is off track, by the plan’s rule: as the worst of them. 1 more is not yet stated and counts for nothing.'
  assert.ok(outline.page.says(reason))
  const heading = (await alice.opens(`/plan/items/${plan.outcome}`)).page
  assert.ok(heading.says('By the plan’s rule'))
  assert.ok(heading.says(reason))
  assert.ok(heading.says('Nobody has reported yet'), 'what somebody reports stands beside it')
})

test('the page of rules says what each would give today', async () => {
  const plan = await chosen({ rollUp: 'two_worst' })
  const page = (await dan.opens(`/plan/plans/${plan.planId}/roll-up`)).page
  assert.ok(page.says('A heading stands as the worst of the items below it when at least two share it'))
  assert.ok(page.says('As the worst when two share it (chosen)'))
  assert.ok(page.says('Never an average: two red and four green are not amber.'))
  assert.ok(page.says('Nobody has said yet how this heading stands.'))
  assert.ok(!page.has('link', 'Choose another rule'))
  assert.ok((await alice.opens(`/plan/plans/${plan.planId}/roll-up`)).page.has('link', 'Choose another rule'))
})

test('the status may sit on a level that the plan uses, and on no other', async () => {
  const plan = await chosen({ rated: 'outcome', rollUp: 'worst' })
  const page = (await alice.opens(`/plan/items/${plan.outcome}`)).page
  assert.ok(page.says('Suggested by Holdfast today'), 'a suggestion stands where the status does')
  assert.ok(page.says('One of two items under it is late, by 19 days.'))
  const form = (await alice.opens(`/plan/plans/${plan.planId}/edit`)).page.form('Save this plan')
  const refused = await alice.sends(form.action, { ...form.fields, rated: 'driver' })
  assert.equal(refused.status, 400)
  assert.deepEqual(refused.page.errors(), ['This plan does not use the level “driver”, so it cannot carry the status'])
})

test('the page of rules is for those who work on the plan', async () => {
  const { planId } = await smallPlan(all)
  assert.equal((await bob.opens(`/plan/plans/${planId}/roll-up`)).status, 403)
  assert.equal((await carol.opens(`/plan/plans/${planId}/roll-up`)).status, 404)
})
