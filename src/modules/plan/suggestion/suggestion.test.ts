import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan } from '../../../../test/small-plan.ts'
import { counted } from '../../../platform/db.ts'
import { addEvidence } from '../../evidence/index.ts'
import { addMeasure, addObservations } from '../../measure/index.ts'
import { addItem, planTree, postUpdate, suggestionsOf } from '../index.ts'
import type { Reach } from './queries.ts'

const today = '2026-11-19'
const all = await cast()
const { alice, bob, carol, dan, frank } = all
after(() => all.leave())

test('a plan’s items are suggested for in a fixed number of queries', async () => {
  const plan = await smallPlan(all)
  const queriesFor = () =>
    all.within(all.donmouth, async (db) => {
      const tree = await planTree(db, plan.planId)
      assert.ok(tree)
      const before = counted.queries
      const found = await suggestionsOf(db, tree, today, 'working page')
      return { found, queries: counted.queries - before }
    })
  const first = await queriesFor()
  const seen = first.found.get(plan.seen)
  assert.equal(seen?.tone, 'off')
  assert.equal(seen?.word, 'Off track')
  assert.deepEqual(seen?.reasons, ['The agreed date, 31 October 2026, passed 19 days ago and it is not complete.'])
  assert.equal(first.found.has(plan.dentist), false, 'a date ahead is nothing to go by')
  assert.equal(first.found.has(plan.handover), false, 'what needs no improvement is not judged')
  await all.within(all.donmouth, async (db) => {
    for (let at = 0; at < 8; at++)
      await addItem(db, {
        planId: plan.planId,
        parentId: plan.outcome,
        level: 'project',
        title: `Another piece of work ${at}`,
        due: '2026-09-01',
        milestones: [{ title: 'First step', due: '2026-08-01' }],
      })
  })
  const second = await queriesFor()
  assert.equal(second.found.size, first.found.size + 8)
  assert.equal(second.queries, first.queries)
})

const opened = async (id: string, who = alice) => (await who.opens(`/plan/items/${id}`)).page

test('who works on an item sees the suggestion beside what was reported; others see none before an update is given', async () => {
  const plan = await smallPlan(all)
  const page = await opened(plan.seen)
  assert.ok(page.says('Suggested by Holdfast today'))
  assert.ok(page.says('The agreed date, 31 October 2026, passed 19 days ago and it is not complete.'))
  assert.ok(page.says('Not “on track” for want of a new agreed date with its reason.'))
  assert.ok(page.says('Only those who work on this item see this until an update has been given.'))
  assert.ok((await opened(plan.seen, dan)).says('Suggested by Holdfast today'), 'its lead sees it')
  assert.ok(!(await opened(plan.seen, frank)).says('Suggested by Holdfast'), 'the chair does not yet')
  await all.within(all.donmouth, async (db) => {
    const id = await postUpdate(db, {
      itemId: plan.seen,
      dated: '2026-11-10',
      status: 'on_track',
      done: 'A nurse started.',
      next: 'Two more.',
    })
    await db
      .updateTable('plan.item_update')
      .set({
        suggested: 'off',
        suggested_why: ['The agreed date, 31 October 2026, passed 10 days ago and it is not complete.'],
        differs_why: 'The new date is agreed next week.',
      })
      .where('id', '=', id)
      .execute()
  })
  const seen = await opened(plan.seen, frank)
  assert.ok(seen.says('Suggested by Holdfast on 10 November 2026'))
  assert.ok(seen.says('passed 10 days ago'))
  assert.ok(seen.says('Why it differs: The new date is agreed next week.'))
  assert.ok(!(await opened(plan.seen)).says('Only those who work on this item'))
})

test('where there is nothing to go by, the item says so', async () => {
  const plan = await smallPlan(all)
  const page = await opened(plan.dentist)
  assert.ok(page.says('No suggestion'))
  assert.ok(page.says('Nothing to go by yet: no dated milestone'))
  assert.ok(!(await opened(plan.handover)).says('Suggested by Holdfast'))
})

test('the outline shows a suggestion only where it differs from what was reported', async () => {
  const plan = await smallPlan(all)
  const outline = async (who = alice) => (await who.opens(`/plan/plans/${plan.planId}`)).page
  assert.ok((await outline()).says('Suggested: off track'))
  assert.ok((await outline(dan)).says('Suggested: off track'), 'a lead sees it on their own items')
  assert.ok(!(await outline(frank)).says('Suggested: off track'))
  await all.within(all.donmouth, (db) =>
    postUpdate(db, { itemId: plan.seen, dated: '2026-11-10', status: 'off_track', done: 'Late.', next: 'More.' }),
  )
  assert.ok(!(await outline()).says('Suggested: off track'))
})

