import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast, type Reply, type Sent } from '../../../../test/cast.ts'
import { audits } from '../index.ts'

const all = await cast()
const { alice, bob, carol, dan, frank } = all
after(() => all.leave())

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
const add = async (title: string, done: string, more: Sent = {}) =>
  (
    await alice.sends('/inspection/audits', { title, scope: 'single', ...day('done', done), ...more })
  ).location?.replace('/p/donmouth', '') ?? assert.fail('not added')
const idOf = (at: string) => at.split('/').pop() ?? ''
const formTo = ({ page }: Reply, end: string) =>
  page
    .all('form')
    .find((form) => (form.getAttribute('action') ?? '').endsWith(end))
    ?.getAttribute('action') ?? assert.fail(`no form leads to ${end}`)

let first = ''
let second = ''

test('an empty register says what belongs in it', async () => {
  const { page } = await alice.opens('/inspection/audits')
  assert.ok(page.says('No audit is entered yet.'))
  assert.ok(page.says('Any audit that anybody did belongs here'))
  assert.ok(!(await dan.opens('/inspection/audits')).page.has('link', 'Add an audit'))
})

test('an audit keeps its ten fields and its report', async () => {
  first = await add('Supervision', '2024-05-01', {
    why: 'Workers said it was seldom',
    records: '1,200',
    tool: 'Our questionnaire',
    found: 'Half had none.',
    ...day('from', '2024-01-01'),
    ...day('to', '2024-03-31'),
    ...day('next', '2025-05-01'),
    file: { name: 'supervision.pdf', bytes: '%PDF-1.7\nWords\n%%EOF' },
  })
  const { page } = await dan.opens(first)
  for (const words of [
    'Workers said it was seldom',
    '1200',
    'January to March 2024',
    'Our questionnaire',
    'Half had none.',
    '1 May 2025, overdue',
  ])
    assert.ok(page.says(words), words)
  assert.ok((await alice.opens(page.link('Supervision: report'))).page.says('Download supervision.pdf'))
  assert.ok(
    (await dan.opens('/inspection/audits')).page.says(
      '1 audit on 1 May 2024, none of them joint. 1 should have been done again and was not.',
    ),
  )
})

test('an audit that cannot be comes back in words', async () => {
  const words = { title: 'Plans', scope: 'joint', ...day('done', '2026-05-01') }
  for (const [more, sentence] of [
    [{ title: '' }, 'Enter what the audit is called'],
    [{ scope: '' }, 'Say whether it was single agency or joint'],
    [day('done', '2027-05-01'), 'The day it was done cannot be in the future'],
    [{ ...day('from', '2026-03-01'), ...day('to', '2026-02-01') }, 'must be on or after the first'],
    [{ records: '0' }, 'The number of records must be between'],
    [day('next', '2026-05-01'), 'must be after the day it was done'],
    [{ agency: '00000000-0000-0000-0000-000000000000' }, 'The agency must be one of the answers offered'],
    [{ found: 'Write to jane@example.com' }, 'Take out the words'],
    [{ file: { name: 'a.pdf', bytes: 'MZ\x90\x00' } }, 'program'],
  ] as [Sent, string][])
    refusedWith(await alice.sends('/inspection/audits', { ...words, ...more }), sentence)
})

test('what an audit found stands among the findings, and ages', async () => {
  refusedWith(await alice.sends(`${first}/findings`, { kind: 'strength' }), 'Enter the findings, one on each line')
  refusedWith(await alice.sends(`${first}/findings`, { findings: 'Something' }), 'Say whether they are')
  const found = await alice.does(`${first}/findings`, {
    kind: 'area_for_improvement',
    findings: '• Supervision is too seldom\nNotes are not shared',
  })
  assert.ok(found.page.says('Added 2 findings'))
  assert.ok(found.page.says('2 findings, all open.'))
  await alice.does(`${first}/findings`, { kind: 'strength', findings: 'Workers feel heard' })
  const register = (await dan.opens('/inspection/audits')).page
  assert.ok(register.says('2 findings of audits have been open: 2 for over two years.'))
  assert.ok((await alice.opens('/inspection')).page.says('Supervision is too seldom'))
})

test('an audit that repeats another finds the same again in one click, and the age is counted from the first', async () => {
  second = await add('Supervision again', '2025-11-01', { repeats: idOf(first) })
  const before = await alice.opens(second)
  assert.ok(before.page.says('Open from the audit before: found again?'))
  const again = await alice.does(formTo(before, '/again'))
  assert.ok(again.page.says('Found again'))
  assert.ok(again.page.says('has stood in two audits since 2024.'))
  assert.ok((await alice.opens(first)).page.says('Repeated by'))
  const register = (await alice.opens('/inspection/audits')).page
  assert.ok(register.says('2 findings of audits have been open: 2 for over two years.'), 'it is counted once')
  assert.ok(!register.says('should have been done again'), 'it was')
  const finding = again.page.link('Supervision is too seldom')
  const closed = await alice.does(`${finding}/closure`)
  assert.ok(closed.page.says('Closed. It ages no more.'))
  assert.ok((await alice.opens('/inspection/audits')).page.says('1 finding of audits has been open'))
  await alice.does(`${finding}/reopening`)
  assert.ok((await alice.opens('/inspection/audits')).page.says('2 findings of audits have been open'))
})

