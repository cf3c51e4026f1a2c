import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Changes, TreeItem, Update } from '../plan/index.ts'
import type { Facts } from './facts.ts'
import { type Figures, figuresOf } from './figures.ts'
import {
  lateSentence,
  namingOf,
  opening,
  positionSentence,
  sinceSentences,
  sinceSummary,
  theGroup,
} from './sentences.ts'

const status = (tone: TreeItem['status']['tone']): TreeItem['status'] => {
  const words = {
    off: 'Off track',
    risk: 'At risk',
    on: 'On track',
    done: 'Complete',
    wait: 'Not started',
    none: 'No improvement needed',
  }
  return tone === null ? { code: 'not_stated', word: 'Not yet stated', tone } : { code: tone, word: words[tone], tone }
}
const lead = (vacant: boolean, id = 'p1') => ({
  id,
  title: `Post ${id}`,
  agency: 'Health',
  person_id: vacant ? null : 'x',
  holder: vacant ? null : 'X',
  interim: false,
  vacant,
  vacant_since: vacant ? '2026-09-14' : null,
})
const item = (reference: string, tone: TreeItem['status']['tone'], more: Partial<TreeItem> = {}): TreeItem => ({
  id: reference,
  plan_id: 'plan',
  parent_id: null,
  level: 'action',
  position: 0,
  reference,
  title: `Item ${reference}`,
  aim: '',
  kind: tone === 'none' ? 'no_improvement_needed' : 'improvement',
  reason: '',
  signpost: '',
  signpost_item_id: null,
  lead_agency_id: null,
  owning_group_id: null,
  overseeing_group_id: null,
  starts_on: null,
  due_kind: 'date',
  due: '2027-01-01',
  forecast: null,
  status_on: null,
  links: [],
  created_at: new Date(0),
  version: 1,
  doubts: 0,
  moved: 0,
  milestones: [],
  means: [],
  updated_on: null,
  depth: 0,
  line: true,
  status: status(tone),
  closed: tone === 'done' || tone === 'none',
  leads: [lead(false)],
  lead_agency: null,
  owning_group: null,
  overseeing_group: null,
  findings: [],
  through: [],
  targets: [],
  above: [],
  ...more,
})
const theme = (id: string) => item(id, null, { line: false, level: 'theme' })
const nothing: Changes = { since: new Date(0), statuses: [], closed: [], moves: [], added: [], deleted: [], updates: 0 }
const change = (id: string, was: TreeItem['status']['tone'], became: TreeItem['status']['tone']) => ({
  item_id: id,
  reference: id,
  title: `Item ${id}`,
  was: status(was),
  became: status(became),
  dated: '2026-11-02',
})
const moved = (id: string, was: string, became: string, which: 'due' | 'forecast' = 'due', reason = 'No room') => ({
  item_id: id,
  reference: id,
  title: '',
  which,
  was,
  became,
  became_kind: 'date',
  reason,
  moved_at: new Date(0),
})
const updated = (itemId: string, dated: string): [string, Omit<Update, 'contributions'>] => [
  itemId,
  {
    id: '',
    item_id: itemId,
    key_id: '',
    dated,
    written_at: new Date(0),
    status: '',
    done: '',
    next: '',
    difference: '',
    help: '',
    forecast: null,
    written_by: null,
    for_post_id: null,
    agreed_how: 'holder',
    agreed_on: null,
  },
]
const facts = (items: TreeItem[], more: Partial<Facts> = {}): Facts => ({
  partnership: { name: 'Donmouth', marking: '' },
  round: null,
  tree: {
    plan: {
      id: 'plan',
      title: 'Plan',
      kind: 'strategic',
      levels: [],
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
    items,
  },
  updates: new Map(),
  since: null,
  changes: null,
  findings: [],
  conclusions: [],
  owningGroup: null,
  overseeingGroup: null,
  now: new Date('2026-11-19T21:40:00Z'),
  today: '2026-11-19',
  ...more,
})
const since = (items: TreeItem[], changes: Partial<Changes>, more: Partial<Facts> = {}) =>
  figuresOf(facts(items, { since: '2026-09-25', changes: { ...nothing, ...changes }, ...more }))
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)

