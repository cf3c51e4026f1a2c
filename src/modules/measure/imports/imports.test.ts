import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { makeXlsx } from '../../../../test/fixtures/make-files.ts'
import { addMeasure, addObservation, measures, observationsOf } from '../index.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob } = all

const adds = (title: string, unit = '%') =>
  all.within(all.donmouth, (db) =>
    addMeasure(db, {
      title,
      counted: title,
      out_of: '',
      unit,
      kind: 'process',
      better: 'higher',
      frequency: 'month',
      named_on: '2026-01-01',
      source: '',
      owner_post_id: null,
    }),
  )
const figuresOf = async (id: string) =>
  (await all.within(all.donmouth, (db) => observationsOf(db, [id]))).map((o) => `${o.period_from} ${o.value}`)
const file = (text: string, name = 'figures.csv') => ({ file: { name, bytes: text } })
const drops = async (text: string, name?: string) => {
  const sent = await alice.sends('/measure/imports', file(text, name))
  assert.equal(sent.status, 303, sent.text)
  return { at: sent.location ?? '', page: await alice.opens(sent.location ?? '') }
}
/** The form of a preview as a browser would send it, with changes. */
const accepts = (at: string, html: string, change: Record<string, string> = {}, deed = 'acceptance') => {
  const fields: Record<string, string> = {}
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
    const [name, value, type] = [of('name'), of('value') ?? '', of('type')]
    if (name && (type === 'hidden' || /\bchecked\b/.test(tag))) fields[name] = value
  }
  for (const [, name = '', options = ''] of html.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs))
    fields[name] = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ''
  return alice.does(`${at}/${deed}`, { ...fields, ...change })
}

const visits = await adds('Visits on time')

test('a file is looked at first; then its figures are imported, and undone', async () => {
  await all.within(all.donmouth, (db) =>
    addObservation(db, visits, { period_from: '2026-04-01', period_to: '2026-04-30', value: 40 }, new Date()),
  )
  const { at, page } = await drops(
    'Measure,Period,Value\nVisits on time,Apr 2026,45%\nVisits on time,May 2026,50%\nVisits on time,Jun 2026,150%\nReferrals,May 2026,12\n',
  )
  assert.ok(
    page.page.says(
      '2 figures are new; one figure replaces one that stands; one figure cannot be kept. Nothing has been imported yet.',
    ),
  )
  assert.ok(page.page.says('150% is not between 0 and 100.'))
  assert.ok(page.page.says('Changed. It was 40%'))
  assert.deepEqual(await figuresOf(visits), ['2026-04-01 40'])
  const done = await accepts(at, page.text)
  assert.ok(done.page.says('Imported 3 figures'))
  assert.deepEqual(await figuresOf(visits), ['2026-04-01 45', '2026-05-01 50'])
  const list = await alice.opens('/measure/imports')
  assert.ok(list.page.says('2 new, 1 changed, 1 refused'))
  const undone = await alice.does(`${at}/undoing`)
  assert.ok(undone.page.says('Undone: 3 figures went, one figure came back'))
  assert.deepEqual(await figuresOf(visits), ['2026-04-01 40'])
  const left = await all.within(all.donmouth, measures)
  assert.deepEqual(
    left.map(({ title }) => title),
    ['Visits on time'],
    'the measure that the import added goes with it',
  )
})

test('an import whose figures a later one replaced is not undone, and says why; the later one first, then it', async () => {
  const first = await drops('Measure,Period,Value\nVisits on time,Jul 2026,60%\n', 'first.csv')
  await accepts(first.at, first.page.text)
  const second = await drops('Measure,Period,Value\nVisits on time,Jul 2026,65%\n', 'second.csv')
  await accepts(second.at, second.page.text)
  const refused = await alice.sends(`${first.at}/undoing`)
  assert.equal(refused.status, 400)
  assert.ok(
    refused.page.says(
      'It cannot be undone: since then one figure replaced by the import “second.csv” of 19 November 2026. Undo the later import first.',
    ),
  )
  assert.deepEqual(await figuresOf(visits), ['2026-04-01 40', '2026-07-01 65'])
  assert.ok((await alice.does(`${second.at}/undoing`)).page.says('one figure came back'))
  assert.deepEqual(await figuresOf(visits), ['2026-04-01 40', '2026-07-01 60'])
  await alice.does(`${first.at}/undoing`)
  assert.deepEqual(await figuresOf(visits), ['2026-04-01 40'])
  const third = await drops('Measure,Period,Value\nVisits on time,Aug 2026,60%\n', 'third.csv')
  await accepts(third.at, third.page.text)
  await all.within(all.donmouth, (db) =>
    addObservation(db, visits, { period_from: '2026-08-01', period_to: '2026-08-31', value: 61 }, new Date()),
  )
  const byHand = await alice.sends(`${third.at}/undoing`)
  assert.equal(byHand.status, 400)
  assert.ok(byHand.page.says('one figure replaced by hand'))
})

