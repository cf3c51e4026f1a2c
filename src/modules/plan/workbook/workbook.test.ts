import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type CellValue, readXlsx, type Sheet, type WriteSheet, writeXlsx } from 'hucre'
import { cast } from '../../../../test/cast.ts'
import { smallPlan, type SmallPlan } from '../../../../test/small-plan.ts'
import { findItem, planTree, postUpdate, updatesOn } from '../index.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan } = all
let small: SmallPlan
before(async () => {
  small = await smallPlan(all)
})

/** The plan's workbook, as the report room hands it out. */
const workbook = async (): Promise<Sheet[]> => {
  const file = await alice.opens(`/report/plans/${small.planId}/workbook`)
  assert.equal(file.status, 200)
  return (await readXlsx(file.bytes)).sheets
}

type Edit = (rows: CellValue[][], at: (column: string) => number) => CellValue[][]

/** Brings the workbook back after somebody worked on its first sheet. */
const comesBack = async (sheets: Sheet[], edit: Edit, more: Partial<WriteSheet> = {}, copy = true) => {
  const [plan, ...others] = sheets
  assert.ok(plan)
  const head = plan.rows[0] ?? []
  const at = (column: string) => head.indexOf(column)
  const rows = edit(
    plan.rows.map((row) => head.map((_, n) => row[n] ?? '')),
    at,
  )
  const bytes = await writeXlsx({
    sheets: [
      {
        name: plan.name,
        rows,
        columns: head.map((name) => (/^Holdfast/.test(String(name)) ? { hidden: true } : {})),
        ...more,
      },
      ...(copy ? others.map(({ name, rows: its }) => ({ name, rows: its, hidden: true })) : []),
    ],
  })
  return alice.does('/plan/import', { file: { name: 'plan.xlsx', bytes } })
}
const set =
  (id: string, values: Record<string, string>): Edit =>
  (rows, at) =>
    rows.map((row) =>
      row[at('Holdfast id')] === id
        ? row.map((value, n) => Object.entries(values).find(([column]) => at(column) === n)?.[1] ?? value)
        : row,
    )
const itemNow = (id: string) =>
  all.within(all.donmouth, async (db) => {
    const found = await findItem(db, id, { personId: all.alice.id, now: new Date('2027-01-01') })
    assert.ok(found)
    return found.item
  })

test('the workbook that goes out hides the ids, the marks and a copy of itself', async () => {
  const sheets = await workbook()
  assert.deepEqual(
    sheets.map(({ name, hidden }) => [name, hidden ?? false]),
    [
      ['Plan', false],
      ['Holdfast copy', true],
    ],
  )
  const head = sheets[0]?.rows[0] ?? []
  assert.deepEqual(
    head.filter((_, n) => sheets[0]?.columns?.[n]?.hidden),
    ['Holdfast id', 'Holdfast mark'],
  )
})

test('sorted back as it was it holds no difference', async () => {
  const reply = await comesBack(await workbook(), ([head = [], ...rows]) => [head, ...rows.toReversed()])
  assert.equal(reply.page.heading, 'No difference: nothing to import')
  assert.ok(reply.page.says('3 items were compared, and every one says what the plan says.'))
})

