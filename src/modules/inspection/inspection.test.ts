import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast, type Sent } from '../../../test/cast.ts'
import type { Reply } from '../../../test/cast.ts'

const all = await cast()
const { alice, bob, carol, dan } = all
after(() => all.leave())

const day = (name: string, date: string): Record<string, string> => {
  const [year = '', month = '', of = ''] = date.split('-')
  return { [`${name}-day`]: of, [`${name}-month`]: month, [`${name}-year`]: year }
}
const source = (more: Sent = {}): Sent => ({
  kind: 'joint_inspection',
  title: 'Inspection of services in Donmouth',
  publisher: 'The inspectorate',
  state: 'final',
  ...more,
})
const finding = (more: Sent = {}): Sent => ({
  kind: 'area_for_improvement',
  reference: 'A1',
  title: 'Health assessments start too late',
  theme: 'Health',
  state: 'final',
  'place-0': 'Main text',
  'page-0': '12',
  'wording-0': 'Health assessments of children who come into care start too late.',
  ...more,
})
const idOf = (reply: Reply) => reply.location?.split('/').pop() ?? assert.fail(`no address but ${reply.status}`)
const addSource = async (more: Sent = {}) => idOf(await alice.sends('/inspection/sources/new', source(more)))
const addFinding = async (sourceId: string, more: Sent = {}) =>
  idOf(await alice.sends('/inspection/findings', finding({ source: sourceId, ...more })))

test('an empty register says where to start, and to a lead who will', async () => {
  const page = (await alice.opens('/inspection')).page
  assert.equal(page.link('Drop the report, or paste its text'), '/p/donmouth/inspection/reports/new')
  assert.ok(page.says('add a source by hand'))
  const leads = (await dan.opens('/inspection')).page
  assert.ok(leads.says('The coordinator adds them'))
  assert.ok(!leads.has('link', 'Drop the report'))
})

test('a source without a date says so, keeps its report as evidence and shows in the register', async () => {
  const reply = await alice.does(
    '/inspection/sources/new',
    source({ title: 'Review of progress', file: { name: 'review.pdf', bytes: '%PDF-1.7\nWords\n%%EOF' } }),
  )
  assert.ok(reply.page.says('To be confirmed'))
  const piece = await alice.opens(reply.page.link('Open it among the evidence'))
  assert.ok(piece.page.says('Download review.pdf'))
  const register = (await alice.opens('/inspection')).page
  assert.ok(register.says('date to be confirmed'))
  assert.ok(register.says('No findings yet'))
})

const refusedSources: [string, Sent, string][] = [
  ['no title', { title: ' ' }, 'Enter the title'],
  ['a kind nobody offered', { kind: 'rumour' }, 'The kind of source must be one of the answers offered'],
  [
    'a day that does not exist',
    day('published', '2026-02-31'),
    'The date it was published must be a real date: there is no 31 February 2026',
  ],
  [
    'work that ends before it starts',
    { ...day('starts', '2026-03-02'), ...day('ends', '2026-03-01') },
    'The last day of the work must be on or after the first',
  ],
  ['an embargo with a time and no day', { embargoTime: '09:30' }, 'Enter the day the embargo ends'],
  [
    'an embargo at no time of day',
    { ...day('embargo', '2026-12-01'), embargoTime: 'noon' },
    'Enter the time the embargo ends as hours and minutes, like 09:30',
  ],
  ['a program for a report', { file: { name: 'a.pdf', bytes: 'MZ\x90\x00' } }, 'program'],
]
for (const [what, more, sentence] of refusedSources)
  test(`a source with ${what} comes back filled with a sentence`, async () => {
    const reply = await alice.sends('/inspection/sources/new', source({ publisher: 'The board', ...more }))
    assert.equal(reply.status, 400)
    assert.ok(
      reply.page.errors().some((e) => e.includes(sentence)),
      reply.page.errors().join(' | '),
    )
    assert.equal(reply.page.field('Publisher'), 'The board')
  })

test('a finding shows its wording in each place it is printed, with the page, and its history', async () => {
  const id = await addFinding(await addSource(), {
    'place-1': 'Appendix',
    'page-1': '40',
    'wording-1': 'The partnership should start health assessments sooner.',
  })
  const page = (await alice.opens(`/inspection/findings/${id}`)).page
  assert.equal(page.heading, 'Health assessments start too late')
  for (const words of [
    'Area for improvement A1',
    'Main text, page 12',
    'Appendix, page 40',
    'added the finding',
    'No evidence yet',
  ])
    assert.ok(page.says(words), words)
  assert.equal(page.link('What the plan does about it'), `/p/donmouth/plan/findings/${id}`)
  assert.equal(page.link('Add evidence'), `/p/donmouth/evidence/new?for=${id}`)
})

