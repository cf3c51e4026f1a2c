// What was judged is kept: what it was judged by may not change without its being judged anew.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { counted, type Db } from '../../../platform/db.ts'
import { addMeasure, addObservations, findOrAddCategories } from '../index.ts'
import { letOut, outside } from './queries.ts'

const all = await cast()
after(() => all.leave())
const inside = <T>(work: (db: Db) => Promise<T>) => all.within(all.donmouth, work)
const q3 = { period_from: '2026-07-01', period_to: '2026-09-30' }
const places = ['North', 'South', 'West']
const categories = await inside((db) => findOrAddCategories(db, 'Locality', places))
const figure = (value: number, place?: string) => ({
  ...q3,
  value,
  breakdown_id: place ? (categories.get(place.toLowerCase()) ?? null) : null,
})
const enter = (db: Db, id: string, figures: ReturnType<typeof figure>[]) =>
  addObservations(db, id, figures, new Date('2026-10-05'))

/** 60 children: 3 in North, 20 in South, 37 in West. The first is small, the second left out for its sake. */
const measure = (title: string) =>
  inside(async (db) => {
    const id = await addMeasure(db, {
      title,
      counted: '',
      out_of: '',
      unit: 'children',
      kind: 'outcome',
      better: 'lower',
      frequency: 'quarter',
      named_on: '2026-01-01',
      source: '',
      owner_post_id: null,
    })
    await enter(db, id, [figure(60), figure(3, 'North'), figure(20, 'South'), figure(37, 'West')])
    return id
  })
const seenBy = async (db: Db, id: string) =>
  Object.fromEntries(
    (await outside(db, [id])).figures.map(({ figure: { at }, value }) => [at?.[0]?.category ?? 'all', value]),
  )
const seen = (id: string) => inside((db) => seenBy(db, id))
const asFirst = { all: 60, North: null, South: null, West: 37 }
/** How many queries the work makes: figures are fetched only where they are judged. */
const queriesOf = (work: (db: Db) => Promise<unknown>) =>
  inside(async (db) => {
    const before = counted.queries
    await work(db)
    return counted.queries - before
  })

test('the same figures are judged once, and say the same again', async () => {
  const id = await measure('Moved school')
  const first = await queriesOf((db) => outside(db, [id]))
  const again = await queriesOf((db) => outside(db, [id]))
  assert.ok(again < first, `${again} queries after ${first}`)
  assert.deepEqual(await seen(id), asFirst)
  assert.deepEqual(await seen(id), asFirst)
})

test('two who ask at once both get it', async () => {
  const id = await measure('Asked twice')
  assert.deepEqual(await Promise.all([seen(id), seen(id), seen(id)]), [asFirst, asFirst, asFirst])
})

test('a changed figure is judged anew', async () => {
  const id = await measure('Changed')
  assert.deepEqual(await seen(id), asFirst)
  await inside((db) => enter(db, id, [figure(8, 'North'), figure(65)]))
  assert.deepEqual(await seen(id), { all: 65, North: 8, South: 20, West: 37 })
  await inside((db) => enter(db, id, [figure(2, 'North'), figure(59)]))
  assert.deepEqual(await seen(id), { all: 59, North: null, South: null, West: 37 })
})

test('a figure of one measure leaves what was judged of another', async () => {
  const [one, other] = [await measure('One of two'), await measure('Other of two')]
  const both = (db: Db) => outside(db, [one, other])
  await inside(both)
  await inside((db) => enter(db, one, [figure(8, 'North'), figure(65)]))
  assert.deepEqual(await seen(other), asFirst)
  assert.deepEqual((await seen(one)).North, 8)
})

test('a changed threshold is judged anew', async () => {
  const id = await measure('Threshold')
  const set = (n: number) =>
    all.owner.query('update partnership.partnership set disclosure_threshold = $2 where id = $1', [all.donmouth, n])
  assert.deepEqual(await seen(id), asFirst)
  await set(25)
  assert.deepEqual(await seen(id), { all: 60, North: null, South: null, West: null })
  await set(3)
  assert.deepEqual(await seen(id), { all: 60, North: 3, South: 20, West: 37 })
  await set(5)
  assert.deepEqual(await seen(id), asFirst)
})

test('a new release is judged anew', async () => {
  const id = await measure('Released')
  assert.deepEqual(await seen(id), asFirst)
  // South left by another way: it cannot be hidden any more, so another is.
  await all.owner.query(
    `insert into measure.let_out (partnership_id, measure_id, breakdown_id, period_from, period_to, value, through, let_out_at)
     values ($1, $2, $3, '2026-07-01', '2026-09-30', 20, 'paper', '2026-10-06')`,
    [all.donmouth, id, categories.get('south')],
  )
  assert.deepEqual(await seen(id), { all: 60, North: null, South: 20, West: null })
})

test('a changed definition and a renamed category are judged anew', async () => {
  const id = await measure('Defined')
  assert.deepEqual(await seen(id), asFirst)
  await all.owner.query("update measure.measure set unit = 'weeks' where id = $1", [id])
  assert.deepEqual(await seen(id), { all: 60, North: 3, South: 20, West: 37 })
  await all.owner.query("update measure.measure set unit = 'children' where id = $1", [id])
  await all.owner.query("update measure.breakdown set category = 'Norland' where id = $1", [categories.get('north')])
  assert.deepEqual(await seen(id), { all: 60, Norland: null, South: null, West: 37 })
  await all.owner.query("update measure.breakdown set category = 'North' where id = $1", [categories.get('north')])
})

test('what is undone was never judged', async () => {
  const id = await measure('Undone')
  assert.deepEqual(await seen(id), asFirst)
  await assert.rejects(
    inside(async (db) => {
      await enter(db, id, [figure(8, 'North'), figure(65)])
      assert.deepEqual((await seenBy(db, id)).North, 8)
      throw new Error('undo it')
    }),
    /undo it/,
  )
  assert.deepEqual(await seen(id), asFirst)
})

test('another partnership never gets what this one asked for', async () => {
  const id = await measure('Ours')
  await seen(id)
  assert.deepEqual(await all.within(all.walbrook, (db) => seenBy(db, id)), {})
  assert.deepEqual(await seen(id), asFirst)
})

test('what left is written once: the same page again writes nothing', async () => {
  const id = await measure('Shown again')
  const leave = async (db: Db) => letOut(db, await outside(db, [id]), 'profile', new Date('2026-10-06'))
  await inside(leave)
  await inside(leave)
  const asking = await queriesOf((db) => outside(db, [id]))
  assert.equal(await queriesOf(leave), asking)
  const { rows } = await all.owner.query('select value from measure.let_out where measure_id = $1 order by value', [id])
  assert.deepEqual(
    rows.map(({ value }) => Number(value)),
    [37, 60],
  )
  await inside((db) => enter(db, id, [figure(38, 'West'), figure(61)]))
  await inside(leave)
  assert.equal((await all.owner.query('select from measure.let_out where measure_id = $1', [id])).rowCount, 4)
})
