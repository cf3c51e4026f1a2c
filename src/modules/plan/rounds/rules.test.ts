import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RoundCounts, RoundState } from './model.ts'
import {
  cannotOpen,
  countsOf,
  daysAfterDue,
  daysOffered,
  differs,
  draftSentence,
  lineState,
  mayChange,
  openPoints,
  owedSentence,
  requirement,
  roundLine,
  shutWords,
  signOffSentence,
  sittingInvitation,
  standingSentence,
  tallies,
  titleFor,
} from './rules.ts'

const titles: [string, string, string][] = [
  ['2026-07-01', '2026-09-30', 'July to September 2026'],
  ['2026-11-01', '2027-01-31', 'November 2026 to January 2027'],
  ['2026-10-01', '2026-10-31', 'October 2026'],
]
for (const [from, to, title] of titles)
  test(`the period from ${from} to ${to} is called ${title}`, () => assert.equal(titleFor(from, to), title))

// The day, the month in which the year begins, and the first round that is offered: period, opens, due, closes.
const firsts: [string, number, string][] = [
  ['2026-11-19', 8, '2026-08-01 2026-10-31 2026-11-19 2026-12-03 2026-12-10'],
  ['2026-09-10', 4, '2026-07-01 2026-09-30 2026-09-17 2026-10-01 2026-10-08'],
  ['2026-10-05', 4, '2026-07-01 2026-09-30 2026-10-05 2026-10-19 2026-10-26'],
  ['2027-01-20', 4, '2026-10-01 2026-12-31 2027-01-20 2027-02-03 2027-02-10'],
  ['2026-12-24', 1, '2026-10-01 2026-12-31 2026-12-24 2027-01-07 2027-01-14'],
]
for (const [today, year, days] of firsts)
  test(`on ${today} a partnership whose year begins in month ${year} is offered the quarter nearest to it`, () =>
    assert.equal(Object.values(daysOffered(undefined, year, today)).join(' '), days))

const last = {
  period_from: '2026-07-01',
  period_to: '2026-09-30',
  opens: '2026-10-01',
  due: '2026-10-15',
  closes: '2026-10-22',
}
const nexts: [string, typeof last, string, string][] = [
  ['keeps the length and the rhythm', last, '2026-11-19', '2026-10-01 2026-12-31 2027-01-01 2027-01-15 2027-01-22'],
  [
    'begins today when its day has passed',
    last,
    '2027-02-10',
    '2026-10-01 2026-12-31 2027-02-10 2027-02-24 2027-03-03',
  ],
  [
    'keeps a period that is no whole months in days',
    {
      ...last,
      period_from: '2026-09-01',
      period_to: '2026-10-12',
      opens: '2026-10-12',
      due: '2026-10-19',
      closes: '2026-10-21',
    },
    '2026-10-30',
    '2026-10-13 2026-11-23 2026-11-23 2026-11-30 2026-12-02',
  ],
  [
    'moves a due day from a Saturday to the Monday',
    { ...last, due: '2026-10-16' },
    '2026-11-19',
    '2026-10-01 2026-12-31 2027-01-01 2027-01-18 2027-01-25',
  ],
]
for (const [what, before, today, days] of nexts)
  test(`the next round ${what}`, () => assert.equal(Object.values(daysOffered(before, 4, today)).join(' '), days))

const item = {
  kind: 'improvement' as const,
  closed: false,
  line: true,
  level: 'project',
  starts_on: null as string | null,
  leads: [1],
}
const period = { period_to: '2026-09-30' }
const rated = { level: 'outcome', word: 'Objective' }
const requirements: [
  string,
  Partial<Omit<typeof item, 'kind'>> & { kind?: 'signpost' | 'no_improvement_needed' },
  typeof rated | null,
  string | null | undefined,
][] = [
  ['an open line', {}, null, ''],
  ['an open line that nobody leads', { leads: [] }, null, ''],
  ['a heading', { line: false, level: 'outcome' }, null, undefined],
  ['a complete line', { closed: true }, null, 'It is complete'],
  [
    'a line that needs no improvement',
    { kind: 'no_improvement_needed', closed: true },
    null,
    'No improvement is needed',
  ],
  ['a signpost', { kind: 'signpost' }, null, 'It is a signpost: the plan where it stands reports on it'],
  ['a line that starts after the period', { starts_on: '2026-10-01' }, null, 'It starts later, on 1 October 2026'],
  ['a line that starts on its last day', { starts_on: '2026-09-30' }, null, ''],
  [
    'a line of a plan that is rated above it',
    {},
    rated,
    'This plan states how it is going for each objective, not for each line',
  ],
  ['a heading at the rated level', { line: false, level: 'outcome' }, rated, ''],
  ['a heading above the rated level', { line: false, level: 'theme' }, rated, undefined],
]
for (const [what, change, level, why] of requirements)
  test(`${what} is ${why === '' ? 'required' : why === undefined ? 'no part of a round' : `not required: ${why}`}`, () => {
    const found = requirement({ ...item, ...change }, period, level)
    assert.deepEqual(found, why === undefined ? undefined : { required: why === '', why_not: why ?? '' })
  })

