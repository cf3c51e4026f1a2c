import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan } from '../../../../test/small-plan.ts'
import { addItem, addPlan, findRound, roundStanding } from '../index.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan, frank, henry } = all
const small = await smallPlan(all)
const rounds = `/plan/plans/${small.planId}/rounds`

const dateIn = (name: string, date: string) => {
  const [year = '', month = '', day = ''] = date.split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}

/** A plan of its own with one item for Dan, and a draft round of it. */
const draft = async (items = 1) => {
  const planId = await all.within(all.donmouth, async (db) => {
    const id = await addPlan(db, { title: 'A plan of its own' })
    for (let at = 1; at <= items; at++)
      await addItem(db, {
        planId: id,
        level: 'project',
        title: `Piece of work ${at}`,
        reference: String(at),
        leads: [small.nursing],
      })
    return id
  })
  const form = (await alice.opens(`/plan/plans/${planId}/rounds/new`)).page.form('Make this draft')
  const made = await alice.sends(form.action, form.fields)
  return { planId, at: (made.location ?? '').replace('/p/donmouth', '') }
}

test('a plan without rounds says what a round is and offers the first, with dates that fit the year', async () => {
  const { page } = await alice.opens(rounds)
  assert.ok(page.says('This plan has had no round yet.'))
  const { page: form } = await alice.opens(page.link('Prepare a round'))
  assert.equal(form.field('Title'), 'August to October 2026')
  const fields = form.form('Make this draft').fields
  assert.deepEqual(
    [
      fields['periodFrom-day'],
      fields['periodFrom-month'],
      fields['due-day'],
      fields['due-month'],
      fields['closes-day'],
    ],
    ['1', '8', '3', '12', '10'],
  )
})

test('a draft says what it would ask for; opening it fixes the items with the reason for each that is left out', async () => {
  const form = (await alice.opens(`${rounds}/new`)).page.form('Make this draft')
  const made = await alice.does(form.action, { ...form.fields, title: '' })
  assert.ok(made.page.says('Round August to October 2026'))
  assert.ok(made.page.says('Nobody has been asked yet. Opening it asks for 2 of 3 items.'))
  assert.ok(made.page.says('No improvement is needed'))
  const open = await alice.does(made.page.form('Open this round').action)
  assert.ok(open.page.says('August to October 2026 is open'))
  assert.ok(open.page.says('0 of 2 updates are in.'))
  assert.ok(
    (await alice.opens(rounds)).page.says(
      'August to October 2026 is under way: 0 of 2 updates are in, due by 3 December 2026.',
    ),
  )
  const later = (await alice.opens(`${rounds}/new`)).page
  assert.equal(later.field('Title'), 'November 2026 to January 2027', 'the next is offered one period on')
})

test('one round of a plan is under way at a time, and the second is told which', async () => {
  const form = (await alice.opens(`${rounds}/new`)).page.form('Make this draft')
  const second = await alice.does(form.action, form.fields)
  const refused = await alice.sends(second.page.form('Open this round').action)
  assert.equal(refused.status, 400)
  assert.deepEqual(refused.page.errors(), [
    'The round “August to October 2026” of this plan is still under way. Close it, or drop it, before you open another.',
  ])
  const dropped = await alice.does(refused.page.form('Drop this draft').action)
  assert.ok(dropped.page.says('Dropped November 2026 to January 2027. What was written for it stands on its items'))
})

