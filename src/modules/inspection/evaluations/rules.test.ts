import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluationsSentence, type Given, trajectories, trajectorySentence } from './rules.ts'

const given = (
  indicator: string,
  grade: string,
  published_on: string | null,
  scale = 'six points',
  source_id = 's',
): Given => ({
  id: `${indicator}${published_on}`,
  source_id,
  indicator,
  grade,
  scale,
  page: '',
  source_title: 'Inspection',
  published_on,
})

test('an indicator is followed over its sources whatever its capitals, in time', () => {
  const all = trajectories([
    given('10.1 Leadership', 'Good', '2024-06-01'),
    given('2.1 Impact', 'Good', '2024-06-01'),
    given('2.1 impact ', 'Adequate', '2019-05-01'),
    given('2.1 Impact', 'Very good', null),
  ])
  assert.deepEqual(
    all.map(({ indicator, grades }) => [indicator, grades.map(({ grade }) => grade)]),
    [
      ['2.1 Impact', ['Adequate', 'Good', 'Very good']],
      ['10.1 Leadership', ['Good']],
    ],
  )
})

test('grades are told in order and never averaged, and scales that differ are said', () => {
  for (const [grades, sentence] of [
    [[], ''],
    [[given('2.1', 'Good', '2024-06-01')], 'Good in June 2024. One grade is no trajectory.'],
    [
      [given('2.1', 'Adequate', '2019-05-01'), given('2.1', 'Good', '2024-06-01')],
      'Adequate in May 2019, then good in June 2024, on one scale.',
    ],
    [
      [
        given('2.1', 'Adequate', '2019-05-01', 'six points'),
        given('2.1', 'Requires improvement', '2024-06-01', 'four points'),
      ],
      'Adequate in May 2019, then requires improvement in June 2024. They stand on 2 scales, so the words cannot be compared one to one.',
    ],
    [
      [given('2.1', 'Adequate', '2019-05-01', ''), given('2.1', 'Good', null)],
      'Adequate in May 2019, then good. A scale is not said, so the grades cannot be compared.',
    ],
  ] as const)
    assert.equal(trajectorySentence(grades), sentence)
})

test('indicators, sources and differing scales are counted', () => {
  assert.equal(evaluationsSentence([]), 'No source has graded anything yet.')
  assert.equal(
    evaluationsSentence(trajectories([given('2.1', 'Good', '2024-06-01')])),
    '1 indicator was evaluated by 1 source.',
  )
  assert.equal(
    evaluationsSentence(
      trajectories([given('2.1', 'Good', '2024-06-01'), given('2.1', 'Good', '2019-06-01', 'four points', 't')]),
    ),
    '1 indicator was evaluated by 2 sources. The scales of one indicator differ from time to time.',
  )
})
