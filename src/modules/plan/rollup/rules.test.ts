import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ItemRow, treeOf } from '../outline/tree.ts'
import type { KeyWord, Level, Plan, RollUp } from '../plans/model.ts'
import { defaultKey } from '../status-keys.ts'
import { ratedLines } from './rated.ts'
import { alwaysWords, rolledUp, rollUpWords } from './rules.ts'

const colours: KeyWord[] = [
  { code: 'red', word: 'Red', shape: 'off', definition: '' },
  { code: 'amber', word: 'Amber', shape: 'risk', definition: '' },
  { code: 'green', word: 'Green', shape: 'on', definition: '' },
  { code: 'grey', word: 'Grey', shape: 'wait', definition: '' },
  { code: 'blue', word: 'Blue', shape: 'done', definition: '' },
]
const codes: Record<string, string> = { r: 'red', a: 'amber', g: 'green', w: 'grey', b: 'blue', '?': 'not_stated' }

const plan = (roll_up: RollUp, rated_level: Level | null = null, words: KeyWord[] = colours): Plan => ({
  id: 'p',
  title: 'Plan',
  kind: 'strategic',
  levels: [
    { level: 'theme', word: 'Theme' },
    { level: 'outcome', word: 'Objective' },
    { level: 'action', word: 'Action' },
  ],
  starts_on: null,
  ends_on: null,
  owning_group_id: null,
  overseeing_group_id: null,
  parent_id: null,
  roll_up,
  rated_level,
  position: 0,
  version: 1,
  keys: [{ id: 'k', number: 1, starts: '2026-01-01', words }],
})

const row = (id: string, level: Level, parent_id: string | null, change: Partial<ItemRow> = {}): ItemRow => ({
  id,
  plan_id: 'p',
  parent_id,
  level,
  position: 0,
  reference: '',
  title: id,
  aim: '',
  kind: 'improvement',
  reason: '',
  signpost: '',
  signpost_item_id: null,
  lead_agency_id: null,
  owning_group_id: null,
  overseeing_group_id: null,
  starts_on: null,
  due_kind: 'date',
  due: null,
  forecast: null,
  status: 'not_stated',
  status_on: null,
  links: [],
  created_at: new Date(0),
  version: 1,
  doubts: 0,
  posts: null,
  findings: null,
  targets: null,
  moved: 0,
  milestones: null,
  means: null,
  updated_on: null,
  ...change,
})

// One theme with an objective, and below it one action for each letter; "n" needs no improvement, "s" is a signpost.
const treeFor = (marks: string, of: Plan, heading = 'not_stated') =>
  treeOf(
    of,
    [
      row('theme', 'theme', null, { status: heading }),
      row('objective', 'outcome', 'theme', { status: heading }),
      ...marks.split('').map((mark, at) =>
        row(`a${at}`, 'action', 'objective', {
          status: codes[mark] ?? 'not_stated',
          kind: mark === 'n' ? 'no_improvement_needed' : mark === 's' ? 'signpost' : 'improvement',
        }),
      ),
    ],
    { posts: [], agencies: [], groups: [], findings: [] },
  )

const asWorst = 'by the plan’s rule: as the worst of them'
const asTwo = 'by the plan’s rule: as the worst when two share it'
const alone = 'by the plan’s rule: one step better than the worst when it stands alone'