const refusals: [string, Record<string, string>, string[]][] = [
  ['no period', dateIn('periodFrom', '--'), ['Enter the first day of the period']],
  [
    'a period that ends before it begins',
    dateIn('periodTo', '2026-01-01'),
    ['The period must end on or after the day on which it begins'],
  ],
  ['a due day before it opens', dateIn('due', '2026-11-01'), ['Updates cannot be due before the round opens']],
  ['a close before the due day', dateIn('closes', '2026-12-01'), ['The round cannot close before updates are due']],
  ['a group that is not there', { group: small.planId }, ['The group must be one of the answers offered']],
]
for (const [what, words, sentences] of refusals)
  test(`a round with ${what} comes back in words`, async () => {
    const form = (await alice.opens(`/plan/plans/${(await draft()).planId}/rounds/new`)).page.form('Make this draft')
    const reply = await alice.sends(form.action, {
      ...form.fields,
      ...dateIn('periodFrom', '2026-08-01'),
      ...dateIn('periodTo', '2026-10-31'),
      ...dateIn('opens', '2026-11-19'),
      ...dateIn('due', '2026-12-03'),
      ...dateIn('closes', '2026-12-10'),
      words: 'Please be short.',
      ...words,
    })
    assert.equal(reply.status, 400)
    assert.deepEqual(reply.page.errors(), sentences)
    assert.equal(reply.page.field('Your words in the mail to leads (optional)'), 'Please be short.')
  })

test('two who change a round at once are shown both versions', async () => {
  const { at } = await draft()
  const mine = (await alice.opens(`${at}/edit`)).page.form('Save')
  await alice.does(mine.action, { ...mine.fields, title: 'Autumn' })
  const late = await alice.sends(mine.action, { ...mine.fields, title: 'The autumn round' })
  assert.equal(late.status, 409)
  assert.deepEqual(late.page.rows('table')[0], ['Title', 'Autumn', 'The autumn round'])
  const over = late.page.form('Save my version over it')
  assert.ok((await alice.does(over.action, over.fields)).page.says('Round The autumn round'))
})

test('the coordinator requires an item less or more, each with a reason', async () => {
  const { at } = await draft(2)
  await alice.does(`${at}/opening`)
  const { page } = await alice.opens(at)
  const off = (await alice.opens(page.link('Do not require it: Piece of work 1'))).page.form('Do not require it')
  const silent = await alice.sends(off.action, off.fields)
  assert.deepEqual(silent.page.errors(), ['Say why'])
  const done = await alice.does(off.action, { ...off.fields, why: 'The service moves house' })
  assert.ok(done.page.says('No update on “Piece of work 1” is required'))
  assert.ok(done.page.says('The one update is not in yet.'))
  assert.ok(done.page.says('The service moves house'))
  const on = (await alice.opens(done.page.link('Require it: Piece of work 1'))).page
  assert.ok(on.says('Now it is not required: The service moves house.'))
  const again = await alice.does(on.form('Require it').action, { ...on.form('Require it').fields, why: 'It moved' })
  assert.ok(again.page.says('0 of 2 updates are in.'))
  assert.equal((await alice.opens(`${at}/items/${small.seen}/requirement`)).status, 404, 'an item of another plan')
})

test('an item that no post leads is shown as nobody to ask', async () => {
  const { planId, at } = await draft()
  await all.within(all.donmouth, (db) =>
    addItem(db, { planId, level: 'project', title: 'Nobody leads this', reference: '9' }),
  )
  const { page } = await alice.does(`${at}/opening`)
  assert.ok(page.says('The one update is not in yet; one has nobody to ask.'))
  assert.ok(page.says('No post leads these'))
})

