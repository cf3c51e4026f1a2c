import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type Actor, cast, type Reply, type Sent } from '../../../../../test/cast.ts'
import { half } from '../../../../../test/fixtures/hostile-files.ts'
import { makeXlsx, zipped } from '../../../../../test/fixtures/make-files.ts'
import { addFinding, addSource } from '../../../inspection/index.ts'
import { planTree, plans, postUpdate } from '../../index.ts'

const all = await cast(() => new Date('2026-11-21T21:40:00Z'))
after(() => all.leave())
const { alice, bob, carol, dan, grace } = all

const traps = readFileSync(new URL('../../../../../test/fixtures/plans/traps.txt', import.meta.url), 'utf8')
const drop = (who: Actor = alice, fields: Sent = {}) =>
  who.sends('/plan/import', { title: 'Donmouth plan', file: { name: 'traps.txt', bytes: traps }, ...fields })
const dropped = async (fields: Sent = {}): Promise<string> => (await drop(alice, fields)).location ?? ''
const formOf = async (at: string, who: Actor = alice): Promise<Record<string, string | string[]>> =>
  (await who.opens(at)).page.form(`${at}/answers`).fields
const accepted = async (at: string, fields: Record<string, string> = {}): Promise<Reply> =>
  alice.sends(`${at}/answers`, { ...(await formOf(at)), ...fields, go: 'import' })
const treeOf = async (location: string | null) => {
  const tree = await all.within(all.donmouth, (db) => planTree(db, location?.split('/').at(-1) ?? ''))
  assert.ok(tree)
  return tree
}
const count = async (table: string): Promise<number> =>
  Number(
    (await all.owner.query(`select count(*)::int as n from ${table} where partnership_id = $1`, [all.donmouth])).rows[0]
      .n,
  )

test('a file dropped in is shown beside what it would become, every doubt at its row, nothing in the plan yet', async () => {
  const at = await dropped()
  const { page, queries } = await alice.opens(at)
  assert.equal(page.heading, '28 rows became 15 items. Five doubts are yours to settle')
  assert.ok(page.says('1 row kept as “no improvement needed”'))
  assert.equal(page.all('.hf-imp__row--drop').length, 5)
  assert.equal(page.all('mark.hf-doubt').length, 3, 'doubts D and E stand on the next page')
  assert.deepEqual(page.all('.hf-ask2 input[checked]').length, 3)
  assert.ok(queries <= 12, `${queries} queries`)
  const next = (await alice.opens(`${at}?page=2`)).page
  assert.ok(next.has('.hf-ask2 legend', 'E'))
  assert.equal(await count('plan.item'), 0)
})

test('pasted text, CSV, Excel and a tab-separated file are read too', async () => {
  const rows = [
    ['Action', 'Lead', 'Due'],
    ['Train forty nurses in each cluster', 'Head of Nursing', '31 May 2027'],
    ['Write one form for joint reports', 'Police Superintendent', '30 June 2027'],
  ]
  const text = rows.map((row) => row.join('\t')).join('\n')
  const files: Sent[] = [
    { text },
    { file: { name: 'plan.tsv', bytes: text } },
    { file: { name: 'plan.csv', bytes: rows.map((row) => row.join(',')).join('\n') } },
    { file: { name: 'plan.xlsx', bytes: await makeXlsx(rows) } },
  ]
  for (const sent of files) {
    const reply = await alice.does('/plan/import', { title: 'Small', ...sent })
    assert.match(reply.page.heading, /2 items/, JSON.stringify(Object.keys(sent)))
  }
})

