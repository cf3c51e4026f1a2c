import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultKey } from '../status-keys.ts'
import { csv } from './csv.ts'
import { daysLate, isDueSoon, lacksLead, lacksMeasure, movedWords } from './rules.ts'
import { age } from './rows.ts'
import { lede, standing } from './sentence.ts'
import { choiceOf } from './rules.ts'
import { type ItemRow, linesOf, type TreeItem, treeOf } from './tree.ts'

const today = '2026-11-19'
const plan = (levels: string[]) => ({
  id: 'p',
  title: 'Plan',
  kind: 'strategic' as const,
  levels: levels.map((level) => ({ level: level as 'theme', word: level })),
  starts_on: null,
  ends_on: null,
  owning_group_id: null,
  overseeing_group_id: null,
  parent_id: null,
  roll_up: 'none' as const,
  rated_level: null,
  position: 0,
  version: 1,
  keys: [{ id: 'k', number: 1, starts: '2026-01-01', words: [...defaultKey] }],
})
const row = (id: string, change: Partial<ItemRow> = {}): ItemRow => ({
  id,
  plan_id: 'p',
  parent_id: null,
  level: 'project',
  position: 0,
  reference: id,
  title: `Item ${id}`,
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
const around = {
  posts: [
    { id: 'held', title: 'Head', agency: null, person_id: 'x', holder: 'Dan', interim: false, vacant_since: null },
    {
      id: 'empty',
      title: 'Chair',
      agency: null,
      person_id: null,
      holder: null,
      interim: false,
      vacant_since: '2026-05-01',
    },
  ],
  agencies: [],
  groups: [],
  findings: [{ id: 'f', reference: 'A1', title: 'Finding', kind: 'recommendation' }],
}
const itemsOf = (...rows: ItemRow[]): TreeItem[] => treeOf(plan(['theme', 'project', 'action']), rows, around).items
const one = (change: Partial<ItemRow>): TreeItem => itemsOf(row('1', change))[0] as TreeItem

const late: [string, Partial<ItemRow>, number][] = [
  ['due yesterday', { due: '2026-11-18' }, 1],
  ['due today', { due: '2026-11-19' }, 0],
  ['due last year', { due: '2025-11-19' }, 365],
  ['complete', { due: '2026-11-18', status: 'complete' }, 0],
  ['not needed', { due: '2026-11-18', kind: 'no_improvement_needed' }, 0],
  ['a signpost', { due: '2026-11-18', kind: 'signpost' }, 0],
  ['ongoing', { due_kind: 'ongoing' }, 0],
  ['without a date', {}, 0],
]
for (const [what, change, days] of late)
  test(`an item ${what} is ${days} days late`, () => assert.equal(daysLate(one(change), today), days))

const soon: [string, boolean][] = [
  ['2026-11-18', false],
  ['2026-11-19', true],
  ['2026-12-31', true],
  ['2027-01-01', false],
]
for (const [due, is] of soon)
  test(`an item due on ${due} is ${is ? '' : 'not '}due within six weeks`, () =>
    assert.equal(isDueSoon(one({ due }), today), is))

const lacks: [string, Partial<ItemRow>, boolean, boolean][] = [
  ['with nothing', {}, true, true],
  ['with a held post', { posts: ['held'] }, false, true],
  ['with a vacant post', { posts: ['empty'] }, true, true],
  ['with one of two posts held', { posts: ['empty', 'held'] }, false, true],
  ['with a measure', { targets: [{ id: 't', text: 'x', steps: [] }] }, true, false],
  ['that is complete', { status: 'complete' }, false, false],
  ['that needs nothing', { kind: 'no_improvement_needed' }, false, false],
]
for (const [what, change, lead, measure] of lacks)
  test(`an item ${what} ${lead ? 'lacks' : 'has'} a lead and ${measure ? 'lacks' : 'has'} a measure, where it needs them`, () => {
    assert.deepEqual([lacksLead(one(change)), lacksMeasure(one(change))], [lead, measure])
  })

test('times moved are words up to two', () =>
  assert.deepEqual([0, 1, 2, 3].map(movedWords), ['', 'moved once', 'moved twice', 'moved 3 times']))

const ages: [string, string][] = [
  ['2026-11-19', 'today'],
  ['2026-11-18', 'yesterday'],
  ['2026-11-09', '10 days ago'],
  ['2026-10-15', '5 weeks ago'],
  ['2026-04-19', '7 months ago'],
]
for (const [date, words] of ages) test(`${date} is ${words}`, () => assert.equal(age(date, today), words))

test('the lines of a plan are its projects and actions, or else its lowest level', () => {
  assert.deepEqual(linesOf(plan(['theme', 'outcome', 'project', 'action'])), ['project', 'action'])
  assert.deepEqual(linesOf(plan(['theme', 'outcome'])), ['outcome'])
  assert.deepEqual(linesOf(plan(['theme'])), ['theme'])
})

test('rows are put in tree order; a row without its parent stands at the top; findings reach down', () => {
  const items = itemsOf(
    row('b', { parent_id: 'a', position: 1 }),
    row('orphan', { parent_id: 'gone' }),
    row('a', { level: 'theme', findings: ['f', 'hidden'] }),
    row('c', { parent_id: 'b', level: 'action' }),
  )
  assert.deepEqual(
    items.map(({ id, depth }) => `${id}${depth}`),
    ['orphan0', 'a0', 'b1', 'c2'],
  )
  assert.deepEqual(
    items.map(({ through }) => through.map(({ reference }) => reference)),
    [[], [], ['A1'], ['A1']],
  )
  assert.deepEqual(
    items.map(({ line }) => line),
    [true, false, true, true],
  )
})

test('the first sentence counts what is there', () => {
  const items = itemsOf(
    row('1', { status: 'off_track', due: '2026-01-01', posts: ['held'] }),
    row('2', { status: 'complete' }),
    row('3', { findings: ['f'], posts: ['held'] }),
  )
  const any = choiceOf(new URLSearchParams())
  assert.equal(
    lede(items, items, any, today),
    '3 items answer one finding. One is off track or at risk, one is late, one is complete and one is not yet stated.',
  )
  assert.equal(
    standing(itemsOf(row('1', { status: 'on_track', posts: ['held'] })), today),
    'None is late, off track or at risk.',
  )
  assert.equal(
    lede(items, [], choiceOf(new URLSearchParams('only=doubts')), today),
    'None of 3 items has doubts left from the import.',
  )
})

const formulas = ['=1+1', '+44', '-1', '@SUM(A1)', '\t=1', '  =1', '\r=1']
for (const title of formulas)
  test(`a title ${JSON.stringify(title)} cannot run in a spreadsheet`, () => {
    const items = itemsOf(row('1', { title }))
    const line = csv(items, items, today).split('\r\n').slice(1).join('\r\n')
    assert.ok(line.includes(`"'${title}"`), line)
  })