test('the round shows who wrote, for whom, how it was agreed and what is late; the CSV says the same', async () => {
  const { at, planId } = await draft(3)
  await alice.does(`${at}/opening`)
  const form = (await henry.opens(`${at}/mine`)).page.form('Save all')
  const [one = '', two = ''] = Object.keys(form.fields)
    .filter((name) => name.startsWith('seen-'))
    .map((name) => name.slice(5))
  const written = await henry.does(form.action, {
    ...form.fields,
    [`status-${one}`]: 'at_risk',
    [`pasted-${one}`]: 'Two nurses left.',
    [`next-${one}`]: 'Fill both posts.',
    [`status-${two}`]: 'complete',
    [`done-${two}`]: 'It is finished.',
    [`agreedHow-${small.nursing}`]: 'not_yet',
  })
  assert.ok(written.page.says('Saved 2 updates: 1 and 2.'))
  const { page } = await alice.opens(at)
  assert.ok(page.says('2 of 3 updates are in; two wait for the holder’s yes.'))
  assert.deepEqual(
    page.rows('table.hf-round tbody').map((row) => row.slice(1, 4)),
    [
      [
        'Answered, not yet confirmed',
        'At risk',
        'Henry Quill for Head of children’s nursing, 19 Nov 2026 the holder has not agreed yet pasted',
      ],
      [
        'Answered, not yet confirmed',
        'Complete',
        'Henry Quill for Head of children’s nursing, 19 Nov 2026 the holder has not agreed yet',
      ],
      ['Still to come', '', ''],
    ],
  )
  const only = (await alice.opens(`${at}?show=awaited`)).page
  assert.ok(only.says('Piece of work 3') && !only.says('Piece of work 1'))
  const csv = (await alice.opens(`${at}/updates.csv?show=unconfirmed`)).text
  assert.match(csv, /Head of children’s nursing,Dan Harkness,1,Piece of work 1,"?Answered, not yet confirmed/)
  assert.ok(!csv.includes('Piece of work 3'))
  const late = await all.within(all.donmouth, async (db) => {
    const round = await findRound(db, at.split('/').at(-1) ?? '')
    return round && (await roundStanding(db, round, '2026-12-04'))
  })
  assert.deepEqual([late?.counts.late, late?.counts.in], [1, 2])
  assert.equal(planId, late?.round.plan_id)
})

test('a dropped round keeps what was written, and takes no more', async () => {
  const { at } = await draft()
  await alice.does(`${at}/opening`)
  const form = (await dan.opens(`${at}/mine`)).page.form('Save all')
  const [item = ''] = Object.keys(form.fields).filter((name) => name.startsWith('seen-'))
  const id = item.slice(5)
  const words = { ...form.fields, [`status-${id}`]: 'on_track', [`done-${id}`]: 'Kept.', [`next-${id}`]: 'More.' }
  await dan.does(form.action, words)
  await alice.does(`${at}/drop`)
  assert.ok((await dan.opens(`/plan/items/${id}`)).page.says('Kept.'))
  const shut = await dan.sends(form.action, { ...words, [`done-${id}`]: 'Too late for this.' })
  assert.equal(shut.status, 400)
  assert.ok(shut.page.says('This round was dropped. What was written for it stands on its items.'))
  assert.ok(shut.page.says('Too late for this.'), 'the words are given back')
  const twice = await alice.sends(`${at}/drop`)
  assert.deepEqual(twice.page.errors(), ['Only a draft or an open round can be dropped.'])
})

test('rounds are kept by the coordinator, read by those who work on the plan, and by nobody else', async () => {
  const { at, planId } = await draft()
  assert.equal((await dan.opens(at)).status, 200)
  assert.equal((await dan.sends(`${at}/opening`)).status, 403)
  assert.equal((await frank.sends(`${at}/opening`)).status, 403)
  for (const path of [at, `${at}/mine`, `${at}/updates.csv`, `/plan/plans/${planId}/rounds`])
    assert.equal((await bob.opens(path)).status, 403, path)
  for (const path of [at, `${at}/edit`, `${at}/sign-off`, `${at}/mine`])
    assert.equal((await carol.opens(path)).status, 404, path)
  assert.equal((await carol.sends(`${at}/drop`)).status, 404)
})

test('a round of many items and posts takes as many queries as one of a few', async () => {
  const few = await draft(1)
  const many = await draft(60)
  for (const { at } of [few, many]) await alice.does(`${at}/opening`)
  for (const page of ['', '/mine', '/sign-off', '/updates.csv']) {
    const path = page === '/mine' ? `/mine?post=${small.nursing}` : page
    assert.equal(
      (await alice.opens(`${few.at}${path}`)).queries,
      (await alice.opens(`${many.at}${path}`)).queries,
      path,
    )
  }
})
