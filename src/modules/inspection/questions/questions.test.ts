import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast, type Reply, type Sent } from '../../../../test/cast.ts'
import { smallPlan } from '../../../../test/small-plan.ts'
import { addMeasure, addObservation } from '../../measure/index.ts'
import { addConclusion, addFinding, addSource, keyQuestions, measuredFindings } from '../index.ts'

const all = await cast()
const { alice, bob, carol, dan, frank } = all
after(() => all.leave())
const small = await smallPlan(all)

const day = (name: string, date: string): Sent => {
  const [year = '', month = '', of = ''] = date.split('-')
  return { [`${name}-day`]: of, [`${name}-month`]: month, [`${name}-year`]: year }
}
const refusedWith = (reply: Reply, sentence: string) => {
  assert.equal(reply.status, 400)
  assert.ok(
    reply.page.errors().some((error) => error.includes(sentence)),
    reply.page.errors().join(' | '),
  )
}
const measureId = await all.within(all.donmouth, async (db) => {
  const id = await addMeasure(db, {
    title: 'Seen within four weeks',
    counted: '',
    out_of: '',
    unit: '%',
    kind: 'process',
    better: 'higher',
    frequency: 'quarter',
    named_on: '2026-01-01',
    source: '',
    owner_post_id: null,
  })
  await addObservation(
    db,
    id,
    { period_from: '2026-04-01', period_to: '2026-06-30', value: 54 },
    new Date('2026-10-01T09:00:00Z'),
  )
  await addObservation(
    db,
    id,
    { period_from: '2026-07-01', period_to: '2026-09-30', value: 61 },
    new Date('2026-10-01T09:00:00Z'),
  )
  return id
})
const words = {
  question: 'How well do we respond to neglect?',
  asked_by: 'the board',
  ...day('asked_on', '2026-03-03'),
}
let at = ''

test('a partnership without key questions reads what one is', async () => {
  const { page } = await dan.opens('/inspection/questions')
  assert.ok(page.says('No key question is asked yet.'))
  assert.ok(page.says('one of the few that a partnership sets out to answer'))
})

test('a question that cannot be comes back in words', async () => {
  refusedWith(await alice.sends('/inspection/questions', { ...words, question: '' }), 'Enter the question')
  refusedWith(await alice.sends('/inspection/questions', { question: 'Well?' }), 'Enter the day it was asked')
  refusedWith(
    await alice.sends('/inspection/questions', { ...words, why: 'Write to jane@example.com' }),
    'Take out the words',
  )
})

test('a question keeps why it is asked and what would be expected, and says that nothing answers it', async () => {
  const asked = await alice.does('/inspection/questions', {
    ...words,
    why: 'Two reviews asked',
    expect: 'Most are seen in time',
  })
  at = asked.page.link('Change').replace('/p/donmouth', '').replace('/edit', '')
  assert.ok(asked.page.says('Asked by the board on 3 March 2026'))
  assert.ok(asked.page.says('Most are seen in time'))
  assert.ok(asked.page.says('Nothing answers it yet.'))
  assert.ok(
    (await dan.opens('/inspection/questions')).page.says('1 key question is open. Nothing answers one of them yet.'),
  )
  const form = (await alice.opens(`${at}/edit`)).page.form('Save').fields
  refusedWith(
    await alice.sends(`${at}/edit`, { ...form, ...day('ended', '2026-01-01') }),
    'on or after the day it was asked',
  )
  assert.equal((await alice.sends(`${at}/edit`, { ...form, why: 'Three reviews asked' })).status, 303)
  assert.equal((await alice.sends(`${at}/edit`, { ...form, why: 'Four' })).status, 409)
})

test('it is answered from measures, evidence and conclusions, the newest first with their age', async () => {
  await all.within(all.donmouth, (db) =>
    addConclusion(db, small.first, {
      by_kind: 'inspectorate',
      by_name: '',
      dated: '2026-05-12',
      phrase: 'some progress',
      page: '4',
    }),
  )
  const linked = await alice.does(`${at}/links`, { findings: [small.first], measures: [measureId] })
  await alice.does('/evidence/new', {
    for: at.split('/').pop() ?? '',
    kind: 'statement',
    nature: 'observation',
    title: 'Visits to three teams',
    body: 'Seen',
    shows: 'Workers know the steps',
    ...day('dated', '2026-10-01'),
  })
  assert.ok(linked.page.says('Saved the links'))
  const { page } = await dan.opens(at)
  assert.deepEqual(
    page
      .rows('table')
      .slice(0, 3)
      .map((row) => [row[0], row[1], row[4]]),
    [
      ['Visits to three teams', 'Evidence', '49 days old'],
      ['Seen within four weeks', 'Measure', '50 days old'],
      ['Health assessments come late', 'Conclusion', '6 months old'],
    ],
  )
  assert.ok(page.says('61%, July to September 2026'))
  assert.ok(page.says('Answered from 1 measure, 1 piece of evidence and 1 conclusion; the newest is 49 days old.'))
})

