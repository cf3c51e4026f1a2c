import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ChangeRow, changeRows } from './changes.ts'
import { firstHour, needs } from './rules.ts'

const path = (rest: string) => `/p/donmouth${rest}`
const nothing = {
  mine: [],
  waiting: [],
  imports: [],
  readings: [],
  again: [],
  unreviewed: [],
  vacant: [],
  rounds: [],
  inRounds: new Map<string, boolean>(),
  keepsRounds: false,
  kept: null,
}

test('nothing needs somebody without posts', () => assert.deepEqual(needs(nothing, '2026-11-19', path), []))

test('a vacant post counts only when it leads something', () => {
  const vacant = [
    { id: '1', title: 'Head of education', since: '2026-10-02', items: 2 },
    { id: '2', title: 'Chair', since: null, items: 0 },
  ]
  const found = needs({ ...nothing, vacant }, '2026-11-19', path)
  assert.deepEqual(
    found.map(({ text, when, late }) => [text, when, late]),
    [['Head of education is vacant', 'since 2 Oct 2026', true]],
  )
  assert.equal(found[0]?.why, '2 open items have nobody to answer for them. Hand the post over.')
})

test('posts that nobody has held yet are one thing to do, and a post that somebody left is another', () => {
  const fresh = (id: string) => ({ id, title: `Post ${id}`, since: null, items: 1 })
  const left = { id: '9', title: 'Dental lead', since: '2026-10-02', items: 1 }
  const texts = (vacant: Parameters<typeof needs>[0]['vacant']) =>
    needs({ ...nothing, vacant }, '2026-11-19', path).map(({ text }) => text)
  assert.deepEqual(texts([fresh('1'), fresh('2'), left, fresh('3')]), [
    'Dental lead is vacant',
    '3 posts have no holder yet',
  ])
  assert.deepEqual(texts([fresh('1'), fresh('2')]), ['Post 1 is vacant', 'Post 2 is vacant'])
})

test('an import to finish and a report to tick are each one thing to do', () => {
  const found = needs(
    {
      ...nothing,
      imports: [{ id: 'i', title: 'Our plan', file_name: 'plan.docx' }],
      readings: [{ id: 'r', file_name: 'report.pdf' }],
    },
    '2026-11-19',
    path,
  )
  assert.deepEqual(
    found.map(({ href, text }) => [href, text]),
    [
      ['/p/donmouth/plan/imports/i', 'Finish bringing in “Our plan”'],
      ['/p/donmouth/inspection/reports/r', 'Tick the findings in report.pdf'],
    ],
  )
})

const round = { id: 'r', title: 'July to September 2026', plan: 'Our plan', due: '2026-12-12', state: 'open' as const }
const tally = { round_id: 'r', asked: 42, in: 31, owed: 5 }
const asking: [string, Partial<Parameters<typeof needs>[0]>, string, string[][]][] = [
  [
    'a lead what is due, on one page',
    { rounds: [{ ...round, tally }] },
    '2026-11-19',
    [
      [
        '/p/donmouth/plan/rounds/r/mine',
        'Five updates are due by 12 December 2026: write them in one sitting',
        'by 12 Dec 2026',
      ],
    ],
  ],
  [
    'a lead who is late for how long',
    { rounds: [{ ...round, tally: { ...tally, owed: 1 } }] },
    '2026-12-13',
    [
      [
        '/p/donmouth/plan/rounds/r/mine',
        'One update was due on 12 December 2026: write it in one sitting',
        '1 day late',
      ],
    ],
  ],
  ['a lead who owes nothing, nothing', { rounds: [{ ...round, tally: { ...tally, owed: 0 } }] }, '2026-11-19', []],
  [
    'who keeps the rounds how many are in',
    { rounds: [{ ...round, tally: { ...tally, owed: 0 } }], keepsRounds: true },
    '2026-11-19',
    [['/p/donmouth/plan/rounds/r', 'Round July to September 2026: 31 of 42 in', 'due 12 Dec 2026']],
  ],
  [
    'who keeps the rounds that one waits to be closed',
    { rounds: [{ ...round, state: 'signed_off', tally: null }], keepsRounds: true },
    '2026-11-19',
    [['/p/donmouth/plan/rounds/r', 'Round July to September 2026 is signed off', 'to close']],
  ],
]
for (const [what, facts, today, found] of asking)
  test(`a round tells ${what}`, () =>
    assert.deepEqual(
      needs({ ...nothing, ...facts }, today, path).map(({ href, text, when }) => [href, text, when]),
      found,
    ))

