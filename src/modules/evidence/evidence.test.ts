import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../test/cast.ts'
import {
  addEvidence,
  addSilence,
  endSource,
  evidenceOn,
  refreshSource,
  registerSource,
  registerStatement,
  silencesOn,
  sources,
} from './index.ts'
import { isDueForReview, mayRead, sizeWords } from './rules.ts'

const all = await cast()
const { alice, bob, carol, dan, frank } = all
after(() => all.leave())

const pdf = { name: 'audit.pdf', bytes: '%PDF-1.7\nAn audit of thirty records\n%%EOF' }
const statement = await all.within(all.donmouth, (db) =>
  registerStatement(db, { kind: 'item', title: 'A named nurse for each house', path: '/plan/items/:id' }),
)
const piece = (fields: Record<string, string> = {}) => ({
  kind: 'statement',
  title: 'What the nurses saw',
  nature: 'observation',
  body: 'Nine visits were made in October.',
  ...fields,
})
const bare = {
  nature: 'data' as const,
  body: '',
  url: null,
  sha256: null,
  file_name: null,
  dated: null,
  speaks_from: null,
  speaks_to: null,
  agency_id: null,
  confidential: false,
  review_on: null,
}
const idOf = (location: string | null) => location?.split('/').pop() ?? ''

test('a statement is added for an item and shows on its own page with what it shows', async () => {
  const reply = await alice.sends('/evidence/new', { ...piece(), for: statement, shows: 'Visits happen' })
  assert.equal(reply.location, `/p/donmouth/plan/items/${statement}`)
  const list = await alice.opens('/evidence')
  assert.ok(list.page.says('What the nurses saw'))
  assert.ok(list.page.says('1 statement'))
})

test('an empty list says what to do', async () => {
  const list = await carol.opens('/evidence')
  assert.ok(list.page.says('There is no evidence yet'))
})

test('a file is kept by its content, downloads under its name, and is never shown inside the site', async () => {
  const added = await dan.sends('/evidence/new', { ...piece({ kind: 'file', title: 'Audit', body: '' }), file: pdf })
  const id = idOf(added.location)
  const file = await alice.opens(`/evidence/pieces/${id}/file`)
  assert.equal(file.status, 200)
  assert.equal(new TextDecoder().decode(file.bytes), pdf.bytes)
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename="audit.pdf"/)
  assert.equal(file.headers.get('x-content-type-options'), 'nosniff')
})

test('a confidential file opens for those who may, each time is in the history, and others are refused', async () => {
  const added = await alice.sends('/evidence/new', {
    ...piece({ kind: 'file', title: 'Learning review', body: '', confidential: 'yes' }),
    file: pdf,
  })
  const id = idOf(added.location)
  assert.equal((await dan.opens(`/evidence/pieces/${id}/file`)).status, 403)
  assert.equal((await frank.opens(`/evidence/pieces/${id}/file`)).status, 200)
  const { rows } = await all.owner.query(
    "select v.value ->> 'sentence' as sentence, l.person_id from history.line l join history.value v on v.line_id = l.id where l.operation = 'read'",
  )
  assert.deepEqual(rows, [{ sentence: 'opened the confidential file “audit.pdf”', person_id: frank.id }])
  assert.ok((await dan.opens(`/evidence/pieces/${id}`)).page.says('Confidential'))
})