const round = { due: '2026-10-15', closes: '2026-10-22', state: 'open' as RoundState }
const answer = { agreed_how: 'holder' }
const states: [string, Parameters<typeof lineState>[0], Partial<typeof round>, string, string][] = [
  ['on the due day', { required: true, leads: [1], answer: null }, {}, '2026-10-15', 'awaited'],
  ['the day after', { required: true, leads: [1], answer: null }, {}, '2026-10-16', 'late'],
  ['on the closing day', { required: true, leads: [1], answer: null }, {}, '2026-10-22', 'late'],
  ['after it', { required: true, leads: [1], answer: null }, {}, '2026-10-23', 'missing'],
  ['in a closed round', { required: true, leads: [1], answer: null }, { state: 'closed' }, '2026-10-10', 'missing'],
  ['without a lead', { required: true, leads: [], answer: null }, {}, '2026-10-16', 'nobody'],
  ['not required', { required: false, leads: [1], answer: null }, {}, '2026-10-16', 'not_required'],
  ['answered', { required: true, leads: [1], answer }, {}, '2026-10-16', 'answered'],
  ['answered although not required', { required: false, leads: [], answer }, {}, '2026-10-16', 'answered'],
  ['not agreed', { required: true, leads: [1], answer: { agreed_how: 'not_yet' } }, {}, '2026-10-16', 'unconfirmed'],
  ['agreed by e-mail', { required: true, leads: [1], answer: { agreed_how: 'email' } }, {}, '2026-10-16', 'answered'],
]
for (const [what, line, change, today, state] of states)
  test(`an item ${what} is ${state}`, () => assert.equal(lineState(line, { ...round, ...change }, today), state))

test('counts leave out what nobody can be asked for and what is not required', () => {
  const lines = (
    ['answered', 'unconfirmed', 'late', 'late', 'missing', 'awaited', 'nobody', 'not_required'] as const
  ).map((state) => ({ state }))
  assert.deepEqual(countsOf(lines), {
    asked: 6,
    in: 2,
    unconfirmed: 1,
    late: 2,
    missing: 1,
    awaited: 1,
    nobody: 1,
    not_required: 1,
  })
})

const none: RoundCounts = {
  asked: 0,
  in: 0,
  unconfirmed: 0,
  late: 0,
  missing: 0,
  awaited: 0,
  nobody: 0,
  not_required: 0,
}
const standings: [Partial<RoundCounts>, string][] = [
  [
    { asked: 42, in: 31, late: 4, unconfirmed: 2 },
    '31 of 42 updates are in; 4 are late; two wait for the holder’s yes.',
  ],
  [{ asked: 42, in: 1, late: 1, nobody: 1 }, '1 of 42 updates is in; 1 is late; one has nobody to ask.'],
  [{ asked: 3, in: 3, unconfirmed: 1 }, 'All 3 updates are in; one waits for the holder’s yes.'],
  [
    { asked: 3, in: 2, missing: 1, unconfirmed: 2 },
    '2 of 3 updates are in; 1 is missing; two wait for the holder’s yes.',
  ],
  [{ asked: 1, in: 1 }, 'The one update is in.'],
  [{ asked: 1, nobody: 2 }, 'The one update is not in yet; two have nobody to ask.'],
  [{ nobody: 1 }, 'One has nobody to ask; nothing else is asked for.'],
  [{}, 'No update is asked for in this round.'],
]
for (const [counts, sentence] of standings)
  test(`a round says “${sentence}”`, () => assert.equal(standingSentence({ ...none, ...counts }), sentence))

const points: [Partial<RoundCounts>, number, string][] = [
  [{}, 0, 'Every update that was asked for is in and confirmed.'],
  [{ late: 4, unconfirmed: 1 }, 0, 'Four are late and one is not yet confirmed. You may sign off all the same.'],
  [
    { missing: 1, awaited: 2, nobody: 1 },
    3,
    'One is missing, two are still to come, one has nobody to ask and on three the reported and the suggested status differ. You may sign off all the same.',
  ],
]
for (const [counts, apart, sentence] of points)
  test(`before signing off: “${sentence}”`, () => assert.equal(openPoints({ ...none, ...counts }, apart), sentence))

test('signing off begins with how many are in, unless all are', () => {
  assert.equal(
    signOffSentence({ ...none, asked: 42, in: 38, late: 4 }, 0),
    '38 of 42 updates are in. Four are late. You may sign off all the same.',
  )
  assert.equal(signOffSentence({ ...none, asked: 3, in: 3 }, 0), 'Every update that was asked for is in and confirmed.')
})

