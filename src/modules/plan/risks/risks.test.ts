import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan, type SmallPlan } from '../../../../test/small-plan.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan } = all
let small: SmallPlan
let home = ''
let at = ''
before(async () => {
  small = await smallPlan(all)
  home = `/plan/plans/${small.planId}/risks`
})
const grades = { likelihood: '4', impact: '4', likelihoodAfter: '3', impactAfter: '3' }
const day = (name: string, [d, m, y]: [string, string, string]) => ({
  [`${name}-day`]: d,
  [`${name}-month`]: m,
  [`${name}-year`]: y,
})

test('a plan without risks says what a risk is and how to begin', async () => {
  const { page } = await alice.opens(home)
  assert.ok(page.says('No risk is written down yet.'))
  assert.ok(page.has('link', 'Write the first one down'))
  assert.ok(!(await dan.opens(home)).page.has('link', 'Write the first one down'))
})

test('a risk is written down, scored, owned and seen in list, matrix and CSV', async () => {
  const form = (await alice.opens(`${home}/new`)).page.form('Write it down')
  const empty = await alice.sends(form.action, form.fields)
  assert.equal(empty.status, 400)
  assert.deepEqual(empty.page.errors(), [
    'Say what could go wrong',
    'Say how likely it is before anything is done',
    'Say how bad it would be before anything is done',
    'Say how likely it is with what is done',
    'Say how bad it would be with what is done',
  ])
  const worse = await alice.sends(form.action, {
    ...form.fields,
    ...grades,
    title: 'Nurses leave',
    likelihoodAfter: '5',
  })
  assert.deepEqual(worse.page.errors(), ['With what is done it cannot be more likely than before. Check both'])
  const saved = await alice.does(form.action, {
    ...form.fields,
    ...grades,
    title: 'Nurses leave',
    post: small.nursing,
    ...day('review', ['1', '11', '2026']),
  })
  assert.equal(saved.page.heading, 'Nurses leave')
  assert.ok(saved.page.says('As it stands this risk is high: possible (3) with a moderate impact (3), 9 of 25.'))
  assert.ok(saved.page.says('Nothing is done about it yet'))
  const list = (await alice.opens(home)).page
  assert.ok(list.says('One risk is open: one is high and one waits for its review.'))
  assert.ok(list.says('Review overdue by 18 days'))
  assert.ok(list.says('Dan Harkness'))
  at = list.link('Nurses leave').replace('/p/donmouth', '')
  const csv = await alice.opens(`${home}/risks.csv`)
  assert.match(
    csv.text,
    /R1,Nurses leave,,,4 Likely,4 Major,16,Very high,3 Possible,3 Moderate,9,High,Scored once,2026-11-19/,
  )
})

test('items of the plan make it smaller', async () => {
  const form = (await alice.opens(`${at}/mitigation`)).page.form('Save these items')
  const saved = await alice.does(form.action, { items: [small.seen, small.dentist] })
  assert.ok(saved.page.says('2 items make it smaller'))
  assert.equal(
    saved.page.link('1.1.1 First health assessment within four weeks'),
    `/p/donmouth/plan/items/${small.seen}`,
  )
  assert.ok((await alice.opens(home)).page.says('2 items of the plan make it smaller.'))
})

test('who holds its post scores it again with a reason, earlier scores stay, and the trend is told', async () => {
  const form = (await dan.opens(at)).page.form('Keep this score')
  const silent = await dan.sends(form.action, { ...form.fields, likelihoodAfter: '2' })
  assert.deepEqual(silent.page.errors(), ['Say why the score is so now'])
  const past = await dan.sends(form.action, { ...form.fields, why: 'x', ...day('next', ['1', '11', '2026']) })
  assert.deepEqual(past.page.errors(), ['The next review must be today or later'])
  const saved = await dan.does(form.action, {
    ...form.fields,
    likelihoodAfter: '2',
    why: 'Two nurses started.',
    ...day('next', ['1', '2', '2027']),
  })
  assert.ok(saved.page.says('It is falling.'))
  assert.ok(saved.page.says('Falling: 9 on 19 November 2026, 6 now'))
  assert.ok(saved.page.says('Review on 1 February 2027'))
  const held = await dan.sends(form.action, { ...form.fields, why: 'Ring 07700 900123 about him' })
  assert.equal(held.status, 400)
  assert.ok(held.page.has('label', 'I have looked: nobody can be identified by these words'))
})

test('two people who change a risk both see both versions', async () => {
  const first = (await alice.opens(`${at}/edit`)).page.form('Save this risk')
  const second = (await alice.opens(`${at}/edit`)).page.form('Save this risk')
  await alice.does(first.action, { ...first.fields, cause: 'Pay' })
  const late = await alice.sends(second.action, { ...second.fields, cause: 'Distance' })
  assert.equal(late.status, 409)
  assert.deepEqual(late.page.rows(), [['Cause', 'Pay', 'Distance']])
  const again = late.page.form('Save my version over it')
  assert.ok((await alice.does(again.action, again.fields)).page.says('Distance'))
})

test('a risk is closed with a reason and can be opened again; history keeps it all', async () => {
  const form = (await alice.opens(at)).page.form('Close this risk')
  const silent = await alice.sends(form.action, { closedWhy: ' ' })
  assert.deepEqual(silent.page.errors(), ['Say why it is no risk any more'])
  const closed = await alice.does(form.action, { closedWhy: 'The new team is in place.' })
  assert.ok(closed.page.says('No risk is open. One is closed.'))
  const shown = (await alice.opens(at)).page
  assert.ok(shown.says('It was closed on 19 November 2026: The new team is in place.'))
  const open = await alice.does(`${at}/reopening`)
  assert.ok(open.page.says('Score it as it stands now'))
  assert.ok(open.page.says('closed it, because “The new team is in place.”'))
})

test('a viewer and another partnership reach no risk, and a lead changes none', async () => {
  for (const path of [home, at, `${home}/risks.csv`]) {
    assert.equal((await bob.opens(path)).status, 403)
    assert.equal((await carol.opens(path)).status, 404)
  }
  assert.equal((await dan.opens(`${at}/edit`)).status, 403)
  assert.equal((await dan.sends(`${at}/closure`, { closedWhy: 'x' })).status, 403)
  assert.equal((await carol.sends(`${at}/scores`, grades)).status, 404)
  assert.equal((await all.henry.sends(`${at}/scores`, { ...grades, why: 'I write for that post.' })).status, 303)
})

test('the register asks a fixed number of questions whatever it holds', async () => {
  const { queries } = await alice.opens(home)
  for (const title of ['One', 'Two', 'Three']) await alice.sends(home, { ...grades, title })
  assert.equal((await alice.opens(home)).queries, queries)
})