test('what is ticked is taken over: words, dates with their reason, leads, measures, findings; status and progress as an update', async () => {
  const reply = await comesBack(
    await workbook(),
    set(small.seen, {
      Item: 'First health assessment within 28 days',
      Due: '30 June 2027',
      'Why a date moved': 'Two posts are vacant.',
      Leads: 'Head of children’s nursing; Clinic manager',
      'Lead agency': '',
      'Delivered by': 'Health group',
      Measures: 'Children seen in time: 60% by 30 September 2026 and 75% by 30 September 2027',
      Status: 'At risk',
      Progress: 'Two clinics opened.',
      Findings: 'A2',
    }),
  )
  assert.equal(reply.page.heading, '9 differences in 1 item')
  assert.ok(reply.page.says('There is no post “Clinic manager” yet: it would be added.'))
  const form = reply.page.form('Take over what is ticked')
  assert.deepEqual([form.fields.take, form.fields.row], [undefined, undefined], 'nothing is ticked for anybody')
  const none = await alice.sends(form.action, form.fields)
  assert.equal(none.status, 400)
  assert.deepEqual(none.page.errors(), ['Tick what the plan is to take over, or throw the workbook away'])
  const done = await alice.does(form.action, { ...form.fields, row: small.seen, agreed: 'email' })
  assert.ok(done.page.says('Took over 9 changes'))
  const item = await itemNow(small.seen)
  assert.deepEqual(
    [
      item.title,
      item.due,
      item.moved,
      item.leads.map(({ title }) => title),
      item.lead_agency,
      item.owning_group?.name,
      item.targets.map(({ text, steps }) => [text, steps.map(({ value }) => value)]),
      item.status.code,
      item.findings.map(({ reference }) => reference),
    ],
    [
      'First health assessment within 28 days',
      '2027-06-30',
      1,
      ['Head of children’s nursing', 'Clinic manager'],
      null,
      'Health group',
      [['Children seen in time', [60, 75]]],
      'at_risk',
      ['A2'],
    ],
  )
  const [update] = await all.within(all.donmouth, (db) => updatesOn(db, [small.seen]))
  assert.deepEqual([update?.done, update?.agreed_how], ['Two clinics opened.', 'email'])
  const history = (await alice.opens(`/plan/items/${small.seen}`)).page
  assert.ok(history.says('Two posts are vacant.'))
})

test('the whole workbook can be taken back; what somebody changed since stays', async () => {
  const imported = await all.owner.query(
    "select id from plan.import where state = 'accepted' order by made_at desc limit 1",
  )
  const edit = (await alice.opens(`/plan/items/${small.seen}/edit`)).page.form('Save this item')
  await alice.does(edit.action, { ...edit.fields, title: 'Seen by a nurse within 28 days' })
  const outcome = (await alice.opens(`/plan/imports/${imported.rows[0].id}/outcome`)).page
  const back = await alice.does(outcome.form('Take the whole workbook back').action)
  assert.ok(back.page.says('Took back 8 changes'), back.page.text)
  const item = await itemNow(small.seen)
  assert.deepEqual(
    [
      item.title,
      item.due,
      item.leads.map(({ title }) => title),
      item.lead_agency?.id,
      item.owning_group?.name,
      item.targets.map(({ steps }) => steps.map(({ value }) => value)),
      item.status.word,
      item.findings.map(({ reference }) => reference),
    ],
    [
      'Seen by a nurse within 28 days',
      '2026-10-31',
      ['Head of children’s nursing'],
      small.agency,
      'Improvement board',
      [[50, 75]],
      'Not yet stated',
      [],
    ],
  )
  assert.deepEqual(await all.within(all.donmouth, (db) => updatesOn(db, [small.seen])), [])
})

test('a cell that somebody changed on the site since the export is a conflict, which shows both and who', async () => {
  const sheets = await workbook()
  const edit = (await alice.opens(`/plan/items/${small.dentist}/edit`)).page.form('Save this item')
  await alice.does(edit.action, { ...edit.fields, title: 'Every child has a dentist' })
  const reply = await comesBack(sheets, set(small.dentist, { Item: 'A dentist within a month' }))
  assert.ok(reply.page.says('In one of them the plan was changed as well'))
  assert.ok(reply.page.says('Conflict: choose one'))
  assert.ok(reply.page.says('Changed by Alice Merrow'))
  assert.ok(reply.page.says('When the workbook went out: “Registered with a dentist”.'))
  const form = reply.page.form('Take over everything but conflicts and missing rows')
  const kept = await alice.sends(form.action, { ...form.fields, all: 'yes' })
  assert.equal(kept.status, 400, 'a conflict is never taken over by itself')
  const done = await alice.does(form.action, { ...form.fields, [`choose-${small.dentist}:title`]: 'workbook' })
  assert.ok(done.page.says('Took over 1 change'))
  assert.equal((await itemNow(small.dentist)).title, 'A dentist within a month')
})