test('who keeps the rounds reads what is still to come, and that the due day has passed', () => {
  const why = (done: number, today: string) =>
    needs(
      { ...nothing, keepsRounds: true, rounds: [{ ...round, tally: { ...tally, in: done, owed: 0 } }] },
      today,
      path,
    )[0]?.why
  assert.deepEqual(
    [why(31, '2026-11-19'), why(41, '2026-12-13'), why(42, '2026-12-13')],
    [
      '11 updates are still to come.',
      'One update is still to come, and the due day has passed.',
      'Everything is in. It can be signed off.',
    ],
  )
})

const item = (n: number) => ({
  item_id: String(n),
  reference: `${n}`,
  title: 'An item',
  created_at: new Date('2026-11-18T10:00:00Z'),
})
const empty = { since: new Date(0), statuses: [], closed: [], moves: [], added: [], deleted: [], updates: 0 }
const day = (at: Date) => at.toISOString().slice(0, 10)
const shown = (rows: readonly ChangeRow[]) =>
  rows.map(({ date, text, was, became }) => [date, text, said(was), said(became)])
const said = (s: ChangeRow['was']) => (s.kind === 'words' ? s.words : s.word)

test('a whole plan brought in on one day is one change; three items are three', () => {
  assert.deepEqual(shown(changeRows({ ...empty, added: [1, 2, 3, 4].map(item) }, path, day)), [
    ['2026-11-18', '4 items', 'Not in the plan', 'Added'],
  ])
  assert.equal(changeRows({ ...empty, added: [1, 2, 3].map(item) }, path, day).length, 3)
})

test('a moved date names what moved, and a date that went says what stands instead', () => {
  const move = (which: 'due' | 'forecast', became: string | null, became_kind: string) => ({
    item_id: '1',
    reference: '',
    title: 'An item',
    which,
    was: '2026-12-01',
    became,
    became_kind,
    reason: 'r',
    moved_at: new Date('2026-11-18T10:00:00Z'),
  })
  const moves = [
    move('due', '2027-02-01', 'date'),
    move('forecast', '2027-03-01', 'date'),
    move('due', null, 'ongoing'),
    move('due', null, 'to_be_confirmed'),
  ]
  assert.deepEqual(
    shown(changeRows({ ...empty, moves }, path, day)).map((row) => row.slice(2)),
    [
      ['Due 1 Dec 2026', 'Due 1 Feb 2027'],
      ['Forecast 1 Dec 2026', 'Forecast 1 Mar 2027'],
      ['Due 1 Dec 2026', 'Ongoing'],
      ['Due 1 Dec 2026', 'Date to be confirmed'],
    ],
  )
})

const held = { person_id: 'p', vacant_since: null, title: 'Head of education' }
const neverHeld = { person_id: null, vacant_since: null, title: 'Director of nursing' }
const left = { person_id: null, vacant_since: '2026-09-14', title: 'Dental lead' }
const coordinator = { person_id: 'p', vacant_since: null, title: 'Coordinator' }
const hours: [say: string, has: Parameters<typeof firstHour>[0], done: boolean[]][] = [
  [
    'at first nothing is done, though somebody coordinates',
    { findings: 0, plans: 0, posts: [coordinator], papers: 0 },
    [false, false, false, false],
  ],
  [
    'a post that nobody has held yet is still to do',
    { findings: 6, plans: 1, posts: [coordinator, held, neverHeld], papers: 0 },
    [true, true, false, false],
  ],
  ['posts with holders are done', { findings: 6, plans: 1, posts: [held], papers: 0 }, [true, true, true, false]],
  [
    'a post whose holder left had been given one',
    { findings: 6, plans: 1, posts: [held, left], papers: 0 },
    [true, true, true, false],
  ],
  ['after the first paper the list goes', { findings: 6, plans: 1, posts: [held], papers: 1 }, []],
]

for (const [say, has, done] of hours)
  test(say, () =>
    assert.deepEqual(
      firstHour(has, path).map((step) => step.done),
      done,
    ),
  )

test('evidence to look at again is one line, and a review of practice that is late is named with its days', () => {
  const piece = { id: 'e', title: 'Record reading', review_on: '2026-10-01' }
  const told = (facts: Partial<Parameters<typeof needs>[0]>) =>
    needs({ ...nothing, ...facts }, '2026-11-19', (rest) => rest).map(({ href, text, when }) => [href, text, when])
  assert.deepEqual(told({ again: [piece] }), [
    ['/evidence/pieces/e', 'Look at “Record reading” again', 'since 1 Oct 2026'],
  ])
  assert.deepEqual(told({ again: [piece, piece] }), [
    ['/evidence?show=review', 'Look at 2 pieces of evidence again', 'since 1 Oct 2026'],
  ])
  assert.deepEqual(told({ unreviewed: [{ id: 'c', title: 'Two read each plan', late: 80 }] }), [
    ['/plan/practice/c', 'Review “Two read each plan”', '80 days late'],
  ])
})
