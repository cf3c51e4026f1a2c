import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast, type Reply, type Sent } from '../../../../test/cast.ts'
import { smallPlan } from '../../../../test/small-plan.ts'
import { addFinding, addSource, addStep, watches } from '../index.ts'

const all = await cast()
const { alice, bob, carol, dan, frank } = all
after(() => all.leave())

const small = await smallPlan(all)
const at = `/inspection/sources/${small.sourceId}`
const strength = await all.within(all.donmouth, (db) =>
  addFinding(db, {
    sourceId: small.sourceId,
    kind: 'strength',
    title: 'Young people trust the advocates',
    wordings: [{ place: 'body', page: '9', wording: 'Young people trust the advocates.' }],
  }),
)
const day = (name: string, date: string): Sent => {
  const [year = '', month = '', of = ''] = date.split('-')
  return { [`${name}-day`]: of, [`${name}-month`]: month, [`${name}-year`]: year }
}
/** Where the first form leads whose address ends so. */
const formTo = ({ page }: Reply, end: string) =>
  page
    .all('form')
    .find((form) => (form.getAttribute('action') ?? '').endsWith(end))
    ?.getAttribute('action') ?? assert.fail(`no form leads to ${end}`)
const refusedWith = (reply: Reply, sentence: string) => {
  assert.equal(reply.status, 400)
  assert.ok(
    reply.page.errors().some((error) => error.includes(sentence)),
    reply.page.errors().join(' | '),
  )
}

test('a programme without steps says so, and where they are added', async () => {
  const { page } = await alice.opens('/inspection/programme')
  assert.ok(page.says('No inspection has a programme yet.'))
  assert.ok((await alice.opens(at)).page.says('No step of its programme is entered yet.'))
})

test('a scrutiny body is named once, and takes part in an inspection', async () => {
  assert.ok((await alice.opens('/inspection/bodies')).page.says('No scrutiny body is named yet.'))
  assert.equal(
    (await alice.opens(`${at}/bodies`)).page.link('Add a scrutiny body'),
    '/p/donmouth/inspection/bodies/new',
  )
  const added = await alice.does('/inspection/bodies', { name: 'The care inspectors', short_name: 'CI' })
  assert.ok(added.page.says('1 body may take part in an inspection.'))
  refusedWith(await alice.sends('/inspection/bodies', { name: 'the care INSPECTORS' }), 'is there already')
  refusedWith(await alice.sends('/inspection/bodies', { name: '' }), 'Enter the name')
  const id = /bodies\/([0-9a-f-]{36})\/edit/.exec(added.text)?.[1] ?? ''
  const source = await alice.does(`${at}/bodies`, { bodies: [id] })
  assert.ok(source.page.says('The care inspectors'))
  await alice.does(`/inspection/bodies/${id}/edit`, {
    name: 'The care inspectors',
    short_name: 'CI',
    does: 'Looks at care',
    ...day('ended', '2026-01-01'),
  })
  assert.ok(
    (await alice.opens(`${at}/bodies`)).page.says('The care inspectors'),
    'one that ended stays where it took part',
  )
})

test('steps stand in order, with what is next and what has no date', async () => {
  await alice.does(`${at}/steps`, { kind: 'publication', expected: 'early 2027' })
  await alice.does(`${at}/steps`, { kind: 'return', ...day('starts', '2026-11-02') })
  const last = await alice.does(`${at}/steps`, {
    kind: 'fieldwork',
    note: 'Three inspectors',
    ...day('starts', '2027-01-11'),
    ...day('ends', '2027-01-22'),
  })
  const { page } = last
  assert.ok(
    page.says(
      'Return was due on 2 November 2026 and is not marked as done; fieldwork begins on 11 January 2027; publication has no date yet (expected: early 2027).',
    ),
  )
  assert.deepEqual(
    page.all('.hf-timeline li').map((li) => li.querySelector('a')?.text.trim()),
    ['Return', 'Fieldwork', 'Publication'],
  )
  const done = await alice.does(formTo(last, '/completion'))
  assert.ok(done.page.says('Fieldwork begins on 11 January 2027; publication has no date yet'))
  const year = (await dan.opens('/inspection/programme')).page
  assert.ok(year.says('2 steps are to come in one programme, 1 of them without a date.'))
  assert.deepEqual(
    year
      .all('h2')
      .map((h) => h.text.trim())
      .slice(0, 3),
    ['2026', '2027', 'Date to be confirmed'],
  )
  assert.ok(year.says('11 to 22 January 2027'))
  assert.ok(year.says('CI'))
})