const mixed = [
  theme('1'),
  item('1.1', 'off', { above: ['1'], due: '2026-10-31', moved: 2 }),
  item('1.2', 'risk', { above: ['1'], leads: [lead(true)] }),
  item('1.3', 'done', { above: ['1'], due: '2026-01-01', leads: [] }),
  theme('2'),
  item('2.1', null, { above: ['2'], leads: [], due: null, due_kind: 'to_be_confirmed' }),
  item('2.2', 'on', { above: ['2'], due: '2026-11-18' }),
  item('2.3', 'none', { above: ['2'], leads: [], due: '2026-01-01' }),
]

const cases: [string, (f: Figures) => unknown, unknown][] = [
  ['headings are not items', (f) => f.count, 6],
  [
    'worst status first, in the plan’s words',
    (f) => f.standings.map(({ word, count }) => `${count} ${word}`),
    ['1 Off track', '1 At risk', '1 Not yet stated', '1 On track', '1 Complete', '1 No improvement needed'],
  ],
  [
    'late is open and past the agreed date, longest first',
    (f) => f.late.map(({ item: { id }, days }) => [id, days]),
    [
      ['1.1', 19],
      ['2.2', 1],
    ],
  ],
  ['a vacant post is no lead, and what is finished or needs nothing needs none', (f) => ids(f.noLead), ['1.2', '2.1']],
  [
    'themes count what stands beneath them',
    (f) => f.themes.map(({ title, lines, off, risk, late }) => [title, lines.length, off, risk, late]),
    [
      ['1 Item 1', 3, 1, 1, 1],
      ['2 Item 2', 3, 0, 0, 1],
    ],
  ],
  [
    'a vacancy names the open items that wait for it',
    (f) => f.vacancies.map(({ post, items }) => [post.title, ids(items)]),
    [['Post p1', ['1.2']]],
  ],
  ['without a date nothing has changed since', (f) => f.since, null],
  ['open items without a word are named', (f) => ids(f.neverUpdated), ['1.1', '1.2', '2.1', '2.2']],
]
for (const [sentence, of, expected] of cases)
  test(`figures: ${sentence}`, () => assert.deepEqual(of(figuresOf(facts(mixed))), expected))

const lines = [item('a', 'off'), item('b', 'on'), item('c', 'done'), item('d', 'on')]
const changes: [string, Figures, (f: NonNullable<Figures['since']>) => unknown, unknown][] = [
  [
    'on track to off track is worse',
    since(lines, { statuses: [change('a', 'on', 'off')] }),
    (s) => [s.worse.length, s.better.length],
    [1, 0],
  ],
  [
    'off track to on track is better',
    since(lines, { statuses: [change('b', 'off', 'on')] }),
    (s) => [s.worse.length, s.better.length],
    [0, 1],
  ],
  [
    'complete is complete, not better',
    since(lines, { statuses: [change('c', 'on', 'done')] }),
    (s) => [s.better.length, s.completed.length],
    [0, 1],
  ],
  [
    'a first status is neither better nor worse',
    since(lines, { statuses: [change('b', null, 'on')] }),
    (s) => [s.first.length, s.better.length],
    [1, 0],
  ],
  [
    'off track before counts what got better and not what got worse',
    since(lines, { statuses: [change('a', 'on', 'off'), change('b', 'off', 'on'), change('d', 'off', 'on')] }),
    (s) => s.offBefore,
    2,
  ],
  [
    'an item added since was not off track before',
    since(lines, { added: [{ item_id: 'a', reference: 'a', title: '', created_at: new Date() }] }),
    (s) => s.offBefore,
    0,
  ],
  [
    'with items deleted nobody can tell how many were off track',
    since(lines, { deleted: [{ item_id: 'z', reference: 'z', title: '', deleted_at: new Date() }] }),
    (s) => s.offBefore,
    null,
  ],
  [
    'two moves of one date are one line, from first to last with the last reason',
    since([item('a', 'on', { moved: 4 })], {
      moves: [moved('a', '2026-06-30', '2026-09-30'), moved('a', '2026-09-30', '2027-01-31', 'due', 'Again')],
    }),
    (s) => s.moved.map(({ from, to, times, reason }) => [from, to, times, reason]),
    [['2026-06-30', '2027-01-31', 4, 'Again']],
  ],
  [
    'a forecast and an agreed date are two lines',
    since(lines, {
      moves: [moved('a', '2026-06-30', '2026-09-30'), moved('a', '2026-06-30', '2026-09-30', 'forecast')],
    }),
    (s) => s.moved.length,
    2,
  ],
  [
    'silent: open, and no update dated since',
    since(lines, {}, { updates: new Map([updated('a', '2026-09-24'), updated('b', '2026-09-25')]) }),
    (s) => ids(s.silent),
    ['a', 'd'],
  ],
  [
    'what happened to a heading or a deleted item counts for no line',
    since(lines, { statuses: [change('gone', 'on', 'off')] }),
    (s) => s.worse.length,
    0,
  ],
]
for (const [sentence, figures, of, expected] of changes)
  test(`since a date: ${sentence}`, () => {
    assert.ok(figures.since)
    assert.deepEqual(of(figures.since), expected)
  })

