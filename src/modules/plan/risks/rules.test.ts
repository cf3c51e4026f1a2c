import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  bandOf,
  bandRule,
  mayScore,
  overdue,
  ranked,
  reviewWords,
  type Risk,
  riskLede,
  risksLede,
  type Score,
  scoreWords,
  trendOf,
  trendWords,
} from './rules.ts'

test('the band of every likelihood and impact follows the rule that the page states', () => {
  const words: string[][] = [
    // impact 1 to 5 across, likelihood 1 to 5 down
    ['Low', 'Low', 'Low', 'Moderate', 'Moderate'],
    ['Low', 'Moderate', 'Moderate', 'High', 'High'],
    ['Low', 'Moderate', 'High', 'High', 'Very high'],
    ['Moderate', 'High', 'High', 'Very high', 'Very high'],
    ['Moderate', 'High', 'Very high', 'Very high', 'Very high'],
  ]
  for (const [l, row] of words.entries())
    for (const [i, word] of row.entries()) assert.equal(bandOf(l + 1, i + 1).word, word, `${l + 1} x ${i + 1}`)
  assert.equal(
    bandRule,
    'Likelihood times impact, each from 1 to 5: 15 and more is very high, 8 to 12 is high, 4 to 6 is moderate, 1 to 3 is low.',
  )
})

const score = (dated: string, likelihood: number, impact: number, before: [number, number] = [5, 5]): Score => ({
  dated,
  likelihood: before[0],
  impact: before[1],
  likelihood_after: likelihood,
  impact_after: impact,
  why: '',
  scored_by: null,
})
const risk = (number: number, scores: Score[], more: Partial<Risk> = {}): Risk => ({
  id: `r${number}`,
  plan_id: 'p',
  number,
  title: `Risk ${number}`,
  cause: '',
  effect: '',
  doing: '',
  post_id: null,
  review_on: null,
  closed_on: null,
  closed_why: '',
  version: 1,
  scores,
  items: [],
  ...more,
})
const today = '2026-11-19'

test('the trend compares the newest score with the one before, as the risk stood', () => {
  const cases: [Score[], string, string][] = [
    [[], 'none', 'Not scored yet'],
    [[score('2026-10-01', 2, 2)], 'once', 'Scored once'],
    [[score('2026-10-01', 3, 2), score('2026-07-01', 2, 2)], 'rising', 'Rising: 4 on 1 July 2026, 6 now'],
    [[score('2026-10-01', 2, 2), score('2026-07-01', 3, 2)], 'falling', 'Falling: 6 on 1 July 2026, 4 now'],
    [[score('2026-10-01', 1, 4), score('2026-07-01', 2, 2)], 'steady', 'Steady'],
    [[score('2026-10-01', 2, 2), score('2026-07-01', 2, 2), score('2026-01-01', 5, 5)], 'steady', 'Steady'],
  ]
  for (const [scores, trend, words] of cases) assert.deepEqual([trendOf(scores), trendWords(scores)], [trend, words])
})

test('a review is overdue the day after its day, and never on a closed risk', () => {
  const cases: [Partial<Risk>, number, string][] = [
    [{ review_on: null }, 0, 'No review date'],
    [{ review_on: today }, 0, 'Review on 19 November 2026'],
    [{ review_on: '2026-11-18' }, 1, 'Review overdue by 1 day'],
    [{ review_on: '2026-11-07' }, 12, 'Review overdue by 12 days'],
    [{ review_on: '2026-11-07', closed_on: '2026-11-08' }, 0, 'Review on 7 November 2026'],
  ]
  for (const [more, days, words] of cases) {
    const at = { review_on: null, closed_on: null, ...more }
    assert.deepEqual([overdue(at, today), reviewWords(at, today)], [days, words])
  }
})

test('what matters stands first: unscored, then the greatest as it stands, rising before steady, then what it was before', () => {
  const order = ranked([
    risk(1, [score('2026-10-01', 2, 2)]),
    risk(2, [score('2026-10-01', 4, 3)]),
    risk(3, [score('2026-10-01', 4, 3), score('2026-07-01', 2, 2)]),
    risk(4, []),
    risk(5, [score('2026-10-01', 2, 2, [2, 3])]),
  ])
  assert.deepEqual(
    order.map(({ number }) => number),
    [4, 3, 2, 1, 5],
  )
})

test('the register says how many are open, high, rising and waiting for their review', () => {
  const cases: [Risk[], string][] = [
    [[], 'No risk is written down yet.'],
    [[risk(1, [], { closed_on: '2026-10-01' })], 'No risk is open. One is closed.'],
    [[risk(1, [score('2026-10-01', 1, 1)])], 'One risk is open, none of them high, rising or waiting for its review.'],
    [
      [
        risk(1, [score('2026-10-01', 4, 4), score('2026-07-01', 2, 2)]),
        risk(2, [score('2026-10-01', 3, 3)], { review_on: '2026-11-01' }),
        risk(3, [score('2026-10-01', 1, 1)]),
      ],
      'Three risks are open: one is very high, one is high, one is rising and one waits for its review.',
    ],
  ]
  for (const [risks, words] of cases) assert.equal(risksLede(risks, today), words)
})

test('a risk says in a sentence how it stands', () => {
  assert.equal(scoreWords(4, 2), 'likely (4) with a minor impact (2), 8 of 25')
  const cases: [Risk, string][] = [
    [risk(1, []), 'Nobody has scored it yet.'],
    [
      risk(1, [score('2026-10-01', 4, 2), score('2026-07-01', 5, 2)], { review_on: '2026-11-17' }),
      'As it stands this risk is high: likely (4) with a minor impact (2), 8 of 25. It is falling. Its review is 2 days overdue.',
    ],
    [
      risk(1, [], { closed_on: '2026-11-01', closed_why: 'The team is in place' }),
      'It was closed on 1 November 2026: The team is in place.',
    ],
  ]
  for (const [given, words] of cases) assert.equal(riskLede(given, today), words)
})

test('a risk is scored by who edits the plan or answers for its post, and not once it is closed', () => {
  const who = (holds: string[], writesFor: string[], edits: boolean) => ({ holds, writesFor, edits })
  const cases: [Pick<Risk, 'post_id' | 'closed_on'>, ReturnType<typeof who>, boolean][] = [
    [{ post_id: 'n', closed_on: null }, who([], [], true), true],
    [{ post_id: 'n', closed_on: null }, who(['n'], [], false), true],
    [{ post_id: 'n', closed_on: null }, who([], ['n'], false), true],
    [{ post_id: 'n', closed_on: null }, who(['m'], [], false), false],
    [{ post_id: null, closed_on: null }, who(['m'], [], false), false],
    [{ post_id: 'n', closed_on: '2026-01-01' }, who(['n'], [], true), false],
  ]
  for (const [given, by, may] of cases) assert.equal(mayScore(given, by), may)
})
