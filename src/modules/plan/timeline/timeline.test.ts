import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan } from '../../../../test/small-plan.ts'
import { addItem, addPlan, keepMove } from '../index.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan } = all

test('the timeline shows the same facts as a picture and as a table', async () => {
  const plan = await smallPlan(all)
  await all.within(all.donmouth, async (db) => {
    await keepMove(
      db,
      plan.seen,
      'due',
      { kind: 'date', date: '2026-06-30' },
      { kind: 'date', date: '2026-10-31' },
      'Two nurses left.',
    )
    await addItem(db, {
      planId: plan.planId,
      parentId: plan.outcome,
      level: 'project',
      title: 'Rota',
      dueKind: 'ongoing',
    })
  })
  const reply = await dan.opens(`/plan/plans/${plan.planId}/timeline`)
  assert.match(reply.text, /<svg [^>]*role="img" aria-labelledby="timeline-1-title timeline-1-desc"/)
  assert.ok(
    reply.page.says('4 items from first to last. One is past the agreed date, one has moved, one has no agreed date.'),
  )
  assert.ok(reply.page.says('moved once, first from 30 Jun 2026'))
  assert.ok(reply.page.says('19 days late'))
  assert.ok(reply.page.says('Ongoing'))
  assert.ok(reply.page.says('No improvement needed'))
})

test('it can be asked for one theme or one lead, in the same number of queries', async () => {
  const plan = await smallPlan(all)
  const path = `/plan/plans/${plan.planId}/timeline`
  const whole = await alice.opens(path)
  const mine = await alice.opens(`${path}?post=${plan.nursing}`)
  assert.equal(mine.page.all('tbody tr').length, 1)
  assert.equal(mine.queries, whole.queries)
  const theme = await alice.opens(`${path}?theme=${plan.theme}`)
  assert.equal(theme.page.all('tbody tr').length, 3)
  const none = await alice.opens(`${path}?post=${plan.board}`)
  assert.ok(none.page.says('No item fits your choice.'))
})

test('a plan without items says so', async () => {
  const planId = await all.within(all.donmouth, (db) => addPlan(db, { title: 'Empty' }))
  assert.ok((await alice.opens(`/plan/plans/${planId}/timeline`)).page.says('no items to show in time yet'))
})

test('an item is said to wait for another, and a ring is refused in words', async () => {
  const plan = await smallPlan(all)
  const path = `/plan/items/${plan.seen}/dependencies`
  assert.ok((await alice.opens(path)).page.says('It waits for nothing. Nothing waits for it.'))
  const saved = await alice.does(path, { needs: plan.dentist, why: 'The dentist list comes first.' })
  assert.ok(saved.page.says('It now waits for “1.1.2 Registered with a dentist”'))
  assert.ok(saved.page.says('It cannot end before one other item has.'))
  const item = (await alice.opens(`/plan/items/${plan.seen}`)).page
  assert.ok(item.says('1.1.2 Registered with a dentist due 15 December 2026'))
  const ring = await alice.sends(`/plan/items/${plan.dentist}/dependencies`, { needs: plan.seen })
  assert.equal(ring.status, 400)
  assert.deepEqual(ring.page.errors(), [
    'They would wait for each other: “1.1.1 First health assessment within four weeks” waits for “1.1.2 Registered with a dentist”',
  ])
  assert.deepEqual((await alice.sends(path, { needs: 'x' })).page.errors(), ['Choose the item that it waits for'])
  const timeline = await alice.opens(`/plan/plans/${plan.planId}/timeline`)
  assert.ok(timeline.page.rows().some((row) => row.at(-1) === '1.1.2'))
  const gone = await alice.does(`${path}/removal`, { needs: plan.dentist })
  assert.ok(gone.page.says('It no longer waits for “1.1.2 Registered with a dentist”'))
})

test('who only updates, only looks or belongs elsewhere changes nothing', async () => {
  const plan = await smallPlan(all)
  const path = `/plan/items/${plan.seen}/dependencies`
  assert.equal((await dan.sends(path, { needs: plan.dentist })).status, 403)
  assert.equal((await bob.opens(`/plan/plans/${plan.planId}/timeline`)).status, 403)
  assert.equal((await carol.opens(`/plan/plans/${plan.planId}/timeline`)).status, 404)
  assert.equal((await carol.opens(path)).status, 404)
})
