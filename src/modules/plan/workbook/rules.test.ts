import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type WriteSheet, writeXlsx } from 'hucre'
import { readHere } from '../../../documents/read/index.ts'
import type { PlanTree, TreeItem } from '../outline/tree.ts'
import { defaultKey, defaultLevels } from '../status-keys.ts'
import { keptWords } from './kept-pages.tsx'
import { problemWords } from './rows.ts'
import { compare, comparisonLede } from './rules.ts'
import { broughtFrom, holdsIds } from './sheet.ts'
import { type Known, readCell } from './values.ts'

const [one, two, theme] = ['1', '2', '3'].map((n) => `01a1fcce-6261-7592-9b41-93bef1dffd5${n}`) as [
  string,
  string,
  string,
]
const item = (id: string, title: string, more: Partial<TreeItem> = {}): TreeItem => ({
  id,
  plan_id: 'p',
  parent_id: theme,
  level: 'action',
  position: 0,
  reference: '1.1',
  title,
  aim: '',
  kind: 'improvement',
  reason: '',
  signpost: '',
  signpost_item_id: null,
  lead_agency_id: null,
  owning_group_id: null,
  overseeing_group_id: null,
  starts_on: null,
  due_kind: 'date',
  due: '2027-03-31',
  forecast: null,
  status_on: '2026-11-01',
  links: [],
  created_at: new Date(0),
  version: 3,
  doubts: 0,
  moved: 0,
  milestones: [],
  means: [],
  updated_on: null,
  depth: 1,
  line: true,
  status: { code: 'on_track', word: 'On track', tone: 'on' },
  closed: false,
  leads: [],
  lead_agency: null,
  owning_group: null,
  overseeing_group: null,
  findings: [],
  through: [],
  targets: [],
  above: [theme],
  ...more,
})
const heading = item(theme, 'Health in care', { line: false, level: 'theme', above: [], depth: 0, parent_id: null })
const tree = (...lines: TreeItem[]): PlanTree => ({
  plan: {
    id: 'p',
    title: 'Plan',
    kind: 'strategic',
    levels: [...defaultLevels],
    starts_on: null,
    ends_on: null,
    owning_group_id: null,
    overseeing_group_id: null,
    parent_id: null,
    roll_up: 'none',
    rated_level: null,
    position: 0,
    version: 1,
    keys: [],
  },
  items: [heading, ...lines],
})
const known: Known = {
  agencies: [{ id: 'h', name: 'NHS Donmouth', short_name: 'NHS' }],
  groups: [{ id: 'g', name: 'Improvement board' }],
  posts: [{ id: 'n', title: 'Lead nurse' }],
  findings: [
    { id: 'a', reference: 'A1', title: 'Checks come late' },
    { id: 'b', reference: 'A2', title: 'Records are thin' },
    { id: 'c', reference: 'A2', title: 'Records are late' },
  ],
  key: [...defaultKey],
  progress: new Map([[one, 'Two nurses started.']]),
}

const head = [
  'Holdfast id',
  'Reference',
  'Theme',
  'Item',
  'Due',
  'Why a date moved',
  'Status',
  'Progress',
  'Holdfast mark',
]
const mark = (id: string, version = 3) => `v${version}.${id.slice(-8)}`
const row = (id: string, title: string, more: Partial<Record<string, string>> = {}) =>
  head.map(
    (name) =>
      more[name] ??
      {
        'Holdfast id': id,
        Reference: '1.1',
        Theme: 'Health in care',
        Item: title,
        Due: '2027-03-31',
        Status: 'On track',
        Progress: id === one ? 'Two nurses started.' : '',
        'Holdfast mark': mark(id),
      }[name] ??
      '',
  )
type Rows = (string | null)[][]

const brought = async (rows: Rows, copy: Rows | null, more: Partial<WriteSheet> = {}, others: WriteSheet[] = []) => {
  const sheets: WriteSheet[] = [
    { name: 'Plan', columns: head.map((_, at) => (at === 0 || at === 8 ? { hidden: true } : {})), rows, ...more },
    ...others,
    ...(copy
      ? [{ name: 'Holdfast copy', hidden: true, rows: [['Holdfast copy', '2026-11-01T09:00:00.000Z'], ...copy] }]
      : []),
  ]
  const reading = await readHere(Buffer.from(await writeXlsx({ sheets })), 'plan.xlsx')
  assert.ok('document' in reading, JSON.stringify(reading))
  return broughtFrom(reading.document)
}
const out: Rows = [head, row(one, 'Checks on time'), row(two, 'A dentist for all')]
const lines = [item(one, 'Checks on time'), item(two, 'A dentist for all')]
const found = (c: ReturnType<typeof compare>) =>
  c.changes.map(({ field, now, becomes, conflict }) => `${field}: ${now} > ${becomes}${conflict ? ' !' : ''}`)

