import assert from 'node:assert/strict'
import { test } from 'node:test'
import { proposeAnswers } from './matching.ts'

const findings = [
  { id: 'oversight', wordings: [{ text: 'Nobody oversees corporate parenting as closely as child protection.' }] },
  {
    id: 'figures',
    wordings: [
      { text: 'Figures about children looked after at home are thin.' },
      { text: 'Partners could show few trends in outcomes data.' },
    ],
  },
  {
    id: 'health',
    wordings: [{ text: 'Health checks come late and there are gaps in help with emotional wellbeing.' }],
  },
]

const cases: [string, { title: string; driver?: string; findings?: string[] }, string[]][] = [
  [
    'its own subject',
    { title: 'Dental and medical checks for children coming into care will be on time', driver: 'Health' },
    ['health'],
  ],
  ['another wording of the same finding', { title: 'Publish trends in outcomes every quarter' }, ['figures']],
  [
    'the plan’s own words for the finding',
    { title: 'Meet each term', findings: ['Corporate parenting is not overseen closely'] },
    ['oversight'],
  ],
  [
    'other endings of the same words',
    { title: 'Set up a board that has oversight of corporate parents' },
    ['oversight'],
  ],
  ['nothing shared', { title: 'Paint the waiting room' }, []],
  ['only everyday words', { title: 'Children will be asked' }, []],
]

test('an item is matched to the finding whose rare words it shares', () => {
  for (const [name, item, expected] of cases) {
    const answers = proposeAnswers([item, ...cases.map(([, other]) => other)], findings).filter(
      (answer) => answer.item === 0,
    )
    assert.deepEqual([name, answers.map((answer) => answer.finding)], [name, expected])
  }
})

test('each proposal says which words both share', () => {
  const [answer] = proposeAnswers([{ title: 'Health checks on time' }], findings)
  assert.match(answer?.why ?? '', /“(health|checks)”/)
})

test('without findings or items there is nothing to propose', () => {
  assert.deepEqual(proposeAnswers([], findings), [])
  assert.deepEqual(proposeAnswers([{ title: 'Health checks on time' }], []), [])
})
