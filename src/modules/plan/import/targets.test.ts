import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contributionsIn } from './contributions.ts'
import { linksIn } from './links.ts'
import { measuresIn } from './targets.ts'

test('a target in steps is one measure with a step for each date', () => {
  const tail = 'of children coming into care will be seen by a dentist within 30 days.'
  assert.deepEqual(measuresIn(`By 30 June 2026 40% ${tail} By 30 June 2027 65% ${tail} By 30 June 2028 85% ${tail}`), [
    {
      text: 'Children coming into care will be seen by a dentist within 30 days',
      steps: [
        { date: '2026-06-30', value: 40, unit: '%' },
        { date: '2027-06-30', value: 65, unit: '%' },
        { date: '2028-06-30', value: 85, unit: '%' },
      ],
    },
  ])
})

test('steps in one sentence are read with the dates that follow them', () => {
  const [measure] = measuresIn(
    '60% of plans seen by 31 March 2026, rising to 80% by 31 March 2027 and 95% by 31 March 2028',
  )
  assert.deepEqual(
    measure?.steps.map((step) => [step.date, step.value]),
    [
      ['2026-03-31', 60],
      ['2027-03-31', 80],
      ['2028-03-31', 95],
    ],
  )
})

test('a baseline is no step', () => {
  const [measure] = measuresIn('Increase from 40% to 60% by 30 June 2026')
  assert.deepEqual(measure?.steps, [{ date: '2026-06-30', value: 60, unit: '%' }])
})

const amounts: [string, string][] = [
  ['20 → 35', '35 by null'],
  ['Rises from 12 carers to 30 carers', '30 carers by null'],
  ['Increase from 12 in 2025 to 30 in 2027', '30 by 2027-12-31'],
  ['Waits fall from 40 to 18 weeks', '18 weeks by null'],
  ['It takes from 4 to 6 weeks', ''],
  ['62% → 80%', '80% by null'],
  ['Baseline: 54%', ''],
  ['1,200 parents by 31 March 2027', '1200 parents by 2027-03-31'],
  ['The 12 schools report by 31 March 2027', ''],
]

for (const [text, steps] of amounts)
  test(`“${text}” names ${steps || 'no amount to reach'}`, () => {
    const found = measuresIn(text).flatMap((measure) => measure.steps)
    const words = found.map(
      ({ value, unit, date }) => `${value}${unit === '%' || !unit ? unit : ` ${unit}`} by ${date}`,
    )
    assert.equal(words.join(', '), steps)
  })

test('two measures without dates stay two', () => {
  assert.deepEqual(
    measuresIn('4% more at home; 92% attendance').map((measure) => measure.text),
    ['4% more at home', '92% attendance'],
  )
})

test('agency prefixes become contributions and the words before them stay', () => {
  assert.deepEqual(
    contributionsIn(
      'Work has begun. CSW - Daily list agreed. CPC– seminar held. Police October 2026 Open mornings began. Health: two nurses in post.',
    ),
    {
      contributions: [
        { agency: 'CSW', text: 'Daily list agreed.' },
        { agency: 'CPC', text: 'Seminar held.' },
        { agency: 'Police', text: 'October 2026: Open mornings began.' },
        { agency: 'Health', text: 'Two nurses in post.' },
      ],
      rest: 'Work has begun.',
    },
  )
})

test('a dash or colon alone makes no agency', () => {
  for (const text of [
    'COVID-19 slowed the work',
    'NB: the figures are provisional',
    'Placed with kin (-/+) - 18%',
    'A multi-agency group met',
  ])
    assert.deepEqual([text, contributionsIn(text).contributions], [text, []])
})

test('file names with spaces and addresses are links', () => {
  const cases: [string, string[]][] = [
    ['City plan Aim 4.pdf', ['City plan Aim 4.pdf']],
    ['LOP Outcome 4 LOP Outcome 4.pdf', ['LOP Outcome 4.pdf']],
    ['See Protection CPC Voices of Children.docx', ['CPC Voices of Children.docx']],
    ['Guide at https://example.org/guide. Staff use it', ['https://example.org/guide']],
  ]
  for (const [text, links] of cases) assert.deepEqual([text, linksIn(text).links], [text, links])
})
