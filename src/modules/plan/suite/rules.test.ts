import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultKey, defaultLevels } from '../status-keys.ts'
import type { Plan } from '../plans/model.ts'
import { mayStandUnder } from '../plans/rules.ts'
import {
  countsWords,
  countsOf,
  objectivesOf,
  type Pointed,
  pointedWords,
  suiteItems,
  suiteLede,
  type SuiteRow,
} from './rules.ts'

const plan = (id: string, kind: Plan['kind'], parent: string | null = null): Plan => ({
  id,
  title: `Plan ${id}`,
  kind,
  levels: [...defaultLevels],
  starts_on: null,
  ends_on: null,
  owning_group_id: null,
  overseeing_group_id: null,
  parent_id: parent,
  roll_up: 'none',
  rated_level: null,
  position: 0,
  version: 1,
  keys: [{ id: 'k', number: 1, starts: '2026-01-01', words: [...defaultKey] }],
})
const row = (id: string, planId: string, level: SuiteRow['level'], more: Partial<SuiteRow> = {}): SuiteRow => ({
  id,
  plan_id: planId,
  parent_id: null,
  level,
  reference: id,
  title: `Item ${id}`,
  kind: 'improvement',
  status: 'not_stated',
  status_on: null,
  due_kind: 'date',
  due: null,
  signpost_item_id: null,
  findings: [],
  ...more,
})
const [top, below] = [plan('s', 'strategic'), plan('d', 'delivery', 's')]
const today = '2026-11-19'

test('counts are told in words, and what is not there is left out', () => {
  const cases: [Parameters<typeof countsWords>[0], string][] = [
    [{ items: 0, late: 0, off: 0, silent: 0 }, 'No item yet.'],
    [{ items: 1, late: 0, off: 0, silent: 0 }, 'One item: none is late or off track.'],
    [{ items: 12, late: 2, off: 1, silent: 0 }, 'Twelve items: two are late and one is off track.'],
    [{ items: 40, late: 0, off: 0, silent: 1 }, '40 items: one has no status yet.'],
  ]
  for (const [counts, words] of cases) assert.equal(countsWords(counts), words)
})

test('only lines are counted, and a finished one is never late', () => {
  const items = suiteItems(
    [top],
    [
      row('o', 's', 'outcome'),
      row('a', 's', 'action', { due: '2026-10-01', status: 'off_track' }),
      row('b', 's', 'action', { due: '2026-10-01', status: 'complete' }),
      row('c', 's', 'action', { due: '2027-10-01' }),
    ],
  )
  assert.deepEqual(countsOf(items, 's', today), { items: 3, late: 1, off: 1, silent: 1 })
})

const serves = (own: SuiteRow[], theirs: SuiteRow[]) =>
  objectivesOf(top, suiteItems([top, below], [...own, ...theirs]), (id) => id.toUpperCase())

test('a delivery item serves an objective that points to it', () => {
  const { objectives } = serves(
    [row('o', 's', 'outcome'), row('x', 's', 'action', { parent_id: 'o', signpost_item_id: 'h' })],
    [row('h', 'd', 'outcome'), row('l', 'd', 'action', { parent_id: 'h' })],
  )
  assert.deepEqual(
    objectives[0]?.servedBy.map(({ item, how }) => [item.id, how]),
    [['l', 'the objective points to it']],
  )
})

test('a delivery item serves an objective that it points to', () => {
  const { objectives } = serves(
    [row('o', 's', 'outcome')],
    [row('l', 'd', 'action', { kind: 'signpost', signpost_item_id: 'o' })],
  )
  assert.deepEqual(objectives[0]?.servedBy[0]?.how, 'it points to the objective')
})

test('a delivery item serves an objective when both answer the same finding, which is named', () => {
  const { objectives, serving } = serves(
    [row('o', 's', 'outcome', { findings: ['a1'] }), row('p', 's', 'outcome', { findings: ['a9'] })],
    [
      row('h', 'd', 'outcome', { findings: ['a1'] }),
      row('l', 'd', 'action', { parent_id: 'h' }),
      row('m', 'd', 'action', { findings: ['a2'] }),
    ],
  )
  assert.deepEqual(
    objectives.map(({ item, servedBy }) => [item.id, servedBy.map(({ how }) => how)]),
    [
      ['o', ['both answer A1']],
      ['p', []],
    ],
  )
  assert.deepEqual([...serving], ['l'])
})

