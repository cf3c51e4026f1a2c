import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FrozenLevel } from '../releases/model.ts'
import { inOrder, isSame, type Moment, momentWords, readMoments } from './moments.ts'
import { changesBetween, isNothing, type PlanChanges } from './rules.ts'
import { changesSentence, comparedSentence, dateSentence, leadsSentence, levelSentence } from './sentence.ts'
import type { SnapFinding, SnapItem, Snapshot } from './snapshot.ts'
import { wordDifference } from './words.ts'

const on = { code: 'on_track', word: 'On track', tone: 'on' } as const
const risk = { code: 'at_risk', word: 'At risk', tone: 'risk' } as const
const off = { code: 'off_track', word: 'Off track', tone: 'off' } as const
const done = { code: 'complete', word: 'Complete', tone: 'done' } as const
const unstated = { code: 'not_stated', word: 'Not yet stated', tone: null } as const

const item = (more: Partial<SnapItem> = {}): SnapItem => ({
  id: 'a',
  reference: '1.1',
  title: 'A named nurse',
  aim: 'Every house has a nurse',
  line: true,
  kind: 'improvement',
  closed: false,
  status: on,
  due_kind: 'date',
  due: '2026-10-31',
  forecast: null,
  leads: [{ id: 'p', title: 'Head of nursing' }],
  measures: [{ id: 'm', text: 'Houses with a nurse' }],
  evidence: [],
  moves: [],
  ...more,
})
const move = (was: string, became: string, reason: string, which: 'due' | 'forecast' = 'due') => ({
  which,
  was,
  became,
  became_kind: 'date',
  reason,
  moved_at: '2026-10-01T09:00:00.000Z',
})
const level = (more: Partial<FrozenLevel> = {}): FrozenLevel => ({
  level: 1,
  mixed: false,
  judged: false,
  words: 'Done',
  reason: 'Closed with evidence.',
  on: '2026-11-01',
  ...more,
})
const finding = (more: Partial<SnapFinding> = {}): SnapFinding => ({
  id: 'f',
  reference: 'A1',
  title: 'Seen too late',
  level: null,
  evidence: [],
  ...more,
})
const snapshot = (items: SnapItem[], findings: SnapFinding[] = [], knowsLevels = true): Snapshot => ({
  items,
  findings,
  knowsLevels,
})
const compare = (was: Partial<SnapItem>, became: Partial<SnapItem>) =>
  changesBetween(snapshot([item(was)]), snapshot([item(became)]))
const kindsIn = (changes: PlanChanges) =>
  Object.entries(changes).flatMap(([kind, all]) => (all === null || all.length === 0 ? [] : [kind]))