test('the register is filtered, and says when nothing fits', async () => {
  const some = (await dan.opens('/inspection/audits?words=again')).page
  assert.ok(some.says('1 of 2 audits fits your choice.'))
  assert.ok((await dan.opens('/inspection/audits?scope=joint')).page.says('No audit fits. Choose less above.'))
  assert.ok((await dan.opens('/inspection/audits?show=late')).page.says('0 of 2 audits fit your choice.'))
})

test('a pasted list is shown as it was read, then added, and what is there already is left out', async () => {
  refusedWith(await alice.sends('/inspection/audits/list', { list: '' }), 'Paste the names of the columns')
  refusedWith(
    await alice.sends('/inspection/audits/list', { list: 'Audit,Done\nPlans,soon' }),
    'Row 2: the day it was done “soon” is not a date',
  )
  const list = 'Audit\tDone\tScope\tColour\nChronologies\t1 May 2025\tjoint\tred\nSupervision\t2024-05-01\t\t'
  const shown = await alice.sends('/inspection/audits/list', { list })
  assert.equal(shown.status, 200)
  assert.ok(shown.page.says('2 audits were read. Nothing has been saved yet.'))
  assert.ok(shown.page.says('This column is not read: Colour.'))
  assert.ok(shown.page.says('An audit of this name and day is there already: it is left out'))
  const added = await alice.does('/inspection/audits/list', { list, go: 'add' })
  assert.ok(added.page.says('Added 1 audit'))
  assert.ok(added.page.says('3 audits since 1 May 2024, 1 of them joint.'))
  const csv = await dan.opens('/inspection/audits.csv')
  const again = await alice.sends('/inspection/audits/list', { list: csv.text })
  assert.ok(again.page.says('3 audits were read.'), 'what was taken away can be brought back')
})

test('two people change one audit: the second sees both; a deleted one comes back', async () => {
  const form = (await alice.opens(`${second}/edit`)).page.form('Save').fields
  const { file: _, ...words } = form
  assert.equal((await alice.sends(`${second}/edit`, { ...words, tool: 'Mine' })).status, 303)
  const crossed = await alice.sends(`${second}/edit`, { ...words, tool: 'Yours' })
  assert.equal(crossed.status, 409)
  assert.ok(crossed.page.says('Mine'))
  await alice.does(`${second}/deletion`)
  assert.equal((await dan.opens(second)).status, 404)
  assert.ok((await alice.opens('/inspection/audits')).page.says('Deleted: Supervision again.'))
  assert.ok((await alice.does(`${second}/restoration`)).page.says('Brought back'))
})

test('who may not edit is refused, and another partnership finds nothing', async () => {
  for (const path of ['/inspection/audits', '/inspection/audits.csv', first]) {
    assert.equal((await bob.opens(path)).status, 403, path)
    assert.equal((await dan.opens(path)).status, 200, path)
  }
  for (const path of ['/inspection/audits', '/inspection/audits/list', `${first}/findings`, `${first}/deletion`])
    assert.equal((await dan.sends(path)).status, 403, path)
  for (const path of [first, `${first}/edit`]) assert.equal((await carol.opens(path)).status, 404, path)
  assert.equal((await carol.sends(`${first}/findings`, { findings: 'x', kind: 'strength' })).status, 404)
})

test('an audit whose findings are under embargo is seen by nobody else, nor are its words', async () => {
  const secret = await add('Unseen audit', '2026-06-01', { found: 'Unseen words' })
  await alice.does(`${secret}/findings`, { kind: 'area_for_improvement', findings: 'Unseen finding' })
  const source =
    /\/inspection\/sources\/[0-9a-f-]{36}/.exec(
      (await alice.opens((await alice.opens(secret)).page.link('Unseen finding'))).text,
    )?.[0] ?? ''
  const form = (await alice.opens(`${source}/edit`)).page.form('Save').fields
  const { file: _, ...words } = form
  assert.equal((await alice.sends(`${source}/edit`, { ...words, ...day('embargo', '2099-06-01') })).status, 303)
  assert.ok((await alice.opens('/inspection/audits')).page.says('Unseen audit'))
  for (const who of [dan, frank]) {
    assert.equal((await who.opens(secret)).status, 404)
    for (const path of [
      '/inspection/audits',
      '/inspection/audits.csv',
      '/inspection',
      '/history',
      '/evidence',
      '/evidence/new?words=unseen',
    ])
      assert.ok(!(await who.opens(path)).text.includes('Unseen'), `${who.name} on ${path}`)
  }
  assert.ok(!(await all.within(all.donmouth, audits)).some(({ title }) => title === 'Unseen audit'))
})

test('a register of many audits asks the database as often as one of few', async () => {
  const before = (await alice.opens('/inspection/audits')).queries
  for (let i = 0; i < 5; i++) {
    const at = await add(`More ${i}`, '2026-01-01')
    await alice.sends(`${at}/findings`, { kind: 'area_for_improvement', findings: `Found ${i}` })
  }
  assert.equal((await alice.opens('/inspection/audits')).queries, before)
})
