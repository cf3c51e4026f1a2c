import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast, type Sent } from '../../../test/cast.ts'
import { reportedPlan } from '../../../test/reported-plan.ts'
import { readHere } from '../../documents/read/index.ts'
import { mediaTypes, stopWriting, writePaper } from '../../documents/write/index.ts'
import { beginSession } from '../identity/index.ts'
import { addConclusion, addFinding, addSource, findings } from '../inspection/index.ts'
import { setTemplate } from '../partnership/index.ts'
import { addItem, addPlan, postUpdate } from '../plan/index.ts'
import { kinds, tellsFigures } from './facts.ts'
import { releases } from './index.ts'
import { trial } from './template/sample.ts'

const all = await cast()
const { alice, bob, carol, dan, frank, grace, iona } = all
after(async () => {
  await stopWriting()
  await all.leave()
})

const { planId, items, sourceId } = await reportedPlan(all, all.donmouth)
const about = {
  plan: planId,
  group: 'Improvement board',
  'meeting-day': '20',
  'meeting-month': '11',
  'meeting-year': '2026',
  item: '6',
  by: 'Improvement coordinator',
  'since-day': '25',
  'since-month': '9',
  'since-year': '2026',
}
const begin = async (kind: string, more: Sent = {}) =>
  (await alice.sends('/report/papers/new', { kind, ...about, ...more })).location ?? ''
const pathOf = (location: string) => location.replace(/\/preview$/, '')
// The test client would hold a web page to take away to the rules of the site's own pages.
const fileOf = async (person: string, path: string) =>
  all.app.fetch(
    new Request(`http://localhost${path}`, {
      headers: { cookie: `__Host-holdfast=${await beginSession(all.owner, person, 'test')}` },
    }),
  )
const release = async (paper: string) => {
  const { fields } = (await alice.opens(`${paper}/release`)).page.form(`${paper}/release`)
  return (await alice.sends(`${paper}/release`, fields)).location ?? ''
}
const edited = async (paper: string, changes: Sent) => {
  const { fields } = (await alice.opens(paper)).page.form(paper)
  return alice.sends(paper, { ...fields, ...changes })
}

for (const kind of kinds)
  test(`a ${kind} paper is begun, previewed as a working draft and taken away in each format`, async () => {
    const paper = pathOf(await begin(kind))
    const preview = await alice.opens(`${paper}/preview`)
    assert.equal(preview.status, 200)
    assert.ok(preview.page.says('Working draft, not released'))
    assert.ok(preview.page.says('Figures as at 19 November 2026, 21:40'))
    assert.ok(preview.page.says('OFFICIAL'))
    for (const format of ['docx', 'pdf', 'html', 'json', 'xlsx'] as const) {
      const file = await fileOf(alice.id, `${paper}/files/${format}`)
      if (format === 'xlsx' && (kind === 'page' || tellsFigures(kind))) {
        assert.equal(file.status, 404)
        assert.ok(!preview.page.has('link', 'Excel'))
        continue
      }
      assert.equal(file.status, 200)
      assert.equal(file.headers.get('content-type'), mediaTypes[format])
      assert.match(file.headers.get('content-disposition') ?? '', /^attachment; .*working draft/)
      assert.ok((await file.arrayBuffer()).byteLength > 500)
    }
  })

test('the committee paper has its headings in order, numbered', async () => {
  const preview = (await alice.opens(`${await begin('committee')}/preview`)).page
  assert.deepEqual(
    preview.all('.hf-paper h2').map((h) => h.text.trim().replaceAll(/\s+/g, ' ')),
    [
      '1 Purpose',
      '2 Recommendations',
      '3 Background',
      '4 Main issues',
      '5 People implications',
      '6 Financial implications',
      '7 Risk analysis',
      '8 Equalities impact assessment',
      '9 Consultation',
      '10 Strategic assessment',
    ],
  )
  for (const words of [
    'Person to contact',
    'Appendices',
    'Background papers',
    'Wards affected',
    'Not required at this stage.',
  ])
    assert.ok(preview.says(words), words)
})

