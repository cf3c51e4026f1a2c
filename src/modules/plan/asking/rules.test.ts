import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RoundLine } from '../rounds/model.ts'
import {
  askedSentence,
  askingSentence,
  cannotAsk,
  chaseKind,
  chaseNow,
  chasesSentence,
  chasesToCome,
  isRemindedBy,
  type LetterFacts,
  letterOf,
  letterStateWords,
  postState,
  recipientsOf,
  undeliveredSentence,
} from './rules.ts'

const today = '2026-12-01'
const member = (person_id: string, name: string, more = {}) => ({
  person_id,
  name,
  email: `${person_id}@example.org`,
  starts: '2026-01-01',
  ends: null,
  ...more,
})
const post = { id: 'p', title: 'Head of nursing', person_id: 'dan', holder: 'Dan Harkness' }
const writes = (person_id: string, starts = '2026-01-01') => ({ post_id: 'p', person_id, starts })

for (const [title, held, writers, members, to, without] of [
  [
    'the holder and who writes for them',
    post,
    [writes('henry')],
    [member('dan', 'Dan'), member('henry', 'Henry')],
    ['Dan (holder)', 'Henry'],
    [],
  ],
  ['a holder who also writes gets one letter', post, [writes('dan')], [member('dan', 'Dan')], ['Dan (holder)'], []],
  [
    'a vacant post is asked through its writers',
    { ...post, person_id: null, holder: null },
    [writes('henry')],
    [member('henry', 'Henry')],
    ['Henry'],
    ['The post is vacant'],
  ],
  ['a vacant post without writers', { ...post, person_id: null, holder: null }, [], [], [], ['The post is vacant']],
  [
    'a holder without an address',
    post,
    [],
    [member('dan', 'Dan', { email: null })],
    [],
    ['Dan has no e-mail address here'],
  ],
  [
    'a holder who has left',
    post,
    [],
    [member('dan', 'Dan', { ends: '2026-11-30' })],
    [],
    ['Dan does not belong to the partnership today'],
  ],
  ['a holder nobody knows any more', post, [], [], [], ['Dan Harkness does not belong to the partnership today']],
  [
    'a writer of another post',
    post,
    [{ ...writes('henry'), post_id: 'q' }],
    [member('dan', 'Dan'), member('henry', 'Henry')],
    ['Dan (holder)'],
    [],
  ],
  [
    'a writer who starts next month',
    post,
    [writes('henry', '2027-01-01')],
    [member('dan', 'Dan'), member('henry', 'Henry')],
    ['Dan (holder)'],
    [],
  ],
] as const)
  test(`who gets the letter: ${title}`, () => {
    const found = recipientsOf(held, writers, members, today)
    assert.deepEqual(
      found.recipients.map(({ name, isHolder }) => `${name}${isHolder ? ' (holder)' : ''}`),
      to,
    )
    assert.deepEqual(found.without, without)
  })

const someone = [{ personId: 'dan', name: 'Dan', email: 'dan@example.org', isHolder: true }]
const asked = { asked_at: new Date(), person_id: 'dan' }
for (const [state, facts] of [
  ['done', { owed: 0, recipients: someone, holder: 'dan', asking: null }],
  ['cannot', { owed: 2, recipients: [], holder: null, asking: null }],
  ['to_ask', { owed: 2, recipients: someone, holder: 'dan', asking: null }],
  ['to_ask', { owed: 2, recipients: someone, holder: 'dan', asking: { ...asked, asked_at: null } }],
  ['asked', { owed: 2, recipients: someone, holder: 'dan', asking: asked }],
  ['asked', { owed: 2, recipients: someone, holder: null, asking: asked }],
  ['new_holder', { owed: 2, recipients: someone, holder: 'eve', asking: asked }],
] as const)
  test(`a post is “${state}” when ${JSON.stringify({ ...facts, recipients: facts.recipients.length })}`, () =>
    assert.equal(postState(facts), state))

