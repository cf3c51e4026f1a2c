import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Line } from '../../history/index.ts'
import { type Form } from '../../../platform/forms.ts'
import { beganWith, differences, merged } from './conflict.ts'
import { pastOf } from './past.ts'
import { type Agreed, isMove, isNewForecast, misplaced, moveSentence, nextLevel } from './rules.ts'

const day = (date: string | null): Agreed => ({ kind: 'date', date })
const moves: [string, Agreed, Agreed, boolean][] = [
  ['a later day', day('2026-03-31'), day('2027-09-30'), true],
  ['an earlier day', day('2026-03-31'), day('2026-01-31'), true],
  ['the same day', day('2026-03-31'), day('2026-03-31'), false],
  ['ongoing', day('2026-03-31'), { kind: 'ongoing', date: null }, true],
  ['to be confirmed', day('2026-03-31'), { kind: 'to_be_confirmed', date: null }, true],
  ['its first day', { kind: 'to_be_confirmed', date: null }, day('2026-03-31'), false],
]
for (const [to, was, becomes, is] of moves)
  test(`an agreed date that becomes ${to} has ${is ? '' : 'not '}moved`, () => assert.equal(isMove(was, becomes), is))

const forecasts: [string | null, string | null, string | null, boolean][] = [
  [null, '2027-03-31', '2027-06-30', true],
  [null, '2027-03-31', '2027-03-31', false],
  ['2027-06-30', '2027-03-31', '2027-06-30', false],
  ['2027-06-30', '2027-03-31', '2027-03-31', true],
  [null, null, '2027-03-31', false],
  ['2027-06-30', '2027-03-31', null, false],
]
for (const [forecast, due, becomes, is] of forecasts)
  test(`a forecast of ${becomes} after ${forecast ?? 'none'}, agreed ${due ?? 'nothing'}, ${is ? 'owes' : 'owes no'} reason`, () =>
    assert.equal(isNewForecast({ forecast, due }, becomes), is))

test('a moved date is told with its reason', () => {
  assert.equal(
    moveSentence('due', day('2026-03-31'), { kind: 'ongoing', date: null }, 'Two of five nurses left. '),
    'moved the agreed date from 31 March 2026 to ongoing, because “Two of five nurses left”',
  )
})

test('a new item stands at the next level that the plan uses', () => {
  const plan = { levels: (['theme', 'outcome', 'project'] as const).map((level) => ({ level, word: level })) }
  assert.deepEqual(
    [undefined, { level: 'theme' as const }, { level: 'outcome' as const }, { level: 'project' as const }].map(
      (parent) => nextLevel(plan, parent),
    ),
    ['theme', 'outcome', 'project', 'project'],
  )
})

test('a level must lie below its parent and above its children', () => {
  assert.equal(misplaced('project', undefined, []), undefined)
  assert.match(
    misplaced('project', undefined, [{ level: 'outcome', title: 'Child' }])?.text ?? '',
    /“Child” stands under it/,
  )
})

const names = { items: new Map(), posts: new Map([['p', 'Head']]), agencies: new Map(), levels: new Map() }
test('where two versions differ, a field the second person left alone is proposed as saved', () => {
  const began: Form = {
    title: 'A',
    aim: 'old',
    leads: ['p'],
    dueKind: 'date',
    'due-day': '1',
    'due-month': '2',
    'due-year': '2027',
  }
  const saved: Form = { ...began, title: 'B', aim: 'theirs' }
  const yours: Form = { ...began, aim: 'mine', leads: [] }
  assert.deepEqual(differences(saved, yours, began, names), [
    { key: 'title', label: 'Title', saved: 'B', yours: 'A', keep: 'saved' },
    { key: 'aim', label: 'Aim', saved: 'theirs', yours: 'mine', keep: 'yours' },
    { key: 'leads', label: 'Lead posts', saved: 'Head', yours: '', keep: 'yours' },
  ])
  const chosen = merged({ ...yours, 'keep-title': 'saved', 'keep-aim': 'yours' }, saved)
  assert.deepEqual([chosen['title'], chosen['aim']], ['B', 'mine'])
})

test('words that a form did not begin with are no words', () => {
  for (const began of ['', '{', '"text"', '[]', 'null'])
    assert.equal(Object.keys(beganWith({ began })).length, 0, began)
})

const line = (change: Partial<Line>): Line => ({
  id: '1',
  at: new Date('2026-05-03T10:00:00Z'),
  person_id: 'a',
  person: 'Alice Merrow',
  operation: 'update',
  subject: 'plan.item',
  subject_id: 'i',
  value: null,
  ...change,
})
const told: [string, Line[], string[]][] = [
  [
    'a note stands for the facts recorded with it',
    [
      line({ operation: 'note', value: { sentence: 'moved the agreed date' } }),
      line({ value: { was: { due: '2026-01-01' }, became: { due: '2026-02-01' } } }),
    ],
    ['moved the agreed date'],
  ],
  [
    'facts without a note are told',
    [line({ value: { was: { due: '2026-01-01', aim: 'x' }, became: { due: null, aim: 'y' } } })],
    ['moved the agreed date from 1 January 2026 to no date; changed the aim'],
  ],
  [
    'a deletion and its undoing are told',
    [line({ value: { was: { deleted_at: 'x' }, became: { deleted_at: null } } })],
    ['brought it back'],
  ],
  [
    'words that were removed leave their line',
    [line({ operation: 'note', value: null })],
    ['wrote words that were later removed by somebody authorised'],
  ],
  [
    'a place among brothers and sisters is not worth a line',
    [line({ value: { was: { position: 1 }, became: { position: 2 } } })],
    [],
  ],
  ['a reading is not told', [line({ operation: 'read' })], []],
]
for (const [what, lines, sentences] of told)
  test(what, () =>
    assert.deepEqual(
      pastOf(lines, (code) => code).map(({ sentence }) => sentence),
      sentences,
    ),
  )