test('what cannot be read brings the form back filled, with one sentence', async () => {
  const cases: [Sent, RegExp][] = [
    [{}, /Choose a file, or paste the plan below/],
    [{ text: 'Dear all,\n\nThank you for the cakes.\n\nYours' }, /No plan was found/],
    [{ text: 'x', file: { name: 'a.txt', bytes: 'y' } }, /not both/],
    [{ file: { name: 'empty.csv', bytes: ' ' } }, /empty/],
    [
      { file: { name: 'plan.docx', bytes: half(Buffer.from(await zipped({ 'word/document.xml': traps }))) } },
      /damaged|not copied whole/,
    ],
    [{ file: { name: 'plan.exe', bytes: 'MZ\u0000\u0001 program' } }, /plan\.exe/],
    [{ title: 'x'.repeat(301), text: 'y' }, /300 characters/],
  ]
  for (const [sent, sentence] of cases) {
    const reply = await alice.sends('/plan/import', { title: 'Kept title', ...sent })
    assert.equal(reply.status, 400, String(sentence))
    assert.match(reply.page.errors()[0] ?? '', sentence)
    assert.equal(
      reply.page.field('Title of').slice(0, 10),
      (typeof sent['title'] === 'string' ? sent['title'] : 'Kept title').slice(0, 10),
    )
  }
  assert.deepEqual(readdirSync(join(all.services.config.data, 'uploads')), [], 'nothing is left of what was refused')
})

test('a zip bomb is refused', async () => {
  const bomb = await zipped({ 'word/document.xml': Buffer.alloc(160 * 1024 * 1024, 'a') })
  const reply = await drop(alice, { file: { name: 'bomb.docx', bytes: bomb } })
  assert.equal(reply.status, 400)
  assert.match(reply.page.errors()[0] ?? '', /^“bomb\.docx”/)
})

test('only who edits the plan may import, and nobody reaches another partnership’s import', async () => {
  const at = await dropped()
  const pages = [
    '',
    '/leads',
    '/columns',
    '/around',
    '/findings',
    '/items/r39',
    '/outcome',
    '/throwing-away',
    '/differences',
  ]
  for (const who of [bob, dan, grace]) {
    assert.equal((await who.opens('/plan/import')).status, 403)
    assert.equal((await drop(who)).status, 403)
    for (const page of pages) assert.equal((await who.opens(at + page)).status, 403, `${who.name} ${page}`)
  }
  const id = at.split('/').at(-1)
  for (const page of pages) {
    assert.equal((await carol.opens(`/plan/imports/${id}${page}`)).status, 404, page)
    assert.equal((await carol.opens(at + page)).status, 404, page)
  }
  for (const action of [
    'answers',
    'leads',
    'columns',
    'around',
    'findings',
    'undoing',
    'reopening',
    'throwing-away',
    'differences',
    'items/r39/edits',
  ]) {
    assert.equal((await carol.sends(`/plan/imports/${id}/${action}`, { version: '1' })).status, 404, action)
    assert.equal((await bob.sends(`${at}/${action}`, { version: '1' })).status, 403, action)
  }
})

test('answers are kept page by page, and a doubt may be left open', async () => {
  const at = await dropped()
  await alice.sends(`${at}/answers`, {
    ...(await formOf(at)),
    'doubt:leak:r35': 'keep',
    'doubt:merged:r39': 'open',
    go: 'page-2',
  })
  const { page } = await alice.opens(at)
  assert.match(page.heading, /Three doubts are yours to settle$/)
  const fields = page.form(`${at}/answers`).fields
  assert.deepEqual(
    [fields['doubt:leak:r35'], fields['doubt:merged:r39'], fields['doubt:leak:r42']],
    ['keep', 'open', 'move'],
  )
  assert.ok(page.says('Last change: doubt C: In row 39, above.'))
  await alice.does(`${at}/undone-decision`, { version: String(fields['version']) })
  assert.match((await alice.opens(at)).page.heading, /Four doubts/)
})

