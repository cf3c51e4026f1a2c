import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../test/cast.ts'
import { sources } from '../evidence/index.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan } = all

const fields = {
  title: 'First health check within four weeks',
  counted: 'Children who saw a nurse within 28 days',
  out_of: 'Children who came into care',
  unit: '%',
  kind: 'outcome',
  better: 'higher',
  frequency: 'quarter',
  'named_on-day': '1',
  'named_on-month': '6',
  'named_on-year': '2026',
  source: 'The quarterly return',
}

const empty = await alice.opens('/measure')
const added = await alice.sends('/measure', fields)
const at = added.location?.replace('/p/donmouth', '') ?? ''

test('the empty room says why a measure is wanted', () => {
  assert.match(empty.text, /No measure is defined yet\. Without one nobody could tell whether anything got better\./)
})

test('a measure is added and shown with what it is', async () => {
  assert.equal(added.status, 303)
  const { text } = await dan.opens(at)
  assert.match(text, /No figure yet\. It was named on 1 June 2026\./)
  assert.match(text, /Higher is better/)
  assert.doesNotMatch(text, /Enter figures/, 'a lead reads')
})

test('a bad form comes back with sentences and the words kept', async () => {
  const { status, text } = await alice.sends('/measure', { ...fields, counted: '', kind: '' })
  assert.equal(status, 400)
  assert.match(text, /Say what is counted/)
  assert.match(text, /Choose what kind of measure it is/)
  assert.match(text, /First health check within four weeks/)
})

test('words that may point to a person are asked about', async () => {
  const { status, text } = await alice.sends('/measure', { ...fields, counted: 'Ask jo@example.org' })
  assert.equal(status, 400)
  assert.match(text, /may point to one person/)
})

test('figures are pasted, one is typed, and a new value keeps the old', async () => {
  const pasted = await alice.does(`${at}/pasted-figures`, {
    pasted: 'Q1 2026/27, 12, 20\nQ2 2026/27, 18, 25',
    pasted_state: 'final',
  })
  assert.match(pasted.text, /2 new/)
  assert.match(pasted.text, /July to September 2026: 72% \(18 of 25\); its period ended 50 days ago\./)
  const typed = await alice.does(`${at}/figures`, {
    'from-day': '1',
    'from-month': '7',
    'from-year': '2026',
    'to-day': '30',
    'to-month': '9',
    'to-year': '2026',
    value: '',
    numerator: '19',
    denominator: '25',
    state: 'corrected',
    note: 'Two came late',
  })
  assert.match(typed.text, /1 replaced, the old one is kept/)
  assert.match(typed.text, /Figures that were replaced/)
  assert.match(typed.text, /72% \(18 of 25\)/)
  assert.match(typed.text, /76%/)
})

test('the same figures again change nothing', async () => {
  const { text } = await alice.does(`${at}/pasted-figures`, { pasted: 'Q1 2026/27, 12, 20', pasted_state: 'final' })
  assert.match(text, /1 unchanged/)
})

test('one bad line enters nothing', async () => {
  const { status, text } = await alice.sends(`${at}/pasted-figures`, {
    pasted: 'May 2026, 4\nsoon, 5',
    pasted_state: 'final',
  })
  assert.equal(status, 400)
  assert.match(text, /Line 2: “soon” is no period/)
  assert.doesNotMatch((await alice.opens(at)).text, /May 2026/)
})

test('a typed figure is refused in words', async () => {
  const days = {
    'from-day': '1',
    'from-month': '9',
    'from-year': '2026',
    'to-day': '1',
    'to-month': '8',
    'to-year': '2026',
  }
  const { status, text } = await alice.sends(`${at}/figures`, { ...days, numerator: '3', state: 'final' })
  assert.equal(status, 400)
  assert.match(text, /The period ends before it begins/)
  assert.match(text, /Enter both counts, or neither/)
  assert.match(
    (await alice.sends(`${at}/figures`, { ...days, value: '140', state: 'final' })).text,
    /This cannot be: 140% is not between 0 and 100/,
  )
  assert.match((await alice.sends(`${at}/figures`, { ...days, state: 'final' })).text, /Enter a value, or both counts/)
})

test('evidence can refer to the measure, with its newest figure', async () => {
  const [source] = await all.within(all.donmouth, (db) => sources(db))
  assert.equal(source?.title, fields.title)
  assert.equal(source?.latest, 'July to September 2026: 76% (19 of 25).')
  assert.equal(source?.speaks_from, '2026-04-01')
  assert.equal(source?.speaks_to, '2026-09-30')
})

test('a break stands between the figures and can be taken away', async () => {
  assert.equal((await alice.sends(`${at}/breaks`, { what: 'tool' })).status, 400)
  const { text } = await alice.does(`${at}/breaks`, {
    what: 'definition',
    'dated-day': '1',
    'dated-month': '7',
    'dated-year': '2026',
    reason: 'Carers are counted too',
  })
  assert.match(
    text,
    /The definition changed<\/strong> on 1 July 2026: Carers are counted too\. Figures above and below/,
  )
  const path = /action="([^"]*\/measure\/breaks\/[^"]*)"/.exec(text)?.[1] ?? ''
  assert.match((await alice.does(path)).text, /Nowhere: nothing about it has changed\./)
})

test('two people who change one measure see both versions', async () => {
  await alice.sends(`${at}/edit`, { ...fields, version: '1', source: 'The new return' })
  const { status, text } = await alice.sends(`${at}/edit`, { ...fields, version: '1', source: 'Another return' })
  assert.equal(status, 409)
  assert.match(text, /The new return/)
  assert.match(text, /Another return/)
})

test('a measure is taken away and brought back', async () => {
  const list = await alice.does(`${at}/removal`)
  assert.match(list.text, /Taken away: First health check/)
  assert.equal((await alice.opens(at)).status, 404)
  assert.equal((await alice.does(`${at}/restoration`)).status, 200)
})

test('a viewer is refused, a lead may not enter figures, another partnership finds nothing', async () => {
  assert.equal((await bob.opens('/measure')).status, 403)
  assert.equal((await dan.sends(`${at}/pasted-figures`, { pasted: 'May 2026, 4' })).status, 403)
  assert.equal((await carol.opens(at)).status, 404)
  assert.equal((await carol.opens(`/p/walbrook${at}`)).status, 404)
  assert.equal((await carol.sends(`/p/walbrook${at}/pasted-figures`, { pasted: 'May 2026, 4' })).status, 404)
})

test('pages make as many queries for two measures as for one', async () => {
  const before = (await alice.opens('/measure')).queries
  await alice.sends('/measure', { ...fields, title: 'Children seen alone', kind: 'process' })
  assert.equal((await alice.opens('/measure')).queries, before)
})