test('more than five are gently said to be many, at no more queries', async () => {
  const before = (await alice.opens('/inspection/questions')).queries
  for (let i = 0; i < 5; i++) await alice.sends('/inspection/questions', { ...words, question: `Question ${i}?` })
  const many = await alice.opens('/inspection/questions')
  assert.ok(many.page.says('6 key questions are open. That is many: guidance is to ask few'))
  assert.equal(many.queries, before)
})

test('a deleted question comes back', async () => {
  const gone = await alice.does(`${at}/deletion`)
  assert.ok(gone.page.says('Deleted: How well do we respond to neglect?'))
  assert.equal((await dan.opens(at)).status, 404)
  assert.ok((await alice.does(`${at}/restoration`)).page.says('Brought back'))
})

test('a measure is linked to a finding on a day, and unlinked', async () => {
  const finding = `/inspection/findings/${small.first}`
  assert.ok((await alice.opens(finding)).page.says('No measure linked'))
  refusedWith(await alice.sends(`${finding}/measures`, {}), 'Choose a measure')
  const linked = await alice.does(`${finding}/measures`, { measure: measureId })
  assert.ok(linked.page.says('Seen within four weeks'))
  assert.ok(linked.page.says('Linked on 19 November 2026'))
  assert.deepEqual(
    (await all.within(all.donmouth, measuredFindings)).map((m) => [m.finding_id, m.measure_id, m.linked_on]),
    [[small.first, measureId, '2026-11-19']],
  )
  assert.equal((await dan.sends(`${finding}/measures`, { measure: measureId })).status, 403)
  assert.equal((await carol.sends(`${finding}/measures`, { measure: measureId })).status, 404)
  const gone = await alice.does(`${finding}/measures/removal`, { measure: measureId })
  assert.ok(gone.page.says('No measure linked'))
  assert.equal((await alice.sends(`${finding}/measures/removal`, { measure: measureId })).status, 404)
})

test('who may not edit is refused, and another partnership finds nothing', async () => {
  for (const path of ['/inspection/questions', at]) assert.equal((await bob.opens(path)).status, 403, path)
  for (const path of ['/inspection/questions', `${at}/edit`, `${at}/links`, `${at}/deletion`])
    assert.equal((await dan.sends(path)).status, 403, path)
  for (const path of [at, `${at}/edit`, `${at}/links`]) assert.equal((await carol.opens(path)).status, 404, path)
})

test('a finding under embargo leaks through no question, and saving what others see does not drop it', async () => {
  const hidden = await all.within(all.donmouth, async (db) => {
    const embargoUntil = new Date('2099-01-01')
    const source = await addSource(db, { kind: 'progress_review', title: 'Unseen source', embargoUntil })
    await db.insertInto('inspection.embargo_reader').values({ source_id: source, person_id: frank.id }).execute()
    const id = await addFinding(db, {
      sourceId: source,
      kind: 'recommendation',
      title: 'Unseen finding',
      wordings: [],
      embargoUntil,
    })
    await addConclusion(db, id, {
      by_kind: 'inspectorate',
      by_name: '',
      dated: '2026-10-01',
      phrase: 'unseen phrase',
      page: '',
    })
    await db
      .insertInto('inspection.questioned')
      .values({ question_id: at.split('/').pop() ?? '', finding_id: id })
      .execute()
    return id
  })
  const seen = (await frank.opens(at)).page
  assert.ok(seen.says('Unseen finding') && seen.says('unseen phrase'))
  for (const path of ['/inspection/questions', at, `${at}/links`]) {
    const { text } = await alice.opens(path)
    assert.ok(!/unseen (finding|phrase|source)/i.test(text), path)
  }
  await alice.does(`${at}/links`, { findings: [], measures: [] })
  assert.ok((await frank.opens(at)).page.says('Unseen finding'), 'what she cannot see she does not untick')
  const known = await all.within(all.donmouth, keyQuestions)
  assert.ok(!known.some(({ finding_ids }) => finding_ids.includes(hidden)))
})
