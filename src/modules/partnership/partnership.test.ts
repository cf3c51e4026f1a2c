import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../test/cast.ts'
import { digestOf } from '../../platform/session.ts'
import { beginSession } from '../identity/index.ts'
import { findOrAddAgency, findOrAddPost, posts, postsOf } from './index.ts'

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
const count = async (sql: string) =>
  Number((await all.owner.query<{ n: string }>(`select count(*) as n from ${sql}`)).rows[0]?.n)

test('the overview counts posts, people, agencies and groups, and names what is vacant', async () => {
  await newPost('Chief social work officer')
  const page = (await all.dan.opens('/partnership')).page
  assert.ok(page.says('Alice Merrow coordinates Donmouth'))
  assert.ok(page.says('1 vacant: Chief social work officer'))
  assert.ok(!page.has('link', 'Settings'), 'a lead changes no settings')
})

test('handing over a post is one row of one table, and the history keeps who held it', async () => {
  const id = await newPost('Head of education')
  await all.alice.does(`/partnership/posts/${id}/handover`, {
    holder: all.dan.id,
    ...on('starts', ['2026', '1', '5']),
    note: 'The audit is half done.',
  })
  const before = {
    rows: await count('partnership.holding'),
    lines: await count(`history.line where operation in ('insert', 'update', 'delete')`),
  }
  const done = await all.alice.does(`/partnership/posts/${id}/handover`, {
    holder: all.frank.id,
    interim: 'yes',
    ...on('starts', ['2026', '9', '1']),
    note: '',
  })
  assert.ok(done.page.says('Frank Corrie holds Head of education, interim, from 1 September 2026'))
  assert.deepEqual(
    {
      rows: await count('partnership.holding'),
      lines: await count(`history.line where operation in ('insert', 'update', 'delete')`),
    },
    { rows: before.rows + 1, lines: before.lines + 1 },
  )
  const page = (await all.dan.opens(`/partnership/posts/${id}`)).page
  assert.deepEqual(page.rows('#main-content table').slice(0, 2), [
    ['1 September 2026', 'Frank Corrie, interim', 'No note'],
    ['5 January 2026', 'Dan Harkness', 'The audit is half done.'],
  ])
  await all.within(all.donmouth, async (db) => {
    const now = new Date().toISOString().slice(0, 10)
    assert.deepEqual((await postsOf(db, all.dan.id, now)).holds, [])
    assert.deepEqual((await postsOf(db, all.frank.id, now)).holds, [id])
  })
})

test('a vacant post is red words with its day, and a hand-over for a later day is agreed, not yet so', async () => {
  const id = await newPost('Chair of the improvement board')
  await all.alice.does(`/partnership/posts/${id}/handover`, {
    holder: 'vacant',
    ...on('starts', ['2026', '10', '2']),
    note: '',
  })
  await all.alice.does(`/partnership/posts/${id}/handover`, {
    holder: all.frank.id,
    ...on('starts', ['2099', '1', '1']),
    note: '',
  })
  const list = (await all.alice.opens('/partnership/posts')).page
  assert.ok(list.has('.hf-late', 'Vacant since 2 October 2026'))
  assert.ok((await all.alice.opens(`/partnership/posts/${id}`)).page.says('Frank Corrie (agreed, not yet so)'))
})

test('a hand-over that says nothing new, or nonsense, is refused in words', async () => {
  const id = await newPost('Head of health visiting')
  const path = `/partnership/posts/${id}/handover`
  const tries: [fields: Record<string, string>, sentence: string][] = [
    [{ ...today('starts') }, 'Choose who holds the post, or that it is vacant'],
    [{ holder: all.dan.id }, 'Enter the day from which this is so'],
    [{ holder: all.carol.id, ...today('starts') }, 'The holder must be one of the answers offered'],
    [
      { holder: 'vacant', interim: 'yes', ...today('starts') },
      'A vacant post cannot be interim. Choose who holds it, or untick interim',
    ],
    [
      { holder: all.dan.id, ...on('starts', ['2026', '2', '30']) },
      'The first day must be a real date: there is no 30 February 2026',
    ],
  ]
  for (const [fields, sentence] of tries) {
    const reply = await all.alice.sends(path, fields)
    assert.equal(reply.status, 400)
    assert.deepEqual(reply.page.errors(), [sentence])
  }
  await all.alice.does(path, { holder: all.dan.id, ...today('starts') })
  assert.deepEqual((await all.alice.sends(path, { holder: all.dan.id, ...today('starts') })).page.errors(), [
    'They hold the post on that day already',
  ])
})

test('who writes for a post is dated, and can stop', async () => {
  const id = await newPost('Director of nursing')
  const page = (await all.alice.does(`/partnership/posts/${id}/writers`, { writer: all.henry.id })).page
  assert.ok(page.says('Henry Quill writes for this post from today'))
  await all.owner.query('update partnership.writer set starts = starts - 10 where post_id = $1', [id])
  const stop = page.form('Stop Henry Quill writing for this post').action
  assert.ok((await all.alice.does(stop)).page.says('Stopped'))
  await all.within(all.donmouth, async (db) =>
    assert.deepEqual((await postsOf(db, all.henry.id, new Date().toISOString().slice(0, 10))).writesFor, []),
  )
  assert.deepEqual((await all.alice.sends(`/partnership/posts/${id}/writers`, {})).page.errors(), [
    'Choose who writes for this post',
  ])
})

