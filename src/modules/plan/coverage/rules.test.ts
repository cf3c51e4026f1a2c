import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coverageCsv, coverageOf, coverageSentence, idle, matrixOf, stateWords } from './rules.ts'

const finding = (id: string, kind = 'area_for_improvement', source_id = 's') => ({
  id,
  kind,
  reference: id.toUpperCase(),
  title: `Finding ${id}`,
  source_id,
  source_title: 'Inspection',
})
type Item = Parameters<typeof coverageSentence>[0][number]
const item = (id: string, answering: string[] = [], more: Partial<Item> = {}): Item => ({
  id,
  reference: id,
  title: `Item ${id}`,
  line: true,
  kind: 'improvement',
  level: 'project',
  findings: answering.map((each) => finding(each)),
  through: [],
  leads: [],
  status: { word: 'On track', tone: 'on' } as Item['status'],
  signpost: '',
  ...more,
})
const none = { elsewhere: new Map<string, string[]>(), watched: new Set<string>() }

const states: [string, readonly Item[], ReturnType<typeof finding>, Partial<typeof none>, string][] = [
  ['two items', [item('1', ['a']), item('2', ['a'])], finding('a'), {}, 'Answered by two items'],
  [
    'an item through its heading',
    [item('1', [], { through: [finding('a')] })],
    finding('a'),
    {},
    'Answered by one item',
  ],
  ['a signpost alone', [item('1', ['a'], { kind: 'signpost' })], finding('a'), {}, 'Answered only by a signpost'],
  [
    'a signpost and an item',
    [item('1', ['a'], { kind: 'signpost' }), item('2', ['a'])],
    finding('a'),
    {},
    'Answered by two items',
  ],
  [
    'a heading alone',
    [item('1', ['a'], { line: false })],
    finding('a'),
    {},
    'A heading answers it, and no item stands under that',
  ],
  ['nothing', [item('1')], finding('a'), {}, 'Nothing answers it'],
  [
    'other plans',
    [item('1')],
    finding('a'),
    { elsewhere: new Map([['a', ['Health plan', 'School plan']]]) },
    'Answered in another plan: Health plan and School plan',
  ],
  ['a watch', [], finding('a', 'strength'), { watched: new Set(['a']) }, 'A strength that is watched'],
  ['no watch', [], finding('a', 'strength'), {}, 'A strength that nobody watches'],
]
for (const [what, items, known, around, words] of states)
  test(`a finding with ${what} says: ${words}`, () => {
    const [row] = coverageOf(items, [known], { ...none, ...around })
    assert.ok(row)
    assert.equal(stateWords(row), words)
  })

const sentenceOf = (items: readonly Item[], findings: readonly ReturnType<typeof finding>[], around = none) =>
  coverageSentence(items, coverageOf(items, findings, around))
const many = (count: number, level: Item['level'], answering: string[]) =>
  Array.from({ length: count }, (_, at) => item(String(at), answering, { level }))
const six = ['a', 'b', 'c', 'd', 'e', 'f']

test('the sentence counts what answers what, and says each thing that is missing', () => {
  assert.equal(sentenceOf([], [finding('a')]), 'The plan has no item yet, so it answers nothing.')
  assert.equal(sentenceOf([item('1')], []), 'One item and no finding yet that they could answer.')
  assert.equal(sentenceOf([item('1', ['a'])], [finding('a')]), 'The one finding is answered by an item.')
  assert.equal(
    sentenceOf(
      [item('1', ['a']), item('2'), item('3', ['b'], { kind: 'signpost' })],
      [finding('a'), finding('b'), finding('c'), finding('d', 'strength')],
    ),
    'One of three findings is answered by an item. One finding is answered by nothing. One is answered only by a signpost. One item answers no finding. Nobody watches one strength.',
  )
  assert.equal(
    sentenceOf(
      many(94, 'action', six),
      six.map((id) => finding(id)),
    ),
    '94 actions for six findings.',
  )
  assert.equal(
    sentenceOf(many(4, 'action', ['a']), [finding('a', 'strength')]),
    'There is no finding that asks for an answer.',
  )
})

test('what needs no improvement, and headings, owe no answer', () => {
  const items = [item('1'), item('2', [], { kind: 'no_improvement_needed' }), item('3', [], { line: false })]
  assert.deepEqual(
    idle(items).map(({ id }) => id),
    ['1'],
  )
})

test('objectives stand against what they cover, and overlaps and holes are counted', () => {
  const findings = [
    finding('o1', 'objective', 'notice'),
    finding('o2', 'objective', 'notice'),
    finding('o3', 'objective', 'notice'),
    finding('r1', 'recommendation'),
    finding('r2', 'recommendation'),
    finding('r3', 'recommendation'),
    finding('x', 'recommendation', 'another'),
    finding('y', 'strength'),
  ]
  const matrix = matrixOf(findings, [
    { covering_id: 'o1', covered_id: 'r1' },
    { covering_id: 'o2', covered_id: 'r1' },
    { covering_id: 'o2', covered_id: 'r2' },
    { covering_id: 'o2', covered_id: 'hidden' },
    { covering_id: 'r1', covered_id: 'r3' },
  ])
  assert.ok(matrix)
  assert.deepEqual(
    matrix.rows.map((row) => [row.finding.id, row.covers, row.words]),
    [
      ['r1', [true, true, false], 'Two objectives'],
      ['r2', [false, true, false], 'One objective'],
      ['r3', [false, false, false], 'No objective'],
    ],
  )
  assert.equal(
    matrix.sentence,
    'Three objectives cover two of three findings. One is covered by more than one. One is covered by none. One objective covers nothing.',
  )
  assert.equal(matrixOf(findings, [{ covering_id: 'r1', covered_id: 'r3' }]), null)
})

test('the list has a row for each pair, for each finding without an item and each item without a finding', () => {
  const items = [item('1', ['a']), item('2', ['a']), item('3')]
  const csv = coverageCsv(items, coverageOf(items, [finding('a'), finding('b')], none))
  const lines = csv.trim().split('\r\n')
  assert.equal(lines.length, 5)
  assert.match(lines[3] ?? '', /^B,Finding b,area for improvement,Inspection,Nothing answers it,,,,,$/)
  assert.match(lines[4] ?? '', /^,,,,Answers no finding,3,Item 3,,On track,$/)
})