let made = 0
const line = () => ({ item_id: String(made++) }) as RoundLine
test('the page says who has been asked, what is owed, and who cannot be asked', () => {
  const owing = (state: Parameters<typeof askingSentence>[0][number]['state'], owed: number) => ({
    state,
    owed: Array.from({ length: owed }, line),
  })
  const shared = { state: 'asked' as const, owed: [line()] }
  assert.match(
    askingSentence([shared, shared]),
    /Two posts owe one update\./,
    'an item that two posts lead is owed once',
  )
  assert.equal(askingSentence([owing('done', 0)]), 'No post owes an update in this round.')
  assert.equal(
    askingSentence([owing('to_ask', 3), owing('cannot', 1)]),
    'Nobody who owes an update has been asked yet. Two posts owe four updates; one of them cannot be asked by mail.',
  )
  assert.equal(
    askingSentence([owing('asked', 1), owing('new_holder', 1)]),
    'One post has been asked, one has not. Two posts owe two updates.',
  )
  assert.equal(
    askingSentence([owing('asked', 1)]),
    'Everybody who can be asked has been asked. One post owes one update.',
  )
})

test('only an open round asks', () => {
  const states = ['draft', 'open', 'signed_off', 'closed', 'dropped'] as const
  assert.deepEqual(
    states.map((state) => cannotAsk({ state })?.split('.')[0] ?? ''),
    [
      'This round is still a draft',
      '',
      'This round has been signed off, so nobody is asked any more',
      'This round is closed, so nobody is asked any more',
      'This round was dropped, so nobody is asked any more',
    ],
  )
})

const round = { due: '2026-12-12', state: 'open' } as const
for (const [when, day, is] of [
  ['before', '2026-12-08', 'later'],
  ['before', '2026-12-09', 'now'],
  ['before', '2026-12-12', 'now'],
  ['before', '2026-12-13', 'never'],
  ['after', '2026-12-12', 'later'],
  ['after', '2026-12-13', 'now'],
  ['after', '2026-12-18', 'now'],
  ['after', '2026-12-19', 'never'],
  ['week', '2026-12-18', 'later'],
  ['week', '2026-12-19', 'now'],
  ['week', '2027-01-03', 'never'],
] as const)
  test(`the reminder “${when}” of a round due on 12 December is ${is} on ${day}`, () => {
    assert.equal(chaseNow(when, round, day), is)
    assert.equal(chaseNow(when, { ...round, state: 'closed' }, day), 'never', 'a closed round reminds nobody')
  })

test('before the due day a reminder is gentle, after it says late', () => {
  assert.deepEqual(
    ['2026-12-12', '2026-12-13'].map((day) => chaseKind(round, day)),
    ['gentle', 'late'],
  )
})

test('whoever was asked or reminded since the day of a reminder does not get it', () => {
  const at = (day: string) => new Date(`${day}T10:00:00Z`)
  const is = (asked_at: Date | null, chased_at: Date | null) => isRemindedBy('before', round, { asked_at, chased_at })
  assert.deepEqual(
    [is(at('2026-12-01'), null), is(at('2026-12-09'), null), is(at('2026-12-01'), at('2026-12-10')), is(null, null)],
    [true, false, false, false],
  )
})

test('the page says on which days Holdfast reminds by itself', () => {
  const days = chasesToCome(round, '2026-12-10').map(({ day }) => day)
  assert.deepEqual(days, ['2026-12-09', '2026-12-13', '2026-12-19'])
  assert.equal(
    chasesSentence(['2026-12-13', '2026-12-19'], true),
    'Holdfast reminds by itself on 13 Dec 2026 and 19 Dec 2026 whoever was asked and still owes something.',
  )
  assert.match(
    chasesSentence(['2026-12-13'], false),
    /^On 13 Dec 2026 Holdfast puts reminders below, ready to be copied/,
  )
  assert.equal(chasesSentence([], true), 'Holdfast sends no more reminders by itself.')
})

