import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { makeDocx, makeXlsx } from '../../../../test/fixtures/make-files.ts'
import { readHere } from '../../../documents/read/index.ts'
import { toContract } from './contract.ts'
import type { Proposal } from './proposal.ts'
import { propose } from './propose.ts'

const fixture = (name: string) => readFileSync(new URL(`../../../../test/fixtures/plans/${name}`, import.meta.url))

const read = async (content: Buffer, name: string) => {
  const reading = await readHere(content, name)
  assert.ok('document' in reading, JSON.stringify(reading))
  return propose(reading.document)
}

const isPlan = (proposal: Awaited<ReturnType<typeof read>>): Proposal => {
  assert.ok(!('refused' in proposal), JSON.stringify(proposal))
  return proposal
}

/** Theme, title, leads, due (or its words), status, warnings: as `expected.tsv` lists them for each file. */
type Line = [string, string, string, string, string, string]

const lines = (proposal: Proposal): Line[] =>
  proposal.items.map((item) => [
    item.theme ?? '',
    item.title,
    item.leads.join(' + '),
    item.due ?? item.dueWords ?? '',
    item.status ?? '',
    item.warnings.map((warning) => warning.code).join(' '),
  ])

const plans = new Map<string, Line[]>()
for (const row of fixture('expected.tsv').toString('utf8').trim().split('\n').slice(1)) {
  const [file = '', ...line] = row.split('\t')
  plans.set(file, [...(plans.get(file) ?? []), line as Line])
}

for (const [file, items] of plans)
  test(`${file} becomes the items a person would read in it`, async () => {
    assert.deepEqual(lines(isPlan(await read(fixture(file), file))), items)
  })

test('what is no plan is refused in a sentence, and the contract says so', async () => {
  for (const file of [
    'letter.txt',
    'inspection-letter.txt',
    'minutes.txt',
    'prices.csv',
    'names.csv',
    'story.txt',
    'courses.csv',
    'meetings.csv',
    'survey.csv',
    'budget.csv',
    'job.txt',
    'remit.txt',
    'risks.csv',
    'risk-register.csv',
    'indicators.csv',
    'spending.tsv',
    'rota.csv',
    'policy.txt',
    'glossary.txt',
    'agenda.txt',
    'contacts.tsv',
    'committee-minutes.txt',
    'ferry.txt',
  ]) {
    const proposal = await read(fixture(file), file)
    assert.deepEqual([file, 'refused' in proposal && proposal.code], [file, 'not_a_plan'])
    assert.deepEqual(
      toContract(proposal).warnings.map((warning) => warning.code),
      ['not_a_plan'],
    )
  }
})

test('a table that is no plan is left out with a note', async () => {
  const { notes } = isPlan(await read(fixture('two-tables.txt'), 'two-tables.txt'))
  assert.equal(notes.filter((note) => /left out: it is no plan/.test(note)).length, 2)
})

test('a status that is only a colour is taken by its name, and asked about once', async () => {
  const fills: Record<number, string> = { 1: '00b050', 2: 'ffc000', 3: 'ff0000' }
  const rows = [
    ['Ref', 'Action', 'Lead', 'Date', 'RAG', 'Commentary'],
    [
      '1.1',
      'Add social work hours at the front door',
      'Assistant Director',
      '01/12/2026',
      '',
      'Two workers start in January',
    ],
    ['1.2', 'Meet with police each morning', 'Detective Superintendent', '15/01/2027', '', 'Daily since 3 November'],
    [
      '2.1',
      'Track every child who waits longer than a year',
      'Permanence Lead',
      '30/11/2026',
      '',
      'Fourteen children on it',
    ],
  ]
  const fill = (row: number, column: number) => (column === 4 ? (fills[row] ?? null) : null)
  for (const [name, file] of [
    ['colours.xlsx', await makeXlsx(rows, { fill })],
    ['colours.docx', await makeDocx(rows, { fill })],
  ] as const) {
    const proposal = isPlan(await read(file, name))
    assert.deepEqual([name, proposal.items.map((item) => item.status)], [name, ['green', 'amber', 'red']])
    assert.deepEqual(
      proposal.doubts.map((doubt) => doubt.kind),
      ['status_colour'],
    )
  }
})