test('hand-written words survive new figures, and offered words follow them', async () => {
  const paper = await begin('committee')
  const saved = await edited(paper, {
    'words-financial': 'Clinics cost £38,000 a year.\n\nOf that:\n- half is found',
    'ask-0': 'that the plan is late.',
  })
  assert.equal(saved.location, `${paper}/preview`)
  const before = (await alice.opens(`${paper}/preview`)).page
  assert.ok(before.says('Clinics cost £38,000 a year.') && before.says('half is found'))
  assert.ok(before.says('Of 7 items, 1 is off track'))
  await all.within(all.donmouth, (db) =>
    postUpdate(db, {
      itemId: items['1.1.2'] ?? '',
      dated: '2026-11-18',
      status: 'off_track',
      done: 'The clinic closed.',
    }),
  )
  const now = (await alice.opens(`${paper}/preview`)).page
  assert.ok(now.says('Clinics cost £38,000 a year.') && now.says('that the plan is late.'))
  assert.ok(now.says('Of 7 items, 2 are off track'))
  assert.ok(now.says('Two of 7 items are off track.'), 'the offered risk follows the figures')
  const form = (await alice.opens(paper)).page
  assert.ok(form.says('Your words. Empty the box to have the offered words again.'))
  await edited(paper, { 'words-financial': '', asks_again: 'yes' })
  const offered = (await alice.opens(`${paper}/preview`)).page
  assert.ok(!offered.says('Clinics cost') && !offered.says('that the plan is late.'))
})

const refusedForms: [string, Sent, string][] = [
  ['no kind', { kind: '' }, 'Choose what kind of paper to make'],
  ['no plan', { plan: '' }, 'Choose the plan it tells of'],
  [
    'a plan of somebody else',
    { plan: '018f0000-0000-7000-8000-000000000000' },
    'The plan must be one of the answers offered',
  ],
  [
    'a highlight report since never',
    { kind: 'highlight', 'since-day': '', 'since-month': '', 'since-year': '' },
    'Enter the date since which changes are shown, such as the last meeting',
  ],
  [
    'changes since a day to come',
    { 'since-year': '2027' },
    'The date since which changes are shown must be today or earlier',
  ],
  [
    'a meeting on no day',
    { 'meeting-day': '31' },
    'The date of the meeting must be a real date: there is no 31 November 2026',
  ],
]
for (const [what, changed, sentence] of refusedForms)
  test(`a form with ${what} comes back filled with a sentence`, async () => {
    const reply = await alice.sends('/report/papers/new', { kind: 'committee', ...about, ...changed })
    assert.equal(reply.status, 400)
    assert.ok(reply.page.errors().includes(sentence), reply.page.errors().join(' | '))
    assert.equal(reply.page.field('For which meeting?'), 'Improvement board')
  })

test('words that may point to one person are held until somebody says they do not', async () => {
  const paper = await begin('committee')
  const held = await edited(paper, { 'words-issues': 'Write to mother at jane@example.com' })
  assert.equal(held.status, 400)
  assert.ok(held.page.says('e-mail address') && held.page.says('Write to mother'))
  assert.equal(
    (await edited(paper, { 'words-issues': 'Write to mother at jane@example.com', confirmed: 'yes' })).status,
    303,
  )
  assert.equal(
    (await edited(await begin('committee'), { 'words-contact': 'improvement@donmouth.example' })).status,
    303,
  )
})

test('two people change the same paper: the second sees both versions and may save over it', async () => {
  const paper = await begin('highlight')
  const { fields } = (await alice.opens(paper)).page.form(paper)
  await alice.sends(paper, { ...fields, 'words-summary': 'Alice’s words' })
  const second = await frank.sends(paper, { ...fields, 'words-summary': 'Frank’s words' })
  assert.equal(second.status, 409)
  assert.ok(second.page.says('Alice’s words'))
  assert.equal(second.page.field('What the board should know'), 'Frank’s words')
  assert.equal((await frank.sends(paper, second.page.form(paper).fields)).status, 303)
  assert.ok((await alice.opens(`${paper}/preview`)).page.says('Frank’s words'))
})

