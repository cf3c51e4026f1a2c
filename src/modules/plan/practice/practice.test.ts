import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { addMeasure } from '../../measure/index.ts'
import { addItem, addPlan, practiceChanges, standards } from '../index.ts'

const all = await cast()
const { alice, bob, carol, dan } = all
after(() => all.leave())

const { plan, item, measure } = await all.within(all.donmouth, async (db) => {
  const planId = await addPlan(db, { title: 'Donmouth improvement plan' })
  return {
    plan: planId,
    item: await addItem(db, { planId, level: 'action', reference: '1.1', title: 'Train every team to read plans' }),
    measure: await addMeasure(db, {
      title: 'Plans reviewed in time',
      counted: '',
      out_of: '',
      unit: '%',
      kind: 'process',
      better: 'higher',
      frequency: 'quarter',
      named_on: '2026-01-01',
      source: '',
      owner_post_id: null,
    }),
  }
})
const day = (name: string, date: string) => {
  const [year = '', month = '', d = ''] = date.split('-')
  return { [`${name}-day`]: String(Number(d)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year }
}
const idOf = (location: string | null) => location?.split('/').pop() ?? ''
const form = {
  title: 'Two people read each plan',
  before: 'One person read it',
  now: 'Two read it apart, then talk',
  place: 'The four area teams',
  items: item,
  at_least: '7',
  out_of: '10',
  to_tell: '4',
  to_tell_what: 'teams',
  ...day('in_use_from', '2026-03-02'),
  ...day('trial_from', '2026-03-02'),
  ...day('trial_to', '2026-05-31'),
}

const id = idOf((await alice.sends(`/plan/plans/${plan}/practice`, form)).location)
const at = `/plan/practice/${id}`

test('a change of practice shows before and now, its trial, its level, who was told, and what brings it about', async () => {
  const page = (await alice.opens(at)).page
  for (const words of [
    'One person read it',
    'Two read it apart, then talk',
    'In at least 7 of 10 records',
    'Told 0 of 4 teams.',
    'The four area teams',
    '2 March 2026 to 31 May 2026',
    'The trial was to be reviewed on 31 May 2026',
  ])
    assert.ok(page.says(words), words)
  assert.ok(page.has('link', '1.1 Train every team to read plans'))
  const list = (await alice.opens(`/plan/plans/${plan}/practice`)).page
  assert.ok(list.says('1 change of practice, 1 in use, 1 with a review that is late, 1 not told to everybody.'))
  const onItem = (await alice.opens(`/plan/items/${item}`)).page
  assert.ok(onItem.has('link', 'Two people read each plan'))
  assert.equal(
    onItem.link('Write down what staff do differently'),
    `/p/donmouth/plan/plans/${plan}/practice/new?item=${item}`,
  )
})

test('its front door gives the items, the level, the day it was written and the day it is in use', async () => {
  const [change] = await all.within(all.donmouth, (db) => practiceChanges(db))
  assert.deepEqual(change?.item_ids, [item])
  assert.deepEqual([change?.at_least, change?.out_of, change?.in_use_from], [7, 10, '2026-03-02'])
  assert.match(change?.criterion_on ?? '', /^\d{4}-\d\d-\d\d$/)
})

const refused: [string, Record<string, string>, string][] = [
  ['no title', { title: '' }, 'Say what staff do differently'],
  [
    'half a trial',
    { 'trial_to-day': '', 'trial_to-month': '', 'trial_to-year': '' },
    'Enter the last day of the trial',
  ],
  [
    'a trial that ends before it starts',
    day('trial_to', '2026-03-01'),
    'The last day of the trial must be on or after its first',
  ],
  ['half a level', { out_of: '' }, 'Enter out of how many records'],
  ['the other half', { at_least: '' }, 'Enter in at least how many records'],
  ['more than all', { at_least: '11' }, 'It cannot be more than out of how many'],
  ['a level without a measure', { measure_level: '80' }, 'Choose the measure of this level'],
  ['a measure without a level', { measure_id: measure }, 'Enter the level that the measure must reach'],
]
for (const [what, fields, sentence] of refused)
  test(`a change with ${what} comes back filled with a sentence`, async () => {
    const reply = await alice.sends(`/plan/plans/${plan}/practice`, { ...form, ...fields })
    assert.equal(reply.status, 400)
    assert.ok(reply.page.errors().includes(sentence), reply.page.errors().join(' | '))
    assert.equal(reply.page.field('Where?'), 'The four area teams')
  })

test('words that may point to one person are held', async () => {
  const reply = await alice.sends(`/plan/plans/${plan}/practice`, { ...form, now: 'Ask jane@example.com' })
  assert.equal(reply.status, 400)
  assert.ok(reply.page.says('e-mail address'))
})

test('the level may be changed freely before evidence comes, and afterwards only when it is said, keeping both', async () => {
  const stopped = await alice.sends(at, { ...form, version: '1', ...day('stopped_on', '2026-01-01') })
  assert.ok(stopped.page.errors().includes('It cannot stop before it is in use'))
  const early = await alice.does(at, { ...form, version: '1', at_least: '8' })
  assert.ok(early.page.says('In at least 8 of 10 records'))
  assert.ok(early.page.says('In at least 7 of 10 records') && !early.page.says('after evidence had come'))
  await alice.sends('/evidence/new', {
    for: id,
    kind: 'statement',
    nature: 'records',
    title: 'Plans read in February',
    body: 'Ten plans',
    result_met: '6',
    result_all: '10',
    ...day('dated', '2026-02-20'),
  })
  const asked = await alice.sends(at, { ...form, version: '2', at_least: '6' })
  assert.equal(asked.status, 400)
  assert.ok(
    asked.page
      .errors()
      .includes('Evidence has come since the level was written down: say that you change it all the same'),
  )
  assert.ok(asked.page.says('Until now it says “In at least 8 of 10 records”'))
  const page = (await alice.does(at, { ...form, version: '2', at_least: '6', level_confirmed: 'yes' })).page
  assert.ok(page.says('after evidence had come. Before that it was “In at least 8 of 10 records”'))
  assert.ok(page.says('so this level was not written down beforehand'))
  assert.ok(page.says('In at least 7 of 10 records'))
})

test('evidence is added to a change as to any statement, leads back to it, and says when it is too old', async () => {
  const page = (await alice.opens(at)).page
  assert.ok(page.says('Plans read in February') && page.says('6 of 10 records'))
  assert.ok(page.says('It is of 20 February 2026, before the change was in use on 2 March 2026.'))
  assert.ok(page.says('No children’s views, and nobody has said why.'))
  const piece = (await alice.opens(page.link('Plans read in February') ?? '')).page
  assert.equal(piece.link('Two people read each plan'), `/p/donmouth${at}`)
  assert.ok((await alice.opens('/evidence?show=stale')).page.says('Plans read in February'))
})

test('two people change the same: the second sees what is saved beside their own words', async () => {
  const reply = await alice.sends(at, { ...form, version: '1', title: 'Mine' })
  assert.equal(reply.status, 400)
  const late = await alice.sends(at, { ...form, version: '1', at_least: '6', title: 'Mine' })
  assert.equal(late.status, 409)
  assert.ok(late.page.says('Two people read each plan'))
  assert.equal(late.page.field('What do staff do differently?'), 'Mine')
})

test('who was told is written down team by team, and can be taken away', async () => {
  const refusals: [Record<string, string>, string][] = [
    [day('dated', '2026-02-20'), 'Say who was told'],
    [{ whom: 'North team' }, 'Enter the day they were told'],
    [{ whom: 'North team', ...day('dated', '2199-01-01') }, 'The day they were told cannot be in the future'],
  ]
  for (const [fields, sentence] of refusals)
    assert.ok((await alice.sends(`${at}/told`, fields)).page.errors().includes(sentence), sentence)
  const told = { whom: 'North team', people: '12', how: 'Team meeting', ...day('dated', '2026-02-20') }
  const page = (await alice.does(`${at}/told`, told)).page
  assert.ok(page.says('Told 1 of 4 teams (12 people), the last on 20 February 2026.'))
  const { rows } = await all.owner.query('select id from plan.told where change_id = $1', [id])
  assert.equal((await carol.sends(`/plan/told/${rows[0]?.id}/removal`)).status, 404)
  assert.ok((await alice.does(`/plan/told/${rows[0]?.id}/removal`)).page.says('Told 0 of 4 teams.'))
})

test('the review of a trial adopts, adapts or abandons it, and keeps what was learned', async () => {
  const refusals: [Record<string, string>, string][] = [
    [{ learned: 'x', ...day('reviewed_on', '2026-06-01') }, 'Choose whether to adopt, adapt or abandon it'],
    [{ decision: 'adopt', ...day('reviewed_on', '2026-06-01') }, 'Say what was learned'],
    [{ decision: 'adopt', learned: 'x' }, 'Enter the day of the review'],
    [
      { decision: 'adopt', learned: 'x', ...day('reviewed_on', '2199-06-01') },
      'The day of the review cannot be in the future',
    ],
    [
      { decision: 'adopt', learned: 'x', ...day('reviewed_on', '2026-06-01'), ...day('next', '2026-06-01') },
      'The next review must be after this one',
    ],
  ]
  for (const [fields, sentence] of refusals)
    assert.ok(
      (await alice.sends(`${at}/reviews`, { version: '3', ...fields })).page.errors().includes(sentence),
      sentence,
    )
  const review = { decision: 'adapt', learned: 'One reader from another team', ...day('reviewed_on', '2026-06-03') }
  assert.equal((await alice.sends(`${at}/reviews`, { version: '1', ...review })).status, 409)
  const page = (await alice.does(`${at}/reviews`, { version: '3', ...review })).page
  assert.ok(page.says('One reader from another team') && page.says('3 June 2026: adapted'))
  assert.ok(!page.says('days late') && page.says('In use since 2 March 2026'))
})

test('a standard has an exemplar and editions; a new edition follows the old, which ends on the day it starts', async () => {
  assert.ok((await alice.opens('/plan/standards')).page.says('No standard is written down yet'))
  const standard = { title: 'How plans are read', says: 'Two read each plan.', ...day('starts', '2026-01-05') }
  const refusals: [Record<string, string>, string][] = [
    [{ ...standard, title: '' }, 'Enter the title of the standard'],
    [{ title: 'X' }, 'Enter the day it starts'],
  ]
  for (const [fields, sentence] of refusals)
    assert.ok((await alice.sends('/plan/standards', fields)).page.errors().includes(sentence), sentence)
  const first = idOf((await alice.sends('/plan/standards', standard)).location)
  const page = (await alice.opens(`/plan/standards/${first}`)).page
  assert.ok(page.says('Standard, edition 1') && page.says('Counts since 5 January 2026.') && page.says('No exemplar'))
  const early = await alice.sends(`/plan/standards/${first}/editions`, standard)
  assert.ok(early.page.errors().includes('The new edition must start after the one it follows'))
  const next = { ...standard, exemplar: 'The plan in the training folder', ...day('starts', '2026-09-01') }
  const second = (await alice.does(`/plan/standards/${first}/editions`, next)).page
  assert.ok(second.says('Standard, edition 2') && second.has('link', 'Follows edition 1'))
  const old = (await alice.opens(`/plan/standards/${first}`)).page
  assert.ok(old.says('Counted until 1 September 2026.') && old.has('link', 'Followed by edition 2'))
  assert.equal((await alice.opens(`/plan/standards/${first}/editions/new`)).status, 303)
  const kept = await all.within(all.donmouth, (db) => standards(db))
  assert.deepEqual(
    kept.map(({ number, ended_on: ended }) => [number, ended]),
    [
      [2, null],
      [1, '2026-09-01'],
    ],
  )
  assert.ok((await alice.opens('/plan/standards')).page.says('1 standard counts today, 1 that nobody was told of.'))
  const edited = { ...next, version: '1', says: 'Two read each plan, apart.' }
  const newest = kept[0]?.id ?? ''
  assert.ok((await alice.does(`/plan/standards/${newest}`, edited)).page.says('Two read each plan, apart.'))
  assert.equal((await alice.sends(`/plan/standards/${newest}`, edited)).status, 409)
  const backwards = { ...edited, version: '2', ...day('ended_on', '2026-08-01') }
  assert.ok(
    (await alice.sends(`/plan/standards/${newest}`, backwards)).page
      .errors()
      .includes('It cannot end before it starts'),
  )
  const told = { whom: 'North team', ...day('dated', '2026-09-02') }
  assert.ok(
    (await alice.does(`/plan/standards/${newest}/told`, told)).page.says('Told 1 group, the last on 2 September 2026.'),
  )
})

test('deleting a change keeps its evidence and can be undone', async () => {
  assert.ok((await alice.does(`${at}/deletion`)).page.says('It was deleted. Its evidence is kept.'))
  assert.ok(!(await alice.opens(`/plan/plans/${plan}/practice`)).page.says('Two people read each plan'))
  assert.equal((await alice.opens(`${at}/edit`)).status, 404)
  assert.ok((await alice.does(`${at}/restoration`)).page.says('In use since 2 March 2026'))
})

test('viewers see none of it, leads may look, and another partnership finds nothing', async () => {
  for (const path of [`/plan/plans/${plan}/practice`, at, '/plan/standards']) {
    assert.equal((await bob.opens(path)).status, 403, path)
    assert.equal((await dan.opens(path)).status, 200, path)
  }
  assert.equal((await dan.opens(`${at}/edit`)).status, 403)
  for (const path of [`/plan/plans/${plan}/practice`, at, `${at}/edit`, `${at}/reviews/new`, `${at}/told/new`])
    assert.equal((await carol.opens(path)).status, 404, path)
  const [{ id: standard } = { id: '' }] = await all.within(all.donmouth, (db) => standards(db))
  assert.equal((await carol.opens(`/plan/standards/${standard}`)).status, 404)
  assert.ok((await carol.opens('/plan/standards')).page.says('No standard is written down yet'))
})

test('the page of changes asks as many queries for thirty as for one', async () => {
  const few = (await alice.opens(`/plan/plans/${plan}/practice`)).queries
  for (let n = 0; n < 30; n++) await alice.sends(`/plan/plans/${plan}/practice`, { ...form, title: `Change ${n}` })
  assert.equal((await alice.opens(`/plan/plans/${plan}/practice`)).queries, few)
})
