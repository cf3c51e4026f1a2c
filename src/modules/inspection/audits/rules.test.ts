import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRows } from './pasted.ts'
import { agedFindings, ageingSentence, auditSentence, bandOf, isOverdue, readsWords, stoodSentence } from './rules.ts'

const today = '2026-11-19'

test('the period read is said as far as it is known', () => {
  assert.equal(readsWords({ reads_from: '2026-04-01', reads_to: '2026-06-30' }), 'April to June 2026')
  assert.equal(readsWords({ reads_from: '2026-04-01', reads_to: null }), 'From 1 April 2026')
  assert.equal(readsWords({ reads_from: null, reads_to: '2026-06-30' }), 'Until 30 June 2026')
  assert.equal(readsWords({ reads_from: null, reads_to: null }), '')
})

test('age falls into four bands, each beginning on its day', () => {
  for (const [since, band] of [
    ['2026-11-01', 'under_six'],
    ['2026-05-20', 'under_six'],
    ['2026-05-19', 'to_twelve'],
    ['2025-11-20', 'to_twelve'],
    ['2025-11-19', 'over_one'],
    ['2024-11-20', 'over_one'],
    ['2024-11-19', 'over_two'],
  ] as const)
    assert.equal(bandOf(since, today), band, since)
})

const audit = (id: string, more: Partial<Parameters<typeof agedFindings>[0][number]> = {}) => ({
  id,
  done_on: '2026-06-01',
  source_id: `s-${id}`,
  repeats_id: null,
  ...more,
})
const found = (id: string, audit: string, title = id, more: { kind?: string; closed_on?: string } = {}) => ({
  id,
  kind: 'area_for_improvement',
  title,
  source_id: `s-${audit}`,
  closed_on: null,
  ...more,
})

test('a finding that audits found again is listed once and has stood since the first', () => {
  const audits = [
    audit('a', { done_on: '2023-03-01' }),
    audit('b', { done_on: '2024-03-01', repeats_id: 'a' }),
    audit('c', { done_on: '2026-03-01', repeats_id: 'b' }),
  ]
  const findings = [
    found('1', 'a', 'Plans are late'),
    found('2', 'b', 'Plans come too late'),
    found('3', 'c', 'plans come too late.'),
    found('4', 'c', 'Chronologies are thin'),
  ]
  const aged = agedFindings(audits, findings, [{ covering_id: '2', covered_id: '1' }], today)
  assert.deepEqual(
    aged.map(({ finding, since, stood, band }) => [finding.id, since, stood, band]),
    [
      ['3', '2023-03-01', 3, 'over_two'],
      ['4', '2026-03-01', 1, 'to_twelve'],
    ],
  )
  assert.equal(aged.map(stoodSentence)[0], 'This finding has stood in three audits since 2023.')
  assert.equal(aged.map(stoodSentence)[1], '')
})

test('closed findings and strengths do not age, nor does what no audit found; a circle of repeats ends', () => {
  const audits = [audit('a', { repeats_id: 'b' }), audit('b', { repeats_id: 'a' })]
  const findings = [
    found('1', 'a', 'One', { closed_on: '2026-10-01' }),
    found('2', 'a', 'Two', { kind: 'strength' }),
    found('3', 'elsewhere'),
    found('4', 'a', 'Circle'),
    found('5', 'b', 'Circle'),
  ]
  assert.deepEqual(agedFindings(audits, findings, [], today), [])
})

test('open findings of audits are counted by age, the oldest first', () => {
  assert.equal(ageingSentence([]), 'No finding of an audit is open.')
  assert.equal(ageingSentence([{ band: 'under_six' }]), '1 finding of audits has been open: 1 for under 6 months.')
  assert.equal(
    ageingSentence([{ band: 'under_six' }, { band: 'over_two' }, { band: 'over_one' }, { band: 'to_twelve' }]),
    '4 findings of audits have been open: 1 for over two years, 1 for over a year, 1 for 6 to 12 months and 1 for under 6 months.',
  )
})

const counted = (id: string, more: object = {}) => ({
  id,
  scope: 'single' as const,
  done_on: '2025-03-01',
  next_on: null,
  repeats_id: null,
  ...more,
})