const cases: [rule: 'worst' | 'two_worst', marks: string, tone: string | null, reason: string][] = [
  ['worst', 'rrgggb', 'off', `Red because 2 of 6 are red, ${asWorst}.`],
  ['worst', 'rggggg', 'off', `Red because 1 of 6 is red, ${asWorst}.`],
  ['worst', 'r', 'off', `Red because the one item below it is red, ${asWorst}.`],
  ['worst', 'aag', 'risk', `Amber because 2 of 3 are amber, ${asWorst}.`],
  ['worst', 'abb', 'risk', `Amber because 1 of 3 is amber, ${asWorst}.`],
  ['worst', 'gg', 'on', 'Green because none of 2 is red or amber.'],
  ['worst', 'g', 'on', 'Green because the one item below it is neither red nor amber.'],
  ['worst', 'gwb', 'on', 'Green because none of 3 is red or amber; 1 is complete.'],
  ['worst', 'wbb', 'on', 'Green because none of 3 is red or amber; 2 are complete.'],
  ['worst', 'bbb', 'done', 'Blue because all 3 are complete.'],
  ['worst', 'b', 'done', 'Blue because the one item below it is complete.'],
  [
    'worst',
    'bb?',
    'on',
    'Green because none of 2 is red or amber; 2 are complete. 1 more is not yet stated and counts for nothing.',
  ],
  ['worst', 'ww', 'wait', 'Grey because none of 2 has begun.'],
  ['worst', 'w', 'wait', 'Grey because the one item below it has not begun.'],
  ['worst', '??', null, 'No status yet: none of 2 items below it is stated.'],
  ['worst', '', null, 'No status yet: nothing below it carries one.'],
  [
    'worst',
    'ns',
    null,
    'No status yet: nothing below it carries one. 2 need no improvement or stand in another plan, and are left out.',
  ],
  [
    'worst',
    'r??',
    'off',
    `Red because the one item below it is red, ${asWorst}. 2 more are not yet stated and count for nothing.`,
  ],
  [
    'worst',
    'rgn',
    'off',
    `Red because 1 of 2 is red, ${asWorst}. 1 needs no improvement or stands in another plan, and is left out.`,
  ],
  ['two_worst', 'rrg', 'off', `Red because 2 of 3 are red, ${asTwo}.`],
  ['two_worst', 'rgg', 'risk', `Amber because only 1 of 3 is red, ${alone}.`],
  ['two_worst', 'rag', 'risk', `Amber because only 1 of 3 is red, ${alone}.`],
  ['two_worst', 'agg', 'on', `Green because only 1 of 3 is amber, ${alone}.`],
  ['two_worst', 'aag', 'risk', `Amber because 2 of 3 are amber, ${asTwo}.`],
  ['two_worst', 'r', 'off', `Red because the one item below it is red, ${asTwo}.`],
  ['two_worst', 'bb', 'done', 'Blue because all 2 are complete.'],
]

for (const [rule, marks, tone, reason] of cases)
  test(`${rule}: “${marks}” gives ${tone ?? 'nothing'}`, () => {
    const found = rolledUp(treeFor(marks, plan(rule)))
    assert.deepEqual([...found.keys()], ['theme', 'objective'])
    for (const heading of found.values()) {
      assert.equal(heading.tone, tone)
      assert.equal(heading.reason, reason)
    }
  })

test('two reds and four greens are red or amber by a rule, never the mean of them', () => {
  assert.equal(rolledUp(treeFor('rrgggg', plan('worst'))).get('theme')?.word, 'Red')
  assert.equal(rolledUp(treeFor('rrgggg', plan('two_worst'))).get('theme')?.word, 'Red')
  assert.match(alwaysWords[0] ?? '', /^Never an average/)
})

test('a plan without a rule gives headings no status', () => {
  assert.equal(rolledUp(treeFor('rr', plan('none'))).size, 0)
})

test('where a person says it, the heading has what was said, or nothing', () => {
  assert.equal(
    rolledUp(treeFor('rr', plan('reported'))).get('theme')?.reason,
    'Nobody has said yet how this heading stands. By the plan’s rule only a person says it.',
  )
  const stated = rolledUp(treeFor('rr', plan('reported'), 'green')).get('theme')
  assert.equal(stated?.tone, 'on')
  assert.equal(stated?.reason, 'Green, as somebody reported it. By the plan’s rule only a person says it.')
})

test('where the status sits on objectives, a round asks about those, and only what stands above them is rolled up', () => {
  const tree = treeFor('rr', plan('worst', 'outcome'), 'green')
  assert.deepEqual(
    ratedLines(tree).map(({ id }) => id),
    ['objective'],
  )
  const found = rolledUp(tree)
  assert.deepEqual([...found.keys()], ['theme'])
  assert.equal(found.get('theme')?.reason, 'Green because the one item below it is neither red nor amber.')
  assert.deepEqual(
    ratedLines(treeFor('rg', plan('worst'))).map(({ id }) => id),
    ['a0', 'a1'],
  )
})

test('a key without the word is said to lack it', () => {
  const two = [colours[0], colours[4]].flatMap((word) => word ?? [])
  assert.equal(
    rolledUp(treeFor('rbb', plan('two_worst', null, two))).get('theme')?.reason,
    `At risk because only 1 of 3 is red, ${alone}. This plan’s key has no word for “at risk”.`,
  )
  assert.equal(rolledUp(treeFor('bb', plan('worst', null, [...defaultKey]))).get('theme')?.word, 'No status yet')
})

test('every rule is said in a sentence of its own', () => {
  const sentences = Object.values(rollUpWords).map(({ says }) => says)
  assert.equal(new Set(sentences).size, 4)
  for (const sentence of sentences) assert.match(sentence, /^[A-Z].*\.$/)
})