for (const [title, was, became, kinds] of [
  ['the same item has not changed', {}, {}, []],
  ['from on track to off track is worse', { status: on }, { status: off }, ['worse']],
  ['from at risk to on track is better', { status: risk }, { status: on }, ['better']],
  ['from off track to at risk is better', { status: off }, { status: risk }, ['better']],
  ['a first status is neither better nor worse', { status: unstated }, { status: off }, ['first']],
  ['complete is closed, not only better', {}, { status: done, closed: true }, ['closed']],
  ['closed from no status is closed', { status: unstated }, { status: done, closed: true }, ['closed']],
  ['no longer complete is reopened', { status: done, closed: true }, { status: risk }, ['reopened']],
  [
    'another word of the same shape is said as another word',
    { status: on },
    { status: { ...on, code: 'nearly', word: 'Nearly there' } },
    ['reworded'],
  ],
  ['a key that only renames a status changes nothing', { status: on }, { status: { ...on, word: 'Green' } }, []],
  ['another title is a wording', {}, { title: 'A nurse for each house' }, ['words']],
  ['another aim is a wording', {}, { aim: 'Every house has two nurses' }, ['words']],
  ['another measure is a wording', {}, { measures: [{ id: 'm', text: 'Houses with two nurses' }] }, ['words']],
  ['a measure that came is a wording', { measures: [] }, {}, ['words']],
  ['a measure that went is a wording', {}, { measures: [] }, ['words']],
  [
    'a moved agreed date is a date',
    {},
    { due: '2026-12-31', moves: [move('2026-10-31', '2026-12-31', 'Late')] },
    ['dates'],
  ],
  ['a first agreed date is a date', { due: null, due_kind: 'to_be_confirmed' }, {}, ['dates']],
  ['an agreed date that became ongoing is a date', {}, { due: null, due_kind: 'ongoing' }, ['dates']],
  ['a forecast is a date', {}, { forecast: '2026-11-30' }, ['dates']],
  ['a forecast that was taken away is no news', { forecast: '2026-11-30' }, {}, []],
  [
    'a date that moved and moved back is told',
    {},
    { moves: [move('2026-10-31', '2026-12-31', 'Late'), move('2026-12-31', '2026-10-31', 'Found a nurse')] },
    ['dates'],
  ],
  ['another lead post is told', {}, { leads: [{ id: 'q', title: 'Review manager' }] }, ['leads']],
  ['the order of lead posts is not', { leads: two() }, { leads: two().toReversed() }, []],
  ['new evidence is told', {}, { evidence: [{ id: 'e', title: 'Clinic lists' }] }, ['evidence']],
  ['evidence that was there is not new', { evidence: piece() }, { evidence: piece() }, []],
] as [string, Partial<SnapItem>, Partial<SnapItem>, string[]][])
  test(title, () => assert.deepEqual(kindsIn(compare(was, became)), kinds))

function two() {
  return [
    { id: 'p', title: 'Head of nursing' },
    { id: 'q', title: 'Review manager' },
  ]
}
function piece() {
  return [{ id: 'e', title: 'Clinic lists' }]
}

test('an item that was not there is new, and nothing else of it is told; one that is gone was taken out', () => {
  const changes = changesBetween(
    snapshot([item({ id: 'gone', title: 'Old' })]),
    snapshot([item({ status: off, evidence: piece() })]),
  )
  assert.deepEqual(kindsIn(changes), ['added', 'removed'])
  assert.equal(changes.added[0]?.title, 'A named nurse')
  assert.equal(changes.removed[0]?.title, 'Old')
})

test('changes stand in the order of the later plan', () => {
  const both = (status: typeof on | typeof off) => [item({ status }), item({ id: 'b', title: 'Second', status })]
  const changes = changesBetween(snapshot(both(on)), snapshot(both(off).toReversed()))
  assert.deepEqual(
    changes.worse.map(({ item: { title } }) => title),
    ['Second', 'A named nurse'],
  )
})

for (const [title, was, became, sentence] of [
  ['a level that came', null, level(), 'First level: level 1, done.'],
  [
    'a level that rose',
    level(),
    level({ level: 2, words: 'Seen in practice' }),
    'Raised from level 1, done, to level 2, seen in practice.',
  ],
  [
    'a level that fell',
    level({ level: 3, words: 'Better for children', judged: true }),
    level(),
    'Fell from level 3, better for children, judged, not measured, to level 1, done.',
  ],
  ['a level that became mixed', level(), level({ mixed: true }), 'Was level 1, done; is level 1, done, mixed.'],
  ['a level that went', level(), null, 'Fell from level 1, done, to no level.'],
] as [string, FrozenLevel | null, FrozenLevel | null, string][])
  test(`${title} is told in words`, () => {
    const { levels } = changesBetween(
      snapshot([], [finding({ level: was })]),
      snapshot([], [finding({ level: became })]),
    )
    assert.equal(levels?.[0] && levelSentence(levels[0]), sentence)
  })

test('a level that stayed is not told, whatever its reason says now', () => {
  const { levels } = changesBetween(
    snapshot([], [finding({ level: level() })]),
    snapshot([], [finding({ level: level({ reason: 'Still so.' }) })]),
  )
  assert.deepEqual(levels, [])
})

test('levels are not compared with a day, of which nobody knows them', () => {
  const changes = changesBetween(snapshot([], [finding()], false), snapshot([], [finding({ level: level() })]))
  assert.equal(changes.levels, null)
  assert.equal(isNothing(changes), true)
})