test('doubts come first with the likeliest answer chosen, and another answer is worked out again', async () => {
  const { at, page } = await drops('Measure,Period,Value\nVisits on tme,Sep 2026,0.45\nVisits on tme,Oct 2026,0.5\n')
  assert.ok(page.page.says('Goes under “Visits on time”'))
  assert.ok(page.page.says('All figures lie between 0 and 1.'))
  assert.ok(page.page.says('What does 0.45 mean?'))
  const again = await accepts(at, page.text, { 'scale-0': 'points' }, 'choices')
  assert.ok(again.page.says('Worked out again with your answers'))
  assert.ok(again.page.says('0.45%'))
  const stale = await alice.sends(`${at}/acceptance`, { version: '1' })
  assert.equal(stale.status, 409)
  assert.ok(stale.page.says('Somebody changed this import since you opened it'))
  await accepts(at, again.text, { 'scale-0': 'parts' })
  assert.deepEqual((await figuresOf(visits)).slice(-2), ['2026-09-01 45', '2026-10-01 50'])
})

test('a measure can be left out; then only the others are imported', async () => {
  const { at, page } = await drops('Measure,Period,Value\nLeft,Sep 2026,5\nTaken,Sep 2026,7\n')
  const done = await accepts(at, page.text, { 'take-0': 'no' })
  assert.ok(done.page.says('Imported one figure'))
  const titles = (await all.within(all.donmouth, measures)).map(({ title }) => title)
  assert.ok(titles.includes('Taken') && !titles.includes('Left'))
})

test('a workbook is read too', async () => {
  const sheet = await makeXlsx(
    [
      ['Measure', 'Nov 2026'],
      ['Taken', '9'],
    ],
    {},
  )
  const sent = await alice.sends('/measure/imports', { file: { name: 'book.xlsx', bytes: sheet } })
  assert.equal(sent.status, 303, sent.text)
  assert.ok((await alice.opens(sent.location ?? '')).page.says('One figure is new'))
})

test('pasted cells work; thrown away, nothing is left of them', async () => {
  const sent = await alice.sends('/measure/imports', { text: 'Measure\tPeriod\tValue\nTaken\tDec 2026\t4\n' })
  assert.equal(sent.status, 303)
  const gone = await alice.does(`${sent.location}/throwing-away`)
  assert.ok(gone.page.says('Thrown away: nothing of “Pasted figures.txt” was imported'))
  assert.equal((await alice.opens(sent.location ?? '')).status, 404)
})

test('what cannot be read brings the form back with a sentence', async () => {
  for (const [fields, sentence] of [
    [{}, 'Choose a file, or paste the figures below'],
    [{ text: 'Hello there' }, 'No table of figures was found'],
    [{ ...file('Measure,Period,Value\nA,Apr 2026,4'), text: 'and this' }, 'not both'],
    [file('', 'empty.csv'), 'is empty'],
    [
      { file: { name: 'x.csv', bytes: new Uint8Array([0x89, 0x50, 0, 0, 0, 1, 0, 2, 255, 0, 0]) } },
      'is no table of figures',
    ],
  ] as const) {
    const reply = await alice.sends('/measure/imports', fields)
    assert.equal(reply.status, 400)
    assert.ok(reply.page.says(sentence), `${sentence}: ${reply.text.slice(0, 3000)}`)
  }
})

test('a viewer may not import', async () => {
  assert.equal((await bob.opens('/measure/imports')).status, 403)
  assert.equal((await bob.sends('/measure/imports', file('Measure,Period,Value\nA,Apr 2026,4'))).status, 403)
})

test('a preview of many rows is paged, and always the same few queries', async () => {
  const rows = Array.from({ length: 350 }, (_, n) => `Taken,Area ${n},Jan 2027,${n}`)
  const { at, page } = await drops(`Measure,Locality,Period,Value\n${rows.join('\n')}\n`)
  const second = await alice.opens(`${at}?show=new&page=2`)
  assert.ok(second.page.says('Area 150'))
  assert.ok(!second.page.says('Area 20)'))
  assert.equal(second.queries, page.queries)
  assert.ok(second.queries < 12, String(second.queries))
})
