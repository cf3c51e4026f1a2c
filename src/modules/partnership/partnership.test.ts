import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../test/cast.ts'
import { findOrAddPost, posts } from './index.ts'

const all = await cast(() => new Date())
after(() => all.leave())

const [year, month, day] = new Date().toISOString().slice(0, 10).split('-')
const today = (name: string) => ({
  [`${name}-day`]: day ?? '',
  [`${name}-month`]: month ?? '',
  [`${name}-year`]: year ?? '',
})
const newPost = (title: string) => all.within(all.donmouth, (db) => findOrAddPost(db, title))

test('the overview counts posts, people, agencies and groups, and names what is vacant', async () => {
  await newPost('Chief social work officer')
  const page = (await all.dan.opens('/partnership')).page
  assert.ok(page.says('Alice Merrow coordinates Donmouth'))
  assert.ok(page.says('1 vacant: Chief social work officer'))
  assert.ok(!page.has('link', 'Settings'), 'a lead changes no settings')
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