test('what comes back as it went out holds no difference, hidden columns and all', async () => {
  const c = compare(tree(...lines), await brought(out, out), known)
  assert.deepEqual([found(c), c.problems, c.fresh, c.gone, c.compared], [[], [], [], [], 2])
  assert.equal(comparisonLede(c, null), '2 items were compared, and every one says what the plan says.')
})

test('sorted rows and columns in another order are no difference', async () => {
  const order = [6, 3, 8, 0, 1, 2, 4, 5, 7]
  const turned = [out[0], out[2], out[1]].map((cells) => order.map((at) => cells?.[at] ?? ''))
  const c = compare(tree(...lines), await brought(turned, out, { columns: [] }), known)
  assert.deepEqual([found(c), c.problems, c.compared], [[], [], 2])
})

test('a cell that only the workbook changed is a change', async () => {
  const rows = [
    head,
    row(one, 'Checks in four weeks', { Due: '2027-06-30', 'Why a date moved': 'Two posts are vacant' }),
    out[2] ?? [],
  ]
  const c = compare(tree(...lines), await brought(rows, out), known)
  assert.deepEqual(found(c), ['title: Checks on time > Checks in four weeks', 'due: 31 March 2027 > 30 June 2027'])
  assert.equal(c.changes[1]?.reason, 'Two posts are vacant')
  assert.equal(c.changes[0]?.reason, null)
})

test('a cell that both changed is a conflict, and keeps what it said when it went out', async () => {
  const rows = [head, row(one, 'Checks in four weeks'), out[2] ?? []]
  const now = tree(item(one, 'Checks on the day', { version: 4 }), item(two, 'A dentist for all'))
  const c = compare(now, await brought(rows, out), known)
  assert.deepEqual(found(c), ['title: Checks on the day > Checks in four weeks !'])
  assert.equal(c.changes[0]?.before, 'Checks on time')
  assert.equal(
    comparisonLede(c, '2026-11-01T09:00:00.000Z'),
    '1 cell of 1 item says something else. In one of them the plan was changed as well since 1 November 2026: choose. Nothing changes until you say so.',
  )
})

test('a cell that only the site changed stays: a stale export takes nothing back', async () => {
  const now = tree(item(one, 'Checks on the day', { version: 4, due: '2027-12-31' }), item(two, 'A dentist for all'))
  const c = compare(now, await brought(out, out), known)
  assert.deepEqual([found(c), c.older], [[], 2])
})

test('both changed it to the same is no difference', async () => {
  const now = tree(item(one, 'Checks on the day', { version: 4 }), item(two, 'A dentist for all'))
  const c = compare(now, await brought([head, row(one, 'Checks on the day'), out[2] ?? []], out), known)
  assert.deepEqual(found(c), [])
})

test('without its hidden copy, each difference of an item with a newer version is a conflict', async () => {
  const rows = [head, row(one, 'Checks in four weeks'), row(two, 'A dentist near by')]
  const now = tree(item(one, 'Checks on time', { version: 4 }), item(two, 'A dentist for all'))
  const c = compare(now, await brought(rows, null), known)
  assert.deepEqual(found(c), [
    'title: Checks on time > Checks in four weeks !',
    'title: A dentist for all > A dentist near by',
  ])
  assert.equal(c.blind, true)
})

