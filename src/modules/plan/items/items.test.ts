import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan } from '../../../../test/small-plan.ts'
import { addItem, changesSince, planTree, postUpdate } from '../index.ts'

let clock = new Date('2026-11-19T21:40:00Z').getTime()
const all = await cast(() => new Date((clock += 1000)))
after(() => all.leave())
const { alice, bob, carol, dan, frank, iona } = all
const small = await smallPlan(all)
const at = (id: string) => `/plan/items/${id}`
const editForm = async (id: string) => (await alice.opens(`${at(id)}/edit`)).page.form('Save this item')

test('an item shows who and when, its steps, what it answers and what is missing', async () => {
  const { page } = await alice.opens(at(small.seen))
  assert.equal(page.heading, 'First health assessment within four weeks')
  for (const words of [
    'It was due on 31 October 2026, and is 19 days late. Nobody has said yet how it is going.',
    'Head of children’s nursing',
    'Improvement board',
    'Health assessments come late through what it stands under',
    'Relevant: met.',
    'No evidence yet',
    'No milestone yet',
    'added this item',
  ])
    assert.ok(page.says(words), words)
  assert.deepEqual(page.rows('.hf-table--tight'), [
    ['30 September 2026', '50%', 'Past'],
    ['30 September 2027', '75%', 'To come'],
  ])
})

test('an item that needs no improvement says why, and a heading shows what stands under it', async () => {
  assert.ok(
    (await alice.opens(at(small.handover))).page.says('Why no improvement is needed: Checked in May; it works.'),
  )
  const outcome = (await alice.opens(at(small.outcome))).page
  assert.ok(outcome.has('link', 'First health assessment within four weeks'))
  assert.match(outcome.text, /items stand under it/)
  assert.match(outcome.text, /Add an? \w+ under it/)
  for (const ofLines of ['Nobody has reported yet', 'No lead', 'SMART check', 'Write an update'])
    assert.ok(!outcome.says(ofLines), ofLines)
})

test('an item is added under its parent, at the next level, with a new post and group', async () => {
  const form = (await alice.opens(`/plan/plans/${small.planId}/items/new?parent=${small.outcome}`)).page.form(
    'Add this item',
  )
  assert.equal(form.fields['level'], 'project')
  const added = await alice.does(form.action, {
    ...form.fields,
    title: 'A nurse for each house',
    newPost: 'Lead nurse for care',
    overseeing: 'Chief officers group',
    'due-day': '31',
    'due-month': '1',
    'due-year': '2027',
    links: 'https://www.example.org/plan\nChildren’s services plan',
  })
  assert.equal(added.page.heading, 'A nurse for each house')
  for (const words of [
    'Lead nurse for care',
    'Chief officers group',
    '31 January 2027',
    'www.example.org/plan',
    'added “A nurse for each house”',
  ])
    assert.ok(added.page.says(words), words)
})

const refusals: [string, Record<string, string>, string][] = [
  ['without a title', { title: '' }, 'Enter the title'],
  [
    'with a day that does not exist',
    { 'due-day': '31', 'due-month': '2', 'due-year': '2027' },
    'The agreed date must be a real date: there is no 31 February 2027',
  ],
  [
    'that starts after it is due',
    { 'starts-day': '1', 'starts-month': '1', 'starts-year': '2027' },
    'The agreed date must be the same as or after the start',
  ],
  [
    'with an e-mail address as reference',
    { reference: 'a@example.org' },
    'This looks like an e-mail address. Take it out, and name the post instead.',
  ],
  ['that needs nothing, without a reason', { kind: 'no_improvement_needed' }, 'Say why no improvement is needed'],
  ['that is a signpost to nowhere', { kind: 'signpost' }, 'Say where the item stands, and who reports on it'],
  ['whose date moved without a reason', { 'due-month': '12' }, 'Say why the agreed date has moved'],
  ['whose date went without a reason', { dueKind: 'ongoing' }, 'Say why the agreed date has moved'],
  [
    'with a forecast on another day and no reason',
    { 'forecast-day': '1', 'forecast-month': '3', 'forecast-year': '2027' },
    'Say why the forecast is another day',
  ],
  [
    'with a script as link',
    { links: 'javascript:alert(1)' },
    '“javascript:alert(1)” must be an address such as https://www.example.org, or a document’s name',
  ],
  [
    'at a level that cannot stand there',
    { level: 'theme' },
    'An item of this level cannot stand under “Children are seen in time”. Choose a lower level or another place',
  ],
]
for (const [what, words, sentence] of refusals)
  test(`an item ${what} comes back with its words and a sentence`, async () => {
    const form = await editForm(small.seen)
    const reply = await alice.sends(form.action, { ...form.fields, aim: 'Words to keep', ...words })
    assert.equal(reply.status, 400)
    assert.ok(reply.page.errors().includes(sentence), reply.page.errors().join(' | '))
    assert.equal(reply.page.field('Aim'), 'Words to keep')
  })