const refusedFiles: [string, { name: string; bytes: Uint8Array | string }, RegExp][] = [
  ['nothing in it', { name: 'a.pdf', bytes: '' }, /is empty/],
  ['a program', { name: 'a.pdf', bytes: 'MZ\x90\x00' }, /program/],
  ['a web page', { name: 'a.html', bytes: '<!doctype html><script>alert(1)</script>' }, /web page/],
  ['a drawing with a script', { name: 'a.svg', bytes: '<svg onload="alert(1)"/>' }, /script/],
  ['a PDF called Word', { name: 'a.docx', bytes: '%PDF-1.7' }, /really a PDF/],
  ['an archive', { name: 'a.zip', bytes: 'PK\x03\x04 anything/at-all' }, /archive/],
  ['macros', { name: 'a.docx', bytes: 'PK\x03\x04 word/vbaProject.bin' }, /macros/],
  ['a locked Office file', { name: 'a.docx', bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]) }, /password/],
  ['bytes of nothing known', { name: 'a.bin', bytes: new Uint8Array([0, 1, 2, 3]) }, /kind of file/],
]
for (const [what, file, sentence] of refusedFiles)
  test(`a file that is ${what} is refused in a sentence`, async () => {
    const reply = await alice.sends('/evidence/new', { ...piece({ kind: 'file' }), file })
    assert.equal(reply.status, 400)
    assert.match(reply.page.errors().join(' '), sentence)
    assert.equal(reply.page.field('Title'), 'What the nurses saw')
  })

const refusedForms: [string, Record<string, string>, string][] = [
  ['no title', piece({ title: ' ' }), 'Enter a title'],
  ['no kind', piece({ kind: '' }), 'Choose whether you add a file, a link, a statement or a living reference'],
  ['no file', piece({ kind: 'file' }), 'Choose the file'],
  ['no nature', piece({ nature: 'rumour' }), 'The kind of evidence must be one of the answers offered'],
  [
    'a link to a script',
    piece({ kind: 'link', url: 'javascript:alert(1)' }),
    'Enter a whole address, beginning with https://',
  ],
  [
    'a period that ends before it starts',
    piece({
      'speaks_from-day': '2',
      'speaks_from-month': '5',
      'speaks_from-year': '2026',
      'speaks_to-day': '1',
      'speaks_to-month': '5',
      'speaks_to-year': '2026',
    }),
    'The last day it speaks about must be on or after the first',
  ],
  [
    'an agency of somebody else',
    piece({ agency_id: '018f0000-0000-7000-8000-000000000000' }),
    'Choose one of the agencies offered',
  ],
]
for (const [what, form, sentence] of refusedForms)
  test(`a form with ${what} comes back filled with a sentence`, async () => {
    const reply = await alice.sends('/evidence/new', form)
    assert.equal(reply.status, 400)
    assert.ok(reply.page.errors().includes(sentence), reply.page.errors().join(' | '))
  })

test('words that may point to one person are held until somebody says they do not', async () => {
  const words = piece({ body: 'Write to mother at jane@example.com' })
  const held = await alice.sends('/evidence/new', words)
  assert.equal(held.status, 400)
  assert.ok(held.page.says('e-mail address'))
  assert.equal((await alice.sends('/evidence/new', { ...words, confirmed: 'yes' })).status, 303)
})

test('two people change the same piece: the second sees both versions and may save over it', async () => {
  const id = idOf((await alice.sends('/evidence/new', piece({ title: 'First words' }))).location)
  const form = { ...piece({ title: 'Alice’s words' }), version: '1' }
  assert.equal((await alice.sends(`/evidence/pieces/${id}/edit`, form)).status, 303)
  const second = await alice.sends(`/evidence/pieces/${id}/edit`, { ...form, title: 'Later words' })
  assert.equal(second.status, 409)
  assert.ok(second.page.says('Alice’s words'))
  assert.equal(second.page.field('Title'), 'Later words')
  assert.equal(
    (await alice.sends(`/evidence/pieces/${id}/edit`, { ...form, title: 'Later words', version: '2' })).status,
    303,
  )
})

test('deleting can be undone, and the piece is only for its owner or an editor to change', async () => {
  const id = idOf((await alice.sends('/evidence/new', piece({ title: 'Short-lived' }))).location)
  assert.equal((await dan.sends(`/evidence/pieces/${id}/deletion`)).status, 403)
  await alice.sends(`/evidence/pieces/${id}/deletion`)
  assert.ok(!(await alice.opens('/evidence')).page.says('Short-lived'))
  assert.ok((await alice.opens('/evidence?show=deleted')).page.says('Short-lived'))
  await alice.sends(`/evidence/pieces/${id}/restoration`)
  assert.ok((await alice.opens('/evidence')).page.says('Short-lived'))
})