const drafts: [number, number, number, string][] = [
  [40, 42, 0, 'Nobody has been asked yet. Opening it asks for 40 of 42 items.'],
  [40, 42, 2, 'Nobody has been asked yet. Opening it asks for 38 of 42 items; two have nobody to ask.'],
  [0, 0, 0, 'This plan has no items, so there is nothing to ask for yet.'],
]
for (const [required, of, nobody, sentence] of drafts)
  test(`a draft says “${sentence}”`, () => assert.equal(draftSentence(required, of, nobody), sentence))

const owed: [number, string, string][] = [
  [5, '2026-10-01', 'Five updates are due by 15 October 2026.'],
  [1, '2026-10-15', 'One update is due by 15 October 2026.'],
  [1, '2026-10-16', 'One update was due on 15 October 2026.'],
  [3, '2026-10-16', 'Three updates were due on 15 October 2026.'],
  [0, '2026-10-16', 'Nothing more is asked of you in this round.'],
]
for (const [count, today, sentence] of owed)
  test(`a lead reads “${sentence}”`, () => assert.equal(owedSentence(count, round, today), sentence))

test('the coordinator reads one line for a round', () =>
  assert.equal(
    roundLine({ title: 'July to September 2026' }, { in: 31, asked: 42 }),
    'Round July to September 2026: 31 of 42 in',
  ))

const shut: [RoundState, string | undefined][] = [
  ['draft', 'This round is still a draft. It opens on 1 October 2026.'],
  ['open', undefined],
  [
    'signed_off',
    'This round has been signed off, so nothing can be written into it. Ask the chair or the coordinator to open it again.',
  ],
  [
    'closed',
    'This round is closed, so nothing can be written into it. Write an update on the item itself; it counts in the next round.',
  ],
  ['dropped', 'This round was dropped. What was written for it stands on its items.'],
]
for (const [state, words] of shut)
  test(`a round that is ${state}: ${words ?? 'words may be written'}`, () =>
    assert.equal(shutWords({ state, opens: '2026-10-01' }), words))

const changes: [RoundState, string | undefined][] = [
  ['draft', undefined],
  ['open', undefined],
  ['signed_off', 'This round has been signed off. Open it again to change it.'],
  ['closed', 'This round is closed, so it does not change any more.'],
  ['dropped', 'This round is dropped, so it does not change any more.'],
]
for (const [state, words] of changes)
  test(`the days of a round that is ${state} ${words ? 'stand' : 'may change'}`, () =>
    assert.equal(mayChange({ state }), words))

const others = (state: RoundState) => [
  { id: 'a', state: 'draft' as RoundState, title: 'New' },
  { id: 'b', state, title: 'Summer' },
]
const openings: [string, RoundState, RoundState, number, RegExp | undefined][] = [
  ['when none is under way', 'draft', 'closed', 3, undefined],
  ['while another is open', 'draft', 'open', 3, /^The round “Summer” of this plan is still under way/],
  ['while another waits to be closed', 'draft', 'signed_off', 3, /Close it, or drop it, before you open another/],
  ['of a plan without items', 'draft', 'dropped', 0, /^This plan has no items yet/],
  ['twice', 'open', 'closed', 3, /^Only a draft can be opened/],
]
for (const [what, own, other, items, words] of openings)
  test(`opening a round ${what} is ${words ? 'refused in words' : 'allowed'}`, () => {
    const refused = cannotOpen({ id: 'a', state: own }, others(other), items)
    if (words) assert.match(refused ?? '', words)
    else assert.equal(refused, undefined)
  })

test('reported and suggested differ only where something was suggested', () => {
  const line = (suggested: string | null, tone: 'on' | 'risk') =>
    ({ answer: { suggested }, said: { code: '', word: '', tone } }) as unknown as Parameters<typeof differs>[0]
  assert.deepEqual(
    [line('risk', 'on'), line('on', 'on'), line(null, 'on'), { answer: null, said: null }].map(differs),
    [true, false, false, false],
  )
})

test('an answer on the due day is in time, one three days later is three days late', () =>
  assert.deepEqual([daysAfterDue('2026-10-15', '2026-10-15'), daysAfterDue('2026-10-18', '2026-10-15')], [0, 3]))

test('a round asks for what is required and led, and counts what came in all the same', () => {
  const bit = (item_id: string, required: boolean, led: boolean, answered: boolean) => ({
    round_id: 'r',
    item_id,
    required,
    led,
    answered,
  })
  const bits = [
    bit('a', true, true, false),
    bit('b', true, true, true),
    bit('c', true, false, false),
    bit('d', false, true, true),
    bit('e', false, true, false),
  ]
  assert.deepEqual(tallies(bits, new Set(['a', 'b', 'e'])), [{ round_id: 'r', asked: 3, in: 2, owed: 1 }])
})

test('the invitation to sit says how many, by when, and that one page will do', () => {
  assert.equal(
    sittingInvitation(5, round, '2026-10-01'),
    'Five updates are due by 15 October 2026: write them in one sitting',
  )
  assert.equal(
    sittingInvitation(1, round, '2026-10-20'),
    'One update was due on 15 October 2026: write it in one sitting',
  )
})