test('a release stays as it was when the plan changes, and the next one has its own number', async () => {
  const paper = await begin('highlight')
  const first = await release(paper)
  const frozen = await alice.opens(first)
  assert.ok(frozen.page.says('Release 1') && !frozen.page.says('Working draft'))
  assert.match(frozen.page.root.querySelector('.hf-digest')?.text ?? '', /^[0-9a-f]{64}$/)
  const file = await alice.opens(`${first}/files/json`)
  await all.within(all.donmouth, (db) =>
    postUpdate(db, { itemId: items['2.1.1'] ?? '', dated: '2026-11-19', status: 'at_risk', done: 'A team has left.' }),
  )
  const second = await release(paper)
  assert.notEqual(second, first)
  assert.ok((await alice.opens(second)).page.says('A team has left.'))
  const again = await alice.opens(first)
  assert.ok(!again.page.says('A team has left.'))
  assert.ok(again.page.has('link', 'Release 2'))
  assert.deepEqual((await alice.opens(`${first}/files/json`)).bytes, file.bytes)
  assert.ok(!again.page.says('Words were removed'))
  for (const format of ['docx', 'pdf', 'xlsx', 'html'] as const)
    assert.equal((await fileOf(bob.id, `${first}/files/${format}`)).headers.get('content-type'), mediaTypes[format])
  const { rows } = await all.owner.query(
    "select v.value ->> 'sentence' as sentence from history.value v where v.value ->> 'sentence' like 'released %'",
  )
  assert.ok(
    rows.some(({ sentence }) => sentence === 'released “Highlight report: Children’s improvement plan” as release 2'),
  )
})

test('what is released is what was read: when the plan changed meanwhile, the person looks again', async () => {
  const paper = await begin('highlight')
  const { fields } = (await alice.opens(`${paper}/release`)).page.form(`${paper}/release`)
  await all.within(all.donmouth, (db) =>
    postUpdate(db, {
      itemId: items['2.1.2'] ?? '',
      dated: '2026-11-19',
      status: 'off_track',
      done: 'Nobody offers it.',
    }),
  )
  const held = await alice.sends(`${paper}/release`, fields)
  assert.equal(held.status, 400)
  assert.ok(held.page.says('The plan changed while you were reading'))
  assert.equal((await alice.sends(`${paper}/release`, held.page.form(`${paper}/release`).fields)).status, 303)
})

test('viewers and inspectors read releases and nothing else', async () => {
  const paper = await begin('committee')
  const released = await release(paper)
  for (const reader of [bob, iona]) {
    const list = await reader.opens('/report')
    assert.ok(
      list.page.says('progress report') && !list.page.says('Being written') && !list.page.has('button', 'Make a paper'),
    )
    const page = await reader.opens(released)
    assert.equal(page.status, 200)
    assert.ok(!page.page.says('Withdraw') && !page.page.has('link', 'Make it again'))
    for (const working of [
      paper,
      `${paper}/preview`,
      `${paper}/files/pdf`,
      `${paper}/release`,
      '/report/papers/new',
      '/report/template',
    ])
      assert.equal((await reader.opens(working)).status, 403, working)
    for (const act of ['/report/papers/new', paper, `${paper}/release`, `${paper}/deletion`, `${released}/withdrawal`])
      assert.equal((await reader.sends(act)).status, 403, act)
  }
  assert.equal((await dan.opens(paper)).status, 403)
  assert.equal((await grace.opens(`${paper}/preview`)).status, 403)
})

test('a withdrawn release is gone for readers and marked for those who make papers', async () => {
  const released = await release(await begin('committee'))
  const bare = await alice.sends(`${released}/withdrawal`, { why: ' ' })
  assert.equal(bare.status, 400)
  assert.ok(bare.page.errors().includes('Say why it is withdrawn'))
  const page = (await alice.does(`${released}/withdrawal`, { why: 'A figure was wrong' })).page
  assert.ok(page.says('Withdrawn on 19 November 2026, 21:40: A figure was wrong'))
  assert.ok((await alice.opens('/report')).page.says('Withdrawn'))
  assert.equal((await bob.opens(released)).status, 404)
  assert.equal((await bob.opens(`${released}/files/pdf`)).status, 404)
  assert.ok(!(await bob.opens('/report')).page.says('Withdrawn'))
  const id = released.split('/').pop()
  assert.ok(!(await all.within(all.donmouth, (db) => releases(db))).some((each) => each.id === id))
})

test('a release from which words were removed by authority says so', async () => {
  const released = await release(await begin('highlight'))
  await all.owner.query(
    "update report.release set model = replace(model::text, 'Nine of the fourteen houses', '[removed]')::jsonb where id = $1",
    [released.split('/').pop()],
  )
  const page = (await bob.opens(released)).page
  assert.ok(page.says('[removed] have a named nurse'))
  assert.ok(page.says('Words were removed from this release by authority after it was frozen'))
})