// Complete, with evidence of October that shows it in 3 of 10 records.
const contradicted = async () => {
  const plan = await smallPlan(all)
  await all.within(all.donmouth, async (db) => {
    await postUpdate(db, { itemId: plan.seen, dated: '2026-09-01', status: 'complete', done: 'All done.', next: '' })
    await addEvidence(
      db,
      {
        kind: 'statement',
        title: 'Reading of ten records',
        nature: 'records',
        body: 'Ten records were read.',
        url: null,
        sha256: null,
        file_name: null,
        dated: '2026-10-12',
        speaks_from: null,
        speaks_to: null,
        agency_id: null,
        confidential: false,
        review_on: null,
        result_met: 3,
        result_all: 10,
      },
      [{ statementId: plan.seen, shows: 'Three of ten children were seen in time.' }],
    )
  })
  return plan
}

test('a complete item that later evidence contradicts is offered for reopening and opened with one click', async () => {
  const plan = await contradicted()
  const page = await opened(plan.seen)
  assert.ok(page.says('Offered for reopening'))
  assert.ok(page.says('found it in 3 of 10, which is fewer than half.'))
  const form = page.form('Open it again')
  const after = await alice.does(form.action, form.fields)
  assert.ok(after.page.says('Opened again as at risk'))
  assert.ok(after.page.says('Opened again. “Reading of ten records”, dated 12 October 2026'))
  assert.ok(!after.page.says('Offered for reopening'))
  const twice = await alice.does(form.action, form.fields)
  assert.ok(twice.page.says('It is open already. Nothing was changed.'))
})

test('opening again needs a reason, and somebody who works on the item', async () => {
  const plan = await contradicted()
  const path = `/plan/items/${plan.seen}/reopening`
  const empty = await alice.sends(path, { reason: ' ' })
  assert.equal(empty.status, 400)
  assert.deepEqual(empty.page.errors(), ['Say why it is opened again'])
  const named = await alice.sends(path, { reason: 'Ring 07700 900123 about it' })
  assert.equal(named.status, 400)
  assert.equal((await bob.sends(path, { reason: 'No.' })).status, 403)
  assert.equal((await frank.sends(path, { reason: 'No.' })).status, 403)
  assert.equal((await carol.sends(path, { reason: 'No.' })).status, 404)
})

test('a target is held against the latest figure of its measure', async () => {
  const plan = await smallPlan(all)
  await all.within(all.donmouth, async (db) => {
    const measureId = await addMeasure(db, {
      title: 'Children seen by a nurse within four weeks',
      counted: '',
      out_of: '',
      unit: '%',
      kind: 'process',
      better: 'higher',
      frequency: 'quarter',
      named_on: '2026-01-01',
      source: '',
      owner_post_id: null,
    })
    const figures = [
      { period_from: '2026-07-01', period_to: '2026-09-30', value: 48 },
      { period_from: '2026-04-01', period_to: '2026-06-30', value: 30 },
    ]
    await addObservations(db, measureId, figures, new Date('2026-10-10'))
    await db.updateTable('plan.target').set({ measure_id: measureId }).where('item_id', '=', plan.seen).execute()
  })
  assert.ok(
    (await opened(plan.seen)).says('“Children seen in time” is at 48% against the step of 50% due by September 2026.'),
  )
})

test('what is kept with an update says nothing of a figure that would give a small one away', async () => {
  const plan = await smallPlan(all)
  const measureId = await all.within(all.donmouth, async (db) => {
    const id = await addMeasure(db, {
      title: 'Children seen, by place',
      counted: '',
      out_of: '',
      unit: '%',
      kind: 'process',
      better: 'higher',
      frequency: 'quarter',
      named_on: '2026-01-01',
      source: '',
      owner_post_id: null,
    })
    // Of 30, all but three were seen: the rest is small.
    const figure = { period_from: '2026-07-01', period_to: '2026-09-30', value: 90, numerator: 27, denominator: 30 }
    await addObservations(db, id, [figure], new Date('2026-10-10'))
    await db.updateTable('plan.target').set({ measure_id: id }).where('item_id', '=', plan.seen).execute()
    return id
  })
  const reasons = (reach: Reach) =>
    all.within(all.donmouth, async (db) => {
      const tree = await planTree(db, plan.planId)
      assert.ok(tree)
      return (await suggestionsOf(db, tree, today, reach)).get(plan.seen)?.reasons.join(' ') ?? ''
    })
  assert.ok(!(await reasons({ leaves: new Date('2026-11-19') })).includes('90'))
  const out = () => all.owner.query('select value from measure.let_out where measure_id = $1', [measureId])
  assert.deepEqual((await out()).rows, [])
  await all.within(all.donmouth, (db) =>
    addObservations(
      db,
      measureId,
      [{ period_from: '2026-07-01', period_to: '2026-09-30', value: 80, numerator: 24, denominator: 30 }],
      new Date('2026-10-11'),
    ),
  )
  await reasons('working page')
  assert.deepEqual((await out()).rows, [])
  await reasons({ leaves: new Date('2026-11-19') })
  assert.equal((await out()).rows.length, 1)
})
