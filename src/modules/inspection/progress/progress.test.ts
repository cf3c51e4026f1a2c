import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast, type Sent } from '../../../../test/cast.ts'
import { smallPlan } from '../../../../test/small-plan.ts'
import { addEvaluation, addSource, addStep, progressOf } from '../index.ts'

const all = await cast()
const { alice, bob, carol, dan, frank } = all
after(() => all.leave())
const small = await smallPlan(all)
const at = `/inspection/sources/${small.sourceId}/progress`
const finding = `/inspection/findings/${small.first}`

const day = (name: string, date: string): Sent => {
  const [year = '', month = '', of = ''] = date.split('-')
  return { [`${name}-day`]: of, [`${name}-month`]: month, [`${name}-year`]: year }
}

test('the return says what nobody has said yet, and that no review is set', async () => {
  const { page } = await dan.opens(at)
  assert.ok(page.says('0 of 2 areas have a self-assessment and none a published conclusion. No next review is set.'))
  assert.ok(!page.has('link', 'Assess it'), 'a lead reads it')
})

test('a self-assessment stands beside the published conclusion, with its evidence and the next review', async () => {
  const form = (await alice.opens((await alice.opens(at)).page.link('Assess it'))).page.form('Add this conclusion')
  assert.equal(form.fields['by_kind'], 'partnership')
  const { file: _, ...fields } = form.fields
  await alice.does(form.action, {
    ...fields,
    ...day('dated', '2026-05-20'),
    phrase: 'good progress',
    file: { name: 'self.pdf', bytes: '%PDF-1.7\nWords\n%%EOF' },
  })
  const both = await alice.does(`${finding}/conclusions`, {
    by_kind: 'inspectorate',
    ...day('dated', '2026-05-12'),
    phrase: 'some progress',
    page: '7',
    source: small.sourceId,
  })
  for (const words of [
    'In May 2026 voices differ: the inspectorate said “some progress” and the partnership said “good progress”.',
    'The inspectorate and the partnership have concluded; no young people’s board has.',
    'Conclusion on “Health assessments come late”',
  ])
    assert.ok(both.page.says(words), words)
  await all.within(all.donmouth, (db) =>
    addStep(db, small.sourceId, {
      kind: 'progress_review',
      title: 'Progress review',
      starts_on: '2027-03-03',
      ends_on: null,
      expected: '',
      done: false,
      note: '',
    }),
  )
  const { page } = await dan.opens(at)
  assert.ok(
    page.says('1 of 2 areas has a self-assessment and 1 a published conclusion. The next review is on 3 March 2027.'),
  )
  assert.ok(page.says('“good progress”') && page.says('“some progress”') && page.says('page 7'))
  const reader = { personId: dan.id, now: new Date('2026-11-19T21:40:00Z') }
  const progress = await all.within(all.donmouth, (db) => progressOf(db, small.sourceId, reader, '2026-11-19'))
  assert.deepEqual(progress?.rows[0]?.own?.phrase, 'good progress')
})

test('a conclusion that cannot be comes back in words', async () => {
  const words = { by_kind: 'young_people', ...day('dated', '2026-06-01'), phrase: 'nothing has changed' }
  for (const [more, sentence] of [
    [{ piece: 'nowhere' }, 'No piece of evidence has this address'],
    [{ source: small.first }, 'Where it is printed must be one of the answers offered'],
    [{ file: { name: 'a.pdf', bytes: 'MZ\x90\x00' } }, 'program'],
  ] as [Sent, string][]) {
    const reply = await alice.sends(`${finding}/conclusions`, { ...words, ...more })
    assert.equal(reply.status, 400)
    assert.ok(reply.page.errors().join().includes(sentence), reply.page.errors().join())
  }
})

test('one indicator is followed over its sources on the scale as it was then, never averaged', async () => {
  assert.ok((await dan.opens('/inspection/evaluations')).page.says('No source has graded anything yet.'))
  await all.within(all.donmouth, async (db) => {
    const later = await addSource(db, { kind: 'progress_review', title: 'Review', publishedOn: '2026-05-12' })
    await addEvaluation(db, small.sourceId, { indicator: '2.1 Impact', grade: 'Weak', scale: 'six points', page: '3' })
    await addEvaluation(db, later, { indicator: '2.1 impact', grade: 'Adequate', scale: 'four points', page: '' })
  })
  const { page } = await dan.opens('/inspection/evaluations')
  assert.ok(page.says('1 indicator was evaluated by 2 sources. The scales of one indicator differ from time to time.'))
  assert.ok(
    page.says(
      'Weak in February 2025, then adequate in May 2026. They stand on 2 scales, so the words cannot be compared one to one.',
    ),
  )
})

test('a viewer is refused and another partnership finds nothing', async () => {
  for (const path of [at, '/inspection/evaluations']) assert.equal((await bob.opens(path)).status, 403, path)
  assert.equal((await carol.opens(at)).status, 404)
  assert.ok(!(await carol.opens('/inspection/evaluations')).page.says('2.1 Impact'))
})

test('what is under embargo shows in no return and no trajectory but to its readers', async () => {
  const source = await all.within(all.donmouth, async (db) => {
    const id = await addSource(db, {
      kind: 'progress_review',
      title: 'Unseen review',
      publishedOn: '2027-01-01',
      embargoUntil: new Date('2099-01-01'),
    })
    await db.insertInto('inspection.embargo_reader').values({ source_id: id, person_id: frank.id }).execute()
    await addEvaluation(db, id, { indicator: '2.1 Impact', grade: 'Unseen grade', scale: 'six points', page: '' })
    return id
  })
  assert.ok((await frank.opens('/inspection/evaluations')).page.says('Unseen grade'))
  assert.equal((await frank.opens(`/inspection/sources/${source}/progress`)).status, 200)
  assert.ok(!(await dan.opens('/inspection/evaluations')).text.includes('Unseen'))
  assert.equal((await alice.opens(`/inspection/sources/${source}/progress`)).status, 404)
  assert.ok(!(await alice.opens(`${finding}/conclusions/new`)).text.includes('Unseen'))
})
