import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from './cast.ts'

const all = await cast()
after(() => all.leave())

test('the chain verifies, and an altered line, word or seal is found', async () => {
  await all.within(all.donmouth, async (db) => {
    await db.insertInto('partnership.post').values({ title: 'Chair of the committee' }).execute()
    await db.updateTable('partnership.post').set({ title: 'Chair of the protection committee' }).execute()
  })
  await all.owner.query('select history.seal_all()')
  const sound = await all.owner.query('select * from history.verify($1)', [all.donmouth])
  assert.deepEqual(sound.rows, [])
  const { rows } = await all.owner.query(
    "select value from history.value v join history.line l on l.id = v.line_id where l.subject = 'partnership.post' order by l.at",
  )
  assert.deepEqual(rows[1].value, {
    was: { title: 'Chair of the committee' },
    became: { title: 'Chair of the protection committee' },
  })
  await all.owner.query(
    "update history.value set value = '{}' where line_id = (select line_id from history.seal where partnership_id = $1 and number = 1)",
    [all.donmouth],
  )
  const broken = await all.owner.query('select number::int, problem from history.verify($1)', [all.donmouth])
  assert.deepEqual(broken.rows, [{ number: 1, problem: 'words' }])
})

test('a stranger learns nothing', async () => {
  const reply = await all.eve.opens('/plan')
  assert.equal(reply.status, 404)
})