const naming = namingOf(mixed.filter(({ line }) => line))
const said: [string, string, string][] = [
  [
    'the position',
    positionSentence(figuresOf(facts(mixed))),
    'Of 6 items, 1 is off track, 1 at risk, 1 on track, 1 complete, 1 needs no improvement and 1 has no status yet.',
  ],
  [
    'the position beside that of a date',
    positionSentence(since(lines, { statuses: [change('a', 'on', 'off')] })),
    'Of 4 items, 1 is off track (0 on 25 September 2026), 2 on track and 1 complete.',
  ],
  [
    'none off track any more',
    positionSentence(since([item('b', 'on')], { statuses: [change('b', 'off', 'on')] })),
    'Of 1 item, 1 is on track. On 25 September 2026, one was off track.',
  ],
  ['an empty plan', positionSentence(figuresOf(facts([]))), 'The plan has no items yet.'],
  [
    'a plan just imported',
    positionSentence(figuresOf(facts([item('a', null), item('b', null)]))),
    'None of the 2 items has a status yet.',
  ],
  [
    'late',
    lateSentence(figuresOf(facts(mixed)), naming),
    'Two items are past the date agreed for them, the longest by 19 days (1.1).',
  ],
  [
    'one late',
    lateSentence(figuresOf(facts([item('a', 'on', { due: '2026-11-18' })])), naming),
    'One item is past the date agreed for it, by 1 day (a).',
  ],
  ['none late', lateSentence(figuresOf(facts([item('a', 'on')])), naming), 'No item is past the date agreed for it.'],
]
for (const [what, words, expected] of said) test(`sentences say ${what}`, () => assert.equal(words, expected))

test('what changed is said in one sentence of counts and one for each kind of change', () => {
  const { since: changed } = since([item('a', 'off', { moved: 4 }), item('b', 'on'), item('c', 'done')], {
    statuses: [change('a', 'risk', 'off'), change('b', null, 'on'), change('c', 'on', 'done')],
    moves: [moved('a', '2026-06-30', '2027-06-30')],
    updates: 3,
  })
  assert.ok(changed)
  assert.equal(
    sinceSummary(changed),
    'Three updates came in. Of the items, one is worse, one is complete and one is reported on for the first time. One agreed date moved.',
  )
  assert.deepEqual(sinceSentences(changed, naming), [
    'Worse: a went from at risk to off track.',
    'Completed: c.',
    'Reported on for the first time: b.',
    'Agreed dates moved: a to 30 Jun 2027 (moved 4 times).',
  ])
})

test('items without references are numbered, and titles stand in for the few that lack one', () => {
  const bare = [item('', 'on', { id: 'x', title: 'First' }), item('', 'on', { id: 'y', title: 'Second' })]
  assert.deepEqual(bare.map(namingOf(bare)), ['item 1', 'item 2'])
  const some = [item('1.1', 'on'), item('', 'on', { id: 'y', title: 'Second' })]
  assert.deepEqual(some.map(namingOf(some)), ['1.1', '“Second”'])
})

test('a long update is cut at the end of a sentence, never within one', () => {
  assert.equal(opening('One is done. Two is not. Three waits.', 24), 'One is done. Two is not.')
  assert.equal(
    opening('A single sentence that is longer than the room it has.', 10),
    'A single sentence that is longer than the room it has.',
  )
})

test('groups take their article and lose the capital of an ordinary word only', () => {
  const cases: [string, string][] = [
    ['Improvement board', 'the improvement board'],
    ['CPC', 'the CPC'],
    ['Donmouth forum', 'the Donmouth forum'],
    ['The panel', 'the panel'],
  ]
  for (const [name, expected] of cases) assert.equal(theGroup(name), expected)
})
