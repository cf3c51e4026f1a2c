import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast, type Sent } from '../../../test/cast.ts'
import { smallPlan } from '../../../test/small-plan.ts'
import { addMember, beginSession } from '../identity/index.ts'
import { findings, openReadings, sources } from './index.ts'

// The database's own clock hides history, so the embargo ends long after either clock.
const embargo = { 'embargo-day': '1', 'embargo-month': '6', 'embargo-year': '2099', embargoTime: '09:30' }
const all = await cast()
const { alice, dan, frank } = all
after(() => all.leave())

const noraId = await addMember(all.owner, all.donmouth, {
  email: 'nora@example.org',
  name: 'Nora Tweed',
  roles: ['coordinator'],
})
const nora = all.actor('Nora Tweed', noraId, 'donmouth', await beginSession(all.owner, noraId, 'test'))

const secret = 'Children wait unseen'
const added = await alice.sends('/inspection/sources/new', {
  kind: 'progress_review',
  title: 'Unpublished review',
  publisher: 'The inspectorate',
  state: 'draft',
  ...embargo,
  readers: [frank.id],
  file: { name: 'unpublished.pdf', bytes: '%PDF-1.7\nWords\n%%EOF' },
})
const sourceAt = added.location?.replace('/p/donmouth', '') ?? assert.fail(added.page.errors().join())
const sourceId = sourceAt.split('/').pop() ?? ''
const findingAt =
  (
    await alice.sends('/inspection/findings', {
      source: sourceId,
      kind: 'area_for_improvement',
      reference: 'A9',
      title: secret,
      theme: 'Unpublished theme',
      state: 'draft',
      'wording-0': secret,
    })
  ).location?.replace('/p/donmouth', '') ?? ''
const findingId = findingAt.split('/').pop() ?? ''
await alice.sends(`${findingAt}/conclusions`, {
  by_kind: 'inspectorate',
  'dated-day': '1',
  'dated-month': '5',
  'dated-year': '2026',
  phrase: 'unpublished phrase',
})
await alice.sends(`${sourceAt}/evaluations`, { indicator: 'Unpublished indicator', grade: 'Weak' })
const others =
  (await alice.sends('/inspection/sources/new', { kind: 'survey', title: 'Open survey', state: 'final' })).location ??
  ''
const openFinding =
  (
    await alice.sends('/inspection/findings', {
      source: others.split('/').pop() ?? '',
      kind: 'objective',
      title: 'Open objective',
      state: 'final',
    })
  ).location?.replace('/p/donmouth', '') ?? ''
await alice.sends(`${openFinding}/covers`, { covers: [findingId] })

const evidenceAt = (await alice.opens(sourceAt)).page.link('Open it among the evidence').replace('/p/donmouth', '')
const pages = [
  sourceAt,
  findingAt,
  `${sourceAt}/edit`,
  `${findingAt}/edit`,
  `${findingAt}/covers`,
  `${sourceAt}/evaluations/new`,
  `${findingAt}/conclusions/new`,
  evidenceAt,
  `${evidenceAt}/file`,
]
const lists = [
  '/inspection',
  '/inspection?words=wait',
  '/evidence',
  '/history',
  openFinding,
  '/inspection/findings/new',
  '/plan',
]
const words = [
  secret,
  'Unpublished review',
  'unpublished.pdf',
  'unpublished phrase',
  'Unpublished indicator',
  'Unpublished theme',
]

test('who set an embargo and the readers they named see everything of it', async () => {
  for (const path of pages) assert.equal((await alice.opens(path)).status, 200, path)
  assert.ok((await frank.opens('/inspection')).page.says(secret))
  assert.ok(
    (await frank.opens(sourceAt)).page.says('Until 1 June 2099, 09:30. Read by Alice Merrow, Frank Corrie only.'),
  )
  assert.ok((await frank.opens(findingAt)).page.says('unpublished phrase'))
  assert.ok((await frank.opens('/evidence')).page.says('Unpublished review'))
})

test('another coordinator and a lead reach no page of it', async () => {
  for (const path of pages)
    for (const [who, expected] of [
      [nora, [404]],
      [dan, [403, 404]],
    ] as const)
      assert.ok(expected.includes((await who.opens(path)).status as 404), `${who.name} ${path}`)
  for (const [path, fields] of [
    [`${sourceAt}/deletion`, {}],
    [`${findingAt}/deletion`, {}],
    [`${findingAt}/conclusions`, {}],
    [`${sourceAt}/evaluations`, {}],
  ] as const)
    assert.equal((await nora.sends(path, fields)).status, 404, path)
})