test('a step that cannot be comes back in words, and one that is taken away comes back', async () => {
  refusedWith(await alice.sends(`${at}/steps`, {}), 'Choose what step it is')
  refusedWith(
    await alice.sends(`${at}/steps`, { kind: 'fieldwork', ...day('ends', '2027-01-22') }),
    'Enter the first day, or leave both days empty',
  )
  refusedWith(
    await alice.sends(`${at}/steps`, {
      kind: 'fieldwork',
      ...day('starts', '2027-01-22'),
      ...day('ends', '2027-01-11'),
    }),
    'The last day must be on or after the first',
  )
  const held = await alice.sends(`${at}/steps`, { kind: 'meeting', note: 'Ring 01224 123456' })
  refusedWith(held, 'Take out the words')
  const { page } = await alice.opens(at)
  const step = page.link('Fieldwork').replace('/p/donmouth', '')
  const form = (await alice.opens(step)).page.form('Save').fields
  assert.equal((await alice.sends(step, { ...form, title: 'Fieldwork in schools' })).status, 303)
  const crossed = await alice.sends(step, { ...form, title: 'Fieldwork at night' })
  assert.equal(crossed.status, 409)
  assert.ok(crossed.page.says('Fieldwork in schools'))
  const gone = await alice.does(step.replace('/edit', '/removal'))
  assert.ok(gone.page.says('Taken away: Fieldwork in schools'))
  assert.equal((await alice.opens(step)).status, 404)
  const back = await alice.does(step.replace('/edit', '/restoration'))
  assert.ok(back.page.has('link', 'Fieldwork in schools'))
})

test('documents asked for are pasted at once, counted, returned and taken as CSV', async () => {
  assert.ok((await alice.opens(`${at}/requests`)).page.says('No document has been asked for yet.'))
  refusedWith(await alice.sends(`${at}/requests/list`, { list: ' ' }), 'Paste the list of documents')
  refusedWith(
    await alice.sends(`${at}/requests/list`, { list: 'Structure chart;the secretary' }),
    'is neither a date, nor a post of the partnership, nor a reference',
  )
  const pasted = await alice.does(`${at}/requests/list`, {
    list: 'Structure chart\tD1\t2026-11-01\tReview manager\nMinutes of the board\tD2\nTraining record',
    ...day('due', '2026-12-01'),
  })
  assert.ok(
    pasted.page.says(
      '3 documents were asked for: 1 is late and 2 are still to come. Nobody is named who provides 2 of them.',
    ),
  )
  assert.deepEqual(pasted.page.rows()[0]?.slice(0, 4), [
    'Structure chart D1',
    'Review manager vacant',
    '',
    '18 days late',
  ])
  const open = pasted.page.link('Structure chart').replace('/p/donmouth', '')
  const before = (await alice.opens(open)).page.form('Save').fields
  const returned = await alice.does(formTo(pasted, '/return'))
  assert.equal((await alice.sends(open, before)).status, 409, 'a form opened before does not take it back')
  assert.ok(returned.page.says('1 is returned and 2 are still to come.'))
  const csv = await dan.opens(`${at}/requests.csv`)
  assert.match(csv.headers.get('content-type') ?? '', /text\/csv/)
  assert.ok(csv.text.includes('D1,Structure chart,Review manager'), csv.text)
  assert.ok(csv.text.includes('"Returned on 19 November 2026, 18 days late"'), csv.text)
})