test('a finding in words alone takes its title from them', async () => {
  const id = await addFinding(await addSource(), { title: '', 'wording-0': 'Plans are seldom shared with schools.' })
  assert.equal((await alice.opens(`/inspection/findings/${id}`)).page.heading, 'Plans are seldom shared with schools.')
})

const refusedFindings: [string, Sent, string][] = [
  [
    'no words at all',
    { title: '', 'wording-0': '', 'page-0': '' },
    'Enter the finding in one line, or its words below',
  ],
  ['no kind', { kind: '' }, 'Choose what kind of finding it is'],
  ['a page without words', { 'wording-0': '' }, 'Enter the words as printed on page 12, or take the page out'],
  ['no source', { source: '' }, 'Choose which source it comes from'],
  ['a health number as its reference', { reference: '943 476 5919' }, 'This looks like an NHS number'],
  ['too long a title', { title: 'x'.repeat(301) }, 'The finding in one line must be 300 characters or fewer'],
]
for (const [what, more, sentence] of refusedFindings)
  test(`a finding with ${what} comes back filled with a sentence`, async () => {
    const reply = await alice.sends('/inspection/findings', finding({ source: await addSource(), ...more }))
    assert.equal(reply.status, 400)
    assert.ok(
      reply.page.errors().some((e) => e.includes(sentence)),
      reply.page.errors().join(' | '),
    )
    assert.equal(reply.page.field('Theme'), 'Health')
  })

test('words that may point to one person are held until somebody says they do not', async () => {
  const words = finding({ source: await addSource(), 'wording-0': 'Write to mother at jane@example.com' })
  const held = await alice.sends('/inspection/findings', words)
  assert.equal(held.status, 400)
  assert.ok(held.page.says('e-mail address'))
  assert.equal((await alice.sends('/inspection/findings', { ...words, confirmed: 'yes' })).status, 303)
})

test('two people change the same finding: the second sees both versions and may save over it', async () => {
  const id = await addFinding(await addSource())
  const first = finding({ version: '1', title: 'Alice’s words' })
  assert.equal((await alice.sends(`/inspection/findings/${id}/edit`, first)).status, 303)
  const second = await alice.sends(`/inspection/findings/${id}/edit`, { ...first, title: 'Later words' })
  assert.equal(second.status, 409)
  assert.ok(second.page.says('Alice’s words'))
  assert.equal(second.page.field('The finding in one line'), 'Later words')
  const form = second.page.form('Save mine over it')
  assert.equal((await alice.sends(form.action, form.fields)).status, 303)
  assert.equal((await alice.opens(`/inspection/findings/${id}`)).page.heading, 'Later words')
})

test('two people change the same source: the second sees both versions', async () => {
  const id = await addSource()
  const first = source({ version: '1', title: 'The report as published' })
  assert.equal((await alice.sends(`/inspection/sources/${id}/edit`, first)).status, 303)
  const second = await alice.sends(`/inspection/sources/${id}/edit`, { ...first, title: 'Another title' })
  assert.equal(second.status, 409)
  assert.ok(second.page.says('The report as published'))
  const form = second.page.form('Save mine over it')
  assert.equal((await alice.sends(form.action, form.fields)).status, 303)
})

test('a wording is taken out by emptying it, and the others stay', async () => {
  const id = await addFinding(await addSource(), { 'wording-1': 'In other words.', 'page-1': '3' })
  const form = (await alice.opens(`/inspection/findings/${id}/edit`)).page.form('Save')
  const page = (await alice.does(form.action, { ...form.fields, 'wording-0': '', 'page-0': '' })).page
  assert.ok(page.says('In other words.'))
  assert.ok(!page.says('Main text, page 12'))
})

