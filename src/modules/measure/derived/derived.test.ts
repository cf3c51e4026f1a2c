import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { sources } from '../../evidence/index.ts'
import { addMeasure, addObservation, latestOf, observationsOf } from '../index.ts'

const all = await cast()
after(() => all.leave())
const { alice } = all

const fields = {
  title: 'Share seen in time',
  counted: 'Children seen in time',
  kind: 'process',
  better: 'higher',
  frequency: 'quarter',
  'named_on-day': '1',
  'named_on-month': '6',
  'named_on-year': '2026',
  decimals: '0',
  calendar: 'academic',
  chart: 'run',
  baseline_points: '12',
  context: 'Small numbers in the north',
}
const plain = (title: string) =>
  all.within(all.donmouth, (db) =>
    addMeasure(db, {
      title,
      counted: title,
      out_of: '',
      unit: 'children',
      kind: 'process',
      better: 'neither',
      frequency: 'quarter',
      named_on: '2026-06-01',
      source: '',
      owner_post_id: null,
    }),
  )
const seen = await plain('Seen in time')
const came = await plain('Came into care')
const share = { ...fields, derived: 'share', derived_from: seen, derived_by: came }
const added = await alice.sends('/measure', share)
const at = added.location?.replace('/p/donmouth', '') ?? ''

const paste = (id: string, pasted: string) =>
  alice.does(`/measure/measures/${id}/pasted-figures`, { pasted, pasted_state: 'final' })

test('a share is worked out period by period, and says what could not be', async () => {
  await paste(seen, 'Q1 2026, 12\nQ2 2026, <5\nQ3 2026, 18')
  await paste(came, 'Q1 2026, 20\nQ2 2026, 22\nQ3 2026, 25\nQ4 2026, 30')
  const { text } = await alice.opens(at)
  assert.match(text, /July to September 2026: 72% \(18 of 25\)/)
  assert.match(text, /April to June 2026: The figure of “Seen in time” was withheld \(&lt;5\)\./)
  assert.match(text, /October to December 2026: “Seen in time” has no figure for this period\./)
  assert.match(text, /Worked out: “Seen in time” in % of “Came into care”/)
  assert.doesNotMatch(text, /Enter figures/)
})

test('it takes no figures of its own, whoever brings them', async () => {
  const id = at.split('/').at(-1) ?? ''
  await assert.rejects(
    all.within(all.donmouth, (db) =>
      addObservation(db, id, { period_from: '2026-01-01', period_to: '2026-03-31', value: 60 }, new Date()),
    ),
    /“Share seen in time” is worked out from two other measures and takes no figures of its own/,
  )
  const { rows } = await all.owner.query('select count(*)::int as n from measure.observation where measure_id = $1', [
    id,
  ])
  assert.equal(rows[0].n, 0)
})

test('the definition says calendar, chart, baseline and what to bear in mind', async () => {
  const { text } = await alice.opens(at)
  for (const words of [/Academic years/, /Run chart/, /The first 12 points/, /Small numbers in the north/])
    assert.match(text, words)
})

test('the thread and the plan see its figures, and evidence its newest one', async () => {
  const id = at.split('/').at(-1) ?? ''
  const [figures, latest, source] = await all.within(all.donmouth, async (db) => [
    await observationsOf(db, [id]),
    (await latestOf(db)).find(({ measure_id }) => measure_id === id),
    (await sources(db)).find((each) => each.id === id),
  ])
  assert.deepEqual(
    figures.map(({ value }) => value),
    [60, 72],
  )
  assert.equal(latest?.value, 72)
  assert.equal(source?.latest, 'July to September 2026: 72% (18 of 25).')
})

test('a withheld figure is shown, replaced by a number later, and kept as a revision', async () => {
  assert.match((await alice.opens(`/measure/measures/${seen}`)).text, /&lt;5, withheld/)
  const { text } = await paste(seen, 'Q2 2026, 4')
  assert.match(text, /1 replaced, the old one is kept/)
  assert.match(text, /Figures that were replaced[\s\S]*&lt;5, withheld/)
  assert.match((await alice.opens(at)).text, /18%/)
})

test('a typed figure may be withheld, and 0 of 0 is nobody to count', async () => {
  const days = (month: string, last: string) => ({
    'from-day': '1',
    'from-month': month,
    'from-year': '2025',
    'to-day': last,
    'to-month': month,
    'to-year': '2025',
    state: 'final',
  })
  const path = `/measure/measures/${seen}/figures`
  assert.match((await alice.does(path, { ...days('1', '31'), value: '*' })).text, /\*, withheld/)
  assert.match(
    (await alice.does(path, { ...days('3', '31'), numerator: '0', denominator: '0' })).text,
    /Nobody to count/,
  )
  assert.match((await alice.does(path, { ...days('1', '31'), value: '7' })).text, /1 replaced/)
})

test('parts that cannot be are refused in words', async () => {
  for (const [change, sentence] of [
    [{ derived_by: '' }, /Choose both measures/],
    [{ derived_by: seen }, /Choose two different measures/],
    [{ derived_by: at.split('/').at(-1) ?? '' }, /one of these is worked out itself/],
    [{ baseline_points: '1' }, /must be between 2 and 1000/],
  ] as const) {
    const { status, text } = await alice.sends('/measure', { ...share, ...change })
    assert.equal(status, 400)
    assert.match(text, sentence)
  }
  const own = await alice.sends(`/measure/measures/${seen}/edit`, {
    ...share,
    derived_from: came,
    derived_by: seen,
    version: '1',
  })
  assert.match(own.text, /It has figures of its own/)
})

test('figures cannot be typed into what is worked out, and its parts cannot be taken away', async () => {
  assert.equal((await alice.sends(`${at}/pasted-figures`, { pasted: 'Q1 2026, 4', pasted_state: 'final' })).status, 404)
  const kept = await alice.sends(`/measure/measures/${seen}/removal`)
  assert.equal(kept.status, 400)
  assert.match(kept.text, /“Share seen in time” is worked out from it/)
})