for (const [was, became, sentence] of [
  [
    {},
    { due: '2026-12-31', moves: [move('2026-10-31', '2026-12-31', 'Late')] },
    'Agreed date from 31 October 2026 to 31 December 2026, moved once.',
  ],
  [
    { moves: [move('2026-06-30', '2026-10-31', 'Early')] },
    { due: '2026-12-31', moves: [move('2026-06-30', '2026-10-31', 'Early'), move('2026-10-31', '2026-12-31', 'Late')] },
    'Agreed date from 31 October 2026 to 31 December 2026, moved once, moved twice in all.',
  ],
  [{ due: null, due_kind: 'to_be_confirmed' }, {}, 'First agreed date: 31 October 2026.'],
  [{}, { forecast: '2026-11-30' }, 'First forecast: 30 November 2026.'],
  [{}, { due: null, due_kind: 'ongoing' }, 'Agreed date from 31 October 2026 to ongoing.'],
  [
    {},
    { moves: [move('2026-10-31', '2026-12-31', 'Late'), move('2026-12-31', '2026-10-31', 'Found a nurse')] },
    'Agreed date stands at 31 October 2026 again, moved twice.',
  ],
] as [Partial<SnapItem>, Partial<SnapItem>, string][])
  test(`a date is told: “${sentence}”`, () => {
    const [change] = compare(was, became).dates
    assert.ok(change)
    assert.equal(dateSentence(change), sentence)
  })

test('every move between the two gives its reason, those before do not', () => {
  const [change] = compare(
    { moves: [move('2026-06-30', '2026-10-31', 'Early')] },
    { due: '2026-12-31', moves: [move('2026-06-30', '2026-10-31', 'Early'), move('2026-10-31', '2026-12-31', 'Late')] },
  ).dates
  assert.deepEqual([change?.times, change?.in_all, change?.reasons], [1, 2, ['Late']])
})

test('leads are told by who came and who went', () => {
  const say = (was: SnapItem['leads'], became: SnapItem['leads']) => {
    const [change] = compare({ leads: was }, { leads: became }).leads
    return change && leadsSentence(change)
  }
  const [nurse, review] = two() as [SnapItem['leads'][number], SnapItem['leads'][number]]
  assert.equal(say([nurse], [review]), 'Now led by Review manager; no longer by Head of nursing.')
  assert.equal(say([], [nurse, review]), 'Now led by Head of nursing and Review manager.')
  assert.equal(say([nurse], []), 'No longer led by Head of nursing.')
})

for (const [was, became, marked] of [
  ['Every house has a nurse', 'Every house has two nurses', 'Every house has -a nurse- +two nurses+'],
  ['Seen in four weeks', 'Seen in two weeks', 'Seen in -four- +two+ weeks'],
  ['', 'A new aim', '+A new aim+'],
  ['An old aim', '', '-An old aim-'],
  ['Same words', 'Same  words', 'Same words'],
  ['a b c d', 'a c d e', 'a -b- c d +e+'],
  ['one two', 'two one', '-one- two +one+'],
] as const)
  test(`the difference between “${was}” and “${became}” is marked word by word`, () =>
    assert.equal(
      wordDifference(was, became)
        .map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `-${text.trim()}- ` : `+${text.trim()}+ `))
        .join('')
        .replace(/\s+/g, ' ')
        .trim(),
      marked,
    ))

test('two long texts with nothing in common are compared at once', () => {
  const long = (word: string) => Array.from({ length: 1500 }, (_, n) => `${word}${n}`).join(' ')
  assert.deepEqual(
    wordDifference(long('a'), long('b')).map(({ kind }) => kind),
    ['gone', 'new'],
  )
})