test('a date that moves keeps its reason and is counted', async () => {
  const move = async (day: string, reason: string) => {
    const form = await editForm(small.seen)
    return alice.does(form.action, {
      ...form.fields,
      'due-day': day,
      'due-month': '12',
      'due-year': '2026',
      dueReason: reason,
    })
  }
  await move('1', 'Two of five nurses left.')
  const { page } = await move('15', 'Their posts were filled late.')
  assert.ok(page.says('moved twice'))
  assert.ok(page.says('Agreed date: 31 October 2026 to 1 December 2026. Two of five nurses left.'))
  assert.match(
    page.text,
    /On \d+ \w+ \d{4} Alice Merrow moved the agreed date from 1 December 2026 to 15 December 2026, because “Their posts were filled late”\./,
  )
  const tree = await all.within(all.donmouth, (db) => planTree(db, small.planId))
  assert.equal(tree?.items.find(({ id }) => id === small.seen)?.moved, 2)
})

test('a first date is agreed, not moved', async () => {
  const id = await all.within(all.donmouth, (db) =>
    addItem(db, { planId: small.planId, parentId: small.outcome, level: 'project', title: 'Not dated yet' }),
  )
  const form = await editForm(id)
  const { page } = await alice.does(form.action, {
    ...form.fields,
    dueKind: 'date',
    'due-day': '1',
    'due-month': '6',
    'due-year': '2027',
  })
  assert.ok(page.says('agreed 1 June 2027 as its date'))
  assert.ok(!page.says('moved once'))
})

test('words that may point to a person are kept only after a second look', async () => {
  const form = await editForm(small.dentist)
  const words = { ...form.fields, aim: 'Ring 01382 123456 to book.' }
  const warned = await alice.sends(form.action, words)
  assert.equal(warned.status, 400)
  assert.ok(warned.page.says('This looks like a telephone number.'))
  assert.equal(warned.page.field('Aim'), 'Ring 01382 123456 to book.')
  const saved = await alice.does(form.action, { ...words, confirmed: 'yes' })
  assert.ok(saved.page.says('Ring 01382 123456 to book.'))
})

test('two people save the same item: the second sees both versions, chooses and saves again', async () => {
  const id = await all.within(all.donmouth, (db) =>
    addItem(db, {
      planId: small.planId,
      parentId: small.outcome,
      level: 'project',
      title: 'Shared work',
      aim: 'The first aim',
      reference: '9',
    }),
  )
  const first = await editForm(id)
  const second = await editForm(id)
  await alice.does(first.action, { ...first.fields, title: 'Shared work, renamed', aim: 'The aim of one' })
  const late = await alice.sends(second.action, { ...second.fields, aim: 'The aim of the other', reference: '9.1' })
  assert.equal(late.status, 409)
  assert.ok(late.page.says('Alice Merrow saved “Shared work, renamed”'))
  assert.deepEqual(late.page.rows(), [
    ['Title', 'Title, saved now: Shared work, renamed', 'Title, yours: Shared work'],
    ['Reference', 'Reference, saved now: 9', 'Reference, yours: 9.1'],
    ['Aim', 'Aim, saved now: The aim of one', 'Aim, yours: The aim of the other'],
  ])
  const again = late.page.form('Save again with these choices')
  assert.deepEqual(
    [again.fields['keep-title'], again.fields['keep-reference'], again.fields['keep-aim']],
    ['saved', 'yours', 'yours'],
    'a field left alone is not put back',
  )
  const edited = await alice.sends(again.action, { ...again.fields, instead: 'edit' })
  assert.equal(edited.page.field('Title'), 'Shared work, renamed')
  assert.equal(edited.page.field('Aim'), 'The aim of the other')
  const saved = await alice.does(again.action, again.fields)
  assert.equal(saved.page.heading, 'Shared work, renamed')
  assert.ok(saved.page.says('The aim of the other'))
  assert.ok(saved.page.says('Project 9.1'))
})