test('what somebody changes while the page is open is asked again, not overwritten', async () => {
  const reply = await comesBack(await workbook(), set(small.dentist, { Aim: 'Seen twice a year.' }))
  const form = reply.page.form('Take over what is ticked')
  const edit = (await alice.opens(`/plan/items/${small.dentist}/edit`)).page.form('Save this item')
  await alice.does(edit.action, { ...edit.fields, aim: 'Seen once a year.' })
  const late = await alice.sends(form.action, { ...form.fields, take: `${small.dentist}:aim` })
  assert.equal(late.status, 400)
  assert.deepEqual(late.page.errors(), [
    'Somebody changed the aim of “A dentist within a month” while this page was open. Choose which to keep',
  ])
  assert.equal((await itemNow(small.dentist)).aim, 'Seen once a year.')
})

test('two people who take over the same workbook: the second is sent to what the first did', async () => {
  const reply = await comesBack(await workbook(), set(small.dentist, { Reference: '1.1.9' }))
  const form = reply.page.form('Take over what is ticked')
  await alice.does(form.action, { ...form.fields, take: `${small.dentist}:reference` })
  const second = await alice.sends(form.action, { ...form.fields, take: `${small.dentist}:reference` })
  assert.match(second.location ?? '', /\/outcome$/)
})

test('new rows become items, missing rows are asked, and both can be taken back', async () => {
  const reply = await comesBack(await workbook(), (rows, at) => [
    ...rows.filter((row) => row[at('Holdfast id')] !== small.handover),
    (rows[0] ?? []).map((name) =>
      name === 'Item'
        ? 'Ring each family'
        : name === 'Outcome'
          ? 'Children are seen in time'
          : name === 'Status'
            ? 'On track'
            : '',
    ),
  ])
  assert.equal(reply.page.heading, '1 new row and no other difference')
  assert.ok(reply.page.says('One item did not come back: you are asked.'))
  const form = reply.page.form('Take over what is ticked')
  const key = /value="(Plan:\d+)"/.exec(reply.text)?.[1] ?? ''
  const done = await alice.does(form.action, { ...form.fields, add: key, delete: small.handover })
  assert.ok(done.page.says('Took over 1 new item, 1 deletion'))
  const tree = await all.within(all.donmouth, (db) => planTree(db, small.planId))
  const fresh = tree?.items.find(({ title }) => title === 'Ring each family')
  assert.deepEqual([fresh?.parent_id, fresh?.level, fresh?.status.code], [small.outcome, 'project', 'on_track'])
  assert.ok(!tree?.items.some(({ id }) => id === small.handover))
  const back = await alice.does(done.page.form('Take the whole workbook back').action)
  assert.ok(back.page.says('Took back 2 changes'))
  const after = await all.within(all.donmouth, (db) => planTree(db, small.planId))
  assert.ok(after?.items.some(({ id }) => id === small.handover))
  assert.ok(!after?.items.some(({ title }) => title === 'Ring each family'))
})

test('progress without any status is refused in words, and a bad cell is named by sheet, row and column', async () => {
  const reply = await comesBack(
    await workbook(),
    set(small.dentist, { Progress: 'A list was made.', Due: 'soon', Status: 'Sideways' }),
  )
  assert.match(
    reply.page.text,
    /Sheet “Plan”, row \d, column “Agreed date”: “soon” is not a date\. Write it like 31 March 2027\./,
  )
  assert.match(reply.page.text, /column “Status”: “Sideways” is not a status of this plan/)
  const form = reply.page.form('Take over what is ticked')
  const refused = await alice.sends(form.action, { ...form.fields, take: `${small.dentist}:progress` })
  assert.deepEqual(refused.page.errors(), [
    'Give “A dentist within a month” a status in the workbook too: progress without one is no update',
  ])
})