test('deleting a finding asks, leaves every list and can be undone', async () => {
  const id = await addFinding(await addSource(), { title: 'Short-lived finding' })
  assert.ok((await alice.opens(`/inspection/findings/${id}`)).page.has('button', 'Delete this finding'))
  await alice.sends(`/inspection/findings/${id}/deletion`)
  assert.ok(!(await alice.opens('/inspection')).page.says('Short-lived finding'))
  assert.equal((await dan.opens(`/inspection/findings/${id}`)).status, 404)
  const { action } = (await alice.opens('/inspection/deleted')).page.form(
    `/p/donmouth/inspection/findings/${id}/restoration`,
  )
  await alice.sends(action)
  assert.ok((await alice.opens('/inspection')).page.says('Short-lived finding'))
})

test('deleting a source takes its findings along and brings them back with it', async () => {
  const id = await addSource({ title: 'A source to undo' })
  const its = await addFinding(id, { title: 'Goes with its source' })
  assert.ok((await alice.opens(`/inspection/sources/${id}`)).page.says('Its 1 finding will go'))
  await alice.sends(`/inspection/sources/${id}/deletion`)
  assert.ok(!(await alice.opens('/inspection')).page.says('Goes with its source'))
  assert.equal((await alice.opens(`/inspection/findings/${its}`)).status, 404)
  assert.equal((await alice.opens(`/evidence/new?for=${its}`)).page.says('Goes with its source'), false)
  await alice.sends(`/inspection/sources/${id}/restoration`)
  assert.ok((await alice.opens('/inspection')).page.says('Goes with its source'))
  assert.ok((await alice.opens(`/evidence/new?for=${its}`)).page.says('Goes with its source'))
})

test('an objective covers recommendations, many to many, and each side shows the other', async () => {
  const at = await addSource({ title: 'Improvement notice', kind: 'improvement_notice' })
  const [first, second] = [
    await addFinding(at, { kind: 'recommendation', title: 'Train every manager' }),
    await addFinding(at, { kind: 'recommendation', title: 'Read records together' }),
  ]
  const objective = await addFinding(at, { kind: 'objective', title: 'Managers oversee practice' })
  const page = (await alice.does(`/inspection/findings/${objective}/covers`, { covers: [first, second] })).page
  assert.ok(page.has('link', 'Train every manager'))
  assert.ok((await dan.opens(`/inspection/findings/${first}`)).page.has('link', 'Managers oversee practice'))
  const again = (await alice.does(`/inspection/findings/${objective}/covers`, { covers: [second] })).page
  assert.ok(!again.has('link', 'Train every manager'))
  assert.ok(again.has('link', 'Read records together'))
})

const conclusion = (more: Sent = {}): Sent => ({
  by_kind: 'inspectorate',
  by_name: '',
  ...day('dated', '2026-05-12'),
  phrase: 'steady progress',
  page: '9',
  ...more,
})

test('conclusions stand in their order and words, are changed, taken away and brought back', async () => {
  const id = await addFinding(await addSource())
  await alice.sends(`/inspection/findings/${id}/conclusions`, conclusion())
  const page = (
    await alice.does(
      `/inspection/findings/${id}/conclusions`,
      conclusion({
        by_kind: 'young_people',
        by_name: 'Champions’ board',
        phrase: 'we are seen sooner',
        ...day('dated', '2026-09-01'),
      }),
    )
  ).page
  assert.deepEqual(
    page.rows().map((row) => row.map((cell) => cell.replace(/Change this.*/, '').trim())),
    [
      ['12 May 2026', '“steady progress” Page 9.', ''],
      ['1 September 2026', '', '“we are seen sooner” Champions’ board. Page 9.'],
    ],
  )
  assert.ok(page.says('Champions’ board concluded on 1 September 2026: “we are seen sooner”.'))
  const edit = page.link('Change this conclusion of 12 May 2026')
  const form = (await alice.opens(edit)).page.form('Save')
  assert.ok((await alice.does(form.action, { ...form.fields, phrase: 'slow progress' })).page.says('“slow progress”'))
  const late = await alice.sends(form.action, form.fields)
  assert.equal(late.status, 409)
  assert.ok(late.page.says('“slow progress”'))
  const gone = (await alice.does(edit.replace('/edit', '/removal'))).page
  assert.equal(gone.rows().length, 1)
  assert.equal((await alice.does(edit.replace('/edit', '/restoration'))).page.rows().length, 2)
})

const refusedConclusions: [Sent, string][] = [
  [{ phrase: '' }, 'Enter the phrase exactly as it is printed'],
  [day('dated', '--'), 'Enter the date of the conclusion'],
  [{ by_kind: 'neighbour' }, 'Who concluded it must be one of the answers offered'],
]
for (const [more, sentence] of refusedConclusions)
  test(`a conclusion comes back with “${sentence}”`, async () => {
    const reply = await alice.sends(
      `/inspection/findings/${await addFinding(await addSource())}/conclusions`,
      conclusion(more),
    )
    assert.equal(reply.status, 400)
    assert.deepEqual(reply.page.errors(), [sentence])
  })