test('a deletion asks, takes along what stands under it, and can be undone', async () => {
  const asks = await alice.opens(`${at(small.outcome)}/deletion`)
  assert.match(asks.page.heading, /^Delete “Children are seen in time”\?/)
  assert.ok(asks.page.says('items beneath it'))
  const before = (await alice.opens(`/plan/plans/${small.planId}`)).page.all('.hf-outline__item').length
  const gone = await alice.does(`${at(small.outcome)}/deletion`)
  assert.ok(gone.page.says('Children are seen in time'))
  assert.equal((await alice.opens(at(small.seen))).status, 404)
  assert.equal((await alice.opens(`/plan/plans/${small.planId}`)).page.all('.hf-outline__item').length, 0)
  const back = await alice.does(`${at(small.outcome)}/restoration`)
  assert.ok(back.page.says('Brought back'))
  assert.equal((await alice.opens(`/plan/plans/${small.planId}`)).page.all('.hf-outline__item').length, before)
  const { rows } = await all.owner.query(
    'select count(*)::int as ended from evidence.statement where ended_at is not null',
  )
  assert.equal(rows[0].ended, 0, 'evidence may be added to them again')
})

test('what was deleted by itself stays deleted when its parent comes back', async () => {
  const [parent, child] = await all.within(all.donmouth, async (db) => {
    const parent = await addItem(db, {
      planId: small.planId,
      parentId: small.outcome,
      level: 'project',
      title: 'Parent',
    })
    return [parent, await addItem(db, { planId: small.planId, parentId: parent, level: 'action', title: 'Child' })]
  })
  await alice.does(`${at(child ?? '')}/deletion`)
  await alice.does(`${at(parent ?? '')}/deletion`)
  const list = await alice.opens(`/plan/plans/${small.planId}/deleted`)
  assert.ok(list.page.says('Bring back “Parent” first'))
  assert.equal(
    (await alice.does(`${at(child ?? '')}/restoration`)).page.says('Bring back the item it stood under first'),
    true,
  )
  await alice.does(`${at(parent ?? '')}/restoration`)
  assert.equal((await alice.opens(at(child ?? ''))).status, 404)
  assert.equal((await alice.opens(at(parent ?? ''))).status, 200)
})

test('an item moves up and down among its brothers and sisters', async () => {
  const order = async () =>
    (await alice.opens(at(small.outcome))).page
      .all('.hf-outline__item th a.hf-quiet')
      .map((a) => a.text.trim())
      .slice(0, 2)
  const [first, second] = await order()
  await alice.does(`${at(small.seen)}/position`, { way: 'down' })
  assert.deepEqual(await order(), [second, first])
  await alice.does(`${at(small.seen)}/position`, { way: 'up' })
  const end = await alice.does(`${at(small.seen)}/position`, { way: 'up' })
  assert.ok(end.page.says('It is at the end of its row already'))
})

test('a doubt left from the import is settled with one click', async () => {
  const { page } = await alice.opens(at(small.dentist))
  const form = page.form(`/p/donmouth${at(small.dentist)}/doubts`)
  const settled = await alice.does(form.action, form.fields)
  assert.ok(settled.page.says('No doubt is left.'))
  assert.ok(settled.page.says('settled the doubt: The file says “end of the year”.'))
})

test('findings are ticked by a person, and what the wording suggests is said', async () => {
  const { page } = await alice.opens(`${at(small.seen)}/answers`)
  assert.match(page.text, /Suggested: Both speak of/)
  const form = page.form('Save these findings')
  assert.equal(form.fields['findings'], undefined, 'nothing is ticked by itself')
  const saved = await alice.does(form.action, { findings: [small.first, small.second] })
  assert.ok(saved.page.says('said that it answers A1, A2'))
  await alice.does(form.action, { findings: small.first })
  const finding = await alice.opens(`/plan/findings/${small.second}`)
  assert.ok(finding.page.says('Nothing in any plan answers this finding yet.'))
})

test('measures have dated steps; a bad step comes back in words', async () => {
  const path = `${at(small.dentist)}/targets`
  const form = (await alice.opens(path)).page.form('Save the measures')
  const step = {
    'text-0': 'Children with a dentist',
    'value-0-0': '50 %',
    'due-0-0-day': '30',
    'due-0-0-month': '9',
    'due-0-0-year': '2027',
  }
  const saved = await alice.does(form.action, {
    ...form.fields,
    ...step,
    'value-0-1': '12 weeks',
    'due-0-1-day': '30',
    'due-0-1-month': '9',
    'due-0-1-year': '2028',
  })
  assert.deepEqual(saved.page.rows('.hf-table--tight'), [
    ['30 September 2027', '50%', 'To come'],
    ['30 September 2028', '12 weeks', 'To come'],
  ])
  const next = (await alice.opens(path)).page.form('Save the measures')
  const bad = await alice.sends(next.action, { ...next.fields, 'value-0-0': 'most', 'due-0-1-day': '' })
  assert.equal(bad.status, 400)
  assert.deepEqual(bad.page.errors(), [
    'Enter a figure for this step, such as 75%',
    'The date of this step must include a day',
  ])
  const late = await alice.sends(form.action, { ...form.fields, ...step })
  assert.equal(late.status, 409)
  const emptied = await alice.does(next.action, {
    ...next.fields,
    'text-0': '',
    'value-0-0': '',
    'due-0-0-day': '',
    'due-0-0-month': '',
    'due-0-0-year': '',
    'value-0-1': '',
    'due-0-1-day': '',
    'due-0-1-month': '',
    'due-0-1-year': '',
  })
  assert.ok(emptied.page.says('No measure'))
})

