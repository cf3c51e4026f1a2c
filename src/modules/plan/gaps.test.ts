import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gapsOf } from './gaps.ts'

const item = (change: object = {}) => ({
  title: 'Health checks on time',
  reference: '1.2',
  line: true,
  kind: 'improvement' as const,
  closed: false,
  leads: [lead('Lead nurse', false)],
  due: '2027-03-31',
  due_kind: 'date' as const,
  targets: [{ id: 't', text: 'Checks within 28 days', steps: [] }],
  findings: [],
  through: [],
  ...change,
})
const lead = (title: string, vacant: boolean) => ({
  id: title,
  title,
  agency: null,
  person_id: vacant ? null : 'p',
  holder: vacant ? null : 'Dan Harkness',
  interim: false,
  vacant,
  vacant_since: null,
})
const finding = { id: 'f', kind: 'area_for_improvement', reference: 'A2', title: 'Checks come late' }
const answering = { id: 'f', reference: 'A2', title: 'Checks come late', kind: 'area_for_improvement' }

const cases: [string, Parameters<typeof gapsOf>, string[]][] = [
  ['a whole item and no finding leave no gap', [[item()], []], []],
  ['a finding nobody answers is a gap', [[item()], [finding]], ['No item answers finding A2 Checks come late.']],
  ['a finding that an item answers is none', [[item({ findings: [answering] })], [finding]], []],
  ['a strength needs no item', [[item()], [{ ...finding, kind: 'strength' }]], []],
  [
    'an item names each thing it lacks',
    [[item({ leads: [], due: null, targets: [] })], []],
    [
      '“1.2 Health checks on time” has no post that leads it.',
      '“1.2 Health checks on time” has no agreed date.',
      '“1.2 Health checks on time” has no measure.',
    ],
  ],
  ['an ongoing item owes no date', [[item({ due: null, due_kind: 'ongoing' })], []], []],
  ['a finished item owes nothing', [[item({ closed: true, leads: [], targets: [] })], []], []],
  ['headings owe nothing', [[item({ line: false, leads: [], targets: [] })], []], []],
  [
    'a vacant post is named once with its items',
    [[item({ leads: [lead('Lead nurse', true)] }), item({ leads: [lead('Lead nurse', true)] })], []],
    ['Nobody holds the post “Lead nurse”, which leads 2 items.'],
  ],
]

for (const [name, given, sentences] of cases)
  test(name, () => {
    assert.deepEqual(
      gapsOf(...given).map(({ sentence }) => sentence),
      sentences,
    )
  })