test('a post is added, changed and ended; two of one title are refused', async () => {
  const agency = await all.within(all.donmouth, (db) => findOrAddAgency(db, 'Health'))
  const added = await all.alice.does('/partnership/posts/new', {
    title: 'Programme manager',
    agency,
    ...on('ends', ['2027', '3', '31']),
  })
  assert.ok(added.page.says('Its last day is 31 March 2027'))
  assert.deepEqual((await all.alice.sends('/partnership/posts/new', { title: 'programme MANAGER' })).page.errors(), [
    'There is a post with this title already',
  ])
  assert.deepEqual((await all.alice.sends('/partnership/posts/new', {})).page.errors(), ['Enter the title of the post'])
  const id = await newPost('Programme manager')
  const form = (await all.alice.opens(`/partnership/posts/${id}/edit`)).page.form('Save the post')
  await all.alice.does(form.action, { ...(form.fields as Record<string, string>), title: 'Improvement manager' })
  const second = await all.alice.sends(form.action, {
    ...(form.fields as Record<string, string>),
    title: 'Delivery manager',
  })
  assert.equal(second.status, 409)
  assert.ok(second.page.says('It is now “Improvement manager”'))
  assert.equal(second.page.field('Title'), 'Delivery manager')
  const again = second.page.form('Save the post')
  assert.equal((await all.alice.does(again.action, again.fields)).page.heading, 'Delivery manager')
  assert.ok((await all.alice.does(`/partnership/posts/${id}/ending`)).page.says('The post has ended'))
})

test('agencies and groups are added, renamed and ended; a name is used once', async () => {
  for (const [area, field] of [
    ['agencies', 'Fire service'],
    ['groups', 'Chief officers group'],
  ] as const) {
    const list = await all.alice.does(`/partnership/${area}/new`, { name: field, short_name: '', kind: 'other' })
    assert.ok(list.page.says(`${field} is added`))
    assert.equal(
      (await all.alice.sends(`/partnership/${area}/new`, { name: field.toUpperCase(), kind: 'other' })).status,
      400,
    )
    assert.equal((await all.alice.sends(`/partnership/${area}/new`, { name: '', kind: 'other' })).status, 400)
    const edit = list.page.link(`Change ${field}`)
    const form = (await all.alice.opens(edit)).page.form(edit)
    assert.ok(
      (
        await all.alice.does(form.action, { ...(form.fields as Record<string, string>), name: `${field} of Donmouth` })
      ).page.says(`${field} of Donmouth is saved`),
    )
    assert.ok((await all.alice.does(edit.replace('/edit', '/ending'))).page.says('Ended'))
    assert.equal((await all.dan.sends(edit, form.fields)).status, 403)
    assert.equal((await all.carol.opens(edit.replace('/p/donmouth', '/p/walbrook'))).status, 404)
  }
})

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

test('settings are saved, bad ones named, and two people do not overwrite each other', async () => {
  const form = (await all.alice.opens('/partnership/settings')).page.form('Save the settings')
  const fields = form.fields as Record<string, string>
  assert.deepEqual((await all.alice.sends(form.action, { ...fields, threshold: '0', name: '' })).page.errors(), [
    'Enter what the partnership is called',
    'The smallest count shown must be between 1 and 50',
  ])
  assert.ok(
    (
      await all.alice.does(form.action, { ...fields, marking: 'OFFICIAL-SENSITIVE', year_start: '8', threshold: '10' })
    ).page.says('The settings are saved'),
  )
  const second = await all.alice.sends(form.action, { ...fields, marking: 'OTHER' })
  assert.equal(second.status, 409)
  assert.ok(second.page.says('marking OFFICIAL-SENSITIVE; the year begins in August; counts below 10 are hidden'))
  assert.equal((await all.dan.opens('/partnership/settings')).status, 403)
})

test('nobody reaches a post or a person through another partnership', async () => {
  const id = await newPost('Head of education')
  for (const path of [
    `/partnership/posts/${id}`,
    `/partnership/posts/${id}/edit`,
    `/partnership/posts/${id}/handover`,
    `/partnership/people/${all.alice.id}`,
    `/partnership/people/${all.alice.id}/edit`,
  ]) {
    assert.equal((await all.carol.opens(path)).status, 404, path)
    assert.equal((await all.carol.opens(`/p/donmouth${path}`)).status, 404, path)
  }
  for (const path of [
    `/partnership/posts/${id}/handover`,
    `/partnership/posts/${id}/writers`,
    `/partnership/posts/${id}/ending`,
    `/partnership/people/${all.alice.id}/ending`,
  ])
    assert.equal(
      (
        await all.carol.sends(path, {
          holder: all.carol.id,
          writer: all.carol.id,
          ...today('starts'),
          ...today('ends'),
        })
      ).status,
      404,
      path,
    )
  await all.within(all.walbrook, async (db) => assert.equal((await posts(db)).length, 0))
})

test('the lists ask a fixed number of queries', async () => {
  for (const path of ['/partnership/posts', '/partnership/people']) {
    const before = (await all.alice.opens(path)).queries
    for (let n = 0; n < 8; n++) await newPost(`Post ${path} ${n}`)
    assert.equal((await all.alice.opens(path)).queries, before)
  }
})
