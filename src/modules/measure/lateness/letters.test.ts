import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { addDays, londonDate } from '../../../platform/dates.ts'
import { addMeasure, addObservation } from '../index.ts'
import { keyOfLetter, type LateLine, remindedOf } from './letters.ts'

const line = (id: string, by: string): LateLine => ({ id, title: id, period_from: by, words: '', by })

test('a letter is named after the figure that became late last', () => {
  assert.equal(
    keyOfLetter('p', [line('b', '2026-02-01'), line('a', '2026-03-01')]),
    keyOfLetter('p', [line('a', '2026-03-01')]),
  )
  assert.notEqual(keyOfLetter('p', [line('a', '2026-03-01')]), keyOfLetter('p', [line('a', '2026-06-01')]))
})

const member = (person_id: string, roles: string[], ends: string | null = null) => ({
  person_id,
  name: person_id,
  email: `${person_id}@example.org`,
  roles,
  starts: '2020-01-01',
  ends,
})

for (const [title, holder, who] of [
  ['the holder of the post is reminded', 'dan', ['dan']],
  ['a vacant post leaves it to the coordinator', null, ['alice']],
  ['so does a holder who has left', 'gone', ['alice']],
  ['and one who may not look', 'bob', ['alice']],
] as const)
  test(title, () =>
    assert.deepEqual(
      remindedOf(
        holder,
        [
          member('dan', ['lead']),
          member('bob', ['viewer']),
          member('gone', ['lead'], '2025-01-01'),
          member('alice', ['coordinator']),
        ],
        '2026-11-19',
      ).map(({ person_id }) => person_id),
      who,
    ),
  )

// The queue goes by the database's clock, so the cast's begins there and is only put forward.
const start = new Date()
let now = start
const all = await cast(() => now)
after(() => all.leave())
const day = (days: number) => addDays(londonDate(start), days)

const night = async (days: number) => {
  now = new Date(start.getTime() + days * 86_400_000)
  const before = all.letters.length
  for (let n = 0; n < 2; n++) {
    await all.owner.query("select graphile_worker.add_job('platform.sweep')")
    await all.runsJobs()
  }
  return all.letters.slice(before).filter(({ subject }) => /figure/.test(subject))
}

test('one letter goes out when a figure is late, another when one more is, and none in between', async () => {
  const add = (title: string) =>
    all.within(all.donmouth, async (db) => {
      const id = await addMeasure(db, {
        title,
        counted: title,
        out_of: '',
        unit: 'children',
        kind: 'process',
        better: 'neither',
        frequency: 'month',
        named_on: day(0),
        source: '',
        owner_post_id: null,
      })
      await addObservation(db, id, { period_from: day(-29), period_to: day(0), value: 417 }, start)
      return id
    })
  const first = await add('Children seen alone')
  assert.deepEqual(await night(40), [])
  const [letter, ...more] = await night(50)
  assert.deepEqual(more, [])
  assert.equal(letter?.to, 'alice@example.org')
  assert.match(letter?.text ?? '', new RegExp(`Children seen alone\\n.*expected by .*\\n.*/measure/measures/${first}`))
  assert.doesNotMatch(letter?.text ?? '', /417/)
  assert.deepEqual(await night(51), [])
  await all.within(all.donmouth, async (db) => {
    await addObservation(db, first, { period_from: day(1), period_to: day(31), value: 418 }, now)
  })
  assert.deepEqual(await night(52), [])
  assert.equal((await night(90)).length, 1)
})