test('a row without an id is new and stands where its heading says, or where the row above it stands', async () => {
  const fresh = (more: Partial<Record<string, string>>) =>
    row('', 'Ring each family', { 'Holdfast id': '', 'Holdfast mark': '', ...more })
  const c = compare(
    tree(...lines),
    await brought([...out, fresh({}), fresh({ Theme: '' }), fresh({ Theme: 'Elsewhere' })], out),
    known,
  )
  assert.deepEqual(
    c.fresh.map(({ title, under, why, problems }) => [title, under?.title ?? null, why, problems.map(problemWords)]),
    [
      ['Ring each family', 'Health in care', 'It carries no Holdfast id, so it is new.', []],
      ['Ring each family', 'Health in care', 'It carries no Holdfast id, so it is new.', []],
      [
        'Ring each family',
        null,
        'It carries no Holdfast id, so it is new.',
        [
          'Sheet “Plan”, row 6, column “Theme”: There is no heading “Elsewhere” in the plan. Add it there first, or name one that is there.',
        ],
      ],
    ],
  )
})

test('a copied row and a row with a broken id are new rows, and say why', async () => {
  const c = compare(
    tree(...lines),
    await brought([...out, row(one, 'Checks at school'), row('oops', 'Checks at home', { 'Holdfast mark': '' })], out),
    known,
  )
  assert.deepEqual(
    c.fresh.map(({ why }) => why),
    ['A copy of row 2, which has the same hidden id.', 'Its hidden id is broken, so it fits no item.'],
  )
})

test('an id that no item of the plan has any more is said, and nothing of it is taken', async () => {
  const c = compare(tree(item(one, 'Checks on time')), await brought(out, out), known)
  assert.deepEqual(c.problems.map(problemWords), [
    'Sheet “Plan”, row 3: its item is no longer in this plan. Bring it back from the deleted items, then drop the workbook again.',
  ])
})

test('a row that did not come back is asked about, and whether it was changed since', async () => {
  const now = tree(item(one, 'Checks on time'), item(two, 'A dentist near by', { version: 4 }))
  const c = compare(now, await brought([head, out[1] ?? []], out), known)
  assert.deepEqual(c.gone, [{ item: two, title: 'A dentist near by', changed: true, beneath: 0 }])
  const blind = compare(now, await brought([head, out[1] ?? []], null), known)
  assert.deepEqual(blind.gone, [], 'without the copy nobody knows what went out')
})

test('rows that were sorted without their hidden columns are refused, not swapped', async () => {
  const swapped = [head, row(one, 'A dentist for all'), row(two, 'Checks on time')]
  const c = compare(tree(...lines), await brought(swapped, out), known)
  assert.deepEqual(found(c), [])
  assert.match(
    problemWords(c.problems[0] ?? { sheet: '', row: 0, column: '', sentence: '' }),
    /shows “A dentist for all” but carries the hidden id of “Checks on time”/,
  )
  const half = [head, row(one, 'Checks on time', { 'Holdfast mark': mark(two) }), out[2] ?? []]
  const torn = compare(tree(...lines), await brought(half, out), known)
  assert.match(torn.problems[0]?.sentence ?? '', /hidden id and its hidden mark belong to two different items/)
})

test('an item is not moved to another heading by a workbook, and that is said', async () => {
  const c = compare(
    tree(...lines),
    await brought([head, row(one, 'Checks on time', { Theme: 'Schools' }), out[2] ?? []], out),
    known,
  )
  assert.deepEqual(c.problems.map(problemWords), [
    'Sheet “Plan”, row 2, column “Theme”: The workbook does not move an item to another place. Do that on the item’s own page.',
  ])
})

test('comments, formulas, columns of their own and other sheets are kept and told', async () => {
  const rows = [
    [...head, 'Cost'],
    [...row(one, 'Checks on time'), '400'],
    [...(out[2] ?? []), ''],
  ]
  const b = await brought(
    rows,
    out,
    {
      columns: [],
      cells: new Map([
        ['1,3', { value: 'Checks on time', comment: { author: 'Dan', text: 'Ask the nurse' } }],
        ['1,4', { value: '2027-06-30', formula: 'TEXT(46568,"yyyy-mm-dd")', formulaResult: '2027-06-30' }],
        ['2,4', { formula: 'B1', formulaResult: '' }],
      ]),
    },
    [
      {
        name: 'Notes',
        rows: [
          ['Anything', 'else'],
          ['at', 'all'],
        ],
      },
    ],
  )
  assert.deepEqual(
    b.kept.map(({ row: at, column, what, text }) => [at, column, what, text]),
    [
      [2, 'Item', 'comment', 'Dan: Ask the nurse'],
      [2, 'Due', 'formula', '=TEXT(46568,"yyyy-mm-dd")'],
      [2, 'Cost', 'column', '400'],
      [3, 'Due', 'formula', '=B1'],
    ],
  )
  assert.deepEqual(b.otherSheets, ['Notes'])
  assert.equal(
    keptWords(b.kept, b.otherSheets),
    'The plan has no place for 1 comment, 2 formulas, 1 cell of another column and the sheet “Notes”. They stay here and in the file, which is kept.',
  )
  const c = compare(tree(...lines), b, known)
  assert.deepEqual(found(c), ['due: 31 March 2027 > 30 June 2027'], 'a formula counts as its value')
  assert.deepEqual(c.problems.map(problemWords), [
    'Sheet “Plan”, row 3, column “Agreed date”: The formula has no value yet. Open the workbook, save it, and drop it again.',
  ])
})

