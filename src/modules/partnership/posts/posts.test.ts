import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { findOrAddAgency, findOrAddPost, postsOf } from '../index.ts'

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
