import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { addMeasure, addObservations } from '../index.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan } = all
const quarter = (from: string, to: string, value: number) => ({ period_from: from, period_to: to, value })
const measure = await all.within(all.donmouth, async (db) => {
  const id = await addMeasure(db, {
    title: 'Seen in time',
    counted: 'Children seen in time',
    out_of: '',
    unit: '%',
    kind: 'process',
    better: 'higher',
    frequency: 'quarter',
    named_on: '2026-01-01',
    source: '',
    owner_post_id: null,
  })
  await addObservations(
    db,
    id,
    [quarter('2026-04-01', '2026-06-30', 70), quarter('2026-07-01', '2026-09-30', 72)],
    new Date('2026-10-05'),
  )
  return id
})
const page = `/measure/measures/${measure}`
const [newest, before] = ['2026-07-01_2026-09-30', '2026-04-01_2026-06-30']
const write = { measure, period: newest, text: 'Two clinics were shut in August.' }
const changeAt = (text: string) => /href="[^"]*(\/measure\/narratives\/[^"/]+)\/edit"/.exec(text)?.[1] ?? ''

test('without any, the pages say so, and lead to where it is written', async () => {
  assert.match((await alice.opens(page)).text, /Nothing is written beside its figures\.[\s\S]*/)
  assert.match((await alice.opens('/measure/narratives')).text, /Nothing is written beside the figures yet/)
  assert.match((await alice.opens('/measure/summary')).text, /Nothing is written beside the newest figures\./)
  const { text } = await alice.opens(`/measure/narratives/new?measure=${measure}`)
  assert.match(text, /July to September 2026[\s\S]*April to June 2026/)
})

test('what is written beside the newest figure stands beside the chart, with who and when', async () => {
  const { text } = await alice.does('/measure/narratives', write)
  assert.match(
    text,
    /Beside the newest figure[\s\S]*Two clinics were shut in August\.[\s\S]*By Alice [A-Z]\w+ on \d+ \w+ 2026/,
  )
  assert.equal(text.match(/Two clinics were shut/g)?.length, 1)
  assert.match((await alice.opens('/measure/summary')).text, /Two clinics were shut in August\./)
  assert.match((await alice.opens('/history')).text, /wrote what stands beside “Seen in time”, July to September 2026/)
})

test('an older period stands below, the newest first; what speaks of all measures is on the page of icons', async () => {
  const { text } = await alice.does('/measure/narratives', { ...write, period: before, text: 'A nurse was away.' })
  assert.match(text, /id="beside"[\s\S]*April to June 2026[\s\S]*A nurse was away\./)
  await alice.does('/measure/narratives', { measure: '', period: newest, text: 'Schools were on strike.' })
  const summary = (await dan.opens('/measure/summary')).text
  assert.match(summary, /All measures[\s\S]*Schools were on strike\.[\s\S]*Two clinics/)
  assert.doesNotMatch(summary, /A nurse was away/)
  const list = (await dan.opens('/measure/narratives')).text
  assert.match(list, /3 texts beside the figures of 2 periods, the newest of July to September 2026\./)
  assert.match(list, /Schools were on strike[\s\S]*Two clinics[\s\S]*A nurse was away/)
  assert.doesNotMatch(list, /\/edit"|narratives\/new/)
})

test('a bad form comes back in words, and words that may point to a person are asked about', async () => {
  const { status, text } = await alice.sends('/measure/narratives', { measure, period: 'soon', text: '' })
  assert.equal(status, 400)
  assert.match(text, /Choose the period/)
  assert.match(text, /Write what a reader must know/)
  const long = await alice.sends('/measure/narratives', { measure, period: before, text: 'x'.repeat(8001) })
  assert.match(long.text, /must be 8,000 characters or fewer/)
  const named = await alice.sends('/measure/narratives', {
    ...write,
    measure: '',
    period: before,
    text: 'Ask jo@example.org',
  })
  assert.equal(named.status, 400)
  assert.match(named.text, /may point to one person/)
  assert.match(named.text, /Ask jo@example\.org/)
  assert.equal(
    (await alice.sends('/measure/narratives', { ...write, measure: measure.replace(/^.{8}/, '00000000') })).status,
    404,
  )
})

test('whoever writes where something stands already sees both texts, and may save over it', async () => {
  const { status, text } = await alice.sends('/measure/narratives', { ...write, text: 'The list was late.' })
  assert.equal(status, 409)
  assert.match(text, /What is stored now[\s\S]*Two clinics were shut[\s\S]*What you typed[\s\S]*The list was late\./)
  const at = /action="[^"]*(\/measure\/narratives\/[^"/]+)"/.exec(text)?.[1] ?? ''
  const saved = await alice.does(at, { version: '1', text: 'The list was late.' })
  assert.match(saved.text, /The list was late\.[\s\S]*; changed by the same on/)
})

test('two people who change one text see both versions', async () => {
  const at = changeAt((await alice.opens(page)).text)
  assert.match((await alice.opens(`${at}/edit`)).text, /The list was late\./)
  assert.equal((await alice.sends(at, { version: '2', text: 'The list came late.' })).status, 303)
  const { status, text } = await alice.sends(at, { version: '2', text: 'The list never came.' })
  assert.equal(status, 409)
  assert.match(text, /The list came late\.[\s\S]*The list never came\./)
  assert.match(text, /name="version" value="3"/)
  assert.equal((await alice.sends(at, { version: '3', text: '' })).status, 400)
})

test('a lead reads and may not write; a viewer sees nothing; another partnership finds nothing', async () => {
  const at = changeAt((await alice.opens(page)).text)
  assert.match((await dan.opens(page)).text, /The list came late\./)
  assert.equal((await dan.sends('/measure/narratives', write)).status, 403)
  assert.equal((await dan.sends(at, { version: '3', text: 'x' })).status, 403)
  assert.equal((await bob.opens('/measure/narratives')).status, 403)
  assert.equal((await carol.opens(`/p/walbrook${at}/edit`)).status, 404)
  assert.equal((await carol.sends(`/p/walbrook${at}/removal`)).status, 404)
})

test('it goes with its measure and comes back with it; taken away it is gone, and the history says so', async () => {
  await alice.sends(`${page}/removal`)
  assert.doesNotMatch((await alice.opens('/measure/narratives')).text, /The list came late/)
  await alice.sends(`${page}/restoration`)
  const at = changeAt((await alice.opens(page)).text)
  const { text } = await alice.does(`${at}/removal`)
  assert.doesNotMatch(text, /The list came late/)
  assert.equal((await alice.opens(`${at}/edit`)).status, 404)
  assert.match((await alice.opens('/history')).text, /took away what stands beside “Seen in time”/)
})