test('a moved date without a reason is asked for one; words that may point to a child are held', async () => {
  const reply = await comesBack(await workbook(), set(small.dentist, { Due: '2027-08-31', Aim: 'Ring 07700 900123.' }))
  const form = reply.page.form('Take over what is ticked')
  const silent = await alice.sends(form.action, { ...form.fields, row: small.dentist })
  assert.deepEqual(silent.page.errors(), ['Say why the agreed date of “A dentist within a month” moves'])
  const why = { [`why-${small.dentist}:due`]: 'The practice moved.' }
  const held = await alice.sends(form.action, { ...form.fields, row: small.dentist, ...why })
  assert.equal(held.status, 400)
  assert.ok(held.page.has('label', 'I have looked: nobody can be identified by these words'))
  const done = await alice.does(form.action, { ...form.fields, row: small.dentist, ...why, confirmed: 'yes' })
  assert.ok(done.page.says('Took over 2 changes'))
})

test('comments, formulas and columns of their own stand on the page and stay after it is settled', async () => {
  const reply = await comesBack(
    await workbook(),
    (rows, at) =>
      set(small.dentist, { Reference: '1.1.8' })(rows, at).map((row, n) => [...row, n === 0 ? 'Cost' : '400']),
    {
      cells: new Map([['1,2', { comment: { author: 'Dan', text: 'Ask the board' } }]]),
    },
  )
  assert.ok(reply.page.says('The plan has no place for 1 comment and 3 cells of other columns.'))
  assert.ok(reply.page.says('Dan: Ask the board'))
  const form = reply.page.form('Take over everything but conflicts and missing rows')
  const done = await alice.does(form.action, { ...form.fields, all: 'yes' })
  assert.ok(done.page.says('Dan: Ask the board'))
})

test('a workbook of a plan that is not here can be brought in as a plan of its own', async () => {
  const [plan] = await workbook()
  const rows = (plan?.rows ?? []).map((row) =>
    row.map((value) => (typeof value === 'string' ? value.replace(/^01/, '0f') : (value ?? ''))),
  )
  const reply = await alice.does('/plan/import', {
    file: { name: 'other.xlsx', bytes: await writeXlsx({ sheets: [{ name: 'Plan', rows }] }) },
  })
  assert.equal(reply.page.heading, 'None of these items is in a plan')
  const own = await alice.opens(reply.page.link('bring it in as a plan of its own').replace('/p/donmouth', ''))
  assert.equal(own.status, 200)
})

test('only members who see the plan take its workbook away', async () => {
  const path = `/report/plans/${small.planId}/workbook`
  assert.equal((await dan.opens(path)).status, 200)
  assert.equal((await bob.opens(path)).status, 403)
  assert.equal((await carol.opens(path)).status, 404)
})

test('only who edits the plan brings a workbook back, and nobody elsewhere', async () => {
  const { rows } = await all.owner.query('select id from plan.import order by made_at desc limit 1')
  const at = `/plan/imports/${rows[0].id}/differences`
  for (const other of [bob, dan]) assert.equal((await other.opens(at)).status, 403)
  assert.equal((await carol.opens(at)).status, 404)
  assert.equal((await carol.sends(at, { all: 'yes' })).status, 404)
  assert.equal((await carol.sends(`/plan/imports/${rows[0].id}/undoing`)).status, 404)
})

test('progress that a lead wrote meanwhile is a conflict too', async () => {
  const sheets = await workbook()
  await all.within(all.donmouth, (db) =>
    postUpdate(db, { itemId: small.dentist, dated: '2026-11-18', status: 'on_track', done: 'A list was made.' }),
  )
  const reply = await comesBack(sheets, set(small.dentist, { Progress: 'We rang them.' }))
  assert.equal(reply.page.heading, '1 difference in 1 item')
  assert.ok(reply.page.says('Conflict: choose one'))
  assert.ok(reply.page.says('A list was made.'))
})
