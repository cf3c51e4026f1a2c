import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { addItem, addPlan, postUpdate } from '../../plan/index.ts'
import { agencies, findOrAddPost, groups, people, posts } from '../index.ts'
import { inOrder } from '../trial/queries.ts'
import { freeSlug, mayFound, slugOf } from './rules.ts'

const all = await cast()
after(() => all.leave())

const slugs: [name: string, slug: string][] = [
  ['Donmouth children’s services partnership', 'donmouth-childrens-services-partnership'],
  ['Ochil & Forth', 'ochil-and-forth'],
  ['  Còmhdhail nan Eilean  ', 'comhdhail-nan-eilean'],
  ['2026 board', 'board'],
  ['X', 'partnership-x'],
  ['!!!', 'partnership'],
  [
    'A very long name of a partnership that somebody wrote out in full for once',
    'a-very-long-name-of-a-partnership-that-somebody',
  ],
]

test('a name becomes the short name in addresses', () => {
  for (const [name, slug] of slugs) {
    assert.equal(slugOf(name), slug)
    assert.match(slug, /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  }
})

test('a short name that is taken gets a number', () => {
  assert.equal(freeSlug('board', ['board', 'board-2']), 'board-3')
  assert.equal(freeSlug('board', ['board-2']), 'board')
})

const founders: [roles: string[], demo: boolean, may: boolean][] = [
  [[], false, false],
  [[], true, true],
  [['lead', 'chair'], false, false],
  [['coordinator'], false, true],
  [['administrator'], false, true],
]

test('whoever coordinates or administers a partnership may begin another, and anybody in a demo', () => {
  for (const [roles, demo, may] of founders) assert.equal(mayFound([{ roles }], demo), may)
})

const answers = {
  name: 'Ochilbank children’s partnership',
  nation: 'scotland',
  agencies: ['social_work', 'health'],
  own: 'College of Ochilbank\n\ncollege of ochilbank\nFire service',
  who: 'me',
  group: 'Improvement board',
  chair: 'Chair of the improvement board',
}

test('five questions make a partnership with its agencies, group and posts, and five areas', async () => {
  const asked = (await all.alice.opens('//partnerships/new')).page
  assert.equal(asked.all('.govuk-label--m, .govuk-fieldset__legend--m').length, 5)
  const home = await all.alice.does('//partnerships/new', answers)
  assert.equal(home.status, 200)
  assert.ok(home.page.says('Ochilbank children’s partnership is ready'))
  const areas = home.page.all('.govuk-service-navigation__link').map((link) => link.text.trim())
  assert.ok(areas.length <= 5 && areas[0] === 'Home' && areas.includes('Plan'), areas.join(', '))
  const { rows } = await all.owner.query(
    "select id, kind, slug, areas from partnership.partnership where name like 'Ochilbank%'",
  )
  assert.deepEqual([rows[0].kind, rows[0].slug, rows[0].areas], ['real', 'ochilbank-childrens-partnership', []])
  await all.within(rows[0].id, async (db) => {
    assert.deepEqual(
      (await agencies(db)).map(({ name, kind }) => [name, kind]),
      [
        ['Social work', 'social_work'],
        ['Health', 'health'],
        ['College of Ochilbank', 'other'],
        ['Fire service', 'other'],
      ],
    )
    assert.deepEqual(
      (await groups(db)).map(({ name }) => name),
      ['Improvement board'],
    )
    assert.deepEqual(
      (await posts(db)).map(({ title, holder }) => [title, holder]),
      [
        ['Chair of the improvement board', null],
        ['Coordinator', 'Alice Merrow'],
      ],
    )
    assert.deepEqual(
      (await people(db)).map(({ roles }) => roles),
      [['coordinator', 'administrator']],
    )
  })
  const { rows: lines } = await all.owner.query(
    'select distinct person_id from history.line where partnership_id = $1 and subject <> $2',
    [rows[0].id, 'partnership.partnership'],
  )
  assert.ok(
    lines.some((line) => line.person_id === all.alice.id),
    'history says who founded it',
  )
})

test('somebody else may coordinate; then who began it looks after people and settings', async () => {
  await all.alice.does('//partnerships/new', {
    ...answers,
    name: 'West Lennox',
    who: 'other',
    coordinator: 'Una Tarbet',
    email: 'Una@Example.org',
  })
  const { rows } = await all.owner.query(
    "select m.name, m.email, m.roles from identity.membership m join partnership.partnership p on p.id = m.partnership_id where p.slug = 'west-lennox' order by 1",
  )
  assert.deepEqual(rows, [
    { name: 'Alice Merrow', email: 'alice@example.org', roles: ['administrator'] },
    { name: 'Una Tarbet', email: 'una@example.org', roles: ['coordinator'] },
  ])
})

test('two partnerships of one name get two addresses', async () => {
  const reply = await all.alice.sends('//partnerships/new', { ...answers, name: 'West Lennox' })
  assert.equal(reply.location, '/p/west-lennox-2')
})

test('an unfinished answer comes back with its words', async () => {
  const reply = await all.alice.sends('//partnerships/new', {
    name: '',
    nation: 'wales',
    own: '',
    who: 'other',
    group: 'Board of Corrieglen',
  })
  assert.equal(reply.status, 400)
  assert.deepEqual(reply.page.errors(), [
    'Enter what the partnership is called',
    'The nation must be one of the answers offered',
    'Enter the name of the coordinator',
    'Enter the e-mail address of the coordinator',
  ])
  assert.equal(reply.page.field('The group'), 'Board of Corrieglen')
  assert.deepEqual((await all.alice.sends('//partnerships/new', { ...answers, agencies: [], own: '' })).page.errors(), [
    'Tick at least one agency, or enter your own',
  ])
})

test('a lead, a stranger and nobody may not begin one', async () => {
  assert.equal((await all.dan.opens('//partnerships/new')).status, 403)
  assert.equal((await all.eve.sends('//partnerships/new', answers)).status, 403)
  assert.equal((await all.eve.sends('//partnerships/trial')).status, 403)
  assert.match((await all.nobody.sends('//partnerships/new', answers)).location ?? '', /^\/sign-in/)
})

test('a trial is made with one click and wholly thrown away with one more and a confirmation', async () => {
  const made = await all.alice.sends('//partnerships/trial')
  const home = made.location ?? ''
  const { rows } = await all.owner.query<{ id: string }>("select id from partnership.partnership where kind = 'trial'")
  const id = rows[0]?.id ?? ''
  await all.within(id, async (db) => {
    const post = await findOrAddPost(db, 'Head of education')
    const planId = await addPlan(db, { title: 'Trial plan' })
    const theme = await addItem(db, { planId, level: 'theme', title: 'A theme' })
    const item = await addItem(db, {
      planId,
      parentId: theme,
      level: 'action',
      title: 'An action',
      leads: [post],
      due: '2027-01-31',
      targets: [{ text: 'All', steps: [{ due: '2027-01-31', value: 90, unit: '%' }] }],
    })
    await postUpdate(db, {
      itemId: item,
      dated: '2026-11-18',
      status: 'on_track',
      done: 'Begun',
      forPostId: post,
      contributions: [{ agency: 'Health', text: 'Ours too' }],
    })
  })
  await all.alice.does(`${home}/partnership/people/new`, {
    name: 'Only Here',
    email: 'only@example.org',
    roles: 'lead',
    'starts-day': '1',
    'starts-month': '1',
    'starts-year': '2026',
  })
  await all.owner.query('select history.seal_all()')
  const folder = join(all.services.config.data, 'files', id, 'ab')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'abcd'), 'evidence')

  const confirm = (await all.alice.opens(`${home}/partnership/deletion`)).page
  assert.ok(confirm.says('Nothing can bring it back'))
  const gone = await all.alice.does(confirm.form('Throw it all away').action)
  assert.ok(gone.page.says('is gone, with everything in it'))
  assert.equal((await all.alice.opens(home)).status, 404)
  assert.deepEqual(await tablesHolding(id), [], 'no table holds its id')
  assert.ok(!existsSync(join(all.services.config.data, 'files', id)))
  assert.equal((await all.owner.query("select 1 from identity.person where email = 'only@example.org'")).rows.length, 0)
  assert.equal(
    (await all.owner.query("select 1 from identity.person where email = 'alice@example.org'")).rows.length,
    1,
  )
  assert.ok((await tablesHolding(all.donmouth)).length > 0, 'the others are untouched')
})