test('no list, form, history or statement says a word of it to others', async () => {
  for (const who of [nora, dan])
    for (const path of lists) {
      const reply = await who.opens(path)
      if (reply.status === 403) continue
      for (const word of words) assert.ok(!reply.text.includes(word), `${who.name} reads “${word}” on ${path}`)
    }
  assert.ok(!(await nora.opens(`/evidence/new?for=${findingId}`)).text.includes(secret))
  assert.ok(!(await nora.opens(`${openFinding}/covers`)).text.includes(secret))
})

test('a plan that answers it says so to its readers alone', async () => {
  const plan = await smallPlan(all)
  for (const [path, fields] of [
    [`/plan/items/${plan.seen}/answers`, { findings: [plan.first, findingId] }],
    [`/plan/findings/${findingId}/items`, { items: [plan.dentist] }],
    [`/plan/findings/${findingId}/removal`, { item: plan.dentist }],
  ] as const)
    assert.equal((await alice.sends(path, { ...fields } as Sent)).status, 303, path)
  assert.ok((await alice.opens(`/plan/items/${plan.seen}`)).page.says(secret))
  const paper = await alice.sends('/report/papers/new', { kind: 'plan', plan: plan.planId, by: 'Alice Merrow' })
  const tree = `/plan/plans/${plan.planId}`
  for (const path of [
    '/history',
    '/p/donmouth',
    `/plan/items/${plan.seen}`,
    `/plan/items/${plan.seen}/answers`,
    `/plan/items/${plan.dentist}`,
    tree,
    `${tree}?finding=${findingId}`,
    `${tree}/items.csv`,
    `${(paper.location ?? '').replace('/preview', '')}/files/json`,
  ])
    for (const who of [nora, dan]) {
      const { text } = await who.opens(path)
      for (const word of [...words, 'A9']) assert.ok(!text.includes(word), `${who.name} reads “${word}” on ${path}`)
    }
  for (const path of [`/plan/findings/${findingId}`, `/plan/findings/${findingId}/items`])
    assert.equal((await nora.opens(path)).status, 404, path)
  const form = (await nora.opens(`/plan/items/${plan.seen}/answers`)).page.form(
    `/p/donmouth/plan/items/${plan.seen}/answers`,
  )
  await nora.sends(form.action, form.fields)
  assert.ok(
    (await alice.opens(`/plan/items/${plan.seen}`)).page.says(secret),
    'what she cannot see she does not untick',
  )
})

test('the front door keeps it too', async () => {
  const seen = (personId: string) =>
    all.within(all.donmouth, async (db) => {
      const reader = { personId, now: new Date('2026-11-19T21:40:00Z') }
      return [(await findings(db, reader)).length, (await sources(db, reader)).length]
    })
  assert.deepEqual(await seen(frank.id), [4, 3])
  assert.deepEqual(await seen(nora.id), [3, 2])
  const ended = await all.within(all.donmouth, (db) =>
    findings(db, { personId: nora.id, now: new Date('2099-06-01T08:30:00Z') }),
  )
  assert.equal(ended.length, 4)
})

test('a reading is for nobody but who dropped it, in lists and in history', async () => {
  const dropped = await alice.sends('/inspection/reports/new', {
    text: 'Secret letter\n\nAreas for improvement\n\n- Plans must be shared with every school at once.',
  })
  const at = dropped.location?.replace('/p/donmouth', '') ?? ''
  assert.equal((await alice.opens(at)).status, 200)
  assert.equal((await nora.opens(at)).status, 404)
  assert.equal((await nora.sends(`${at}/acceptance`)).status, 404)
  assert.ok(!(await nora.opens('/inspection')).page.says('Read and not yet taken'))
  assert.ok(!(await nora.opens('/history')).page.says('Pasted text'))
  assert.ok((await alice.opens('/history')).page.says('Pasted text'))
  assert.equal((await all.within(all.donmouth, (db) => openReadings(db, nora.id))).length, 0)
})

test('an embargo that is lifted lets everything be seen, its history and its file too', async () => {
  const form = (await alice.opens(`${sourceAt}/edit`)).page.form('Save')
  const lifted = { ...form.fields, 'embargo-day': '', 'embargo-month': '', 'embargo-year': '', embargoTime: '' }
  assert.equal((await alice.sends(form.action, lifted)).status, 303)
  assert.ok((await nora.opens('/inspection')).page.says(secret))
  assert.ok((await nora.opens('/evidence')).page.says('Unpublished review'))
  assert.ok((await nora.opens(`/evidence/new?for=${findingId}`)).page.says(secret))
  assert.ok((await nora.opens('/history')).page.says('unpublished phrase'))
})
