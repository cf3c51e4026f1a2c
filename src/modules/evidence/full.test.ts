import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, test } from 'node:test'
import { cast } from '../../../test/cast.ts'
import { proveSince, refreshSource, registerSource, registerStatement } from './index.ts'
import { lapseError } from './silences/rules.ts'

const all = await cast()
const { alice, bob, carol, dan } = all
after(() => all.leave())

type Sent = NonNullable<Parameters<typeof alice.sends>[1]>

const about = await all.within(all.donmouth, async (db) => {
  const id = await registerStatement(db, { kind: 'item', title: 'Two readers for each plan', path: '/plan/items/:id' })
  await proveSince(db, [{ id, day: '2026-05-01' }], 'in_use')
  return id
})
const bytesOf = (words: string) => `%PDF-1.7\n${words}\n%%EOF`
const fingerprint = (words: string) => createHash('sha256').update(bytesOf(words)).digest('hex')
const day = (name: string, date: string) => {
  const [year = '', month = '', d = ''] = date.split('-')
  return { [`${name}-day`]: String(Number(d)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year }
}
const idOf = (location: string | null) => location?.split('/').pop() ?? ''
const add = async (fields: Sent) => {
  const made = await alice.sends('/evidence/new', {
    kind: 'statement',
    nature: 'records',
    title: 'Plans read twice',
    body: 'Ten plans were read.',
    ...fields,
  })
  assert.equal(made.status, 303, made.text && made.page.errors().join(' | '))
  return idOf(made.location)
}

test('a second version keeps the first, which can still be downloaded, with both fingerprints', async () => {
  const id = await add({
    kind: 'file',
    title: 'Reading of plans',
    body: '',
    file: { name: 'first.pdf', bytes: bytesOf('one') },
  })
  const form = {
    version: '1',
    why: 'Two late readings were added',
    file: { name: 'second.pdf', bytes: bytesOf('two') },
  }
  const page = (await alice.does(`/evidence/pieces/${id}/editions`, form)).page
  assert.ok(page.says('2: second.pdf') && page.says('Two late readings were added'))
  assert.ok(page.says('The first version'))
  for (const words of ['one', 'two']) assert.ok(page.says(fingerprint(words).match(/.{8}/g)?.join(' ') ?? ''), words)
  const older = await alice.opens(page.link('1: first.pdf') ?? '')
  assert.equal(new TextDecoder().decode(older.bytes), bytesOf('one'))
  const newest = await alice.opens(`/evidence/pieces/${id}/file`)
  assert.equal(new TextDecoder().decode(newest.bytes), bytesOf('two'))
  const refusals: [Sent, number, string][] = [
    [{ ...form, version: '2', why: ' ' }, 400, 'Say why there is a new version'],
    [{ version: '2', why: 'None' }, 400, 'Choose the file'],
    [{ ...form, version: '2' }, 400, 'This file is the same as the newest version, byte for byte'],
    [
      { ...form, file: { name: 'third.pdf', bytes: bytesOf('three') } },
      409,
      'Somebody changed this piece before you saved',
    ],
  ]
  for (const [fields, status, sentence] of refusals) {
    const reply = await alice.sends(`/evidence/pieces/${id}/editions`, fields)
    assert.equal(reply.status, status, sentence)
    assert.ok(reply.text.includes(sentence), sentence)
  }
  const third = { ...form, version: '2', file: { name: 'third.pdf', bytes: bytesOf('three') } }
  assert.ok((await alice.does(`/evidence/pieces/${id}/editions`, third)).page.says('3: third.pdf'))
  assert.equal((await dan.sends(`/evidence/pieces/${id}/editions`, third)).status, 403)
  assert.equal((await bob.opens(`/evidence/pieces/${id}/editions/new`)).status, 403)
  assert.equal((await carol.opens(`/evidence/pieces/${id}/editions/new`)).status, 404)
  const edition = (page.link('1: first.pdf') ?? '').replace('/p/donmouth', '')
  assert.equal((await carol.opens(edition)).status, 404)
})

test('a version of a confidential file opens only for those who may, and each time is recorded', async () => {
  const id = await add({
    kind: 'file',
    title: 'Learning review',
    body: '',
    confidential: 'yes',
    file: { name: 'review.pdf', bytes: bytesOf('secret') },
  })
  const page = (
    await alice.does(`/evidence/pieces/${id}/editions`, {
      version: '1',
      why: 'Signed now',
      file: { name: 'signed.pdf', bytes: bytesOf('signed') },
    })
  ).page
  const first = page.link('1: review.pdf') ?? ''
  assert.equal((await dan.opens(first)).status, 403)
  assert.equal((await alice.opens(first)).status, 200)
  const { rows } = await all.owner.query(
    "select v.value ->> 'sentence' as sentence from history.line l join history.value v on v.line_id = l.id where l.operation = 'read'",
  )
  assert.deepEqual(rows, [{ sentence: 'opened version 1 of the confidential file “review.pdf”' }])
})

test('a living reference is called like its source, follows it, and says its latest sentence', async () => {
  const source = await all.within(all.donmouth, (db) =>
    registerSource(db, { kind: 'measure', title: 'Plans reviewed in time', path: '/measure/measures/:id' }),
  )
  const refused = await alice.sends('/evidence/new', { kind: 'live', nature: 'data', title: 'X' })
  assert.ok(refused.page.errors().includes('Choose the measure, audit or survey it refers to'))
  const id = await add({ kind: 'live', nature: 'data', title: '', body: '', source })
  assert.ok((await alice.opens(`/evidence/pieces/${id}`)).page.says('It says nothing yet'))
  await all.within(all.donmouth, (db) =>
    refreshSource(db, source, { speaksFrom: '2026-07-01', speaksTo: '2026-09-30', latest: '18 of 25, 72%' }),
  )
  const page = (await alice.opens(`/evidence/pieces/${id}`)).page
  assert.equal(page.heading, 'Plans reviewed in time')
  assert.ok(page.says('Now: 18 of 25, 72%') && page.says('July to September 2026'))
  assert.ok((await alice.opens('/evidence?kind=live')).page.says('Plans reviewed in time'))
})

test('a result needs both its numbers, and cannot be more than was looked at', async () => {
  const cases: [Record<string, string>, string][] = [
    [{ result_met: '7' }, 'Enter how many were looked at'],
    [{ result_all: '10' }, 'Enter in how many of them it was so'],
    [{ result_met: '11', result_all: '10' }, 'It cannot be so in more than were looked at'],
  ]
  for (const [fields, sentence] of cases) {
    const reply = await alice.sends('/evidence/new', {
      kind: 'statement',
      nature: 'records',
      title: 'T',
      body: 'B',
      ...fields,
    })
    assert.ok(reply.page.errors().includes(sentence), sentence)
  }
  const id = await add({ result_met: '7', result_all: '10', marking: 'OFFICIAL' })
  const page = (await alice.opens(`/evidence/pieces/${id}`)).page
  assert.ok(page.says('7 of 10 records') && page.says('OFFICIAL'))
})

test('views say whose, how many and what they were told; what is not told back is named with its age', async () => {
  const id = await add({
    nature: 'views_of_children',
    title: 'What the young people said',
    ...day('speaks_from', '2026-06-01'),
    ...day('speaks_to', '2026-06-30'),
  })
  const bare = (await alice.opens(`/evidence/pieces/${id}`)).page
  assert.ok(bare.says('Nobody said whose'))
  assert.ok(/Asked in June 2026 and nothing told back for \d+ days/.test(bare.text))
  assert.ok((await alice.opens('/evidence?show=untold')).page.says('What the young people said'))
  const form = {
    version: '0',
    whose: 'Young people in two houses',
    asked: '40',
    heard: '14',
    changed: 'Later bedtimes',
  }
  const refusals: [Record<string, string>, string][] = [
    [{ ...form, whose: '' }, 'Say whose views these are'],
    [{ ...form, heard: '41' }, 'No more can be heard than were asked'],
    [{ ...form, ...day('told_back_on', '2026-07-20') }, 'Say how they were told back'],
    [{ ...form, told_back_how: 'A letter' }, 'Enter the day they were told back'],
    [
      { ...form, ...day('told_back_on', '2199-01-01'), told_back_how: 'A letter' },
      'The day they were told back cannot be in the future',
    ],
  ]
  for (const [fields, sentence] of refusals) {
    const reply = await alice.sends(`/evidence/pieces/${id}/view`, fields)
    assert.equal(reply.status, 400)
    assert.ok(reply.page.errors().includes(sentence), sentence)
  }
  const held = await alice.sends(`/evidence/pieces/${id}/view`, { ...form, words: 'Ask jane@example.com' })
  assert.equal(held.status, 400)
  const page = (await alice.does(`/evidence/pieces/${id}/view`, form)).page
  assert.ok(page.says('14 of 40 heard') && page.says('Later bedtimes'))
  const late = await alice.sends(`/evidence/pieces/${id}/view`, { ...form, whose: 'Others' })
  assert.equal(late.status, 409)
  assert.ok(late.page.says('Young people in two houses') && late.page.field('Whose views are these?') === 'Others')
  const told = { ...form, version: '1', ...day('told_back_on', '2026-07-20'), told_back_how: 'a letter to each' }
  assert.ok(
    (await alice.does(`/evidence/pieces/${id}/view`, told)).page.says('Told back on 20 July 2026: a letter to each'),
  )
  assert.ok(!(await alice.opens('/evidence?show=untold')).page.says('What the young people said'))
  assert.equal((await dan.opens(`/evidence/pieces/${id}/view/edit`)).status, 403)
  assert.equal((await carol.opens(`/evidence/pieces/${id}/view/edit`)).status, 404)
  const records = await add({ title: 'No views here' })
  assert.equal((await alice.opens(`/evidence/pieces/${records}/view/edit`)).status, 404)
})

test('looking again keeps what came of it, and the next day it is due', async () => {
  const id = await add({ title: 'Visit to the unit', ...day('review_on', '2026-01-15') })
  assert.ok((await alice.opens('/evidence?show=review')).page.says('Visit to the unit'))
  const path = `/evidence/pieces/${id}/reviews`
  const form = { version: '1', result: 'Still so', ...day('reviewed_on', '2026-02-01'), ...day('next', '2199-08-01') }
  const refusals: [Record<string, string>, string][] = [
    [{ ...form, result: '' }, 'Say what came of looking at it again'],
    [{ ...form, ...day('reviewed_on', '2199-01-01') }, 'The day it was looked at cannot be in the future'],
    [{ ...form, ...day('next', '2026-02-01') }, 'The day to look at it next must be after the day it was looked at'],
  ]
  for (const [fields, sentence] of refusals) {
    const reply = await alice.sends(path, fields)
    assert.equal(reply.status, 400)
    assert.ok(reply.page.errors().includes(sentence), sentence)
  }
  assert.equal((await alice.sends(path, { ...form, version: '9' })).status, 409)
  const page = (await alice.does(path, form)).page
  assert.ok(page.says('1 February 2026. Still so') && page.says('1 August 2199'))
  assert.ok(!(await alice.opens('/evidence?show=review')).page.says('Visit to the unit'))
  assert.equal((await dan.opens(`${path}/new`)).status, 403)
  assert.equal((await carol.opens(`${path}/new`)).status, 404)
})

test('the page of a statement holds the kinds against each other and names what is too old', async () => {
  const old = { for: about, ...day('speaks_from', '2026-01-01'), ...day('speaks_to', '2026-03-31') }
  await add({ ...old, title: 'Read before', result_met: '2', result_all: '10' })
  await add({ for: about, title: 'Read after', ...day('dated', '2026-08-01'), result_met: '8', result_all: '10' })
  const page = (await alice.opens(`/evidence/statements/${about}`)).page
  assert.ok(page.says('Only one kind supports it: records read. Missing: data, people’s views and observation.'))
  assert.ok(page.says('1 piece is too old to prove it.'))
  assert.ok(
    page.says(
      'Too old to prove this. It speaks about time up to 31 March 2026, before the change was in use on 1 May 2026.',
    ),
  )
  assert.deepEqual(page.rows('section[aria-labelledby=kinds] table')[1], [
    'Records read',
    '2 pieces',
    '1 of 2',
    '2 of 10 records; 8 of 10 records',
  ])
  const stale = (await alice.opens('/evidence?show=stale')).page
  assert.ok(stale.says('Read before') && !stale.says('Read after'))
  assert.equal((await bob.opens(`/evidence/statements/${about}`)).status, 403)
  assert.equal((await carol.opens(`/evidence/statements/${about}`)).status, 404)
})

test('somebody says why children’s views are missing, and until when that counts', async () => {
  const path = `/evidence/statements/${about}/silences`
  assert.ok(
    (await alice.opens(`/evidence/statements/${about}`)).page.says('No children’s views, and nobody has said why.'),
  )
  const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  const refusals: [Record<string, string>, string][] = [
    [day('lapses', soon), 'Say why children’s views are missing'],
    [{ reason: 'The group meets in June.' }, 'Enter the day on which the reason lapses'],
    [
      { reason: 'The group meets in June.', ...day('lapses', '2020-01-01') },
      lapseError('2020-01-01', '2026-01-01') ?? '',
    ],
  ]
  for (const [fields, sentence] of refusals) {
    const reply = await alice.sends(path, fields)
    assert.equal(reply.status, 400)
    assert.ok(reply.page.errors().includes(sentence), sentence)
  }
  const page = (await dan.does(path, { reason: 'The group meets in June.', ...day('lapses', soon) })).page
  assert.ok(page.says('No children’s views: The group meets in June. This reason lapses on'))
  assert.equal((await carol.sends(path, { reason: 'X' })).status, 404)
  assert.equal((await bob.sends(path, { reason: 'X' })).status, 403)
})

test('two thousand pieces stand on pages of a hundred, found by filters, with as many queries as for one page', async () => {
  const few = (await alice.opens('/evidence')).queries
  await all.owner.query(
    `insert into evidence.piece (partnership_id, kind, nature, title, body, added_at)
     select $1, 'statement', 'data', 'Count ' || n, 'Words', now() - n * interval '1 minute' from generate_series(1, 2000) n`,
    [all.donmouth],
  )
  const first = await alice.opens('/evidence?nature=data&kind=statement')
  assert.equal(first.queries, few)
  assert.ok(first.page.says('2000 pieces') && first.page.says('1 to 100 of 2000.'))
  const older = await alice.opens(first.page.link('Older') ?? '')
  assert.ok(older.page.says('Count 101') && older.page.says('101 to 200 of 2000.') && older.page.has('link', 'Newer'))
  assert.equal(older.queries, few)
  assert.ok((await alice.opens('/evidence?page=999')).page.says('There are only'))
})

test('a lead may say what somebody else’s piece supports, and take that away again, but not what others said', async () => {
  const id = await add({ title: 'Of the coordinator' })
  const tied = (await dan.does(`/evidence/pieces/${id}/attachments`, { statement: about, shows: 'Seen' })).page
  assert.ok(tied.says('Now supports “Two readers for each plan”'))
  const { rows } = await all.owner.query('select id from evidence.support where evidence_id = $1', [id])
  const own = `/evidence/attachments/${rows[0]?.id}/removal`
  assert.equal((await carol.sends(own)).status, 404)
  assert.equal((await dan.sends(own)).status, 303)
  await alice.sends(`/evidence/pieces/${id}/attachments`, { statement: about, shows: 'Seen' })
  const again = await all.owner.query('select id from evidence.support where evidence_id = $1', [id])
  assert.equal((await dan.sends(`/evidence/attachments/${again.rows[0]?.id}/removal`)).status, 403)
})
