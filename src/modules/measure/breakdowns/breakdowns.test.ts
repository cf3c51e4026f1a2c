import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { addMeasure, addObservation, latestOf, observationsOf } from '../index.ts'

const all = await cast()
after(() => all.leave())
const { alice, carol, dan } = all
const measure = await all.within(all.donmouth, async (db) => {
  const id = await addMeasure(db, {
    title: 'Children seen in time',
    counted: 'Children seen in time',
    out_of: 'Children who came into care',
    unit: '%',
    kind: 'process',
    better: 'higher',
    frequency: 'quarter',
    named_on: '2026-01-01',
    source: '',
    owner_post_id: null,
  })
  const q3 = { period_from: '2026-07-01', period_to: '2026-09-30' }
  await addObservation(db, id, { ...q3, value: 72, numerator: 18, denominator: 25 }, new Date())
  return id
})
const at = `/measure/measures/${measure}/breakdowns`
const entry = {
  dimension: 'Locality',
  period: 'Q3 2026',
  pasted: 'North, 10, 12\nSouth, 8, 12\nIslands, <5',
  state: 'final',
}

test('figures are entered by category and stand under the whole', async () => {
  assert.match((await dan.opens(at)).text, /No figure is split yet/)
  const { text } = await alice.does(at, entry)
  assert.match(text, /3 new, 0 replaced, 0 unchanged/)
  assert.match(
    text,
    /The whole[\s\S]*72%<\/b> \(18 of 25\)[\s\S]*North[\s\S]*83\.3%<\/b> \(10 of 12\)[\s\S]*&lt;5, withheld/,
  )
})

test('the same again changes nothing, in whatever letters the names come; a changed figure replaces one', async () => {
  const { text } = await alice.does(at, { ...entry, dimension: 'locality', pasted: 'NORTH, 10, 12\nSouth, 9, 12' })
  assert.match(text, /0 new, 1 replaced, 1 unchanged/)
  assert.equal(text.match(/scope="row">North</g)?.length, 1)
})

test('a rest that is in no category is said', async () => {
  const { text } = await alice.does(at, { ...entry, pasted: 'Islands, 1, 0\n'.replace('1, 0', '0, 0') })
  assert.match(text, /The categories make 24 of 25: the rest is in none of them\./)
})

test('a bad form says what and where, and enters nothing', async () => {
  const { status, text } = await alice.sends(at, { dimension: '', period: 'soon', pasted: 'North', state: 'final' })
  assert.equal(status, 400)
  for (const words of [
    /Say what the figures are split by/,
    /“soon” is no period/,
    /Line 1: there is no value after “North”/,
  ])
    assert.match(text, words)
})

test('parts change nothing for whoever asks for the whole', async () => {
  const [figures, latest] = await all.within(all.donmouth, async (db) => [
    await observationsOf(db, [measure]),
    await latestOf(db),
  ])
  assert.deepEqual([figures.map(({ value }) => value), latest.map(({ value }) => value)], [[72], [72]])
})

test('a lead may look and not enter; another partnership finds nothing', async () => {
  assert.equal((await dan.sends(at, entry)).status, 403)
  assert.equal((await carol.opens(`/p/walbrook${at}`)).status, 404)
})

test('small figures are marked on working pages, in either table, and large ones are not', async () => {
  // 10 of 12 leaves two; 18 of 25 leaves seven.
  const byCategory = (await dan.opens(at)).text
  assert.match(byCategory, /\(10 of 12\) <span class="hf-meta">small: not shown outside/)
  assert.ok(!/\(18 of 25\) <span class="hf-meta">small/.test(byCategory))
  const few = await all.within(all.donmouth, async (db) => {
    const id = await addMeasure(db, {
      title: 'Children missing from care',
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
    await addObservation(db, id, { period_from: '2026-07-01', period_to: '2026-09-30', value: 3 }, new Date())
    await addObservation(db, id, { period_from: '2026-04-01', period_to: '2026-06-30', value: 14 }, new Date())
    return id
  })
  const { text } = await dan.opens(`/measure/measures/${few}`)
  assert.equal(text.match(/small: not shown outside/g)?.length, 1)
})
