import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FindingsProposal } from './report/index.ts'
import { decided, rowsOf, taken } from './readings/rules.ts'
import { countSentence, londonInstant, placeOf, placeWords, titleOf } from './rules.ts'

test('a time of day in London is an instant, summer and winter', () => {
  const cases: [string, string, string][] = [
    ['2026-12-01', '09:30', '2026-12-01T09:30:00.000Z'],
    ['2026-06-01', '09:30', '2026-06-01T08:30:00.000Z'],
    ['2026-06-01', '00:00', '2026-05-31T23:00:00.000Z'],
    ['2026-03-29', '01:30', '2026-03-29T01:30:00.000Z'], // the hour that the clocks skip
  ]
  for (const [date, time, expected] of cases) assert.equal(londonInstant(date, time).toISOString(), expected)
})

test('findings are counted by kind, the commonest first', () => {
  const one = (kind: 'strength' | 'recommendation', source_id: string, state: 'draft' | 'final' = 'final') => ({
    kind,
    source_id,
    state,
  })
  assert.equal(countSentence([one('strength', 'a')]), '1 finding from 1 source: 1 strength.')
  assert.equal(
    countSentence([one('strength', 'a'), one('recommendation', 'b', 'draft'), one('recommendation', 'b')]),
    '3 findings from 2 sources: 2 recommendations and 1 strength. 1 is still draft.',
  )
})

test('a long wording makes a title at a sentence, else at a word', () => {
  assert.equal(titleOf('Short  words\nof a report'), 'Short words of a report')
  assert.equal(titleOf('A first sentence that ends. And then a second one.', 40), 'A first sentence that ends.')
  assert.equal(titleOf('one two three four five six', 16), 'one two three…')
})

test('places keep their own names and show their words', () => {
  assert.equal(placeWords('body'), 'Main text')
  assert.equal(placeOf('main text'), 'body')
  assert.equal(placeOf(placeWords('Annex B')), 'Annex B')
})

const paragraph = (id: string, text: string) => ({
  id,
  kind: 'paragraph' as const,
  text,
  where: { page: 2 },
  place: 'body' as const,
  proposal: null,
})
const plain: FindingsProposal = {
  document: { kind: null, title: null, publisher: null, published: null },
  paragraphs: [paragraph('p1', 'First words'), paragraph('p2', 'Second words'), paragraph('p3', 'Good')],
  findings: [],
  notes: [],
}

const decisions: [string, Record<string, string | string[]>, string[]][] = [
  ['nothing ticked is nothing', {}, []],
  [
    'two kinds',
    { tick: ['p1', 'p2'], 'as-p1': 'strength', 'as-p2': 'objective' },
    ['strength First words', 'objective Second words'],
  ],
  [
    'other words of another',
    { tick: ['p1', 'p2'], 'as-p1': 'objective', 'as-p2': 'same:p1' },
    ['objective First words + Second words'],
  ],
  ['other words of what is not ticked', { tick: ['p2'], 'as-p2': 'same:p1' }, ['area_for_improvement Second words']],
  [
    'other words of each other',
    { tick: ['p1', 'p2'], 'as-p1': 'same:p2', 'as-p2': 'same:p1' },
    ['area_for_improvement First words', 'area_for_improvement Second words'],
  ],
  ['other words of itself', { tick: ['p1'], 'as-p1': 'same:p1' }, ['area_for_improvement First words']],
  ['a kind that is none', { tick: ['p1'], 'as-p1': 'rumour' }, []],
  [
    'a grade',
    { tick: ['p3'], 'as-p3': 'evaluation', 'grade-p3': 'Good', 'reference-p3': 'QI 1' },
    ['QI 1 Good = Good'],
  ],
]
for (const [what, sent, expected] of decisions)
  test(`ticks: ${what}`, () => {
    const rows = rowsOf(plain, decided({}, ['p1', 'p2', 'p3'], sent, {}))
    const { findings, evaluations } = taken(rows)
    assert.deepEqual(
      [
        ...findings.map((f) => `${f.kind} ${f.wordings.map((w) => w.wording).join(' + ')}`),
        ...evaluations.map((e) => `${e.indicator} = ${e.grade}`),
      ],
      expected,
    )
  })

test('what was not on the page keeps what was decided before', () => {
  const before = decided({}, ['p1'], { tick: 'p1', 'as-p1': 'strength' }, {})
  const later = decided(before, ['p2'], {}, {})
  assert.equal(later.ticks?.p1?.ticked, true)
  assert.equal(later.ticks?.p2?.ticked, false)
})