test('two aims numbered in one cell, with two owners, dates and measures, are offered as two items', async () => {
  const rows = [
    ['Area', 'Action', 'Owner', 'By when', 'Evidence'],
    [
      'Attendance',
      '1. Write to parents after three days\n2. Visit after five days',
      'Head Teachers\nEducation Welfare Manager',
      '31 January 2027\n28 February 2027',
      'Letters sent\nVisits logged',
    ],
    [
      'Exclusion',
      'Hold a panel before any exclusion',
      'Head of Inclusion',
      '31 March 2027',
      'No exclusion without a panel',
    ],
    ['Bullying', 'Ask pupils each term what they see', 'Pupil Council', '30 April 2027', 'Survey results'],
  ]
  const proposal = isPlan(await read(await makeDocx(rows), 'numbered.docx'))
  assert.deepEqual(lines(proposal).slice(0, 2), [
    ['Attendance', 'Write to parents after three days', 'Head Teachers', '2027-01-31', '', 'merged'],
    ['Attendance', 'Visit after five days', 'Education Welfare Manager', '2027-02-28', '', 'merged'],
  ])
})

test('a row that a page break cuts in two is joined, and themes merged downwards reach every row', async () => {
  const rows = [
    ['Theme', 'Action', 'Lead', 'Timescale', 'Progress'],
    [
      'Early help',
      'Open a family hub in each of the four towns so that parents can drop in',
      'Early Help Manager',
      '31 December 2027',
      'The first hub opened in May and is well used by parents of very young children.',
    ],
    ['', 'Put a benefits adviser in each hub', 'Welfare Rights Manager', '31 March 2028', 'One adviser is in post.'],
    [
      'Workforce',
      'Offer a bursary to twelve people',
      'Principal Social Worker',
      '30 September 2027',
      'Nine people have applied.',
    ],
  ]
  const proposal = isPlan(await read(await makeDocx(rows, { splitRows: [1], mergeColumns: 1 }), 'split.docx'))
  assert.deepEqual(lines(proposal), [
    ['Early help', rows[1]?.[1], 'Early Help Manager', '2027-12-31', '', 'split no_measure'],
    ['Early help', rows[2]?.[1], 'Welfare Rights Manager', '2028-03-31', '', 'inherited no_measure'],
    ['Workforce', rows[3]?.[1], 'Principal Social Worker', '2027-09-30', '', 'no_measure'],
  ])
})

test('rows that differ only in a word or a figure are no second print', async () => {
  const story = 'Work has begun with all partners and a paper on it went to the board in May.'
  const rows = ['north', 'south', 'east'].map(
    (ward) => `Open a hub in the ${ward} ward,Early Help Manager,30/06/2027,${story}`,
  )
  const content = Buffer.from(['Action,Lead,By when,Progress', ...rows, ...rows.slice(0, 1)].join('\n'))
  const proposal = isPlan(await read(content, 'wards.csv'))
  assert.deepEqual(
    proposal.items.map((item) => item.title),
    ['north', 'south', 'east'].map((ward) => `Open a hub in the ${ward} ward`),
  )
})

test('tracked changes are read as accepted', async () => {
  const rows = [
    ['Action', 'Lead', 'By when'],
    ['Write a guide for carers', 'Fostering Manager', '31 March 2027'],
    ['Hold a carers’ day', 'Fostering Manager', '30 June 2027'],
  ]
  const proposal = isPlan(
    await read(
      await makeDocx(rows, { tracked: [{ row: 1, column: 2, deleted: '31 January 2027', inserted: '31 March 2027' }] }),
      'tracked.docx',
    ),
  )
  assert.equal(proposal.items[0]?.due, '2027-03-31')
})

test('three hundred rows are read in well under a second', async () => {
  const deeds = ['Review', 'Publish', 'Audit', 'Report on', 'Rewrite']
  const things = ['foster care', 'health checks', 'attendance', 'thresholds', 'advocacy', 'supervision', 'transport']
  const rows = Array.from(
    { length: 300 },
    (_, i) =>
      `${i + 1},${deeds[i % 5]} ${things[i % 7]} in ward ${i},Head of Education,31/03/2027,Work on ${things[i % 7]} in ward ${i} has begun and was well received.`,
  )
  const reading = await readHere(Buffer.from(['Ref,Action,Lead,By when,Progress', ...rows].join('\n')), 'long.csv')
  assert.ok('document' in reading)
  assert.equal(isPlan(propose(reading.document)).items.length, 300)
})