test('a file without ids is no workbook that comes back', async () => {
  const reading = await readHere(
    Buffer.from(await writeXlsx({ sheets: [{ name: 'Plan', rows: [['Item'], ['x']] }] })),
    'a.xlsx',
  )
  assert.ok('document' in reading)
  assert.equal(holdsIds(reading.document), false)
})

const due = item(one, 'x')
const cells: [Parameters<typeof readCell>[0], string, string][] = [
  ['title', '', '! The title is empty. Write what is to be done'],
  ['title', 'x'.repeat(501), '! The title has 501 characters. Use 500 or fewer'],
  ['title', ' Checks  on time ', 'Checks on time'],
  ['reference', 'x'.repeat(41), '! The reference has 41 characters. Use 40 or fewer'],
  ['due', '', '! The agreed date is empty. Write a date, “Ongoing” or “To be confirmed”'],
  ['due', 'soon', '! “soon” is not a date. Write it like 31 March 2027'],
  ['due', 'ongoing', 'Ongoing'],
  ['due', 'TBC', 'To be confirmed'],
  ['due', '30 June 2027', '30 June 2027'],
  ['due', '2027-06-30', '30 June 2027'],
  ['forecast', '', ''],
  ['forecast', 'No forecast', ''],
  ['start', '31 February 2027', '28 February 2027 ~ “31 February 2027” was read as 28 February 2027.'],
  ['status', 'on track', 'On track'],
  ['status', 'Not yet stated', ''],
  [
    'status',
    'Sideways',
    '! “Sideways” is not a status of this plan. Use “Off track”, “At risk”, “On track”, “Not started” or “Complete”',
  ],
  ['agency', 'nhs', 'NHS Donmouth'],
  ['agency', 'Fire', '! “Fire” is no agency of this partnership. It has NHS Donmouth'],
  ['owner', 'improvement board', 'Improvement board'],
  ['owner', 'New group', 'New group ~ There is no group “New group” yet: it would be added.'],
  [
    'leads',
    'LEAD NURSE; Head of dance',
    'Lead nurse; Head of dance ~ There is no post “Head of dance” yet: it would be added.',
  ],
  ['leads', 'No lead', ''],
  ['findings', 'a1', 'A1'],
  ['findings', 'A9', '! “A9” is the reference of no finding here'],
  ['findings', 'A2', '! “A2” is the reference of 2 findings. Choose on the item’s own page which it answers'],
  ['findings', 'Records are late', 'A2'],
  [
    'measures',
    'Seen in time: 50% by 30 September 2026 and 75% by 30 September 2027',
    'Seen in time: 50% by 30 September 2026 and 75% by 30 September 2027',
  ],
  ['measures', 'Wait: 12 weeks by 1 May 2027', 'Wait: 12 weeks by 1 May 2027'],
  ['measures', 'Asked: what families say', 'Asked: what families say'],
  ['measures', 'Seen: 50% by soon', '! “50% by soon” is not a step. Write it like “50% by 30 September 2027”'],
  ['measures', 'Seen: 50% by 1 May 2027, 60% by 1 May 2027', '! Two steps of “Seen” have the same day, 1 May 2027'],
]
for (const [field, text, words] of cells)
  test(`a cell of ${field} that says “${text.slice(0, 40)}” is read as “${words.slice(0, 60)}”`, () => {
    const read = readCell(field, text, known, due)
    assert.equal('bad' in read ? `! ${read.bad}` : `${read.words}${read.says ? ` ~ ${read.says}` : ''}`, words)
  })