test('a deleted paper can be brought back, and its releases stay', async () => {
  const paper = await begin('committee', { by: 'A short-lived author' })
  const released = await release(paper)
  await alice.sends(`${paper}/deletion`)
  assert.ok((await alice.opens('/report?show=deleted')).page.has(`a[href="${paper}"]`))
  assert.equal((await alice.opens(`${paper}/preview`)).status, 404)
  assert.equal((await bob.opens(released)).status, 200)
  await alice.sends(`${paper}/restoration`)
  assert.equal((await alice.opens(`${paper}/preview`)).status, 200)
})

test('another partnership finds neither papers nor releases', async () => {
  const paper = await begin('committee')
  const released = await release(paper)
  for (const path of [
    paper,
    `${paper}/preview`,
    `${paper}/files/json`,
    `${paper}/release`,
    released,
    `${released}/files/pdf`,
  ]) {
    assert.equal((await carol.opens(path)).status, 404, path)
    assert.equal((await carol.opens(path.replace('/p/donmouth', '/p/walbrook'))).status, 404, path)
  }
  assert.equal((await carol.sends(paper.replace('/p/donmouth', '/p/walbrook'), { title: 'Mine' })).status, 404)
  const foreign = await carol.sends('/report/papers/new', { kind: 'committee', ...about })
  assert.equal(foreign.location, '/p/walbrook/report')
  assert.ok((await carol.opens('/report')).page.says('there is none yet'))
})

test('a finding under embargo is named in no paper, and whoever may read it is told so', async () => {
  await all.owner.query("update inspection.source set embargo_until = '2026-12-01' where id = $1", [sourceId])
  await all.owner.query(
    'insert into inspection.embargo_reader (partnership_id, source_id, person_id) values ($1, $2, $3)',
    [all.donmouth, sourceId, alice.id],
  )
  const paper = await begin('committee')
  const preview = (await alice.opens(`${paper}/preview`)).page
  assert.ok(!preview.says('Children looked after see health services too late'))
  assert.ok(preview.says('3 findings that you may read are under embargo and left out'))
  const released = await release(paper)
  assert.ok(!(await bob.opens(released)).page.says('Joint inspection report'))
  await all.owner.query('update inspection.source set embargo_until = null where id = $1', [sourceId])
})

test('the workbook of the plan carries each item’s id under the names that reading it again relies on', async () => {
  const file = await alice.opens(`${pathOf(await begin('plan'))}/files/xlsx`)
  const reading = JSON.stringify(await readHere(Buffer.from(file.bytes), 'plan.xlsx'))
  for (const id of Object.values(items)) assert.ok(reading.includes(id))
  const model = JSON.parse((await alice.opens(`${pathOf(await begin('plan'))}/files/json`)).text)
  const columns = model.sections[1].blocks.at(-1).columns.filter((column: { only: string }) => column.only === 'sheet')
  assert.deepEqual(
    columns.map(({ title }: { title: string }) => title),
    [
      'Holdfast id',
      'Reference',
      'Theme',
      'Outcome',
      'Driver',
      'Item',
      'Aim',
      'Measures',
      'Leads',
      'Lead agency',
      'Delivered by',
      'Start',
      'Due',
      'Forecast',
      'Why a date moved',
      'Status',
      'Progress',
      'Findings',
      'Holdfast mark',
    ],
  )
})

test('papers in Word take the partnership’s own template, which is tried before it is kept', async () => {
  const own = await writePaper({ ...trial({ name: 'House of Donmouth', marking: 'OFFICIAL' }) }, 'docx')
  const bad: [string, string | Uint8Array, RegExp][] = [
    ['a.docx', '%PDF-1.7', /template|Word/],
    ['a.docx', 'nothing', /template|Word/],
  ]
  for (const [name, bytes, sentence] of bad) {
    const refused = await alice.sends('/report/template', { file: { name, bytes } })
    assert.equal(refused.status, 400)
    assert.match(refused.page.errors().join(' '), sentence)
  }
  assert.equal((await alice.sends('/report/template', { file: { name: '', bytes: '' } })).status, 400)
  assert.equal((await frank.sends('/report/template', { file: { name: 'house.docx', bytes: own } })).status, 403)
  const before = await alice.opens(`${await begin('committee')}/files/docx`)
  const kept = await grace.does('/report/template', { file: { name: 'house.docx', bytes: own } })
  assert.ok(kept.page.says('Papers in Word take their styles, header and footer from “house.docx”'))
  assert.deepEqual((await grace.opens('/report/template/file')).bytes, own)
  const paper = await begin('committee')
  const dressed = await alice.opens(`${paper}/files/docx`)
  assert.equal(dressed.status, 200)
  assert.ok(Buffer.from(dressed.bytes).toString('latin1').includes('word/template-header1.xml'))
  assert.ok(!Buffer.from(before.bytes).toString('latin1').includes('word/template-header1.xml'))
  assert.equal((await carol.opens('/p/walbrook/report/template/file')).status, 404)
  await alice.does('/report/template/removal')
  assert.equal((await alice.opens('/report/template/file')).status, 404)
  await all.within(all.donmouth, (db) => setTemplate(db, null))
})