test('changes since a moment tell what was said, moved, added and closed', async () => {
  const changes = await all.within(all.donmouth, async (db) => {
    await postUpdate(db, { itemId: small.seen, dated: '2026-11-01', status: 'at_risk', done: 'Slow.', next: 'Ask.' })
    const since = new Date(Date.now() + 5)
    await new Promise((resolve) => setTimeout(resolve, 20))
    return { since }
  })
  const found = await all.within(all.donmouth, async (db) => {
    await postUpdate(db, { itemId: small.seen, dated: '2026-11-02', status: 'complete', done: 'Done.' })
    const added = await addItem(db, {
      planId: small.planId,
      parentId: small.outcome,
      level: 'project',
      title: 'Brand new',
    })
    return { added, changes: await changesSince(db, small.planId, changes.since) }
  })
  assert.deepEqual(
    found.changes.statuses.map(({ item_id, was, became }) => [item_id, was.word, became.word]),
    [[small.seen, 'At risk', 'Complete']],
  )
  assert.equal(found.changes.closed.length, 1)
  assert.deepEqual(
    found.changes.added.map(({ item_id }) => item_id),
    [found.added],
  )
  assert.deepEqual(found.changes.moves, [])
  assert.equal(found.changes.updates, 1)
})

test('a lead reads items but edits none; others see nothing, and nobody reaches across', async () => {
  assert.equal((await dan.opens(at(small.seen))).status, 200)
  assert.ok(!(await dan.opens(at(small.seen))).page.has('link', 'Delete'))
  for (const path of ['/edit', '/deletion', '/answers', '/targets'])
    assert.equal((await dan.opens(at(small.seen) + path)).status, 403, path)
  for (const path of ['', '/deletion', '/restoration', '/position', '/answers', '/targets', '/doubts'])
    assert.equal((await frank.sends(at(small.seen) + path)).status, 403, path)
  for (const outsider of [bob, iona])
    for (const path of ['', '/edit', '/deletion', '/answers', '/targets', '/updates/new'])
      assert.equal((await outsider.opens(at(small.seen) + path)).status, 403)
  for (const path of ['', '/edit', '/deletion', '/answers', '/targets', '/updates/new'])
    assert.equal((await carol.opens(at(small.seen) + path)).status, 404, path)
  for (const path of [
    '',
    '/deletion',
    '/restoration',
    '/position',
    '/answers',
    '/targets',
    '/doubts',
    '/updates',
    '/no-change',
    '/milestones',
  ])
    assert.equal((await carol.sends(at(small.seen) + path)).status, 404, path)
  assert.equal((await carol.sends(`/plan/plans/${small.planId}/items`, { title: 'Mine' })).status, 404)
  const theirs = await smallPlan(all, all.walbrook)
  const form = (await alice.opens(`/plan/plans/${small.planId}/items/new`)).page.form('Add this item')
  const reached = await alice.sends(form.action, { ...form.fields, title: 'Reaching', parent: theirs.outcome })
  assert.equal(reached.status, 400)
})

test('who saves an item that somebody deleted meanwhile gets their words back, and may bring the item back', async () => {
  const id = await all.within(all.donmouth, (db) =>
    addItem(db, { planId: small.planId, parentId: small.outcome, level: 'action', title: 'Short-lived item' }),
  )
  const form = await editForm(id)
  await alice.sends(`${at(id)}/deletion`)
  const late = await alice.sends(at(id), { ...form.fields, aim: 'Words that took an hour' })
  assert.equal(late.status, 409)
  assert.ok(late.page.says('Words that took an hour'))
  assert.ok(late.page.has('button', 'Bring the item back'))
  await alice.sends(`${at(id)}/restoration`)
  assert.equal((await alice.opens(at(id))).status, 200)
})