test('a document keeps what was returned as evidence, whether dropped or there already', async () => {
  const list = (await alice.opens(`${at}/requests`)).page
  const edit = list.link('Training record').replace('/p/donmouth', '')
  const form = (await alice.opens(edit)).page.form('Save').fields
  const words = { ...form, ...day('returned', '2026-11-19') }
  refusedWith(await alice.sends(edit, { ...words, ...day('returned', '2027-01-01') }), 'cannot be in the future')
  refusedWith(
    await alice.sends(edit, { ...words, piece: '/evidence/pieces/none' }),
    'No piece of evidence has this address',
  )
  refusedWith(await alice.sends(edit, { ...words, title: '' }), 'Enter which document was asked for')
  refusedWith(await alice.sends(edit, { ...words, reference: '943 476 5919' }), 'NHS number')
  const { file: _, ...rest } = words
  const saved = await alice.does(edit, { ...rest, file: { name: 'record.pdf', bytes: '%PDF-1.7\nWords\n%%EOF' } })
  const piece = saved.page.link('Training record')
  assert.ok(saved.text.includes('/evidence/pieces/'))
  const address = /\/p\/donmouth\/evidence\/pieces\/[0-9a-f-]{36}/.exec(saved.text)?.[0] ?? assert.fail(piece)
  const other = saved.page.link('Minutes of the board').replace('/p/donmouth', '')
  const again = (await alice.opens(other)).page.form('Save').fields
  const both = await alice.does(other, { ...again, piece: `http://localhost${address}` })
  assert.equal(both.text.split(address).length - 1, 2)
  assert.equal((await alice.sends(other, again)).status, 409, 'somebody saved it since')
})

test('two people change the same watch: the second sees both versions and may save over it', async () => {
  await alice.does(`/inspection/findings/${strength}/watches`, {
    post: small.nursing,
    how: 'Reads ten records',
    ...day('review', '2027-02-01'),
  })
  const [watch] = await all.within(all.donmouth, watches)
  const at = `/inspection/watches/${watch?.id}`
  const form = (await alice.opens(`${at}/edit`)).page.form('Save')
  assert.equal(form.fields['version'], '1')
  assert.equal((await alice.sends(form.action, { ...form.fields, how: 'Reads twelve records' })).status, 303)
  const late = await alice.sends(form.action, { ...form.fields, how: 'Sits in on two meetings' })
  assert.equal(late.status, 409)
  assert.ok(late.page.says('Reads twelve records'), 'what is stored')
  const mine = late.page.form('Save mine over it')
  assert.equal(mine.fields['how'], 'Sits in on two meetings')
  refusedWith(await alice.sends(mine.action, { ...mine.fields, how: '' }), 'Say how it is watched')
  assert.ok((await alice.does(mine.action, mine.fields)).page.says('Sits in on two meetings'))
  const open = (await alice.opens(`${at}/edit`)).page.form('Save')
  await alice.does(`${at}/look`, { months: '3' })
  assert.equal((await alice.sends(open.action, open.fields)).status, 409, 'somebody looked meanwhile')
  await alice.does(`${at}/end`)
  assert.equal((await alice.sends(open.action, open.fields)).status, 404, 'nobody watches any more')
  await all.owner.query('delete from inspection.watch where id = $1', [watch?.id])
})

test('a strength that nobody watches is said, and is watched in one form', async () => {
  const list = (await alice.opens('/inspection/strengths')).page
  assert.ok(list.says('Nobody watches the one strength there is.'))
  assert.ok((await alice.opens(`/inspection/findings/${strength}`)).page.says('Nobody watches it'))
  refusedWith(await alice.sends(`/inspection/findings/${strength}/watches`, {}), 'Choose the post that watches')
  const form = (await alice.opens(list.link('Watch it'))).page.form('Watch it')
  assert.equal(form.fields['review-month'], '2', 'three months on')
  const seen = await alice.does(form.action, {
    ...form.fields,
    post: small.nursing,
    how: 'Reads ten records',
    ...day('review', '2026-11-07'),
  })
  assert.ok(seen.page.says('Head of children’s nursing (Dan Harkness)'))
  assert.ok(seen.page.says('The look of 7 November 2026 is 12 days overdue'))
  assert.ok((await dan.opens('/inspection/strengths')).page.says('The one strength is watched. 1 look is overdue.'))
  const looked = await alice.does(formTo(seen, '/look'), { months: '6' })
  assert.ok(looked.page.says('Next look on 19 May 2027'))
  assert.equal((await all.within(all.donmouth, watches)).length, 1)
  const ended = await alice.does(formTo(looked, '/end'))
  assert.ok(ended.page.says('watched it until 19 November 2026'))
  assert.equal((await all.within(all.donmouth, watches)).length, 0)
})

