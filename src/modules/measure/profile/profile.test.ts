import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { addMeasure, addObservations, findOrAddCategories } from '../index.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan } = all
const q3 = { period_from: '2026-07-01', period_to: '2026-09-30' }
const q2 = { period_from: '2026-04-01', period_to: '2026-06-30' }
const counts = ([numerator, denominator]: readonly [number, number]) => ({
  numerator,
  denominator,
  value: Math.round((1000 * numerator) / denominator) / 10,
})

const measure = (title: string) =>
  all.within(all.donmouth, (db) =>
    addMeasure(db, {
      title,
      counted: title,
      out_of: 'Children looked after',
      unit: '%',
      kind: 'outcome',
      better: 'higher',
      frequency: 'quarter',
      named_on: '2026-01-01',
      source: '',
      owner_post_id: null,
    }),
  )

test('without any breakdown the page says how to get one, to whoever may', async () => {
  const id = await measure('Live at home')
  const { text } = await alice.opens('/measure/profile')
  assert.match(text, /No figure is split by locality/)
  assert.match(text, /href="[^"]*\/measure\/imports"/)
  assert.ok(!/measure\/imports"/.test((await dan.opens('/measure/profile')).text))
  assert.match((await alice.opens(`/measure/measures/${id}/profile`)).text, /No figure of this measure is split/)
  assert.equal((await alice.opens('/measure/profile.csv')).status, 404)
  assert.equal((await alice.opens(`/measure/measures/${id}/profile.csv`)).status, 404)
})

const given = {
  Harbour: [60, 200],
  North: [37, 120],
  Glen: [3, 80],
} as const
const kin = await measure('Live with kin')
const enter = (of: Record<string, readonly [number, number]>, period: typeof q3, whole: readonly [number, number]) =>
  all.within(all.donmouth, async (db) => {
    const ids = await findOrAddCategories(db, 'Locality', Object.keys(of))
    const parts = Object.entries(of).map(([name, each]) => ({
      ...period,
      ...counts(each),
      breakdown_id: ids.get(name.toLowerCase()) ?? null,
    }))
    await addObservations(db, kin, [{ ...period, ...counts(whole) }, ...parts], new Date('2026-10-05'))
  })

test('a place stands against the partnership: figure, difference, what it says, and the rule', async () => {
  await enter({ Harbour: [50, 200], North: [34, 120], Glen: [12, 80] }, q2, [96, 400])
  await enter(given, q3, [100, 400])
  const { text } = await dan.opens(`/measure/profile?place=${encodeURIComponent('Locality: Harbour')}`)
  assert.match(text, /<h1[^>]*>\s*Profile of Harbour/)
  assert.match(text, /30%<\/b>[\s\S]*60 of 200[\s\S]*25%<\/b>[\s\S]*100 of 400[\s\S]*\+5 points/)
  assert.match(text, /July to September 2026/)
  assert.match(text, /Counts under 5, and figures that would give one away, are not shown/)
  const before = await dan.opens(`/measure/profile?place=${encodeURIComponent('Locality: Harbour')}&to=2026-06-30`)
  assert.match(before.text, /April to June 2026[\s\S]*25%<\/b>[\s\S]*50 of 200/)
})

test('a small place, and the one that would give it away, are hidden in words, picture, past and file', async () => {
  for (const at of [
    `/measure/profile?place=${encodeURIComponent('Locality: Glen')}`,
    `/measure/profile?place=${encodeURIComponent('Locality: North')}`,
    `/measure/measures/${kin}/profile`,
    `/measure/profile.csv?place=${encodeURIComponent('Locality: Glen')}`,
    `/measure/measures/${kin}/profile.csv`,
  ]) {
    const { status, text } = await dan.opens(at)
    assert.equal(status, 200)
    assert.match(text, /Not shown/)
    assert.ok(!/\b3 of 80|3\.8%?|37 of 120|30\.8%?|\b3,80|37,120/.test(text), at)
  }
})

test('all places stand side by side, by name, with the partnership as a mark', async () => {
  const { text } = await dan.opens(`/measure/measures/${kin}/profile`)
  const rows = [...text.matchAll(/<tr><th scope="row">(\w+)/g)].map(([, name]) => name)
  assert.deepEqual(rows, ['Glen', 'Harbour', 'North'])
  assert.match(text, /Harbour: 60 of 200, 30%, between \d+% and \d+%; the partnership 25%/)
  assert.match(text, /Glen: not shown; the partnership 25%/)
})

test('what a page showed has left, so a later figure does not give away a small one', async () => {
  const { rows } = await all.owner.query(
    "select b.category, o.period_to, o.value from measure.let_out o left join measure.breakdown b on b.id = o.breakdown_id where o.measure_id = $1 and o.through = 'profile' and o.value is not null",
    [kin],
  )
  assert.ok(rows.some(({ category }) => category === 'Harbour') && rows.some(({ category }) => category === null))
  assert.ok(!rows.some(({ category, period_to }) => period_to === q3.period_to && ['Glen', 'North'].includes(category)))
  // Corrected: three more in North, of which 100 and 60 of before are out already.
  await enter({ ...given, North: [40, 120] }, q3, [103, 400])
  const { text } = await dan.opens(`/measure/measures/${kin}/profile.csv`)
  assert.ok(!/40,120|3,80/.test(text), text)
})

test('words that name nothing are passed over', async () => {
  const { status, text } = await dan.opens('/measure/profile?place=Nowhere&to=soon')
  assert.equal(status, 200)
  assert.match(text, /Profile of Glen/)
  assert.equal((await dan.opens(`/measure/measures/${kin}/profile?by=Nothing&to=2026-13-45`)).status, 200)
})

test('whoever may not see measures is refused, and another partnership finds nothing', async () => {
  assert.equal((await bob.opens('/measure/profile')).status, 403)
  assert.equal((await bob.opens(`/measure/measures/${kin}/profile.csv`)).status, 403)
  assert.equal((await carol.opens(`/p/walbrook/measure/measures/${kin}/profile`)).status, 404)
  assert.match((await carol.opens('/p/walbrook/measure/profile')).text, /No figure is split/)
})