test('grades stand on their scale as it was, are changed by one at a time, and can be taken away', async () => {
  const id = await addSource({ title: 'Review with grades' })
  const grade = { indicator: '2.1 Impact on children', grade: 'Good', scale: 'six points, 2019', page: '5' }
  const page = (await alice.does(`/inspection/sources/${id}/evaluations`, grade)).page
  assert.deepEqual(page.rows(), [['2.1 Impact on children', 'Good', 'six points, 2019', '5']])
  const edit = page.link('2.1 Impact on children')
  assert.ok((await alice.does(edit, { ...grade, grade: 'Adequate', version: '1' })).page.says('Adequate'))
  assert.equal((await alice.sends(edit, { ...grade, version: '1' })).status, 409)
  const empty = await alice.sends(edit, { ...grade, grade: '', version: '2' })
  assert.deepEqual(empty.page.errors(), ['Enter the grade as it is printed'])
  assert.equal((await alice.does(edit.replace('/edit', '/removal'))).page.rows().length, 0)
  assert.equal((await alice.does(edit.replace('/edit', '/restoration'))).page.rows().length, 1)
})

test('the register is filtered by words, kind, source, theme and state', async () => {
  const one = await addSource({ title: 'Complaint about waiting', kind: 'complaint' })
  await addFinding(one, {
    title: 'Zebra crossing by the school',
    theme: 'Roads',
    state: 'draft',
    kind: 'recommendation',
  })
  await addFinding(one, { title: 'Lamps by the school', theme: 'Lamps', 'wording-0': 'The zebra has no lamp.' })
  const cases: [string, number][] = [
    ['words=zebra', 2],
    ['words=zebra&kind=recommendation', 1],
    [`source=${one}`, 2],
    [`source=${one}&theme=Lamps`, 1],
    [`source=${one}&state=draft`, 1],
    ['words=giraffe', 0],
  ]
  for (const [query, count] of cases)
    assert.equal((await alice.opens(`/inspection?${query}`)).page.rows().length, count, query)
  assert.ok((await alice.opens('/inspection?words=giraffe')).page.says('No finding fits what you asked for'))
  assert.ok((await alice.opens(`/inspection?source=${one}`)).page.says('2 findings from 1 source'))
})

test('viewers see no working findings, leads change none, and another partnership finds nothing', async () => {
  const at = await addSource()
  const id = await addFinding(at)
  for (const path of ['/inspection', `/inspection/findings/${id}`, `/inspection/sources/${at}`])
    assert.equal((await bob.opens(path)).status, 403, path)
  for (const path of [
    `/inspection/findings/${id}/edit`,
    `/inspection/sources/${at}/deletion`,
    `/inspection/findings/${id}/covers`,
  ])
    assert.equal((await dan.sends(path, finding())).status, 403, path)
  assert.equal((await dan.opens('/inspection/reports/new')).status, 403)
  assert.ok(!(await dan.opens(`/inspection/findings/${id}`)).page.has('link', 'Change'))
  for (const path of [
    `/inspection/findings/${id}`,
    `/inspection/findings/${id}/edit`,
    `/inspection/findings/${id}/covers`,
    `/inspection/findings/${id}/conclusions/new`,
    `/inspection/sources/${at}`,
    `/inspection/sources/${at}/edit`,
    `/inspection/sources/${at}/evaluations/new`,
  ]) {
    assert.equal((await carol.opens(`/p/walbrook${path}`)).status, 404, path)
    assert.equal((await carol.opens(`/p/donmouth${path}`)).status, 404, path)
  }
  assert.equal((await carol.sends(`/p/walbrook/inspection/sources/${at}/deletion`)).status, 404)
  assert.equal((await carol.sends('/p/walbrook/inspection/findings', finding({ source: at }))).status, 400)
})

test('the register asks the database the same number of times however many findings there are', async () => {
  const before = (await alice.opens('/inspection')).queries
  const at = await addSource({ title: 'A long report' })
  for (const n of [1, 2, 3]) await addFinding(at, { title: `Number ${n}` })
  assert.equal((await alice.opens('/inspection')).queries, before)
})
