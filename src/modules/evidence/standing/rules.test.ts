import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toldBackSentence, heardWords, daysUntold } from '../views/rules.ts'
import { ageWords, resultWords, type Since, staleSentence, type Standing, triangulate } from './rules.ts'

const piece = (over: Partial<Standing> = {}): Standing => ({
  nature: 'records',
  dated: null,
  speaks_from: null,
  speaks_to: null,
  agency: 'Health',
  result_met: null,
  result_all: null,
  review_on: null,
  added_at: new Date('2026-01-10T12:00:00Z'),
  ...over,
})
const open: Since = { proves_since: null, since_why: null }
const inUse: Since = { proves_since: '2026-05-01', since_why: 'in_use' }
const closed: Since = { proves_since: '2026-07-10', since_why: 'closed' }

test('evidence that ends before the change it should prove is stale, and the sentence names both days', () => {
  const cases: [string, Partial<Standing>, Since, string | null][] = [
    ['nothing to prove since', { speaks_to: '2026-01-31' }, open, null],
    ['no date at all', {}, inUse, null],
    [
      'a period before the change',
      { speaks_from: '2026-01-01', speaks_to: '2026-03-31' },
      inUse,
      'It speaks about time up to 31 March 2026, before the change was in use on 1 May 2026.',
    ],
    ['a period that ends on the day', { speaks_to: '2026-05-01' }, inUse, null],
    ['a period that reaches into the change', { speaks_from: '2026-01-01', speaks_to: '2026-06-30' }, inUse, null],
    [
      'only a date',
      { dated: '2026-04-30' },
      inUse,
      'It is of 30 April 2026, before the change was in use on 1 May 2026.',
    ],
    [
      'a later date than the period it speaks about',
      { speaks_from: '2026-01-01', speaks_to: '2026-03-31', dated: '2026-06-15' },
      inUse,
      'It speaks about time up to 31 March 2026, before the change was in use on 1 May 2026.',
    ],
    [
      'records from before an item closed',
      { speaks_to: '2026-06-30' },
      closed,
      'It speaks about time up to 30 June 2026, before the item closed on 10 July 2026.',
    ],
    ['the document that shows the step was taken', { nature: 'document', dated: '2026-07-01' }, closed, null],
    [
      'a document from before a change of practice',
      { nature: 'document', dated: '2026-04-01' },
      inUse,
      'It is of 1 April 2026, before the change was in use on 1 May 2026.',
    ],
  ]
  for (const [what, over, since, said] of cases) assert.equal(staleSentence(piece(over), since), said, what)
})

test('age is counted from the last day a piece speaks about, in days, months or years', () => {
  const cases: [Partial<Standing>, string | null][] = [
    [{}, null],
    [{ dated: '2026-11-19' }, null],
    [{ speaks_to: '2026-12-31' }, null],
    [{ dated: '2026-11-18' }, '1 day old'],
    [{ dated: '2026-10-01' }, '49 days old'],
    [{ speaks_to: '2026-03-31', dated: '2026-11-01' }, '7 months old'],
    [{ dated: '2023-11-01' }, '3 years old'],
  ]
  for (const [over, said] of cases) assert.equal(ageWords(piece(over), '2026-11-19'), said)
})

test('a result is a count of what was looked at', () => {
  const cases: [Partial<Standing>, string | null][] = [
    [{}, null],
    [{ result_met: 7, result_all: 10 }, '7 of 10 records'],
    [{ nature: 'views_of_children', result_met: 9, result_all: 14 }, '9 of 14 children and young people'],
    [{ nature: 'data', result_met: 18, result_all: 25 }, '18 of 25'],
    [{ nature: 'observation', result_met: 0, result_all: 3 }, '0 of 3 times'],
  ]
  for (const [over, said] of cases) assert.equal(resultWords(piece(over)), said)
})