test('a partnership in use cannot be thrown away', async () => {
  assert.ok((await all.grace.opens('/partnership/deletion')).page.says('Only a trial can be thrown away'))
  assert.equal((await all.grace.sends('/partnership/deletion')).status, 403)
  assert.equal((await all.alice.sends('/partnership/deletion')).status, 403)
  assert.equal((await all.grace.opens('/partnership')).status, 200)
})

test('a person keeps five trials at most', async () => {
  for (let n = 0; n < 5; n++) assert.match((await all.carol.sends('//partnerships/trial')).location ?? '', /^\/p\//)
  assert.equal((await all.carol.sends('//partnerships/trial')).page.heading, 'You have too many trials')
})

test('tables are emptied before those they refer to, and a circle is named', () => {
  assert.deepEqual(
    inOrder([
      { name: 'a', refersTo: [] },
      { name: 'b', refersTo: ['a'] },
      { name: 'c', refersTo: ['a', 'b'] },
    ]),
    ['c', 'b', 'a'],
  )
  assert.throws(
    () =>
      inOrder([
        { name: 'a', refersTo: ['b'] },
        { name: 'b', refersTo: ['a'] },
      ]),
    /circle: a, b/,
  )
})

// By the catalogue: every uuid column of every table, so that a table made tomorrow is looked at too.
async function tablesHolding(id: string): Promise<string[]> {
  const { rows } = await all.owner.query<{ name: string; col: string }>(
    `select c.oid::regclass::text as name, quote_ident(a.attname) as col from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relkind in ('r', 'p') and a.atttypid = 'uuid'::regtype and not a.attisdropped and c.relnamespace::regnamespace::text !~ '^(pg_|information)'`,
  )
  const found = new Set<string>()
  for (const { name, col } of rows)
    if ((await all.owner.query(`select 1 from ${name} where ${col} = $1 limit 1`, [id])).rows.length > 0)
      found.add(name)
  return [...found].sort()
}