test('a piece finds another statement by its words, supports it, and lets go again', async () => {
  const id = idOf((await alice.sends('/evidence/new', piece({ title: 'Wanderer' }))).location)
  const found = await alice.opens(`/evidence/pieces/${id}?words=nurse`)
  assert.ok(found.page.says('A named nurse for each house'))
  const page = (await alice.does(`/evidence/pieces/${id}/attachments`, { statement, shows: 'As seen' })).page
  assert.ok(page.says('As seen'))
})

test('viewers see no working evidence, and another partnership finds nothing', async () => {
  const id = idOf((await alice.sends('/evidence/new', piece({ title: 'Ours alone' }))).location)
  assert.equal((await bob.opens('/evidence')).status, 403)
  assert.equal((await bob.opens(`/evidence/pieces/${id}`)).status, 403)
  assert.equal((await carol.opens(`/p/walbrook/evidence/pieces/${id}`)).status, 404)
  assert.equal((await carol.opens(`/p/donmouth/evidence/pieces/${id}`)).status, 404)
})

test('a living piece speaks about the period of its source and says its latest sentence', async () => {
  const [before, after, offered] = await all.within(all.walbrook, async (db) => {
    const about = await registerStatement(db, {
      kind: 'item',
      title: 'Plans reviewed in time',
      path: '/plan/items/:id',
    })
    const source = await registerSource(db, {
      kind: 'measure',
      title: 'Reviews in time',
      path: '/measure/measures/:id',
    })
    await addEvidence(db, { ...bare, kind: 'live', source_id: source, title: 'Reviews in time' }, [
      { statementId: about, shows: 'More are in time' },
    ])
    const first = await evidenceOn(db, [about])
    await refreshSource(db, source, { speaksFrom: '2026-07-01', speaksTo: '2026-09-30', latest: '18 of 25, 72%' })
    const second = await evidenceOn(db, [about])
    await endSource(db, source, new Date())
    return [first, second, await sources(db)] as const
  })
  assert.equal(before[0]?.speaks_to, null)
  assert.equal(after[0]?.speaks_to, '2026-09-30')
  assert.equal(after[0]?.source?.latest, '18 of 25, 72%')
  assert.deepEqual(offered, [])
})

test('the reasons why children’s views are missing come newest first', async () => {
  const reasons = await all.within(all.walbrook, async (db) => {
    const about = await registerStatement(db, { kind: 'item', title: 'Quiet rooms', path: '/plan/items/:id' })
    for (const [reason, givenOn] of [
      ['The group has not met', '2026-03-01'],
      ['The group meets in June', '2026-05-01'],
    ] as const)
      await addSilence(db, { statementId: about, reason, givenOn, lapsesOn: '2026-09-01' })
    return silencesOn(db, [about])
  })
  assert.deepEqual(
    reasons.map(({ reason }) => reason),
    ['The group meets in June', 'The group has not met'],
  )
})

test('rules: who reads a confidential file', () => {
  const cases: [boolean, string | null, string, boolean, boolean][] = [
    [false, null, 'x', false, true],
    [true, 'x', 'x', false, true],
    [true, 'y', 'x', false, false],
    [true, 'y', 'x', true, true],
    [true, null, 'x', false, false],
  ]
  for (const [confidential, added_by, id, seesConfidential, expected] of cases)
    assert.equal(mayRead({ confidential, added_by }, { id, seesConfidential }), expected)
  assert.equal(isDueForReview({ review_on: '2026-11-19' }, '2026-11-19'), true)
  assert.equal(isDueForReview({ review_on: null }, '2026-11-19'), false)
  assert.deepEqual([999, 12_400, 3_400_000].map(sizeWords), ['999 bytes', '12 kB', '3.4 MB'])
})