const sides: [string, Standing[], Since, string[]][] = [
  ['nothing', [], open, ['Nothing supports it yet.']],
  [
    'documents alone',
    [piece({ nature: 'document' })],
    open,
    [
      'Only documents support it. They show what was done, not what is different: data, records read, people’s views and observation are missing.',
    ],
  ],
  [
    'one kind twice',
    [piece(), piece()],
    open,
    ['Only one kind supports it: records read. Missing: data, people’s views and observation.'],
  ],
  [
    'two kinds from two agencies that agree',
    [
      piece({ result_met: 7, result_all: 10 }),
      piece({ nature: 'views_of_children', agency: 'Education', result_met: 9, result_all: 14 }),
    ],
    open,
    [
      'Two kinds support it: records read and people’s views. Missing: data and observation.',
      'It comes from more than one agency, so the kinds are independent.',
      'Counted, they point the same way: mostly so.',
    ],
  ],
  [
    'two kinds that do not agree',
    [
      piece({ result_met: 7, result_all: 10 }),
      piece({ nature: 'views_of_families', agency: 'Education', result_met: 3, result_all: 14 }),
    ],
    open,
    [
      'Two kinds support it: records read and people’s views. Missing: data and observation.',
      'It comes from more than one agency, so the kinds are independent.',
      'Counted, they do not point the same way: read them side by side before you say that it is better.',
    ],
  ],
  [
    'two kinds of one agency without counts',
    [piece(), piece({ nature: 'observation' })],
    open,
    [
      'Two kinds support it: records read and observation. Missing: data and people’s views.',
      'All of it comes from Health, so the kinds are not independent: have somebody else look.',
      'Fewer than two kinds give a count, so read what they show side by side.',
    ],
  ],
  [
    'kinds of no agency',
    [piece({ agency: null }), piece({ nature: 'data' })],
    open,
    [
      'Two kinds support it: data and records read. Missing: people’s views and observation.',
      'Nobody said which agencies all of it comes from, so whether the kinds are independent is not known.',
      'Fewer than two kinds give a count, so read what they show side by side.',
    ],
  ],
  [
    'a kind that is too old',
    [piece({ speaks_to: '2026-03-31' }), piece({ nature: 'data', dated: '2026-06-30', agency: 'Police' })],
    inUse,
    [
      'Two kinds support it: data and records read. Missing: people’s views and observation.',
      '1 piece is too old to prove it.',
    ],
  ],
]
for (const [what, pieces, since, said] of sides)
  test(`which kinds support a statement, and do they agree: ${what}`, () =>
    assert.deepEqual(triangulate(pieces, since).sentences, said))

test('all four kinds leave none missing', () => {
  const all = (['data', 'records', 'views_of_staff', 'observation'] as const).map((nature) => piece({ nature }))
  assert.match(triangulate(all, open).sentences[0] ?? '', /^Four kinds support it: .*None is missing\.$/)
})

test('views say how many were heard, and what they were told', () => {
  const view = {
    whose: '',
    how: '',
    words: '',
    changed: '',
    asked: 40,
    heard: 14,
    told_back_on: null,
    told_back_how: '',
  }
  assert.equal(heardWords(view), '14 of 40 heard')
  assert.equal(heardWords({ asked: null, heard: 14 }), '14 heard')
  assert.equal(heardWords({ asked: 40, heard: null }), '40 asked')
  assert.equal(heardWords({ asked: null, heard: null }), null)
  const voices = piece({ nature: 'views_of_children', speaks_from: '2026-03-01', speaks_to: '2026-03-31' })
  assert.equal(toldBackSentence(voices, view, '2026-06-10'), 'Asked in March 2026 and nothing told back for 71 days')
  assert.equal(toldBackSentence(voices, null, '2026-03-31'), 'Asked in March 2026 and nothing told back yet')
  assert.equal(
    toldBackSentence(voices, { ...view, told_back_on: '2026-05-02', told_back_how: 'a letter to each' }, '2026-06-10'),
    'Told back on 2 May 2026: a letter to each',
  )
  assert.equal(toldBackSentence(piece(), view, '2026-06-10'), null)
  assert.equal(daysUntold(piece({ nature: 'views_of_staff' }), null, '2026-01-20'), 10)
})
