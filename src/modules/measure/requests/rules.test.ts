import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inNeed, type RequestState, requestsSentence, standingWords } from './rules.ts'

const today = '2026-11-19'
const asked = (
  state: RequestState,
  due: string | null = null,
  answered_on: string | null = null,
  asked_on = '2026-11-07',
) => ({ state, due, asked_on, answered_on, post_id: state === 'asked' ? null : 'p' })

for (const [request, words] of [
  [asked('asked'), 'Waiting for 12 days, no date is set'],
  [asked('assigned', '2026-11-30'), 'Waiting for 12 days, due on 30 November 2026'],
  [asked('assigned', '2026-11-19'), 'Waiting for 12 days, due on 19 November 2026'],
  [asked('assigned', '2026-11-18'), 'Late by 1 day'],
  [asked('answered', '2026-11-09', '2026-11-08'), 'Answered on 8 November 2026, after 1 day'],
  [asked('declined', null, '2026-11-12'), 'Declined on 12 November 2026, after 5 days'],
] as const)
  test(`a request says: ${words}`, () => assert.equal(standingWords(request, today), words))

for (const [requests, words] of [
  [[], 'Nobody has asked for an analysis yet.'],
  [[asked('answered', null, '2026-11-08')], 'Every request has its answer.'],
  [[asked('assigned', '2026-12-01')], '1 request waits for an answer, the oldest for 12 days.'],
  [
    [asked('asked'), asked('assigned', '2026-11-01', null, '2026-10-20'), asked('asked')],
    '3 requests wait for an answer, the oldest for 30 days. 1 is late. Nobody is named to answer 2 of them.',
  ],
] as const)
  test(`the list opens with: ${words}`, () => assert.equal(requestsSentence(requests, today), words))

test('late ones stand first, then by date, ended ones last and the newest of them first', () => {
  const all = [
    { n: 'old answer', ...asked('answered', null, '2026-10-01') },
    { n: 'no date', ...asked('asked') },
    { n: 'new answer', ...asked('declined', null, '2026-11-01') },
    { n: 'due', ...asked('assigned', '2026-12-01') },
    { n: 'late', ...asked('assigned', '2026-11-01') },
  ]
  assert.deepEqual(
    inNeed(all, today).map(({ n }) => n),
    ['late', 'due', 'no date', 'new answer', 'old answer'],
  )
})