const facts: LetterFacts = {
  kind: 'ask',
  plan: 'Children’s improvement plan',
  round: {
    title: 'July to September 2026',
    due: '2026-12-12',
    closes: '2026-12-19',
    words: ' Please say what you need. ',
  },
  post: 'Head of nursing',
  holder: 'Dan Harkness',
  to: { name: 'Dan Harkness', isHolder: true },
  lines: [
    { reference: '1.1.1', title: 'Seen in time', due: '2026-10-31', said: { word: 'At risk', on: '2026-08-01' } },
    { reference: '', title: 'Handed over', due: null, said: null },
  ],
  link: 'https://holdfast.example/p/donmouth/plan/asked/secret',
  today: '2026-12-01',
}
test('the letter says what is owed by when, the coordinator’s words, the last status, the link and how long it lasts', () => {
  assert.deepEqual(letterOf(facts), {
    subject: '2 updates for July to September 2026, due by 12 December 2026',
    text: `Dear Dan Harkness

Children’s improvement plan asks Head of nursing for 2 updates for July to September 2026, by 12 December 2026.

Please say what you need.

1.1.1 Seen in time
Last said on 1 August 2026: at risk. Agreed date 31 October 2026.

Handed over
Nobody has said yet how it is going.

Write them here, on one page; a phone will do. Each needs three things: how it is going, what changed, and what is next.

https://holdfast.example/p/donmouth/plan/asked/secret

The link is yours alone, so do not pass it on. It opens these updates and nothing else, as often as you like, until the round closes, which is planned for 19 December 2026.
`,
  })
})
test('a writer is told that the holder has to say yes; or that nobody holds the post', () => {
  const to = { name: 'Henry Quill', isHolder: false }
  assert.match(
    letterOf({ ...facts, to }).text,
    /You write for Head of nursing\. Dan Harkness holds the post: what you write waits for their yes/,
  )
  assert.match(letterOf({ ...facts, to, holder: null }).text, /which nobody holds at the moment/)
})
test('a reminder before the due day says by when; after it, since when, and that an obstacle is an answer too', () => {
  const lines = facts.lines.slice(0, 1)
  const gentle = letterOf({ ...facts, lines, kind: 'gentle' })
  assert.equal(gentle.subject, 'Reminder: 1 update for July to September 2026, due by 12 December 2026')
  assert.match(gentle.text, /still waits for 1 update from Head of nursing .* It is due by 12 December 2026\./)
  const late = letterOf({ ...facts, lines, kind: 'late', today: '2026-12-15' })
  assert.equal(late.subject, 'Late: 1 update for July to September 2026, due on 12 December 2026')
  assert.match(
    late.text,
    /It was due on 12 December 2026, 3 days ago\. If something stands in the way, say so: that is an answer too\./,
  )
  assert.match(letterOf({ ...facts, lines, kind: 'late', today: '2026-12-13' }).text, /12 December 2026, yesterday\./)
})

test('what became of a letter is said in words', () => {
  assert.equal(letterStateWords('sent', true, '1 December 2026, 08:00'), 'Sent 1 December 2026, 08:00')
  assert.equal(letterStateWords('waiting', true, null), 'On its way')
  assert.equal(letterStateWords('waiting', false, null), 'Waits to be copied')
  assert.equal(letterStateWords('failed', true, null), 'Could not be delivered')
  assert.equal(letterStateWords('dropped', true, null), 'Not sent')
  assert.equal(undeliveredSentence([]), '')
  assert.equal(
    undeliveredSentence(['a@example.org', 'b@example.org', 'a@example.org']),
    'Three letters could not be delivered: to a@example.org and b@example.org.',
  )
  assert.equal(askedSentence(2, 3), 'Asked two posts: 3 letters.')
  assert.equal(askedSentence(1, 1, 'Reminded'), 'Reminded one post: 1 letter.')
  assert.equal(askedSentence(0, 0), 'No letter was needed: everybody had theirs already.')
})
