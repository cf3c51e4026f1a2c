import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { openRound } from '../../../../test/open-round.ts'
import { type SmallPlan, smallPlan } from '../../../../test/small-plan.ts'
import { addDays, londonDate } from '../../../platform/dates.ts'
import { attach } from '../../evidence/index.ts'
import { addItem, addPlan, closeRound, deleteItem, moveDate, postUpdate } from '../index.ts'

const all = await cast(() => new Date())
after(() => all.leave())
let small: SmallPlan
let release = ''
let laid = new Date()
const today = londonDate(new Date())
const page = (query = '') => all.dan.opens(`/plan/plans/${small.planId}/changes${query}`)

before(async () => {
  small = await smallPlan(all)
  const round = await openRound(all, small.planId)
  const done = await all.within(all.donmouth, (db) =>
    closeRound(db, round, { levels: [], gaps: [] }, { personId: all.frank.id }, new Date()),
  )
  assert.ok(done.kind === 'released')
  release = done.releaseId
  laid = (await all.owner.query('select clock_timestamp() as at')).rows[0].at
})

test('nothing changed since the release: said so', async () => {
  const reply = await page()
  assert.ok(reply.page.says('Nothing changed between release 1 (Autumn 2026) and today.'))
  assert.ok(reply.queries < 35, `${reply.queries} queries`)
})

test('what happened since the release is told: closed, moved, reworded, new, taken out, new evidence, other leads', async () => {
  await all.within(all.donmouth, async (db) => {
    const id = await postUpdate(db, { itemId: small.seen, dated: today, status: 'complete', done: 'All are seen.' })
    const piece = await db
      .insertInto('evidence.piece')
      .values({ kind: 'statement', title: 'Clinic lists', nature: 'data' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await attach(db, piece.id, id, '')
    await moveDate(db, small.dentist, 'due', { kind: 'date', date: '2027-03-31' }, 'No place was free')
    await db
      .updateTable('plan.item')
      .set({ title: 'Registered with a dentist nearby' })
      .where('id', '=', small.dentist)
      .execute()
    await db
      .updateTable('plan.target')
      .set({ text: 'Children seen within two weeks' })
      .where('item_id', '=', small.seen)
      .execute()
    await db.insertInto('plan.lead').values({ item_id: small.seen, post_id: small.reviews, position: 1 }).execute()
    await addItem(db, {
      planId: small.planId,
      parentId: small.outcome,
      level: 'project',
      title: 'Rooms',
      reference: '1.1.4',
    })
    await deleteItem(db, small.handover, new Date())
  })
  const { page: shown } = await page()
  assert.ok(
    shown.says(
      'Between release 1 (Autumn 2026) and today: one item was closed, one item is new and one item was taken out. One agreed date moved. One piece of evidence is new. Two wordings changed. One item has other lead posts.',
    ),
  )
  assert.ok(shown.says('Agreed date from 15 December 2026 to 31 March 2027, moved once.'))
  assert.ok(shown.says('No place was free'))
  assert.ok(shown.says('Clinic lists'))
  assert.ok(shown.says('[came: nearby]'))
  assert.ok(shown.says('Now led by Review manager.'))
  assert.ok(shown.says('Levels of evidence are kept with releases. Choose two releases to compare those too.'))
})

test('a day in the past is worked out from what was recorded since: the same changes as from the release', async () => {
  // The plan and its release are moved into the past, as if the changes had been made since yesterday evening.
  const then = new Date(Date.now() - 3 * 86_400_000)
  await all.owner.query("update history.line set at = at - interval '3 days' where at <= $1", [laid])
  await all.owner.query('update plan.item set created_at = $1 where plan_id = $2 and title <> $3', [
    then,
    small.planId,
    'Rooms',
  ])
  const from = addDays(today, -1)
  const { page: shown } = await page(`?from=${from}`)
  for (const words of [
    'one item was closed, one item is new and one item was taken out',
    'Agreed date from 15 December 2026 to 31 March 2027, moved once.',
    '[came: nearby]',
    'Now led by Review manager.',
    'A measure, reworded',
  ])
    assert.ok(shown.says(words), words)
  const before = await page(`?from=day&from-on-day=1&from-on-month=1&from-on-year=2025`)
  assert.ok(before.page.says(`Everything in it is new since 1 January 2025.`))
})

test('two moments are put in order, one moment twice is said to be no comparison', async () => {
  assert.ok((await page(`?from=now&to=${release}`)).page.says('Between release 1 (Autumn 2026) and today'))
  assert.ok((await page(`?from=${release}&to=${release}`)).page.says('You chose the same moment twice'))
})

test('a day that is none, a day to come and an unknown release are answered in words, with what was typed kept', async () => {
  const wrong = await page('?from=day&from-on-day=31&from-on-month=2&from-on-year=2026')
  assert.equal(wrong.status, 400)
  assert.ok(wrong.page.says('The day must be a real date: there is no 31 February 2026'))
  assert.ok(wrong.page.has('input[name="from-on-day"][value="31"]'))
  assert.ok((await page(`?from=${addDays(today, 9)}`)).page.says('The day must be today or earlier'))
  assert.ok((await page(`?from=${small.planId}`)).page.says('Choose a release or a day that is offered'))
})

test('a plan without items or releases has nothing to tell and says so', async () => {
  const empty = await all.within(all.donmouth, (db) => addPlan(db, { title: 'Empty' }))
  const reply = await all.alice.opens(`/plan/plans/${empty}/changes`)
  assert.equal(reply.status, 200)
  assert.ok(reply.page.says('Nothing changed between'))
})

test('a viewer is refused; another partnership finds no such plan', async () => {
  assert.equal((await all.bob.opens(`/plan/plans/${small.planId}/changes`)).status, 403)
  assert.equal((await all.carol.opens(`/plan/plans/${small.planId}/changes`)).status, 404)
})