test('an item is edited, split, joined, left out, and its words are moved to their row', async () => {
  const at = await dropped()
  const send = async (path: string, fields: Sent) => {
    const version = String((await formOf(at))['version'])
    return alice.does(`${at}/items/${path}`, { version, decided: '0', ...fields })
  }
  const item = (await alice.opens(`${at}/items/r58`)).page
  assert.equal(item.heading, 'Correct item 14: Leaders will be seen and heard by staff in every agency')
  const edits = item.form(`${at}/items/r58/edits`).fields
  assert.ok(
    (await send('r58/edits', { ...edits, due: '31 March 2027', version: '1' })).page.says('wrote due of item 14'),
  )
  assert.ok((await alice.opens(`${at}?page=2`)).page.says('31 March 2027'))
  assert.ok((await send('r53/merger', { with: 'after' })).page.heading.includes('14 items'))
  assert.ok((await send('r31/dropping', {})).page.heading.includes('13 items'))
  assert.ok((await alice.opens(at)).page.says('You left this out. The file keeps its words.'))
  const driver = (await alice.opens(`${at}/items/r47`)).page
  const cuts = driver.form(`${at}/items/r47/split`).fields
  assert.equal(cuts['at-progress'], '')
  const cut =
    driver
      .all('input[name="at-progress"]')
      .map((each) => each.getAttribute('value'))
      .at(-1) ?? ''
  assert.ok((await send('r47/split', { 'at-progress': cut })).page.heading.includes('14 items'))
  const moved = await send('r48/moves', { passage: 'progress:0', 'to-item': 'r43', 'to-field': 'progress' })
  assert.ok(moved.page.says('moved “A joint group of both services'))
  for (const [path, fields, field] of [
    ['r48/edits', { ...edits, title: ' ' }, 'Enter a title'],
    ['r48/split', {}, 'Choose where the second item begins'],
    ['r48/moves', { 'to-item': 'r43', 'to-field': 'progress' }, 'Tick the words'],
  ] as const) {
    const bad = await send(path, fields)
    assert.equal(bad.status, 400)
    assert.match(bad.page.errors()[0] ?? '', new RegExp(field))
  }
  assert.equal((await alice.opens(`${at}/items/r999`)).status, 404)
})

test('two people settle one import: the second sees both and may save too', async () => {
  const at = await dropped()
  const stale = await formOf(at)
  await alice.sends(`${at}/items/r31/dropping`, { version: String(stale['version']), decided: '0' })
  const second = await alice.sends(`${at}/answers`, { ...stale, 'doubt:leak:r35': 'keep', go: 'save' })
  assert.equal(second.status, 409)
  assert.ok(second.page.says('left'))
  assert.ok(second.page.says('doubt A: Here'))
  const again = second.page.form('Save mine too')
  assert.equal((await alice.sends(again.action, again.fields)).status, 303)
  const { page } = await alice.opens(at)
  assert.ok(page.heading.includes('14 items'))
  assert.equal(page.form(`${at}/answers`).fields['doubt:leak:r35'], 'keep')
  const leads = await alice.sends(`${at}/leads`, { version: '1', 'title-0': 'Chair' })
  assert.equal(leads.status, 409)
})

test('turning aside to correct an item keeps the answers that were changed, and settles no other', async () => {
  const at = await dropped()
  const reply = await alice.does(`${at}/answers`, { ...(await formOf(at)), 'doubt:leak:r35': 'keep', go: 'item-r39' })
  assert.match(reply.page.heading, /^Correct item 4/)
  assert.match((await alice.opens(at)).page.heading, /Four doubts are yours to settle$/)
})

test('an import that two people accept at once makes one plan', async () => {
  const at = await dropped({ title: 'Accepted twice' })
  const form = { ...(await formOf(at)), go: 'import' }
  const replies = await Promise.all([alice.sends(`${at}/answers`, form), alice.sends(`${at}/answers`, form)])
  assert.deepEqual(
    replies.map(({ status }) => status).filter((status) => status >= 500),
    [],
  )
  const made = (await all.within(all.donmouth, plans)).filter(({ title }) => title === 'Accepted twice')
  assert.equal(made.length, 1)
})

test('saying what a column means reads the file again', async () => {
  const at = await dropped()
  const fields = (await alice.opens(`${at}/columns`)).page.form(`${at}/columns`).fields
  assert.equal(fields['column-0-3'], 'measure')
  const reply = await alice.does(`${at}/columns`, { ...fields, 'column-0-3': 'other' })
  assert.ok(reply.page.says('Read again'))
  assert.equal((await alice.opens(`${at}/columns`)).page.form(`${at}/columns`).fields['column-0-3'], 'other')
})