test('what only the theme above answers says nothing of one objective', () => {
  const { objectives } = serves(
    [row('t', 's', 'theme', { findings: ['a1'] }), row('o', 's', 'outcome', { parent_id: 't' })],
    [row('l', 'd', 'action', { findings: ['a1'] })],
  )
  assert.deepEqual(objectives[0]?.servedBy, [])
})

test('in a plan without outcomes each line is an objective', () => {
  const flat = { ...top, levels: [{ level: 'action' as const, word: 'Action' }] }
  const { objectives } = objectivesOf(flat, suiteItems([flat], [row('a', 's', 'action')]), () => null)
  assert.deepEqual(
    objectives.map(({ item }) => item.id),
    ['a'],
  )
})

const pointed = (more: Partial<Pointed> = {}): Pointed => ({
  id: 'x',
  title: 'X',
  plan: 'Other plan',
  status: { code: 'on_track', word: 'On track', tone: 'on' },
  status_on: '2026-11-01',
  closed: false,
  ...more,
})

test('a signpost shows the status of what it points to and says when nobody reports on it', () => {
  const cases: [Pointed | null, string, boolean][] = [
    [null, 'The item it points to is no longer in its plan. Choose another, or say what became of it.', true],
    [
      pointed({ status: { code: 'not_stated', word: 'Not yet stated', tone: null }, status_on: null }),
      'Nobody has reported on it yet.',
      true,
    ],
    [pointed(), 'On track, said on 1 November 2026.', false],
    [pointed({ status_on: '2026-07-22' }), 'On track, said on 22 July 2026.', false],
    [
      pointed({ status_on: '2026-07-21' }),
      'Nobody has reported on it for 121 days: it was on track on 21 July 2026.',
      true,
    ],
    [
      pointed({ status_on: '2025-07-21', status: { code: 'complete', word: 'Complete', tone: 'done' }, closed: true }),
      'Complete, said on 21 July 2025.',
      false,
    ],
  ]
  for (const [given, words, silent] of cases) assert.deepEqual(pointedWords(given, today), { words, silent })
})

test('the sentence of the suite says how many objectives are served by nobody', () => {
  const item = (id: string) => suiteItems([top], [row(id, 's', 'outcome')])[0]
  const objective = (id: string, served: boolean) => {
    const found = item(id)
    assert.ok(found)
    return { item: found, servedBy: served ? [{ item: found, how: '' }] : [] }
  }
  const cases: [string, string][] = [
    [suiteLede(top, [], [], 0), 'No delivery plan stands under this plan yet.'],
    [suiteLede(top, [below], [], 0), 'One delivery plan stands under it. It has no objective yet.'],
    [
      suiteLede(top, [below], [objective('a', true), objective('b', false)], 1),
      'One delivery plan stands under it. One of two objectives is served by no delivery item. It is tied to one plan kept elsewhere.',
    ],
    [
      suiteLede(top, [below, below], [objective('a', true)], 0),
      'Two delivery plans stand under it. Its one objective is served by a delivery item.',
    ],
    [
      suiteLede(top, [below], [objective('a', true), objective('b', true)], 0),
      'One delivery plan stands under it. All two objectives are served by a delivery item.',
    ],
    [
      suiteLede(below, [], [], 2),
      'This delivery plan stands under a strategic plan. It is tied to two plans kept elsewhere.',
    ],
    [suiteLede(plan('x', 'delivery'), [], [], 0), 'This delivery plan stands under no strategic plan yet.'],
  ]
  for (const [said, words] of cases) assert.equal(said, words)
})

test('a plan stands under a strategic plan that stands under none, and never under itself', () => {
  const nested = plan('n', 'strategic', 's')
  assert.deepEqual(
    mayStandUnder([top, below, nested], 'd').map(({ id }) => id),
    ['s'],
  )
  assert.deepEqual(mayStandUnder([top, below], 's'), [])
})