test('an audit is due again until another repeats it', () => {
  const first = counted('a', { next_on: '2026-03-01' })
  assert.equal(isOverdue(first, [first], today), true)
  assert.equal(isOverdue(first, [first, counted('b', { repeats_id: 'a' })], today), false)
  assert.equal(isOverdue(counted('a', { next_on: today }), [], today), false)
})

test('the register counts audits, joint ones and those that should have been done again', () => {
  for (const [all, sentence] of [
    [[], 'No audit is entered yet.'],
    [[counted('a')], '1 audit on 1 March 2025, none of them joint.'],
    [
      [counted('a', { scope: 'joint', next_on: '2026-01-01' }), counted('b', { done_on: '2026-03-01' })],
      '2 audits since 1 March 2025, 1 of them joint. 1 should have been done again and was not.',
    ],
    [[counted('a', { scope: 'joint' }), counted('b', { scope: 'joint' })], '2 audits since 1 March 2025, all joint.'],
  ] as const)
    assert.equal(auditSentence(all, today), sentence)
})

const known = {
  agencies: [{ id: 'nhs', name: 'Health board', short_name: 'NHS' }],
  posts: [{ id: 'p', title: 'Audit lead' }],
  today,
}
const rows = (...lines: string[][]) => lines.map((cells, at) => ({ row: at + 1, cells }))

test('a pasted list is read by the names of its columns', () => {
  const read = readRows(
    rows(
      ['Done', 'Audit', 'Agency', 'Scope', 'Records read', 'Lead', 'From', 'To', 'Colour'],
      ['1 May 2025', 'Supervision', 'nhs', 'Joint', '1,200', 'audit lead', '01/01/2025', '31/03/2025', 'red'],
      ['', '', '', '', '', '', '', '', ''],
    ),
    known,
  )
  assert.deepEqual(read.unread, ['Colour'])
  assert.deepEqual(read.value, [
    {
      row: 2,
      title: 'Supervision',
      why: '',
      scope: 'joint',
      agency_id: 'nhs',
      post_id: 'p',
      done_on: '2025-05-01',
      reads_from: '2025-01-01',
      reads_to: '2025-03-31',
      records: 1200,
      tool: '',
      found: '',
      next_on: null,
      repeats_id: null,
    },
  ])
})

test('a pasted list that cannot be read says the row and what is wrong', () => {
  for (const [lines, sentence] of [
    [[], 'Paste the names of the columns in the first row and one audit in each row below it'],
    [[['Audit'], ['Supervision']], 'The first row must name the columns, “Done” among them.'],
    [
      [
        ['Audit', 'Done'],
        ['Supervision', 'last spring'],
      ],
      'Row 2: the day it was done “last spring” is not a date',
    ],
    [
      [
        ['Audit', 'Done'],
        ['Supervision', ''],
      ],
      'Row 2: the day it was done is missing',
    ],
    [
      [
        ['Audit', 'Done'],
        ['', '2025-05-01'],
      ],
      'Row 2: the audit has no name',
    ],
    [
      [
        ['Audit', 'Done'],
        ['A', '2027-05-01'],
      ],
      'Row 2: the day it was done is in the future',
    ],
    [
      [
        ['Audit', 'Done', 'Agency'],
        ['A', '2025-05-01', 'Bank'],
      ],
      'Row 2: no agency is called “Bank”',
    ],
    [
      [
        ['Audit', 'Done', 'Post'],
        ['A', '2025-05-01', 'King'],
      ],
      'Row 2: no post is called “King”',
    ],
    [
      [
        ['Audit', 'Done', 'Records'],
        ['A', '2025-05-01', 'many'],
      ],
      'Row 2: records “many” is not a whole number',
    ],
    [
      [
        ['Audit', 'Done', 'From', 'To'],
        ['A', '2025-05-01', '2025-04-01', '2025-03-01'],
      ],
      'Row 2: the last day read comes before the first',
    ],
  ] as [string[][], string][]) {
    const { errors = [] } = readRows(rows(...lines), known)
    assert.ok(errors[0]?.startsWith(sentence), errors.join())
  }
})