test('accepting makes the plan: its own levels, tree, posts, steps, first updates, the file as evidence', async () => {
  const at = await dropped()
  const posts = (await alice.opens(`${at}/leads`)).page.form(`${at}/leads`).fields
  const chair =
    Object.keys(posts)
      .find((name) => name.startsWith('title-') && posts[name] === 'CPC Chair')
      ?.slice(6) ?? ''
  await alice.sends(`${at}/leads`, {
    ...posts,
    [`name-${chair}`]: 'Nora Bell',
    [`email-${chair}`]: 'nora@example.org',
    [`interim-${chair}`]: 'yes',
  })
  const reply = await accepted(at)
  assert.match(reply.location ?? '', /\/plan\/plans\//)
  const outline = (await alice.opens(reply.location ?? '')).page
  assert.ok(outline.says('Imported 15 items and gave 1 post a holder'))
  const { plan, items } = await treeOf(reply.location)
  assert.deepEqual(
    plan.levels.map(({ word }) => word),
    ['Outcome we want', 'Driver', 'Improvement project'],
  )
  const lines = items.filter(({ line }) => line)
  assert.equal(lines.length, 15)
  assert.equal(
    new Set(items.filter(({ level }) => level === 'outcome').map(({ title }) => title)).size,
    items.filter(({ level }) => level === 'outcome').length,
  )
  const checks = lines.find(({ title }) => title.startsWith('Dental'))
  assert.deepEqual(
    checks?.targets[0]?.steps.map(({ due, value, unit }) => `${due} ${value}${unit}`),
    ['2026-06-30 40%', '2027-06-30 65%', '2028-06-30 85%'],
  )
  assert.deepEqual(
    checks?.leads.map(({ title }) => title),
    ["Children's Board Chair", 'Corporate Parenting Group Chair'],
  )
  assert.ok(lines.every(({ status, kind }) => status.tone === null || kind === 'no_improvement_needed'))
  const held = lines.flatMap(({ leads }) => leads).find(({ title }) => title === 'CPC Chair')
  assert.deepEqual([held?.holder, held?.interim], ['Nora Bell', true])
  const { rows } = await all.owner.query(
    'select agreed_how, count(*)::int as n, (select count(*)::int from plan.contribution) as told from plan.item_update group by 1',
  )
  assert.deepEqual([rows[0].agreed_how, rows[0].n >= 13, rows[0].told > 3], ['imported', true, true])
  assert.ok((await alice.opens('/evidence')).page.says('The plan as it was dropped in'))
  // Doubts D and E stood on a page nobody opened: they stay on their items.
  assert.equal(lines.filter(({ doubts }) => doubts > 0).length, 2)
  assert.ok((await alice.opens(`/plan/items/${lines.find(({ doubts }) => doubts > 0)?.id}`)).page.says('Taken for now'))
})

test('findings are linked only where somebody ticked, and text around the table comes in only when it was chosen', async () => {
  const finding = await all.within(all.donmouth, async (db) => {
    const sourceId = await addSource(db, { kind: 'joint_inspection', title: 'Joint inspection' })
    return addFinding(db, {
      sourceId,
      kind: 'area_for_improvement',
      title: 'Children coming into care wait too long for dental and medical checks',
      wordings: [],
    })
  })
  const at = await dropped()
  const offered = (await alice.opens(`${at}/findings`)).page
  assert.ok(offered.says('Both speak of'))
  assert.equal(offered.all('input[checked]').length, 0, 'nothing is ticked for anybody')
  const fields = offered.form(`${at}/findings`).fields
  await alice.sends(`${at}/findings`, { ...fields, 'finding:r42': finding })
  const around = (await alice.opens(`${at}/around`)).page.form(`${at}/around`).fields
  assert.equal((around['strengths'] as string[]).length, 5)
  assert.equal((await alice.sends(`${at}/around`, { ...around, title: '' })).status, 400)
  await alice.sends(`${at}/around`, { ...around, priorities: ['0'], title: 'The plan’s own words' })
  const { items } = await treeOf((await accepted(at)).location)
  assert.deepEqual(
    items.flatMap((item) => item.findings.map(({ id }) => [item.title.slice(0, 6), id])),
    [['Dental', finding]],
  )
  const { rows } = await all.owner.query(
    "select f.kind, count(*)::int as n from inspection.finding f join inspection.source s on s.id = f.source_id where s.title = 'The plan’s own words' group by 1 order by 1",
  )
  assert.deepEqual(rows, [
    { kind: 'area_for_improvement', n: 1 },
    { kind: 'strength', n: 5 },
  ])
  const graded = await all.owner.query("select count(*)::int as n from inspection.evaluation where grade = 'Good'")
  assert.equal(graded.rows[0].n, 4)
})

test('the whole import is undone in one click; later updates are named first', async () => {
  const at = await dropped({ title: 'To be undone' })
  const reply = await accepted(at)
  const line = (await treeOf(reply.location)).items.find((item) => item.line)
  await all.within(all.donmouth, (db) =>
    postUpdate(db, { itemId: line?.id ?? '', dated: '2026-11-20', status: 'on_track', done: 'More.' }),
  )
  const asked = await alice.sends(`${at}/undoing`, {})
  assert.equal(asked.status, 400)
  assert.match(asked.page.errors()[0] ?? '', /1 later update/)
  const undone = await alice.does(`${at}/undoing`, { sure: 'yes' })
  assert.ok(undone.page.says('and the plan with them'))
  assert.equal((await alice.opens(reply.location ?? '')).status, 404)
  assert.equal((await all.within(all.donmouth, plans)).filter(({ title }) => title === 'To be undone').length, 0)
  const open = await alice.does(`${at}/reopening`, {})
  assert.match(open.page.heading, /15 items/)
})

test('an import that is thrown away can be opened again', async () => {
  const at = await dropped({ title: 'Thrown' })
  assert.ok(
    (await alice.does(`${at}/answers`, { ...(await formOf(at)), go: 'throw' })).page.has(
      'button',
      'Throw this import away',
    ),
  )
  await alice.sends(`${at}/throwing-away`, {})
  assert.match((await alice.opens(at)).location ?? '', /outcome$/)
  assert.ok((await alice.opens(`${at}/outcome`)).page.says('It was thrown away'))
  assert.match((await alice.does(`${at}/reopening`, {})).page.heading, /15 items/)
})

test('an import that fails half way leaves nothing behind', async () => {
  const at = await dropped({ title: 'Breaks off' })
  const before = [
    await count('plan.item'),
    await count('plan.plan'),
    await count('partnership.post'),
    await count('evidence.piece'),
  ]
  await all.owner.query(`create function plan.break() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
    create trigger breaks before insert on plan.contribution for each row execute function plan.break()`)
  const reply = await accepted(at)
  await all.owner.query('drop trigger breaks on plan.contribution; drop function plan.break()')
  assert.equal(reply.status, 500)
  assert.deepEqual(
    [
      await count('plan.item'),
      await count('plan.plan'),
      await count('partnership.post'),
      await count('evidence.piece'),
    ],
    before,
  )
  assert.match((await alice.opens(at)).page.heading, /15 items/, 'it is open as before')
  assert.equal((await accepted(at)).status, 303)
})

test('a second file goes into the same plan, below the headings that are there', async () => {
  const first = await accepted(await dropped({ title: 'Shared plan' }))
  const planId = first.location?.split('/').at(-1) ?? ''
  const at = await dropped({ plan: planId, text: '', title: '' })
  assert.ok((await alice.opens(at)).page.says('in “Shared plan”'))
  await accepted(at)
  const { items } = await treeOf(first.location)
  assert.equal(items.filter(({ line }) => line).length, 30)
  assert.equal(
    items.filter(({ level }) => level === 'outcome').length,
    new Set(items.filter(({ level }) => level === 'outcome').map(({ title }) => title)).size,
  )
  await alice.sends(`${at}/undoing`, {})
  assert.equal(
    (await treeOf(first.location)).items.filter(({ line }) => line).length,
    15,
    'the plan and its first file stay',
  )
})

test('words that may point to one person are shown before anything is imported', async () => {
  const text =
    'Action\tLead\tDue\tProgress\nVisit each family\tTeam Leader\t31 May 2027\tMother rang from 07700 900123 twice.\nWrite to schools\tHead Teacher\t30 June 2027\tDone.'
  const at = (await alice.sends('/plan/import', { text, title: 'Small' })).location ?? ''
  const reply = await accepted(at)
  assert.equal(reply.status, 400)
  assert.ok(reply.page.says('07700 900123') || reply.page.says('telephone'))
  assert.equal((await accepted(at, { confirmed: 'yes' })).status, 303)
})

test('a workbook of 300 rows is settled and accepted in a fixed number of queries', async () => {
  const rows = [
    ['Outcome', 'Action', 'Lead', 'Due', 'Measure', 'Progress'],
    ...Array.from({ length: 300 }, (_, n) => [
      `Outcome ${Math.floor(n / 10) + 1} is reached`,
      `Open service number ${n + 1} in village ${n + 1}`,
      `Service Manager ${n % 20}; Head of Area ${n % 7}`,
      '31 March 2027',
      `${50 + (n % 40)}% of families seen by 31 March 2027`,
      `CSW - Plan ${n + 1} was agreed in May. Health - Nurses were named.`,
    ]),
  ]
  const at = await dropped({ title: 'Long plan', file: { name: 'long.xlsx', bytes: await makeXlsx(rows) } })
  const { page } = await alice.opens(at)
  assert.match(page.heading, /^300 rows became 300 items/)
  assert.ok(page.says('Part 1 of 20: rows'))
  const reply = await accepted(at)
  assert.equal(reply.status, 303)
  assert.ok(reply.queries < 120, `${reply.queries} queries`)
  assert.equal((await treeOf(reply.location)).items.filter(({ line }) => line).length, 300)
})

test('an exported workbook that comes back shows its differences and changes only what is ticked', async () => {
  const { plan, items } = await treeOf((await accepted(await dropped({ title: 'Exported' }))).location)
  const lines = items.filter(({ line }) => line)
  const exported = (change: (row: string[], n: number) => string[]) => [
    ['Reference', 'Item', 'Status', 'Leads', 'Due', 'Holdfast id'],
    ...lines.map((item, n) =>
      change(
        [
          item.reference,
          item.title,
          item.status.word,
          item.leads.map(({ title }) => title).join('; '),
          item.due ?? '',
          item.id,
        ],
        n,
      ),
    ),
  ]
  const same = await alice.does('/plan/import', {
    file: { name: 'plan.xlsx', bytes: await makeXlsx(exported((row) => row)) },
  })
  assert.equal(same.page.heading, 'No difference: nothing to import')
  const other = exported((row, n) =>
    n === 1 ? [row[0] ?? '', 'Low mood is met sooner', 'On track', row[3] ?? '', '2027-09-30', row[5] ?? ''] : row,
  )
  const changed = await alice.does('/plan/import', { file: { name: 'plan.xlsx', bytes: await makeXlsx(other) } })
  assert.equal(changed.page.heading, '3 differences in 1 item')
  const form = changed.page.form('Take over what is ticked')
  assert.equal(form.fields['take'], undefined, 'nothing is ticked for anybody')
  const id = lines[1]?.id ?? ''
  await alice.sends(form.action, { ...form.fields, take: [`${id}:due`, `${id}:status`] })
  const after = (await all.within(all.donmouth, (db) => planTree(db, plan.id)))?.items.find((item) => item.id === id)
  assert.deepEqual([after?.title, after?.due, after?.status.code], [lines[1]?.title, '2027-09-30', 'on_track'])
})