test('a plan without items makes papers that say so', async () => {
  const empty = await all.within(all.donmouth, (db) => addPlan(db, { title: 'Nothing yet' }))
  for (const kind of kinds) {
    const paper = pathOf(await begin(kind, { plan: empty }))
    assert.ok(
      (await alice.opens(`${paper}/preview`)).page.says(
        tellsFigures(kind) ? 'No measure serves this plan yet' : 'The plan has no items yet.',
      ),
      kind,
    )
    for (const format of ['docx', 'pdf'] as const)
      assert.equal((await alice.opens(`${paper}/files/${format}`)).status, 200, `${kind} ${format}`)
  }
})

test('the list and a preview ask the database a fixed number of times', async () => {
  const paper = await begin('highlight')
  const committee = await begin('committee')
  const [list, preview] = [(await alice.opens('/report')).queries, (await alice.opens(`${paper}/preview`)).queries]
  const plain = (await alice.opens(`${committee}/preview`)).queries
  for (let n = 0; n < 3; n++) await begin('plan')
  await all.within(all.donmouth, async (db) => {
    const other = await addSource(db, { kind: 'self_evaluation', title: 'Our own look', publishedOn: '2026-06-01' })
    const finding = await addFinding(db, {
      sourceId: other,
      kind: 'area_for_improvement',
      reference: 'B1',
      title: 'One more',
      wordings: [],
    })
    await addItem(db, { planId, level: 'project', reference: '9', title: 'Answers one more', findings: [finding] })
  })
  assert.equal((await alice.opens('/report')).queries, list)
  assert.equal((await alice.opens(`${paper}/preview`)).queries, preview)
  // A highlight report gathers the thread for its levels; the others do not.
  assert.ok(list <= 10 && plain <= 30 && preview <= 68, `${list}, ${plain} and ${preview}`)
})

test('what is suggested stands in the working paper and not in its release; levels stand in both', async () => {
  for (const kind of ['highlight', 'plan']) {
    const paper = pathOf(await begin(kind))
    const working = (await alice.opens(`${paper}/preview`)).page
    assert.ok(working.says('Reported and suggested status') && working.says('Suggested: '), kind)
    assert.ok(working.says('Levels of evidence') && working.says('0 We say so'), kind)
    const out = (await alice.opens(await release(paper))).page
    assert.ok(out.says('Levels of evidence'), kind)
    assert.ok(!out.says('Suggested: ') && !out.says('Reported and suggested status'), kind)
  }
  const committee = (await alice.opens(`${await begin('committee')}/preview`)).page
  assert.ok(!committee.says('Levels of evidence'))
})

test('the improvement plan says of each finding what we say beside what was published', async () => {
  await all.within(all.donmouth, async (db) => {
    const known = await findings(db, { personId: alice.id, now: new Date('2026-11-19T21:40:00Z') })
    const finding = known.find(({ reference }) => reference === 'A1')
    await addConclusion(db, finding?.id ?? '', {
      by_kind: 'partnership',
      by_name: '',
      dated: '2026-11-01',
      phrase: 'We see most children in time',
      page: '',
      source_id: null,
      evidence_id: null,
    })
  })
  const plan = (await alice.opens(`${await begin('plan')}/preview`)).page
  assert.ok(plan.says('Progress since') && plan.says('We see most children in time'))
  assert.ok(plan.says('Joint inspection report of 12 May 2026: No next review is set.'))
})

test('the workbook of the plan, brought back, shows no difference', async () => {
  const file = await alice.opens(`${pathOf(await begin('plan'))}/files/xlsx`)
  const back = await alice.does('/plan/import', { file: { name: 'plan.xlsx', bytes: file.bytes } })
  assert.equal(back.page.heading, 'No difference: nothing to import')
})
