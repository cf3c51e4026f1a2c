import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan } from '../../../../test/small-plan.ts'
import { findOrAddPost } from '../../partnership/index.ts'
import { addItem, addPlan } from '../index.ts'
import { marked } from './rules.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan } = all

test('a plan is checked worst first, with a sentence for each letter and the page that mends it', async () => {
  const plan = await smallPlan(all)
  const { page } = await alice.opens(`/plan/plans/${plan.planId}/smart`)
  assert.ok(page.says('2 items for 1 finding; 1 of 2 meets all five parts of SMART.'))
  assert.ok(page.says('It has no measure. Say what you would count, or ask, to know that it worked.'))
  assert.ok(page.says('Add a measure of'))
  const rows = page.all('tbody tr').map((row) => row.text)
  assert.match(rows[0] ?? '', /Registered with a dentist/)
  const some = await alice.opens(`/plan/plans/${plan.planId}/smart?lacks=measurable`)
  assert.equal(some.page.all('tbody tr').length, 1)
  const none = await alice.opens(`/plan/plans/${plan.planId}/smart?lacks=timed`)
  assert.ok(none.page.says('No item lacks “time-bound”.'))
  assert.ok(!(await dan.opens(`/plan/plans/${plan.planId}/smart`)).page.says('Add a measure of'))
})

test('many priorities are said to be many, and vague words are marked and said again', async () => {
  const planId = await all.within(all.donmouth, async (db) => {
    const id = await addPlan(db, { title: 'A long list' })
    for (let at = 0; at < 7; at++) {
      const theme = await addItem(db, { planId: id, level: 'theme', title: `Priority ${at}` })
      await addItem(db, { planId: id, parentId: theme, level: 'action', title: 'Improve outcomes where possible' })
    }
    return id
  })
  const { page } = await alice.opens(`/plan/plans/${planId}/smart`)
  assert.ok(page.says('It names 7 priorities; guidance advises three to five.'))
  assert.ok(page.says('Words that leave something open, underlined below: “Improve” and “where possible”.'))
  assert.ok(page.says('7 items for 0 findings; 0 of 7 meet all five parts of SMART.'))
  assert.equal(page.all('mark').length, 14)
})

test('a plan without items has nothing to check', async () => {
  const planId = await all.within(all.donmouth, (db) => addPlan(db, { title: 'Empty' }))
  const { page } = await alice.opens(`/plan/plans/${planId}/smart`)
  assert.ok(page.says('Nothing to check yet: this plan has no items to improve.'))
})

test('the check is for those who work on the plan', async () => {
  const { planId } = await smallPlan(all)
  assert.equal((await bob.opens(`/plan/plans/${planId}/smart`)).status, 403)
  assert.equal((await carol.opens(`/plan/plans/${planId}/smart`)).status, 404)
})

test('a text is cut where its vague words stand', () => {
  assert.deepEqual(
    marked('Improve a plan soon', [
      { word: 'soon', at: 15 },
      { word: 'Improve', at: 0 },
    ]),
    [
      { words: 'Improve', vague: true },
      { words: ' a plan ', vague: false },
      { words: 'soon', vague: true },
    ],
  )
  assert.deepEqual(marked('Plain', []), [{ words: 'Plain', vague: false }])
})

test('the letter that is missed most often is named, unless several tie', async () => {
  const planId = await all.within(all.donmouth, async (db) => {
    const id = await addPlan(db, { title: 'Two actions' })
    for (const title of ['Ask each parent at the first visit', 'Write to each child after a review'])
      await addItem(db, {
        planId: id,
        level: 'action',
        title,
        due: '2027-03-31',
        targets: [{ text: 'In 9 of 10 visits' }],
        leads: [await findOrAddPost(db, 'Team leader')],
      })
    return id
  })
  const { page } = await alice.opens(`/plan/plans/${planId}/smart`)
  assert.ok(page.says('Two lack “relevant”, the part missed most often.'))
})