test('what changed is said in one breath, and that nothing did', () => {
  assert.equal(changesSentence(compare({}, {})), 'Nothing changed.')
  assert.equal(
    changesSentence(
      changesBetween(
        snapshot([item(), item({ id: 'b' }), item({ id: 'c', status: risk })], [finding({ level: level() })]),
        snapshot(
          [
            item({ status: done, closed: true, evidence: piece() }),
            item({ id: 'b', status: off, due: '2026-12-31', moves: [move('2026-10-31', '2026-12-31', 'Late')] }),
            item({ id: 'c', status: off, title: 'Other', leads: [], forecast: '2027-01-01' }),
            item({ id: 'd' }),
          ],
          [finding({ level: level({ level: 2 }) })],
        ),
      ),
    ),
    'One item was closed, two got worse and one item is new. One agreed date moved. One forecast is new. One piece of evidence is new. One wording changed. One item has other lead posts. One finding stands at another level of evidence.',
  )
  assert.equal(
    changesSentence(compare({}, { aim: 'Other' })),
    'No item was closed, reopened, added or taken out, and no status moved. One wording changed.',
  )
})

test('what cannot be compared is said in words', () => {
  const at = { same: false, began: null, nothing: false, from: 'release 1 (Spring)', to: 'today' }
  assert.equal(
    comparedSentence({ ...at, same: true }),
    'You chose the same moment twice, so nothing can have changed. Choose two different ones.',
  )
  assert.equal(
    comparedSentence({ ...at, began: '2026-06-01', from: '1 May 2025' }),
    'The plan came into Holdfast on 1 June 2026. Everything in it is new since 1 May 2025.',
  )
  assert.equal(comparedSentence({ ...at, nothing: true }), 'Nothing changed between release 1 (Spring) and today.')
  assert.equal(comparedSentence(at), '')
})

const releases = [
  {
    id: '00000000-0000-4000-8000-000000000002',
    number: 2,
    round: 'Autumn',
    released_at: new Date('2026-11-01T09:00:00Z'),
  },
  {
    id: '00000000-0000-4000-8000-000000000001',
    number: 1,
    round: 'Spring',
    released_at: new Date('2026-05-01T09:00:00Z'),
  },
]
const release = (n: 0 | 1): Moment => ({ kind: 'release', id: releases[n]?.id ?? '' })
const today = '2026-11-19'

test('without a choice the newest release is compared with today; without a release, four weeks ago', () => {
  assert.deepEqual(readMoments({}, releases, today).value, { from: release(0), to: { kind: 'now' } })
  assert.deepEqual(readMoments({}, [], today).value, {
    from: { kind: 'day', date: '2026-10-22' },
    to: { kind: 'now' },
  })
})

for (const [query, error] of [
  [{ from: 'nonsense' }, 'Choose a release or a day that is offered'],
  [{ to: '00000000-0000-4000-8000-000000000009' }, 'Choose a release or a day that is offered'],
  [{ from: '2027-01-01' }, 'The day must be today or earlier'],
  [{ from: 'day' }, 'Say which day'],
  [
    { to: 'day', 'to-on-day': '31', 'to-on-month': '2', 'to-on-year': '2026' },
    'The day must be a real date: there is no 31 February 2026',
  ],
  [{ to: 'day', 'to-on-day': '1', 'to-on-month': '2', 'to-on-year': '2027' }, 'The day must be today or earlier'],
] as const)
  test(`${JSON.stringify(query)} is answered with “${error}”`, () =>
    assert.deepEqual(
      readMoments(query, releases, today).errors?.map(({ text }) => text),
      [error],
    ))

test('two moments are put in the order of time, and named', () => {
  const now = new Date('2026-11-19T12:00:00Z')
  assert.deepEqual(inOrder({ from: { kind: 'now' }, to: release(1) }, releases, now), {
    from: release(1),
    to: { kind: 'now' },
  })
  assert.deepEqual(
    [release(0), { kind: 'now' } as const, { kind: 'day', date: '2026-09-01' } as const].map((m) =>
      momentWords(m, releases),
    ),
    ['release 2 (Autumn)', 'today', '1 September 2026'],
  )
  assert.equal(isSame(release(0), release(0)), true)
  assert.equal(isSame(release(0), release(1)), false)
  assert.equal(isSame({ kind: 'day', date: today }, { kind: 'day', date: today }), false, 'a day is compared whole')
})
