import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { digestOf } from '../../../platform/session.ts'
import { beginSession } from '../../identity/index.ts'
import { findOrAddPost } from '../index.ts'

const all = await cast(() => new Date())
after(() => all.leave())

const [year, month, day] = new Date().toISOString().slice(0, 10).split('-')
const today = (name: string) => ({
  [`${name}-day`]: day ?? '',
  [`${name}-month`]: month ?? '',
  [`${name}-year`]: year ?? '',
})
const on = (name: string, [y, m, d]: [string, string, string]) => ({
  [`${name}-day`]: d,
  [`${name}-month`]: m,
  [`${name}-year`]: y,
})
const newPost = (title: string) => all.within(all.donmouth, (db) => findOrAddPost(db, title))

test('a person is added and can sign in; the history says who added them', async () => {
  const done = await all.alice.does('/partnership/people/new', {
    name: 'Ada Newhall',
    email: 'Ada@Example.org',
    job: 'Health visitor',
    roles: ['lead', 'writer'],
    ...today('starts'),
  })
  assert.ok(done.page.says('Tell them to sign in at http://localhost/sign-in with ada@example.org'))
  const { rows } = await all.owner.query(
    "select l.person_id from history.line l join history.value v on v.line_id = l.id where l.subject = 'identity.membership' and v.value::text like '%Ada Newhall%' and l.operation = 'insert'",
  )
  assert.deepEqual(rows, [{ person_id: all.alice.id }])
  const twice = await all.alice.sends('/partnership/people/new', {
    name: 'Ada Again',
    email: 'ada@example.org',
    roles: 'lead',
    ...today('starts'),
  })
  assert.deepEqual(twice.page.errors(), ['Ada Newhall belongs to the partnership already, with this address'])
})

test('a coordinator gives no role at or above her own, by form or by hand', async () => {
  const form = (await all.alice.opens('/partnership/people/new')).page
  assert.ok(form.has('field', 'Analyst') && !form.has('field', 'Administrator') && !form.has('field', 'Chair'))
  for (const role of ['chair', 'coordinator', 'administrator']) {
    const reply = await all.alice.sends('/partnership/people/new', {
      name: 'X',
      email: `x-${role}@example.org`,
      roles: ['lead', role],
      ...today('starts'),
    })
    assert.deepEqual(reply.page.errors(), [
      'Only an administrator may give or take the roles of chair, coordinator and administrator',
    ])
  }
  const edit = `/partnership/people/${all.alice.id}/edit`
  const own = (await all.alice.opens(edit)).page.form('Save')
  assert.equal(
    (
      await all.alice.sends(edit, {
        ...(own.fields as Record<string, string>),
        roles: ['coordinator', 'administrator'],
      })
    ).status,
    400,
  )
})

test('a coordinator cannot take a chair’s account over by changing its address', async () => {
  const edit = `/partnership/people/${all.frank.id}/edit`
  const form = (await all.alice.opens(edit)).page.form('Save')
  const reply = await all.alice.sends(edit, { ...(form.fields as Record<string, string>), email: 'mine@example.org' })
  assert.deepEqual(reply.page.errors(), [
    'Only an administrator may change the address of a chair, coordinator or administrator',
  ])
})

test('an address that another partnership relies on, or that somebody has, is not changed', async () => {
  const change = async (id: string, email: string) => {
    const edit = `/partnership/people/${id}/edit`
    const form = (await all.alice.opens(edit)).page.form('Save')
    return (await all.alice.sends(edit, { ...(form.fields as Record<string, string>), email })).page.errors()[0]
  }
  assert.match((await change(all.dan.id, 'other@example.org')) ?? '', /^They belong to another partnership too/)
  assert.match((await change(all.henry.id, 'carol@example.org')) ?? '', /^Somebody else signs in with this address/)
})

test('a changed address signs its owner out and works from then on', async () => {
  const secret = await beginSession(all.owner, all.bob.id, 'old')
  const edit = `/partnership/people/${all.bob.id}/edit`
  const form = (await all.alice.opens(edit)).page.form('Save')
  assert.equal(
    (await all.alice.sends(edit, { ...(form.fields as Record<string, string>), email: 'bob.new@example.org' })).status,
    303,
  )
  assert.equal(
    (await all.owner.query('select 1 from identity.session where digest = $1', [digestOf(secret)])).rows.length,
    0,
  )
  assert.equal(
    (await all.owner.query("select id from identity.person where email = 'bob.new@example.org'")).rows[0]?.id,
    all.bob.id,
  )
})

test('the last administrator and the last coordinator stay; with another, one may go', async () => {
  const end = (who: string) => all.grace.sends(`/partnership/people/${who}/ending`, today('ends'))
  assert.deepEqual((await end(all.grace.id)).page.errors(), [
    'This is the last administrator. Make somebody else an administrator first',
  ])
  assert.deepEqual((await end(all.alice.id)).page.errors(), [
    'This is the last coordinator. Make somebody else a coordinator first',
  ])
  await all.grace.does('/partnership/people/new', {
    name: 'Second Coordinator',
    email: 'second@example.org',
    roles: 'coordinator',
    ...today('starts'),
  })
  assert.equal((await end(all.alice.id)).status, 303)
  await all.owner.query('update identity.membership set ends = null where person_id = $1', [all.alice.id])
})

test('a membership that ends leaves its posts vacant from the day after, and writes for nobody', async () => {
  const held = await newPost('Head of children’s health')
  const written = await newPost('Chief executive')
  await all.alice.does(`/partnership/posts/${held}/handover`, {
    holder: all.henry.id,
    ...on('starts', ['2026', '3', '1']),
  })
  await all.alice.does(`/partnership/posts/${written}/writers`, { writer: all.henry.id })
  const asked = (await all.alice.opens(`/partnership/people/${all.henry.id}/ending`)).page
  assert.ok(asked.says('Head of children’s health'))
  assert.deepEqual(
    (await all.alice.sends(`/partnership/people/${all.henry.id}/ending`, on('ends', ['2001', '1', '1']))).page.errors()
      .length,
    1,
  )
  await all.alice.does(`/partnership/people/${all.henry.id}/ending`, today('ends'))
  const { rows } = await all.owner.query(
    'select person_id, starts > current_date as later, note from partnership.holding where post_id = $1 order by starts desc limit 1',
    [held],
  )
  assert.deepEqual(rows, [{ person_id: null, later: true, note: 'Henry Quill left the partnership' }])
  const { rows: writers } = await all.owner.query(
    'select ends = current_date as now from partnership.writer where person_id = $1 and post_id = $2',
    [all.henry.id, written],
  )
  assert.ok(writers.every((w) => w.now))
})

test('an administrator sees where members are signed in and signs them out; a coordinator does not', async () => {
  await beginSession(all.owner, all.frank.id, 'Firefox on Windows')
  const page = (await all.grace.opens(`/partnership/people/${all.frank.id}`)).page
  assert.ok(page.says('Firefox on Windows'))
  assert.ok(!(await all.alice.opens(`/partnership/people/${all.frank.id}`)).page.says('Firefox on Windows'))
  assert.equal((await all.alice.sends(`/partnership/people/${all.frank.id}/session-ending`)).status, 403)
  await all.grace.does(page.form('Sign them out everywhere').action)
  assert.equal(
    (await all.owner.query('select 1 from identity.session where person_id = $1', [all.frank.id])).rows.length,
    0,
  )
})