const reads = [
  '/inspection/programme',
  '/inspection/bodies',
  '/inspection/strengths',
  `${at}/requests`,
  `${at}/requests.csv`,
]

test('who may not edit is refused, and another partnership finds nothing', async () => {
  for (const path of reads) {
    assert.equal((await bob.opens(path)).status, 403, path)
    assert.equal((await dan.opens(path)).status, 200, path)
  }
  for (const path of [`${at}/steps`, `${at}/bodies`, `${at}/requests`, `${at}/requests/list`, '/inspection/bodies'])
    assert.equal((await dan.sends(path, {})).status, 403, path)
  for (const path of [`${at}/requests`, `${at}/requests.csv`, `${at}/steps/new`, `${at}/bodies`])
    assert.equal((await carol.opens(path)).status, 404, path)
  for (const path of [`${at}/steps`, `${at}/requests/list`, `/inspection/findings/${strength}/watches`])
    assert.equal((await carol.sends(path, { kind: 'notice' })).status, 404, path)
})

test('what is under embargo shows in no programme, list, CSV or history but to its readers', async () => {
  const added = await alice.sends('/inspection/sources/new', {
    kind: 'progress_review',
    title: 'Hidden review',
    state: 'draft',
    ...day('embargo', '2099-06-01'),
  })
  const hidden = added.location?.replace('/p/donmouth', '') ?? ''
  await alice.does(`${hidden}/steps`, { kind: 'meeting', title: 'Hidden meeting', ...day('starts', '2027-02-01') })
  await alice.does(`${hidden}/requests/list`, { list: 'Hidden chart\nHidden minutes' })
  const row = (await alice.opens(`${hidden}/requests`)).page.link('Hidden chart').replace('/p/donmouth', '')
  const form = (await alice.opens(row)).page.form('Save').fields
  const { file: _, ...rest } = form
  await alice.does(row, { ...rest, file: { name: 'hidden.pdf', bytes: '%PDF-1.7\nWords\n%%EOF' } })
  const finding = (
    await alice.sends('/inspection/findings', {
      source: hidden.split('/').pop() ?? '',
      kind: 'strength',
      title: 'Hidden strength',
      state: 'draft',
    })
  ).location?.replace('/p/donmouth', '')
  await alice.does(`${finding}/watches`, { post: small.nursing, how: 'Hidden look', ...day('review', '2027-02-01') })
  assert.ok((await alice.opens('/inspection/programme')).page.says('Hidden meeting'))
  assert.ok((await alice.opens('/inspection/strengths')).page.says('Hidden look'))
  for (const path of [...reads, '/history', '/evidence', '/inspection'])
    for (const who of [dan, frank]) {
      const reply = await who.opens(path)
      assert.ok(
        !/hidden/i.test(
          reply.text.replace(/govuk-visually-hidden|aria-hidden|type="hidden"|overflow: hidden|hf-[a-z-]*hidden/g, ''),
        ),
        `${who.name} on ${path}`,
      )
    }
  for (const path of [`${hidden}/requests`, `${hidden}/requests.csv`]) assert.equal((await dan.opens(path)).status, 404)
  assert.equal((await dan.opens(row)).status, 403)
  assert.equal((await all.within(all.donmouth, watches)).length, 0)
})

test('a programme of a hundred steps asks the database as often as one of three', async () => {
  const before = (await alice.opens('/inspection/programme')).queries
  await all.within(all.donmouth, async (db) => {
    const id = await addSource(db, { kind: 'joint_inspection', title: 'A long one' })
    for (let i = 0; i < 30; i++)
      await addStep(db, id, {
        kind: 'meeting',
        title: `Meeting ${i}`,
        starts_on: '2027-03-01',
        ends_on: null,
        expected: '',
        done: false,
        note: '',
      })
  })
  assert.equal((await alice.opens('/inspection/programme')).queries, before)
})
